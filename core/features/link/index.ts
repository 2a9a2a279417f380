/**
 * One member on many platforms: a code from one side typed on the other, confirmed on the first. Points and streaks
 * follow by the rules of whoever hears `members.linked`; nothing is rewritten, and parting gives each side back its own.
 */
import { defineFeature, type House } from '../../house.ts';
import { newCode, readCode } from '../../kit/code.ts';
import { noArguments } from '../../kit/parse.ts';
import { platformTitle } from '../../kit/platforms.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import {
  roles,
  type Answer,
  type Command,
  type Context,
  type Effects,
  type Locale,
  type MessageEvent,
} from '../../types.ts';
import type { MemberRecognised } from '../recognise/events.ts';
import type { MembersLinked, MembersParted } from './events.ts';
import { againMs, codeMs, mostTries, tryWindowMs } from './rules.ts';
import { defineLinks } from './schema.ts';
import { linkStore, type Code } from './store.ts';
import { linkTexts } from './texts.ts';

const dayMs = 86_400_000;
/** What the question to the first side carries. */
interface Wanted {
  readonly member: number;
  readonly was: number;
  /** The private chat of the side that typed the code. */
  readonly room: number;
}

export const link = defineFeature({
  name: 'link',
  title: null,
  on: true,
  schema: defineLinks,
  create: (house) => {
    const store = linkStore(house.database);
    const d = { house, store };
    return {
      commands: [linkCommand(d), unlinkCommand(d)],
      answers: { isItYou: confirm(d), part: parting(d) },
      hears: {
        'member.recognised': async (c, { member, was }: MemberRecognised, tx) => [
          { do: 'tell', what: await unite(d, c, { member, was }, tx) },
        ],
      },
    };
  },
});

interface Deps {
  readonly house: House;
  readonly store: ReturnType<typeof linkStore>;
}
const sidesOf = async (d: Deps, member: number, locale: Locale, only?: readonly number[]) =>
  (await d.house.people.merging.identitiesOf(member))
    .filter((i) => only === undefined || only.includes(i.id))
    .map((i) => ({ platform: platformTitle(i.account, locale), name: i.name }));
const sideHere = (c: Context) => ({ platform: platformTitle(c.room.account, c.locale), name: c.who.name });

async function giveCode(d: Deps, c: Context<MessageEvent>): Promise<Effects> {
  const code = newCode(c.dice);
  const at = { community: c.community.id, member: c.who.member, room: c.room.id, at: c.now };
  await d.store.give({ ...at, code, until: c.now + codeMs, eventId: c.cause });
  return [reply(c, linkTexts[c.locale].code(code))];
}

/** Why these two cannot become one; undefined when they can. */
async function obstacle(
  d: Deps,
  c: Context,
  code: Pick<Code, 'member' | 'community'>,
  me: number,
): Promise<string | undefined> {
  const t = linkTexts[c.locale];
  if (code.member === me) return t.already;
  const ranks = await d.house.people.ranks(code.community);
  const granted = (member: number): number =>
    roles.indexOf(ranks.find((r) => r.member === member)?.granted ?? 'member');
  // A role goes where its holder asked for the code; nobody gets one by having a code typed.
  if (granted(me) > granted(code.member)) return t.higherRole;
  const parted = await d.store.lastParted([me, code.member]);
  if (parted !== null && c.now - parted < againMs) return t.tooSoon(Math.ceil((parted + againMs - c.now) / dayMs));
  return undefined;
}

async function typed(d: Deps, c: Context<MessageEvent>, written: string): Promise<Effects> {
  const t = linkTexts[c.locale];
  if ((await d.store.tried(c.who.identity, c.now, tryWindowMs)) >= mostTries) return [reply(c, t.tooOften)];
  const code = await d.store.find(written, c.now);
  if (!code) {
    await d.store.wrong(c.who.identity, c.now, tryWindowMs, c.cause);
    return [reply(c, t.noCode)];
  }
  const me = await memberIn(d, c, code.community);
  if (me === undefined) {
    const name = (await d.house.people.community(code.community, d.house.database.db))?.name ?? '';
    return [reply(c, t.otherCommunity(name))];
  }
  const why = await obstacle(d, c, code, me);
  if (why !== undefined) return [reply(c, why)];
  await d.store.use(code.id, c.cause);
  const there = await sidesOf(d, code.member, c.locale);
  const room = await d.house.people.room(code.room, d.house.database.db);
  const locale = room?.locale ?? c.community.locale;
  const data: Wanted = { member: code.member, was: me, room: c.room.id };
  return [
    {
      do: 'ask',
      step: 'isItYou',
      data,
      for: { member: code.member },
      to: { room: code.room },
      say: linkTexts[locale].isItYou({ ...sideHere(c), platform: platformTitle(c.room.account, locale) }),
      choices: [
        { label: linkTexts[locale].yes, value: 'yes' },
        { label: linkTexts[locale].no, value: 'no' },
      ],
      until: c.now + codeMs,
    },
    reply(c, t.waiting(there[0] ?? { platform: '', name: '' })),
  ];
}

