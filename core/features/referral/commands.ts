/** What members and staff say about invitations. */
import { newCode, readCode } from '../../kit/code.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { groupMeant } from '../../settings.ts';
import type { Command, Context, Effect, Effects, MessageEvent, To } from '../../types.ts';
import { begin, type Desk } from './credit.ts';
import { funnels, stayMs, type Came } from './rules.ts';
import type { Code } from './store.ts';
import { channelTexts, referralTexts } from './texts.ts';

const dayMs = 86_400_000;
const reportMs = 30 * dayMs;
/** A code says how somebody came, so it is typed soon. */
const codeDays = 3;
const linkAgainMs = 3_600_000;
const longestChannel = 12;
const longestSource = 12;
const mostSources = 6;
/** Where the delivery loop puts the link the platform made. */
const linkSlot = '{link}';

/** The group an invite link leads into: this one, the one this private chat is about, else the first on the account. */
async function groupFor({ house }: Desk, c: Context): Promise<number | undefined> {
  const meant = groupMeant(house.settings, c);
  if (meant !== undefined) return meant;
  return (await house.people.groups(c.community.id)).find((g) => g.account === c.room.account)?.id;
}

/** The member's own code, made when there is none. */
async function ownCode({ store }: Desk, c: Context): Promise<Code> {
  const known = await store.codeOf(c.community.id, c.who.member);
  if (known) return known;
  const row = { community: c.community.id, code: newCode(c.dice), member: c.who.member, channel: null };
  await store.addCode({ ...row, eventId: c.cause, at: c.now });
  const made = await store.codeOf(c.community.id, c.who.member);
  if (!made) throw new Error('invite code was not written');
  return made;
}

/** A link of this name, said where it is asked for, or in private to whom it belongs. */
async function linkTo(d: Desk, c: Context, code: Code, say: string, to: To): Promise<Effect | undefined> {
  const room = await groupFor(d, c);
  if (room === undefined || !d.house.can(c.room.account).has('invite')) return undefined;
  if (code.linkAt !== null && c.now - code.linkAt < linkAgainMs) return undefined;
  await d.store.linked(code.id, c.now);
  return { do: 'invite', room, name: code.code, to, say };
}

export const myInvites = (d: Desk): Command<null> => ({
  name: 'referral.mine',
  words: { 'zh-CN': ['我的邀请'], 'zh-TW': ['我的邀請'], en: ['my-invites'] },
  level: 'bare',
  allow: 'member',
  discreet: true,
  help: { 'zh-CN': '邀请朋友的链接和战绩', 'zh-TW': '邀請朋友的連結和成績', en: 'your invite link and who stayed' },
  example: { 'zh-CN': '我的邀请', 'zh-TW': '我的邀請', en: '/my-invites' },
  parse: noArguments,
  run: async (c): Promise<Effects> => {
    const t = referralTexts[c.locale];
    const code = await ownCode(d, c);
    const { kept, waiting } = await d.store.standing(c.community.id, c.who.member);
    const alone = c.room.kind === 'group' && (await d.house.people.reached(c.who.member, c.room.account));
    const to: To = alone ? { private: c.who.member } : { room: c.room.id };
    const link = await linkTo(d, c, code, t.link(code.code, linkSlot), to);
    const rest = link ? (alone ? t.sent : '') : t.code(code.code);
    return [reply(c, [t.mine(kept, waiting), rest].filter(Boolean).join('\n')), ...(link ? [link] : [])];
  },
});

export const typeCode = (d: Desk): Command<string> => ({
  name: 'referral.code',
  words: { 'zh-CN': ['邀请码'], 'zh-TW': ['邀請碼'], en: ['invite-code'] },
  level: 'bare',
  allow: 'member',
  help: { 'zh-CN': '告诉我是谁请你来的', 'zh-TW': '告訴我是誰請你來的', en: 'say who invited you' },
  example: { 'zh-CN': '邀请码 K7M3W9', 'zh-TW': '邀請碼 K7M3W9', en: '/invite-code K7M3W9' },
  parse: (rest, c) => readCode(rest) ?? { refuse: referralTexts[c.locale].how },
  run: (c, code) => codeTyped(d, c, code),
});

