/** Looking at a message: in memory, synchronously, and nothing is written unless it hits. */
import type { House } from '../../house.ts';
import type { Context, EditedEvent, MessageEvent } from '../../types.ts';
import { chainLength } from './chain.ts';
import { leadsAway } from './links.ts';
import { createPace } from './pace.ts';
import { createRecent, type Recent, type Said } from './recent.ts';
import { isExempt, lettersOf, repeated, shortAnswer, type Breach } from './rules.ts';
import {
  copiesSetting,
  groupsSetting,
  linkHoursSetting,
  mentionsSetting,
  messagesSetting,
  minutesSetting,
  repeatsSetting,
  secondsSetting,
} from './settings.ts';

const minute = 60_000;
const hour = 60 * minute;
/** What comes so late was kept back by an outage: nobody is spoken to about it. */
const stale = 10 * minute;
/** What a game or a draw waits for may be said so many times faster. */
const awaitedFactor = 3;
/** A message to the bot is a command; a longer one is more than that. */
const longestCommand = 40;
/** So many communities' texts are held; the one that was quiet longest is forgotten first. */
const mostCommunities = 500;

export interface Watch {
  /** The breach of this message, if any. The same message looked at twice gives the same. */
  look(c: Context<MessageEvent | EditedEvent>): Breach | undefined;
  /** After a breach the count of this person begins anew. */
  forget(room: number, member: number): void;
}

/** Called once per bot. */
export function createWatch(house: House): Watch {
  const pace = createPace();
  const communities = new Map<number, Recent>();
  const recentOf = (community: number): Recent => {
    const known = communities.get(community);
    if (known) return known;
    const oldest = communities.size >= mostCommunities ? communities.keys().next().value : undefined;
    if (oldest !== undefined) communities.delete(oldest);
    const made = createRecent();
    communities.set(community, made);
    return made;
  };
  const placeOf = (c: Context) => ({ community: c.community.id, room: c.room.id });

  const isNew = (c: Context): boolean => {
    const hours = house.settings.get(linkHoursSetting, placeOf(c));
    return hours > 0 && c.who.joinedAt !== null && c.at - c.who.joinedAt < hours * hour;
  };

  const tooFast = (c: Context<MessageEvent>): Breach | undefined => {
    const { event, room, who } = c;
    const here = placeOf(c);
    const seconds = house.settings.get(secondsSetting, here);
    const names = event.mentions?.filter((m) => !m.bot).length ?? 0;
    const bunched = event.forwarded === true || (event.has !== undefined && event.text === '');
    const line = { at: c.at, messageId: event.messageId, names };
    const lines = pace.note(room.id, who.member, line, bunched, c.at - seconds * 1000);
    const also = lines.slice(0, -1).map((l) => l.messageId);
    const called = names > 0 ? lines.reduce((n, l) => n + l.names, 0) : 0;
    if (called > house.settings.get(mentionsSetting, here))
      return { kind: 'mentions', count: called, also, others: [] };
    const most = house.settings.get(messagesSetting, here);
    if (lines.length < most) return undefined;
    if (lines.length < most * awaitedFactor && house.awaited(c)) return undefined;
    return { kind: 'flood', count: lines.length, also, others: [] };
  };

  const again = (c: Context<MessageEvent>, link: boolean): Breach | undefined => {
    const { event, room, who } = c;
    if (event.text.length <= shortAnswer) return undefined;
    const text = lettersOf(event.text);
    if (text.length <= shortAnswer) return undefined;
    const staff = isExempt(c.role);
    const said: Said = {
      text,
      member: who.member,
      room: room.id,
      messageId: event.messageId,
      at: c.at,
      staff,
      risky: !staff && (link || isNew(c)),
      chain: chainLength(event.text),
    };
    const here = placeOf(c);
    const recent = recentOf(c.community.id);
    const minutes = house.settings.get(minutesSetting, here);
    const like = staff ? [] : recent.like(said, c.at - minutes * minute);
    recent.add(said);
    if (like.length === 0) return undefined;
    const limits = {
      repeats: house.settings.get(repeatsSetting, here),
      groups: house.settings.get(groupsSetting, here),
      copies: house.settings.get(copiesSetting, here),
    };
    const breach = repeated(said, like, limits, link);
    // Asked only now: most messages are like no other.
    if (!breach || house.awaited(c) || recent.heardFromStaff(text, c.at - hour)) return undefined;
    return text.length <= longestCommand && house.addressed(c) ? undefined : breach;
  };

  return {
    forget: pace.forget,
    look: (c) => {
      if (c.room.kind !== 'group' || c.now - c.at > stale) return undefined;
      const { event } = c;
      const exempt = isExempt(c.role);
      const fresh = !exempt && isNew(c);
      const link = !exempt && leadsAway(event.text, event.attached);
      if (fresh && link) return { kind: 'link', count: 1, also: [], others: [] };
      if (event.kind === 'edited') return undefined;
      const m = c as Context<MessageEvent>;
      return (exempt ? undefined : tooFast(m)) ?? again(m, link);
    },
  };
}
