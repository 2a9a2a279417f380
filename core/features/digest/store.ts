import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { defineHappenings } from '../../schema.ts';
import type { Told } from './rules.ts';

/** What a note is made of; also what makes one due. */
export const watched = [
  'moderation.acted',
  'moderation.undone',
  'moderation.restored',
  'report.made',
  'report.decided',
  'report.reopened',
  'appeal.made',
  'appeal.decided',
  'brake.pulled',
] as const;
/** A day with more than this is summed up from the first of them. */
const most = 20_000;

/** Called once per bot; everything runs inside a handler. */
export function digestStore({ db, t }: Database) {
  const { happenings } = t(defineHappenings);
  return {
    /** From inclusive, to exclusive, epoch ms; oldest first. */
    between: (community: number, from: number, to: number): Promise<Told[]> =>
      db
        .select({ what: happenings.what, member: happenings.member, data: happenings.data })
        .from(happenings)
        .where(
          and(
            eq(happenings.community, community),
            inArray(happenings.what, [...watched]),
            gte(happenings.at, from),
            lt(happenings.at, to),
          ),
        )
        .orderBy(asc(happenings.id))
        .limit(most),
  };
}
