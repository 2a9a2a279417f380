import { expect, it } from 'vitest';

import { until } from '../test/contracts/jobs-kit.ts';
import { minuteTick } from './schedule.ts';

it('ticks again after what went wrong, never twice at a time, and not after it is stopped', async () => {
  const errors: unknown[] = [];
  let ticks = 0;
  let running = 0;
  let most = 0;
  const tick = minuteTick(
    async () => {
      most = Math.max(most, ++running);
      await new Promise((done) => {
        setTimeout(done, 20);
      });
      running--;
      if (++ticks === 1) throw new Error('first');
    },
    (error) => void errors.push(error),
    '* * * * * *',
  );
  await until('two ticks', () => ticks >= 2);
  await tick.stop();
  const before = ticks;
  await new Promise((done) => {
    setTimeout(done, 1200);
  });
  expect(ticks).toBe(before);
  expect(running).toBe(0);
  expect(most).toBe(1);
  expect(errors.map(String)).toEqual(['Error: first']);
});
