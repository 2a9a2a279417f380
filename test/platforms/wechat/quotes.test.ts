/** Quotes on WeChat, which stand in the text: typed by hand, and real ones of what was said before the bot was restarted. */
import { expect, it } from 'vitest';

import { fakeClock } from '../../clock.ts';
import { freshHouse } from '../../servers/index.ts';
import { until } from '../../until.ts';
import { liveBot } from './day-stage.ts';
import { standIn, type Contact, type Room } from './index.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const dashes = '\n- - - - - - - - - - - - - - -\n';

it('a quote typed by hand counts as said, a real one of long ago does not', async () => {
  const house = await freshHouse('sqlite');
  const clock = fakeClock(Date.parse('2026-11-21T10:00:00+08:00'));
  const api = await standIn({ now: clock.now });
  const [lin, may, hao] = ['店长 Lin', 'May', '阿豪'].map((n) => api.person(n, { friend: true })) as [
    Contact,
    Contact,
    Contact,
  ];
  const group = api.room('小鹿母婴群', lin, [may, hao]);
  let bot = await liveBot(api, house.url, clock);
  const say = async (who: Contact, text: string, to: Room | 'private' = group): Promise<string[]> => {
    const before = api.said(group).length;
    const { id } = api.say(to, who, text);
    const taken = () => bot.traces.some((t) => t.event.kind === 'message' && t.event.messageId === id);
    await until(taken, undefined, `“${text}” taken`);
    // Answers of one moment are one line: it is waited for.
    await pass(minute);
    return api
      .said(group)
      .slice(before)
      .map((l) => l.text ?? '');
  };
  const pass = (ms: number) => clock.moveTo(clock.now() + ms, () => bot.rest());
  try {
    await say(lin, '大家早');
    await say(may, '谁加薇信帮我看看批号');
    await say(lin, '添加违禁词 加微信 马上', 'private');
    for (let i = 0; i < 8; i++) {
      await pass(day - 2 * minute);
      await say(may, `早呀 ${i}`);
    }
    await bot.stop();
    bot = await liveBot(api, house.url, clock);
    await pass(day - 2 * minute);
    await say(may, '早');
    await pass(minute);
    expect(await say(hao, `「May：谁加薇信帮我看看批号」${dashes}我来`)).toEqual([]);
    expect(await say(hao, `「May：谁加薇信帮…」${dashes}我来`)).toEqual([]);
    expect(await say(hao, `「May：加薇信 abc123 领奶粉」${dashes}我来`)).toEqual([
      expect.stringContaining('为什么') as unknown,
    ]);
    const xml = `<msg><appmsg><title>我来</title><type>57</type><refermsg><type>1</type><svrid>901</svrid><displayname>May</displayname><content>加薇信 xyz789</content></refermsg></appmsg></msg>`;
    expect(await say(may, xml)).toEqual([expect.stringContaining('为什么') as unknown]);
    expect(bot.errors).toEqual([]);
  } finally {
    await bot.stop();
    await api.close();
    await house.drop();
  }
});
