/** What other processes on the database changed in memory, followed by number: see `Tx.changed` and `Peers.follow`. */
import type { Bound } from './bind.ts';
import type { Changed } from './scope.ts';

/** One row of `changes`. */
export interface Change extends Changed {
  readonly id: number;
  readonly sender: number;
}
type Again = (refs: ReadonlySet<number>) => Promise<void>;

export class News {
  /** The newest number this process has followed; undefined: it keeps nothing yet that could be old. */
  known: number | undefined;
  readonly #self: number;
  readonly #after: (id: number) => Promise<readonly Change[]>;
  readonly #followers = new Map<string, Again[]>();

  /**
   * @param self the number of this process
   * @param after reads the changes after this one, oldest first
   */
  constructor(self: number, after: (id: number) => Promise<readonly Change[]>) {
    this.#self = self;
    this.#after = after;
  }

  /** Several may: each has a memory of its own. */
  follow(what: string, again: Again): void {
    this.#followers.set(what, [...(this.#followers.get(what) ?? []), again]);
  }

  /** Up to `newest` and whatever came since. */
  async catchUp(newest: number): Promise<void> {
    if (this.known === undefined) return;
    const rows = await this.#after(this.known);
    const news = new Map<string, Set<number>>();
    for (const { sender, what, ref } of rows)
      if (sender !== this.#self) news.set(what, (news.get(what) ?? new Set()).add(ref));
    for (const [what, refs] of news) for (const again of this.#followers.get(what) ?? []) await again(refs);
    this.known = Math.max(newest, rows.at(-1)?.id ?? 0);
  }

  /** The rows that tell the others, each thing once. */
  rows(changed: readonly Changed[], insert: Bound): unknown[][] {
    const each = new Map(changed.map((c) => [`${c.ref} ${c.what}`, c]));
    return [...each.values()].map(({ what, ref }) => insert.bind({ sender: this.#self, what, ref }));
  }
}
