/** Text files of words. */
import { readFileSync } from 'node:fs';

/** Words of a text file with their places. A line that begins with `# ` is a comment; `#1` is a word. */
export function wordLines(text: string): { word: string; line: number; column: number }[] {
  return text.split('\n').flatMap((raw, i) => {
    const word = raw.trim();
    if (word === '' || word === '#' || raw.trimStart().startsWith('# ')) return [];
    return [{ word, line: i + 1, column: raw.indexOf(word) + 1 }];
  });
}

/** Undefined: not there, not readable, not UTF-8. */
export function textOf(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}
