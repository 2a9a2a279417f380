import { afterEach, describe, expect, it } from 'vitest';

import { harness, hour, type Harness } from '../../../test/harness.ts';
import { roles, type Role } from '../../types.ts';
import { highestToGive, refusal, triesLeft, type Standing, type Why } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  expect(h?.errors ?? []).toEqual([]);
  await h?.close();
  h = undefined;
});

const person = (granted: Role, platformRole: Role = 'member', member = 2): Standing => ({
  member,
  granted,
  platformRole,
});

const expected = (role: Role, to: Role, now: Role): Why | undefined => {
  if (to === now) return 'same';
  if (role === 'owner') return undefined;
  if (roles.indexOf(to) >= roles.indexOf(role)) return 'above';
  return roles.indexOf(now) >= roles.indexOf(role) ? 'over' : undefined;
};

describe('who may give which role', () => {
  it('never at or above one’s own, unless one is owner', () => {
    for (const role of roles)
      for (const to of roles)
        for (const now of roles) {
          const why = refusal({ actor: { member: 1, role }, target: person(now), to, otherOwners: 1 });
          expect([role, to, now, why]).toEqual([role, to, now, expected(role, to, now)]);
        }
    expect(highestToGive('admin')).toBe('moderator');
    expect(highestToGive('owner')).toBe('owner');
  });

  it('one may step down, but the last owner needs a successor', () => {
    const self = { member: 2, role: 'admin' as Role };
    expect(refusal({ actor: self, target: person('admin'), to: 'member', otherOwners: 1 })).toBeUndefined();
    const owner = { member: 2, role: 'owner' as Role };
    expect(refusal({ actor: owner, target: person('owner'), to: 'member', otherOwners: 0 })).toBe('last');
    expect(refusal({ actor: owner, target: person('owner'), to: 'member', otherOwners: 1 })).toBeUndefined();
  });

  it('what the platform gives is changed on the platform', () => {
    const owner = { member: 1, role: 'owner' as Role };
    expect(refusal({ actor: owner, target: person('member', 'admin'), to: 'helper', otherOwners: 1 })).toBe('platform');
    expect(refusal({ actor: owner, target: person('member', 'admin'), to: 'admin', otherOwners: 1 })).toBe('same');
    expect([0, 4, 5, 9].map(triesLeft)).toEqual([5, 1, 0, 0]);
  });
});

describe('roles by message', () => {
  it('are given, listed, audited and taken back', async () => {
    h = await harness();
    await h.say('May', '大家好');
    expect(await h.say('May', '/设置 签到积分 9')).toEqual(['这个要管理员来。']);
    expect(await h.say('lin', '/任命 @May 管理员')).toEqual(['@May 现在是管理员了，发「帮助」看看多了什么。']);
    expect(await h.say('May', '/设置 签到积分 9')).toEqual(['「签到积分」5 → 9，1 个群生效。']);
    expect(await h.say('hao', '小榕，管理员名单')).toEqual(['群主：店长 Lin；管理员：May']);
    expect(await h.say('May', '/任命 @阿豪 管理员')).toEqual(['最高能任命版主，再往上要群主来。']);
    expect(await h.say('May', '/任命 @阿豪 版主')).toEqual(['@阿豪 现在是版主了，发「帮助」看看多了什么。']);
    expect(await h.say('May', '/撤销')).toEqual(['@阿豪 现在是成员。']);
    expect(await h.say('lin', '/撤职 @May')).toEqual(['@May 现在是成员。']);
    expect(await h.say('May', '/设置 签到积分 8')).toEqual(['这个要管理员来。']);
    expect(await h.say('lin', '/撤销')).toEqual(['@May 现在是管理员了，发「帮助」看看多了什么。']);
  });

  it('answer bad input with an example', async () => {
    h = await harness();
    expect(await h.say('lin', '/任命 版主')).toEqual(['任命谁？@ 一下，比如「任命 @May 版主」。']);
    expect(await h.say('lin', '/任命 @May 皇帝')).toEqual([
      '哪个身份？有帮手、版主、管理员、群主。比如「任命 @May 版主」。',
    ]);
    expect(await h.say('lin', '/role @May moderator')).toEqual(['@May 现在是版主了，发「帮助」看看多了什么。']);
    expect(await h.say('lin', '/任命 @May 版主')).toEqual(['TA 已经是版主了。']);
    expect(await h.say('lin', '/撤职 @店长 Lin')).toEqual(['TA 在平台上就是群主，要到平台的群设置里改。']);
    expect(await h.say('lin', '任命大会几点开始')).toEqual([]);
  });

  it('an admin who was made one in the group is one in private at once, and no longer when it ends', async () => {
    h = await harness();
    await h.say('May', '早');
    await h.tell('May', '帮助');
    await h.say('lin', '/任命 @May 管理员');
    expect(await h.tell('May', '设置 签到积分 9')).toEqual(['※May: 「签到积分」5 → 9，1 个群生效。不对就发「撤销」。']);
    await h.say('lin', '/撤职 @May');
    expect(await h.tell('May', '设置 签到积分 8')).toEqual(['※May: 这个要管理员来。']);
  });
});

