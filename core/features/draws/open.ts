/** Draws that can be joined now, by room: memory that mirrors rows, so that routing a plain message costs no query. */
import { foldCommand } from '../../text/index.ts';
import type { DrawStore } from './store.ts';

export interface Open {
  readonly id: number;
  readonly closesAt: number;
  /** Folded; null: the word for joining. */
  readonly phrase: string | null;
}

export class OpenDraws {
  readonly #rooms = new Map<number, readonly Open[]>();

  /** Oldest first. */
  of(room: number): readonly Open[] {
    return this.#rooms.get(room) ?? [];
  }
  add(room: number, draw: { readonly id: number; readonly closesAt: number; readonly phrase: string | null }): void {
    const { id, closesAt, phrase } = draw;
    const open = { id, closesAt, phrase: phrase === null ? null : foldCommand(phrase) };
    this.#rooms.set(room, [...this.of(room).filter((o) => o.id !== id), open]);
  }
  close(room: number, id: number): void {
    const left = this.of(room).filter((o) => o.id !== id);
    if (left.length > 0) this.#rooms.set(room, left);
    else this.#rooms.delete(room);
  }
  async load(store: DrawStore): Promise<void> {
    const open = await store.open();
    this.#rooms.clear();
    for (const d of open) this.add(d.room, d);
  }
}
