/** The text of a message with its mentions -> plain words, whom it names, and whether it calls the bot. Pure. */
import type { PersonRef } from '../../core/types.ts';

export interface Words {
  /** Every mention of the bot cut out; people as `@Name`. */
  readonly text: string;
  readonly called: boolean;
  readonly mentions: readonly PersonRef[];
}
export interface Knows {
  /** What the bot is called in this room: its name there, and its own. */
  readonly myNames: readonly string[];
  readonly selfId: string;
  /** Who is behind an id. */
  readonly who: (id: string) => PersonRef | undefined;
}

/** A client puts this after a mention: a four-per-em space, which nobody types. */
export const mentionEnd = '\u2005';
/** What stands between the bot's name and what is asked of it. */
const afterCall = /^[\s,，:：]+/;
/** An @ of everybody is told with a name instead of an id. */
const isPerson = (id: string): boolean => id !== '' && !/^(notify|announcement)@all$/i.test(id);

/** Where `@name` stands, its end told by what a client puts there, or by a space, or by the end. */
function find(text: string, name: string, from = 0): { from: number; to: number } | undefined {
  for (let at = text.indexOf(`@${name}`, from); at >= 0; at = text.indexOf(`@${name}`, at + 1)) {
    const to = at + name.length + 1;
    if (to === text.length || /[\s\u2005]/.test(text.charAt(to)))
      return { from: at, to: Math.min(to + 1, text.length) };
  }
  return undefined;
}
const cut = (text: string, { from, to }: { from: number; to: number }): string => {
  const before = text.slice(0, from);
  const after = text.slice(to);
  return /^$|\s$/.test(before) ? before + after.replace(afterCall, '') : before + after;
};

/** Reads a text as written by a member; `ids` are those the platform says it mentions. */
export function readText(written: string, ids: readonly string[], knows: Knows): Words {
  const others = ids.filter((id) => isPerson(id) && id !== knows.selfId);
  const mentions = [...new Set(others)].flatMap((id) => knows.who(id) ?? []);
  let called = ids.includes(knows.selfId);
  let text = written;
  for (const name of knows.myNames) {
    if (name === '') continue;
    // Where the platform tells no ids, only what a client wrote counts: the space behind the name is nobody's typing.
    const end = called ? undefined : mentionEnd;
    for (let at = find(text, name); at; at = find(text, name)) {
      if (end !== undefined && !written.includes(`@${name}${end}`)) break;
      called = true;
      text = cut(text, at);
    }
  }
  if (called && text === written) text = cutUnknown(text, mentions);
  return { text: text.replaceAll(/\u2005 ?/g, ' ').trim(), called, mentions };
}

/** The bot is mentioned by a name we do not know: the mention that is nobody else's. */
function cutUnknown(text: string, mentions: readonly PersonRef[]): string {
  for (const m of text.matchAll(/@([^@\u2005\n]{1,64})\u2005/g))
    if (!mentions.some((p) => p.name === m[1])) return cut(text, { from: m.index, to: m.index + m[0].length });
  return text;
}
