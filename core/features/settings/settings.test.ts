import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, wechatCan, type Harness } from '../../../test/harness.ts';
import { keepTextDays, numberSetting, switchSetting, type Setting } from '../../settings.ts';
import { foldCommand } from '../../text/index.ts';
import { locales } from '../../types.ts';
import { catalogue } from './entries.ts';
import { exampleOf, findNamed, readHere, readValue } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  expect(h?.errors ?? []).toEqual([]);
  await h?.close();
  h = undefined;
});
const others = (n: number, from = 'lin') =>
  Array.from({ length: n }, (_, i) => ({
    kind: 'joined' as const,
    id: `in${i}`,
    account: 'playground',
    at: Date.parse('2026-11-21T10:00:00+08:00'),
    room: { id: `g${i}`, kind: 'group' as const, name: `分群 ${i + 1}` },
    from: { id: from, name: '店长 Lin', role: 'owner' as const },
    self: true,
  }));

describe('reading a line', () => {
  const named = (zh: string, en: string): { setting: Setting } => ({
    setting: numberSetting({ key: `k.${en}`, name: { 'zh-CN': zh, 'zh-TW': zh, en }, default: 5, min: 0, max: 10 }),
  });
  const all = [named('签到', 'checkin'), named('签到积分', 'points-checkin'), named('叫法:签到', 'word:checkin')];
  const find = (text: string) => {
    const found = findNamed(text, all);
    return found && [found.entry.setting.name.en, found.value];
  };
  it('takes the longest name, in any language, script or width', () => {
    expect(find('签到积分 10')).toEqual(['points-checkin', '10']);
    expect(find('签到积分10')).toEqual(['points-checkin', '10']);
    expect(find('簽到積分 = 10')).toEqual(['points-checkin', '10']);
    expect(find('POINTS-CHECKIN 3')).toEqual(['points-checkin', '3']);
    expect(find('叫法：签到 直接说')).toEqual(['word:checkin', '直接说']);
    expect(find('k.checkin 3')).toEqual(['checkin', '3']);
    expect(find('签到积分榜 3')).toBeUndefined();
    expect(find('签到')).toEqual(['checkin', '']);
  });
  it('knows this group before and after', () => {
    expect(readHere('本群 签到 3', false)).toEqual({ here: true, rest: '签到 3' });
    expect(readHere('3 here', true)).toEqual({ here: true, rest: '3' });
    expect(readHere('3 here', false)).toEqual({ here: false, rest: '3 here' });
  });
  it('reads values in full width, and its examples are always valid', () => {
    const [one] = all;
    expect(one && readValue(one.setting, '１０')).toEqual({ value: 10 });
    expect(one && readValue(one.setting, '11')).toBeUndefined();
    const on = switchSetting({ key: 'x.on', name: { 'zh-CN': '甲', 'zh-TW': '甲', en: 'a' }, default: true });
    expect(exampleOf(on, 'en')).toBe('on');
    expect(exampleOf(keepTextDays, 'zh-CN')).toBe('30');
  });
});

describe('the catalogue', () => {
  it('has a name of its own for everything, in every language, and an example that works', async () => {
    h = await harness();
    const { entries, sections } = catalogue(h.banyan.house);
    expect(entries.length).toBeGreaterThan(30);
    for (const locale of locales) {
      const names = entries.map((e) => foldCommand(e.setting.name[locale]));
      expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([]);
      for (const { setting } of entries) expect(readValue(setting, exampleOf(setting, locale))).toBeDefined();
    }
    for (const { section } of entries) expect(sections.map((s) => s.id)).toContain(section);
  });
});

