/** Quotes that may have been typed by hand, on a platform whose quotes are part of the text. */
import { gte } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, hour, minute, wechatCan, type Harness } from '../../../../test/harness.ts';
import { defineMessages, definePeople } from '../../../schema.ts';
import type { MessageEvent } from '../../../types.ts';
import { bare, wanted } from './claimed.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

/** A group the bot has heard for `days` days, every day something; a word is not welcome. */
const known = async (days = 8): Promise<Harness> => {
  h = await harness({ can: wechatCan });
  await h.say('lin', '大家早');
  await h.say('may', '谁加薇信帮我看看批号，谢谢大家啦');
  await h.tell('lin', '添加违禁词 加微信 马上');
  for (let i = 0; i < days; i++) {
    await h.pass(day - minute);
    await h.say('may', `早呀 ${i}`);
  }
  return h;
};
let nth = 0;
/** What the bot says of a quote that stands in the text. */
const quote = (b: Harness, text: string, more: Partial<MessageEvent['replyTo'] & object> = {}, says = '是吗') =>
  b.hear(async () => {
    const replyTo = { messageId: '', text, unproven: 'member' as const, ...more };
    await b.deliver({ who: 'x', text: says, id: `q${++nth}`, messageId: `q${nth}`, replyTo });
  });
const acted = expect.arrayContaining([expect.stringContaining('为什么')]) as unknown;

describe('a quote that was perhaps typed by hand', () => {
  it('counts as said by its author when nobody said it here', async () => {
    const b = await known();
    expect(await quote(b, '加薇信 abc123 领奶粉')).toEqual(acted);
    expect(await quote(b, '明天见')).toEqual([]);
  });

  it('is none when it was said, whole, cut short or laid out otherwise, after a restart and taken down too', async () => {
    const b = await known();
    await b.restart();
    await b.pass(day);
    await b.say('may', '早');
    await b.pass(hour);
    for (const text of [
      '谁加薇信帮我看看批号，谢谢大家啦',
      '谁加薇信帮我看…',
      '谁加薇信 帮我看看批号...',
      '@小榕\u2005谁加薇信帮我看看批号，谢谢大家啦',
      '「May：谁加薇信帮我看看批号」\n- - - - - - -\n不是我',
    ])
      expect([text, ...(await quote(b, text))]).toEqual([text]);
    // It was acted on when it was said; whoever quotes it is not.
    expect(await b.say('hao', '加薇信买便宜奶粉')).toEqual(acted);
    expect(await quote(b, '加薇信买便宜奶粉')).toEqual([]);
    // Behind what was really said stands something else.
    expect(await quote(b, '加薇信买便宜奶粉 abc123')).toEqual(acted);
  });

  it('leaves what else the message asks for alone', async () => {
    const b = await known();
    const [said] = await quote(b, '谁加薇信帮我看看批号', {}, '签到');
    expect(said).toContain('签到');
    expect(said).not.toContain('为什么');
  });

  it('is nobody’s when the words are said to be the bot’s, or stand for a thing', async () => {
    const b = await known();
    expect(await quote(b, '加薇信 abc123', { unproven: 'bot' })).toEqual([]);
    expect(await quote(b, '[文件] 加薇信.pdf')).toEqual([]);
  });

  it('is nobody’s where the bot is new', async () => {
    expect(await quote(await known(5), '加薇信 abc123')).toEqual([]);
  });

  it('is nobody’s where the history was imported', async () => {
    const b = await known();
    const { rooms } = b.database.t(definePeople);
    await b.database.write(async () => {
      await b.database.db.update(rooms).set({ importedUntil: b.clock.now() - 3 * day });
    });
    await b.restart();
    await b.pass(day);
    await b.say('may', '早');
    await b.pass(hour);
    expect(await quote(b, '加薇信 abc123')).toEqual([]);
  });

  it('is nobody’s after the bot was away, or words were erased', async () => {
    const b = await known();
    await b.restart();
    expect(await quote(b, '加薇信 abc1')).toEqual([]);
    await b.pass(day - minute);
    await b.say('may', '早');
    await b.pass(hour);
    await b.banyan.missed({ account: 'playground', since: b.clock.now() - hour, until: b.clock.now() });
    expect(await quote(b, '加薇信 abc2')).toEqual([]);
    await b.pass(day - minute);
    await b.say('may', '早');
    await b.pass(hour);
    expect(await quote(b, '加薇信 abc3')).toEqual(acted);
    const { messages } = b.database.t(defineMessages);
    await b.database.write(async () => {
      const lately = gte(messages.at, b.clock.now() - 2 * day);
      await b.database.db.update(messages).set({ text: null, firstText: null }).where(lately);
    });
    expect(await quote(b, '加薇信 abc4')).toEqual([]);
  });

  it('is nobody’s after a silence in which the bot may have been deaf', async () => {
    const b = await known();
    await b.pass(2 * day);
    await b.say('may', '早');
    expect(await quote(b, '加薇信 abc123')).toEqual([]);
  });

  it('of another chat counts at once, with a real id never', async () => {
    const b = await known(0);
    expect(await quote(b, '加薇信 abc123', { unproven: 'elsewhere' })).toEqual(acted);
    await b.deliver({ who: 'x', text: '是吗', replyTo: { messageId: '1', text: '加薇信 abc123' } });
    await b.settle();
    expect(b.traces.at(-1)?.effects).toEqual([]);
  });
});

describe('what is compared', () => {
  it('forgets spaces, signs, emoji and markup', () => {
    expect(bare('加 微信👍，<br/>ABC&amp;１…')).toBe('加微信abc1');
    expect(bare('加微信 <img class="emo…')).toBe('加微信');
  });
  it('is all of it, or what follows the hit where parts are not kept', () => {
    expect(wanted('谁加微信呀', [{ start: 1 }])).toEqual([['谁加微信呀']]);
    expect(wanted('@榕 加微信呀\n好', [{ start: 3 }])).toEqual([['榕加微信呀好'], ['加微信呀']]);
  });
});
