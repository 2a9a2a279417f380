import { describe, expect, it } from 'vitest';

import { everyDay, everyHour, instantsOf, stretches, zones } from './oracle.ts';
import { compareZone } from './table.ts';

/**
 * `BANYAN_ZONES=full npx vitest run --project banyan test/calendar`: all zones, ten years, walked by hours (four
 * minutes). The suite takes every fourth zone and one year of each, walked by days.
 */
const full = process.env['BANYAN_ZONES'] === 'full';
const taken = full ? zones : zones.filter((_, i) => i % 4 === 1);
const first = 2024;

describe('campaigns come when the wall says, in 40 zones over ten years, by an independent oracle', () => {
  it('the zones are forty', () => expect(new Set(zones).size).toBe(40));
  it.each(
    taken.map((zone, i) => [zone, full ? [first, first + 10] : [first + (i % 10), first + (i % 10) + 1]] as const),
  )('%s', (zone, [from = first, to = first]) => {
    const { instants, differences } = compareZone(zone, [from, to], full ? everyHour : everyDay);
    expect(differences).toEqual([]);
    expect(instants).toBeGreaterThan(3_000 * (to - from));
  });
  it('and the oracle sees leaps and doubled hours', () => {
    const plan = { minutes: [150], on: () => true };
    const around = (text: string): number => Date.parse(text);
    const spring = stretches(
      'America/New_York',
      around('2027-03-13T05:00:00Z'),
      around('2027-03-15T04:00:00Z'),
      everyHour,
    );
    expect(instantsOf(plan, spring).map((t) => new Date(t).toISOString())).toEqual([
      '2027-03-13T07:30:00.000Z',
      '2027-03-14T07:00:00.000Z',
    ]);
    const autumn = stretches(
      'America/New_York',
      around('2026-11-01T04:00:00Z'),
      around('2026-11-02T05:00:00Z'),
      everyHour,
    );
    expect(instantsOf({ minutes: [90], on: () => true }, autumn).map((t) => new Date(t).toISOString())).toEqual([
      '2026-11-01T05:30:00.000Z',
    ]);
  });
});