describe('settings in one line', () => {
  it('are changed, validated in words, and taken back', async () => {
    h = await harness();
    await h.say('lin', '早');
    expect(await h.say('lin', '/设置 签到积分 10')).toEqual(['「签到积分」5 → 10，1 个群生效。']);
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+10，现在 10 分。连签 7 天有惊喜。']);
    expect(await h.say('lin', '/设置 签到积分 10')).toEqual(['「签到积分」本来就是 10，没有变。']);
    expect(await h.say('lin', '/设置 签到积分 很多')).toEqual([
      '「签到积分」要 0 到 10000 的整数，「很多」不行。\n比如「设置 签到积分 5」。',
    ]);
    expect(await h.say('lin', '/设置 签到积份 3')).toEqual(['没有「签到积份」，是不是「签到积分」、「签到」？']);
    expect(await h.say('lin', '/设置 天气 3')).toEqual(['没有「天气」，发「设置」可以一项项看。']);
    expect(await h.tell('lin', '撤销')).toEqual(['※店长 Lin: 撤销了，「签到积分」改回 5。']);
    expect(await h.tell('lin', '撤销')).toEqual(['※店长 Lin: 这一天里没有可以撤销的。']);
    expect(await h.say('hao', '签到')).toEqual(['@阿豪 签到啦，+5，现在 5 分。连签 7 天有惊喜。']);
  });

  it('hold for the community, for one group with 本群, and say in how many groups', async () => {
    h = await harness();
    await h.say('lin', '早');
    for (const event of others(3)) await h.platform.deliver(event);
    await h.settle();
    expect(await h.say('lin', '/设置 签到积分 10')).toEqual(['「签到积分」5 → 10，4 个群生效。']);
    expect(await h.say('lin', '/设置 本群 签到积分 20')).toEqual(['「签到积分」10 → 20，只改了这个群。']);
    expect(await h.say('lin', '/设置 本群')).toEqual(['这个群单独设的：签到积分 20']);
    expect(await h.tell('lin', '设置 签到积分 7')).toEqual([
      '※店长 Lin: 「签到积分」10 → 7，3 个群生效。另有 1 个群单独设过，没动。不对就发「撤销」。',
    ]);
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+20，现在 20 分。连签 7 天有惊喜。']);
    expect(await h.say('lin', '/设置 签到积分 默认 本群')).toEqual(['「签到积分」20 → 7，只改了这个群。']);
    expect(await h.say('lin', '/设置 本群')).toEqual(['这个群没有单独设的，都跟着社群走。']);
    expect(await h.say('lin', '/设置 本群 时区 Asia/Taipei')).toEqual(['「时区」是整个社群的，不能只改一个群。']);
  });

  it('free words are not repeated in a group', async () => {
    h = await harness();
    expect(await h.say('lin', '/设置 欢迎词 先看群规再说话')).toEqual(['「欢迎词」改好了，1 个群生效。']);
    expect(await h.say('lin', '/设置 欢迎词')).toEqual(['「欢迎词」私聊我看，发「设置 欢迎词」。']);
    expect((await h.tell('lin', '设置 欢迎词')).join()).toContain('先看群规再说话');
    expect((await h.say('lin', '/撤销')).join()).not.toContain('先看群规');
  });

  it('name and time zone of the community are settings too', async () => {
    h = await harness();
    await h.say('lin', '早');
    expect(await h.tell('lin', '设置 时区 台北')).toEqual([
      '※店长 Lin: 「时区」Asia/Shanghai → Asia/Taipei，1 个群生效。不对就发「撤销」。',
    ]);
    expect(await h.tell('lin', '设置 时区 火星')).toEqual([
      '※店长 Lin: 「时区」要城市或时区名，「火星」不行。\n比如「设置 时区 Asia/Shanghai」。',
    ]);
    expect(await h.tell('lin', '设置 社群名 小鹿家')).toEqual([
      '※店长 Lin: 「社群名」小鹿母婴群 → 小鹿家，1 个群生效。不对就发「撤销」。',
    ]);
    await h.tell('lin', '撤销');
    expect(await h.tell('lin', '撤销')).toEqual(['※店长 Lin: 撤销了，「时区」改回 Asia/Shanghai。']);
  });

  it('what would be lost for good is asked once before, also when taking it back', async () => {
    h = await harness();
    await h.say('lin', '早');
    expect(await h.tell('lin', '设置 消息保留天数 7')).toEqual([
      '※店长 Lin: 7 天以前的原文会删掉，找不回来。要改吗？ [改] [不改]',
    ]);
    expect(await h.tell('lin', '不改')).toEqual(['※店长 Lin: 好，没改。']);
    expect((await h.tell('lin', '设置 消息保留天数 60'))[0]).toContain('30 → 60');
    expect(await h.tell('lin', '撤销')).toEqual(['※店长 Lin: 30 天以前的原文会删掉，找不回来。要改吗？ [改] [不改]']);
    expect(await h.press('lin', '改', 'private')).toEqual(['※店长 Lin: 撤销了，「消息保留天数」改回 30。']);
  });

  it('are not taken back over somebody else’s change, nor after a day', async () => {
    h = await harness();
    await h.say('lin', '/任命 @May 管理员');
    await h.say('lin', '/设置 签到积分 10');
    await h.say('May', '/设置 签到积分 20');
    expect(await h.say('lin', '/撤销')).toEqual(['「签到积分」后来又改过，先不动。']);
    await h.pass(day + hour);
    expect(await h.say('May', '/撤销')).toEqual(['这一天里没有可以撤销的。']);
  });

  it('in English and in Taiwan', async () => {
    h = await harness({ locale: 'en' });
    expect(await h.say('lin', '/set points-check-in 10')).toEqual(['points-check-in: 5 → 10, in 1 group.']);
    expect(await h.say('lin', 'set points-check-in 10')).toEqual([]);
    await h.close();
    h = await harness({ locale: 'zh-TW' });
    expect(await h.say('lin', '/設定 簽到點數 99999')).toEqual([
      '「簽到點數」要 0 到 10000 的整數，「99999」不行。\n例如「設定 簽到點數 5」。',
    ]);
  });
});

