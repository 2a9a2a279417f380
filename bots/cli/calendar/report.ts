/** The calendar in lines: what `preview` and `run --dry` print. */
import {
  kindOf,
  membersOf,
  reportOf,
  stepsOf,
  whenOf,
  whoOf,
  type Campaign,
  type Step,
} from '../../../core/features/campaigns/language.ts';
import { localeWith } from '../../../core/features/campaigns/members.ts';
import { wordingsOf, wordsOf } from '../../../core/features/campaigns/occasion.ts';
import { byPlatform, secondsFor } from '../../../core/features/campaigns/pace.ts';
import { preview, type Planned } from '../../../core/features/campaigns/preview.ts';
import { daysOf } from '../../../core/features/topics/language.ts';
import { addDays, civilDay, startOfDay } from '../../../core/kit/calendar.ts';
import { cut } from '../../../core/kit/cut.ts';
import { nearest } from '../../../core/kit/nearest.ts';
import { platformTitle } from '../../../core/kit/platforms.ts';
import { holidaysOn, marketOf } from '../../../core/kit/festivals.ts';
import { locales, type Locale } from '../../../core/types.ts';
import type { Content } from '../../campaigns/index.ts';
import { systemClock } from '../../clock.ts';
import type { Io } from '../index.ts';
import type { Groups } from './groups.ts';
import { calendarFile, type CalendarEntry } from './ics.ts';
import { count, dayNames, moment } from './say.ts';
import { others, triedLine } from './tried.ts';
import { limitsIn, waiting } from './waiting.ts';

const shownGroups = 3;
const shownTopics = 12;

/** What was shown, from which civil day on. */
export interface Shown {
  readonly planned: readonly Planned[];
  readonly first: string;
}

/** `days` days from the beginning of `from` (default now), by the zone of the first group. */
export function showPreview(
  content: Content,
  groups: Groups,
  span: { days: number; from: string | undefined; ics?: boolean | undefined },
  io: Io,
): Shown {
  const zone = groups.groups[0]?.home.timeZone ?? 'UTC';
  const start = span.from === undefined ? systemClock.now() : startOfDay(span.from, zone) - 1;
  const first = civilDay(start + 1, zone);
  const end = startOfDay(addDays(first, span.days), zone) - 1;
  const all = preview(
    groups.assumed ? content.campaigns.map(anywhere) : content.campaigns,
    groups.groups,
    start,
    end,
    groups.people,
  );
  const own = groups.byMessage.map(({ community, definition }) => {
    const here = groups.groups.filter((g) => g.home.id === community);
    return preview([definition], here, start, end).planned;
  });
  const planned = [...all.planned, ...own.flat()].toSorted((a, b) => a.at - b.at);

  if (span.ics) {
    io.out(
      calendarFile(
        planned.map((p) => entryOf(p, content, groups)),
        systemClock.now(),
      ).trimEnd(),
    );
    return { planned, first };
  }
  io.out(`${count(span.days, 'day')} from ${first}, ${count(groups.groups.length, 'group')} (${groups.from})`);
  for (const p of planned) for (const line of linesOf(p, content, groups)) io.out(line);
  if (planned.length === 0) io.out('  nothing is planned');
  for (const c of content.campaigns.filter((x) => !x.active)) io.out(`not active: ${c.id} (${rhythm(c)})`);
  for (const c of all.unheard) io.out(`heard by no group: ${c.id}`);
  for (const { at, zone: z, campaigns, groups: both } of all.collisions)
    io.out(`at the same time: ${campaigns.map((c) => c.id).join(' and ')}, ${moment(at, z)}, in ${names(both)}`);
  for (const line of holidays(groups, first, span.days)) io.out(line);
  for (const line of waiting(planned, groups)) io.out(line);
  for (const { group, day, lines } of all.crowded) {
    const { perDay } = limitsIn(group, groups);
    if (lines > perDay)
      io.out(`too much: ${group.name} on ${day}: ${lines} planned, the bot says ${perDay} a day unasked`);
  }
  return { planned, first };
}

const entryOf = (p: Planned, content: Content, groups: Groups): CalendarEntry => ({
  at: p.at,
  key: `${p.campaign.id} ${p.zone}`,
  title: p.campaign.title ?? p.campaign.id,
  details: linesOf(p, content, groups)
    .map((line) => line.trim())
    .join('\n'),
});
/** For groups made up, platform and community say nothing. */
const anywhere = (c: Campaign): Campaign => {
  const who = whoOf(c);
  if (who === undefined) return c;
  const members = who.members === undefined ? {} : { members: who.members };
  return { ...c, to: undefined, who: { groups: who.groups, ...members } };
};

