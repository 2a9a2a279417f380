/** Which members a campaign is for, and how each is reached: pure, for the engine and for the preview alike. */
import { addDays, civilDay } from '../../kit/calendar.ts';
import { foldCommand } from '../../text/index.ts';
import type { Locale } from '../../types.ts';
import type { MemberFilter } from './language.ts';
import { lengthMs } from './language/words.ts';

const dayMs = 86_400_000;

/** A private chat in which a member wrote to the bot, so the bot may write there. */
export interface Chat {
  readonly room: number;
  /** `telegram:12345`. */
  readonly account: string;
  readonly locale: Locale | null;
}
/** One person, however many identities they have, as far as `who: { members }` can tell people apart. */
export interface Someone {
  readonly member: number;
  readonly name: string;
  readonly locale: Locale | null;
  /** What staff call them. */
  readonly tags: readonly string[];
  readonly level: number;
  /** When they came into a group of the community, epoch ms, the first time. */
  readonly joined: number;
  /** The last civil day they said something in the groups meant, `YYYYMMDD`; 0: none is known. */
  readonly spoke: number;
  /** The private chats with them, the one written in last first. */
  readonly chats: readonly Chat[];
  /** They want nothing unasked in private. */
  readonly out: boolean;
}
/** Why a member who fits is not spoken to; the other reasons are those of groups. */
export type Unreached = 'stranger' | 'unsubscribed' | 'offline';
export interface Reached {
  readonly someone: Someone;
  readonly chat: Chat;
}
export interface Left {
  readonly someone: Someone;
  readonly why: Unreached;
}

/** The civil day so long before an instant, as a number: whole days, as members are counted by days. */
const dayBefore = (now: number, ms: number, zone: string): number =>
  Number(addDays(civilDay(now, zone), -Math.round(ms / dayMs)).replaceAll('-', ''));

/** The first civil day (`YYYYMMDD`) that `active` and `silent` ask about; undefined: neither is there. */
export function looksBackTo({ active, silent }: MemberFilter, zone: string, now: number): number | undefined {
  const lengths = [active, silent].flatMap((text) => (text === undefined ? [] : [lengthMs(text)]));
  return lengths.length === 0 ? undefined : dayBefore(now, Math.max(...lengths), zone);
}

/** Is the campaign meant for this person at an instant? `silent: 14d`: not a word in the last 14 civil days. */
export function fits(filter: MemberFilter, s: Someone, zone: string, now: number): boolean {
  const { tags, notTags, level, active, silent, joined } = filter;
  const mine = s.tags.map(foldCommand);
  if (tags && !tags.some((t) => mine.includes(foldCommand(t)))) return false;
  if (notTags?.some((t) => mine.includes(foldCommand(t)))) return false;
  if (level && (s.level < (level.from ?? 0) || s.level > (level.to ?? Infinity))) return false;
  if (active !== undefined && s.spoke <= dayBefore(now, lengthMs(active), zone)) return false;
  if (silent !== undefined && s.spoke > dayBefore(now, lengthMs(silent), zone)) return false;
  if (joined?.from !== undefined && now - s.joined < lengthMs(joined.from)) return false;
  return joined?.to === undefined || now - s.joined <= lengthMs(joined.to);
}

/**
 * The one private chat in which somebody hears it, or why there is none.
 * @param platforms only these, as `who: { platforms }` says
 * @param runs whether the account is one the bot speaks on now
 */
export function reach(
  s: Someone,
  platforms: readonly string[] | undefined,
  runs: (account: string) => boolean,
): Reached | Left {
  if (s.out) return { someone: s, why: 'unsubscribed' };
  const meant = s.chats.filter((chat) => platforms?.includes(chat.account.split(':')[0] ?? '') ?? true);
  if (meant.length === 0) return { someone: s, why: 'stranger' };
  const chat = meant.find(({ account }) => runs(account));
  return chat ? { someone: s, chat } : { someone: s, why: 'offline' };
}

/** The language a member is spoken to in private. */
export const localeWith = (s: Pick<Someone, 'locale'>, chat: Pick<Chat, 'locale'>, home: Locale): Locale =>
  s.locale ?? chat.locale ?? home;
