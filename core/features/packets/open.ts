/** Packets open now, by room: memory that mirrors rows, so that 抢 is a word only while there is something to grab. */
import type { PacketStore } from './store.ts';

interface Open {
  readonly id: number;
  readonly until: number;
  readonly hands: Set<number>;
}

export class OpenPackets {
  readonly #rooms = new Map<number, Map<number, Open>>();
  /** Packets whose end somebody who came late was told of. */
  readonly #told = new Set<number>();

  /** Oldest first; expired ones are not told. */
  #here(room: number, now: number): Open[] {
    return [...(this.#rooms.get(room)?.values() ?? [])].filter((o) => o.until > now);
  }
  count(room: number, now: number): number {
    return this.#here(room, now).length;
  }
  /** The oldest one this member has not taken of, else the oldest. */
  next(room: number, member: number, now: number): number | undefined {
    const here = this.#here(room, now);
    return (here.find((o) => !o.hands.has(member)) ?? here[0])?.id;
  }
  has(room: number, id: number): boolean {
    return this.#rooms.get(room)?.has(id) ?? false;
  }
  add(room: number, id: number, until: number): void {
    const here = this.#rooms.get(room) ?? new Map<number, Open>();
    this.#rooms.set(room, here.set(id, { id, until, hands: new Set() }));
  }
  taken(room: number, id: number, member: number): void {
    this.#rooms.get(room)?.get(id)?.hands.add(member);
  }
  close(room: number, id: number): void {
    const here = this.#rooms.get(room);
    here?.delete(id);
    if (here?.size === 0) this.#rooms.delete(room);
  }
  /** The first time for a packet true. */
  tellLate(id: number): boolean {
    if (this.#told.has(id)) return false;
    if (this.#told.size > 1000) this.#told.clear();
    this.#told.add(id);
    return true;
  }
  async load(store: PacketStore): Promise<void> {
    const { rows, hands } = await store.open();
    this.#rooms.clear();
    for (const { id, room, until } of rows) this.add(room, id, until);
    for (const { packet, member } of hands) {
      const row = rows.find((r) => r.id === packet);
      if (row) this.taken(row.room, packet, member);
    }
  }
}