function rhythm(c: Campaign): string {
  const when = whenOf(c);
  if (when === 'hand') return 'by hand';
  if (when.every !== undefined) return when.every;
  if (when.at !== undefined) return [when.at].flat().join(', ');
  const shift =
    when.before === undefined ? (when.after === undefined ? '' : `${when.after} after `) : `${when.before} before `;
  const day = when.festival ?? (when.lunar === undefined ? when.yearly : `lunar ${when.lunar}`);
  return `${shift}${day ?? ''} ${when.time ?? ''}`;
}

/** One occurrence: when, what, to whom, how long it takes, who has heard enough, and what follows. */
function linesOf(p: Planned, content: Content, groups: Groups): string[] {
  const seconds = secondsFor(p.members ? p.members.reached.map((r) => r.chat.account) : p.groups.map((g) => g.account));
  const takes = seconds < 60 ? '' : `, about ${Math.ceil(seconds / 60)} min`;
  const capped = p.capped.length === 0 ? '' : `; heard enough of it: ${names(p.capped.map((c) => c.group))}`;
  const [first] = stepsOf(p.campaign);
  const lines = [
    `  ${moment(p.at, p.zone)}  ${p.campaign.id}: ${first ? words(first, content, groups, p) : ''} → ${audience(p)}${takes}${capped}`,
  ];
  if (first) lines.push(...others(p.campaign, first, spokenIn(groups, p)));
  for (const { step, at, perhaps } of p.later) {
    const next = stepsOf(p.campaign)[step];
    if (next)
      lines.push(`    ${moment(at, p.zone)}  then${perhaps ? ', perhaps' : ''}: ${words(next, content, groups, p)}`);
  }
  return lines;
}

/** The holidays of the groups' markets in the days shown. */
function holidays(groups: Groups, first: string, days: number): string[] {
  const markets = [...new Set(groups.groups.map((g) => marketOf(g.locale)))];
  return Array.from({ length: days }, (_, i) => addDays(first, i)).flatMap((day) => {
    const found = [...new Set(markets.flatMap((m) => holidaysOn(day, m)))];
    return found.length === 0
      ? []
      : [`holiday: ${day} ${found.map((f) => `${f.names['zh-CN']} ${f.names.en}`).join(', ')}`];
  });
}

/** The languages in which an occurrence is heard. */
function spokenIn(groups: Groups, p: Planned): readonly Locale[] {
  const home = groups.groups.find((g) => g.home.id === p.members?.home.id)?.locale ?? 'en';
  // Where nobody is reached yet, as the community would hear it.
  const reached = p.members?.reached.map((r) => localeWith(r.someone, r.chat, home));
  const heard = reached?.length === 0 ? [home] : (reached ?? p.groups.map((g) => g.locale));
  return locales.filter((l) => heard.includes(l));
}

/** The first line of what is said, in the languages of the groups; or how many topics it may be. */
function words(step: Step, content: Content, groups: Groups, p: Planned): string {
  const spoken = spokenIn(groups, p);
  const first = (l: Locale): string | undefined => wordsOf(step, l)?.trim().split('\n')[0];
  const kind = kindOf(step);
  if (kind === 'topic') {
    const asked = step.topic === 'any' ? groups.topicsByMessage : 0;
    return `a topic, one of ${topicsOf(step, content).length + asked}`;
  }
  const report = reportOf(step);
  if (report) return `a report of the ${report.period}, to ${report.to === 'staff' ? 'staff' : 'the group'}`;
  if (first('en') === undefined) return `a ${kind}${kind === 'survey' ? ` (${step.survey ?? ''})` : ''}`;
  const said = spoken.map((l) => `"${cut(first(l) ?? '', 40)}"`).join(' / ');
  return `${kind === 'poll' ? 'a poll: ' : ''}${said}${step.picture === undefined ? '' : ', with a picture'}`;
}

