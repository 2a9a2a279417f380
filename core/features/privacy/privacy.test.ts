import { afterEach, expect, it } from 'vitest';

import { day, harness, type Harness } from '../../../test/harness.ts';
import { defineInbox, defineMessages } from '../../schema.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const texts = async (it: Harness): Promise<(string | null)[]> => {
  const { messages } = it.database.t(defineMessages);
  const rows = await it.database.read.select({ text: messages.text }).from(messages).orderBy(messages.id);
  return rows.map((r) => r.text);
};

/** Shortening it loses texts, so it is asked once. */
const keepDays = async (it: Harness, days: number): Promise<void> => {
  const [asked] = await it.say('lin', `/设置 消息保留天数 ${days}`);
  expect(asked).toContain('[');
  await it.press('lin', 1);
};

it('says what is kept, in the language of the person', async () => {
  h = await harness();
  expect((await h.say('may', '/隐私'))[0]).toContain('消息原文留 30 天');
  expect((await h.tell('may', '/privacy'))[0]).toContain('30');
});

it('erases texts after the days the community set, and keeps the rows', async () => {
  h = await harness();
  await keepDays(h, 7);
  await h.say('may', '周末去哪儿玩');
  // The nightly round is planned when the process starts.
  await h.restart();
  await h.pass(6 * day);
  expect(await texts(h)).toContain('周末去哪儿玩');
  await h.pass(3 * day);
  expect(new Set(await texts(h))).toEqual(new Set([null]));
});

it('stores no text at all when the days are 0', async () => {
  h = await harness();
  await keepDays(h, 0);
  await h.say('may', '这句不留');
  expect(await texts(h)).not.toContain('这句不留');
});

it('tidies the intake after 60 days', async () => {
  h = await harness();
  await h.say('may', '签到');
  await h.restart();
  await h.pass(62 * day);
  const { inbox } = h.database.t(defineInbox);
  const keys = await h.database.read.select({ account: inbox.account }).from(inbox);
  expect(keys.filter((k) => k.account === 'playground')).toEqual([]);
  expect(await h.say('may', '积分')).toEqual(['@May 现在 5 分。']);
});
