/** What is going on at the doors, without asking the database. Mirrors rows; changes in `tx.after` only, joins apart. */
import type { Puzzle } from './rules.ts';
import type { CheckRow, RaidRow } from './store.ts';

export interface Join {
  readonly cause: string;
  readonly member: number;
  readonly name: string;
  readonly at: number;
}
/** What stands in the group for newcomers to answer. */
export interface Gate {
  readonly puzzle: Puzzle;
  readonly madeAt: number;
  /** When it was last said. */
  readonly askedAt: number;
  /** The newest check it was said for. */
  readonly upTo: number;
}

/** A wave begins long before so many. */
const mostJoins = 600;
const mostRooms = 5000;
/** Questions to staff about single newcomers of a room, and in what time. */
const mostQuestions = 5;
const askedWithinMs = 10 * 60_000;

export function createMemory() {
  const raids = new Map<number, RaidRow>();
  const checks = new Map<number, Map<number, CheckRow>>();
  const gates = new Map<number, Gate>();
  /** Staff sent the watch home: no new alarm before. */
  const calm = new Map<number, number>();
  const joins = new Map<number, Join[]>();
  /** About which newcomers staff were asked, and when. */
  const asked = new Map<number, readonly { readonly check: number; readonly at: number }[]>();
  const bounded = <V>(map: Map<number, V>, key: number, value: V): void => {
    if (!map.has(key) && map.size >= mostRooms) map.delete(map.keys().next().value as number);
    map.set(key, value);
  };
  const put = (row: CheckRow): void => {
    const here = checks.get(row.room) ?? new Map<number, CheckRow>();
    checks.set(row.room, here.set(row.member, row));
  };
  return {
    raids,
    /** Those of a room who may still come to something. */
    checksIn: (room: number): readonly CheckRow[] => [...(checks.get(room)?.values() ?? [])],
    /** These in place of whatever was known. */
    fill: (going: readonly RaidRow[], waiting: readonly CheckRow[]): void => {
      raids.clear();
      checks.clear();
      for (const raid of going) raids.set(raid.room, raid);
      for (const row of waiting) put(row);
    },
    check: (room: number, member: number): CheckRow | undefined => checks.get(room)?.get(member),
    put,
    drop: (room: number, member: number): void => {
      const here = checks.get(room);
      here?.delete(member);
      if (here?.size === 0) checks.delete(room);
    },
    gate: (room: number): Gate | undefined => gates.get(room),
    setGate: (room: number, gate: Gate): void => bounded(gates, room, gate),
    /** Staff are asked about single newcomers of a room only so often; asking counts, again about the same one does not. */
    mayAsk: (room: number, check: number, now: number): boolean => {
      const lately = (asked.get(room) ?? []).filter((x) => now - x.at < askedWithinMs && x.check !== check);
      if (lately.length >= mostQuestions) return false;
      bounded(asked, room, [...lately, { check, at: now }]);
      return true;
    },
    isCalm: (room: number, now: number): boolean => (calm.get(room) ?? 0) > now,
    setCalm: (room: number, until: number): void => bounded(calm, room, until),
    /** Notes a join, once; all in this room since then, this one last. Counted before the commit: a wave fits into one. */
    join: (room: number, join: Join, since: number): readonly Join[] => {
      const recent = (joins.get(room) ?? []).filter((j) => j.at >= since && j.cause !== join.cause);
      if (recent.length >= mostJoins) recent.shift();
      recent.push(join);
      bounded(joins, room, recent);
      return recent;
    },
  };
}
export type Memory = ReturnType<typeof createMemory>;
