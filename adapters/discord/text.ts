/** What somebody wrote -> plain words, whom it names, and whether it calls the bot. Pure. */
import type { PersonRef } from '../../core/types.ts';

export interface Words {
  /** Every mention of the bot cut out; people as `@Name`, channels as `#name`, emoji of the server as `:name:`. */
  readonly text: string;
  readonly called: boolean;
  readonly mentions: readonly PersonRef[];
}
export interface Names {
  readonly me: string;
  /** Undefined for somebody never met. */
  readonly person: (id: string) => PersonRef | undefined;
  readonly channel: (id: string) => string | undefined;
  /** `mine`: the role Discord made for the bot; people take it for the bot itself. */
  readonly role: (id: string) => { readonly name: string; readonly mine: boolean } | undefined;
}

type Piece =
  | { readonly kind: 'me' }
  | { readonly kind: 'person'; readonly who: PersonRef }
  | { readonly kind: 'text'; readonly text: string };

/** What stands between the bot's name and what is asked of it. */
const afterCall = /^[\s,，:：]+/;
const tags = /<(@&|@!?|#|a?:|\/)([^<>\n]{1,100})>/g;

function pieceOf(kind: string, body: string, names: Names): Piece | undefined {
  const text = (words: string | undefined): Piece | undefined =>
    words === undefined ? undefined : { kind: 'text', text: words };
  switch (kind) {
    case '@':
    case '@!': {
      if (body === names.me) return { kind: 'me' };
      const who = names.person(body);
      return who && { kind: 'person', who };
    }
    case '@&': {
      const role = names.role(body);
      return role?.mine ? { kind: 'me' } : text(role && `@${role.name}`);
    }
    case '#': {
      const name = names.channel(body);
      return text(name && `#${name}`);
    }
    case '/':
      return text(`/${body.split(':')[0] ?? ''}`);
    default:
      return text(`:${body.split(':')[0] ?? ''}:`);
  }
}

/** Reads a text as it comes over the wire. What cannot be told stays as it was written. */
export function readText(written: string, names: Names): Words {
  const mentions = new Map<string, PersonRef>();
  let called = false;
  let text = '';
  let at = 0;
  const add = (words: string): void => {
    text += called && /^$|\s$/.test(text) ? words.replace(afterCall, '') : words;
  };
  for (const m of written.matchAll(tags)) {
    const piece = pieceOf(m[1] ?? '', m[2] ?? '', names);
    if (!piece) continue;
    add(written.slice(at, m.index));
    at = m.index + m[0].length;
    if (piece.kind === 'me') called = true;
    else if (piece.kind === 'text') add(piece.text);
    else {
      mentions.set(piece.who.id, piece.who);
      add(`@${piece.who.name}`);
    }
  }
  add(written.slice(at));
  return { text: text.trim(), called, mentions: [...mentions.values()] };
}
