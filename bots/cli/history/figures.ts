/** What the bot's own tables say about the history it was played, and what its rules would have hit. */
import { and, countDistinct, desc, eq, inArray, max, min, sql, sum } from 'drizzle-orm';

import { wallTime } from '../../../core/kit/calendar.ts';
import type { Database } from '../../../core/ports.ts';
import { defineCounts, definePeople } from '../../../core/schema.ts';
import type { Trace } from '../../../core/types.ts';
import type { RuleToTry } from './rules-file.ts';
import { Tally } from './tally.ts';

const hourMs = 3_600_000;

/** Listens to the bot while it handles the history. */
export class Heard {
  readonly commands = new Map<string, number>();
  /** Events whose handler failed. */
  failed = 0;
  readonly tally: Tally;

  constructor(rules: readonly RuleToTry[]) {
    this.tally = new Tally(rules);
  }

  trace(trace: Trace): void {
    const { event, stage, by, hit } = trace;
    if (stage === 'failed') this.failed++;
    if (stage === 'command' && by !== undefined) this.commands.set(by, (this.commands.get(by) ?? 0) + 1);
    if (!hit || event.kind !== 'message') return;
    this.tally.look({ text: event.text, member: event.from.id, who: event.from.name, at: event.at });
  }
}

export interface Figures {
  readonly groups: readonly string[];
  readonly messages: number;
  readonly speakers: number;
  /** Civil days with at least one message, `YYYY-MM-DD`. */
  readonly days: { readonly active: number; readonly first: string; readonly last: string };
  /** Messages by hour of the day in the zone, 24 of them. */
  readonly hours: readonly number[];
  readonly joined: number;
  readonly left: number;
  readonly top: readonly { readonly name: string; readonly messages: number }[];
}

/** Reads them from the counters the pipeline kept. */
export async function figuresOf(database: Database, timeZone: string): Promise<Figures> {
  const { counts } = database.t(defineCounts);
  const { rooms, members } = database.t(definePeople);
  const { read } = database;
  const total = sum(counts.n).mapWith(Number);
  const [all] = await read
    .select({
      n: total,
      speakers: countDistinct(counts.member),
      days: countDistinct(counts.bucket),
      first: min(counts.bucket),
      last: max(counts.bucket),
    })
    .from(counts)
    .where(eq(counts.what, 'message'));
  const top = await read
    .select({ name: members.name, messages: total })
    .from(counts)
    .innerJoin(members, eq(members.id, counts.member))
    .where(eq(counts.what, 'message'))
    .groupBy(members.id, members.name)
    .orderBy(desc(sql`2`), members.id)
    .limit(10);
  const byHour = await read
    .select({ bucket: counts.bucket, n: total })
    .from(counts)
    .where(eq(counts.what, 'message.hour'))
    .groupBy(counts.bucket);
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { bucket, n } of byHour) {
    const hour = new Date(wallTime(bucket * hourMs, timeZone)).getUTCHours();
    hours[hour] = (hours[hour] ?? 0) + n;
  }
  const moves = await read
    .select({ what: counts.what, n: total })
    .from(counts)
    .where(and(inArray(counts.what, ['join', 'leave']), eq(counts.member, 0)))
    .groupBy(counts.what);
  const names = await read.select({ name: rooms.name }).from(rooms).where(eq(rooms.kind, 'group')).orderBy(rooms.id);
  const moved = (what: string): number => moves.find((m) => m.what === what)?.n ?? 0;
  return {
    groups: names.map((r) => r.name),
    messages: all?.n ?? 0,
    speakers: all?.speakers ?? 0,
    days: { active: all?.days ?? 0, first: dayText(all?.first), last: dayText(all?.last) },
    hours,
    joined: moved('join'),
    left: moved('leave'),
    top,
  };
}

const dayText = (bucket: number | null | undefined): string =>
  `${bucket ?? ''}`.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
