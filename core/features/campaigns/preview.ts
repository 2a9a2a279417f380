/** What the coming days will bring, group by group: pure, for the command line and later for pages. */
import { rehearse, type HeldWhy, type Limits } from '../../budget.ts';
import { civilDay } from '../../kit/calendar.ts';
import type { Locale, Unasked } from '../../types.ts';
import { lengthMs } from './language/words.ts';
import { meantFor, reaches, upcoming, zoneOf, type Home, type Place } from './calendar.ts';
import { capBroken } from './caps.ts';
import { membersOf, reportOf, stepsOf, whoOf, type Campaign } from './language.ts';
import { fits, reach, type Left, type Reached, type Someone } from './members.ts';
import { unaskedOf } from './occasion.ts';

/** A group to be previewed; a community's zone and the language the group is spoken to in. */
export interface PreviewGroup extends Place {
  /** Its row; groups made up have none. */
  readonly id?: number;
  readonly home: Home & { readonly timeZone: string };
  readonly locale: Locale;
}
/** A group that does not hear an occurrence, and the cap that says so. */
export interface Capped {
  readonly group: PreviewGroup;
  readonly cap: 'day' | 'week';
}
/** Members as they are today, for an occurrence to come: who is spoken to in private, and who is not. */
export interface Spoken {
  readonly home: PreviewGroup['home'];
  readonly reached: readonly Reached[];
  readonly left: readonly Left[];
  /** Who has heard enough of it (`often`). */
  readonly capped: readonly Someone[];
}
/** Everybody in the groups that a campaign for members means, in one community; undefined: nobody knows them yet. */
export type PeopleOf = (campaign: Campaign, community: number) => readonly Someone[] | undefined;
/** One occurrence of one campaign in the groups that share its instant. */
export interface Planned {
  readonly campaign: Campaign;
  /** Epoch ms. */
  readonly at: number;
  readonly zone: string;
  readonly groups: readonly PreviewGroup[];
  /** Groups it was meant for that have heard enough of it (`often`). */
  readonly capped: readonly Capped[];
  /** Of a campaign for members, which no group hears. */
  readonly members?: Spoken;
  /** Later steps: when at the earliest, epoch ms, and whether only on a condition. */
  readonly later: readonly { readonly step: number; readonly at: number; readonly perhaps: boolean }[];
}
/** Several campaigns that want the same group within ten minutes. */
export interface Collision {
  readonly at: number;
  readonly zone: string;
  readonly campaigns: readonly Campaign[];
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
  readonly collisions: readonly Collision[];
  /** Campaigns that reach no group given. */
  readonly unheard: readonly Campaign[];
}

/** One line that a group is to hear, as the budget over everything unasked lets it. */
export interface Hearing {
  readonly campaign: Campaign;
  /** From 0. */
  readonly step: number;
  /** Only on a condition. */
  readonly perhaps: boolean;
  /** When it is planned, epoch ms. */
  readonly planned: number;
  /** When it is said; null: it is dropped. */
  readonly at: number | null;
  /** Why later, or why not at all. */
  readonly why: HeldWhy | null;
}

/** What one group hears of all that is planned, in the order of the plan. The outbox comes to the same. */
export const heardIn = (planned: readonly Planned[], group: PreviewGroup, limits: Limits): Hearing[] =>
  rehearsed(
    planned.filter((p) => p.groups.includes(group)),
    limits,
  );

/** The same for every group, each occurrence looked at once: thousands of groups share a plan. */
export function heardByGroup(
  planned: readonly Planned[],
  limits: (group: PreviewGroup) => Limits,
): (group: PreviewGroup) => Hearing[] {
  const plans = new Map<PreviewGroup, Planned[]>();
  for (const p of planned)
    for (const group of p.groups) {
      const known = plans.get(group);
      if (known) known.push(p);
      else plans.set(group, [p]);
    }
  return (group) => rehearsed(plans.get(group) ?? [], limits(group));
}

