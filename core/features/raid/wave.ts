/** A wave of joins: the alarm, the brake, the end, and what staff say to each. */
import type { House } from '../../house.ts';
import { dayBucket } from '../../kit/day-bucket.ts';
import { reply } from '../../kit/reply.ts';
import { keepers } from '../../kit/staff.ts';
import type { Tx } from '../../ports.ts';
import type { Choice, Context, Effect, Effects } from '../../types.ts';
import { askAnew, challenge, free, kindAt, type Deps, type Place } from './doors.ts';
import type { NewcomersRemoved, RaidBegun, RaidEnded } from './events.ts';
import type { Join } from './memory.ts';
import { allowance, threshold } from './rules.ts';
import { joinsSetting, mostSetting, quietSetting, removeSetting, secondsSetting, shareSetting } from './settings.ts';
import type { CheckRow, RaidRow } from './store.ts';
import { raidTexts } from './texts.ts';

const minute = 60_000;
const dayMs = 86_400_000;
const brakeMs = 10 * minute;
/** Staff who sent the watch home are not called again at once. */
const calmMs = 30 * minute;
const decideMs = 3 * dayMs;
const mostAsked = 3;
const habitMs = 14 * dayMs;

/** What the questions to staff carry. */
export interface About {
  readonly room: number;
  readonly raid: number;
}
export const placeOf = (c: Context): Place => ({ community: c.community, room: c.room });
const where = (at: Place) => ({ community: at.community.id, room: at.room.id });
const quietMs = (house: House, at: Place): number => house.settings.get(quietSetting, where(at)) * minute;
export const inRaid = (d: Deps, room: number, raid: number): readonly CheckRow[] =>
  d.memory.checksIn(room).filter((x) => x.raid === raid);

/** Said to the people who decide, in private, with buttons where there is something to decide. */
export async function toStaff(
  d: Deps,
  c: Context,
  at: Place,
  say: string,
  question?: { step: string; data: unknown; choices: readonly Choice[] },
): Promise<Effect[]> {
  const all = await keepers(d.house.people, { community: at.community.id, account: at.room.account }, 'admin');
  return all
    .slice(0, mostAsked)
    .map(({ member }): Effect =>
      question
        ? { do: 'ask', ...question, for: { member }, to: { private: member }, say, until: c.now + decideMs }
        : { do: 'send', to: { private: member }, say },
    );
}
const wake = (at: Place, raid: number, due: number): Effect => ({
  do: 'later',
  key: `raid.quiet/${raid}/${due}`,
  timer: 'raid.quiet',
  at: due,
  room: at.room.id,
  community: at.community.id,
  data: { raid },
});

/** Is this more than the group is used to? The rows are asked only when the owner's number is reached. */
async function isWave(d: Deps, c: Context, at: Place, joins: number): Promise<boolean> {
  const least = d.house.settings.get(joinsSetting, where(at));
  if (joins < least || d.memory.isCalm(at.room.id, c.now)) return false;
  const zone = at.community.timeZone;
  const perDay = await d.store.perDay(at.room.id, dayBucket(c.at - habitMs, zone), dayBucket(c.at, zone));
  return joins >= threshold(least, perDay, d.house.settings.get(secondsSetting, where(at)));
}

/** Somebody came in. */
export async function arrived(d: Deps, c: Context, tx: Tx): Promise<Effects> {
  const at = placeOf(c);
  const { memory, store, house } = d;
  const seconds = house.settings.get(secondsSetting, where(at));
  const me: Join = { cause: c.cause, member: c.who.member, name: c.who.name, at: c.at };
  const recent = memory.join(at.room.id, me, c.at - seconds * 1000);
  const raid = memory.raids.get(at.room.id);
  if (raid) {
    await store.joined(raid.id, c.at);
    tx.changed('raid', 0);
    tx.after(() => {
      const now = memory.raids.get(at.room.id);
      if (now) memory.raids.set(at.room.id, { ...now, joins: now.joins + 1, lastJoinAt: c.at });
    });
    return challenge(d, c, tx, at, kindAt(d, at, true) ?? 'sum', raid, [me]);
  }
  if (await isWave(d, c, at, recent.length)) return begin(d, c, tx, at, recent, seconds);
  const kind = kindAt(d, at, false);
  return kind === null ? [] : challenge(d, c, tx, at, kind, undefined, [me]);
}

