/** Many short texts in one array of UTF-16 units, by number: a tenth of what as many strings take. */
export interface Texts {
  readonly size: number;
  /** Keeps a text, of one beyond 65,535 units the beginning; its number may be that of one deleted before. */
  add(text: string): number;
  get(id: number): string;
  length(id: number): number;
  unit(id: number, i: number): number;
  delete(id: number): void;
  same(id: number, text: string): boolean;
  /** Where it is kept, for `standsAt`; the same for as long as it is there. */
  place(id: number): number;
  /** Whether the text kept there ends right before index `end` of `units`. */
  standsAt(place: number, units: Uint16Array, end: number): boolean;
}

const growth = 1.2;
/** A text's length stands before it in the pool. */
const longest = 0xffff;
/** Arguments of one call. */
const longestAtOnce = 1024;

export function createTexts(): Texts {
  let pool = new Uint16Array(0);
  let used = 0;
  let from = new Int32Array(0);
  let count = 0;
  const ids: number[] = [];
  /** Places left by deleted texts, by length. */
  const gaps = new Map<number, number[]>();

  const room = (size: number): number => {
    const gap = gaps.get(size)?.pop();
    if (gap !== undefined) return gap;
    const end = used + size + 1;
    if (end > pool.length) {
      const bigger = new Uint16Array(Math.ceil(end * growth) + 64);
      bigger.set(pool);
      pool = bigger;
    }
    pool[used] = size;
    used = end;
    return end - size;
  };
  const length = (id: number): number => pool[(from[id] as number) - 1] as number;

  return {
    get size() {
      return count - ids.length;
    },
    length,
    add: (given) => {
      const text = given.length > longest ? given.slice(0, longest) : given;
      const id = ids.pop() ?? count++;
      if (id >= from.length) {
        const more = new Int32Array(Math.ceil(count * growth) + 16);
        more.set(from);
        from = more;
      }
      const at = room(text.length);
      for (let i = 0; i < text.length; i++) pool[at + i] = text.charCodeAt(i);
      from[id] = at;
      return id;
    },
    get: (id) => {
      const at = from[id] as number;
      const size = length(id);
      if (size <= longestAtOnce) return String.fromCharCode.apply(null, pool.subarray(at, at + size) as never);
      let text = '';
      for (let i = 0; i < size; i++) text += String.fromCharCode(pool[at + i] as number);
      return text;
    },
    unit: (id, i) => pool[(from[id] as number) + i] as number,
    delete: (id) => {
      const size = length(id);
      const left = gaps.get(size);
      if (left) left.push(from[id] as number);
      else gaps.set(size, [from[id] as number]);
      ids.push(id);
    },
    same: (id, text) => {
      const at = from[id] as number;
      if (pool[at - 1] !== text.length) return false;
      for (let i = 0; i < text.length; i++) if (pool[at + i] !== text.charCodeAt(i)) return false;
      return true;
    },
    place: (id) => from[id] as number,
    standsAt: (at, units, end) => {
      const size = pool[at - 1] as number;
      const start = end - size;
      if (start < 0) return false;
      for (let i = 0; i < size; i++) if (pool[at + i] !== units[start + i]) return false;
      return true;
    },
  };
}
