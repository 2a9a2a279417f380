import { afterEach, describe, expect, it } from 'vitest';

import { harness, minute, wechatCan, type Harness } from '../../../test/harness.ts';
import { readWish } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  expect(h?.errors ?? []).toEqual([]);
  await h?.close();
  h = undefined;
});

describe('languages', () => {
  it('reads language and scope in any order', () => {
    expect(readWish('英文 全部')).toEqual({ locale: 'en', scope: 'all' });
    expect(readWish('本群 zh-TW')).toEqual({ locale: 'zh-TW', scope: 'group' });
    expect(readWish('')).toEqual({ locale: undefined, scope: undefined });
    expect(readWish('自动')).toEqual({ locale: null, scope: undefined });
    expect(readWish('法文')).toBe('法文');
  });

  it('one’s own, in private and in the group', async () => {
    h = await harness();
    await h.say('May', '早');
    expect(await h.tell('May', '语言 英文')).toEqual(['※May: OK, English for you from now on.']);
    expect(await h.tell('May', '/checkin now')).toEqual([
      '※May: I don\'t know what to do with "now". The word alone is enough.',
    ]);
    expect(await h.say('hao', '/我的语言 繁體')).toEqual(['好，以後跟你說繁體中文。']);
    expect(await h.say('hao', '/语言 自动')).toEqual(['好，群里说什么我就跟你说什么。']);
    expect(await h.say('hao', '/语言 法文')).toEqual([
      '「法文」我不会。会简体中文、繁體中文、English，比如「语言 英文」。',
    ]);
    expect(await h.say('hao', '/语言 英文 全部')).toEqual(['这个要管理员来。']);
  });

  it('by an admin in the group for that group, with 全部 for all, and taken back', async () => {
    h = await harness();
    await h.say('lin', '早');
    expect(await h.say('lin', '/language zh-TW')).toEqual([
      '好，這個群以後說繁體中文。所有群都改：「語言 繁體 全部」。',
    ]);
    expect(await h.say('May', '签到')).toEqual(['@May 簽到啦，+5，現在 5 點。連簽 7 天有驚喜。']);
    expect(await h.say('lin', '/語言 英文 全部')).toEqual([
      'OK, English from now on, in 0 groups. 1 with a language of their own stay as they are.',
    ]);
    expect(await h.say('lin', '/撤銷')).toEqual(['好，以后说简体中文，0 个群生效。另有 1 个群单独设过，没动。']);
    expect(await h.say('lin', '/undo')).toEqual(['好，这个群跟着社群的语言走。']);
    expect(await h.say('May', '签到')).toEqual(['@May 今天签过了，明天见。']);
  });

  it('by buttons, and by numbers where there are none', async () => {
    h = await harness();
    await h.say('lin', '早');
    expect(await h.say('lin', '/语言')).toEqual(['这个群说哪种语言？ [简体中文] [繁體中文] [English]']);
    expect(await h.press('May', 'English')).toEqual([]);
    expect(await h.press('lin', 'English')).toEqual([
      'OK, English in this group from now on. For all groups: /language en all',
    ]);
    await h.close();
    h = await harness({ can: wechatCan });
    await h.say('May', '早');
    expect(await h.tell('May', '语言')).toEqual([
      '※May: 跟你说哪种语言？\n1 简体中文  2 繁體中文  3 English  4 跟着群走\n回数字就行。',
    ]);
    await h.pass(minute);
    expect(await h.tell('May', '3')).toEqual(['※May: OK, English for you from now on.']);
  });
});