/** The alarm. `seconds` null: ordered by staff, who need not be told. */
export async function begin(
  d: Deps,
  c: Context,
  tx: Tx,
  at: Place,
  joins: readonly Join[],
  seconds: number | null,
): Promise<Effects> {
  const { store, memory, house } = d;
  const room = at.room.id;
  const base = { community: at.community.id, room, joins: joins.length };
  const id = await store.add({ ...base, at: c.now, eventId: c.cause });
  const raid: RaidRow = { ...base, id, requests: 0, lastJoinAt: c.now, locked: false, braked: false, granted: false };
  tx.changed('raid', 0);
  tx.after(() => memory.raids.set(room, raid));
  const bot = seconds === null ? c : { ...c, who: { ...c.who, member: 0 } };
  await house.audit.write(bot, { act: 'raid.begin', subject: at.room.name, room, before: null, after: { raid: id } });
  const quiet = quietMs(house, at);
  const t = raidTexts[at.community.locale];
  const told: RaidBegun = { what: 'raid.begun', member: null, raid: id, room };
  return [
    { do: 'tell', what: told },
    ...(seconds === null
      ? []
      : await toStaff(d, c, at, t.alarm(at.room.name, joins.length, seconds, quiet / minute), {
          step: 'alarm',
          data: { room, raid: id },
          choices: [
            { label: t.keep, value: 'keep' },
            { label: t.off, value: 'off' },
            { label: t.lock, value: 'lock' },
          ],
        })),
    ...(await challenge(d, c, tx, at, kindAt(d, at, true) ?? 'sum', raid, joins)),
    wake(at, id, c.now + quiet),
  ];
}

/** Their time is up: let go where the owner said so, as far as the brake allows. */
export async function sweep(d: Deps, c: Context, tx: Tx): Promise<Effects> {
  const at = placeOf(c);
  const { memory, store, house } = d;
  const raid = memory.raids.get(at.room.id);
  if (raid?.locked === true) return [];
  const due = memory.checksIn(at.room.id).filter((x) => x.until <= c.now && x.state !== 'late');
  if (due.length === 0) return [];
  const removes = house.settings.get(removeSetting, where(at)) && house.can(at.room.account).has('kick');
  if (!removes) return late(d, c, tx, due);
  const before = await store.removedSince(at.room.id, c.now - brakeMs);
  const share = house.settings.get(shareSetting, where(at));
  const most = house.settings.get(mostSetting, where(at));
  const may = raid?.granted === true ? due.length : allowance(before, await store.members(at.room.id), { most, share });
  const rest = due.slice(may);
  const effects = [...(await remove(d, c, tx, at, due.slice(0, may))), ...(await late(d, c, tx, rest))];
  return rest.length === 0 ? effects : [...effects, ...(await brake(d, c, tx, at, raid, rest.length))];
}
/** Nothing happens to them; they may still answer. */
async function late(d: Deps, c: Context, tx: Tx, rows: readonly CheckRow[]): Promise<Effect[]> {
  for (const r of rows)
    if (r.state === 'open') {
      await d.store.settle(r.id, 'late', r.tries, c.now);
      tx.changed('raid', 0);
      tx.after(() => d.memory.put({ ...r, state: 'late' }));
    }
  return [];
}
export async function remove(d: Deps, c: Context, tx: Tx, at: Place, rows: readonly CheckRow[]): Promise<Effect[]> {
  if (rows.length === 0) return [];
  for (const r of rows) await d.store.settle(r.id, 'removed', r.tries, c.now);
  tx.changed('raid', 0);
  tx.after(() => rows.forEach((r) => d.memory.drop(r.room, r.member)));
  const members = rows.map((r) => r.member);
  const room = at.room.id;
  await d.house.audit.write(c, { act: 'raid.remove', subject: at.room.name, room, before: null, after: { members } });
  const told: NewcomersRemoved = { what: 'newcomers.removed', member: null, members };
  return [{ do: 'tell', what: told }, ...members.map((member): Effect => ({ do: 'kick', room, member }))];
}
/** Asked once a wave; on an ordinary day so many never come together. */
async function brake(
  d: Deps,
  c: Context,
  tx: Tx,
  at: Place,
  raid: RaidRow | undefined,
  rest: number,
): Promise<Effect[]> {
  if (!raid || raid.braked) return [];
  await d.store.change(raid.id, { braked: true });
  tx.changed('raid', 0);
  tx.after(() => {
    const now = d.memory.raids.get(at.room.id);
    if (now?.id === raid.id) d.memory.raids.set(at.room.id, { ...now, braked: true });
  });
  const t = raidTexts[at.community.locale];
  const removed = (await d.store.tally(raid.id)).get('removed') ?? 0;
  return toStaff(d, c, at, t.brake(at.room.name, removed, rest), {
    step: 'brake',
    data: { room: at.room.id, raid: raid.id },
    choices: [
      { label: t.goOn, value: 'go' },
      { label: t.stay, value: 'stay' },
    ],
  });
}

