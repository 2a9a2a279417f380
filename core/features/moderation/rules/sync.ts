/** The same rules in every process: what one changes the others read again before the next message (`Peers.follow`). */
import type { House } from '../../../house.ts';
import type { Tx } from '../../../ports.ts';
import type { Book } from './book.ts';
import { changedRules, type RuleStore } from './store-rules.ts';

/** Words of a list taken into memory at once: between two slices whatever else waits has its turn. */
const slice = 250;
/** At the start nothing waits yet. */
const startSlice = 5000;

export interface Sync {
  /** This process changed the rules of a community. Inside a handler. */
  changed(community: number, tx: Tx): void;
  /** Everything, once, before the first event. */
  load(): Promise<void>;
}

/** Called once per bot. */
export function createSync(house: House, rules: RuleStore, book: Book): Sync {
  /** What the lists held when they were read again: a long list that nobody changed is not read for a single word. */
  const marks = new Map<number, string>();

  const fill = async (community: number, list: number): Promise<void> => {
    const mark = await rules.readMark(list);
    if (marks.get(list) === mark) return;
    const all = new Set<string>();
    for (let after = 0; ;) {
      const rows = await rules.readEntries(list, after, slice);
      const words = rows.map((w) => w.word);
      for (const word of words) all.add(word);
      book.fill(community, list, words);
      if (rows.length < slice) break;
      after = rows.at(-1)?.id ?? after;
    }
    book.prune(community, list, all);
    marks.set(list, mark);
  };

  const again = async (community: number): Promise<void> => {
    const all = await rules.readOf(community);
    const there = new Set(all.map((r) => r.id));
    const gone = book.list(community).flatMap((r) => (there.has(r.id) ? [] : [r.id]));
    book.drop(community, gone);
    for (const id of gone) marks.delete(id);
    book.put(community, all);
    for (const row of all) if (row.kind === 'list') await fill(community, row.id);
  };
  house.database.peers?.follow(changedRules, async (communities) => {
    for (const community of communities) await again(community);
  });

  return {
    changed: (community, tx) => {
      rules.changed(community, tx);
      // What this process puts into its lists itself is not in their marks.
      tx.after(() => marks.clear(), false);
    },
    load: async () => {
      for (const row of await rules.readAll()) {
        book.put(row.community, [row]);
        if (row.kind !== 'list') continue;
        for (let after = 0; ;) {
          const words = await rules.readEntries(row.id, after, startSlice);
          book.fill(
            row.community,
            row.id,
            words.map((w) => w.word),
          );
          if (words.length < startSlice) break;
          after = words.at(-1)?.id ?? after;
        }
      }
    },
  };
}
