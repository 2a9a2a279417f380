/** Topics by message: see, post, add, list, remove, schedule. */
import type { House } from '../../house.ts';
import { formatTime } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { fingerprint } from '../../kit/hash.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { readSentence } from '../../kit/sentence/read.ts';
import { cronOf } from '../../kit/sentence/when.ts';
import { groupAbout } from '../../settings.ts';
import {
  roles,
  type Command,
  type Context,
  type Effects,
  type MessageEvent,
  type Refusal,
  type Role,
} from '../../types.ts';
import type { CampaignAsked, CampaignWanted } from '../campaigns/events.ts';
import { readTopic, type Added } from './adding.ts';
import { wordsIn } from './language.ts';
import { post, type Desk } from './post.ts';
import { show as showRising, type RisingDesk } from './rising.ts';
import { topicTexts } from './texts.ts';

const longestTopic = 120;
const longestTheme = 40;
const shownLength = 24;
const pageSize = 4;

type Asked = Context<MessageEvent>;
const isStaff = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('moderator');

/**
 * English has one word for several things: `/topic add …`, `/topics daily 9:00`. What follows the second word; as is
 * after a Chinese word; undefined when another second word was meant.
 */
function after(rest: string, c: Asked, second: RegExp): string | undefined {
  const head = c.event.text.trimEnd().slice(0, c.event.text.trimEnd().length - rest.length);
  if (!/topics?\s*$/iu.test(head)) return rest;
  const m = second.exec(rest);
  return m ? rest.slice(m[0].length).trim() : undefined;
}

/** The commands; `Feature.commands` of topics. */
export function topicCommands(desk: RisingDesk): readonly Command[] {
  const { house } = desk;
  return [
    show(desk),
    now(desk),
    add(desk, house),
    list(desk),
    remove(desk, house),
    schedule(desk),
    trending(desk),
  ] as readonly Command[];
}

const show = ({ store, open }: Desk): Command<null> => ({
  name: 'topics',
  words: { 'zh-CN': ['话题', '今日话题'], 'zh-TW': ['話題', '今日話題'], en: ['topic'] },
  level: 'called',
  allow: 'member',
  shares: true,
  help: { 'zh-CN': '现在聊什么', 'zh-TW': '現在聊什麼', en: 'what we are talking about' },
  example: { 'zh-CN': '/话题', 'zh-TW': '/話題', en: '/topic' },
  parse: (rest, c) => (rest === '' ? null : { refuse: topicTexts[c.locale].usage }),
  run: async (c): Promise<Effects> => {
    const t = topicTexts[c.locale];
    const current = open.of(c.room.id);
    const topic = current && (await store.list(c.community.id)).find((x) => x.id === current.topic);
    const words = topic && wordsIn(topic.words, c.locale);
    if (!current || words === undefined || current.until <= c.now)
      return [reply(c, isStaff(c.role) ? t.nothingStaff : t.nothing)];
    return [reply(c, t.now(words, formatTime(current.until, c.community.timeZone, c.locale), current.counted.size))];
  },
});