/** Quiet for long enough? Else look again when it may be. */
export async function quietYet(d: Deps, c: Context, tx: Tx, id: number): Promise<Effects> {
  const at = placeOf(c);
  const raid = d.memory.raids.get(at.room.id);
  if (raid?.id !== id) return [];
  const due = raid.lastJoinAt + quietMs(d.house, at);
  return due > c.now ? [wake(at, id, due)] : over(d, c, tx, at, raid);
}

const closed = async (d: Deps, c: Context, tx: Tx, raid: RaidRow): Promise<Effect[]> => {
  await d.store.change(raid.id, { endedAt: c.now });
  tx.changed('raid', 0);
  tx.after(() => d.memory.raids.delete(raid.room));
  const tally = await d.store.tally(raid.id);
  const of = (state: 'passed' | 'removed'): number => tally.get(state) ?? 0;
  const { joins } = raid;
  const told: RaidEnded = {
    what: 'raid.ended',
    member: null,
    raid: raid.id,
    room: raid.room,
    joins,
    passed: of('passed'),
    removed: of('removed'),
  };
  return [{ do: 'tell', what: told }];
};

/** It ends by itself: staff hear how it went and decide about those who are left. */
async function over(d: Deps, c: Context, tx: Tx, at: Place, raid: RaidRow): Promise<Effects> {
  const t = raidTexts[at.community.locale];
  const left = inRaid(d, at.room.id, raid.id);
  const tally = await d.store.tally(raid.id);
  const row = (await d.store.find(raid.id)) ?? raid;
  const words = t.summary({
    group: at.room.name,
    joins: row.joins,
    passed: tally.get('passed') ?? 0,
    removed: tally.get('removed') ?? 0,
    waiting: left.length,
    requests: row.requests,
  });
  const question = {
    step: 'rest',
    data: { room: at.room.id, raid: raid.id },
    choices: [
      { label: t.letIn, value: 'in' },
      { label: t.letGo, value: 'go' },
      { label: t.leave, value: 'leave' },
    ],
  };
  const end = await closed(d, c, tx, raid);
  if (raid.locked) {
    const open = left.filter((x) => x.state !== 'failed');
    end.push(...(await askAnew(d, c, tx, at, open)));
    const gate = { do: 'later', key: `raid.gate/${at.room.id}/unlock${raid.id}`, timer: 'raid.gate' } as const;
    end.push({ ...gate, at: c.now, room: at.room.id, community: at.community.id, data: { all: true } });
  }
  return [...end, ...(await toStaff(d, c, at, words, left.length > 0 ? question : undefined))];
}

/** By the word of staff: everybody who came with the wave may talk. How many that were. */
export async function stop(d: Deps, c: Context, tx: Tx, raid: RaidRow): Promise<Effects> {
  const rows = inRaid(d, raid.room, raid.id);
  tx.changed('raid', 0);
  tx.after(() => d.memory.setCalm(raid.room, c.now + calmMs));
  return [
    ...(await closed(d, c, tx, raid)),
    ...(await free(d, c, tx, rows, 'freed')),
    reply(c, raidTexts[c.locale].stopped(rows.length)),
  ];
}
export async function lock(d: Deps, c: Context, tx: Tx, raid: RaidRow): Promise<Effects> {
  await d.store.change(raid.id, { locked: true });
  tx.changed('raid', 0);
  tx.after(() => {
    const now = d.memory.raids.get(raid.room);
    if (now?.id === raid.id) d.memory.raids.set(raid.room, { ...now, locked: true });
  });
  return [reply(c, raidTexts[c.locale].locked)];
}

/** The owner's word stands over the brake: those whose time is up go, and who is late from now on too. */
export async function goOn(d: Deps, c: Context, tx: Tx, about: About): Promise<Effects> {
  const t = raidTexts[c.locale];
  const room = await d.house.people.room(about.room, d.house.database.db);
  const rows = inRaid(d, about.room, about.raid).filter((x) => x.until <= c.now);
  if (!room || rows.length === 0) return [reply(c, t.nothing)];
  await d.store.change(about.raid, { granted: true });
  tx.changed('raid', 0);
  tx.after(() => {
    const now = d.memory.raids.get(about.room);
    if (now?.id === about.raid) d.memory.raids.set(about.room, { ...now, granted: true });
  });
  const gone = await remove(d, c, tx, { community: c.community, room }, rows);
  return [...gone, reply(c, t.goneOn(rows.length))];
}
export async function letIn(d: Deps, c: Context, tx: Tx, about: About): Promise<Effects> {
  const t = raidTexts[c.locale];
  const rows = inRaid(d, about.room, about.raid);
  if (rows.length === 0) return [reply(c, t.nothing)];
  return [...(await free(d, c, tx, rows, 'freed')), reply(c, t.freed(rows.length))];
}
