/** Running an import in this process, and what it left in the tables. */
import { sql } from 'drizzle-orm';

import { main } from '../../bots/cli/import.ts';
import type { Database } from '../../core/ports.ts';
import {
  defineCounts,
  defineHappenings,
  defineImports,
  defineInbox,
  defineJobs,
  defineMessages,
  defineOutbox,
  definePeople,
} from '../../core/schema.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
type Main = (argv: readonly string[], io: { out(line: string): void; err(line: string): void }) => Promise<number>;

export async function ran(verb: Main, argv: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await verb(argv, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
export const runImport = (...argv: string[]): Promise<Ran> => ran(main, argv);

export async function reading<T>(url: string, use: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url, allDefinitions, { readOnly: true });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Everything an import can write, without the moments at which it ran. */
export const left = (url: string): Promise<Record<string, readonly unknown[]>> =>
  reading(url, async ({ t, read }) => {
    const { communities, rooms, members, identities, memberships } = t(definePeople);
    const { messages } = t(defineMessages);
    const { counts } = t(defineCounts);
    const { inbox } = t(defineInbox);
    const { imports } = t(defineImports);
    const placed = await read.select().from(rooms).orderBy(rooms.id);
    const claims = await read.select().from(inbox).orderBy(inbox.id);
    return {
      communities: await read.select({ id: communities.id, name: communities.name }).from(communities),
      rooms: placed.map(({ at: _at, leftAt: _left, ...room }) => room),
      members: await read.select().from(members).orderBy(members.id),
      identities: await read.select().from(identities).orderBy(identities.id),
      memberships: await read.select().from(memberships).orderBy(memberships.room, memberships.member),
      messages: await read.select().from(messages).orderBy(messages.id),
      counts: await read.select().from(counts).orderBy(counts.room, counts.member, counts.bucket, counts.what),
      inbox: claims.map(({ account, key }) => ({ account, key })),
      totals: await read.select({ totals: imports.totals, records: imports.records }).from(imports),
    };
  });

/** How often a day, an hour, a coming was counted: all counters in one number each. */
export const counted = (url: string): Promise<Record<string, number>> =>
  reading(url, async ({ t, read }) => {
    const { counts } = t(defineCounts);
    const rows = await read
      .select({ what: counts.what, n: sql<number>`sum(${counts.n})`.mapWith(Number) })
      .from(counts)
      .groupBy(counts.what);
    return Object.fromEntries(rows.map((r) => [r.what, r.n]));
  });

/** Rows that only a bot at work writes: things told, said, planned. */
export const acted = (url: string): Promise<number> =>
  reading(url, async ({ t, read }) => {
    const { happenings } = t(defineHappenings);
    const { outbox } = t(defineOutbox);
    const { jobs } = t(defineJobs);
    return (await read.$count(happenings)) + (await read.$count(outbox)) + (await read.$count(jobs));
  });