/** Who hears it: groups by name; members by platform, and who is not reached, as they are today. */
function audience({ campaign, groups, members }: Planned): string {
  if (!members) return `${membersOf(campaign) === undefined ? '' : 'members who fit, in private, of '}${names(groups)}`;
  const { reached, left, capped } = members;
  const platforms = byPlatform(reached.map((r) => r.chat.account)).map(
    ([platform, n]) => `${platformTitle(platform, 'en')} ${n}`,
  );
  const by = platforms.length === 0 ? '' : ` (${platforms.join(', ')})`;
  const missed = (['stranger', 'unsubscribed', 'offline'] as const).flatMap((why) => {
    const all = left.filter((l) => l.why === why).map((l) => l.someone);
    return all.length === 0 ? [] : [`${all.length} ${unreached[why]} (${names(all)})`];
  });
  const enough = capped.length === 0 ? '' : `; heard enough of it: ${names(capped)}`;
  const not = missed.length === 0 ? '' : `; not reached: ${missed.join(', ')}`;
  return `${count(reached.length, 'member')} in private${by}, as of today${not}${enough}`;
}
const unreached = {
  stranger: 'never wrote to the bot',
  unsubscribed: 'unsubscribed',
  offline: 'on a platform not connected',
} as const;

function names(groups: readonly { readonly name: string }[]): string {
  const some = groups.slice(0, shownGroups).map((g) => g.name);
  const more = groups.length - some.length;
  return more > 0 ? `${some.join(', ')} and ${more} more` : some.join(', ');
}

function topicsOf({ topic }: Step, content: Content): Content['topics'] {
  if (topic === undefined) return [];
  if (topic === 'any') return content.topics;
  return content.topics.filter(
    (t) => (topic.ids?.includes(t.id) ?? true) && (topic.theme === undefined || t.theme === topic.theme),
  );
}

/** The campaign of this id; told when there is none. */
export function campaignIn(content: Content, id: string, io: Io): Campaign | undefined {
  const campaign = content.campaigns.find((c) => c.id === id);
  if (campaign) return campaign;
  const ids = content.campaigns.map((c) => c.id);
  const [meant] = nearest(id, ids, 1);
  const hint = meant === undefined ? `there are ${ids.join(', ') || 'none'}` : `did you mean ${meant}?`;
  io.err(`banyan campaigns: there is no campaign "${id}"; ${hint}`);
  return undefined;
}

/** What a campaign would say, in every language. Returns the exit code. */
export function dryRun(content: Content, id: string, io: Io): number {
  const campaign = campaignIn(content, id, io);
  if (!campaign) return 1;
  io.out(
    `${id}: ${rhythm(campaign)}, ${campaign.timeZone ?? 'in the time zone of each community'}${campaign.active ? '' : ', not active'}`,
  );
  const steps = stepsOf(campaign);
  if (membersOf(campaign) !== undefined) io.out('to members, each in private; below it: how to unsubscribe');
  for (const [i, step] of steps.entries()) {
    if (steps.length > 1) io.out(`step ${i + 1}${waits(step)}:`);
    dryStep(step, content, io);
  }
  const { goal } = campaign;
  if (campaign.trial) io.out(triedLine(campaign));
  if (goal) io.out(`goal: ${goal.what}, at least ${goal.atLeast} within ${goal.within}`);
  io.out('dry run: nothing was sent');
  return 0;
}

function waits({ wait, if: only }: Step): string {
  const below = only?.repliesBelow === undefined ? '' : `, if fewer than ${only.repliesBelow} members spoke`;
  const from = only?.repliesFrom === undefined ? '' : `, if at least ${only.repliesFrom} members spoke`;
  return `${wait === undefined ? '' : `, ${wait} later`}${below}${from}`;
}

function dryStep(step: Step, content: Content, io: Io): void {
  if (kindOf(step) === 'topic') {
    const topics = topicsOf(step, content);
    io.out(`one of ${count(topics.length, 'topic')}, the one each group has not heard for longest:`);
    for (const t of topics.slice(0, shownTopics)) {
      const days = daysOf(t.weekday).map((d) => dayNames[d - 1]);
      io.out(
        `${t.id}${t.theme === undefined ? '' : ` (${t.theme})`}${days.length > 0 ? ` on ${days.join(', ')}` : ''}`,
      );
      for (const locale of locales) io.out(`  [${locale}] ${t.text[locale]}`);
    }
    if (topics.length > shownTopics) io.out(`and ${topics.length - shownTopics} more`);
    return;
  }
  if (wordsOf(step, 'en') === undefined) io.out(`a ${kindOf(step)}, which the bot fills in when it comes`);
  else for (const locale of locales) io.out(`[${locale}] ${wordingsOf(step, locale) ?? ''}`);
  if (step.picture !== undefined) io.out('with a picture');
}
