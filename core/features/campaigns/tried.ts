/** What the trial of a campaign tries, and what a group hears while it runs and after. Pure. */
import type { Locale } from '../../types.ts';
import { upcoming } from './calendar.ts';
import type { CampaignTrial } from './events.ts';
import { stepsOf, whenOf, type Campaign } from './language.ts';
import { dailyTime, movedTo } from './language/trial.ts';
import { letters, wordings, wordsOf, type Side } from './occasion.ts';
import type { CampaignRow } from './store.ts';
import type { DealtRow } from './store-trials.ts';

type Spec = Pick<CampaignTrial, 'kind' | 'goal' | 'unit' | 'gain' | 'days' | 'variants'>;
const goals = { replies: 'talk', checkins: 'checkin', clicks: 'clicks' } as const;

/** What a trial of this campaign would try; undefined: it declares none. `locale`: in which its words are looked at. */
export function specOf(campaign: Campaign, locale: Locale): Spec | undefined {
  const { trial } = campaign;
  if (!trial) return undefined;
  const kind = trial.rewards ? 'reward' : trial.times ? 'time' : 'text';
  const step = stepsOf(campaign).find((s) => kind !== 'text' || s.variants !== undefined);
  if (!step) return undefined;
  const own = timeOf(campaign) ?? '';
  const variant = (v: number, time: string, times: number) => ({
    text: wordsOf(step, locale, v) ?? '',
    time,
    percent: Math.round(times * 100),
  });
  const variants = {
    text: () => Array.from({ length: wordings(step) }, (_, v) => variant(v, own, 1)),
    time: () => timesOf(campaign).map((time) => variant(0, time, 1)),
    reward: () => [1, ...(trial.rewards ?? [])].map((times) => variant(0, own, times)),
  }[kind]();
  const unit = trial.by ?? (kind === 'reward' ? 'members' : 'groups');
  return { kind, goal: goals[trial.goal], unit, gain: trial.gain, days: trial.days, variants };
}

function timeOf(campaign: Campaign): string | undefined {
  const when = whenOf(campaign);
  return when === 'hand' ? undefined : dailyTime(when);
}
/** Its own local time first, then those that are tried. */
export const timesOf = (campaign: Campaign): string[] => [timeOf(campaign) ?? '', ...(campaign.trial?.times ?? [])];

/** The same campaign at another local time. */
function atTime(campaign: Campaign, time: string | undefined): Campaign {
  const when = whenOf(campaign);
  if (when === 'hand' || time === undefined || time === '') return campaign;
  const { every: _e, at: _a, ...rest } = campaign;
  return { ...rest, when: movedTo(when, time) };
}

/** What was dealt out counts for this version of the campaign only. */
const holds = (row: Pick<CampaignRow, 'hash'>, dealt: DealtRow | undefined): dealt is DealtRow =>
  dealt?.hash === row.hash;
export const trialRuns = (dealt: DealtRow, at: number): boolean =>
  dealt.state !== 'stopped' && at >= dealt.from && at < dealt.to;

/**
 * The campaign as its calendar is made at an instant: while times are tried it comes at the earliest of them (each side
 * then waits for its own), afterwards at the one that was chosen.
 */
export function scheduled(
  row: Pick<CampaignRow, 'definition' | 'hash'>,
  dealt: DealtRow | undefined,
  at: number,
): Campaign {
  if (!holds(row, dealt) || dealt.kind !== 'time') return row.definition;
  const times = timesOf(row.definition);
  return atTime(row.definition, trialRuns(dealt, at) ? times.toSorted()[0] : times[dealt.chosen ?? 0]);
}

/** Occurrences looked at on either side of a trial's days: it lasts 28 at most, and times are tried of daily ones at most. */
const mostLooked = 40;

/** When it comes next, strictly after `after`. */
export function nextTime(
  row: Pick<CampaignRow, 'definition' | 'hash'>,
  dealt: DealtRow | undefined,
  zone: string,
  after: number,
): number | undefined {
  if (!holds(row, dealt) || dealt.kind !== 'time' || dealt.state === 'stopped')
    return upcoming(scheduled(row, dealt, after), zone, after, 1)[0];
  const inside = upcoming(scheduled(row, dealt, dealt.from), zone, Math.max(after, dealt.from - 1), 1);
  const outside = upcoming(scheduled(row, dealt, dealt.to), zone, after, mostLooked);
  const all = [...inside.filter((at) => at < dealt.to), ...outside.filter((at) => at < dealt.from || at >= dealt.to)];
  return all.length === 0 ? undefined : Math.min(...all);
}

/** What each group hears of a run: its side while the trial runs, afterwards what was chosen. */
export function sidesFor(dealt: DealtRow | undefined, version: string, planned: number): (room: number) => Side {
  const first: Side = { wording: 0, letter: undefined };
  if (dealt?.hash !== version) return () => first;
  if (!trialRuns(dealt, planned))
    return () => (dealt.kind === 'text' ? { ...first, wording: dealt.chosen ?? 0 } : first);
  const sides = sideOf(dealt);
  return (room) => {
    const side = sides(room);
    return side === undefined ? first : { wording: dealt.kind === 'text' ? side : 0, letter: letters[side] };
  };
}

/** The variant a group was dealt; undefined: it came later. */
export function sideOf(dealt: Pick<DealtRow, 'sides'>): (room: number) => number | undefined {
  const by = new Map(dealt.sides.flatMap((rooms, v) => rooms.map((room) => [room, v] as const)));
  return (room) => by.get(room);
}
