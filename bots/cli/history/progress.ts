/** A bar on a terminal's standard error; nothing where it would only fill a log. */
export interface Progress {
  /** Cheap: draws at most ten times a second. */
  at(byte: number, records: number): void;
  /** Takes the bar away. */
  end(): void;
}

const columns = 24;
const drawMs = 100;

export function progressBar(
  out: NodeJS.WriteStream,
  total: number,
  now: () => number = () => performance.now(),
): Progress {
  const start = now();
  let drawn = 0;
  let shown = false;
  return {
    at: (byte, records) => {
      const time = now();
      if (!out.isTTY || time - drawn < drawMs) return;
      drawn = time;
      shown = true;
      const share = total > 0 ? Math.min(1, byte / total) : 0;
      const full = Math.round(share * columns);
      const rate = Math.round(records / Math.max(0.001, (time - start) / 1000));
      const bar = '#'.repeat(full) + '-'.repeat(columns - full);
      out.write(
        `\r[${bar}] ${`${Math.floor(share * 100)}`.padStart(3)} %  ${records.toLocaleString('en')}  ${rate.toLocaleString('en')}/s  `,
      );
    },
    end: () => {
      if (shown) out.write(`\r${' '.repeat(columns + 40)}\r`);
    },
  };
}

/** Where there is no terminal: a line every few seconds, so that somebody who waits sees that it goes on. */
export function progressLines(
  write: (line: string) => void,
  total: number,
  now: () => number = () => performance.now(),
  everyMs = 5_000,
): Progress {
  let told = now();
  return {
    at: (byte, records) => {
      const time = now();
      if (time - told < everyMs) return;
      told = time;
      const share = total > 0 ? Math.floor(Math.min(1, byte / total) * 100) : 0;
      write(`${share} %  ${records.toLocaleString('en')} records`);
    },
    end: () => undefined,
  };
}
