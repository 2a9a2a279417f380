/** When a campaign comes, and who hears it: pure, from its definition alone. Instants are epoch ms. */
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import { missed, nextInstants, previousInstant } from '../../kit/cron.ts';
import { festivalDays, daysIn, festivalNamed } from '../../kit/festivals.ts';
import { fingerprint, fingerprintOf } from '../../kit/hash.ts';
import { clockIn } from '../../kit/hours.ts';
import { readMoment, whenOf, whoOf, type Campaign, type When } from './language.ts';
import { inSpan, lengthMs, readSpan } from './language/words.ts';

/** A restart is no downtime: what is at most this late comes even with `catchUp: skip`. */
export const promptMs = 5 * 60_000;
export const defaultGraceMinutes = 120;
const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Nothing that repeats by years is looked for further ahead. */
const yearsAhead = 3;
/** How many occurrences are looked at before the answer is "none": days of windows that let nothing through. */
const mostLooked = 2000;

/** The zone its times are meant in. */
export const zoneOf = (campaign: Campaign, communityZone: string): string => campaign.timeZone ?? communityZone;

/** One local date and time as an instant: in a spring gap the first instant after it, of a doubled hour the first. */
export function momentAt(text: string, zone: string): number | undefined {
  const moment = readMoment(text);
  if (!moment) return undefined;
  const [, month, day] = moment.day.split('-').map(Number);
  const from = startOfDay(moment.day, zone) - 1;
  return nextInstants(`${moment.minute} ${moment.hour} ${day} ${month} *`, zone, from, 1)[0];
}

/** The first and the last instant it may come, from `from` and `until`. */
function window(campaign: Campaign, zone: string): { first: number; last: number } {
  return {
    first: campaign.from === undefined ? -Infinity : startOfDay(campaign.from, zone),
    last: campaign.until === undefined ? Infinity : startOfDay(addDays(campaign.until, 1), zone) - 1,
  };
}

// ---- the instants as written ------------------------------------------------------------------

/** Civil days that a `when` names in a year. */
function daysNamed(when: When, year: number): readonly string[] {
  if (when.lunar !== undefined) return daysIn({ lunar: when.lunar }, year);
  if (when.yearly !== undefined) return daysIn({ yearly: when.yearly }, year);
  const festival = when.festival === undefined ? undefined : festivalNamed(when.festival);
  return festival ? festivalDays(festival, year) : [];
}

/** `before` and `after` as whole days, which keep the time, and the rest in ms. */
function shiftOf(when: When): { readonly days: number; readonly ms: number } {
  const ms = when.before === undefined ? lengthMs(when.after ?? '0') : -lengthMs(when.before);
  return ms % dayMs === 0 ? { days: ms / dayMs, ms: 0 } : { days: 0, ms };
}

function shifted(day: string, time: string, when: When, zone: string): number[] {
  const { days, ms } = shiftOf(when);
  const at = momentAt(`${addDays(day, days)} ${time}`, zone);
  return at === undefined ? [] : [at + ms];
}

/** Instants of dates and named days strictly after `after`, ascending. */
function dated(when: When, zone: string, after: number): number[] {
  const moments = when.at === undefined ? [] : [when.at].flat();
  const once = moments.flatMap((m) => shifted(m.slice(0, 10), m.slice(11), when, zone));
  const time = when.time;
  if (time === undefined) return once.filter((at) => at > after).toSorted((a, b) => a - b);
  const year = Number(civilDay(Math.max(after, 0), zone).slice(0, 4));
  const years = Array.from({ length: yearsAhead + 2 }, (_, i) => year - 1 + i);
  const days = years.flatMap((y) => daysNamed(when, y)).flatMap((day) => shifted(day, time, when, zone));
  return days.filter((at) => at > after).toSorted((a, b) => a - b);
}

// ---- what becomes of them ---------------------------------------------------------------------

const minuteOfDay = (at: number, zone: string): number => {
  const { hour, minute } = clockIn(at, zone);
  return hour * 60 + minute;
};

