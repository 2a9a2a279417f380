/**
 * A rule against what was said before: how many messages of how many people it would have met, some of them regulars.
 * Looks back in pieces, so that no message waits for it: the first piece at once, the rest by jobs.
 */
import type { House } from '../../../house.ts';
import { dayBucket } from '../../../kit/day-bucket.ts';
import type { Context, Effect } from '../../../types.ts';
import type { Book, Broken } from './book.ts';
import { graphemes } from '../../../text/index.ts';
import { isExempt, type WordRule } from './rules.ts';
import type { PastStore } from './store-past.ts';

const dayMs = 86_400_000;
/** How far back. */
const lookBackMs = 30 * dayMs;
/** Messages looked at in all, and numbers of messages passed over: other communities lie between. */
const mostMessages = 20_000;
const mostNumbers = 400_000;
/** Numbers in one piece, and pieces done at once. */
const piece = 4_000;
const atOnce = 2;
const mostMembers = 1_000;
const examplesKept = 5;
/** Who talks most, so many of a hundred, are regulars. */
const corePercent = 20;
const coreLeast = 3;
const mostRanked = 5_000;

/** How far a look back has come. */
export interface Look {
  readonly rules: readonly number[];
  /** Who asked. */
  readonly by: number;
  /** Everything above this number was looked at. */
  readonly upTo: number;
  readonly passed: number;
  readonly looked: number;
  readonly messages: number;
  readonly members: readonly number[];
  /** Numbers of messages to show. */
  readonly examples: readonly number[];
}
export interface Preview {
  readonly looked: number;
  readonly messages: number;
  readonly members: number;
  /** Regulars among them. */
  readonly core: number;
  readonly examples: readonly number[];
}

export interface Previewer {
  /** The first pieces, by a book that holds the rules as list 0: they are not in memory before the commit. */
  begin(c: Context, rules: readonly WordRule[], book: Book): Promise<{ look: Look; done: boolean }>;
  /** Further pieces, once the rules are in memory. */
  go(c: Context, look: Look, book: Book): Promise<{ look: Look; done: boolean }>;
  finish(c: Context, look: Look): Promise<Preview>;
  /** The job that goes on. */
  later(c: Context, look: Look): Effect;
}

/** Called once per bot. */
export function createPreviewer(house: House, past: PastStore): Previewer {
  const roomsOf = async (c: Context): Promise<number[]> => (await house.people.groups(c.community.id)).map((g) => g.id);

  const go = async (c: Context, from: Look, broken: (text: string, room: number) => boolean) => {
    const rooms = await roomsOf(c);
    const exempt = new Set(
      (await house.people.ranks(c.community.id))
        .filter((r) => isExempt(r.granted) || isExempt(r.platformRole))
        .map((r) => r.member),
    );
    let { upTo, passed, looked, messages } = from;
    const members = new Set(from.members);
    const examples = [...from.examples];
    const since = c.now - lookBackMs;
    for (let n = 0; n < atOnce && upTo > 0; n++) {
      const rows = await past.between(rooms, upTo - piece, upTo, since);
      for (const row of rows) {
        looked++;
        if (exempt.has(row.member) || !broken(row.text, row.room)) continue;
        messages++;
        if (members.size < mostMembers) members.add(row.member);
        if (examples.length < examplesKept) examples.push(row.id);
      }
      upTo -= piece;
      passed += piece;
    }
    const look: Look = { ...from, upTo, passed, looked, messages, members: [...members], examples };
    return { look, done: upTo <= 0 || looked >= mostMessages || passed >= mostNumbers };
  };

  return {
    begin: async (c, rules, book) => {
      const start: Look = {
        rules: rules.map((r) => r.id),
        by: c.who.member,
        upTo: await past.newest(),
        passed: 0,
        looked: 0,
        messages: 0,
        members: [],
        examples: [],
      };
      const wanted = new Set(start.rules);
      return go(c, start, (text, room) =>
        book.read(0, text).broken.some((b) => wanted.has(b.rule.id) && inScope(b, room)),
      );
    },
    go: (c, look, book) => {
      const wanted = new Set(look.rules);
      return go(c, look, (text, room) =>
        book.read(c.community.id, text).broken.some((b) => wanted.has(b.rule.id) && inScope(b, room)),
      );
    },
    finish: async (c, look) => {
      const since = dayBucket(c.now - lookBackMs, c.community.timeZone);
      const ranked = look.members.length > 0 ? await past.active(await roomsOf(c), since, mostRanked) : [];
      const regulars = ranked.slice(0, Math.ceil((ranked.length * corePercent) / 100)).filter((r) => r.n >= coreLeast);
      const core = new Set(regulars.map((r) => r.member));
      const { looked, messages, members, examples } = look;
      return { looked, messages, members: members.length, core: members.filter((m) => core.has(m)).length, examples };
    },
    later: (c, look) => ({
      do: 'later',
      key: `moderation.look:${c.cause}:${look.upTo}`,
      timer: 'moderation.look',
      at: c.now,
      room: c.room.id,
      community: c.community.id,
      data: look,
    }),
  };
}

/** Of a scope only the groups can be told afterwards; whom and when else it concerns is left out. */
const inScope = (b: Broken, room: number): boolean => b.rule.scope.rooms?.includes(room) ?? true;

/** A line to be shown to the owner in private: the name and long numbers hidden, the hit in brackets, its surroundings. */
export function masked(name: string, text: string, start: number, end: number): string {
  const [first = '', ...rest] = graphemes(name);
  const from = Math.max(0, start - 12);
  const to = Math.min(text.length, end + 12);
  const hide = (s: string): string => s.replaceAll(/[0-9]{5,}/gu, (n) => '*'.repeat(n.length)).replaceAll(/\s+/gu, ' ');
  const before = `${from > 0 ? '…' : ''}${hide(text.slice(from, start).toWellFormed())}`;
  const after = `${hide(text.slice(end, to).toWellFormed())}${to < text.length ? '…' : ''}`;
  return `${first}${rest.length > 0 ? '**' : ''}：${before}【${hide(text.slice(start, end).toWellFormed())}】${after}`;
}
