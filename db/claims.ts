/** The intake's idempotency keys and the summed counters: the two tables the commit itself writes. */
import { and, eq, sql } from 'drizzle-orm';

import { cleanText } from '../core/kit/columns.ts';
import type { Claim, Database } from '../core/ports.ts';
import { defineChanges, defineCounts, defineInbox } from '../core/schema.ts';
import { type Bound, bound } from './bind.ts';

/** A claim as the database will keep it. */
export interface Kept extends Claim {
  /** Account and key in one text: equal exactly when both are. */
  readonly both: string;
}

/** Cleans a claim as its columns will; refuses one that would fail the whole batch later. */
export function kept({ account, key, at }: Claim): Kept {
  if (!Number.isSafeInteger(at)) throw new RangeError(`a claim's time must be whole milliseconds: ${at}`);
  const [a, k] = [cleanText(account), cleanText(key)];
  return { account: a, key: k, at, both: bothOf(a, k) };
}

export const bothOf = (account: string, key: string): string => `${account.length} ${account}${key}`;

export interface CommitStatements {
  /** Inserts claims, gives back `account, key` of those that were new. */
  readonly claim: Bound;
  readonly unclaim: Bound;
  /** Adds `n` to one counter. */
  readonly count: Bound;
  /** Says that something changed which other processes keep in memory. */
  readonly change: Bound;
}

export function commitStatements({ db, t }: Pick<Database, 'db' | 't'>): CommitStatements {
  const { inbox } = t(defineInbox);
  const { counts } = t(defineCounts);
  const { changes } = t(defineChanges);
  const [account, key] = [sql.placeholder('account'), sql.placeholder('key')];
  return {
    claim: bound(
      db
        .insert(inbox)
        .values({ account, key, at: sql.placeholder('at') })
        .onConflictDoNothing()
        .returning({ account: inbox.account, key: inbox.key })
        .prepare('inbox_claim'),
    ),
    unclaim: bound(
      db
        .delete(inbox)
        .where(and(eq(inbox.account, account), eq(inbox.key, key)))
        .prepare('inbox_unclaim'),
    ),
    count: bound(
      db
        .insert(counts)
        .values({
          room: sql.placeholder('room'),
          member: sql.placeholder('member'),
          bucket: sql.placeholder('bucket'),
          what: sql.placeholder('what'),
          n: sql.placeholder('n'),
        })
        .onConflictDoUpdate({
          target: [counts.room, counts.member, counts.bucket, counts.what],
          set: { n: sql`${counts.n} + excluded.n` },
        })
        .prepare('counts_add'),
    ),
    change: bound(
      db
        .insert(changes)
        .values({ sender: sql.placeholder('sender'), what: sql.placeholder('what'), ref: sql.placeholder('ref') })
        .prepare('changes_add'),
    ),
  };
}
