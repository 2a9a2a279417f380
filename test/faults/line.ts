/** What the bot under test and its parent say to each other: one JSON value a line, over standard input and output. */
import type { PlatformEvent } from '../../core/types.ts';

/** The platform's name, and its one account. */
export const account = 'line';

export type ToBot = { readonly event: PlatformEvent };
export type FromBot =
  | { readonly ready: true }
  | { readonly acknowledged: string }
  | { readonly said: { readonly key: string; readonly room: string; readonly text: string } };

/** Calls `each` for every whole line; a last one cut short by a kill is none. */
export function lines(stream: NodeJS.ReadableStream, each: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (part: string) => {
    const all = (rest + part).split('\n');
    rest = all.pop() ?? '';
    for (const line of all) each(line);
  });
}
