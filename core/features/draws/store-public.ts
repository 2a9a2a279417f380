/** What anybody may know of a draw: numbers, times and hashes, no names. Read outside of a handler. */
import { asc, eq } from 'drizzle-orm';

import type { Database, ReadDb } from '../../ports.ts';
import { defineDraws } from './schema.ts';
import type { Prize } from './prizes.ts';
import { listOf } from './rules.ts';

export interface PublicDraw {
  /** Of this form. */
  readonly format: 'banyan draw 1';
  readonly id: number;
  /** In the order in which places bring them. */
  readonly prizes: readonly Prize[];
  readonly state: 'open' | 'drawn' | 'cancelled';
  /** ISO times. */
  readonly madeAt: string;
  readonly closesAt: string;
  readonly drawnAt: string | null;
  readonly commitment: string;
  readonly entries: number;
  /** These three are secret until it is drawn. */
  readonly list: string | null;
  readonly listHash: string | null;
  readonly seed: string | null;
  /**
   * In the order drawn. `prize`: which of the prizes it brings, from 0. `passed`: somebody who had the place and did not
   * get the prize, and why; a later place brings the same.
   */
  readonly places: readonly {
    readonly number: number;
    readonly prize: number;
    readonly state: string;
    readonly why: string | null;
  }[];
}

/** Undefined when there is no such draw. `from`: inside a handler `database.db`. */
export async function publicDraw(
  database: Database,
  id: number,
  from: ReadDb = database.read,
): Promise<PublicDraw | undefined> {
  const t = database.t(defineDraws);
  const [d] = await from.select().from(t.draws).where(eq(t.draws.id, id));
  if (!d) return undefined;
  const entries = await from
    .select()
    .from(t.drawEntries)
    .where(eq(t.drawEntries.draw, id))
    .orderBy(asc(t.drawEntries.number));
  const places = await from
    .select()
    .from(t.drawPlaces)
    .where(eq(t.drawPlaces.draw, id))
    .orderBy(asc(t.drawPlaces.place));
  const iso = (at: number): string => new Date(at).toISOString();
  const drawn = d.state === 'drawn';
  return {
    format: 'banyan draw 1',
    id: d.id,
    prizes: d.prizes,
    state: d.state,
    madeAt: iso(d.at),
    closesAt: iso(d.closesAt),
    drawnAt: d.drawnAt === null ? null : iso(d.drawnAt),
    commitment: d.commitment,
    entries: entries.length,
    list: drawn ? listOf(entries) : null,
    listHash: d.listHash,
    seed: drawn ? d.seed : null,
    places: places.map(({ number, prize, state, why }) => ({ number, prize, state, why })),
  };
}
