import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';

describe('badges', () => {
  let h: Harness;
  afterEach(() => h.close());
  const start = async (o: Parameters<typeof harness>[0] = {}): Promise<void> => {
    h = await harness(o);
    await h.say('店长 Lin', 'hello there');
    await switchOn(h, 'badges');
  };

  it('are earned once, and a streak earns its own', async () => {
    await start();
    expect(await h.say('May', '我的徽章')).toEqual(['还没有徽章。第一枚「初来乍到」，签到一次就有。']);
    expect((await h.say('May', '签到')).at(-1)).toBe('🏅 @May 得到徽章「初来乍到」。');
    for (let i = 2; i <= 7; i++) {
      await h.pass(day);
      const said = (await h.say('May', '签到')).join();
      expect(said.includes('徽章')).toBe(i === 7);
    }
    await h.restart();
    expect(await h.say('May', '我的徽章')).toEqual(['@May 有 2 枚徽章：初来乍到、七天不断。']);
  });

  it('are counted, also those a community makes, until that is taken back', async () => {
    await start();
    expect((await h.say('店长 Lin', '/新徽章 早起的人 起床 3'))[0]).toContain('可以数的：');
    expect((await h.say('店长 Lin', '/新徽章 初来乍到 签到 3'))[0]).toContain('换个名字');
    expect(await h.say('店长 Lin', '/新徽章 早起的人 签到 3')).toEqual([
      '做好了：签到满 3 次得「早起的人」，从现在开始数。要撤回说「撤销」。',
    ]);
    await h.say('店长 Lin', '/新徽章 夜猫 签到 2');
    await h.say('店长 Lin', '/撤销');
    await h.say('May', '签到');
    await h.restart();
    for (let i = 0; i < 2; i++) {
      await h.pass(2 * day);
      const said = (await h.say('May', '签到')).join();
      expect(said.includes('「早起的人」')).toBe(i === 1);
    }
    expect(await h.say('May', '我的徽章')).toEqual(['@May 有 2 枚徽章：初来乍到、早起的人。']);
  });

  it('are off at first, and speak the other languages', async () => {
    h = await harness({ locale: 'zh-TW' });
    expect((await h.say('May', '簽到')).join()).not.toContain('徽章');
    await switchOn(h, 'badges');
    await h.pass(day);
    expect((await h.say('May', '簽到')).at(-1)).toBe('🏅 @May 得到徽章「初來乍到」。');
    await h.close();
    await start({ locale: 'en' });
    expect((await h.say('May', '/checkin')).at(-1)).toBe('🏅 @May earned "First step".');
    expect(await h.say('May', '/badges')).toEqual(['@May has 1: First step.']);
  });
});
