/**
 * A table from 32-bit keys to whole numbers, in two numbers a slot. It lies in 64 parts that grow on their own:
 * no single insertion ever moves more than a 64th of it.
 */
export interface Slots {
  readonly size: number;
  /** The number of this key, -1 when there is none. */
  get(key: number): number;
  /** `value` from 0 to 2^31 - 1. */
  set(key: number, value: number): void;
  delete(key: number): void;
}

/** 2^32 divided by the golden ratio: spreads keys over the upper bits. */
const golden = 0x9e3779b1;
const spread = (key: number): number => Math.imul(key, golden);

const partBits = 6;
const slotParts = 1 << partBits;
const empty = -1;
const fullest = 0.85;
const growth = 1.25;

interface Part {
  /** Key, value; an empty slot has the value -1. Open addressing, next slot. */
  slots: Int32Array;
  size: number;
  count: number;
}

export function createSlots(): Slots {
  const none = new Int32Array(0);
  const parts = Array.from({ length: slotParts }, (): Part => ({ slots: none, size: 0, count: 0 }));
  let size = 0;
  const partOf = (hash: number): Part => parts[hash >>> (32 - partBits)] as Part;
  /** Where this hash would like to be. Sizes are no powers of two: memory grows by a third at a time. */
  const home = (hash: number, of: number): number => Math.floor(((hash << partBits) >>> 0) * (of / 0x1_0000_0000));

  /** The slot of this key, or the empty one where it belongs. */
  const find = ({ slots, size: of }: Part, key: number, hash: number): number => {
    let at = home(hash, of);
    while (slots[2 * at + 1] !== empty && slots[2 * at] !== key) at = at + 1 === of ? 0 : at + 1;
    return at;
  };
  const put = (part: Part, key: number, value: number): void => {
    const at = find(part, key, spread(key));
    if (part.slots[2 * at + 1] === empty) part.count++;
    part.slots[2 * at] = key;
    part.slots[2 * at + 1] = value;
  };
  const grow = (part: Part): void => {
    const { slots } = part;
    part.size = Math.max(4, Math.ceil(part.size * growth));
    part.slots = new Int32Array(2 * part.size).fill(empty);
    part.count = 0;
    for (let i = 0; i < slots.length; i += 2)
      if (slots[i + 1] !== empty) put(part, slots[i] as number, slots[i + 1] as number);
  };
  /** Moves up what would not be found any more behind a gap. */
  const close = ({ slots, size: of }: Part, gap: number): void => {
    for (let at = gap; ;) {
      at = at + 1 === of ? 0 : at + 1;
      if (slots[2 * at + 1] === empty) break;
      const wanted = home(spread(slots[2 * at] as number), of);
      if ((at - wanted + of) % of < (at - gap + of) % of) continue;
      slots[2 * gap] = slots[2 * at] as number;
      slots[2 * gap + 1] = slots[2 * at + 1] as number;
      gap = at;
    }
    slots[2 * gap + 1] = empty;
  };

  return {
    get size() {
      return size;
    },
    get: (key) => {
      const hash = spread(key);
      const part = partOf(hash);
      return part.size === 0 ? -1 : (part.slots[2 * find(part, key, hash) + 1] as number);
    },
    set: (key, value) => {
      const part = partOf(spread(key));
      if (part.count + 1 > part.size * fullest) grow(part);
      const before = part.count;
      put(part, key, value);
      size += part.count - before;
    },
    delete: (key) => {
      const hash = spread(key);
      const part = partOf(hash);
      if (part.size === 0) return;
      const at = find(part, key, hash);
      if (part.slots[2 * at + 1] === empty) return;
      close(part, at);
      part.count--;
      size--;
    },
  };
}
