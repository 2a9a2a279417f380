/** The budget over the rows of the outbox: what a room has heard unasked, what waits there, and where the next line stands. */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lte, ne, or, sql } from 'drizzle-orm';

import {
  limitsOf,
  place,
  poolOf,
  wayOf,
  type HeldWhy,
  type Limits,
  type Line,
  type Placed,
  type QuietHours,
} from './budget.ts';
import type { Database } from './ports.ts';
import { defineJobs, defineOutbox, definePeople, defineUnsubscribed, type OutboxPayload } from './schema.ts';
import type { Settings } from './settings.ts';
import type { Community, Context, Room, Say, Unasked, UnaskedKind } from './types.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How long a line waits for those due at the same instant, when there is not room for all. */
const settleMs = 1000;
/** So many of them count; more make no difference to a room. */
const mostOthers = 20;
/** A text of a reason that the operator may read in the row. */
const errorOf = (why: HeldWhy): string => `held back (${why}), then dropped`;

/** Where a line stands, as the columns of its row. */
export interface Stand {
  readonly notBefore: number;
  /** It will not be sent: `held` says why. */
  readonly dropped: boolean;
  readonly held: HeldWhy | null;
  readonly kind: UnaskedKind;
  readonly campaign: string | null;
  readonly priority: number;
  readonly expires: number;
}
/** A line that waits or was dropped, for those who ask why. */
export interface Held {
  readonly id: number;
  readonly room: number;
  readonly state: 'waiting' | 'dropped';
  readonly why: HeldWhy;
  readonly kind: UnaskedKind;
  readonly campaign: string | null;
  readonly say: Say | undefined;
  /** When it was to be said, epoch ms, and when it will be or was dropped. */
  readonly at: number;
  readonly until: number;
}
export interface Budget {
  /** Inside a handler. May move what waits in the room and matters less. */
  judge(c: Context, room: Room, unasked: Unasked, member: number | undefined): Promise<Stand>;
  /** Places what waits in a room anew: the owner's quiet ended or began (`quietUntil`), or a limit changed. Inside a handler. */
  replan(community: Community, room: Room, now: number, quietUntil?: number): Promise<void>;
  /** The same where a limit is another now: what holds it is worked out afresh. Inside a handler. */
  refit(community: Community, room: Room, now: number): Promise<void>;
  /** What is due in a room, or in all of a community, and has not left yet is held by the owner's word. Inside a handler. */
  hold(where: { readonly room: number } | { readonly community: number }, now: number, until: number): Promise<void>;
  /** What is held in these rooms now by the owner's word, the oldest first. Inside a handler. */
  quieted(rooms: readonly number[]): Promise<readonly Held[]>;
  /** The rooms of a community, private ones too, where something is held, by this reason or any. Inside a handler. */
  heldRooms(community: number, why?: HeldWhy): Promise<readonly number[]>;
  /** What is held, and what was dropped since an instant, the latest first, at most `limit`. Inside a handler. */
  held(rooms: readonly number[], since: number, limit: number): Promise<readonly Held[]>;
  /** What the owner's word holds in these rooms is said now. Inside a handler. */
  release(rooms: readonly number[], now: number): Promise<void>;
  /** It is not said any more. Inside a handler. */
  drop(rooms: readonly number[], now: number): Promise<void>;
  /** It is dropped at an instant, unless somebody says otherwise before. Inside a handler. */
  dropAt(rooms: readonly number[], at: number): Promise<void>;
  /** Lines said unasked in a room since an instant, or about to be. Inside a handler. */
  spent(room: number, since: number): Promise<number>;
  /** Does this member want nothing unasked in private? Inside a handler. */
  unsubscribed(member: number): Promise<boolean>;
  subscribe(c: Context, member: number, on: boolean): Promise<void>;
}

export interface BudgetDeps {
  readonly database: Database;
  readonly settings: Pick<Settings, 'get'>;
  /** Until when the room is quiet by the owner's word. */
  readonly hold: (room: Room, now: number) => number | undefined;
  /** The hours in which the account's platform wants nothing unasked. */
  readonly night?: (account: string) => QuietHours | undefined;
  /** The account answers and says nothing of itself. */
  readonly answersOnly?: (account: string) => boolean;
}

