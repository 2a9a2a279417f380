import { request } from 'node:http';

import { afterEach, expect, it } from 'vitest';

import { createPlayground } from '../adapters/playground/index.ts';
import { startHooks, type Hook } from './hooks.ts';
import { platformStatus, startWeb } from './server.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
const hook: Hook = { path: '/telegram', handle: (_request, response) => void response.writeHead(202).end() };

const ask = (port: number, path: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method: 'POST', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });

it('answers a hook under any host name, and the page under its own alone', async () => {
  const web = await startWeb({
    port: 0,
    playground: createPlayground({ clock: { now: () => 0 } }),
    traces: () => () => undefined,
    platforms: () => platformStatus([]),
    hooks: () => [hook],
  });
  ends.push(() => web.stop());
  expect(await ask(web.port, '/telegram?x=1', 'bot.example.org')).toBe(202);
  for (const path of ['/', '/say', '/telegram/', '/telegram/../say', '//telegram'])
    expect(await ask(web.port, path, 'bot.example.org')).toBe(403);
});

it('serves hooks where there is no page', async () => {
  const alone = await startHooks(0, () => [hook]);
  ends.push(() => alone.stop());
  expect(await ask(alone.port, '/telegram', 'bot.example.org')).toBe(202);
  expect(await ask(alone.port, '/', 'localhost')).toBe(404);
});

it('the page shows each platform as it is', () => {
  const shown = platformStatus([
    { name: 'playground', state: 'running' },
    { name: 'telegram', state: 'failing', reason: 'Telegram cannot be reached' },
  ]);
  expect(shown.map((p) => [p.name, p.state, p.why])).toEqual([
    ['playground', 'on', undefined],
    ['wechat', 'off', undefined],
    ['discord', 'off', undefined],
    ['telegram', 'failing', 'Telegram cannot be reached'],
    ['qq', 'off', undefined],
  ]);
  expect(platformStatus([]).find((p) => p.name === 'telegram')).toEqual({
    name: 'telegram',
    state: 'off',
    needs: 'TELEGRAM_TOKEN',
  });
});
