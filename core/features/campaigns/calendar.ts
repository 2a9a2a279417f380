/** When a campaign comes, and who hears it: pure, from its definition alone. Instants are epoch ms. */
import { addDays, startOfDay } from '../../kit/calendar.ts';
import { missed, nextInstants, previousInstant } from '../../kit/cron.ts';
import { fingerprintOf } from '../../kit/hash.ts';
import type { Campaign } from './language.ts';
import { readMoment } from './language.ts';

/** A restart is no downtime: what is at most this late comes even with `catchUp: skip`. */
export const promptMs = 5 * 60_000;
const defaultGraceMinutes = 120;

/** The zone its times are meant in. */
export const zoneOf = (campaign: Campaign, communityZone: string): string => campaign.timeZone ?? communityZone;

/** The one instant of a campaign with `at`: in a spring gap the first instant after it, of a doubled hour the first. */
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

/** The next `count` instants strictly after `after`, ascending. */
export function upcoming(campaign: Campaign, communityZone: string, after: number, count: number): number[] {
  const zone = zoneOf(campaign, communityZone);
  if (campaign.at !== undefined) {
    const at = momentAt(campaign.at, zone);
    return at !== undefined && at > after ? [at] : [];
  }
  if (campaign.every === undefined) return [];
  const { first, last } = window(campaign, zone);
  return nextInstants(campaign.every, zone, Math.max(after, first - 1), count).filter((at) => at <= last);
}

/** What to do when the occurrence planned for `planned` rings at `now`. */
export interface Verdict {
  /** The instant to carry out; null when it came too late. */
  readonly run: number | null;
  /** How many occurrences went by without being carried out. */
  readonly missed: number;
}

/**
 * After downtime one row is overdue, though several occurrences may have gone by: the latest of them is carried out
 * when it is not later than the grace, all others are missed.
 */
export function verdict(campaign: Campaign, communityZone: string, planned: number, now: number): Verdict {
  const grace = campaign.catchUp === 'skip' ? promptMs : (campaign.graceMinutes ?? defaultGraceMinutes) * 60_000;
  if (campaign.every === undefined || now - planned < 60_000)
    return now - planned <= grace ? { run: planned, missed: 0 } : { run: null, missed: 1 };
  const zone = zoneOf(campaign, communityZone);
  const { last } = window(campaign, zone);
  const until = Math.min(now, last);
  const gone = missed(campaign.every, zone, planned - 1, until, 'once', 0);
  const all = gone.run.length + gone.skipped.length;
  const latest = previousInstant(campaign.every, zone, until) ?? planned;
  if (all === 0 || latest < planned)
    return now - planned <= grace ? { run: planned, missed: 0 } : { run: null, missed: 1 };
  return now - latest <= grace ? { run: latest, missed: all - 1 } : { run: null, missed: all };
}

/** Changes with anything that changes when or what is said. */
export const hashOf = (campaign: Campaign): string => fingerprintOf(campaign);

/** The job key of one occurrence in one community. */
export const keyOf = (name: string, community: number, hash: string, at: number): string =>
  `campaign:${name}@${community}:${hash}:${new Date(at).toISOString()}`;

/** A group as far as `to` can tell groups apart. */
export interface Place {
  readonly name: string;
  /** `telegram:12345`. */
  readonly account: string;
  readonly platformId: string;
}
export interface Home {
  readonly id: number;
  readonly name: string;
}

/** Is the campaign meant for this community at all? By name, or by our number. */
export const meantFor = (campaign: Campaign, home: Home): boolean =>
  campaign.to?.community === undefined || campaign.to.community === home.name || campaign.to.community === `${home.id}`;

/** Is it meant for this group? A group is named by its name, its chat id, or `<account>/<chat id>`. */
export function reaches(campaign: Campaign, place: Place): boolean {
  const { groups = 'all', platforms } = campaign.to ?? {};
  const platform = place.account.split(':')[0] ?? '';
  if (platforms && !(platforms as readonly string[]).includes(platform)) return false;
  return groups === 'all' || groups.some((g) => g === place.name || g === place.platformId || g === addressOf(place));
}
export const addressOf = (place: Pick<Place, 'account' | 'platformId'>): string =>
  `${place.account}/${place.platformId}`;
