import { afterEach, expect, it } from 'vitest';

import { harness, type Harness } from '../../../test/harness.ts';
import type { Right } from '../../types.ts';

let h: Harness | undefined;
afterEach(async () => {
  await h?.close();
  h = undefined;
});

let n = 0;
async function change(at: Harness, lacks: readonly Right[], lacked: readonly Right[] | null): Promise<string[]> {
  const before = at.transcript().length;
  await at.platform.deliver({
    kind: 'rights',
    id: `rights${++n}`,
    account: 'playground',
    at: at.clock.now(),
    room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
    from: { id: 'lin', name: '店长 Lin', role: 'owner' },
    lacks,
    lacked,
  });
  await at.settle();
  return at.transcript().slice(before);
}

it('says at joining what it cannot see, and when it is mended', async () => {
  h = await harness();
  expect(await change(h, ['read', 'delete', 'mute', 'pin'], null)).toEqual([
    '榕: 我现在看不到大家的消息，违禁词不会生效。请把我设为管理员，好了我会说一声。',
  ]);
  expect(await change(h, ['delete'], ['read', 'delete', 'mute', 'pin'])).toEqual([
    '榕: 我还缺权限。在群管理员里点我，打开「删除消息」，好了我会说一声。',
  ]);
  expect(await change(h, [], ['delete'])).toEqual(['榕: 权限齐了，可以干活了。']);
});

it('is silent when it may do everything at joining, and when nothing changed', async () => {
  h = await harness();
  expect(await change(h, [], null)).toEqual([]);
  expect(await change(h, ['pin'], ['pin'])).toEqual([]);
});
