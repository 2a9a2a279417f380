/** What a post looked like from outside, and the limits of docs/platforms it must keep (field values and starting values). */
import type { Post } from './play.ts';

interface Limit {
  readonly name: string;
  readonly is: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}
/** The most of these instants, in order, that any window of so many ms holds. */
export const mostIn = (times: readonly number[], windowMs: number): number => {
  let [most, from] = [0, 0];
  times.forEach((at, to) => {
    while (at - (times[from] ?? at) >= windowMs) from++;
    most = Math.max(most, to - from + 1);
  });
  return most;
};
const gaps = (times: readonly number[]): number[] => times.slice(1).map((at, i) => at - (times[i] ?? at));
const least = (all: readonly number[]): number => (all.length > 0 ? Math.min(...all) : Infinity);

export function limitsOf(p: Post): Limit[] {
  const times = p.sent.map((s) => s.at);
  const byRoom = new Map<string, number[]>();
  for (const { room, at } of p.sent) byRoom.set(room, [...(byRoom.get(room) ?? []), at]);
  const rooms = [...byRoom.values()];
  const toOthers = p.sent.slice(1).flatMap((s, i) => (s.room === p.sent[i]?.room ? [] : [s.at - (p.sent[i]?.at ?? 0)]));
  const everyGroup: Limit = { name: 'groups reached', is: rooms.length, atLeast: p.groups, atMost: p.groups };
  if (p.platform === 'telegram')
    return [
      everyGroup,
      { name: 'in any second, all groups', is: mostIn(times, 1000), atMost: 30 },
      { name: 'in any ten seconds, all groups', is: mostIn(times, 10_000), atMost: 300 },
      { name: 'in any minute, one group', is: Math.max(...rooms.map((r) => mostIn(r, 60_000))), atMost: 20 },
    ];
  return [
    everyGroup,
    { name: 'ms between two to the same group, least', is: least(rooms.flatMap(gaps)), atLeast: 1000 },
    { name: 'ms between two groups, least', is: least(toOthers), atLeast: 3000 },
    { name: 'in any minute', is: mostIn(times, 60_000), atMost: 40 },
  ];
}
export const broken = (p: Post): string[] =>
  limitsOf(p)
    .filter((l) => l.is < (l.atLeast ?? -Infinity) || l.is > (l.atMost ?? Infinity))
    .map((l) => `${p.platform}: ${l.name} is ${l.is}`);

const clock = (ms: number): string => {
  const s = Math.round(ms / 1000);
  return `${Math.floor(s / 60)} min ${`${s % 60}`.padStart(2, '0')} s`;
};
export function report(p: Post): string {
  const last = p.sent.at(-1)?.at ?? p.began;
  const perMinute = Object.values(
    p.sent.reduce<Record<number, number>>((all, s) => {
      const m = Math.floor((s.at - p.began) / 60_000);
      return { ...all, [m]: (all[m] ?? 0) + 1 };
    }, {}),
  );
  return [
    `${p.platform}: a post to ${p.groups} groups, ${p.sent.length} messages (long texts in parts, ${p.sent.filter((s) => s.what === 'answer').length} answers between)`,
    `  done after ${clock(last - p.began)}; an answer waited at most ${clock(p.longestAnswerMs)}`,
    `  messages by minute: ${perMinute.join(' ')}`,
    ...limitsOf(p).map(
      (l) =>
        `  ${l.name}: ${Math.round(l.is)}${l.atMost === undefined ? '' : `, at most ${l.atMost}`}${l.atLeast === undefined ? '' : `, at least ${l.atLeast}`}`,
    ),
  ].join('\n');
}
