/** Polls by message. */
import { cut } from '../../kit/cut.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import {
  roles,
  type Command,
  type Context,
  type Effects,
  type MessageEvent,
  type Refusal,
  type Role,
} from '../../types.ts';
import { close } from './close.ts';
import { makeByWord, type Desk } from './make.ts';
import { board, standing } from './show.ts';
import { readPoll, type Spec } from './spec.ts';
import { groupOrOnly } from '../../settings.ts';
import type { PollRow } from './store.ts';
import { pollTexts } from './texts.ts';
import { byWord } from './vote.ts';

type Asked = Context<MessageEvent>;
const isStaff = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('moderator');
const pollNumber = /^#?([1-9][0-9]{0,9})(?:\s*[号號])?$/u;

/** `Feature.commands`. */
export const pollCommands = (desk: Desk): readonly Command[] =>
  [show(desk), make(desk), results(desk), voting(desk), closing(desk)] as readonly Command[];

/** A number, or null: the newest one here. */
const whichOne = (rest: string, c: Asked): number | null | Refusal => {
  const found = pollNumber.exec(rest)?.[1];
  return found ? Number(found) : rest === '' ? null : { refuse: pollTexts[c.locale].whichPoll };
};

/** Only who is in one of its groups may see it, and staff. */
async function visible(c: Asked, { store }: Desk, id: number): Promise<PollRow | undefined> {
  const poll = await store.find(c.community.id, id);
  const rooms = poll ? (await store.places(id)).map((p) => p.room) : [];
  const here = c.room.kind === 'group' ? rooms.includes(c.room.id) : await store.present(rooms, c.who.member);
  return poll && (here || isStaff(c.role)) ? poll : undefined;
}

const show = (desk: Desk): Command<null> => ({
  name: 'polls',
  words: { 'zh-CN': ['投票'], 'zh-TW': ['投票'], en: ['poll'] },
  level: 'called',
  allow: 'member',
  shares: true,
  help: { 'zh-CN': '看看现在有什么投票', 'zh-TW': '看看現在有什麼投票', en: 'see the polls that run' },
  example: { 'zh-CN': '/投票', 'zh-TW': '/投票', en: '/poll' },
  parse: (rest, c) => (rest === '' ? null : { refuse: pollTexts[c.locale].fault.few }),
  run: async (c): Promise<Effects> => {
    const t = pollTexts[c.locale];
    const group = await groupOrOnly(desk.house, c);
    const running = group ? desk.open.of(group.id) : [];
    const [only, another] = running;
    if (!only) return [reply(c, isStaff(c.role) ? t.noneStaff : t.none)];
    if (!another) return result(c, desk, only.id);
    const rows: string[] = [];
    for (const { id } of running) {
      const poll = await desk.store.find(c.community.id, id);
      if (!poll) continue;
      const when = formatMoment(poll.closesAt, c.community.timeZone, c.locale);
      rows.push(t.line(id, cut(poll.question, 16), await desk.store.size(id), when));
    }
    return [reply(c, rows.join('\n'))];
  },
});

const make = (desk: Desk): Command<Spec> => ({
  name: 'polls.make',
  // The longer word first: in the settings a command goes by its first word, and the other command has the short one.
  words: { 'zh-CN': ['发起投票', '投票'], 'zh-TW': ['發起投票', '投票'], en: ['poll-start', 'poll'] },
  level: 'called',
  allow: 'moderator',
  shares: true,
  help: { 'zh-CN': '发起一次投票', 'zh-TW': '發起一次投票', en: 'start a poll' },
  example: {
    'zh-CN': '/投票 周五吃什么 | 火锅 | 烤肉',
    'zh-TW': '/投票 週五吃什麼 | 火鍋 | 烤肉',
    en: '/poll Friday dinner? | Hotpot | Barbecue',
  },
  parse: (rest, c) => {
    const read = readPoll(rest, c.now, c.community.timeZone);
    return 'fault' in read ? { refuse: pollTexts[c.locale].fault[read.fault] } : read;
  },
  run: (c, spec, tx) => makeByWord(c, tx, desk, spec),
});

