import { describe, expect, it } from 'vitest';

import { seeded } from '../../../test/clock.ts';
import { createRanks } from './ranks.ts';

describe('ranks', () => {
  it('agrees with counting, whatever changes', () => {
    const dice = seeded(7);
    const values = Array.from({ length: 300 }, () => Math.floor(dice() * 400));
    const ranks = createRanks(values.map((value) => ({ value, n: 1 })));
    for (let i = 0; i < 2000; i++) {
      const who = Math.floor(dice() * values.length);
      const to = Math.max(0, (values[who] ?? 0) + Math.floor(dice() * 60) - 25);
      ranks.change(values[who] ?? 0, -1);
      ranks.change(to, 1);
      values[who] = to;
      const asked = Math.floor(dice() * 450);
      expect(ranks.above(asked)).toBe(values.filter((v) => v > asked && v > 0).length);
    }
  });

  it('holds more than a billion, shared by whoever has more', () => {
    const ranks = createRanks([
      { value: 5e9, n: 2 },
      { value: 7, n: 3 },
    ]);
    expect([ranks.above(0), ranks.above(7), ranks.above(4e9)]).toEqual([5, 2, 0]);
  });
});
