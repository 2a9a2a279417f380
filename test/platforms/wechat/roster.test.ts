/** The lists of the groups after a login, through the real client library and a real puppet service. */
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createWechat, type LoginState } from '../../../adapters/wechat/index.ts';
import { isNews } from '../../../adapters/wechat/roster.ts';
import type { Event } from '../../../core/types.ts';
import { jumpClock } from '../../jump-clock.ts';
import { until } from '../telegram/house.ts';
import { standIn, type StandIn } from './index.ts';
import { unpaced } from './quick.ts';

let api: StandIn;
beforeAll(async () => void (api = await standIn()));
afterAll(() => api.close());

it('are told before anything that was said, and again only when there is news', async () => {
  const [lin, may] = [api.person('店长 Lin'), api.person('May')];
  const group = api.room('小鹿母婴群', lin, [may]);
  group.aliases.set(may.id, '五月');
  const events: Event[] = [];
  let kept: LoginState | undefined;
  let open = false;
  const login = async (): Promise<() => Promise<void>> => {
    const bot = createWechat({
      puppet: 'wechaty-puppet-service',
      endpoint: api.endpoint,
      token: api.token,
      clock: jumpClock(),
      ...unpaced,
      login: { load: () => kept, save: (state) => void (kept = state) },
    });
    await bot.start(async (event) => {
      if (event.kind === 'roster') await until(() => open);
      events.push(event);
    });
    await until(() => bot.trouble() === undefined);
    return bot.stop;
  };
  const stop = await login();
  api.say(group, may, '签到');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(events).toEqual([]);
  open = true;
  await until(() => events.length === 2);
  expect(events[0]).toMatchObject({
    kind: 'roster',
    account: 'wechat',
    rooms: [
      {
        room: { id: group.id, name: '小鹿母婴群' },
        members: expect.arrayContaining([
          { id: lin.id, name: '店长 Lin', role: 'owner' },
          { id: may.id, name: '五月', role: 'member' },
        ]) as unknown,
      },
    ],
  });
  expect(events[1]).toMatchObject({ kind: 'message', text: '签到' });
  await until(() => kept !== undefined);
  await stop();

  // The same account and the same groups: nothing is asked for.
  const again = await login();
  api.say(group, may, '早');
  await until(() => events.length === 3);
  expect(events.map((e) => e.kind)).toEqual(['roster', 'message', 'message']);
  await again();
});

it('ids that end with the login are always news', () => {
  const kept = { self: 'wxid_a', rooms: ['1@chatroom', '2@chatroom'] };
  expect(isNews(kept, { self: 'wxid_a', rooms: ['2@chatroom'] })).toBe(false);
  expect(isNews(kept, { self: 'wxid_a', rooms: ['3@chatroom'] })).toBe(true);
  expect(isNews(kept, { self: 'wxid_b', rooms: ['1@chatroom'] })).toBe(true);
  expect(isNews(undefined, { self: 'wxid_a', rooms: [] })).toBe(true);
  expect(isNews({ self: '@a', rooms: ['@@1'] }, { self: '@a', rooms: ['@@1'] })).toBe(true);
});
