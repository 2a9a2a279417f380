/** Asking newcomers, and what comes of their answers. */
import type { House } from '../../house.ts';
import { groupLocale } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { At, Community, Context, Effect, Effects, MergeItem, Room } from '../../types.ts';
import type { NewcomerPassed } from './events.ts';
import type { Gate, Join, Memory } from './memory.ts';
import { makePuzzle, type Kind } from './rules.ts';
import type { CheckState } from './schema.ts';
import { checkSetting, minutesSetting, questionSetting } from './settings.ts';
import type { CheckRow, RaidRow, RaidStore } from './store.ts';
import { raidTexts } from './texts.ts';

export interface Deps {
  readonly house: House;
  readonly store: RaidStore;
  readonly memory: Memory;
}
/** Where it is about: the group, whatever room the word came from. */
export interface Place {
  readonly community: Community;
  readonly room: Room;
}

const minute = 60_000;
const dayMs = 86_400_000;
/** Two wrong answers, and staff have a look. */
export const mostTries = 2;
/** The same question stands so long; its lines are said at most so often. */
const puzzleMs = 30 * minute;
const gateEveryMs = 20_000;
const gateEveryInRaidMs = minute;
/** Answers in time are looked through in steps of so many ms: a wave needs few timers. */
const sweepStepMs = 15_000;
const mostNamed = 3;

const where = (at: Place) => ({ community: at.community.id, room: at.room.id });
export const limitMs = (d: Deps, at: Place): number => d.house.settings.get(minutesSetting, where(at)) * minute;

/** What is asked here now; null: nothing. */
export function kindAt(d: Deps, at: Place, raid: boolean): Kind | null {
  const kind = d.house.settings.get(checkSetting, where(at));
  return kind === 'off' ? (raid ? 'sum' : null) : kind;
}

/** The question that stands here, or a new one when it is old and nobody is at it any more. */
function puzzleFor(d: Deps, c: Context, at: Place, kind: Kind): Pick<Gate, 'puzzle' | 'madeAt'> {
  const known = d.memory.gate(at.room.id);
  if (known && (c.now - known.madeAt < puzzleMs || d.memory.checksIn(at.room.id).length > 0)) return known;
  const question = d.house.settings.get(questionSetting, where(at));
  return { puzzle: makePuzzle(kind, question, c.dice, groupLocale(at)), madeAt: c.now };
}

/** Says the question, now or when it is due again. `force`: now. */
function gate(
  d: Deps,
  c: Context,
  tx: Tx,
  at: Place,
  made: Pick<Gate, 'puzzle' | 'madeAt'>,
  raid: RaidRow | undefined,
  names: readonly At[],
  upTo: number,
  force: boolean,
): Effect {
  const room = at.room.id;
  const last = d.memory.gate(room)?.askedAt ?? 0;
  const every = raid ? gateEveryInRaidMs : gateEveryMs;
  if (!force && c.now - last < every) {
    const key = `raid.gate/${room}/${last}`;
    return { do: 'later', key, timer: 'raid.gate', at: last + every, room, community: at.community.id };
  }
  tx.changed('raid', 0);
  tx.after(() => d.memory.setGate(room, { puzzle: made.puzzle, madeAt: made.madeAt, askedAt: c.now, upTo }));
  const shown = raid ? [] : names.slice(0, mostNamed);
  const minutes = Math.round(limitMs(d, at) / minute);
  const { say, choices } = made.puzzle;
  return {
    do: 'ask',
    step: 'gate',
    for: 'anyone',
    to: { room },
    say: raidTexts[groupLocale(at)].gate(shown, raid ? 0 : names.length - shown.length, say, minutes),
    choices,
    until: c.now + dayMs,
  };
}

const sweepAt = (at: Place, until: number): Effect => {
  const step = Math.ceil(until / sweepStepMs);
  const room = at.room.id;
  const key = `raid.sweep/${room}/${step}`;
  return { do: 'later', key, timer: 'raid.sweep', at: step * sweepStepMs, room, community: at.community.id };
};

