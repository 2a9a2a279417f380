/** The calendar in lines: what `preview` and `run --dry` print. */
import type { Campaign } from '../../../core/features/campaigns/language.ts';
import { preview, type Planned, type PreviewGroup } from '../../../core/features/campaigns/preview.ts';
import { daysOf } from '../../../core/features/topics/language.ts';
import { addDays, civilDay, formatTime, startOfDay, weekday } from '../../../core/kit/calendar.ts';
import { cut } from '../../../core/kit/cut.ts';
import { nearest } from '../../../core/kit/nearest.ts';
import { locales } from '../../../core/types.ts';
import type { Content } from '../../campaigns/index.ts';
import { systemClock } from '../../clock.ts';
import type { Io } from '../index.ts';
import type { Groups } from './groups.ts';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const shownGroups = 3;
const shownTopics = 12;

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** `days` days from the beginning of `from` (default now), by the zone of the first group. */
export function showPreview(
  content: Content,
  groups: Groups,
  span: { days: number; from: string | undefined },
  io: Io,
): void {
  const zone = groups.groups[0]?.home.timeZone ?? 'UTC';
  const start = span.from === undefined ? systemClock.now() : startOfDay(span.from, zone) - 1;
  const first = civilDay(start + 1, zone);
  const end = startOfDay(addDays(first, span.days), zone) - 1;
  const all = preview(groups.assumed ? content.campaigns.map(anywhere) : content.campaigns, groups.groups, start, end);
  const own = groups.byMessage.map(({ community, definition }) => {
    const here = groups.groups.filter((g) => g.home.id === community);
    return preview([definition], here, start, end).planned;
  });
  const planned = [...all.planned, ...own.flat()].toSorted((a, b) => a.at - b.at);

  io.out(`${count(span.days, 'day')} from ${first}, ${count(groups.groups.length, 'group')} (${groups.from})`);
  for (const p of planned) io.out(`  ${when(p)}  ${p.campaign.id}: ${summary(p.campaign, content, groups, p)}`);
  if (planned.length === 0) io.out('  nothing is planned');
  for (const c of content.campaigns.filter((x) => !x.active)) io.out(`not active: ${c.id} (${rhythm(c)})`);
  for (const c of all.unheard) io.out(`heard by no group: ${c.id}`);
  for (const { group, day, lines } of all.crowded)
    io.out(`too much: ${group.name} on ${day}: ${lines} planned, the bot says 4 a day unasked`);
}

/** For groups made up, platform and community say nothing. */
const anywhere = (c: Campaign): Campaign => (c.to === undefined ? c : { ...c, to: { groups: c.to.groups } });

/** `Sat 2026-11-21 20:00 Asia/Shanghai`. */
function when({ at, zone }: Planned): string {
  const day = civilDay(at, zone);
  return `${dayNames[weekday(day) - 1] ?? ''} ${day} ${formatTime(at, zone, 'en')} ${zone}`;
}
const rhythm = (c: Campaign): string => c.every ?? c.at ?? '';

function summary(campaign: Campaign, content: Content, groups: Groups, p: Planned): string {
  return `${words(campaign, content, groups, p.groups)} → ${names(p.groups)}`;
}

/** The first line of what is said, in the languages of the groups; or how many topics it may be. */
function words(campaign: Campaign, content: Content, groups: Groups, heard: readonly PreviewGroup[]): string {
  const { say } = campaign;
  if (say) {
    const spoken = locales.filter((l) => heard.some((g) => g.locale === l));
    return spoken.map((l) => `"${cut(say[l].trim().split('\n')[0] ?? '', 40)}"`).join(' / ');
  }
  const fitting = topicsOf(campaign, content).length;
  const asked = campaign.topic === 'any' ? groups.topicsByMessage : 0;
  return `a topic, one of ${fitting + asked}`;
}

function names(groups: readonly PreviewGroup[]): string {
  const some = groups.slice(0, shownGroups).map((g) => g.name);
  const more = groups.length - some.length;
  return more > 0 ? `${some.join(', ')} and ${more} more` : some.join(', ');
}

function topicsOf(campaign: Campaign, content: Content): Content['topics'] {
  const { topic } = campaign;
  if (topic === undefined) return [];
  if (topic === 'any') return content.topics;
  return content.topics.filter(
    (t) => (topic.ids?.includes(t.id) ?? true) && (topic.theme === undefined || t.theme === topic.theme),
  );
}

/** What a campaign would say, in every language. Returns the exit code. */
export function dryRun(content: Content, id: string, io: Io): number {
  const campaign = content.campaigns.find((c) => c.id === id);
  if (!campaign) {
    const ids = content.campaigns.map((c) => c.id);
    const [meant] = nearest(id, ids, 1);
    const hint = meant === undefined ? `there are ${ids.join(', ') || 'none'}` : `did you mean ${meant}?`;
    io.err(`banyan campaigns: there is no campaign "${id}"; ${hint}`);
    return 1;
  }
  io.out(
    `${id}: ${rhythm(campaign)}, ${campaign.timeZone ?? 'in the time zone of each community'}${campaign.active ? '' : ', not active'}`,
  );
  const { say } = campaign;
  if (say) {
    for (const locale of locales) io.out(`[${locale}] ${say[locale].trimEnd()}`);
  } else {
    const topics = topicsOf(campaign, content);
    io.out(`one of ${count(topics.length, 'topic')}, the one each group has not heard for longest:`);
    for (const t of topics.slice(0, shownTopics)) {
      const days = daysOf(t.weekday).map((d) => dayNames[d - 1]);
      io.out(
        `${t.id}${t.theme === undefined ? '' : ` (${t.theme})`}${days.length > 0 ? ` on ${days.join(', ')}` : ''}`,
      );
      for (const locale of locales) io.out(`  [${locale}] ${t.text[locale]}`);
    }
    if (topics.length > shownTopics) io.out(`and ${topics.length - shownTopics} more`);
  }
  io.out('dry run: nothing was sent');
  return 0;
}
