/** What was lately said in each room, so that a quote, which names no message, is known for the one it quotes. */
import type { PersonRef } from '../../core/types.ts';
import type { Quoted } from './quote.ts';

export interface Found {
  readonly messageId: string;
  readonly from?: PersonRef;
  /** All of the quoted words were said in that message. */
  readonly proven?: boolean;
}
export interface Recent {
  keep(room: string, line: { readonly id: string; readonly text: string; readonly from: PersonRef }): void;
  /**
   * By name and words; else, when only one person of that name spoke here, by whom. `mine`: what the bot is called there,
   * which may not have been known yet when it spoke.
   */
  find(room: string, quoted: Quoted, mine?: readonly string[]): Found | undefined;
  /** Is this message in a room one of this person's? */
  isOf(id: string, person: string): boolean;
}
interface Line {
  readonly id: string;
  readonly start: string;
  readonly from: PersonRef;
}

const perRoom = 300;
const mostRooms = 500;
/** Clients cut a quoted text; so much of it is compared. */
const compared = 60;

const bare = (text: string): string => text.replaceAll(/[\s\u2005…]+/g, '');
const normal = (text: string): string => bare(text).slice(0, compared);

export function createRecent(): Recent {
  const rooms = new Map<string, Line[]>();
  const authors = new Map<string, string>();
  return {
    keep: (room, { id, text, from }) => {
      const lines = rooms.get(room) ?? [];
      rooms.delete(room);
      rooms.set(room, lines);
      lines.push({ id, start: normal(text), from });
      authors.set(id, from.id);
      if (lines.length > perRoom) authors.delete(lines.shift()?.id ?? '');
      if (rooms.size > mostRooms) {
        const [oldest = ''] = rooms.keys();
        for (const line of rooms.get(oldest) ?? []) authors.delete(line.id);
        rooms.delete(oldest);
      }
    },
    find: (room, quoted, mine = []) => {
      const isNamed = ({ from }: Line): boolean =>
        from.name === quoted.name || (from.bot === true && from.name === '' && mine.includes(quoted.name));
      const named = (rooms.get(room) ?? []).filter((l) => isNamed(l) || l.id === quoted.id);
      const start = normal(quoted.text);
      const line = named.findLast((l) => l.id === quoted.id || (start !== '' && l.start.startsWith(start)));
      if (line) {
        // Behind what is compared, or under the id of another message, anything could have been typed.
        const proven = line.start.startsWith(start) && bare(quoted.text).length <= compared;
        return { messageId: line.id, from: { ...line.from, name: line.from.name || quoted.name }, proven };
      }
      // Two of one name: whoever took the name of somebody else must not be taken for them.
      const people = new Set(named.map((l) => l.from.id));
      const [only] = named;
      return only && people.size === 1 ? { messageId: '', from: only.from } : undefined;
    },
    isOf: (id, person) => authors.get(id) === person,
  };
}