/** Who the writer is in that community, by the same account of the platform. */
async function memberIn(d: Deps, c: Context, community: number): Promise<number | undefined> {
  if (community === c.community.id) return c.who.member;
  return d.house.people.merging.memberIn(community, c.room.account, c.who.user);
}

const confirm = (d: Deps): Answer<Wanted> => ({
  run: async (c, value, data, tx): Promise<Effects> => {
    const t = linkTexts[c.locale];
    if (value !== 'yes') return [reply(c, t.declined), { do: 'send', to: { room: data.room }, say: t.declinedThere }];
    const why = await obstacle(d, c, { member: data.member, community: c.community.id }, data.was);
    if (why !== undefined || data.member !== c.who.member) return [reply(c, why ?? t.changed)];
    const other = (await sidesOf(d, data.was, c.locale))[0];
    if (!other) return [reply(c, t.changed)];
    const told = await unite(d, c, data, tx);
    return [
      { do: 'tell', what: told },
      reply(c, t.linked(other)),
      { do: 'send', to: { room: data.room }, say: t.linked(sideHere(c)) },
    ];
  },
});

async function unite(
  d: Deps,
  c: Context,
  { member, was }: Pick<Wanted, 'member' | 'was'>,
  tx: Tx,
): Promise<MembersLinked> {
  const identities = await d.house.people.merging.join(tx, was, member);
  const at = { community: c.community.id, member, was, identities, at: c.now };
  const id = await d.store.link({ ...at, eventId: c.cause });
  await d.house.audit.write(c, {
    act: 'link',
    subject: `${was}`,
    room: null,
    before: { was },
    after: { member, link: id },
  });
  return { what: 'members.linked', member, was, identities, link: id };
}

const parting = (d: Deps): Answer<{ link: number }> => ({
  run: async (c, value, data, tx): Promise<Effects> => {
    const t = linkTexts[c.locale];
    if (value !== 'part') return [reply(c, t.kept)];
    const last = await d.store.latest(c.who.member);
    if (last?.id !== data.link) return [reply(c, t.changed)];
    const { member, was, identities } = last;
    await d.house.people.merging.part(tx, identities, member, was);
    await d.store.part(last.id, c.now);
    await d.house.audit.write(c, { act: 'unlink', subject: `${was}`, room: null, before: { member }, after: { was } });
    const told: MembersParted = { what: 'members.parted', member, was, identities, link: last.id, since: last.at };
    return [{ do: 'tell', what: told }, reply(c, t.parted)];
  },
});

const inPrivate = (c: Context<MessageEvent>) =>
  c.room.kind === 'private' ? undefined : { refuse: linkTexts[c.locale].inPrivate };

const linkCommand = (d: Deps): Command<string | null> => ({
  name: 'link',
  words: { 'zh-CN': ['合并', '合并账号'], 'zh-TW': ['合併', '合併帳號'], en: ['link'] },
  level: 'called',
  allow: 'member',
  help: {
    'zh-CN': '把几个平台的自己合成一个人',
    'zh-TW': '把幾個平台的自己合成一個人',
    en: 'be one person on several platforms',
  },
  example: { 'zh-CN': '/合并 K7M3W9', 'zh-TW': '/合併 K7M3W9', en: '/link K7M3W9' },
  parse: (rest, c) => {
    const elsewhere = inPrivate(c);
    if (elsewhere) return elsewhere;
    if (rest === '') return null;
    return readCode(rest) ?? { refuse: linkTexts[c.locale].notACode };
  },
  run: (c, code) => (code === null ? giveCode(d, c) : typed(d, c, code)),
});

const unlinkCommand = (d: Deps): Command<null> => ({
  name: 'unlink',
  words: { 'zh-CN': ['拆分', '拆分账号'], 'zh-TW': ['拆分', '拆分帳號'], en: ['unlink'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '把合并的账号拆开', 'zh-TW': '把合併的帳號拆開', en: 'part linked accounts' },
  example: { 'zh-CN': '/拆分', 'zh-TW': '/拆分', en: '/unlink' },
  parse: (rest, c) => inPrivate(c) ?? noArguments(rest, c),
  run: async (c) => {
    const t = linkTexts[c.locale];
    const last = await d.store.latest(c.who.member);
    if (!last || last.member !== c.who.member) return [reply(c, t.none)];
    return [
      {
        do: 'ask',
        step: 'part',
        data: { link: last.id },
        for: { member: c.who.member },
        to: { room: c.room.id },
        say: t.part(await sidesOf(d, last.member, c.locale, last.identities)),
        choices: [
          { label: t.partYes, value: 'part' },
          { label: t.partNo, value: 'keep' },
        ],
        until: c.now + codeMs,
      },
    ];
  },
});
