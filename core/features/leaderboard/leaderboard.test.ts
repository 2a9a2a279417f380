import { afterEach, describe, expect, it } from 'vitest';

import { harness, type Harness } from '../../../test/harness.ts';

describe('leaderboard', () => {
  let h: Harness | undefined;
  afterEach(() => h?.close());

  it('shows five of many: more points first, who has as much in the order of joining', async () => {
    h = await harness();
    const many = Array.from({ length: 14 }, (_, i) => `u${i}`);
    for (const who of many) await h.deliver({ who, text: '签到' });
    for (const who of ['u9', 'u12'])
      await h.deliver({
        who: 'lin',
        text: '/加分 3',
        mentions: [{ id: who, name: who }],
        from: { id: 'lin', name: '店长 Lin', role: 'owner' },
      });
    await h.settle();
    const [said] = await h.say('May', '排行榜');
    expect(said).toContain('1. u9 8，1. u12 8，3. u0 5，3. u1 5，3. u2 5\n');
  });

  it('shows all of few', async () => {
    h = await harness();
    expect(await h.say('May', '排行榜')).toEqual(['榜上还没人，第一个签到的就是第一名。']);
    await h.say('May', '签到');
    expect((await h.say('May', '排行榜'))[0]).toContain('1. May 5');
  });
});
