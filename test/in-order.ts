/**
 * Rooms are served side by side, so what is said in two of them at one moment may stand in either order. Tests see it
 * in the order in which it was decided (the rows of the outbox); what is said in one room stands as it came.
 */
import type { Playground } from '../adapters/playground/index.ts';

interface Line {
  readonly id: string;
  readonly room: string;
  readonly at: number;
}

/** Which row of the outbox made which line. Call once per world. */
export function linesByRow() {
  const rows = new Map<string, number>();
  let under: number | undefined;
  return {
    /** The same platform, watched while it carries something out. */
    watching: (platform: Playground): Playground => ({
      ...platform,
      perform: (what) => {
        // `<row>` or `<row>.<step>`. The world changes before the first wait, so nobody comes between.
        under = Number(what.key.split('.')[0]);
        try {
          return platform.perform(what);
        } finally {
          under = undefined;
        }
      },
    }),
    /** Somebody made this line; whose it is stays what it was first. */
    made: (line: Line): void => {
      if (under !== undefined && !rows.has(line.id)) rows.set(line.id, under);
    },
    /** What people said themselves stays where it is, and nothing of the bot's passes it. */
    inOrder: <L extends Line>(lines: readonly L[]): readonly L[] => {
      const out: L[] = [];
      let run: L[] = [];
      const flush = (): void => {
        const rooms = new Map<string, L[]>();
        for (const line of run) rooms.set(line.room, [...(rooms.get(line.room) ?? []), line]);
        const queues = [...rooms.values()];
        const rowOf = (q: readonly L[]): number => rows.get(q[0]?.id ?? '') ?? Infinity;
        for (let n = run.length; n > 0; n--) {
          const next = queues.filter((q) => q.length > 0).reduce((a, b) => (rowOf(b) < rowOf(a) ? b : a));
          out.push(...next.splice(0, 1));
        }
        run = [];
      };
      for (const line of lines) {
        const row = rows.get(line.id);
        if (run[0] && (row === undefined || run[0].at !== line.at)) flush();
        if (row === undefined) out.push(line);
        else run.push(line);
      }
      flush();
      return out;
    },
  };
}
