/**
 * Words -> text with entities. No parse mode is ever used, so nothing in a text can become markup; what the platform
 * would turn into a mention, a hashtag or a command by itself gets an invisible joiner.
 */
import type { Say } from '../../core/types.ts';

export interface MentionEntity {
  readonly type: 'text_mention';
  /** UTF-16 units, as the Bot API counts. */
  readonly offset: number;
  readonly length: number;
  readonly user: { readonly id: number; readonly is_bot: false; readonly first_name: string };
}
export interface Said {
  readonly text: string;
  readonly entities: readonly MentionEntity[];
}

const joiner = '\u2060';
/** In the path of a web address the platform sees the address alone, and a joiner would break it. */
const address = String.raw`(?<!\bhttps?:\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?[\/?#][^\s<>«»\u2000-\u206f]{0,300})`;
/** An e-mail address stays as it is: in the middle of a word the platform sees no mention. */
const mention = new RegExp(String.raw`${address}(?<![A-Za-z0-9._%+-])([@＠])(?=[A-Za-z0-9_])`, 'g');
const hashtag = new RegExp(String.raw`${address}([#＃])(?=[\p{L}\p{N}_])`, 'gu');
const personLink = /\b(tg):(?=\/\/)/gi;
/** Turns the direction of a line around, so that a name swallows the words after it. */
const directions = /[\u202A-\u202E\u2066-\u2069]/g;
const unwritable = /(?![\n\t\r])\p{Cc}/gu;

/** Plain words that stay plain. */
export const inert = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(directions, '')
    .replaceAll(unwritable, '')
    .replaceAll(mention, `$1${joiner}`)
    .replaceAll(hashtag, `$1${joiner}`)
    .replaceAll(personLink, `$1${joiner}:`);

const oneLine = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();

/** Chats that speak (anonymous admins, channels) have negative ids and cannot be mentioned. */
const isUser = (user: string | undefined): user is string => user !== undefined && /^[1-9]\d{0,15}$/.test(user);

export function encodeSay(say: Say): Said {
  let text = '';
  const entities: MentionEntity[] = [];
  for (const part of typeof say === 'string' ? [say] : say) {
    if (typeof part === 'string') {
      text += inert(part);
      continue;
    }
    const name = inert(oneLine(part.name)) || '?';
    const shown = `@${joiner}${name}`;
    if (isUser(part.user)) {
      const user = { id: Number(part.user), is_bot: false, first_name: name } as const;
      entities.push({ type: 'text_mention', offset: text.length, length: shown.length, user });
    }
    text += shown;
  }
  return { text, entities };
}