async function codeTyped(d: Desk, c: Context<MessageEvent>, typed: string): Promise<Effects> {
  const t = referralTexts[c.locale];
  const code = await d.store.code(typed);
  if (code?.community !== c.community.id) return [reply(c, t.noCode)];
  if (code.member === c.who.member) return [reply(c, t.own)];
  if (await d.store.ofInvitee(c.community.id, c.who.member)) return [reply(c, t.before)];
  const { lastJoin } = await d.store.presence(c.community.id, c.who.member);
  if (lastJoin === null || c.at - lastJoin > codeDays * dayMs) return [reply(c, t.late(codeDays))];
  const effects = await begin(d, c, { inviter: code.member, channel: code.channel }, lastJoin);
  const name =
    code.channel ?? (code.member === null ? '' : ((await d.house.people.names([code.member])).get(code.member) ?? ''));
  return [...effects, reply(c, t.taken(cut(name, longestSource)))];
}

const adding = /^(?:添加|新增|add)\s+(.+)$/iu;

export const channels = (d: Desk): Command<string | null> => ({
  name: 'referral.channels',
  words: { 'zh-CN': ['渠道'], 'zh-TW': ['渠道'], en: ['channels'] },
  level: 'called',
  allow: 'admin',
  discreet: true,
  help: { 'zh-CN': '新人从哪来，留没留下', 'zh-TW': '新人從哪來，留沒留下', en: 'where newcomers come from' },
  example: { 'zh-CN': '/渠道 添加 地推', 'zh-TW': '/渠道 新增 地推', en: '/channels add poster' },
  parse: (rest, c) => {
    if (rest === '') return null;
    const name = adding.exec(rest)?.[1]?.trim();
    const short = name !== undefined && Array.from(name).length <= longestChannel;
    return short ? name : { refuse: channelTexts[c.locale].how };
  },
  run: (c, name) => (name === null ? report(d, c) : addChannel(d, c, name)),
});

async function addChannel(d: Desk, c: Context<MessageEvent>, name: string): Promise<Effects> {
  const t = channelTexts[c.locale];
  const find = async () => (await d.store.channels(c.community.id)).find((x) => x.channel === name);
  const known = await find();
  if (known) return [reply(c, t.same(name, known.code))];
  const code = newCode(c.dice);
  const row = { community: c.community.id, code, member: null, channel: name, eventId: c.cause, at: c.now };
  await d.store.addCode(row);
  await d.house.audit.write(c, {
    act: 'referral.channel',
    subject: name,
    room: null,
    before: null,
    after: { code, channel: name },
  });
  const made = await find();
  const link = made && (await linkTo(d, c, made, t.addedLink(name, code, linkSlot), { room: c.room.id }));
  return [link ?? reply(c, t.added(name, code))];
}

/** Thirty days of newcomers by where they came from; one person counts once, by their first group. */
async function report(d: Desk, c: Context<MessageEvent>): Promise<Effects> {
  const t = channelTexts[c.locale];
  const rows = await d.store.arrivals(c.community.id, c.now - reportMs, c.now + 1);
  const inviters = rows.flatMap((r) => r.inviter ?? r.broughtBy ?? []);
  const names = await d.house.people.names([...new Set(inviters)]);
  const seen = new Map<number, Came>();
  for (const r of rows) {
    const inviter = r.inviter ?? (r.channel === null ? r.broughtBy : null);
    const source =
      r.channel ?? (inviter === null ? (r.via ?? t.unknown) : t.invitedBy(cut(names.get(inviter) ?? '?', 8)));
    const was = seen.get(r.member);
    seen.set(r.member, {
      source: was?.source ?? cut(source, longestSource),
      spoke: r.said > 0 || was?.spoke === true,
      stayed: (r.leftAt ?? c.now) - r.joinedAt >= stayMs || was?.stayed === true,
    });
  }
  const all = funnels([...seen.values()]);
  if (all.length === 0) return [reply(c, t.nobody)];
  return [reply(c, t.report(all.slice(0, mostSources), Math.max(0, all.length - mostSources)))];
}
