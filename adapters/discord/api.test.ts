import { getEventListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { createApi, type Api } from './api.ts';

let server: Server;
let api: Api;
beforeEach(async () => {
  server = createServer((request, response) => {
    if (request.url?.endsWith('/hangs') !== true) response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = createApi({ token: 'x', apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('leaves nothing behind on the signal it was given, however often it calls', async () => {
  const ending = new AbortController();
  for (let i = 0; i < 3; i++) await api.call('GET', '/users/@me', { signal: ending.signal });
  expect(getEventListeners(ending.signal, 'abort')).toHaveLength(0);
});

it('is cut short by the signal', async () => {
  const ending = new AbortController();
  const asked = new Promise((resolve) => server.once('request', resolve));
  const call = api.call('GET', '/hangs', { signal: ending.signal });
  void asked.then(() => ending.abort());
  await expect(call).rejects.toThrow();
  await expect(api.call('GET', '/users/@me', { signal: ending.signal })).rejects.toThrow();
});
