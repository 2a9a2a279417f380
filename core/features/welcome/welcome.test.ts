import { afterEach, expect, it } from 'vitest';

import { day, everythingBut, harness, type Harness } from '../../../test/harness.ts';
import { switchKey } from '../../settings.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

/** Switches a feature on without going through the settings feature. */
async function switchOn(it: Harness, feature: string): Promise<void> {
  await it.say('lin', 'hello');
  const trace = it.traces.at(-1);
  if (trace?.event.kind !== 'message') throw new Error('no message');
  const found = it.banyan.house.people.find(trace.event);
  if (!found) throw new Error('nobody');
  const { community } = found;
  await it.database.write((tx) =>
    it.banyan.house.settings.restore({ cause: 'test' } as never, tx, switchKey(feature), community.id, 0, true),
  );
}

it('is off until switched on', async () => {
  h = await harness();
  expect(await h.act({ do: 'join', who: 'xiaohe' })).toEqual([]);
});

it('greets a newcomer in the words of the group', async () => {
  h = await harness();
  await switchOn(h, 'welcome');
  expect(await h.act({ do: 'join', who: 'xiaohe' })).toEqual([
    '@小禾 欢迎！发「签到」领第一份积分，发「帮助」看我能做什么。',
  ]);
  await h.act({ do: 'leave', who: 'xiaohe' });
  expect(await h.act({ do: 'join', who: 'xiaohe' })).toEqual([]);
  await h.act({ do: 'leave', who: 'xiaohe' });
  await h.pass(8 * day);
  expect(await h.say('lin', '/欢迎词 欢迎来，先看看群规')).toEqual(['欢迎词换好了，下一位新人就能看到。']);
  expect(await h.act({ do: 'join', who: 'xiaohe' })).toEqual(['@小禾 欢迎来，先看看群规']);
  expect(await h.say('may', '/欢迎词 乱改')).toEqual(['这个要管理员来。']);
});

it('greets many who join together in one message', async () => {
  h = await harness({ mergeSeconds: 20, can: everythingBut('choices') });
  await switchOn(h, 'welcome');
  await h.act({ do: 'join', who: 'xiaohe' });
  for (const name of ['甲', '乙', '丙'])
    await h.platform.deliver({
      kind: 'joined',
      id: name,
      account: 'playground',
      at: h.clock.now(),
      room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
      from: { id: name, name, role: 'member' },
    });
  expect(await h.pass(25_000)).toEqual(['@甲、@乙、@丙 欢迎！发「签到」领第一份积分，发「帮助」看我能做什么。']);
});
