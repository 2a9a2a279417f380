import { afterEach, expect, it } from 'vitest';

import { harness, minute, type Harness } from '../test/harness.ts';
import { definePeople } from './schema.ts';

let h: Harness | undefined;
afterEach(async () => {
  expect(h?.errors ?? []).toEqual([]);
  await h?.close();
  h = undefined;
});

/** A community whose owner the bot can write to on the playground, with a group on WeChat beside it. */
const opened = async (): Promise<Harness> => {
  const b = (h = await harness());
  await b.say('lin', '大家好');
  await b.say('may', '大家好');
  await b.tell('lin', '你好');
  const { rooms } = b.database.t(definePeople);
  const [here] = await b.database.read.select({ community: rooms.community }).from(rooms);
  await b.database.write(async () => {
    await b.database.db.insert(rooms).values({
      account: 'wechat',
      platformId: '1@chatroom',
      kind: 'group',
      name: 'x',
      community: here!.community,
      at: 0,
    });
  });
  return b;
};
const why = 'the puppet service cannot be reached';

it('the owner is told elsewhere when a platform stays down, and when it is back; once each', async () => {
  const b = await opened();
  b.banyan.troubled({ account: 'wechat', why });
  expect(await b.pass(minute)).toEqual([]);
  b.banyan.troubled({ account: 'wechat', why: 'something else' });
  expect(await b.pass(minute)).toEqual([
    '※店长 Lin: 微信从 10:00 起没连上，那边群里的话我看不到，也回不了。原因和怎么办在网页上。',
  ]);
  expect(await b.pass(60 * minute)).toEqual([]);
  const back = await b.hear(async () => b.banyan.troubled({ account: 'wechat', why: undefined }));
  expect(back).toEqual(['※店长 Lin: 微信连回来了。']);
});

it('a blink is not told; nor a platform without groups', async () => {
  const b = await opened();
  b.banyan.troubled({ account: 'wechat', why });
  await b.pass(minute);
  b.banyan.troubled({ account: 'wechat', why: undefined });
  expect(await b.pass(10 * minute)).toEqual([]);
  b.banyan.troubled({ account: 'qq:1', why });
  expect(await b.pass(10 * minute)).toEqual([]);
});

it('nobody is told through the platform that is down', async () => {
  const b = await opened();
  b.banyan.troubled({ account: 'playground', why });
  expect(await b.pass(10 * minute)).toEqual([]);
});