type Fresh = { readonly kind: UnaskedKind } & Pick<Line, 'priority' | 'until' | 'tomorrow'>;

/**
 * Other timers are due at this same instant, and what they will say is not known yet. A line that might have to give way
 * to one of them waits a second, so that what matters more goes first whichever rings first.
 */
function withOthers(l: Limits, taken: readonly number[], lines: readonly Line[], others: number): Placed[] {
  const alone = place(l, taken, lines);
  if (others === 0) return alone;
  const from = Math.min(...lines.map((line) => line.from));
  const unknown = Array.from({ length: Math.min(others, mostOthers) }, (_, n) => ({
    id: -1 - n,
    priority: 10,
    from,
    until: Infinity,
    tomorrow: true,
  }));
  const crowded = place(l, taken, [...unknown, ...lines]);
  return alone.map((p) => {
    const contested = p.at === from && crowded.find(({ id }) => id === p.id)?.at !== p.at;
    return contested ? { ...p, at: from + settleMs } : p;
  });
}

/** Called once per bot. */
export function createBudget(d: BudgetDeps): Budget {
  const store = budgetStore(d.database);

  /** Places the waiting lines of a room anew, with a fresh one (id 0), and writes what changed. */
  const settle = async (
    limits: Limits,
    room: Room,
    fresh: Fresh | undefined,
    o: {
      readonly now: number;
      readonly quietUntil: number | undefined;
      readonly others: number;
      /** The reasons known are of limits that hold no more. */
      readonly afresh?: boolean;
    },
  ): Promise<{ at: number | null; why: HeldWhy | null }> => {
    const pool = fresh ? poolOf(fresh.kind) : 'lines';
    const rows = (await store.lines(room.id, o.now - dayMs - hourMs)).filter(
      // What is dropped unless its owner says otherwise (`dropAt`) waits for that word alone.
      (r) => poolOf(r.kind) === pool && !(r.held === 'quiet' && r.expires === r.notBefore),
    );
    const waits = rows.filter((r) => r.state === 'pending' && r.attempts === 0 && r.notBefore > o.now);
    const taken = rows.filter((r) => !waits.includes(r)).map((r) => r.notBefore);
    const from = Math.max(o.now, o.quietUntil ?? o.now);
    // The owner, not the clock, decides about what is held by the owner's word.
    const until = (t: number): number => (o.quietUntil === undefined ? t : Infinity);
    const lines: Line[] = waits.map((r) => ({
      id: r.id,
      priority: r.priority,
      from,
      until: until(r.expires),
      tomorrow: wayOf({ kind: r.kind }, o.now).tomorrow,
    }));
    if (fresh) lines.push({ ...fresh, id: 0, from, until: until(fresh.until) });
    const placed = withOthers(limits, taken, lines, o.others);
    const why = (p: Placed): HeldWhy | null => (o.quietUntil === undefined ? p.why : 'quiet');
    for (const row of waits) {
      const p = placed.find(({ id }) => id === row.id);
      if (!p) continue;
      // What held it first stays what the owner reads, unless the owner's word held it and does so no more.
      const over = o.afresh === true || (row.held === 'quiet' && o.quietUntil === undefined);
      const first = over ? null : row.held;
      const held = p.at !== null && p.at <= o.now ? null : (first ?? why(p));
      if (p.at === null) await store.end(row.id, o.now, held ?? 'late');
      else if (p.at !== row.notBefore || held !== row.held) await store.move(row.id, p.at, held);
    }
    const own = placed.find(({ id }) => id === 0);
    return { at: own?.at ?? null, why: own ? why(own) : null };
  };

  return {
    judge: async (c, room, unasked, member) => {
      const { priority, until, tomorrow } = wayOf(unasked, c.now);
      const base = { kind: unasked.kind, campaign: unasked.campaign ?? null, priority, expires: until };
      const no = (held: HeldWhy): Stand => ({ ...base, notBefore: c.now, dropped: true, held });
      const pool = poolOf(unasked.kind);
      if (room.kind === 'group' && pool === 'lines' && d.answersOnly?.(room.account) === true) return no('answers');
      if (room.kind === 'private') {
        // A timer names the chat alone: whose it is says who may have unsubscribed.
        const whose = member ?? (await store.whose(room, c.community.id));
        if (whose !== undefined && (await store.isOut(whose))) return no('unsubscribed');
      }
      const limits = limitsOf(d.settings, room, c.community.timeZone, pool, d.night?.(room.account));
      const others = c.event.kind === 'timer' ? await store.due(c.community.id, c.now, c.event.job.id) : 0;
      const { at, why } = await settle(
        limits,
        room,
        { kind: unasked.kind, priority, until, tomorrow },
        { now: c.now, quietUntil: d.hold(room, c.now), others },
      );
      return at === null ? no(why ?? 'late') : { ...base, notBefore: at, dropped: false, held: why };
    },
    replan: async (community, room, now, quietUntil) => {
      const limits = limitsOf(d.settings, room, community.timeZone, 'lines', d.night?.(room.account));
      await settle(limits, room, undefined, { now, quietUntil, others: 0 });
    },
    refit: async (community, room, now) => {
      const limits = limitsOf(d.settings, room, community.timeZone, 'lines', d.night?.(room.account));
      await settle(limits, room, undefined, { now, quietUntil: d.hold(room, now), others: 0, afresh: true });
    },
    ...store.acts,
  };
}

