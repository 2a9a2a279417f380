/**
 * The boards: rows for what everybody has, and in memory a tree of how many have how much for the boards on which
 * somebody asked for a place that counting rows would take long to find. A tree is made from the rows by the event that
 * needs it, as the last of its batch, and from then on follows each commit.
 */
import type { Database, Tx } from '../../ports.ts';
import { createRanks, type Ranks } from './ranks.ts';
import type { LeaderboardStore } from './store.ts';
import type { SeasonStore } from './store-people.ts';

/** Some hundred kilobytes each at most; the one asked for longest ago goes first. */
const mostTrees = 100;

export interface Standings {
  /** Adds `by` to the member's value on each of these boards. */
  count(tx: Tx, community: number, boards: readonly string[], member: number, by: number): Promise<void>;
  /** The member's value and place, counted from 1; who has as much has the same place. Undefined without any. */
  place(
    tx: Tx,
    community: number,
    board: string,
    member: number,
  ): Promise<{ value: number; place: number } | undefined>;
  /** Is this member on no board? From memory. */
  isHidden(member: number): boolean;
  hide(tx: Tx, community: number, member: number, hidden: boolean, cause: string): Promise<void>;
  /** What `from` has belongs to `into` as well from now on, on the boards `which` names. */
  merge(tx: Tx, community: number, from: number, into: number, which: (board: string) => boolean): Promise<void>;
  load(): Promise<void>;
}

/** Called once per bot. */
export function createStandings(database: Database, store: LeaderboardStore, people: SeasonStore): Standings {
  const trees = new Map<string, Ranks>();
  const hidden = new Set<number>();
  const name = (community: number, board: string): string => `${community}|${board}`;
  const keep = (key: string, tree: Ranks): void => {
    trees.delete(key);
    trees.set(key, tree);
    const oldest = trees.keys().next();
    if (trees.size > mostTrees && !oldest.done) trees.delete(oldest.value);
  };
  /** The tree meant is the one there is now: one that is made later in this batch has read the change from the rows. */
  const follow = (tx: Tx, tree: Ranks, was: number, is: number): void =>
    tx.after(() => {
      tree.change(was, -1);
      tree.change(is, 1);
    }, false);

  const count: Standings['count'] = async (tx, community, boards, member, by) => {
    const row = { community, member, value: by, hidden: hidden.has(member) };
    const watched = row.hidden ? [] : boards.filter((b) => trees.has(name(community, b)));
    await store.add(boards.filter((b) => !watched.includes(b)).map((board) => ({ ...row, board })));
    for (const board of watched) {
      const tree = trees.get(name(community, board));
      const is = await store.addBack({ ...row, board });
      if (tree) follow(tx, tree, is - by, is);
    }
  };
  return {
    count,
    place: async (tx, community, board, member) => {
      const value = await store.value(community, board, member);
      if (value === undefined) return undefined;
      const key = name(community, board);
      const known = trees.get(key);
      const few = known ? undefined : await store.above(community, board, value);
      if (few !== undefined) return { value, place: few + 1 };
      const tree = known ?? createRanks(await store.counts(community, board));
      // A new tree holds what this batch wrote so far: the batch ends here, so that it misses nothing that follows.
      if (known) tx.after(() => keep(key, known), false);
      else tx.after(() => keep(key, tree));
      return { value, place: tree.above(value) + 1 };
    },
    isHidden: (member) => hidden.has(member),
    hide: async (tx, community, member, off, cause) => {
      if (hidden.has(member) === off) return;
      for (const row of await store.of(community, member)) {
        const tree = trees.get(name(community, row.board));
        if (tree && row.hidden !== off) follow(tx, tree, off ? row.value : 0, off ? 0 : row.value);
      }
      await store.hide(community, member, off);
      await (off ? people.leave(community, member, cause) : people.comeBack(member));
      tx.after(() => void (off ? hidden.add(member) : hidden.delete(member)));
    },
    merge: async (tx, community, from, into, which) => {
      for (const { board, value } of await store.of(community, from))
        if (value !== 0 && which(board)) {
          await count(tx, community, [board], into, value);
          await count(tx, community, [board], from, -value);
        }
    },
    load: async () => {
      for (const { member } of await people.allHidden()) hidden.add(member);
    },
  };
}
