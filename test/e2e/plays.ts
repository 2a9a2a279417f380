/** The same short day in a group, in Chinese and in English. */
import { strict as assert } from 'node:assert';

import type { Chat } from './chat.ts';

export interface Play {
  readonly language: string;
  /** Steps in order; each says what it shows. */
  readonly steps: readonly [name: string, run: (chat: Chat, timeZone: string) => Promise<void>][];
}

const topicMs = 150_000;

/** The next full minute that is not too near to be planned in time: `14:05`. */
function soon(timeZone: string): string {
  const at = Math.ceil((Date.now() + 10_000) / 60_000) * 60_000;
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}

const struck = async (chat: Chat, act: () => Promise<string>): Promise<string> => {
  const before = await chat.removed();
  const said = await act();
  assert.equal(await chat.removed(), before + 1, 'the message should have been struck out');
  return said;
};

/** The act's number, by which one asks why. */
const numberIn = (text: string): string => {
  const found = /(?:为什么|why) ([0-9A-F]{3,})/.exec(text)?.[1];
  assert.ok(found, `no number to ask by in ${text}`);
  return found;
};

export const chinese: Play = {
  language: 'zh-CN',
  steps: [
    [
      'check in twice',
      async (chat) => {
        await chat.tap('checkin', /@May 签到啦，\+5，现在 5 分/);
        await chat.ask('may', '签到！！', /今天签过了，明天见/);
      },
    ],
    ['leaderboard', async (chat) => void (await chat.ask('may', '排行榜', /May\D+5/))],
    ['a word rule', async (chat) => void (await chat.tap('rule', /记下了/))],
    [
      'the word, plain',
      async (chat) =>
        void (await struck(chat, () => chat.ask('sofia', '兼职刷单，来钱快', /@Sofia .*为什么 [0-9A-F]{3}/))),
    ],
    [
      'the words, pulled apart; why',
      async (chat) => {
        const told = await struck(chat, () => chat.tap('ad', /@阿豪 .*为什么 [0-9A-F]{3}/));
        assert.match(await chat.tap('why', /拆开写/), /刷/);
        numberIn(told);
      },
    ],
    ['undo', async (chat) => void (await chat.tap('undo', /撤销了|撤掉了|改回/))],
    [
      'a topic at its time',
      async (chat, timeZone) => {
        await chat.ask('lin', '/添加话题 最近入手了什么好物？', /记下了/);
        await chat.ask('lin', `/定时话题 每天 ${soon(timeZone)}`, /./);
        await chat.hear(/今日话题：.+/, topicMs);
      },
    ],
    [
      'a newcomer comes and goes',
      async ({ page }) => {
        await page.click('#people .move');
        await page.waitForSelector('#log > .notice:last-of-type:has-text("小禾 进群了")');
        await page.click('#people .move');
        await page.waitForSelector('#log > .notice:last-of-type:has-text("小禾 退群了")');
      },
    ],
    [
      'the owner’s private chat, by buttons',
      async (chat) => {
        await chat.page.click('#people [data-who="lin"]');
        await chat.page.click('#tab-private');
        await chat.press('店铺群', /可以吗/);
        await chat.press('好', /./);
        await chat.page.click('#tab-group');
      },
    ],
  ],
};

export const english: Play = {
  language: 'en',
  steps: [
    ['the group’s language', async (chat) => void (await chat.ask('lin', '/language en', /English/))],
    [
      'check in twice',
      async (chat) => {
        await chat.ask('sofia', '/checkin', /@Sofia .*\+5/);
        await chat.ask('sofia', '/checkin', /tomorrow/i);
      },
    ],
    ['leaderboard', async (chat) => void (await chat.ask('sofia', '/top', /Sofia\D+5/))],
    ['a word rule', async (chat) => void (await chat.tap('rule', /./))],
    [
      'the word, plain',
      async (chat) =>
        void (await struck(chat, () => chat.ask('may', 'easy money for everybody', /@May .*\/why [0-9A-F]{3}/))),
    ],
    [
      'the words, dressed up; why',
      async (chat) => {
        const told = await struck(chat, () => chat.tap('ad', /@阿豪 .*\/why [0-9A-F]{3}/));
        const number = numberIn(told);
        await chat.ask('hao', `/why ${number}`, /ea…/i);
      },
    ],
    ['undo', async (chat) => void (await chat.tap('undo', /undone|taken back|back to/i))],
    [
      'a topic at its time',
      async (chat, timeZone) => {
        await chat.ask('lin', '/topic-add What made you laugh this week?', /./);
        await chat.ask('lin', `/topics-schedule daily ${soon(timeZone)}`, /./);
        await chat.hear(/Topic of the day: .+/, topicMs);
      },
    ],
  ],
};