const now = (desk: Desk): Command<null> => ({
  name: 'topics.now',
  words: { 'zh-CN': ['今天话题', '发话题'], 'zh-TW': ['今天話題', '發話題'], en: ['topic now', 'topic-now'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '马上发一个话题', 'zh-TW': '馬上發一個話題', en: 'post a topic at once' },
  example: { 'zh-CN': '/今天话题', 'zh-TW': '/今天話題', en: '/topic now' },
  parse: noArguments,
  run: async (c, _none, tx): Promise<Effects> => {
    const t = topicTexts[c.locale];
    const groups = c.room.kind === 'group' ? [c.room] : await desk.house.people.groups(c.community.id);
    const [room, another] = groups;
    if (!room || another) return [reply(c, t.sayThere)];
    const effects = await post(c, tx, desk, { room, wish: {}, campaign: null });
    if (!effects) return [reply(c, t.empty)];
    return c.room.kind === 'group' ? effects : [...effects, reply(c, t.posted(cut(room.name, 20)))];
  },
});

const add = ({ store }: Desk, house: House): Command<Added> => ({
  name: 'topics.add',
  words: { 'zh-CN': ['添加话题', '加话题'], 'zh-TW': ['新增話題', '加話題', '添加話題'], en: ['topic', 'topic-add'] },
  level: 'called',
  allow: 'admin',
  shares: true,
  help: { 'zh-CN': '加一个话题', 'zh-TW': '加一個話題', en: 'add a topic' },
  example: {
    'zh-CN': '/添加话题 最近入手了什么好物？',
    'zh-TW': '/新增話題 最近入手了什麼好物？',
    en: '/topic add What did you buy lately?',
  },
  parse: (rest, c): Added | Refusal => {
    const t = topicTexts[c.locale];
    const said = after(rest, c, /^add(?=\s|$)/iu);
    if (said === undefined) return { refuse: t.usage };
    const topic = readTopic(said);
    if (!topic) return { refuse: t.whichBrackets };
    if (topic.words === '') return { refuse: t.whatTopic };
    return topic.words.length > longestTopic ? { refuse: t.tooLong(longestTopic) } : topic;
  },
  run: async (c, { words, theme, days, tags }): Promise<Effects> => {
    const t = topicTexts[c.locale];
    const active = (await store.list(c.community.id)).filter((x) => x.state === 'active');
    if (active.some((x) => Object.values(x.words).includes(words))) return [reply(c, t.known)];
    const id = await store.put({
      community: c.community.id,
      key: fingerprint(words),
      source: 'message',
      words: { [c.locale]: words },
      theme,
      days,
      tags,
      eventId: c.cause,
      at: c.now,
    });
    await house.audit.write(c, {
      act: 'topic',
      subject: cut(words, 40),
      room: null,
      before: { id, state: 'gone' },
      after: { id, state: 'active' },
    });
    return [reply(c, t.added(active.length + 1))];
  },
});

const list = ({ store }: Desk): Command<number> => ({
  name: 'topics.list',
  words: { 'zh-CN': ['话题列表', '话题库'], 'zh-TW': ['話題列表', '話題庫'], en: ['topics'] },
  level: 'called',
  allow: 'moderator',
  shares: true,
  help: { 'zh-CN': '看所有话题', 'zh-TW': '看所有話題', en: 'see all topics' },
  example: { 'zh-CN': '/话题列表', 'zh-TW': '/話題列表', en: '/topics' },
  parse: (rest, c) => {
    if (rest === '') return 1;
    return /^[1-9][0-9]{0,3}$/.test(rest) ? Number(rest) : { refuse: topicTexts[c.locale].usage };
  },
  run: async (c, page): Promise<Effects> => {
    const t = topicTexts[c.locale];
    const active = (await store.list(c.community.id)).filter((x) => x.state === 'active');
    if (active.length === 0) return [reply(c, t.empty)];
    const pages = Math.ceil(active.length / pageSize);
    if (page > pages) return [reply(c, t.noPage(pages))];
    const lines = active
      .slice((page - 1) * pageSize, page * pageSize)
      .map((x) => `${x.id} ${cut((wordsIn(x.words, c.locale) ?? '').replace(/\s+/gu, ' '), shownLength)}`);
    return [reply(c, t.list(lines, active.length, page, pages))];
  },
});

const remove = ({ store }: Desk, house: House): Command<number> => ({
  name: 'topics.remove',
  words: { 'zh-CN': ['删除话题', '删话题'], 'zh-TW': ['刪除話題', '刪話題'], en: ['topic', 'topic-remove'] },
  level: 'called',
  allow: 'admin',
  shares: true,
  help: { 'zh-CN': '删掉一个话题', 'zh-TW': '刪掉一個話題', en: 'remove a topic' },
  example: { 'zh-CN': '/删除话题 3', 'zh-TW': '/刪除話題 3', en: '/topic remove 3' },
  parse: (rest, c): number | Refusal => {
    const t = topicTexts[c.locale];
    const number = after(rest, c, /^(remove|delete)(?=\s|$)/iu);
    if (number === undefined) return { refuse: t.usage };
    return /^#?[1-9][0-9]{0,9}$/.test(number) ? Number(number.replace('#', '')) : { refuse: t.whichNumber };
  },
  run: async (c, id): Promise<Effects> => {
    const t = topicTexts[c.locale];
    const topic = (await store.list(c.community.id)).find((x) => x.id === id && x.state === 'active');
    if (!topic) return [reply(c, t.noSuch)];
    if (topic.source === 'file') return [reply(c, t.inFile)];
    await store.setState(c.community.id, id, 'gone', c.cause);
    const words = cut(wordsIn(topic.words, c.locale) ?? '', shownLength);
    await house.audit.write(c, {
      act: 'topic',
      subject: words,
      room: null,
      before: { id, state: 'active' },
      after: { id, state: 'gone' },
    });
    return [reply(c, t.removed(words))];
  },
});

type Rhythm = { readonly every: string; readonly theme: string } | { readonly stop: string } | 'list';

const schedule = ({ store }: Desk): Command<Rhythm> => ({
  name: 'topics.schedule',
  words: { 'zh-CN': ['定时话题'], 'zh-TW': ['定時話題'], en: ['topics', 'topics-schedule'] },
  level: 'called',
  allow: 'admin',
  shares: true,
  help: { 'zh-CN': '定时发话题', 'zh-TW': '定時發話題', en: 'post topics by schedule' },
  example: {
    'zh-CN': '/定时话题 每周五 20:00 美食',
    'zh-TW': '/定時話題 每週五 20:00 美食',
    en: '/topics every Friday 8pm food',
  },
  parse: (rest, c): Rhythm | Refusal => {
    const words = rest.trim().toLowerCase();
    if (words === '' || words === 'schedule') return 'list';
    const [stop, of] = /^(?:停|停止|停掉|关|关掉|關|關掉|stop|off)(?:\s+(\S.*))?$/u.exec(words) ?? [];
    if (stop !== undefined) return { stop: of ?? '' };
    const said = readSentence(rest, c.now, c.community.timeZone);
    const every = 'fault' in said || said.when.days.on === 'hours' ? undefined : cronOf(said.when);
    if ('fault' in said || every === undefined || said.words.length > longestTheme)
      return { refuse: topicTexts[c.locale].when };
    return { every, theme: said.words };
  },
  run: async (c, rhythm): Promise<Effects> => {
    if (rhythm === 'list') {
      const asked: CampaignAsked = { what: 'campaign.asked', member: null, content: 'topic' };
      return [{ do: 'tell', what: asked }];
    }
    const here = c.room.kind === 'group' ? c.room : undefined;
    const all = `message.topics.${here?.id ?? 'all'}`;
    const named = (theme: string): string => (theme === '' ? all : `${all}.${fingerprint(theme.toLowerCase())}`);
    const wanted = (name: string, definition: CampaignWanted['definition'], below?: true): Effects => {
      const what: CampaignWanted = {
        what: 'campaign.wanted',
        member: c.who.member,
        name,
        definition,
        ...(below && { below }),
      };
      return [{ do: 'tell', what }];
    };
    if ('stop' in rhythm) return wanted(named(rhythm.stop), null, rhythm.stop === '' ? true : undefined);
    const t = topicTexts[c.locale];
    const active = (await store.list(c.community.id)).filter((x) => x.state === 'active');
    if (active.length === 0) return [reply(c, t.empty)];
    const theme = active.find((x) => x.theme?.toLowerCase() === rhythm.theme.toLowerCase())?.theme ?? undefined;
    if (rhythm.theme !== '' && theme === undefined) return [reply(c, t.noTheme(rhythm.theme))];
    await store.afresh(c.community.id, here?.id ?? null);
    const to = here && { groups: [`${here.account}/${here.platformId}`] };
    return wanted(named(theme ?? ''), {
      id: 'topics',
      active: true,
      every: rhythm.every,
      topic: theme === undefined ? 'any' : { theme },
      catchUp: 'once',
      ...(to ? { to } : {}),
    });
  },
});

const trending = (desk: RisingDesk): Command<null> => ({
  name: 'topics.rising',
  words: { 'zh-CN': ['热词'], 'zh-TW': ['熱詞'], en: ['rising'] },
  level: 'called',
  allow: 'admin',
  help: { 'zh-CN': '群里最近聊得多的词', 'zh-TW': '群裡最近聊得多的詞', en: 'what the group talks about more' },
  example: { 'zh-CN': '/热词', 'zh-TW': '/熱詞', en: '/rising' },
  parse: noArguments,
  run: async (c): Promise<Effects> => {
    const group = await groupAbout(desk.house, c);
    return showRising(c, desk, group);
  },
});
