import { afterEach, expect, it } from 'vitest';

import { harness, hour, type Harness } from '../../../test/harness.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

it('books members in silence while quiet, answers staff, and comes back by itself', async () => {
  h = await harness();
  expect(await h.say('lin', '/安静 2小时')).toEqual(['好，我安静到 12:00。要我早点回来：「恢复」。']);
  expect(await h.say('may', '签到')).toEqual([]);
  expect(await h.say('lin', '/积分规则')).toHaveLength(1);
  await h.pass(2 * hour + 1000);
  expect(await h.say('may', '积分')).toEqual(['@May 现在 5 分。']);
});

it('stays quiet over a restart, and resumes at a word', async () => {
  h = await harness();
  await h.say('lin', '/暂停');
  await h.restart();
  expect(await h.say('may', '签到')).toEqual([]);
  expect(await h.say('lin', '/恢复')).toEqual(['我回来了。安静的时候没有攒下要发的。']);
  expect(await h.say('may', '积分')).toEqual(['@May 现在 5 分。']);
  expect(await h.say('lin', '/恢复')).toEqual(['我没在安静，一直听着呢。']);
});

it('says what was wrong with a length, and who may', async () => {
  h = await harness();
  expect(await h.say('lin', '/安静 三年')).toEqual(['多久？比如「安静 2小时」「安静 30分钟」，最长 30 天。']);
  expect(await h.say('may', '/安静')).toEqual(['这个要版主来。']);
  expect(await h.say('may', '安静')).toEqual([]);
});

it('is quiet in every group at once, in English too', async () => {
  h = await harness({ locale: 'en' });
  await h.say('lin', 'hello');
  expect((await h.tell('lin', 'quiet-all 1d'))[0]).toMatch(/^※店长 Lin: Quiet in 1 group now, until /);
  expect(await h.say('may', '/checkin')).toEqual([]);
  expect(await h.tell('lin', 'resume-all')).toEqual(['※店长 Lin: Back in 1 group.']);
});
