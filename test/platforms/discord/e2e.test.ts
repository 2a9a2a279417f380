/** The whole bot on Discord, over the wire: commands from the menu, guided settings, a gap told to the owner. */
import { afterEach, beforeEach, expect, it } from 'vitest';

import { keepInMemory, type Keep } from '../../../adapters/discord/state.ts';
import type { Guild, User } from '../../../adapters/discord/wire.ts';
import { defineOutbox } from '../../../core/schema.ts';
import { freshDatabase, type Fresh } from '../../servers/index.ts';
import { liveDiscord, until, type LiveDiscord } from './house.ts';
import { standIn, type StandIn } from './index.ts';

let api: StandIn;
let bot: LiveDiscord;
let fresh: Fresh;
let owner: User;
let may: User;
let guild: Guild;
let keep: Keep;
beforeEach(async () => {
  keep = keepInMemory();
  fresh = await freshDatabase('sqlite');
  api = await standIn();
  owner = api.user('店长 Lin');
  may = api.user('May');
  guild = api.guild('小鹿母婴', owner);
  api.add(guild, may);
  bot = await liveDiscord(api, fresh.url, { keep });
  await until(() => api.line.connected() === 1);
});
afterEach(async () => {
  await bot.stop();
  await api.close();
  await fresh.drop();
  expect(api.faulty).toEqual([]);
});
const texts = (channel = api.main(guild)) => api.said(channel).map((l) => api.text(l));

it('every command of the house fits into the menu as Discord takes it', async () => {
  await until(() => api.world.commands.length > 0);
  const names = api.world.commands.map((c) => c['name']);
  expect(names).toEqual(expect.arrayContaining(['checkin', 'points', 'top', 'settings', 'help']));
  expect(names.length).toBeLessThanOrEqual(100);
  const checkin = api.world.commands.find((c) => c['name'] === 'checkin');
  expect(checkin).toMatchObject({ name_localizations: { 'zh-CN': '签到', 'zh-TW': '簽到' } });
});

it('a check-in from the menu is answered in its place', async () => {
  const i = api.slash(guild, may, 'checkin');
  await until(() => api.original(i));
  expect(api.text(api.original(i) ?? ({} as never))).toMatch(/签到啦/);
  const again = api.slash(guild, may, 'checkin');
  await until(() => api.original(again));
  expect(api.text(api.original(again) ?? ({} as never))).toMatch(/签过/);
});

it('settings are seen by who asks alone, completed while typed, and only for staff', async () => {
  const typing = api.complete(guild, owner, 'settings', '签到');
  await until(() => api.response(typing));
  expect(JSON.stringify(api.response(typing)?.data)).toContain('签到积分');
  const i = api.slash(guild, owner, 'settings', '签到积分 8');
  await until(() => api.original(i));
  expect(api.original(i)?.alone).toBe(owner.id);
  const no = api.slash(guild, may, 'settings', '签到积分 9');
  await until(() => api.original(no));
  const points = api.slash(guild, may, 'checkin');
  await until(() => api.original(points));
  expect(api.text(api.original(points) ?? ({} as never))).toContain('+8');
});

it('guided settings in private, by list and button', async () => {
  api.say(guild, owner, '大家好');
  await until(() => bot.traces.length > 0);
  api.say('private', owner, '设置');
  const chat = api.chat(owner);
  await until(() => texts(chat).length === 1);
  const first = api.said(chat)[0]?.components?.[0]?.components[0];
  const label = first?.label ?? first?.options?.[0]?.label ?? '';
  if (first?.type === 2) api.press('private', owner, label);
  else api.choose('private', owner, label);
  await until(() => texts(chat).length === 2);
  expect(api.said(chat)[1]?.components?.length).toBeGreaterThan(0);
});

it('what was said in a gap is written down, and the owner is told once, in private', async () => {
  api.say(guild, owner, '大家好');
  await until(() => bot.traces.some((t) => t.event.kind === 'message'));
  await bot.stop();
  api.line.forget();
  const clock = bot.clock;
  clock.jump(40 * 60_000);
  bot = await liveDiscord(api, fresh.url, { keep, clock });
  await until(() => texts(api.chat(owner)).length > 0);
  await bot.banyan.idle();
  expect(texts(api.chat(owner))).toEqual([expect.stringMatching(/^Discord 从 \d\d:\d\d 到 \d\d:\d\d 断过线/)]);
  expect(texts()).toEqual([]);
});

it('a send cut short is sent again with its key, once in all', async () => {
  api.fault({ route: /^POST \/channels\/\d+\/messages$/, how: 'cut-after' });
  api.say(guild, may, '签到');
  await until(
    () => api.calls.filter((c) => c.route.endsWith('/messages') && c.route.startsWith('POST /channels')).length >= 2,
  );
  await bot.banyan.idle();
  expect(texts()).toHaveLength(1);
});

it('once Discord may have forgotten the key it is not sent again, but left as "maybe"', async () => {
  const post = /^POST \/channels\/\d+\/messages$/;
  api.fault({ route: post, how: 'cut-after', times: 50 });
  api.say(guild, may, '签到');
  const posts = (): number => api.calls.filter((c) => post.test(c.route)).length;
  await until(() => posts() > 0);
  bot.clock.jump(61_000);
  // One more may be on its way right now.
  const most = posts() + 1;
  const { outbox } = bot.database.t(defineOutbox);
  const rows = () => bot.database.read.select({ state: outbox.state, error: outbox.error }).from(outbox);
  await until(async () => (await rows()).some((r) => r.state === 'maybe'));
  expect(await rows()).toEqual([{ state: 'maybe', error: expect.stringMatching(/^maybe: /) as string }]);
  await bot.banyan.idle();
  expect(posts()).toBeLessThanOrEqual(most);
});

it('an invite link is said to whom it is for', async () => {
  api.say(guild, owner, '大家好');
  await until(() => bot.traces.some((t) => t.event.kind === 'message'));
  const seen = bot.traces.find((t) => t.event.kind === 'message')?.event;
  const { people } = bot.banyan.house;
  const found = seen && seen.kind !== 'timer' ? people.find(seen) : undefined;
  const { outbox } = bot.database.t(defineOutbox);
  const effect = {
    do: 'invite',
    room: found?.room.id,
    name: '小红书',
    to: { private: found?.person.member },
    say: '发这个：{link}',
  };
  const row = {
    room: found?.room.id ?? 0,
    member: 0,
    class: 'reply' as const,
    state: 'pending' as const,
    payload: { effect },
  };
  await bot.database.write(() =>
    bot.database.db
      .insert(outbox)
      .values({ ...row, notBefore: 0, eventId: 'x', at: 0 })
      .then(() => undefined),
  );
  await bot.banyan.idle();
  await until(() => texts(api.chat(owner)).length === 1);
  expect(texts(api.chat(owner))[0]).toMatch(/^发这个：https:\/\/discord\.gg\/inv\d+$/);
  expect(texts()).toEqual([]);
});