describe('roles of the platform', () => {
  const changed = (x: Harness, id: string, role: 'admin' | 'member', kind: 'changed' | 'left' = 'changed') =>
    x.platform.deliver({
      kind,
      id,
      account: 'playground',
      at: x.clock.now(),
      room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
      from: { id: 'may', name: 'May', role },
    });
  const set = (x: Harness, value: number) => x.tell('May', `设置 签到积分 ${value}`);

  it('count in private from the moment the group tells them, and no longer', async () => {
    h = await harness();
    await h.say('May', '早');
    expect(await set(h, 6)).toEqual(['※May: 这个要管理员来。']);
    await changed(h, 'up', 'admin');
    expect((await set(h, 7)).join()).toContain('5 → 7');
    await changed(h, 'down', 'member');
    expect(await set(h, 8)).toEqual(['※May: 这个要管理员来。']);
  });

  it('end when their holder leaves the group', async () => {
    h = await harness();
    await changed(h, 'up', 'admin');
    expect(await h.say('hao', '/管理员名单')).toEqual(['管理员：May']);
    expect((await set(h, 7)).join()).toContain('5 → 7');
    await changed(h, 'gone', 'admin', 'left');
    expect(await h.say('hao', '/管理员名单')).toEqual(['还没有群主。装我的人私聊发「认领 验证码」就是了。']);
    expect(await set(h, 9)).toEqual(['※May: 这个要管理员来。']);
  });
});

describe('claiming', () => {
  it('with the printed code in private makes the first owner; five wrong ones an hour', async () => {
    h = await harness();
    await h.say('May', '早');
    for (const left of [4, 3, 2, 1])
      expect(await h.tell('May', '认领 111111')).toEqual([`※May: 不对，再看看我启动时打印的那行。还能试 ${left} 次。`]);
    expect(await h.tell('May', '认领 111111')).toEqual(['※May: 不对，而且试得太多了，一小时后再来。']);
    expect(await h.tell('May', '认领 246810')).toEqual(['※May: 试得太多了，一小时后再来。']);
    await h.restart();
    expect(await h.tell('May', '认领 246810')).toEqual(['※May: 试得太多了，一小时后再来。']);
    await h.pass(hour + 1000);
    expect((await h.tell('May', '认领 ２４６８１０'))[0]).toBe('※May: 好，「小鹿母婴群」以后听您的。');
    expect(await h.tell('May', '/claim 246810')).toEqual(['※May: 您已经是群主了。']);
    await h.say('hao', '早');
    expect(await h.tell('hao', '认领 246810')).toEqual(['※阿豪: 已经有群主了（May），请 TA 任命你。']);
    expect(await h.tell('May', '撤销')).toEqual(['※May: 现在只有一位群主。先任命一位接手，比如「任命 @May 群主」。']);
  });

  it('in the group takes the code away from sight', async () => {
    h = await harness();
    expect(await h.say('May', '/认领 246810')).toEqual(['这个私聊发给我，别让大家看见验证码。']);
    expect(h.transcript()[0]).toMatch(/^May: \(removed\)/);
  });

  it('is not needed where the platform names an owner', async () => {
    h = await harness();
    await h.say('lin', '早');
    await h.say('May', '早');
    expect(await h.tell('May', '认领 246810')).toEqual(['※May: 已经有群主了（店长 Lin），请 TA 任命你。']);
  });
});