/** Later by its jitter, kept in its hours, moved out of the night of the community; undefined: it does not come. */
function placed(campaign: Campaign, when: When, zone: string, communityZone: string, base: number): number | undefined {
  const jitter = when.jitterMinutes ?? 0;
  const late =
    jitter === 0 ? 0 : Number.parseInt(fingerprint(`${campaign.id} ${zone} ${base}`).slice(-8), 16) % (jitter * 60);
  const at = base + late * 1000;
  const hours = when.between === undefined ? undefined : readSpan(when.between);
  if (hours && !inSpan(hours, minuteOfDay(at, zone))) return undefined;
  const night = campaign.often?.quiet === undefined ? undefined : readSpan(campaign.often.quiet);
  if (!night || !inSpan(night, minuteOfDay(at, communityZone))) return at;
  const [, end] = night;
  // The same civil day, or the next one when the end of the night has gone by there.
  const today = civilDay(at, communityZone);
  const ends = [today, addDays(today, 1)].map((day) => momentAt(`${day} ${clockText(end)}`, communityZone) ?? Infinity);
  return ends.find((e) => e > at) ?? at;
}
const clockText = (minute: number): string =>
  `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;

/** The next `count` instants strictly after `after`, ascending. */
export function upcoming(campaign: Campaign, communityZone: string, after: number, count: number): number[] {
  const when = whenOf(campaign);
  if (when === 'hand') return [];
  const zone = zoneOf(campaign, communityZone);
  const { first, last } = window(campaign, zone);
  const plain = when.jitterMinutes === undefined && when.between === undefined && campaign.often?.quiet === undefined;
  // What was written for earlier may come later: by its jitter, and by a night.
  const back = plain ? 0 : (when.jitterMinutes ?? 0) * minuteMs + (campaign.often?.quiet === undefined ? 0 : dayMs);
  const start = Math.max(after - back, first - 1);
  const found = new Set<number>();
  let from = start;
  for (let looked = 0; found.size < count && looked < mostLooked;) {
    const some = when.every === undefined ? dated(when, zone, from) : nextInstants(when.every, zone, from, count + 20);
    const within = some.filter((at) => at <= last);
    for (const base of within) {
      const at = plain ? base : placed(campaign, when, zone, communityZone, base);
      if (at !== undefined && at > after) found.add(at);
    }
    const end = some.at(-1);
    if (end === undefined || within.length < some.length || (when.every === undefined && when.time === undefined))
      break;
    looked += some.length;
    from = end;
  }
  return [...found].sort((a, b) => a - b).slice(0, count);
}

// ---- late ones --------------------------------------------------------------------------------

/** What to do when the occurrence planned for `planned` rings at `now`. */
export interface Verdict {
  /** The instant to carry out; null when it came too late. */
  readonly run: number | null;
  /** How many occurrences went by without being carried out. */
  readonly missed: number;
}

/**
 * After downtime one row is overdue, though several occurrences may have gone by: the latest of them is carried out
 * when it is not later than the grace, all others are missed. What may come only at some hours is not made up outside.
 */
export function verdict(campaign: Campaign, communityZone: string, planned: number, now: number): Verdict {
  const grace = campaign.catchUp === 'skip' ? promptMs : (campaign.graceMinutes ?? defaultGraceMinutes) * minuteMs;
  const when = whenOf(campaign);
  const zone = zoneOf(campaign, communityZone);
  const gone = now - planned < minuteMs ? [planned] : goneBy(campaign, communityZone, planned, now);
  const latest = gone.at(-1) ?? planned;
  const all = Math.max(1, gone.length);
  const hours = when === 'hand' || when.between === undefined ? undefined : readSpan(when.between);
  const wrongHour = hours !== undefined && now - latest > promptMs && !inSpan(hours, minuteOfDay(now, zone));
  return now - latest <= grace && !wrongHour ? { run: latest, missed: all - 1 } : { run: null, missed: all };
}

/** The occurrences planned in [planned, now], ascending; of very many the latest. */
function goneBy(campaign: Campaign, communityZone: string, planned: number, now: number): number[] {
  const when = whenOf(campaign);
  if (when === 'hand') return [planned];
  const zone = zoneOf(campaign, communityZone);
  const { last } = window(campaign, zone);
  const plain = when.jitterMinutes === undefined && when.between === undefined && campaign.often?.quiet === undefined;
  if (plain && when.every !== undefined) {
    const until = Math.min(now, last);
    const { run, skipped } = missed(when.every, zone, planned - 1, until, 'once', 0);
    const latest = previousInstant(when.every, zone, until);
    return latest === null || latest < planned ? [planned] : [...skipped, ...run];
  }
  return [planned, ...upcoming(campaign, communityZone, planned, mostLooked).filter((at) => at <= now)];
}

/** Changes with anything that changes when or what is said. */
export const hashOf = (campaign: Campaign): string => fingerprintOf(campaign);

/** The job key of one occurrence in one community. */
export const keyOf = (name: string, community: number, hash: string, at: number): string =>
  `campaign:${name}@${community}:${hash}:${new Date(at).toISOString()}`;

/** A group as far as `who` can tell groups apart. */
export interface Place {
  readonly name: string;
  /** `telegram:12345`. */
  readonly account: string;
  readonly platformId: string;
  /** What owners call it (标签); unknown: none. */
  readonly tags?: readonly string[];
  /** Members known; undefined where nobody counted, as for groups made up. */
  readonly size?: number;
  /** Messages of the last `days` days, where somebody counted. */
  readonly said?: (days: number) => number;
}
export interface Home {
  readonly id: number;
  readonly name: string;
}

/** Is the campaign meant for this community at all? By name, or by our number. */
export const meantFor = (campaign: Campaign, home: Home): boolean => {
  const community = whoOf(campaign)?.community;
  return community === undefined || community === home.name || community === `${home.id}`;
};

/** Does it need to know sizes or activity? */
export const countsGroups = (campaign: Campaign): boolean =>
  whoOf(campaign)?.size !== undefined || whoOf(campaign)?.active !== undefined;

const fold = (tag: string): string => tag.trim().toLowerCase();
const within = (n: number | undefined, bounds: { from?: number | undefined; to?: number | undefined }): boolean =>
  n === undefined || (n >= (bounds.from ?? 0) && n <= (bounds.to ?? Infinity));

/** Is it meant for this group? A group is named by its name, its chat id, or `<account>/<chat id>`. */
export function reaches(campaign: Campaign, place: Place): boolean {
  const { groups = 'all', platforms, tags, notTags, size, active } = whoOf(campaign) ?? {};
  const platform = place.account.split(':')[0] ?? '';
  if (platforms && !(platforms as readonly string[]).includes(platform)) return false;
  const mine = (place.tags ?? []).map(fold);
  if (tags && !tags.some((t) => mine.includes(fold(t)))) return false;
  if (notTags?.some((t) => mine.includes(fold(t)))) return false;
  if (size && !within(place.size, size)) return false;
  if (active && !within(place.said?.(active.days), active)) return false;
  return groups === 'all' || groups.some((g) => g === place.name || g === place.platformId || g === addressOf(place));
}
export const addressOf = (place: Pick<Place, 'account' | 'platformId'>): string =>
  `${place.account}/${place.platformId}`;
