/** Topics being talked about now, by room: memory that mirrors rows, so that routing a plain message costs no query. */
import type { TopicStore } from './store.ts';

export interface Open {
  readonly post: number;
  readonly topic: number;
  readonly eventId: string;
  readonly until: number;
  /** Members who answered already. */
  readonly counted: Set<number>;
  /** Whose answer a message is. */
  readonly answers: Map<string, number>;
  /** The platform's id of the topic's message, once known. */
  messageId?: string;
}

/** The newest open topic of each room; an older one still gets its wrap-up, but no more answers. */
export class OpenTopics {
  readonly #rooms = new Map<number, Open>();

  of(room: number): Open | undefined {
    return this.#rooms.get(room);
  }
  set(room: number, open: Omit<Open, 'counted' | 'answers'>): void {
    this.#rooms.set(room, { ...open, counted: new Set(), answers: new Map() });
  }
  extend(room: number, post: number, until: number): void {
    const open = this.#rooms.get(room);
    if (open?.post === post) this.#rooms.set(room, { ...open, until });
  }
  close(room: number, post: number): void {
    if (this.#rooms.get(room)?.post === post) this.#rooms.delete(room);
  }
  answered(room: number, post: number, member: number, messageId: string): void {
    const open = this.#rooms.get(room);
    if (open?.post !== post) return;
    open.counted.add(member);
    open.answers.set(messageId, member);
  }
  async load(store: TopicStore): Promise<void> {
    const { posts, replies } = await store.open();
    for (const { id, room, topic, eventId, until } of posts.toSorted((a, b) => a.id - b.id))
      this.set(room, { post: id, topic, eventId, until });
    for (const r of replies) {
      const post = posts.find((x) => x.id === r.post);
      if (post) this.answered(post.room, post.id, r.member, r.messageId);
    }
  }
}
