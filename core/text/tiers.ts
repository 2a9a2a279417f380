/**
 * Patterns shared by all lists, in up to three automata: recent words, those of a while, and the rest.
 * A new word rebuilds only the small one; when a tier is full it is merged into the next.
 */
import { buildAutomaton, type Automaton, type Pattern } from './automaton.ts';

/** How many patterns a tier holds before it is merged. */
const capacity = [64, 2048, Infinity] as const;

export interface PatternStore {
  /** The id of this pattern, held once more. */
  hold(text: string): number;
  /** Let go once; what nobody holds disappears with the next merge. */
  release(id: number): void;
  scan(units: Uint16Array, length: number, found: number[]): void;
}

export function createStore(): PatternStore {
  const ids = new Map<string, number>();
  const texts: (string | undefined)[] = [];
  const held: number[] = [];
  const unused: number[] = [];
  /** Smallest first; a place may be empty. */
  const tiers: (Automaton | undefined)[] = [undefined, undefined, undefined];
  let waiting: Pattern[] = [];

  const alive = (p: Pattern): boolean => {
    if ((held[p.id] ?? 0) > 0) return true;
    if (texts[p.id] === p.text) {
      texts[p.id] = undefined;
      ids.delete(p.text);
      unused.push(p.id);
    }
    return false;
  };

  /** Takes the waiting patterns into the first tier they fit in, together with all tiers below it. */
  const build = (): void => {
    let all = waiting.filter(alive);
    waiting = [];
    for (let i = 0; i < tiers.length; i++) {
      all = all.concat(tiers[i]?.patterns.filter(alive) ?? []);
      tiers[i] = undefined;
      if (all.length > (capacity[i] ?? Infinity)) continue;
      tiers[i] = all.length > 0 ? buildAutomaton(all) : undefined;
      return;
    }
  };

  return {
    hold: (text) => {
      const known = ids.get(text);
      if (known !== undefined) {
        held[known] = (held[known] ?? 0) + 1;
        return known;
      }
      const id = unused.pop() ?? texts.length;
      texts[id] = text;
      held[id] = 1;
      ids.set(text, id);
      waiting.push({ id, text });
      return id;
    },
    release: (id) => {
      held[id] = (held[id] ?? 0) - 1;
    },
    scan: (units, length, found) => {
      if (waiting.length > 0) build();
      for (const tier of tiers) tier?.scan(units, length, found);
    },
  };
}
