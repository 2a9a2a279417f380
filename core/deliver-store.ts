/** The rows of `outbox` as the delivery loop sees them. */
import { and, asc, eq, gt, inArray, isNull, lte, notInArray, or, sql } from 'drizzle-orm';

import { slot } from './kit/statement.ts';
import type { Database } from './ports.ts';
import { defineOutbox, definePeople, type OutboxPayload } from './schema.ts';

export interface Due {
  readonly id: number;
  readonly room: number;
  readonly class: 'reply' | 'campaign';
  readonly payload: OutboxPayload;
  /** This attempt counted. */
  readonly attempts: number;
  /** Since when nobody knows whether an earlier attempt was done. */
  readonly unsureSince: number | null;
  /** What caused it: `<account>|<event id>`. */
  readonly eventId: string;
}

/** A row that was cut short: its process ended while it was `sending`. */
export interface CutShort extends Pick<Due, 'id' | 'room' | 'payload' | 'attempts' | 'unsureSince'> {
  readonly sender: number | null;
  /** When that attempt was begun. */
  readonly begun: number;
}

/** What `lease_until` says of a row that is `sending`: the moment it was begun, and so much. */
const leaseMs = 60_000;

/** Called once per delivery loop. Each function is a commit of its own, shared with whatever else is queued. */
export function deliveryStore(database: Database) {
  const { outbox } = database.t(defineOutbox);
  const { identities, rooms } = database.t(definePeople);
  const { db, read, peers } = database;
  const p = sql.placeholder;
  /** Word for word the condition of the index `outbox_open`: a parameter cannot imply it, and all sent rows would be read. */
  const open = sql`${outbox.state} in ('pending', 'claimed', 'sending')`;
  const pending = and(open, eq(outbox.state, 'pending'));
  /** What this process may still say about a row: another one may have taken it for cut short, and gone on with it. */
  const ours = async () =>
    or(
      eq(outbox.state, 'pending'),
      and(eq(outbox.state, 'sending'), eq(outbox.sender, peers ? await peers.self() : 0)),
    );
  const update = async (id: number, set: Partial<typeof outbox.$inferInsert>): Promise<void> => {
    const mine = await ours();
    await database.write(async () => {
      await db
        .update(outbox)
        .set(set)
        .where(and(eq(outbox.id, id), mine));
    });
  };
  const expired = async (ids: readonly number[], now: number): Promise<void> => {
    await database.write(async () => {
      await db
        .update(outbox)
        .set({ state: 'failed', held: 'late', error: 'it waited too long', settledAt: now })
        .where(and(inArray(outbox.id, [...ids]), eq(outbox.state, 'pending')));
    });
  };

  /**
   * The first due row of every room that is not busy. They stay `pending`: that they were taken is known to this process
   * alone, so after a crash they simply go again. `begin` is what forbids that two carry out the same one.
   * `resting`: accounts that say nothing unasked for now.
   */
  const due = async (
    now: number,
    busy: readonly number[],
    resting: readonly string[],
    limit: number,
  ): Promise<readonly Due[]> => {
    // A row to be tried again keeps its place: its room waits with it, so that nothing overtakes.
    const later = and(pending, gt(outbox.leaseUntil, now));
    // And what another process is sending is not overtaken either.
    const waiting = db
      .select({ room: outbox.room })
      .from(outbox)
      .where(peers ? or(later, and(open, eq(outbox.state, 'sending'))) : later);
    const theirs = db
      .select({ id: rooms.id })
      .from(rooms)
      .where(inArray(rooms.account, [...resting]));
    const rows = await read
      .select({
        id: outbox.id,
        room: outbox.room,
        class: outbox.class,
        payload: outbox.payload,
        attempts: outbox.attempts,
        unsureSince: outbox.unsureSince,
        eventId: outbox.eventId,
        expires: outbox.expires,
      })
      .from(outbox)
      .where(
        and(
          pending,
          lte(outbox.notBefore, now),
          notInArray(outbox.room, waiting),
          ...(busy.length > 0 ? [notInArray(outbox.room, [...busy])] : []),
          ...(resting.length > 0 ? [or(eq(outbox.class, 'reply'), notInArray(outbox.room, theirs))] : []),
        ),
      )
      // In the order they were written: a row of another lane may carry an earlier instant.
      .orderBy(asc(outbox.id))
      .limit(limit);
    const late = rows.filter((r) => r.expires !== null && r.expires <= now).map((r) => r.id);
    if (late.length > 0) await expired(late, now);
    const seen = new Set<number>();
    const first = rows.filter((r) => !late.includes(r.id) && !seen.has(r.room) && seen.add(r.room));
    // Whatever stands behind what was dropped is looked for at once.
    if (first.length === 0 && late.length > 0) return due(now, busy, resting, limit);
    return first.map((r) => ({ ...r, attempts: r.attempts + 1 }));
  };

  /** Everything that asks before the commit runs shares it, and one statement. */
  interface Leaving {
    readonly ids: number[];
    open: boolean;
    marked: Promise<ReadonlySet<number> | undefined>;
  }
  let leaving: Leaving | undefined;
  const markAll = (now: number, sender: number): Leaving => {
    const batch: Leaving = { ids: [], open: true, marked: Promise.resolve(undefined) };
    const marked = database.write(async () => {
      // A commit that runs a second time marks the same rows: what came meanwhile is in the next one.
      batch.open = false;
      const rows = await db
        .update(outbox)
        .set({
          state: 'sending',
          sender,
          leaseUntil: now + leaseMs,
          attempts: sql`${outbox.attempts} + 1`,
          fence: sql`${outbox.fence} + 1`,
        })
        .where(
          and(
            inArray(outbox.id, batch.ids),
            eq(outbox.state, 'pending'),
            lte(outbox.notBefore, now),
            // Another process may have tried it meanwhile: then it rests.
            or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now)),
          ),
        )
        .returning({ id: outbox.id });
      return new Set(rows.map((r) => r.id));
    });
    // A commit that could not even begin never ran the above: nobody may join it any more.
    batch.marked = marked.finally(() => void (batch.open = false));
    return batch;
  };
  const sent = db
    .update(outbox)
    .set({
      state: 'sent',
      settledAt: slot(outbox.settledAt, 'at'),
      platformMessageId: slot(outbox.platformMessageId, 'message'),
      leaseUntil: null,
      error: null,
    })
    .where(eq(outbox.id, p('id')))
    .prepare('deliver_sent');
  return {
    due,
    /** `sending`, committed. False: it waits no more, or for later: somebody took it back. */
    begin: async (id: number, now: number): Promise<boolean> => {
      const sender = peers ? await peers.self() : 0;
      if (leaving?.open !== true) leaving = markAll(now, sender);
      leaving.ids.push(id);
      return (await leaving.marked)?.has(id) === true;
    },
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
    sent: async (id: number, at: number, message: string | null): Promise<void> => {
      await database.write(() => sent.execute({ id, at, message }));
    },
    /** `at`: not before then; for a pending row that is what the lease says. */
    again: (row: Pick<Due, 'id' | 'attempts' | 'unsureSince'>, at: number, error: string) =>
      update(row.id, {
        state: 'pending',
        error,
        leaseUntil: at,
        attempts: row.attempts,
        unsureSince: row.unsureSince,
      }),
    ended: (id: number, at: number, state: 'failed' | 'maybe', error: string) =>
      update(id, { state, settledAt: at, error, leaseUntil: null }),
    /** What is `sending` although the process that began it is gone; of one process alone: all that is. */
    interrupted: async (): Promise<readonly CutShort[]> => {
      const rows = await read
        .select({
          id: outbox.id,
          room: outbox.room,
          payload: outbox.payload,
          attempts: outbox.attempts,
          unsureSince: outbox.unsureSince,
          sender: outbox.sender,
          leaseUntil: outbox.leaseUntil,
        })
        .from(outbox)
        .where(and(open, eq(outbox.state, 'sending')));
      const senders = [...new Set(rows.flatMap(({ sender }) => (sender === null ? [] : [sender])))];
      const gone = peers && senders.length > 0 ? await peers.gone(senders) : undefined;
      return rows
        .filter(({ sender }) => sender === null || gone === undefined || gone.has(sender))
        .map(({ leaseUntil, ...row }) => ({ ...row, begun: (leaseUntil ?? 0) - leaseMs }));
    },
    /** Says what became of a row that was cut short, unless somebody did already: then false. */
    takeOver: async (row: CutShort, now: number, again: boolean): Promise<boolean> => {
      const since = row.unsureSince ?? row.begun;
      const error = 'the process ended while sending';
      const rows = await database.write(() =>
        db
          .update(outbox)
          .set(
            again
              ? { state: 'pending', leaseUntil: now, unsureSince: since, error }
              : { state: 'maybe', leaseUntil: null, settledAt: now, error },
          )
          .where(
            and(
              eq(outbox.id, row.id),
              eq(outbox.state, 'sending'),
              row.sender === null ? isNull(outbox.sender) : eq(outbox.sender, row.sender),
              // The same attempt: what was begun again since is another matter.
              eq(outbox.attempts, row.attempts),
            ),
          )
          .returning({ id: outbox.id }),
      );
      return rows?.length === 1;
    },
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
export type DeliveryStore = ReturnType<typeof deliveryStore>;
