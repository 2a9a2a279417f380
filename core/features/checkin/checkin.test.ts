import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, type Harness } from '../../../test/harness.ts';
import { decide } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  await h?.close();
  h = undefined;
});

describe('check-in', () => {
  it('is booked once a day, refused kindly twice, then in silence', async () => {
    h = await harness();
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+5，现在 5 分。连签 7 天有惊喜。']);
    expect(await h.say('May', '签到！！')).toEqual(['@May 今天签过了，明天见。']);
    expect(await h.say('May', '签到')).toEqual(['@May 今天签过了，明天见。']);
    expect(await h.say('May', '签到')).toEqual([]);
    expect(h.errors).toEqual([]);
  });

  it('keeps a streak over days and gives the bonus of the seventh', async () => {
    h = await harness();
    for (let i = 1; i <= 6; i++) {
      await h.say('May', '签到');
      await h.pass(day);
    }
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+25，现在 55 分，连签 7 天，送补签卡 1 张。']);
    await h.pass(2 * day);
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+5，现在 60 分。']);
  });

  it('a redelivered check-in changes nothing and says nothing', async () => {
    h = await harness();
    await h.deliver({ who: 'may', text: '签到', id: 'same' });
    await h.deliver({ who: 'may', text: '签到', id: 'same' });
    await h.settle();
    expect(h.transcript()).toHaveLength(1);
    expect(h.traces.map((t) => t.stage)).toEqual(['command', 'redelivered']);
  });

  it('decides by civil days', () => {
    expect(decide(undefined, '2026-11-21')).toEqual({ is: 'done', streak: 1, first: true, week: false });
    expect(decide({ day: '2026-11-20', streak: 6, repeats: 0 }, '2026-11-21')).toMatchObject({ streak: 7, week: true });
    expect(decide({ day: '2026-11-19', streak: 6, repeats: 0 }, '2026-11-21')).toMatchObject({ streak: 1 });
    expect(decide({ day: '2026-11-22', streak: 6, repeats: 2 }, '2026-11-21')).toEqual({ is: 'again', say: false });
  });
});
