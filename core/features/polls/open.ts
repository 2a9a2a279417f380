/** Polls that run now, by room: memory that mirrors rows, so that routing a plain message costs no query. */
import { foldCommand } from '../../text/index.ts';
import type { Mode } from './rules.ts';
import type { PollStore } from './store.ts';

export interface Open {
  readonly id: number;
  readonly mode: Mode;
  /** Folded, to be said instead of the number. */
  readonly labels: readonly string[];
  readonly multiple: boolean;
  readonly closesAt: number;
}
type Told = { readonly id: number; readonly options: readonly string[] } & Pick<Open, 'multiple' | 'closesAt'>;

export class OpenPolls {
  readonly #rooms = new Map<number, readonly Open[]>();
  /** In which rooms a poll runs. */
  readonly #places = new Map<number, readonly number[]>();

  /** Whether one votes by buttons somewhere: there a bar may change. */
  barred(id: number): boolean {
    return (this.#places.get(id) ?? []).some((room) => this.of(room).some((o) => o.id === id && o.mode === 'buttons'));
  }
  /** Oldest first. */
  of(room: number): readonly Open[] {
    return this.#rooms.get(room) ?? [];
  }
  add(poll: Told, places: readonly { readonly room: number; readonly mode: Mode }[]): void {
    const { id, multiple, closesAt } = poll;
    const labels = poll.options.map((o) => foldCommand(o));
    this.#places.set(
      id,
      places.map((p) => p.room),
    );
    for (const { room, mode } of places)
      this.#rooms.set(room, [...this.of(room).filter((o) => o.id !== id), { id, mode, labels, multiple, closesAt }]);
  }
  close(id: number): void {
    for (const room of this.#places.get(id) ?? []) {
      const left = this.of(room).filter((o) => o.id !== id);
      if (left.length > 0) this.#rooms.set(room, left);
      else this.#rooms.delete(room);
    }
    this.#places.delete(id);
  }
  async load(store: PollStore): Promise<void> {
    const open = await store.open();
    this.#rooms.clear();
    this.#places.clear();
    for (const { poll, places } of open) this.add(poll, places);
  }
}
