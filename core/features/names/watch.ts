/** Looking at names and claims: who to compare with is held in memory for a minute, what was seen is told once a week. */
import type { House } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { groupLocale } from '../../kit/reply.ts';
import { keepers } from '../../kit/staff.ts';
import type { Tx } from '../../ports.ts';
import {
  roles,
  type Choice,
  type Context,
  type Effect,
  type Effects,
  type MessageEvent,
  type Role,
} from '../../types.ts';
import type { ClaimSeen, ImpostorSeen } from './events.ts';
import { alike, claimIn, skeleton, type Claim } from './rules.ts';
import { daysSetting, warnSetting } from './settings.ts';
import type { NamesStore } from './store.ts';
import { namesTexts } from './texts.ts';

const dayMs = 86_400_000;
/** The staff list is read at most so often. */
const staffMs = 60_000;
/** The same thing is told again after so long. */
const againMs = 7 * dayMs;
const decideMs = 3 * dayMs;
const mostAsked = 3;
const mostNames = 50_000;
const longestName = 24;
const longestQuote = 40;

export interface AboutName {
  readonly room: number;
  readonly member: number;
  readonly name: string;
}
export interface AboutClaim {
  readonly room: number;
  readonly member: number;
  readonly messageId: string;
  readonly found: string;
}
interface Own {
  readonly at: number;
  readonly names: readonly { readonly name: string; readonly skeleton: string }[];
}

export const isStaff = (role: Role): boolean => roles.indexOf(role) >= roles.indexOf('helper');

/** Called once per bot. */
export function createWatch(house: House, store: NamesStore) {
  /** The name under which somebody was looked at, by identity. A restart forgets: only newcomers are looked at again. */
  const seen = new Map<number, string>();
  const staff = new Map<number, Own>();

  const isNew = (c: Context): boolean => {
    const days = house.settings.get(daysSetting, { community: c.community.id, room: c.room.id });
    return c.who.joinedAt !== null && c.at - c.who.joinedAt < days * dayMs;
  };
  const ownNames = async (c: Context): Promise<Own['names']> => {
    const known = staff.get(c.community.id);
    if (known && c.now - known.at < staffMs) return known.names;
    const ranks = await house.people.ranks(c.community.id);
    const above = ranks.filter((r) => isStaff(r.granted) || isStaff(r.platformRole)).map((r) => r.name);
    const names = [...above, ...house.names].map((name) => ({ name, skeleton: skeleton(name) }));
    if (staff.size > 2000) staff.clear();
    staff.set(c.community.id, { at: c.now, names });
    return names;
  };
  const toStaff = async (
    c: Context,
    step: string,
    say: string,
    data: unknown,
    choices: readonly Choice[],
  ): Promise<Effect[]> => {
    const all = await keepers(house.people, { community: c.community.id, account: c.room.account }, 'moderator');
    return all.slice(0, mostAsked).map(({ member }): Effect => ({
      do: 'ask',
      step,
      data,
      for: { member },
      to: { private: member },
      say,
      choices,
      until: c.now + decideMs,
    }));
  };
  const warn = (c: Context, words: string): Effect[] =>
    house.settings.get(warnSetting, { community: c.community.id, room: c.room.id })
      ? [{ do: 'send', to: { room: c.room.id }, say: words }]
      : [];

  /** From memory: is there a reason to compare this name now? */
  const nameIsNew = (c: Context): boolean => {
    if (c.room.kind !== 'group' || isStaff(c.role)) return false;
    const before = seen.get(c.who.identity);
    if (before === c.who.name) return false;
    return before !== undefined || c.event.kind !== 'message' || isNew(c);
  };
  const look = async (c: Context, tx: Tx): Promise<Effects> => {
    const { name, member, identity } = c.who;
    tx.after(() => {
      if (seen.size >= mostNames) seen.clear();
      seen.set(identity, name);
    }, false);
    const mine = skeleton(name);
    const like = (await ownNames(c)).find((o) => alike(mine, o.skeleton));
    if (!like || (await store.isAllowed(c.community.id, member, name))) return [];
    const told = await store.told(c, 'impostor.seen', c.now - againMs);
    if (told.some((t) => t['name'] === name)) return [];
    const t = namesTexts[c.community.locale];
    const [short, theirs] = [cut(name, longestName), cut(like.name, longestName)];
    const what: ImpostorSeen = { what: 'impostor.seen', member, name, like: like.name };
    const data: AboutName = { room: c.room.id, member, name };
    const choices = [
      { label: t.ours, value: 'ours' },
      ...(house.can(c.room.account).has('kick') ? [{ label: t.remove, value: 'kick' }] : []),
      { label: t.wait, value: 'wait' },
    ];
    return [
      { do: 'tell', what },
      ...(await toStaff(c, 'alike', t.alike(c.room.name, short, theirs), data, choices)),
      ...warn(c, namesTexts[groupLocale(c)].warnName(theirs)),
    ];
  };

  const claimOf = (c: Context<MessageEvent>): Claim | undefined =>
    c.room.kind === 'group' && !isStaff(c.role) && isNew(c) ? claimIn(c.event.text) : undefined;
  const claim = async (c: Context<MessageEvent>): Promise<Effects> => {
    const kind = claimOf(c);
    if (!kind || (await store.told(c, 'claim.seen', c.now - dayMs)).length > 0) return [];
    const { member, name } = c.who;
    const found = cut(c.event.text.replace(/\s+/gu, ' '), longestQuote);
    const t = namesTexts[c.community.locale];
    const what: ClaimSeen = { what: 'claim.seen', member, kind };
    const data: AboutClaim = { room: c.room.id, member, messageId: c.event.messageId, found };
    const words = (kind === 'pay' ? t.pay : t.prize)(c.room.name, cut(name, longestName), found);
    const here = namesTexts[groupLocale(c)];
    return [
      { do: 'tell', what },
      ...(await toStaff(c, 'claim', words, data, [
        { label: t.take, value: 'take' },
        { label: t.fine, value: 'fine' },
      ])),
      ...warn(c, kind === 'pay' ? here.warnPay : here.warnPrize),
    ];
  };
  return { nameIsNew, look, claimOf, claim };
}