/** What members hear in private; those for whom the same is planned stand together. */
export function heardByMembers(
  planned: readonly Planned[],
  limits: (home: PreviewGroup['home']) => Limits,
): { readonly members: number; readonly home: PreviewGroup['home']; readonly heard: readonly Hearing[] }[] {
  const mine = new Map<number, number[]>();
  for (const [i, { members }] of planned.entries())
    for (const { someone } of members?.reached ?? [])
      mine.set(someone.member, [...(mine.get(someone.member) ?? []), i]);
  const alike = new Map<string, { plans: readonly number[]; members: number }>();
  for (const plans of mine.values()) {
    const key = plans.join();
    alike.set(key, { plans, members: (alike.get(key)?.members ?? 0) + 1 });
  }
  return [...alike.values()].flatMap(({ plans, members }) => {
    const own = plans.flatMap((i) => planned[i] ?? []);
    const home = own[0]?.members?.home;
    return home ? [{ members, home, heard: rehearsed(own, limits(home)) }] : [];
  });
}

function rehearsed(planned: readonly Planned[], limits: Limits): Hearing[] {
  const lines = planned
    .flatMap(({ campaign, at, later }) => [
      { campaign, step: 0, at, perhaps: false },
      ...later.map((l) => ({ campaign, ...l })),
    ])
    // Staff hear it in private, the group does not.
    .filter(({ campaign, step }) => !forStaff(campaign, step))
    .toSorted((a, b) => a.at - b.at);
  const unasked = ({ campaign, step }: (typeof lines)[number]): Unasked => {
    const what = stepsOf(campaign)[step];
    const priority = campaign.often?.priority ?? 'normal';
    return what?.topic === undefined
      ? unaskedOf({ campaign: campaign.id, priority })
      : { kind: 'topic', campaign: campaign.id };
  };
  const placed = rehearse(
    limits,
    lines.map((line) => ({ at: line.at, unasked: unasked(line) })),
  );
  return placed.flatMap(({ id, at, why }) => {
    const line = lines[id];
    return line ? [{ ...line, planned: line.at, at, why }] : [];
  });
}

/** Is this step a report to staff? */
function forStaff(campaign: Campaign, step: number): boolean {
  const what = stepsOf(campaign)[step];
  return what !== undefined && reportOf(what)?.to === 'staff';
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
  people: PeopleOf = () => undefined,
): Preview {
  const active = campaigns.filter((c) => c.active);
  const planned = active
    .flatMap((campaign) => plannedOf(campaign, groups, from, to, people))
    .toSorted((a, b) => a.at - b.at);
  const heard = new Set(planned.map((p) => p.campaign));
  const reached = (c: Campaign): boolean => groups.some((g) => meantFor(c, g.home) && reaches(c, g));
  return {
    planned,
    crowded: crowdedDays(planned),
    collisions: collisionsOf(planned),
    unheard: active.filter((c) => !heard.has(c) && !reached(c)),
  };
}

/** @param people who is known, for campaigns that speak to members; where nobody is, their groups stand for them */
function plannedOf(
  campaign: Campaign,
  groups: readonly PreviewGroup[],
  from: number,
  to: number,
  people: PeopleOf,
): Planned[] {
  const homes = new Map(groups.filter((g) => meantFor(campaign, g.home)).map((g) => [g.home.id, g.home]));
  if (membersOf(campaign) !== undefined && [...homes.keys()].some((id) => people(campaign, id) !== undefined))
    return [...homes.values()].flatMap((home) =>
      plannedForMembers(campaign, home, people(campaign, home.id) ?? [], from, to),
    );
  const byZone = new Map<string, PreviewGroup[]>();
  for (const group of groups) {
    if (!meantFor(campaign, group.home) || !reaches(campaign, group)) continue;
    // A night is the community's own: with one, groups share an instant only where both zones are the same.
    const zone = zoneOf(campaign, group.home.timeZone);
    const key = `${zone} ${campaign.often?.quiet === undefined ? zone : group.home.timeZone}`;
    byZone.set(key, [...(byZone.get(key) ?? []), group]);
  }
  return [...byZone].flatMap(([key, heard]) => {
    const [zone = '', home = ''] = key.split(' ');
    const before = new Map<PreviewGroup, number[]>();
    return instants(campaign, home, from, to).map((at) => {
      const capped = heard.flatMap((group): Capped[] => {
        const cap = capBroken(campaign, group.home.timeZone, before.get(group) ?? [], at);
        return cap ? [{ group, cap }] : [];
      });
      const enough = new Set(capped.map(({ group }) => group));
      const groups = heard.filter((group) => !enough.has(group));
      for (const group of groups) before.set(group, [...(before.get(group) ?? []), at]);
      return { campaign, at, zone, groups, capped, later: laterSteps(campaign, at) };
    });
  });
}

