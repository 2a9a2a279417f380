/**
 * The life of one invitation: somebody comes in, stays and speaks until the timer rings, and the inviter is credited;
 * whoever leaves early after all takes the credit along, by a correcting entry.
 */
import { award } from '../../awards.ts';
import type { FeatureDef, House } from '../../house.ts';
import { civilDay, monthOf, startOfDay } from '../../kit/calendar.ts';
import { readCode } from '../../kit/code.ts';
import { cut } from '../../kit/cut.ts';
import { dayBucket } from '../../kit/day-bucket.ts';
import type { Context, Effects, Happening, JoinedEvent } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { PointsChanged } from '../points/events.ts';
import type { InviteKept, InviteLost } from './events.ts';
import { judge, slipMs, startsAnew, whyVoid } from './rules.ts';
import * as settings from './settings.ts';
import type { Referral, ReferralStore } from './store.ts';
import { referralTexts } from './texts.ts';

export const inviteAward = award('invite.kept', { 'zh-CN': '邀请', 'zh-TW': '邀請', en: 'Invitation' }, 20, {
  timesADay: 5,
});
export const lostReason = 'invite.lost';
export const dueTimer = 'referral.due';
export const goneTimer = 'referral.gone';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** A membership written just now is this arrival's own. */
const justNowMs = 60_000;

export interface Desk {
  readonly house: House;
  readonly store: ReferralStore;
  readonly feature: () => FeatureDef;
}
export interface Due {
  readonly referral: number;
}
export interface From {
  readonly inviter: number | null;
  readonly channel: string | null;
}
const here = (c: Context) => ({ community: c.community.id, room: c.room.id });

/** Who or what brought somebody in: the name of the link, else who the platform says added them. */
async function sourceOf({ house, store }: Desk, c: Context<JoinedEvent>): Promise<From> {
  const { via, by } = c.event;
  const typed = via === undefined ? undefined : readCode(via);
  const code = typed === undefined ? undefined : await store.code(typed);
  if (code?.community === c.community.id) return { inviter: code.member, channel: code.channel };
  if (by && !by.bot && by.id !== c.event.from.id)
    return { inviter: (await house.people.memberOf(c.community.id, c.event.account, by, c.now)).member, channel: null };
  return { inviter: null, channel: via === undefined ? null : cut(via, 24) };
}

const waitFor = ({ house }: Desk, c: Context, id: number, joinedAt: number): Effects => [
  {
    do: 'later',
    key: `${dueTimer}:${id}:${joinedAt}`,
    timer: dueTimer,
    at: joinedAt + house.settings.get(settings.stayDays, here(c)) * dayMs,
    room: c.room.id,
    community: c.community.id,
    data: { referral: id } satisfies Due,
  },
];

/** Writes down who brought this person in. @returns what is to be waited for; nothing when it never counts. */
export async function begin(d: Desk, c: Context, from: From, joinedAt: number): Promise<Effects> {
  const { store } = d;
  const invitee = c.who.member;
  const known = await store.knownBefore(c.community.id, invitee, joinedAt - justNowMs);
  const above = from.inviter === null ? [] : await store.above(c.community.id, from.inviter);
  const why = from.inviter === null ? undefined : whyVoid({ inviter: from.inviter, invitee, known, above });
  const state = from.inviter === null || why ? 'void' : 'waiting';
  const row = { ...from, community: c.community.id, room: c.room.id, invitee, state, joinedAt } as const;
  const id = await store.add({ ...row, why: why ?? null, eventId: c.cause });
  return id === undefined || state === 'void' ? [] : waitFor(d, c, id, joinedAt);
}

export async function joined(d: Desk, c: Context<JoinedEvent>): Promise<Effects> {
  const from = await sourceOf(d, c);
  return from.inviter === null && from.channel === null ? [] : begin(d, c, from, c.at);
}

