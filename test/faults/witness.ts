/**
 * What the outside saw, in a file that is only ever appended to, one JSON value a line. The parent writes it, never
 * the bot: the checker believes this file and compares the database with it.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

export type Seen =
  | { readonly what: 'offered'; readonly id: string }
  /** `accept` resolved for it: the platform was told that it need not deliver it again. */
  | { readonly what: 'acknowledged'; readonly id: string }
  /** A message of the bot arrived. `key`: the idempotency key it came with. */
  | { readonly what: 'said'; readonly key: string; readonly room: string; readonly text: string };

export interface Witness {
  write(seen: Seen): void;
  close(): void;
}

export function openWitness(file: string): Witness {
  const fd = openSync(file, 'a');
  return {
    write: (seen) => void writeSync(fd, `${JSON.stringify(seen)}\n`),
    close: () => closeSync(fd),
  };
}

export const readWitness = (file: string): Seen[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Seen);
