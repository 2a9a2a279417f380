/** What the coming days will bring, group by group: pure, for the command line and later for pages. */
import { civilDay } from '../../kit/calendar.ts';
import type { Locale } from '../../types.ts';
import { meantFor, reaches, upcoming, zoneOf, type Home, type Place } from './calendar.ts';
import type { Campaign } from './language.ts';

/** A group to be previewed; a community's zone and the language the group is spoken to in. */
export interface PreviewGroup extends Place {
  readonly home: Home & { readonly timeZone: string };
  readonly locale: Locale;
}
/** One occurrence of one campaign in the groups that share its instant. */
export interface Planned {
  readonly campaign: Campaign;
  /** Epoch ms. */
  readonly at: number;
  readonly zone: string;
  readonly groups: readonly PreviewGroup[];
}
/** A group that is to hear more in a day than it is told unasked. */
export interface Crowded {
  readonly group: PreviewGroup;
  readonly day: string;
  readonly lines: number;
}
export interface Preview {
  readonly planned: readonly Planned[];
  readonly crowded: readonly Crowded[];
  /** Campaigns that reach no group given. */
  readonly unheard: readonly Campaign[];
}

/** Lines a day said unasked in one group; `core/outbox.ts` refuses more. */
const unaskedPerDay = 4;
/** Nothing comes more often than every ten minutes, so a month of one campaign stays below this. */
const mostPerCampaign = 5000;

/** All occurrences in (from, to], earliest first. Campaigns that are not active are left out. */
export function preview(
  campaigns: readonly Campaign[],
  groups: readonly PreviewGroup[],
  from: number,
  to: number,
): Preview {
  const active = campaigns.filter((c) => c.active);
  const planned = active.flatMap((campaign) => plannedOf(campaign, groups, from, to)).toSorted((a, b) => a.at - b.at);
  const heard = new Set(planned.map((p) => p.campaign));
  const reached = (c: Campaign): boolean => groups.some((g) => meantFor(c, g.home) && reaches(c, g));
  return {
    planned,
    crowded: crowdedDays(planned),
    unheard: active.filter((c) => !heard.has(c) && !reached(c)),
  };
}

function plannedOf(campaign: Campaign, groups: readonly PreviewGroup[], from: number, to: number): Planned[] {
  const byZone = new Map<string, PreviewGroup[]>();
  for (const group of groups) {
    if (!meantFor(campaign, group.home) || !reaches(campaign, group)) continue;
    const zone = zoneOf(campaign, group.home.timeZone);
    byZone.set(zone, [...(byZone.get(zone) ?? []), group]);
  }
  return [...byZone].flatMap(([zone, heard]) =>
    instants(campaign, zone, from, to).map((at) => ({ campaign, at, zone, groups: heard })),
  );
}

function instants(campaign: Campaign, zone: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (let after = from; found.length < mostPerCampaign;) {
    const some = upcoming(campaign, zone, after, 50).filter((at) => at <= to);
    found.push(...some);
    const last = some.at(-1);
    if (last === undefined || some.length < 50) break;
    after = last;
  }
  return found;
}

function crowdedDays(planned: readonly Planned[]): Crowded[] {
  const days = new Map<string, { group: PreviewGroup; day: string; lines: number }>();
  for (const { at, groups } of planned)
    for (const group of groups) {
      const day = civilDay(at, group.home.timeZone);
      const key = `${group.account}/${group.platformId}/${day}`;
      const known = days.get(key) ?? { group, day, lines: 0 };
      days.set(key, { ...known, lines: known.lines + 1 });
    }
  return [...days.values()].filter((d) => d.lines > unaskedPerDay);
}