/** The time to stay is over. */
export async function due(d: Desk, c: Context, { referral }: Due): Promise<Effects> {
  const { house, store } = d;
  const row = await store.byId(referral);
  if (row?.state !== 'waiting' || row.inviter === null) return [];
  const { here: present, lastJoin } = await store.presence(row.community, row.invitee);
  if (present && lastJoin !== null && startsAnew(row.joinedAt, lastJoin)) {
    await store.set(row.id, { joinedAt: lastJoin, eventId: c.cause });
    return waitFor(d, c, row.id, lastJoin);
  }
  const zone = c.community.timeZone;
  const month = startOfDay(`${monthOf(civilDay(c.at, zone))}-01`, zone);
  const get = (s: (typeof settings)[keyof typeof settings]): number => house.settings.get(s, here(c));
  const verdict = judge(
    {
      here: present,
      ...(await store.spoken(row.invitee, dayBucket(row.joinedAt, zone))),
      ownThisWeek: await store.keptSince(row.community, c.at - weekMs, row.inviter),
      allThisMonth: await store.keptSince(row.community, month),
    },
    {
      messages: get(settings.leastMessages),
      days: get(settings.leastDays),
      perWeek: get(settings.perWeek),
      perMonth: get(settings.perMonth),
    },
  );
  const kept = verdict === 'kept';
  if (!house.isOn(d.feature(), here(c))) return [];
  await store.set(row.id, { state: verdict, keptAt: kept ? c.at : null, eventId: c.cause });
  const told: InviteKept = { what: 'invite.kept', member: row.inviter, invitee: row.invitee };
  return kept ? [{ do: 'tell', what: told }, ...(await thanks(d, c, row))] : [];
}

/** One private line to the inviter, where they can surely be written to. */
async function thanks({ house }: Desk, c: Context, row: Referral): Promise<Effects> {
  if (row.inviter === null || !(await house.people.reached(row.inviter, c.room.account))) return [];
  const name = cut((await house.people.names([row.invitee])).get(row.invitee) ?? '?', 10);
  const days = house.settings.get(settings.stayDays, here(c));
  const amount = house.settings.get(inviteAward.amount, here(c));
  return [{ do: 'send', to: { private: row.inviter }, say: referralTexts[c.locale].kept(name, days, amount) }];
}

/** What was credited is remembered with the invitation, so that exactly this can be taken back. */
export async function paid({ store }: Desk, c: Context, what: Happening): Promise<Effects> {
  const { amount, reason } = what as PointsChanged;
  if (reason !== inviteAward.what || c.event.kind !== 'timer') return [];
  const { referral } = c.event.job.data as Due;
  await store.set(referral, { paid: amount, eventId: c.cause });
  return [];
}

/** Somebody left: whether they are back after a day decides. */
export async function left({ house, store }: Desk, c: Context): Promise<Effects> {
  const row = await store.ofInvitee(c.community.id, c.who.member);
  if (row?.state !== 'kept') return [];
  if (c.at - row.joinedAt > house.settings.get(settings.backDays, here(c)) * dayMs) return [];
  const key = `${goneTimer}:${row.id}:${c.at}`;
  const data: Due = { referral: row.id };
  const at = c.at + slipMs;
  return [{ do: 'later', key, timer: goneTimer, at, room: c.room.id, community: c.community.id, data }];
}

export async function gone(d: Desk, c: Context, { referral }: Due): Promise<Effects> {
  const row = await d.store.byId(referral);
  if (row?.state !== 'kept' || (await d.store.presence(row.community, row.invitee)).here) return [];
  return takeBack(d, c, row, 'lost');
}

/** The credit goes back, at most what is there; the entry that gave it stays. */
async function takeBack({ house, store }: Desk, c: Context, row: Referral, state: 'lost' | 'void'): Promise<Effects> {
  const was = row.state;
  await store.set(row.id, { state, paid: 0, ...(state === 'void' && { why: 'self' as const }), eventId: c.cause });
  if (was !== 'kept' || row.inviter === null) return [];
  const member = row.inviter;
  const told: InviteLost = { what: 'invite.lost', member, invitee: row.invitee };
  const back = row.paid > 0 ? await house.ledger.move(c, { member, amount: -row.paid, reason: lostReason }) : undefined;
  return [{ do: 'tell', what: told }, ...(back?.tell ?? [])];
}

/** Two members are one person: what one invited is the other's, and nobody invites themselves. */
export async function linked(d: Desk, c: Context, what: Happening): Promise<Effects> {
  const { member, was } = what as MembersLinked;
  const effects: Effects[] = [];
  for (const row of await d.store.pair(c.community.id, member, was)) {
    const mine = { ...row, inviter: row.inviter === null ? null : member };
    effects.push(await takeBack(d, c, mine, 'void'));
  }
  await d.store.repoint(was, member, c.cause);
  return effects.flat();
}
