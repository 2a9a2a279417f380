/**
 * Words -> what is written in a message. Discord reads every text as markup, so each character that could begin some is
 * escaped; a mention is only ever made of an `At`, and the request allows just those.
 */
import type { Say } from '../../core/types.ts';
import { cutText, type Whole } from '../cut-text.ts';
import { isSnowflake } from './ids.ts';

export interface Said {
  readonly content: string;
  /** Who may be notified by it. */
  readonly users: readonly string[];
}
interface Written extends Said {
  /** What a cut must not part: escapes, addresses, mentions. */
  readonly whole: readonly Whole[];
}

/** Turns the direction of a line around, so that a name swallows the words after it. */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;
const unwritable = /(?![\n\t])\p{Cc}/gu;
/** An address is left as it is: inside of it Discord reads no markup, and an escape would break it. */
const address = String.raw`\bhttps?:\/\/[^\s<>\\\x60|]+[^\s<>\\\x60|.,:;"'\])*_~]`;
/** Signs of markup anywhere, those of the beginning of a line, and the @ of a mention that nobody meant. */
const sign = String.raw`[\\*_~\x60|\[\]<@]|(?<=^[ \t]*)[-+#>]|(?<=^[ \t]*\d{1,9})\.`;
const pieces = new RegExp(`(${address})|(${sign})`, 'gim');

export const inert = (words: string): string =>
  words.toWellFormed().replaceAll(directions, '').replaceAll(unwritable, '');

const oneLine = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();

function escaped(words: string, offset: number, whole: Whole[]): string {
  let shift = offset;
  return inert(words).replaceAll(pieces, (found: string, link: string | undefined, _sign, at: number) => {
    const length = link === undefined ? found.length + 1 : found.length;
    whole.push({ offset: at + shift, length });
    if (link !== undefined) return found;
    shift++;
    return `\\${found}`;
  });
}

function write(say: Say): Written {
  let content = '';
  const users = new Set<string>();
  const whole: Whole[] = [];
  for (const part of typeof say === 'string' ? [say] : say) {
    if (typeof part !== 'string' && isSnowflake(part.user)) {
      const mention = `<@${part.user}>`;
      whole.push({ offset: content.length, length: mention.length });
      users.add(part.user);
      content += mention;
      continue;
    }
    content += escaped(typeof part === 'string' ? part : `@${oneLine(part.name) || '?'}`, content.length, whole);
  }
  return { content, users: [...users], whole };
}

/** In parts that Discord takes, cut at sentence ends. Nothing to say: no part. */
export function encodeSay(say: Say, longest: number): Said[] {
  const { content, users, whole } = write(say);
  return cutText(content, () => longest, whole)
    .map(({ from, to }) => content.slice(from, to))
    .filter((part) => part.trim() !== '')
    .map((part) => ({ content: part, users: users.filter((u) => part.includes(`<@${u}>`)) }));
}

/** Plain words where Discord reads no markup: labels, names of files and roles. */
export const label = (words: string, longest: number): string => inert(oneLine(words)).slice(0, longest).toWellFormed();
