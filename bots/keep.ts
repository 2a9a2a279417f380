/** What an adapter keeps over a restart: one small file in the data folder. A damaged one counts as none. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Kept<T> {
  load(): T;
  /** Never throws. */
  save(value: T): void;
}

export function keepIn<T>(dataDir: string, name: string, nothing: T, onError: (error: unknown) => void): Kept<T> {
  const file = join(dataDir, name);
  return {
    load: () => {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as T;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onError(error);
        return nothing;
      }
    },
    save: (value) => {
      try {
        mkdirSync(dataDir, { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (error) {
        onError(error);
      }
    },
  };
}
