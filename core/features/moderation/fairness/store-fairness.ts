/** Rows of appeals and brakes, and what they need to see of acts, messages and members. */
import { and, asc, desc, eq, gt, gte, isNull, lt, ne, sql } from 'drizzle-orm';

import type { Database } from '../../../ports.ts';
import { defineMessages, definePeople, defineSettings } from '../../../schema.ts';
import { defineFairness, type AppealState, type BrakeState } from './schema-fairness.ts';
import type { Did } from '../rules/rules.ts';
import { defineModeration } from '../schema.ts';

export interface Appeal {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly act: number;
  readonly member: number;
  readonly reason: string;
  readonly state: AppealState;
  readonly asked: number | null;
  readonly tries: number;
  readonly until: number;
  readonly decidedBy: number | null;
}
export interface Brake {
  readonly id: number;
  readonly community: number;
  readonly room: number;
  readonly state: BrakeState;
  readonly since: number;
  readonly until: number;
  readonly decidedAt: number | null;
  readonly at: number;
}
export interface NearLine {
  readonly member: number;
  readonly text: string | null;
}

/** Called once per bot; everything but `standing` runs inside a handler. */
export function fairnessStore(database: Database) {
  const { db } = database;
  const f = database.t(defineFairness);
  const { moderationAppeals: appeals, moderationAppealAsked: asked } = f;
  const { moderationBrakes: brakes, moderationHeld: held } = f;
  const { moderationActs: acts, wordRules } = database.t(defineModeration);
  const { messages } = database.t(defineMessages);
  const { auditLog } = database.t(defineSettings);
  const { memberships } = database.t(definePeople);

  return {
    appealOf: async (act: number): Promise<Appeal | undefined> =>
      (await db.select().from(appeals).where(eq(appeals.act, act)))[0],
    appeal: async (community: number, id: number): Promise<Appeal | undefined> =>
      (
        await db
          .select()
          .from(appeals)
          .where(and(eq(appeals.id, id), eq(appeals.community, community)))
      )[0],
    /** Undefined when there is one about this act already. */
    openAppeal: async (
      row: Pick<Appeal, 'community' | 'room' | 'act' | 'member' | 'reason' | 'until'> & { eventId: string; at: number },
    ): Promise<number | undefined> =>
      (
        await db
          .insert(appeals)
          .values({ ...row, state: 'open', asked: null, tries: 0 })
          .onConflictDoNothing()
          .returning({ id: appeals.id })
      )[0]?.id,
    ask: async (appeal: number, member: number, until: number, at: number) => {
      await db.insert(asked).values({ appeal, member, at }).onConflictDoNothing();
      await db
        .update(appeals)
        .set({
          asked: member,
          until,
          tries: sql`${appeals.tries} + 1`,
          state: 'open',
          decidedBy: null,
          decidedAt: null,
        })
        .where(eq(appeals.id, appeal));
    },
    askedBefore: async (appeal: number): Promise<number[]> =>
      (await db.select({ member: asked.member }).from(asked).where(eq(asked.appeal, appeal))).map((r) => r.member),
    /** False when it was not open any more: one decision. */
    closeAppeal: async (id: number, state: AppealState, by: number | null, at: number): Promise<boolean> =>
      (
        await db
          .update(appeals)
          .set({ state, decidedBy: by, decidedAt: at })
          .where(and(eq(appeals.id, id), eq(appeals.state, 'open')))
          .returning({ id: appeals.id })
      ).length > 0,

    /** Who of the staff made the decision an act came from; undefined: the bot by a rule. */
    actorOf: async (act: { community: number; id: number }): Promise<number | undefined> => {
      const [row] = await db
        .select({ eventId: acts.eventId })
        .from(acts)
        .where(and(eq(acts.id, act.id), eq(acts.community, act.community)));
      if (!row) return undefined;
      const [made] = await db
        .select({ actor: auditLog.actor })
        .from(auditLog)
        .where(and(eq(auditLog.community, act.community), eq(auditLog.eventId, row.eventId), ne(auditLog.actor, 0)))
        .limit(1);
      return made?.actor;
    },
    ruleAuthor: async (rule: number | null): Promise<number | undefined> =>
      rule === null
        ? undefined
        : (await db.select({ by: wordRules.by }).from(wordRules).where(eq(wordRules.id, rule)))[0]?.by,
    /** The member's newest act in a room since then, taken back or not. */
    newestActOf: async (community: number, member: number, room: number, since: number): Promise<number | undefined> =>
      (
        await db
          .select({ id: acts.id })
          .from(acts)
          .where(and(eq(acts.community, community), eq(acts.member, member), eq(acts.room, room), gte(acts.at, since)))
          .orderBy(desc(acts.id))
          .limit(1)
      )[0]?.id,
    /** The words of a message, as far as they are kept. */
    words: async (room: number, messageId: string): Promise<string | null> =>
      (
        await db
          .select({ text: messages.text })
          .from(messages)
          .where(and(eq(messages.platformId, messageId), eq(messages.room, room)))
          .limit(1)
      )[0]?.text ?? null,
    /** What was said around a message: up to `n` lines before and after it, oldest first. */
    around: async (room: number, messageId: string, n: number): Promise<NearLine[]> => {
      const [here] = await db
        .select({ id: messages.id, member: messages.member, text: messages.text })
        .from(messages)
        .where(and(eq(messages.platformId, messageId), eq(messages.room, room)))
        .limit(1);
      if (!here) return [];
      const line = { member: messages.member, text: messages.text };
      const before = await db
        .select(line)
        .from(messages)
        .where(and(eq(messages.room, room), lt(messages.id, here.id)))
        .orderBy(desc(messages.id))
        .limit(n);
      const after = await db
        .select(line)
        .from(messages)
        .where(and(eq(messages.room, room), gt(messages.id, here.id)))
        .orderBy(asc(messages.id))
        .limit(n);
      return [...before.toReversed(), here, ...after];
    },

    /** Acts of a group since then that stand and were carried out. */
    actsSince: async (community: number, room: number, since: number) =>
      db
        .select({
          id: acts.id,
          member: acts.member,
          did: acts.did,
          at: acts.at,
          kind: acts.kind,
          rule: acts.rule,
          about: acts.about,
        })
        .from(acts)
        .leftJoin(held, eq(held.act, acts.id))
        .where(
          and(
            eq(acts.community, community),
            eq(acts.room, room),
            gte(acts.at, since),
            isNull(acts.undoneBy),
            isNull(held.act),
          ),
        )
        .orderBy(asc(acts.id)),
    /** How many people are known to be in a group. */
    present: async (room: number): Promise<number> =>
      (
        await db
          .select({ n: sql<number>`count(*)`.mapWith(Number) })
          .from(memberships)
          .where(and(eq(memberships.room, room), isNull(memberships.leftAt)))
      )[0]?.n ?? 0,
    pull: async (
      row: Pick<Brake, 'community' | 'room' | 'since' | 'until' | 'at'> & { eventId: string },
    ): Promise<number> => {
      const [made] = await db
        .insert(brakes)
        .values({ ...row, state: 'holding' })
        .returning({ id: brakes.id });
      if (!made) throw new Error('brake was not written');
      return made.id;
    },
    brake: async (community: number, id: number): Promise<Brake | undefined> =>
      (
        await db
          .select()
          .from(brakes)
          .where(and(eq(brakes.id, id), eq(brakes.community, community)))
      )[0],
    lastBrake: async (room: number): Promise<Brake | undefined> =>
      (await db.select().from(brakes).where(eq(brakes.room, room)).orderBy(desc(brakes.id)).limit(1))[0],
    /** Brakes of a community nobody has answered yet. */
    unanswered: async (community: number, now: number): Promise<Brake[]> =>
      db
        .select()
        .from(brakes)
        .where(and(eq(brakes.community, community), eq(brakes.state, 'holding'), gt(brakes.until, now)))
        .orderBy(asc(brakes.id)),
    /** All that hold now in this community. */
    pausedNow: async (community: number, now: number): Promise<Brake[]> =>
      db
        .select()
        .from(brakes)
        .where(and(eq(brakes.community, community), ne(brakes.state, 'going'), gt(brakes.until, now)))
        .orderBy(asc(brakes.id)),
    setBrake: async (id: number, state: BrakeState, until: number, by: number | null, at: number) => {
      await db
        .update(brakes)
        .set({ state, until, decidedBy: by, decidedAt: by === null ? null : at })
        .where(eq(brakes.id, id));
    },
    hold: async (act: number, brake: number, would: Did) => {
      await db.insert(held).values({ act, brake, would }).onConflictDoNothing();
    },
    heldBy: async (brake: number): Promise<number> =>
      (
        await db
          .select({ n: sql<number>`count(*)`.mapWith(Number) })
          .from(held)
          .where(eq(held.brake, brake))
      )[0]?.n ?? 0,
    /** What would have been done; undefined: it was done. */
    heldAct: async (act: number): Promise<Did | undefined> =>
      (await db.select({ would: held.would }).from(held).where(eq(held.act, act)))[0]?.would,
    /** All that hold now, to fill memory at start. */
    standing: (now: number): Promise<Brake[]> =>
      database.read
        .select()
        .from(brakes)
        .where(and(gt(brakes.until, now), ne(brakes.state, 'going'))),
  };
}
export type FairnessStore = ReturnType<typeof fairnessStore>;
