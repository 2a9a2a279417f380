/** The doctor looks at QQ: each fault made on the stand-in, each named in one line with what mends it. */
import { createServer } from 'node:http';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { standIn, type StandIn } from '../../../test/platforms/qq/index.ts';
import { checkQq } from './qq.ts';
import { doctorWords } from './words.ts';

let qq: StandIn;
beforeEach(async () => {
  qq = await standIn({ token: 'geheim' });
});
afterEach(() => qq.close());
const look = async (oneBot: Parameters<typeof checkQq>[0]): Promise<string> => {
  const f = await checkQq(oneBot);
  return `${f.state}: ${f.says(doctorWords.en)}`;
};

it('nothing wrong', async () => {
  expect(await look({ url: qq.url, token: 'geheim' })).toMatch(/^ok: .+ is logged in$/);
});

it('a token that is refused, and one that is missing', async () => {
  expect(await look({ url: qq.url, token: 'falsch' })).toMatch(/^bad: OneBot at ws.* refuses the token/);
  expect(await look({ url: qq.url })).toMatch(/^bad: OneBot at ws.* refuses the token/);
});

it('nobody there, and something that is no OneBot', async () => {
  expect(await look({ url: 'ws://127.0.0.1:1' })).toMatch(/^bad: nothing answers at ws/);
  const other = createServer((_request, response) => response.end('hello'));
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as { port: number };
  expect(await look({ url: `ws://127.0.0.1:${port}` })).toMatch(/^bad: nothing answers at ws/);
  await new Promise((done) => other.close(done));
});

it('not connected, or waited for', async () => {
  expect(await look(undefined)).toMatch(/^note: not connected/);
  expect(await look({ listen: '127.0.0.1:3002' })).toBe(
    'note: the bot waits for OneBot on 127.0.0.1:3002; whether it comes shows when the bot runs',
  );
});
