/** Surveys that can be answered now: memory that mirrors rows, so that reading an answer costs no query. */
import type { Survey } from './language.ts';
import type { SurveyRow, SurveyStore } from './store.ts';

export interface Open {
  readonly id: number;
  readonly community: number;
  readonly definition: Survey;
  readonly closesAt: number;
  /** The event that opened it. */
  readonly openedBy: string;
}

export class OpenSurveys {
  readonly #byId = new Map<number, Open>();
  readonly #rooms = new Map<number, readonly number[]>();

  get(id: number): Open | undefined {
    return this.#byId.get(id);
  }
  /** Oldest first. */
  of(community: number): readonly Open[] {
    return [...this.#byId.values()].filter((o) => o.community === community).toSorted((a, b) => a.id - b.id);
  }
  /** Announced in this room, oldest first. */
  in(room: number): readonly Open[] {
    return (this.#rooms.get(room) ?? []).flatMap((id) => this.#byId.get(id) ?? []);
  }
  add(row: Pick<SurveyRow, 'id' | 'community' | 'definition' | 'closesAt' | 'eventId'>): void {
    const { id, community, definition, closesAt, eventId } = row;
    this.#byId.set(id, { id, community, definition, closesAt: closesAt ?? Infinity, openedBy: eventId });
  }
  post(id: number, room: number): void {
    this.#rooms.set(room, [...(this.#rooms.get(room) ?? []).filter((x) => x !== id), id]);
  }
  close(id: number): void {
    this.#byId.delete(id);
    for (const [room, ids] of this.#rooms) {
      const left = ids.filter((x) => x !== id);
      if (left.length > 0) this.#rooms.set(room, left);
      else this.#rooms.delete(room);
    }
  }
  async load(store: SurveyStore): Promise<void> {
    const { rows, posts } = await store.open();
    this.#byId.clear();
    this.#rooms.clear();
    for (const row of rows) this.add(row);
    for (const { survey, room } of posts) this.post(survey, room);
  }
}
