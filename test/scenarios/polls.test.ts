/**
 * A poll through the real client libraries: the platform's own where it has one, buttons with a bar that changes, numbers
 * where there is neither; and one poll over two platforms in which a person counts once.
 */
import { afterEach, describe, expect, it } from 'vitest';

import { createTelegram } from '../../adapters/telegram/index.ts';
import type { Chat, User } from '../../adapters/telegram/wire.ts';
import { harness, hour, type Harness } from '../harness.ts';
import { onDiscord } from '../platforms/discord/day-stage.ts';
import { onQq } from '../platforms/qq/day-stage.ts';
import { onTelegram } from '../platforms/telegram/day-stage.ts';
import { unpaced, until } from '../platforms/telegram/house.ts';
import { standIn } from '../platforms/telegram/index.ts';
import { onWechat } from '../platforms/wechat/day-stage.ts';
import { freshDatabase, type Fresh } from '../servers/index.ts';

const start = Date.parse('2026-11-21T10:00:00+08:00');
const names = ['店长 Lin', 'May', '阿豪'] as const;
const title = '小鹿母婴群';
const open = '/投票 周五吃什么 | 火锅 | 烤肉 [1小时]';
const secret = '/投票 改群名吗 | 改 | 不改 [1小时] [匿名]';
const board = (head: string, one: string, two: string, end: string): string => [head, one, two, end].join('\n');
const result = board(
  '投票 1 结束：周五吃什么，2 位投了',
  '1 火锅 0（0%）',
  '2 烤肉 ████████ 2（100%）May、阿豪',
  '最多的是「烤肉」。',
);

let fresh: Fresh | undefined;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  await fresh?.drop();
  fresh = undefined;
});
const url = async (): Promise<string> => (fresh = await freshDatabase('sqlite')).url;

describe('on Telegram', () => {
  const begin = async () => {
    const s = await onTelegram(await url(), start, names, title);
    closing.push(s.close);
    const person = (name: string): User => [...s.api.world.users.values()].find((u) => u.first_name === name)!;
    const group: Chat = [...s.api.world.rooms.values()].find((r) => r.chat.title === title)!.chat;
    const settle = (): Promise<void> => s.until(s.bot.clock.now());
    return { ...s, person, group, settle };
  };

  it('an open poll is the platform’s own, and over for good when it ends', async () => {
    const s = await begin();
    await s.say('店长 Lin', open);
    expect(s.api.said(s.group).at(-1)?.poll).toMatchObject({ question: '周五吃什么（到 11月21日 11:00）' });
    s.api.votes(s.group, s.person('May'), [0]);
    s.api.votes(s.group, s.person('May'), [1]);
    s.api.votes(s.group, s.person('阿豪'), [1]);
    await s.say('May', '哈哈');
    await s.until(start + hour);
    expect(s.heard().at(-1)?.text).toBe(result);
    expect(s.api.entries('poll-closed')).toHaveLength(1);
    expect(s.bot.errors).toEqual([]);
  });

  it('an anonymous one has buttons, and its bar changes where it stands', async () => {
    const s = await begin();
    await s.say('店长 Lin', secret);
    const line = s.api.said(s.group).at(-1);
    s.api.press(s.group, s.person('May'), '改');
    await s.say('阿豪', '早');
    await s.until(start + 20_000);
    const shown = () => s.api.room(s.group).lines.get(line?.message_id ?? 0);
    expect(shown()?.text?.replaceAll('\u2060', '')).toContain('1 改 ████████ 1（100%）');
    expect(
      shown()
        ?.reply_markup?.inline_keyboard.flat()
        .map((b) => b.text),
    ).toEqual(['改', '不改']);
    s.api.press(s.group, s.person('阿豪'), '不改');
    await s.say('May', '早');
    await s.until(start + hour);
    expect(shown()?.text).toContain('2 位投了');
    expect(shown()?.reply_markup).toBeUndefined();
    expect(s.heard().filter((l) => l.to === 'group')).toHaveLength(2);
    expect(s.bot.errors).toEqual([]);
  });
});

