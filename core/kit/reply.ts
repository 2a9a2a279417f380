/** Building what is said. */
import type { At, Choice, Effect, Locale, Person, Say, To, Context, Send } from '../types.ts';

/** A mention of a person, for use inside `say`. */
export const at = (person: { member: number; name: string }): At => ({ at: person.member, name: person.name });

/** Puts words and mentions together: say`${at(who)} 签到啦，+${5}`. Values are plain text unless they are mentions. */
export function say(strings: TemplateStringsArray, ...values: readonly (string | number | At)[]): Say {
  const parts: (string | At)[] = [];
  const push = (x: string): void => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + x;
    else if (x) parts.push(x);
  };
  strings.forEach((s, i) => {
    push(s);
    const v = values[i];
    if (v === undefined) return;
    if (typeof v === 'object') parts.push(v);
    else push(String(v));
  });
  return parts;
}

/** What a person without notifications would read: mentions as `@name`. */
export const plain = (words: Say): string =>
  typeof words === 'string' ? words : words.map((p) => (typeof p === 'string' ? p : `@${p.name}`)).join('');

/** Joins lines of words. */
export const lines = (...all: readonly Say[]): Say => all.flatMap((s, i) => (i ? ['\n', ...parts(s)] : parts(s)));

const parts = (words: Say): readonly (string | At)[] => (typeof words === 'string' ? [words] : words);

/** An answer in the room the event came from, to the message it came with. */
export const reply = (
  c: Context,
  words: Say,
  more: Partial<Pick<Send, 'choices' | 'merge' | 'class' | 'unasked'>> = {},
): Effect => ({
  do: 'send',
  to: { room: c.room.id },
  say: words,
  ...(c.event.kind === 'message' ? { replyTo: c.event.messageId } : {}),
  ...more,
});

/** Words for one person alone: their private chat; in a private chat already, just here. */
export const privately = (c: Context, member: number, words: Say, choices?: readonly Choice[]): Effect => {
  const to: To = c.room.kind === 'private' && c.who.member === member ? { room: c.room.id } : { private: member };
  return { do: 'send', to, say: words, ...(choices ? { choices } : {}) };
};

/** The language a group is spoken to in: its own, else the community's. */
export const groupLocale = (c: { room: { locale: Locale | null }; community: { locale: Locale } }): Locale =>
  c.room.locale ?? c.community.locale;

/** The language to answer one person in. In a group it is the group's, unless the person chose one. */
export const personLocale = (c: {
  who: Pick<Person, 'locale'>;
  room: { locale: Locale | null };
  community: { locale: Locale };
}): Locale => c.who.locale ?? groupLocale(c);
