/** Who tries to get points for nothing gets no more than the stated caps; the table is docs/farming.txt. */
import { afterAll, describe, expect, it } from 'vitest';

import { farm, table, tricks, type Farmed } from './farming.ts';

const all: Farmed[] = [];
afterAll(() => process.stdout.write(`${table(all)}\n`));

describe('farming for thirty days', () => {
  it.each(tricks.map((t) => [t.name, t] as const))('%s', async (_name, trick) => {
    const { errors, ...farmed } = await farm(trick);
    all.push(farmed);
    expect(errors).toEqual([]);
    expect(farmed.tried).toBeGreaterThan(0);
    expect(farmed.earned).toBeLessThanOrEqual(farmed.cap);
  });

  it('earned what docs/farming.txt says', async () => {
    expect(all).toHaveLength(tricks.length);
    await expect(table(all)).toMatchFileSnapshot('../../docs/farming.txt');
  });
});