/** Asks those who came in: nobody who answered here before, nobody twice. Muted until they did, where that can be. */
export async function challenge(
  d: Deps,
  c: Context,
  tx: Tx,
  at: Place,
  kind: Kind,
  raid: RaidRow | undefined,
  joins: readonly Join[],
): Promise<Effects> {
  const room = at.room.id;
  const made = puzzleFor(d, c, at, kind);
  // Who is muted must be able to answer: by a button that works all the same, for a number cannot be typed.
  const can = d.house.can(at.room.account);
  const muted = can.has('mute') && can.has('choices') && can.has('choices.muted');
  const until = c.now + limitMs(d, at);
  const asked: Join[] = [];
  let upTo = 0;
  for (const join of joins) {
    const there = d.memory.check(room, join.member);
    if ((there && there.until > c.now) || (await d.store.passedBefore(room, join.member))) continue;
    asked.push(join);
    const row = {
      room,
      member: join.member,
      raid: raid?.id ?? null,
      answers: made.puzzle.answers,
      muted,
      until,
      at: c.now,
    };
    const id = await d.store.addCheck({ ...row, community: at.community.id, eventId: c.cause });
    upTo = id;
    tx.changed('raid', 0);
    tx.after(() => d.memory.put({ ...row, id, state: 'open', tries: 0 }));
  }
  if (asked.length === 0) return [];
  const names = asked.map((j) => ({ at: j.member, name: j.name }));
  return [
    // A day at most, should nobody ever look.
    ...(muted ? asked.map((j): Effect => ({ do: 'mute', room, member: j.member, forMs: dayMs })) : []),
    ...(raid?.locked === true ? [] : [gate(d, c, tx, at, made, raid, names, upTo, false)]),
    sweepAt(at, until),
  ];
}

/** Says the question again to those who came since it was said last. */
export async function repeatGate(d: Deps, c: Context, tx: Tx, at: Place, force = false): Promise<Effects> {
  const raid = d.memory.raids.get(at.room.id);
  const last = d.memory.gate(at.room.id)?.upTo ?? 0;
  const waiting = d.memory.checksIn(at.room.id).filter((x) => x.state === 'open' && (force || x.id > last));
  const kind = kindAt(d, at, true);
  if (waiting.length === 0 || raid?.locked === true || kind === null) return [];
  const names = await d.house.people.names(waiting.slice(0, mostNamed).map((w) => w.member));
  const who = waiting.map((w) => ({ at: w.member, name: names.get(w.member) ?? '' }));
  const made = puzzleFor(d, c, at, kind);
  // After a restart it is another question than the one they were asked.
  const other = waiting.filter((w) => w.answers !== made.puzzle.answers);
  const { answers } = made.puzzle;
  if (other.length > 0)
    await d.store.reask(
      other.map((w) => w.id),
      answers,
    );
  tx.changed('raid', 0);
  tx.after(() => other.forEach((w) => d.memory.put({ ...w, answers })));
  return [gate(d, c, tx, at, made, raid, who, Math.max(...waiting.map((w) => w.id)), true)];
}

/** Their time begins anew: nobody could answer while nobody was let in. */
export async function askAnew(d: Deps, c: Context, tx: Tx, at: Place, rows: readonly CheckRow[]): Promise<Effects> {
  if (rows.length === 0) return [];
  const until = c.now + limitMs(d, at);
  await d.store.again(
    rows.map((r) => r.id),
    until,
  );
  tx.changed('raid', 0);
  tx.after(() => rows.forEach((r) => d.memory.put({ ...r, state: 'open', until })));
  return [sweepAt(at, until)];
}

const item = (c: Context): MergeItem => ({ member: c.who.member, name: c.who.name });

/** An answer of somebody who was asked here. */
export async function answered(d: Deps, c: Context, tx: Tx, check: CheckRow, right: boolean): Promise<Effects> {
  const room = c.room.id;
  if (check.state === 'failed' || d.memory.raids.get(room)?.locked === true) return [];
  const line = (as: 'passed' | 'wrong' | 'failed'): Effect => ({
    do: 'send',
    to: { room },
    say: '',
    merge: { as, item: item(c) },
  });
  if (right) {
    const what: NewcomerPassed = { what: 'newcomer.passed', member: check.member };
    return [...(await free(d, c, tx, [check], 'passed')), { do: 'tell', what }, line('passed')];
  }
  const tries = check.tries + 1;
  const state: CheckState = tries >= mostTries ? 'failed' : check.state;
  await d.store.settle(check.id, state, tries, c.now);
  tx.changed('raid', 0);
  tx.after(() => d.memory.put({ ...check, state, tries }));
  // Machines answer a wave by the hundred: there they hear nothing.
  return check.raid === null ? [line(state === 'failed' ? 'failed' : 'wrong')] : [];
}

/** They may talk: by their answer, or by the word of staff. */
export async function free(
  d: Deps,
  c: Context,
  tx: Tx,
  rows: readonly CheckRow[],
  state: 'passed' | 'freed',
): Promise<Effect[]> {
  for (const r of rows) await d.store.settle(r.id, state, r.tries, c.now);
  tx.changed('raid', 0);
  tx.after(() => rows.forEach((r) => d.memory.drop(r.room, r.member)));
  return rows.filter((r) => r.muted).map((r): Effect => ({ do: 'mute', room: r.room, member: r.member, forMs: 0 }));
}
