import { and, asc, eq, gte } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { definePeople } from '../../schema.ts';
import type { Kind, Mark } from './rules.ts';
import { defineConduct } from './schema.ts';

interface Of {
  readonly community: number;
  readonly member: number;
  readonly kind: Kind;
  readonly ref: string;
}

/** Called once per bot; everything runs inside a handler. */
export function conductStore({ db, t }: Database) {
  const { conductMarks: marks } = t(defineConduct);
  const { identities } = t(definePeople);
  const is = (m: Of) =>
    and(eq(marks.community, m.community), eq(marks.member, m.member), eq(marks.kind, m.kind), eq(marks.ref, m.ref));
  return {
    /** The same thing is noted once; noted again it is as it is said now. */
    put: async (m: Of & { weight: number; good: boolean; eventId: string; at: number }) => {
      await db
        .insert(marks)
        .values(m)
        .onConflictDoUpdate({
          target: [marks.community, marks.member, marks.kind, marks.ref],
          set: { good: m.good, weight: m.weight },
        });
    },
    /** False when there is no such mark. */
    turn: async (m: Of, good: boolean): Promise<boolean> =>
      (await db.update(marks).set({ good }).where(is(m)).returning({ id: marks.id })).length > 0,
    drop: async (m: Of) => {
      await db.delete(marks).where(is(m));
    },
    of: (community: number, member: number, since: number): Promise<Mark[]> =>
      db
        .select({ kind: marks.kind, ref: marks.ref, weight: marks.weight, good: marks.good, at: marks.at })
        .from(marks)
        .where(and(eq(marks.community, community), eq(marks.member, member), gte(marks.at, since)))
        .orderBy(asc(marks.at), asc(marks.id)),
    /** Members called exactly this in the community, at most so many. */
    called: async (community: number, name: string, most: number): Promise<{ member: number; name: string }[]> => {
      const rows = await db
        .select({ member: identities.member, name: identities.name })
        .from(identities)
        .where(and(eq(identities.community, community), eq(identities.name, name)))
        .orderBy(asc(identities.member))
        .limit(most);
      return rows.filter((r, i) => rows.findIndex((x) => x.member === r.member) === i);
    },
  };
}
export type ConductStore = ReturnType<typeof conductStore>;
