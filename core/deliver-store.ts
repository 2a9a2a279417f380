/** The rows of `outbox` as the delivery loop sees them. */
import { and, asc, eq, gt, inArray, lte, notInArray, sql } from 'drizzle-orm';

import type { Database } from './ports.ts';
import { defineOutbox, definePeople, type OutboxPayload } from './schema.ts';

export interface Due {
  readonly id: number;
  readonly room: number;
  readonly payload: OutboxPayload;
  readonly attempts: number;
  /** What caused it: `<account>|<event id>`. */
  readonly eventId: string;
}

/** How long a row may be `sending` before another process may say that it was cut short. */
const leaseMs = 60_000;

/** Called once per delivery loop. Each function is a commit of its own, shared with whatever else is queued. */
export function deliveryStore(database: Database) {
  const { outbox } = database.t(defineOutbox);
  const { identities } = database.t(definePeople);
  const { db, read } = database;
  /** Word for word the condition of the index `outbox_open`: a parameter cannot imply it, and all sent rows would be read. */
  const pending = and(sql`${outbox.state} in ('pending', 'claimed', 'sending')`, eq(outbox.state, 'pending'));
  const update = (id: number, set: Partial<typeof outbox.$inferInsert>): Promise<void> =>
    database.write(async () => {
      await db.update(outbox).set(set).where(eq(outbox.id, id));
    }) as Promise<void>;
  /** Takes the first due row of every room that is not busy. */
  const claim = async (now: number, busy: readonly number[], limit: number): Promise<readonly Due[]> => {
    // A row to be tried again keeps its place: its room waits with it, so that nothing overtakes.
    const waiting = db
      .select({ room: outbox.room })
      .from(outbox)
      .where(and(pending, gt(outbox.leaseUntil, now)));
    const open = and(
      pending,
      lte(outbox.notBefore, now),
      notInArray(outbox.room, waiting),
      ...(busy.length > 0 ? [notInArray(outbox.room, [...busy])] : []),
    );
    const seen = await read.select({ id: outbox.id }).from(outbox).where(open).limit(1);
    if (seen.length === 0) return [];
    const rows = await database.write(async () => {
      const due = await db
        .select({
          id: outbox.id,
          room: outbox.room,
          payload: outbox.payload,
          attempts: outbox.attempts,
          eventId: outbox.eventId,
          expires: outbox.expires,
        })
        .from(outbox)
        .where(open)
        // In the order they were written: a row of another lane may carry an earlier instant.
        .orderBy(asc(outbox.id))
        .limit(limit);
      const late = due.filter((r) => r.expires !== null && r.expires <= now).map((r) => r.id);
      if (late.length > 0)
        await db
          .update(outbox)
          .set({ state: 'failed', held: 'late', error: 'it waited too long', settledAt: now })
          .where(inArray(outbox.id, late));
      const rooms = new Set<number>();
      const first = due.filter((r) => !late.includes(r.id) && !rooms.has(r.room) && rooms.add(r.room));
      // Whatever stands behind what was dropped is looked for at once.
      if (first.length === 0) return late.length > 0 ? undefined : [];
      await db
        .update(outbox)
        .set({
          state: 'sending',
          leaseUntil: now + leaseMs,
          attempts: sql`${outbox.attempts} + 1`,
          fence: sql`${outbox.fence} + 1`,
        })
        .where(
          inArray(
            outbox.id,
            first.map((r) => r.id),
          ),
        );
      return first.map((r) => ({ ...r, attempts: r.attempts + 1 }));
    });
    return rows ?? claim(now, busy, limit);
  };
  return {
    claim,
    /** When the next row that waits comes due, or is tried again. */
    next: async (now: number): Promise<number | undefined> => {
      const earliest = async (column: typeof outbox.notBefore | typeof outbox.leaseUntil): Promise<number> => {
        const [row] = await read
          .select({ at: column })
          .from(outbox)
          .where(and(pending, gt(column, now)))
          .orderBy(asc(column))
          .limit(1);
        return row?.at ?? Infinity;
      };
      const at = Math.min(await earliest(outbox.notBefore), await earliest(outbox.leaseUntil));
      return at === Infinity ? undefined : at;
    },
    sent: (id: number, at: number, platformMessageId: string | null) =>
      update(id, { state: 'sent', settledAt: at, platformMessageId, leaseUntil: null, error: null }),
    /** `at`: not before then; for a pending row that is what the lease says. */
    again: (id: number, at: number, error: string) => update(id, { state: 'pending', error, leaseUntil: at }),
    /** The same, and the attempt is taken back: it only waited its turn. */
    notYet: (row: Pick<Due, 'id' | 'attempts'>, at: number, error: string) =>
      update(row.id, { state: 'pending', error, leaseUntil: at, attempts: row.attempts - 1 }),
    ended: (id: number, at: number, state: 'failed' | 'maybe', error: string) =>
      update(id, { state, settledAt: at, error, leaseUntil: null }),
    /** With the moment each was begun. */
    interrupted: async () =>
      (
        await read
          .select({ id: outbox.id, room: outbox.room, payload: outbox.payload, leaseUntil: outbox.leaseUntil })
          .from(outbox)
          .where(eq(outbox.state, 'sending'))
      ).map(({ leaseUntil, ...row }) => ({ ...row, begun: (leaseUntil ?? 0) - leaseMs })),
    identity: async (member: number, account: string) =>
      (
        await read
          .select({ user: identities.platformUserId, name: identities.name })
          .from(identities)
          .where(and(eq(identities.member, member), eq(identities.account, account)))
          .limit(1)
      )[0],
  };
}
