/** Standard input as messages: lines of text, or JSONL `{id, text, ...}`. Bounded in memory whatever comes. */
import { StringDecoder } from 'node:string_decoder';

export interface Message {
  /** As JSON: a number keeps all its digits. */
  readonly id: string;
  readonly line: number;
  readonly text: string;
  readonly links?: readonly string[];
  readonly attached?: readonly string[];
}
export interface BadLine {
  readonly line: number;
  readonly fault: string;
}
export type Form = 'lines' | 'jsonl';

/** UTF-16 units of one line; a longer one is passed over. No platform comes near. */
const longestLine = 8_000_000;

/**
 * The lines of a stream, split at \n only (a text may hold other line ends), without \r at the end and without a
 * byte order mark. A line that is too long comes as null.
 */
export async function* linesOf(stream: AsyncIterable<Buffer | string>): AsyncGenerator<(string | null)[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let first = true;
  let tooLong = false;
  const split = (text: string, last: boolean): (string | null)[] => {
    const out: (string | null)[] = [];
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      out.push(tooLong ? null : clean(rest + text.slice(from, at)));
      rest = '';
      tooLong = false;
      from = at + 1;
    }
    rest += text.slice(from);
    if (rest.length > longestLine) [rest, tooLong] = ['', true];
    if (last && (rest !== '' || tooLong)) out.push(tooLong ? null : clean(rest));
    return out;
  };
  for await (const chunk of stream) {
    let text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    if (first && text !== '') {
      text = text.replace(/^\uFEFF/, '');
      first = false;
    }
    yield split(text, false);
  }
  yield split(decoder.end(), true);
}

const clean = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/** What the first line that is not blank says of the rest. */
export const formOf = (line: string): Form => (/^\s*\{\s*(?:"|\}\s*$)/.test(line) ? 'jsonl' : 'lines');

/** Undefined: a blank line between JSON objects. */
export function readLine(line: string, number: number, form: Form): Message | BadLine | undefined {
  if (form === 'lines') return { id: String(number), line: number, text: line };
  if (line.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { line: number, fault: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { line: number, fault: 'expected an object like {"id": 1, "text": "…"}' };
  const { id, text, links, attached } = value as Record<string, unknown>;
  if (typeof text !== 'string') return { line: number, fault: `expected "text" to be a string, found ${kindOf(text)}` };
  return {
    id: idOf(id, line, number),
    line: number,
    text,
    ...(isTexts(links) && { links }),
    ...(isTexts(attached) && { attached }),
  };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((v) => typeof v === 'string');
const kindOf = (value: unknown): string =>
  value === undefined ? 'nothing' : value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;

/** Platforms number their messages beyond what a double holds. */
function idOf(id: unknown, line: string, number: number): string {
  if (id === undefined) return String(number);
  if (typeof id !== 'number' || Number.isSafeInteger(id)) return JSON.stringify(id);
  return /"id"\s*:\s*(-?\d+)(?=\s*[,}])/.exec(line)?.[1] ?? JSON.stringify(id);
}
