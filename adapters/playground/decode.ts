/** What a visitor does in the playground -> Event. Pure. */
import type { PersonRef, PlatformEvent, RoomRef } from '../../core/types.ts';

/** What a visitor can do. `who` is a persona's id or name. */
export type Input =
  | {
      readonly do: 'say';
      readonly who: string;
      /** Default: the group. `private`: the person's own room with the bot. */
      readonly room?: RoomRef['kind'] | undefined;
      /** As typed; `@Name` is a mention. */
      readonly text: string;
      /** The id of the message quoted. */
      readonly replyTo?: string | undefined;
    }
  | {
      readonly do: 'press';
      readonly who: string;
      /** From 0. */
      readonly choice: number;
      /** Left out: the newest message with buttons in `room`. */
      readonly messageId?: string | undefined;
      readonly room?: RoomRef['kind'] | undefined;
    }
  | { readonly do: 'edit'; readonly who: string; readonly messageId: string; readonly text: string }
  | {
      readonly do: 'react';
      readonly who: string;
      readonly messageId: string;
      readonly emoji: string;
      readonly on: boolean;
    }
  | { readonly do: 'join'; readonly who: string }
  | { readonly do: 'leave'; readonly who: string }
  | { readonly do: 'rename'; readonly who: string; readonly name: string };

/** What the world knows about an input: who and where, and the message it is about. */
export interface Seen {
  readonly id: string;
  readonly account: string;
  /** Epoch ms. */
  readonly at: number;
  readonly room: RoomRef;
  readonly from: PersonRef;
  /** The message made (say), pressed, edited or reacted to. */
  readonly messageId?: string;
  /** Pressed: what the button carries. */
  readonly press?: string;
  /** The message quoted. */
  readonly quoted?: { readonly messageId: string; readonly text: string; readonly from: PersonRef };
  /** Everybody who can be mentioned here; the bot once for each of its names. */
  readonly names: readonly PersonRef[];
}

export interface Mentioned {
  /** The text with every mention of the bot cut out. */
  readonly text: string;
  readonly called: boolean;
  readonly mentions: readonly PersonRef[];
}

const wordLike = /[\p{Script=Latin}\p{N}_]/u;

/** The longest name that stands at `rest`'s start; a Latin name must end where a word ends. */
function nameAt(rest: string, names: readonly PersonRef[]): PersonRef | undefined {
  const fits = ({ name }: PersonRef): boolean => {
    if (rest.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
    const [after = ''] = rest.slice(name.length);
    return !(wordLike.test(name.at(-1) ?? '') && wordLike.test(after));
  };
  return names.filter(fits).sort((a, b) => b.name.length - a.name.length)[0];
}

/** The person named at `i`, when an `@Name` (also `＠`) begins there. An @ inside a word, as in an e-mail address, is none. */
function mentionAt(typed: string, i: number, names: readonly PersonRef[]): PersonRef | undefined {
  const sign = typed[i] === '@' || typed[i] === '＠';
  return sign && !wordLike.test(typed[i - 1] ?? '') ? nameAt(typed.slice(i + 1), names) : undefined;
}

/** Cuts a typed text into plain pieces and people. */
export function pieces(typed: string, names: readonly PersonRef[]): (string | PersonRef)[] {
  const found: (string | PersonRef)[] = [];
  let from = 0;
  for (let i = 0; i < typed.length;) {
    const who = mentionAt(typed, i, names);
    if (!who) {
      i++;
      continue;
    }
    if (i > from) found.push(typed.slice(from, i));
    found.push(who);
    i += 1 + who.name.length;
    from = i;
  }
  if (from < typed.length) found.push(typed.slice(from));
  return found;
}

/** What stands between the bot's name and what is asked of it. */
const afterCall = /^[\s,，:：]+/;

/** Reads the mentions out of a typed text. */
export function findMentions(typed: string, names: readonly PersonRef[]): Mentioned {
  const mentions = new Map<string, PersonRef>();
  let called = false;
  let text = '';
  for (const piece of pieces(typed, names)) {
    if (typeof piece === 'string') text += /^$|\s$/.test(text) ? piece.replace(called ? afterCall : /^\s+/, '') : piece;
    else if (piece.bot) called = true;
    else {
      mentions.set(piece.id, piece);
      text += `@${piece.name}`;
    }
  }
  return { text: text.trim(), called, mentions: [...mentions.values()] };
}

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new TypeError(`the playground's input lacks ${what}`);
  return value;
};

/** One input as the core's event. */
export function decode(input: Input, seen: Seen): PlatformEvent {
  const { id, account, at, room, from } = seen;
  const base = { id, account, at, room, from };
  const messageId = (): string => required(seen.messageId, 'a message');
  switch (input.do) {
    case 'say': {
      const { text, called, mentions } = findMentions(input.text, seen.names);
      return {
        kind: 'message',
        ...base,
        messageId: messageId(),
        text,
        ...(called && { called }),
        ...(mentions.length > 0 && { mentions }),
        ...(seen.quoted && { replyTo: seen.quoted }),
      };
    }
    case 'press':
      return { kind: 'pressed', ...base, messageId: messageId(), press: required(seen.press, 'a button') };
    case 'edit':
      return { kind: 'edited', ...base, messageId: messageId(), text: findMentions(input.text, seen.names).text };
    case 'react':
      return { kind: 'reacted', ...base, messageId: messageId(), emoji: input.emoji, added: input.on };
    case 'join':
      return { kind: 'joined', ...base };
    case 'leave':
      return { kind: 'left', ...base };
    case 'rename':
      return { kind: 'changed', ...base };
  }
}
