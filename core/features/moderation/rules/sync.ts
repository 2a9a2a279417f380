/** The same rules in every process: who changes them leaves a row, the others look for rows they do not know. */
import type { House } from '../../../house.ts';
import type { Tx } from '../../../ports.ts';
import type { Context } from '../../../types.ts';
import type { Book } from './book.ts';
import type { RuleStore } from './store-rules.ts';

/** How often a process that reads messages looks for changes made elsewhere, ms. */
const lookEveryMs = 500;
/** Numbers are given before the commit: one below the newest may still come. */
const overlap = 100;
/** Words of a list taken into memory at once, so that nothing waits for a long one. */
const slice = 250;
/** At the start nothing waits yet. */
const startSlice = 5000;

export interface Sync {
  /** This process changed the rules of a community. Inside a handler. */
  changed(c: Context, tx: Tx): Promise<void>;
  /** Looks now and then, without waiting. */
  look(now: number): void;
  /** Everything, once, before the first event. */
  load(): Promise<void>;
  /** Waits for what a look began. */
  idle(): Promise<void>;
}

/** Called once per bot. */
export function createSync(house: House, rules: RuleStore, book: Book): Sync {
  const { database } = house;
  /** Changes of this process and those taken over already. */
  const seen = new Set<number>();
  let known = 0;
  let looked = 0;
  let running: Promise<void> | undefined;

  const fill = async (community: number, list: number): Promise<void> => {
    const all = new Set<string>();
    for (let after = 0; ;) {
      const rows = await rules.readEntries(list, after, slice);
      const words = rows.map((w) => w.word);
      for (const word of words) all.add(word);
      // A turn of the writer between two slices: messages go on meanwhile.
      await database.write((tx) => tx.after(() => book.fill(community, list, words), false));
      if (rows.length < slice) break;
      after = rows.at(-1)?.id ?? after;
    }
    await database.write((tx) => tx.after(() => book.prune(community, list, all), false));
  };

  /** In a handler of its own, so that no change of this process comes between reading and remembering. */
  const reload = async (community: number): Promise<void> => {
    const rows = await database.write(async (tx) => {
      const all = await rules.of(community);
      tx.after(() => {
        const there = new Set(all.map((r) => r.id));
        book.drop(
          community,
          book
            .list(community)
            .map((r) => r.id)
            .filter((id) => !there.has(id)),
        );
        book.put(community, all);
      });
      return all;
    });
    for (const row of rows ?? []) if (row.kind === 'list') await fill(community, row.id);
  };

  const catchUp = async (): Promise<void> => {
    const rows = await rules.readChanges(known - overlap);
    const news = rows.filter((r) => !seen.has(r.id));
    for (const community of new Set(news.map((r) => r.community))) await reload(community);
    for (const { id } of news) seen.add(id);
    known = Math.max(known, rows.at(-1)?.id ?? 0);
    for (const id of seen) if (id <= known - overlap) seen.delete(id);
  };

  return {
    changed: async (c, tx) => {
      const id = await rules.changed(c.community.id, c.cause, c.now);
      tx.after(() => void seen.add(id), false);
    },
    look: (now) => {
      if (running || Math.abs(now - looked) < lookEveryMs) return;
      looked = now;
      // A database that cannot be read fails the message itself as well, and louder; the next look tries again.
      running = catchUp()
        .catch(() => undefined)
        .finally(() => (running = undefined));
    },
    load: async () => {
      known = await rules.readNewest();
      for (const { id } of await rules.readChanges(known - overlap)) seen.add(id);
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
    idle: async () => void (await running),
  };
}
