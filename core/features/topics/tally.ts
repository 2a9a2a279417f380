/** Messages of a batch as counts by group, week and term. Pure. */
import { civilDay, weekOf } from '../../kit/calendar.ts';
import type { Heard, TermRow } from './store-terms.ts';
import { termsOf } from './terms.ts';

/** Most long terms are pieces that stand together once: what only one turn of a batch holds is not worth a row. */
const long = 3;
const leastLong = 2;

/**
 * One person counts once a day for each term, so that nobody talks a word up. The empty term counts the turns.
 */
export function tallyOf(heard: readonly Heard[], zone: string): TermRow[] {
  const turns = new Map<string, { room: number; week: string; terms: Set<string> }>();
  for (const { room, member, at, text } of heard) {
    const day = civilDay(at, zone);
    const key = `${room}/${member}/${day}`;
    const turn = turns.get(key) ?? { room, week: weekOf(day), terms: new Set(['']) };
    turns.set(key, turn);
    for (const term of termsOf(text)) turn.terms.add(term);
  }
  const rows = new Map<string, TermRow>();
  for (const { room, week, terms } of turns.values())
    for (const term of terms) {
      const key = `${room}/${week}/${term}`;
      rows.set(key, { room, week, term, n: (rows.get(key)?.n ?? 0) + 1 });
    }
  return [...rows.values()].filter((r) => r.term.length < long || r.n >= leastLong || /^[a-z]/u.test(r.term));
}
