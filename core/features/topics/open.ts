/** Topics being talked about now, by room: memory that mirrors rows, so that routing a plain message costs no query. */
import { pairsOf } from './rules.ts';
import type { TopicStore } from './store.ts';

/** Of one topic; what comes after so much talk is measured by what was said before. */
const mostPairs = 20_000;

export interface Open {
  readonly post: number;
  readonly topic: number;
  readonly eventId: string;
  readonly until: number;
  /** Members who answered already. */
  readonly counted: Set<number>;
  /** Whose answer a message is. */
  readonly answers: Map<string, number>;
  /** Pairs of letters of the answers so far: what says something new is told from what repeats. */
  readonly said: Set<string>;
  /** The platform's id of the topic's message, once known. */
  messageId?: string;
}

const knownOf = (was: Open | undefined, post: number): Pick<Open, 'messageId'> =>
  was?.post === post && was.messageId !== undefined ? { messageId: was.messageId } : {};

/** The newest open topic of each room; an older one still gets its wrap-up, but no more answers. */
export class OpenTopics {
  readonly #rooms = new Map<number, Open>();

  of(room: number): Open | undefined {
    return this.#rooms.get(room);
  }
  set(room: number, open: Omit<Open, 'counted' | 'answers' | 'said'>): void {
    this.#rooms.set(room, { ...open, counted: new Set(), answers: new Map(), said: new Set() });
  }
  extend(room: number, post: number, until: number): void {
    const open = this.#rooms.get(room);
    if (open?.post === post) this.#rooms.set(room, { ...open, until });
  }
  close(room: number, post: number): void {
    if (this.#rooms.get(room)?.post === post) this.#rooms.delete(room);
  }
  answered(room: number, post: number, by: { member: number; messageId: string; pairs: ReadonlySet<string> }): void {
    const open = this.#rooms.get(room);
    if (open?.post !== post) return;
    open.counted.add(by.member);
    open.answers.set(by.messageId, by.member);
    if (open.said.size < mostPairs) for (const pair of by.pairs) open.said.add(pair);
  }
  async load(store: TopicStore): Promise<void> {
    const { posts, replies } = await store.open();
    const before = new Map(this.#rooms);
    this.#rooms.clear();
    for (const { id, room, topic, eventId, until } of posts.toSorted((a, b) => a.id - b.id))
      this.set(room, { post: id, topic, eventId, until, ...knownOf(before.get(room), id) });
    for (const r of replies) {
      const post = posts.find((x) => x.id === r.post);
      const { member, messageId, text } = r;
      if (post) this.answered(post.room, post.id, { member, messageId, pairs: pairsOf(text ?? '') });
    }
  }
}