describe('switches', () => {
  it('by a feature’s title, for all or for this group', async () => {
    h = await harness();
    expect(await h.say('lin', '/关闭 排行榜')).toEqual(['「排行榜」关掉了，1 个群生效。']);
    expect(await h.say('May', '/排行榜')).toEqual(['「排行榜」还没打开，管理员发「打开 排行榜」就有了。']);
    expect(await h.say('lin', '小榕 打开排行榜 本群')).toEqual(['「排行榜」打开了，只改了这个群。']);
    expect(await h.say('May', '排行榜')).toHaveLength(1);
    expect(await h.say('lin', '/on leaderbord')).toEqual(['没有「leaderbord」，发「设置」看开关。']);
    expect(await h.say('lin', '/打开 排行榜榜')).toEqual(['没有「排行榜榜」，是不是「排行榜」？']);
    expect((await h.say('lin', '/打开')).join()).toContain('打开哪个？有签到、');
    expect(await h.say('May', '/打开 欢迎')).toEqual(['这个要管理员来。']);
    expect(await h.say('lin', '打开门看看')).toEqual([]);
  });

  it('an owner moves a command between levels', async () => {
    h = await harness();
    expect(await h.say('lin', '/设置 叫法:签到 叫我才认')).toEqual(['「叫法:签到」直接说 → 叫我才认，1 个群生效。']);
    expect(await h.say('May', '签到')).toEqual([]);
    expect(await h.say('May', '/签到')).toHaveLength(1);
  });
});

