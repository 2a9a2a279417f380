/** The bot in a Telegram group, end to end: the real client library over HTTP against the stand-in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Chat, User } from '../../../adapters/telegram/wire.ts';
import { described, notDescribed, standIn, type StandIn } from './index.ts';
import { jumpClock, type JumpClock } from '../../jump-clock.ts';
import { liveBot, until, type LiveBot, type LiveOptions } from './house.ts';

if (!described) process.stderr.write(`${notDescribed}\n`);

let api: StandIn;
let bot: LiveBot;
let dir: string;
let clock: JumpClock;
let lin: User;
let may: User;
let group: Chat;
let staff: Chat;

const texts = (chat: Chat = group): string[] => api.said(chat).map((l) => l.text ?? l.caption ?? '');
/** What the bot says, without the invisible joiners. */
const visible = (text: string): string => text.replaceAll('\u2060', '');
const heard = (pattern: RegExp, chat: Chat = group): Promise<string> =>
  until(
    () =>
      texts(chat)
        .map(visible)
        .findLast((t) => pattern.test(t)),
    undefined,
    `${pattern}`,
  );

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-tg-'));
  clock = jumpClock(Date.parse('2026-11-21T10:00:00+08:00'));
  api = await standIn({ now: clock.now });
  lin = api.user('店长 Lin', { username: 'lin_shop' });
  may = api.user('May', { username: 'may_may' });
  group = api.group('小鹿母婴群', lin);
  staff = api.start(lin);
});
afterEach(async () => {
  // Whatever a test is about: no call was one that the Bot API would not understand.
  expect(api.entries('refused').filter((e) => e['code'] === 400)).toEqual([]);
  await bot?.stop();
  await api.close();
  rmSync(dir, { recursive: true, force: true });
});
const open = async (more: LiveOptions = {}): Promise<LiveBot> =>
  (bot = await liveBot(api, join(dir, 'banyan.db'), { clock, ...more }));
/** Started, in the group, admin. */
const settled = async (): Promise<void> => {
  await open();
  api.placeBot(group, lin, 'administrator');
  await heard(/帮群里签到/);
};

describe('a day in a Telegram group', () => {
  it('checks in, and points are kept', async () => {
    await settled();
    const said = api.say(group, may, '签到');
    expect(await heard(/May 签到啦/)).toContain('+5');
    const line = api.said(group).find((l) => l.text?.includes('签到啦'));
    expect(line?.answers).toBe(said.message_id);
    expect(line?.entities).toEqual([
      { type: 'text_mention', offset: 0, length: 5, user: { id: may.id, is_bot: false, first_name: 'May' } },
    ]);
    api.say(group, may, '我的积分');
    await heard(/5 分/);
    expect(bot.errors).toEqual([]);
    expect(api.entries('refused')).toEqual([]);
  });

  it('deletes a banned word, also when it is edited in', async () => {
    await settled();
    api.say(staff, lin, '添加违禁词 刷单 马上');
    await heard(/记下了/, staff);
    const bad = api.say(group, may, '有人刷单吗');
    await until(() => api.entries('deleted').some((e) => e['message'] === bad.message_id), undefined, 'the deletion');
    const late = api.say(group, may, '大家好');
    api.edit(group, late, '大家好，刷单来');
    await until(
      () => api.entries('deleted').some((e) => e['message'] === late.message_id),
      undefined,
      'the second deletion',
    );
  });

  it('welcomes who joins, once, and knows by which link', async () => {
    await settled();
    api.say(group, lin, '/打开 欢迎');
    await until(() => texts().length > 1);
    const hao = api.user('阿豪');
    api.join(group, hao, { link: { invite_link: 'https://t.me/+abc', name: '小红书' } });
    await heard(/阿豪 欢迎/);
    await bot.banyan.idle();
    expect(texts().filter((t) => t.includes('阿豪'))).toHaveLength(1);
    const joined = bot.traces.map((t) => t.event).find((e) => e.kind === 'joined' && e.self !== true);
    expect(joined).toMatchObject({ via: '小红书' });
  });

  it('welcomes who joins where it is no admin', async () => {
    await open();
    api.placeBot(group, lin, 'member');
    await heard(/看不到大家的消息/);
    api.say(group, lin, '/on 欢迎');
    await until(() => texts().length > 2);
    const hao = api.user('阿豪');
    api.join(group, hao);
    await heard(/阿豪 欢迎/);
  });

  it('takes a pressed button as the answer', async () => {
    await settled();
    const before = api.said(group).length;
    api.say(group, lin, '/帮助 更多');
    const line = await until(() =>
      api
        .said(group)
        .slice(before)
        .find((l) => l.reply_markup),
    );
    const label = line.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';
    api.press(group, lin, label);
    await until(() => api.entries('answered').length === 1);
    await until(() => bot.traces.some((t) => t.event.kind === 'pressed' && t.stage === 'answer'));
    await until(() => api.said(group).length > before + 1);
  });

  it('posts a topic at its time', async () => {
    await settled();
    api.say(group, lin, '/添加话题 周末带娃去哪儿');
    await until(() => bot.traces.some((t) => t.by === 'topics.add'));
    api.say(group, lin, '/定时话题 每天 12:00');
    await until(() => bot.traces.some((t) => t.by === 'topics.schedule'));
    await bot.banyan.idle();
    expect(texts().some((t) => t.includes('周末带娃去哪儿') && t.includes('聊'))).toBe(false);
    clock.jump(2 * 3_600_000);
    await heard(/周末带娃去哪儿/);
  });
});