async function result(c: Asked, desk: Desk, id: number): Promise<Effects> {
  const t = pollTexts[c.locale];
  const poll = await visible(c, desk, id);
  if (!poll) return [reply(c, t.noSuch)];
  const words = board(poll, await standing(desk, poll), c.locale, c.community.timeZone);
  const mine = c.room.kind === 'private' ? await desk.store.mine(id, c.who.member) : undefined;
  const labels = mine?.choices.map((n) => poll.options[n] ?? '') ?? [];
  return [reply(c, labels.length > 0 ? `${words}\n${t.youChose(labels)}` : words)];
}

const results = (desk: Desk): Command<number | null> => ({
  name: 'polls.results',
  words: {
    'zh-CN': ['投票结果', '投票情况'],
    'zh-TW': ['投票結果', '投票情況'],
    en: ['poll-results', 'poll results'],
  },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '看投票结果', 'zh-TW': '看投票結果', en: 'see how a poll stands' },
  example: { 'zh-CN': '/投票结果 12', 'zh-TW': '/投票結果 12', en: '/poll-results 12' },
  parse: whichOne,
  run: async (c, id): Promise<Effects> => {
    const group = id === null ? await groupOrOnly(desk.house, c) : undefined;
    const newest = group ? (desk.open.of(group.id).at(-1)?.id ?? (await desk.store.latest(group.id))) : undefined;
    const wanted = id ?? newest;
    if (wanted === undefined) return [reply(c, pollTexts[c.locale][group ? 'none' : 'whichPoll'])];
    return result(c, desk, wanted);
  },
});

const voting = (desk: Desk): Command<{ readonly id: number; readonly numbers: string }> => ({
  name: 'polls.vote',
  words: { 'zh-CN': ['投'], 'zh-TW': ['投'], en: ['vote'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '私聊里投票', 'zh-TW': '私訊裡投票', en: 'vote in private' },
  example: { 'zh-CN': '/投 12 2', 'zh-TW': '/投 12 2', en: '/vote 12 2' },
  discreet: true,
  parse: (rest, c) => {
    const [, id, numbers] = /^#?([1-9][0-9]{0,9})(?:\s*[号號])?\s+(\S.*)$/u.exec(rest) ?? [];
    return id && numbers ? { id: Number(id), numbers } : { refuse: pollTexts[c.locale].howToVote };
  },
  run: (c, { id, numbers }) => byWord(c, desk, id, numbers),
});

const closing = (desk: Desk): Command<number | null> => ({
  name: 'polls.close',
  words: { 'zh-CN': ['结束投票', '关闭投票'], 'zh-TW': ['結束投票', '關閉投票'], en: ['poll-close', 'poll close'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '提前结束投票', 'zh-TW': '提前結束投票', en: 'close a poll early' },
  example: { 'zh-CN': '/结束投票 12', 'zh-TW': '/結束投票 12', en: '/poll-close 12' },
  parse: whichOne,
  run: async (c, id, tx): Promise<Effects> => {
    const t = pollTexts[c.locale];
    const group = await groupOrOnly(desk.house, c);
    const [only, another] = group ? desk.open.of(group.id) : [];
    if (id === null && (another || !only)) return [reply(c, only ? t.whichPoll : t.none)];
    const poll = await desk.store.find(c.community.id, id ?? only?.id ?? 0);
    if (!poll) return [reply(c, t.noSuch)];
    const places = (await desk.store.places(poll.id)).map((p) => p.room);
    const effects = await close(c, tx, desk, poll);
    if (effects.length === 0) return [reply(c, t.over)];
    return places.includes(c.room.id) ? effects : [...effects, reply(c, t.closedThere(poll.id))];
  },
});