describe('on Discord', () => {
  const begin = async () => {
    const s = await onDiscord(await url(), start, names, title);
    closing.push(s.close);
    return s;
  };

  it('an open poll is the platform’s own, and over for good when it ends', async () => {
    const s = await begin();
    await s.say('店长 Lin', open);
    const [message = ''] = [...s.api.world.lines.values()].filter((l) => l.poll).map((l) => l.id);
    await s.vote('May', message, 2);
    await s.vote('阿豪', message, 2);
    await s.until(start + hour);
    expect(s.heard().at(-1)?.text).toBe(result);
    expect(s.api.entries('poll-closed')).toHaveLength(1);
    expect(s.bot.errors).toEqual([]);
  });

  it('an anonymous one has buttons, and its bar changes where it stands', async () => {
    const s = await begin();
    await s.say('店长 Lin', secret);
    await s.press('May', '改');
    await s.until(start + 20_000);
    const edits = (): unknown[] => s.api.entries('edited').map((e) => e['text']);
    expect(edits()).toEqual([expect.stringContaining('1 改 ████████ 1（100%）')]);
    await s.press('阿豪', '不改');
    await s.until(start + hour);
    expect(edits().at(-1)).toContain('「改」「不改」一样多');
    expect(s.bot.errors).toEqual([]);
  });
});

it.each([
  ['WeChat', onWechat],
  ['QQ', onQq],
] as const)('on %s a poll is a list, and a number a vote', async (_name, stage) => {
  const s = await stage(await url(), start, names, title);
  closing.push(s.close);
  await s.say('店长 Lin', open);
  expect(s.heard().at(-1)?.text).toBe('投票 1：周五吃什么（到 11月21日 11:00）\n1 火锅  2 烤肉\n回数字就行。');
  await s.say('May', '2');
  await s.say('阿豪', '扣2');
  await s.until(start + hour);
  expect(s.heard().map((l) => l.text)).toEqual(
    expect.arrayContaining(['May 投好了，现在 1 位。', '阿豪 投好了，现在 2 位。']),
  );
  expect(s.heard().at(-1)?.text).toBe(result);
  expect(s.bot.errors).toEqual([]);
});

describe('over the playground and Telegram in one community', () => {
  it('is one poll; who is in both groups has one vote', async () => {
    const h: Harness = await harness({ start });
    closing.push(h.close);
    const api = await standIn({ now: h.clock.now });
    closing.push(api.close);
    const owner = api.user('王店');
    const may = api.user('小五');
    const group = api.group('小鹿二群', owner);
    api.placeBot(group, owner, 'administrator');
    const telegram = createTelegram({
      token: api.token,
      apiRoot: api.root,
      clock: h.clock,
      holdSeconds: 1,
      budgets: unpaced,
      onError: (e) => h.errors.push(e),
    });
    await h.banyan.addPlatform(telegram);
    const settle = async (): Promise<void> => {
      await until(() => api.updates.waiting.length === 0);
      await h.settle();
    };
    const there = async (user: User, text: string, where: Chat = group): Promise<string> => {
      api.say(where, user, text);
      await settle();
      return (api.said(where).at(-1)?.text ?? '').replaceAll('\u2060', '');
    };
    const code = (text: string): string => /[A-Z0-9]{6}/.exec(text)?.[0] ?? 'no code';
    for (const who of ['lin', 'May', '阿豪']) await h.say(who, '早');
    api.start(owner);
    await there(owner, '早');
    await there(owner, `/社群 ${code((await h.tell('lin', '社群')).join())}`);
    await h.press('lin', '同意', 'private');
    await settle();
    api.join(group, may);
    await there(may, '大家好');
    await there(may, `合并 ${code((await h.tell('May', '合并')).join())}`, api.start(may));
    await h.press('May', '是我，合并', 'private');
    await settle();

    expect(await h.say('lin', '/投票 周五吃什么 | 火锅 | 烤肉 [1小时] [所有群]')).toEqual([
      expect.stringContaining('投票 1：周五吃什么'),
      '投票 1 发到 2 个群了，结束时告诉大家。',
    ]);
    await settle();
    await h.press('May', '火锅');
    await h.press('阿豪', '烤肉');
    api.votes(group, may, [1]);
    await settle();
    const end = await h.pass(hour);
    await settle();
    expect(end.join()).toBe(
      board(
        '投票 1 结束：周五吃什么，2 位投了',
        '1 火锅 0（0%）',
        '2 烤肉 ████████ 2（100%）小五、阿豪',
        '最多的是「烤肉」。',
      ),
    );
    expect(api.said(group).at(-1)?.text?.replaceAll('\u2060', '')).toBe(end.join());
    expect(h.errors).toEqual([]);
  });
});
