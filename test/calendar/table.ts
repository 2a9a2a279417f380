/** The calendar of campaigns against the oracle: every instant of a table of expressions, in a zone, over some years. */
import { upcoming } from '../../core/features/campaigns/calendar.ts';
import { campaignSchema, type CampaignInput } from '../../core/features/campaigns/language.ts';
import { instantsOf, stretches, type Plan } from './oracle.ts';

const day = 86_400_000;
const date = (midnight: number) => new Date(midnight);
const weekday = (midnight: number): number => date(midnight).getUTCDay();
const lastDay = (midnight: number): boolean => date(midnight + day).getUTCDate() === 1;
const at = (...times: readonly string[]): number[] => times.map((t) => Number(t.slice(0, 2)) * 60 + Number(t.slice(3)));

/** What a campaign says, and what it means in plain words of the civil calendar. */
export const table: readonly (readonly [CampaignInput['when'], Plan])[] = [
  [{ every: '0 9 * * *' }, { minutes: at('09:00'), on: () => true }],
  [{ every: '30 2 * * *' }, { minutes: at('02:30'), on: () => true }],
  [{ every: '0 0 * * *' }, { minutes: at('00:00'), on: () => true }],
  [{ every: '15,45 1-3 * * *' }, { minutes: at('01:15', '01:45', '02:15', '02:45', '03:15', '03:45'), on: () => true }],
  [{ every: '0 20 * * 1-5' }, { minutes: at('20:00'), on: (m) => weekday(m) >= 1 && weekday(m) <= 5 }],
  [{ every: '59 23 L * *' }, { minutes: at('23:59'), on: lastDay }],
  [
    { every: '30 1 29 2 *' },
    { minutes: at('01:30'), on: (m) => date(m).getUTCMonth() === 1 && date(m).getUTCDate() === 29 },
  ],
  [{ every: '0 3 31 * *' }, { minutes: at('03:00'), on: (m) => date(m).getUTCDate() === 31 }],
  [
    { every: '0 12 * * 0#2' },
    { minutes: at('12:00'), on: (m) => weekday(m) === 0 && Math.ceil(date(m).getUTCDate() / 7) === 2 },
  ],
  [
    { yearly: '02-29', time: '02:30' },
    {
      minutes: at('02:30'),
      // The last day of February, whatever the year.
      on: (m) => date(m).getUTCMonth() === 1 && date(m + day).getUTCDate() === 1,
    },
  ],
  [
    { yearly: '01-01', time: '00:00', before: '1d' },
    { minutes: at('00:00'), on: (m) => date(m).getUTCMonth() === 11 && date(m).getUTCDate() === 31 },
  ],
  [
    { festival: 'mothers-day', time: '02:00' },
    {
      minutes: at('02:00'),
      on: (m) => date(m).getUTCMonth() === 4 && weekday(m) === 0 && Math.ceil(date(m).getUTCDate() / 7) === 2,
    },
  ],
];

export interface Difference {
  readonly zone: string;
  readonly when: string;
  readonly ours: string;
  readonly oracle: string;
}
/** @returns how many instants were compared, and the first difference of each expression */
export function compareZone(
  zone: string,
  years: readonly [from: number, to: number],
  step: number,
): { readonly instants: number; readonly differences: readonly Difference[] } {
  const from = Date.UTC(years[0], 0, 1);
  const to = Date.UTC(years[1], 0, 1);
  // A day to each side, so that both see the same edge.
  const all = stretches(zone, from - 2 * day, to + 2 * day, step);
  let instants = 0;
  const differences: Difference[] = [];
  for (const [when, plan] of table) {
    const expected = instantsOf(plan, all).filter((t) => t > from && t < to);
    const campaign = campaignSchema.parse({ id: 'x', when, say: { 'zh-CN': 'x', 'zh-TW': 'x', en: 'x' } });
    const ours: number[] = [];
    for (let after = from; ;) {
      const some = upcoming(campaign, zone, after, 200).filter((t) => t < to);
      ours.push(...some);
      const last = some.at(-1);
      if (last === undefined || some.length < (when !== 'hand' && when?.every !== undefined ? 200 : 1)) break;
      after = last;
    }
    instants += expected.length;
    const i = Array.from({ length: Math.max(ours.length, expected.length) }, (_, n) => n).find(
      (n) => ours[n] !== expected[n],
    );
    if (i === undefined) continue;
    const iso = (t: number | undefined): string => (t === undefined ? 'nothing' : new Date(t).toISOString());
    differences.push({ zone, when: JSON.stringify(when), ours: iso(ours[i]), oracle: iso(expected[i]) });
  }
  return { instants, differences };
}
