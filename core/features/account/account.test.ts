import { afterEach, describe, expect, it } from 'vitest';

import { locales, type Texts } from '../../types.ts';
import {
  reloginStage,
  type Group,
  type ReloginStage,
  type Someone,
} from '../../../test/platforms/wechat/relogin-stage.ts';

let s: ReloginStage | undefined;
afterEach(async () => {
  await s?.close();
  s = undefined;
});
const owner: Someone = { n: 0, name: '店长林' };
const may: Someone = { n: 1, name: 'May' };
const group: Group = { n: 1, topic: '小鹿群', list: [owner, may] };
const careful = {
  begins: 'reply' as const,
  night: [23, 8] as const,
  state: () => ({ sentToday: 23, perDay: 60, daysOld: 1, blockedUntil: Date.parse('2026-11-20T12:30:00+08:00') }),
};

const words: Texts<{ state: string; listen: string; start: string; checkin: string; told: RegExp; open: RegExp }> = {
  'zh-CN': {
    state: '账号状态',
    listen: '账号状态 只听',
    start: '账号状态 主动',
    checkin: '签到',
    told: /今天发了 23 条，上限 60（新号第 2 天.*只回话，不主动说。.*12:30/,
    open: /可以主动说话/,
  },
  'zh-TW': {
    state: '帳號狀態',
    listen: '帳號狀態 只聽',
    start: '帳號狀態 主動',
    checkin: '簽到',
    told: /今天傳了 23 則，上限 60（新號第 2 天.*只回話，不主動說。.*12:30/,
    open: /可以主動說話/,
  },
  en: {
    state: '/account',
    listen: '/account listen',
    start: '/account start',
    checkin: '/checkin',
    told: /23 sent today of 60 \(day 2 .*answer and start nothing.*12:30/,
    open: /may start talking/,
  },
};

describe.each(locales)('an account that must be spared, in %s', (locale) => {
  const t = words[locale];
  it('begins at answering, says how it stands, and only listens when told so', async () => {
    const x = (s = await reloginStage(locale, { careful }));
    await x.arrive(group, owner);
    const said = (await x.say('private', owner, t.state)).at(-1);
    expect(said).toMatch(t.told);
    expect(await x.say(group, may, t.checkin)).not.toEqual([]);
    await x.say('private', owner, t.listen);
    expect(await x.say(group, may, t.checkin)).toEqual([]);
    // Whoever runs it is answered in private, or nobody could ask why it is silent.
    expect((await x.say('private', owner, t.start)).join()).toMatch(t.open);
    expect(await x.say(group, owner, `/${t.state.replace('/', '')}`)).not.toEqual([]);
    expect(x.errors).toEqual([]);
  });
});
