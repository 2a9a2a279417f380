import { afterEach, describe, expect, it } from 'vitest';

import { harness, minute, wechatCan, type Harness } from '../harness.ts';
import { everydayLines } from './everyday-lines.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

describe('how the bot speaks', () => {
  it('leaves 500 everyday lines with command words in them alone', async () => {
    h = await harness();
    expect(everydayLines.length).toBeGreaterThanOrEqual(500);
    const answered: string[] = [];
    for (const [i, text] of everydayLines.entries()) {
      await h.clock.moveTo(h.clock.now() + 1000, async () => undefined);
      await h.deliver({ who: `m${i % 40}`, text });
      if (h.traces.at(-1)?.effects.length) answered.push(text);
    }
    await h.settle();
    expect(answered).toEqual([]);
    expect(h.transcript()).toEqual([]);
    // The same room does answer when it is meant, so silence above is no accident.
    expect(await h.say('may', '签到')).toHaveLength(1);
  });

  it('books 300 check-ins of five minutes and answers in at most 15 messages on WeChat, each name once', async () => {
    h = await harness({ can: wechatCan, mergeSeconds: 20 });
    const said: string[] = [];
    for (let i = 0; i < 300; i++) {
      const bot = h;
      said.push(...(await bot.hear(() => bot.deliver({ who: `客人${i}号`, text: '签到' }))));
      said.push(...(await bot.pass(1000)));
    }
    const within = said.length;
    expect(within).toBeLessThanOrEqual(15);
    said.push(...(await h.pass(2 * minute)));
    const all = said.join('\n');
    for (let i = 0; i < 300; i++) expect(all.split(new RegExp(`客人${i}号(?!\\d)`)).length - 1, `客人${i}号`).toBe(1);
    const booked = h.traces.filter((t) => t.by === 'checkin' && t.moved.length === 1);
    expect(booked).toHaveLength(300);
  });

  it('answers one person at most five times a minute, then books in silence', async () => {
    h = await harness();
    const answers = [];
    for (let i = 0; i < 8; i++) answers.push(...(await h.say('may', '排行榜')));
    expect(answers).toHaveLength(5);
    await h.pass(minute + 1000);
    expect(await h.say('may', '排行榜')).toHaveLength(1);
  });
});
