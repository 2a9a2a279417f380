/**
 * Words -> text and the ids it mentions. In WeChat a mention is an id beside the text; the text shows `@Name` and a
 * space that only clients write. Nothing a member wrote becomes either.
 */
import type { Say } from '../../core/types.ts';
import type { Whole } from '../cut-text.ts';
import { mentionEnd } from './text.ts';

export interface Mention extends Whole {
  readonly id: string;
}
export interface Said {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** Turns the direction of a line around, so that a name swallows the words after it. */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;
const unwritable = /(?![\n\t\r])\p{Cc}/gu;

/** Plain words that stay plain: the space that ends a mention becomes an ordinary one. */
export const inert = (words: string): string =>
  words.toWellFormed().replaceAll(directions, '').replaceAll(unwritable, '').replaceAll(mentionEnd, ' ');

const oneLine = (name: string): string => inert(name).replaceAll(/\s+/g, ' ').trim();

/** `mentioning` false: in private and in announcements a mention is only a name. */
export function encodeSay(say: Say, mentioning: boolean): Said {
  let text = '';
  const mentions: Mention[] = [];
  for (const part of typeof say === 'string' ? [say] : say) {
    if (typeof part === 'string') {
      const words = inert(part);
      // The mention brings its own space.
      text += text.endsWith(mentionEnd) && words.startsWith(' ') ? words.slice(1) : words;
      continue;
    }
    const shown = `@${oneLine(part.name) || '?'}`;
    if (mentioning && part.user !== undefined && part.user !== '') {
      mentions.push({ id: part.user, offset: text.length, length: shown.length + 1 });
      text += shown + mentionEnd;
    } else text += shown;
  }
  return { text, mentions };
}
