/** Who changed what, from what, to what: every setting change and every act on a member. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';

import type { Database } from './ports.ts';
import { defineSettings } from './schema.ts';
import type { AuditRow, Context } from './types.ts';

/** Whose act it is, and by which event. */
export interface Acting extends Pick<Context, 'cause' | 'now'> {
  readonly community: Pick<Context['community'], 'id'>;
  readonly who: Pick<Context['who'], 'member'>;
}
export interface Audit {
  /** Inside a handler only. `undefined` is stored as null. Returns the row's id. */
  write(
    c: Acting,
    row: { act: string; subject: string; room: number | null; before: unknown; after: unknown },
  ): Promise<number>;
  /** The last act of this member that is not taken back yet, not older than `since`. Inside a handler only. */
  last(community: number, actor: number, since: number): Promise<AuditRow | undefined>;
  /** Marks it as taken back by this event. */
  undone(c: Context, id: number): Promise<void>;
}

/** Called once per bot. */
export function createAudit(database: Database): Audit {
  const { auditLog } = database.t(defineSettings);
  const { db } = database;
  const insert = db
    .insert(auditLog)
    .values({
      community: sql.placeholder('community'),
      room: sql.placeholder('room'),
      actor: sql.placeholder('actor'),
      act: sql.placeholder('act'),
      subject: sql.placeholder('subject'),
      before: sql.placeholder('before'),
      after: sql.placeholder('after'),
      eventId: sql.placeholder('eventId'),
      at: sql.placeholder('at'),
    })
    .returning({ id: auditLog.id })
    .prepare('audit_write');
  return {
    write: async (c, row) => {
      const [made] = await insert.execute({
        ...row,
        before: row.before ?? null,
        after: row.after ?? null,
        community: c.community.id,
        actor: c.who.member,
        eventId: c.cause,
        at: c.now,
      });
      if (!made) throw new Error('audit row was not written');
      return made.id;
    },
    last: async (community, actor, since) => {
      const rows = await db
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.community, community), eq(auditLog.actor, actor), isNull(auditLog.undoneBy)))
        .orderBy(desc(auditLog.id))
        .limit(1);
      const row = rows[0];
      return row && row.at >= since ? row : undefined;
    },
    undone: async (c, id) => {
      await db.update(auditLog).set({ undoneBy: c.cause }).where(eq(auditLog.id, id));
    },
  };
}
