import { afterEach, describe, expect, it } from 'vitest';

import type { Trace } from '../core/types.ts';
import { atRest, until, watched } from './until.ts';

const trace: Trace = {
  event: {
    kind: 'left',
    id: 'e7',
    account: 'playground',
    at: 0,
    room: { id: 'g', kind: 'group' },
    from: { id: 'may', name: 'May' },
  },
  stage: 'failed',
  effects: ['send'],
  tells: [],
  moved: [],
  error: 'no such row',
  ms: 1,
};
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

describe('until', () => {
  it('gives what was found, also when it is 0 or an empty text', async () => {
    let n = -3;
    expect(await until(() => (++n < 0 ? undefined : n))).toBe(0);
    expect(await until(() => '')).toBe('');
  });

  it('in vain, says what was waited for and what the bots saw last', async () => {
    ends.push(watched({ traces: [trace], notes: ['connected'], errors: [new Error('disk full')] }));
    const never = false;
    const told = await until(() => never, 20, 'a second vote').catch(String);
    expect(told).toContain('a second vote: () => never');
    expect(told).toContain('left e7 failed send : no such row');
    expect(told).toContain('note: connected');
    expect(told).toContain('disk full');
  });

  it('a machine that stood still has not waited', async () => {
    const began = Date.now();
    let looks = 0;
    const stands = (): boolean => {
      // The first look holds the event loop for longer than the whole wait.
      if (looks++ === 0) while (Date.now() < began + 260);
      return looks > 3;
    };
    // And each of the two rounds before the last counts for a tenth of a second at most.
    expect(await until(stands, 250)).toBe(true);
  });
});

it('at rest is who did nothing while everybody was idle twice', async () => {
  let did = 0;
  const asked: number[] = [];
  const busy = {
    idle: () => {
      asked.push(did);
      if (did < 2) did++;
      return Promise.resolve();
    },
  };
  await atRest([busy], () => did);
  expect(asked).toEqual([0, 1, 2, 2]);
});