describe('the menu', () => {
  it('leads from a section to a value by buttons, in private', async () => {
    h = await harness();
    const [aside, menu] = await h.say('lin', '/设置');
    expect(aside).toMatch(/^设置已经私聊发你了。没收到就先加我，或者在这里直接改，比如「设置 .+ .+」。$/);
    expect(menu).toMatch(/^※店长 Lin: 想改哪一块？ \[开关\] \[签到\] \[积分\]/);
    expect((await h.press('lin', '签到', 'private'))[0]).toMatch(/^※店长 Lin: 「签到」里改哪一项？ \[签到积分（5）\]/);
    expect(await h.press('lin', 1, 'private')).toEqual([
      '※店长 Lin: 「签到积分」现在是 5，可以改成 0 到 10000 的整数。\n回新的值就行，「默认」改回 5。',
    ]);
    expect((await h.tell('lin', '99999'))[0]).toMatch(/^※店长 Lin: 「签到积分」要 0 到 10000 的整数/);
    expect(await h.tell('lin', '12')).toEqual(['※店长 Lin: 「签到积分」5 → 12，1 个群生效。不对就发「撤销」。']);
  });

  it('works as numbered lines, and another command in between ends it', async () => {
    h = await harness({ can: wechatCan });
    await h.say('lin', '早');
    expect((await h.tell('lin', '设置'))[0]).toMatch(
      /^※店长 Lin: 想改哪一块？\n1 开关  2 签到  3 积分 .*\n回数字就行。$/,
    );
    expect((await h.tell('lin', '1'))[0]).toContain('1 签到（开）  2 积分（开）');
    expect((await h.tell('lin', '1'))[0]).toContain('1 开  2 关');
    expect((await h.tell('lin', '2'))[0]).toBe('※店长 Lin: 「签到」关掉了，1 个群生效。不对就发「撤销」。');
    await h.tell('lin', '设置 欢迎词');
    expect((await h.tell('lin', '撤销'))[0]).toBe('※店长 Lin: 撤销了，「签到」改回开。');
    expect((await h.tell('lin', '设置 欢迎词'))[0]).toContain('（空）');
  });

  it('pages long sections, and is closed to who is no longer admin', async () => {
    h = await harness();
    await h.say('lin', '/任命 @May 管理员');
    await h.say('May', '早');
    const first = await h.tell('May', '设置 叫法');
    expect(first[0]).toContain('[更多]');
    expect(await h.press('May', '更多', 'private')).not.toEqual(first);
    await h.say('lin', '/撤职 @May');
    expect(await h.press('May', 1, 'private')).toEqual(['※May: 这个要管理员来。']);
  });
});

describe('which group a private chat is about', () => {
  it('is chosen by name, among the groups one runs', async () => {
    h = await harness();
    await h.say('lin', '早');
    await h.say('May', '早');
    for (const event of others(2)) await h.platform.deliver(event);
    await h.settle();
    expect(await h.tell('lin', '管理 小鹿')).toEqual([
      '※店长 Lin: 现在说的是「小鹿母婴群」。改设置 3 个群都生效，只改它就加「本群」。',
    ]);
    expect(await h.tell('lin', '设置 本群 签到积分 30')).toEqual([
      '※店长 Lin: 「签到积分」5 → 30，只改了这个群。不对就发「撤销」。',
    ]);
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+30，现在 30 分。连签 7 天有惊喜。']);
    expect(await h.tell('lin', '管理 大象')).toEqual(['※店长 Lin: 你管的群里没有「大象」，发「管理」挑一个。']);
    expect((await h.tell('lin', '管理'))[0]).toBe('※店长 Lin: 管哪个群？ [小鹿母婴群] [分群 1] [分群 2]');
    expect((await h.press('lin', '分群 2', 'private'))[0]).toContain('现在说的是「分群 2」');
    expect(await h.tell('May', '管理 小鹿')).toEqual(['※May: 没找到你管的群。先到群里说句话，让我认识你。']);
    expect(await h.say('lin', '/管理 小鹿')).toEqual(['这个私聊发给我：「管理 群名」。']);
  });

  it('an owner of two communities switches between them', async () => {
    h = await harness();
    await h.say('lin', '早');
    const [other] = others(1, 'boss');
    if (other) await h.platform.deliver({ ...other, from: { id: 'boss', name: '老板', role: 'owner' } });
    if (other)
      await h.platform.deliver({
        ...other,
        kind: 'changed',
        id: 'c1',
        from: { id: 'lin', name: '店长 Lin', role: 'admin' },
      });
    await h.tell('lin', '管理 分群 1');
    expect((await h.tell('lin', '设置 签到积分 50'))[0]).toContain('5 → 50，1 个群生效');
    expect(await h.say('May', '签到')).toEqual(['@May 签到啦，+5，现在 5 分。连签 7 天有惊喜。']);
    await h.tell('lin', '管理 小鹿母婴群');
    expect((await h.tell('lin', '设置 签到积分'))[0]).toContain('现在是 5');
  });
});
