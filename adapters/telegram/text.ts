/** The text of a message with its entities -> plain words, whom it names, and whether it calls the bot. Pure. */
import type { PersonRef } from '../../core/types.ts';
import { personOf } from './people.ts';
import type { Entity, Me } from './wire.ts';

export interface Words {
  /** Every mention of the bot cut out; people as `@Name`, commands as our words write them. */
  readonly text: string;
  readonly called: boolean;
  readonly mentions: readonly PersonRef[];
}
export interface Knows {
  readonly me: Me;
  /** The person behind a username (without @, lower case), when met before. */
  readonly userNamed: (username: string) => PersonRef | undefined;
}

/** What stands between the bot's name and what is asked of it. */
const afterCall = /^[\s,，:：]+/;

type Piece =
  | { readonly kind: 'me' }
  | { readonly kind: 'person'; readonly who: PersonRef }
  | { readonly kind: 'text'; readonly text: string };

function pieceOf(entity: Entity, raw: string, { me, userNamed }: Knows): Piece | undefined {
  const mine = me.username?.toLowerCase();
  switch (entity.type) {
    case 'mention': {
      const username = raw.slice(1).toLowerCase();
      if (username === mine) return { kind: 'me' };
      const who = userNamed(username);
      return who && { kind: 'person', who };
    }
    case 'text_mention':
      if (!entity.user) return undefined;
      return entity.user.id === me.id ? { kind: 'me' } : { kind: 'person', who: personOf(entity.user) };
    case 'bot_command': {
      const [word = '', to] = raw.split('@');
      if (to !== undefined && to.toLowerCase() !== mine) return undefined;
      // The platform's menu knows no hyphens; our words have no underscores.
      return { kind: 'text', text: word.replaceAll('_', '-') };
    }
    default:
      return undefined;
  }
}

/** Reads a text as written by a member. */
export function readText(written: string, entities: readonly Entity[], knows: Knows): Words {
  const mentions = new Map<string, PersonRef>();
  let called = false;
  let text = '';
  let at = 0;
  const add = (words: string): void => {
    text += called && /^$|\s$/.test(text) ? words.replace(afterCall, '') : words;
  };
  for (const entity of entities.toSorted((a, b) => a.offset - b.offset)) {
    if (entity.offset < at) continue;
    const end = entity.offset + entity.length;
    const piece = pieceOf(entity, written.slice(entity.offset, end), knows);
    if (!piece) continue;
    add(written.slice(at, entity.offset));
    at = end;
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
