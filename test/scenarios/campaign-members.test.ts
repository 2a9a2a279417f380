/**
 * A campaign for members over two platforms at once, each the real adapter against its stand-in: Telegram over HTTP, QQ on
 * a socket. Each person hears it once, in private, whatever accounts they have; who cannot be reached is named.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';

import { createQq } from '../../adapters/qq/index.ts';
import { campaignSchema, type CampaignInput } from '../../core/features/campaigns/language.ts';
import { minute } from '../harness.ts';
import { unpaced } from '../platforms/qq/day-stage.ts';
import { standIn, type Group, type StandIn, type User } from '../platforms/qq/index.ts';
import { onTelegram, type TelegramStage } from '../platforms/telegram/day-stage.ts';
import { freshDatabase, testDialect, type Fresh } from '../servers/index.ts';
import { until } from '../until.ts';

const start = Date.parse('2026-11-21T10:00:00+08:00');
const say = { 'zh-CN': '近来好吗', 'zh-TW': '近來好嗎', en: 'How are you' };

let fresh: Fresh;
let t: TelegramStage;
let api: StandIn;
let group: Group;
const users: Record<string, User> = {};
let settle: () => Promise<void>;

beforeEach(async () => {
  fresh = await freshDatabase(testDialect());
  t = await onTelegram(fresh.url, start, ['店长', 'May', '阿豪'], '小鹿母婴群');
  api = await standIn({ now: t.bot.clock.now });
  const qq = createQq({ url: api.url, clock: t.bot.clock, onError: (e) => t.bot.errors.push(e), ...unpaced });
  for (const name of ['王店', '小五', '小六', '小七']) users[name] = api.world.user(name);
  group = api.world.found('小鹿二群', users['王店']!);
  for (const name of ['小五', '小六', '小七']) api.world.enter(group, users[name]!);
  api.world.enter(group, api.world.self, 'admin');
  for (const user of Object.values(users)) api.world.friends.add(user.id);
  await t.bot.banyan.addPlatform(qq);
  await until(() => qq.trouble() === undefined);
  settle = async () => {
    for (let i = 0; i < 3; i++) {
      await api.flushed();
      await qq.idle();
      await until(() => t.api.updates.waiting.length === 0);
      await t.bot.rest();
    }
  };
});
afterEach(async () => {
  await t.close();
  await api.close();
  await fresh.drop();
});

/** What the bot said in private and in groups, on both, after so many lines of each. */
const heard = (): string[] => [
  ...t.heard().map((l) => `Telegram ${l.to}: ${l.text}`),
  ...[...api.world.lines.values()]
    .filter((l) => l.from.id === api.world.self.id)
    .map((l) => {
      const to = l.room.startsWith('g') ? 'group' : api.world.users.get(Number(l.room))?.name;
      return `QQ ${to}: ${l.message.map(({ data }) => (typeof data['text'] === 'string' ? data['text'] : '')).join('')}`;
    }),
];
const tell = async (who: string, text: string): Promise<string[]> => {
  const before = heard();
  if (users[who]) api.say('private', users[who], text);
  else await t.tell(who, text);
  await settle();
  return heard().filter((l) => !before.includes(l));
};
const codeIn = (lines: readonly string[]): string => /[A-Z0-9]{6}/u.exec(lines.join())?.[0] ?? 'no code';
const greeted = (): string[] => heard().filter((l) => l.includes('近来好吗'));

/** QQ's group comes into the community of Telegram's, and May is 小五 there. */
async function oneCommunity(): Promise<void> {
  for (const who of ['店长', 'May', '阿豪']) await t.say(who, '早');
  for (const name of ['王店', '小五', '小六', '小七']) api.say(group, users[name]!, '早');
  await settle();
  const code = codeIn(await tell('店长', '社群'));
  api.say(group, users['王店']!, `/社群 ${code}`);
  await settle();
  await tell('店长', '同意');
  const link = codeIn(await tell('May', '合并'));
  await tell('小五', `合并 ${link}`);
  await tell('May', '是我，合并');
  await tell('小六', '你好');
}
const give = async (campaign: Partial<CampaignInput>): Promise<void> => {
  const campaigns = [
    campaignSchema.parse({ id: 'care', title: '回访', when: 'hand', say, who: { members: 'all' }, ...campaign }),
  ];
  await t.bot.banyan.give('campaigns.files', { campaigns });
  await settle();
};

it('reaches each person once over both, says who is left out, and adds up', async () => {
  await oneCommunity();
  await give({});
  const looked = (await tell('店长', '预览 回访')).join();
  expect(looked).toMatch(/3 位成员（(?:Telegram 2、QQ 1|Telegram 1、QQ 2)），每人私聊一条。/u);
  expect(looked).toMatch(/发不到：没跟我私聊过 3 位（/u);
  for (const name of ['阿豪', '王店', '小七']) expect(looked).toContain(name);
  await tell('店长', '开始 回访');
  await tell('店长', '发');
  await t.until(t.bot.clock.now() + 11 * minute);
  await settle();
  const got = greeted().map((l) => l.split(':')[0]);
  expect(got).toHaveLength(3);
  expect(got).toContain('Telegram 店长');
  expect(got).toContain('QQ 小六');
  // May hears it on one of her two accounts.
  expect(got.filter((l) => l === 'Telegram May' || l === 'QQ 小五')).toHaveLength(1);
  expect((await tell('店长', '群发 1')).join()).toContain(
    '6 位成员，发出 3，没发成 0，不确定 0，等着 0，跳过 3\n原因：没跟我私聊过 3',
  );
  expect(t.bot.errors).toEqual([]);
});

it('keeps to one platform when it says so, and to those who did not unsubscribe', async () => {
  await oneCommunity();
  await give({ who: { platforms: ['qq'], members: 'all' }, when: { every: '0 12 * * *' } });
  await tell('小六', '退订');
  await t.until(Date.parse('2026-11-21T12:01:00+08:00'));
  await settle();
  // Of those in QQ's group May alone wrote there in private and wants to hear of it.
  expect(greeted()).toEqual([expect.stringMatching(/^QQ 小五: 近来好吗\n（不想收这类私信，回「退订」）$/u)]);
  expect((await tell('店长', '群发 1')).join()).toContain('4 位成员，发出 1，没发成 0，不确定 0，等着 0，跳过 3');
  expect(t.bot.errors).toEqual([]);
});

it('counts who blocked the bot as not reached, and says why', async () => {
  await oneCommunity();
  await give({ who: { platforms: ['telegram'], members: 'all' } });
  t.api.block(t.userOf('May'));
  await tell('店长', '开始 回访');
  await tell('店长', '发');
  await t.until(t.bot.clock.now() + 11 * minute);
  await settle();
  expect(greeted()).toEqual([expect.stringContaining('Telegram 店长: 近来好吗')]);
  expect((await tell('店长', '群发 1')).join()).toMatch(
    /3 位成员，发出 1，没发成 1，不确定 0，等着 0，跳过 1\n原因：(?:对方不收我的私信 1，没跟我私聊过 1|没跟我私聊过 1，对方不收我的私信 1)/u,
  );
  expect(t.bot.errors).toEqual([]);
});
