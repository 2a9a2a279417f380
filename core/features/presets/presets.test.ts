import { afterEach, describe, expect, it } from 'vitest';

import { harness, wechatCan, type Harness } from '../../../test/harness.ts';
import type { JoinedEvent } from '../../types.ts';
import { kinds, presetCalled } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  expect(h?.errors ?? []).toEqual([]);
  await h?.close();
  h = undefined;
});

/** Somebody brings the bot into a group. */
const bring = async (x: Harness, more: Partial<JoinedEvent> = {}): Promise<string[]> => {
  const before = x.transcript().length;
  await x.platform.deliver({
    kind: 'joined',
    id: `in-${before}`,
    account: 'playground',
    at: x.clock.now(),
    room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
    from: { id: 'lin', name: '店长 Lin', role: 'owner' },
    self: true,
    ...more,
  });
  await x.settle();
  return x.transcript().slice(before);
};

describe('presets', () => {
  it('are called by any of their names', () => {
    expect(['店铺群', '店鋪', 'SHOP', '店家群'].map((n) => presetCalled(n)?.name)).toEqual([
      'shop',
      'shop',
      'shop',
      'shop',
    ]);
    expect(presetCalled('大象')).toBeUndefined();
    expect(kinds.map((k) => k.name)).toEqual(['shop', 'hobby', 'study']);
  });

  it('switch on a handful in one answer, and off again in one', async () => {
    h = await harness();
    await h.say('lin', '/关闭 积分');
    expect(await h.say('lin', '/预设 店铺群')).toEqual(['开好了：欢迎、签到、积分、违禁词、防刷屏。']);
    expect(await h.act({ do: 'join', who: 'xiaohe' })).toHaveLength(1);
    await h.act({ do: 'leave', who: 'xiaohe' });
    expect(await h.say('lin', '/撤销')).toEqual(['撤销了，「店铺群」打开的都收回了。']);
    expect(await h.act({ do: 'join', who: 'xiaohe' })).toEqual([]);
    expect(await h.say('lin', '/积分')).toEqual(['「积分」还没打开，管理员发「打开 积分」就有了。']);
    expect(await h.say('lin', '/撤销')).toEqual(['「积分」打开了，1 个群生效。'].map(() => '撤销了，「积分」改回开。'));
  });

  it('taking one back leaves alone what was switched since', async () => {
    h = await harness();
    await h.say('lin', '/任命 @May 管理员');
    await h.say('lin', '/预设 店铺群');
    await h.say('May', '/关闭 欢迎');
    await h.say('lin', '/撤销');
    const { settings, people } = h.banyan.house;
    const room = people.find({ ...h.traces[0]!.event } as never)!.room;
    expect(settings.own('welcome.on', room.community, 0)).toBe(false);
  });

  it('answer what they do not know, and members', async () => {
    h = await harness();
    expect(await h.say('lin', '/预设 大象')).toEqual(['没有「大象」。有店铺群、兴趣群、学习群，比如「预设 店铺群」。']);
    expect(await h.say('May', '/预设 店铺群')).toEqual(['这个要管理员来。']);
    expect(await h.say('lin', '/preset')).toEqual(['这是什么群？选一个： [店铺群] [兴趣群] [学习群] [先这样]']);
    expect(await h.press('lin', '先这样')).toEqual(['好，先这样。想开什么，发「设置」。']);
    expect(await h.say('lin', '预设的事晚点再说')).toEqual([]);
  });
});

describe('an owner sets up a WeChat group', () => {
  it('in three answers, and hears what the platform cannot do', async () => {
    h = await harness({ can: wechatCan, mergeSeconds: 20 });
    expect(await bring(h)).toEqual([
      '榕: ※店长 Lin: 我进了「小鹿母婴群」。是您拉我来的，我听您的。',
      '榕: ※店长 Lin: 现在有人签到我才应，不会主动说话。选一个：\n1 店铺群  2 兴趣群  3 学习群  4 先这样\n回数字就行。',
      '榕: 大家好，我是小榕，帮群里签到、记积分。\n发「帮助」看看我会什么。\n消息原文留 30 天就删。',
    ]);
    expect(await h.tell('lin', '1')).toEqual([
      '※店长 Lin: 店铺群会打开欢迎、签到、积分、违禁词、防刷屏。可以吗？\n1 好  2 改改\n回数字就行。',
    ]);
    expect(await h.tell('lin', '1')).toEqual([
      '※店长 Lin: 开好了：欢迎、签到、积分、违禁词、防刷屏。\n这里我删不了别人的消息，也不能禁言；遇到广告我提醒 TA，并马上告诉您。',
    ]);
    expect(await h.act({ do: 'join', who: 'xiaohe' })).toHaveLength(1);
    expect(await h.tell('lin', '撤销')).toEqual(['※店长 Lin: 撤销了，「店铺群」打开的都收回了。']);
    const more = await bring(h, { room: { id: 'deer2', kind: 'group', name: '小鹿二群' } });
    expect(more.at(-1)).toBe('榕: ※店长 Lin: 我进了「小鹿二群」，设置跟着「小鹿母婴群」走，不用再弄。');
  });

  it('who wrote in private before is still asked about the group', async () => {
    h = await harness();
    await h.tell('lin', '你好');
    await bring(h);
    expect(await h.press('lin', '兴趣群', 'private')).toEqual([
      '※店长 Lin: 兴趣群会打开欢迎、签到、积分、排行榜、话题。可以吗？ [好] [改改]',
    ]);
    expect(await h.press('lin', '改改', 'private')).toEqual([
      '※店长 Lin: 好，一项项来：比如「打开 排行榜」「关闭 签到」，或者发「设置」看全部。',
    ]);
    expect(await h.tell('lin', '打开 欢迎')).toEqual(['※店长 Lin: 「欢迎」打开了，1 个群生效。不对就发「撤销」。']);
  });

  it('where the platform tells no owner, the code comes first', async () => {
    h = await harness({ can: wechatCan });
    const said = await bring(h, { from: { id: 'lin', name: '店长 Lin' } });
    expect(said[0]).toBe(
      '榕: ※店长 Lin: 我进了「小鹿母婴群」。您要是群主，在这里发「认领 验证码」，验证码在我启动的那台电脑上。',
    );
    expect(await h.tell('lin', '预设 店铺群')).toEqual(['※店长 Lin: 这个要管理员来。']);
    expect(await h.tell('lin', '认领 246810')).toEqual([
      '※店长 Lin: 好，「小鹿母婴群」以后听您的。',
      '※店长 Lin: 现在有人签到我才应，不会主动说话。选一个：\n1 店铺群  2 兴趣群  3 学习群  4 先这样\n回数字就行。',
    ]);
    expect((await h.tell('lin', '3'))[0]).toContain('学习群会打开');
  });

  it('says it in English and in Taiwan', async () => {
    h = await harness({ locale: 'en', can: wechatCan });
    expect((await bring(h)).map((l) => l.split('\n')[0])).toEqual([
      '榕: ※店长 Lin: I am in 小鹿母婴群 now. You brought me in, so I listen to you.',
      '榕: ※店长 Lin: I answer check-ins and never speak first. What kind of group is it?',
      '榕: Hello, I am Banyan. I do check-ins and points here.',
    ]);
    expect((await h.tell('lin', '/preset shop'))[0]).toContain("Here I cannot delete others' messages or mute.");
    await h.close();
    h = await harness({ locale: 'zh-TW' });
    await bring(h);
    expect(await h.tell('lin', '範本 店家群')).toEqual(['※店长 Lin: 開好了：歡迎、簽到、點數、違禁詞、防洗版。']);
  });
});
