/** How fast somebody writes: the last messages of each person in each group. In memory and bounded. */

export interface Line {
  readonly at: number;
  readonly messageId: string;
  /** How many people it names. */
  readonly names: number;
}
/** One person in one group. */
interface Runner {
  lines: Line[];
  /** Pictures or forwarded messages sent together count as one: so many more were in the last bunch. */
  bunch: number;
  bunchAt: number;
}

/** So many people are watched; who wrote longest ago is forgotten first. */
export const mostRunners = 20_000;
const mostLines = 128;
/** An album arrives as up to ten messages within a second, nine pictures sent one by one within a few. */
const bunchMs = 3000;
const mostBunched = 20;

export interface Pace {
  /**
   * Notes a message; what this person wrote here since `since`, this one last. The same message twice is noted once.
   * `bunched`: pictures or forwarded messages without words of their own.
   */
  note(room: number, member: number, line: Line, bunched: boolean, since: number): readonly Line[];
  /** Begins anew for this person. */
  forget(room: number, member: number): void;
  readonly size: number;
}

/** Both are row ids: far below 2^26. */
const keyOf = (room: number, member: number): number => room * 0x4000000 + member;

export function createPace(): Pace {
  const runners = new Map<number, Runner>();
  const tidy = (): void => {
    const spare = mostRunners / 4;
    let n = 0;
    for (const key of runners.keys()) {
      if (n++ >= spare) break;
      runners.delete(key);
    }
  };
  const isBunched = (r: Runner, at: number): boolean => {
    const together = at - r.bunchAt <= bunchMs && r.bunch < mostBunched;
    r.bunch = together ? r.bunch + 1 : 0;
    r.bunchAt = at;
    return together;
  };
  return {
    get size() {
      return runners.size;
    },
    note: (room, member, line, bunched, since) => {
      const key = keyOf(room, member);
      let r = runners.get(key);
      if (!r) {
        if (runners.size >= mostRunners) tidy();
        runners.set(key, (r = { lines: [], bunch: 0, bunchAt: 0 }));
      }
      const { lines } = r;
      let old = 0;
      while (old < lines.length && (lines[old] as Line).at < since) old++;
      if (old > 0) lines.splice(0, old);
      if (lines.at(-1)?.messageId === line.messageId) return lines;
      if (bunched && isBunched(r, line.at)) return [line];
      lines.push(line);
      if (lines.length > mostLines) lines.shift();
      return lines;
    },
    forget: (room, member) => void runners.delete(keyOf(room, member)),
  };
}