interface Shown {
  readonly id: number;
  readonly room: number;
  readonly state: string;
  readonly held: string | null;
  readonly kind: string | null;
  readonly campaign: string | null;
  readonly payload: OutboxPayload;
  readonly at: number;
  readonly notBefore: number;
  readonly settledAt: number | null;
}

/** The statements. All of them run inside a handler. */
function budgetStore(database: Database) {
  const { outbox } = database.t(defineOutbox);
  const { jobs } = database.t(defineJobs);
  const { unsubscribed } = database.t(defineUnsubscribed);
  const { rooms, identities } = database.t(definePeople);
  const { db } = database;
  const p = sql.placeholder;
  const whose = db
    .select({ member: identities.member })
    .from(identities)
    .where(
      and(
        eq(identities.community, p('community')),
        eq(identities.account, p('account')),
        eq(identities.platformUserId, p('user')),
      ),
    )
    .prepare('budget_whose');
  const lines = db
    .select({
      id: outbox.id,
      state: outbox.state,
      attempts: outbox.attempts,
      notBefore: outbox.notBefore,
      kind: outbox.kind,
      priority: outbox.priority,
      held: outbox.held,
      expires: outbox.expires,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.room, p('room')),
        isNotNull(outbox.kind),
        gte(outbox.notBefore, p('since')),
        ne(outbox.state, 'failed'),
      ),
    )
    .orderBy(outbox.id)
    .prepare('budget_lines');
  const due = db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(jobs)
    .where(
      and(
        inArray(jobs.state, ['ready', 'running']),
        lte(jobs.runAt, p('now')),
        eq(jobs.community, p('community')),
        ne(jobs.id, p('job')),
      ),
    )
    .prepare('budget_due');
  const out = db
    .select({ member: unsubscribed.member })
    .from(unsubscribed)
    .where(eq(unsubscribed.member, p('member')))
    .prepare('budget_out');
  const set = (id: number, values: Partial<typeof outbox.$inferInsert>) =>
    db.update(outbox).set(values).where(eq(outbox.id, id));
  const isOut = async (member: number): Promise<boolean> => (await out.execute({ member })).length > 0;
  const among = (rooms: readonly number[]) =>
    and(isNotNull(outbox.kind), inArray(outbox.room, rooms.length > 0 ? [...rooms] : [0]));
  const waits = and(eq(outbox.state, 'pending'), isNotNull(outbox.held), eq(outbox.attempts, 0));
  const quieted = (rooms: readonly number[]) => and(among(rooms), waits, eq(outbox.held, 'quiet'));
  const shown = {
    id: outbox.id,
    room: outbox.room,
    state: outbox.state,
    held: outbox.held,
    kind: outbox.kind,
    campaign: outbox.campaign,
    payload: outbox.payload,
    at: outbox.at,
    notBefore: outbox.notBefore,
    settledAt: outbox.settledAt,
  };
  const toHeld = (row: Shown): Held => ({
    id: row.id,
    room: row.room,
    state: row.state === 'failed' ? 'dropped' : 'waiting',
    why: row.held as HeldWhy,
    kind: row.kind as UnaskedKind,
    campaign: row.campaign,
    say: row.payload.say,
    at: row.at,
    until: row.state === 'failed' ? (row.settledAt ?? row.at) : row.notBefore,
  });
  return {
    isOut,
    /** The member of a community whose private chat it is. */
    whose: async ({ account, platformId }: Room, community: number): Promise<number | undefined> =>
      (await whose.execute({ community, account, user: platformId }))[0]?.member,
    lines: async (room: number, since: number) =>
      (await lines.execute({ room, since })).map((r) => ({
        ...r,
        kind: r.kind as UnaskedKind,
        held: r.held as HeldWhy | null,
        priority: r.priority ?? 1,
        expires: r.expires ?? Infinity,
      })),
    due: async (community: number, now: number, job: number): Promise<number> =>
      (await due.execute({ community, now, job }))[0]?.n ?? 0,
    end: async (id: number, now: number, why: HeldWhy): Promise<void> => {
      await set(id, { state: 'failed', held: why, error: errorOf(why), settledAt: now });
    },
    move: async (id: number, at: number, held: HeldWhy | null): Promise<void> => {
      await set(id, { notBefore: at, held });
    },
    acts: {
      quieted: async (rooms: readonly number[]) =>
        (await db.select(shown).from(outbox).where(quieted(rooms)).orderBy(asc(outbox.id))).map(toHeld),
      heldRooms: async (community: number, why?: HeldWhy) => {
        const here = db.select({ id: rooms.id }).from(rooms).where(eq(rooms.community, community));
        const found = await db
          .selectDistinct({ room: outbox.room })
          .from(outbox)
          .where(and(isNotNull(outbox.kind), inArray(outbox.room, here), waits, why && eq(outbox.held, why)));
        return found.map((r) => r.room);
      },
      held: async (where: readonly number[], since: number, limit: number) => {
        const dropped = and(eq(outbox.state, 'failed'), isNotNull(outbox.held), gt(outbox.settledAt, since));
        const rows = db
          .select(shown)
          .from(outbox)
          .where(and(among(where), or(waits, dropped)));
        return (await rows.orderBy(desc(outbox.id)).limit(limit)).map(toHeld);
      },
      hold: async (
        where: { readonly room: number } | { readonly community: number },
        now: number,
        until: number,
      ): Promise<void> => {
        const here =
          'room' in where
            ? eq(outbox.room, where.room)
            : inArray(outbox.room, db.select({ id: rooms.id }).from(rooms).where(eq(rooms.community, where.community)));
        // Word for word the condition of the index of open rows.
        const open = and(sql`${outbox.state} in ('pending', 'claimed', 'sending')`, eq(outbox.state, 'pending'));
        await db
          .update(outbox)
          .set({ notBefore: until, held: 'quiet' })
          .where(and(open, here, isNotNull(outbox.kind), eq(outbox.attempts, 0), lte(outbox.notBefore, now)));
      },
      release: async (where: readonly number[], now: number): Promise<void> => {
        await db.update(outbox).set({ notBefore: now, expires: null, held: null }).where(quieted(where));
      },
      drop: async (where: readonly number[], now: number): Promise<void> => {
        await db
          .update(outbox)
          .set({ state: 'failed', held: 'staff', error: errorOf('staff'), settledAt: now })
          .where(quieted(where));
      },
      dropAt: async (where: readonly number[], at: number): Promise<void> => {
        await db.update(outbox).set({ notBefore: at, expires: at }).where(quieted(where));
      },
      spent: async (room: number, since: number): Promise<number> =>
        (await lines.execute({ room, since })).filter((r) => poolOf(r.kind as UnaskedKind) === 'lines').length,
      unsubscribed: isOut,
      subscribe: async (c: Context, member: number, on: boolean): Promise<void> => {
        if (on) await db.delete(unsubscribed).where(eq(unsubscribed.member, member));
        else await db.insert(unsubscribed).values({ member, at: c.now, eventId: c.cause }).onConflictDoNothing();
      },
    },
  };
}