function plannedForMembers(
  campaign: Campaign,
  home: PreviewGroup['home'],
  everybody: readonly Someone[],
  from: number,
  to: number,
): Planned[] {
  const before = new Map<number, number[]>();
  return instants(campaign, home.timeZone, from, to).map((at) => {
    const ways = everybody
      .filter((someone) => fits(membersOf(campaign) ?? {}, someone, home.timeZone, at))
      .map((someone) => reach(someone, whoOf(campaign)?.platforms, () => true));
    const enough = ({ someone }: Reached): boolean =>
      capBroken(campaign, home.timeZone, before.get(someone.member) ?? [], at) !== undefined;
    const all = ways.filter((w): w is Reached => 'chat' in w);
    const reached = all.filter((w) => !enough(w));
    const capped = all.filter(enough).map(({ someone }) => someone);
    for (const { someone } of reached) before.set(someone.member, [...(before.get(someone.member) ?? []), at]);
    const members: Spoken = { home, reached, left: ways.filter((w): w is Left => 'why' in w), capped };
    const zone = zoneOf(campaign, home.timeZone);
    return { campaign, at, zone, groups: [], capped: [], members, later: laterSteps(campaign, at) };
  });
}

function laterSteps(campaign: Campaign, at: number): Planned['later'] {
  let when = at;
  return stepsOf(campaign).flatMap((step, i) => {
    when += step.wait === undefined ? 0 : lengthMs(step.wait);
    return i === 0 ? [] : [{ step: i, at: when, perhaps: step.if !== undefined }];
  });
}

/** Nearer than this two campaigns are said in one breath. */
const breathMs = 10 * 60_000;

function collisionsOf(planned: readonly Planned[]): Collision[] {
  const found: Collision[] = [];
  planned.forEach((one, i) => {
    for (let j = i + 1; j < planned.length; j++) {
      const other = planned[j];
      if (!other || other.at - one.at >= breathMs) break;
      if (other.campaign === one.campaign) continue;
      const there = new Set(other.groups);
      const groups = one.groups.filter((g) => there.has(g));
      if (groups.length > 0)
        found.push({ at: other.at, zone: one.zone, campaigns: [one.campaign, other.campaign], groups });
    }
  });
  return found;
}

function instants(campaign: Campaign, communityZone: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (let after = from; found.length < mostPerCampaign;) {
    const some = upcoming(campaign, communityZone, after, 50).filter((at) => at <= to);
    found.push(...some);
    const last = some.at(-1);
    if (last === undefined || some.length < 50) break;
    after = last;
  }
  return found;
}

function crowdedDays(planned: readonly Planned[]): Crowded[] {
  const days = new Map<string, { group: PreviewGroup; day: string; lines: number }>();
  for (const { at, groups } of planned.filter((p) => !forStaff(p.campaign, 0)))
    for (const group of groups) {
      const day = civilDay(at, group.home.timeZone);
      const key = `${group.account}/${group.platformId}/${day}`;
      const known = days.get(key) ?? { group, day, lines: 0 };
      days.set(key, { ...known, lines: known.lines + 1 });
    }
  return [...days.values()].filter((d) => d.lines > unaskedPerDay);
}
