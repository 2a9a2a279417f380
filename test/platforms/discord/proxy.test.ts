/** The client behind a proxy of our own: calls and gateway go through its tunnels, to the stand-in behind real TLS. */
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { keepInMemory } from '../../../adapters/discord/state.ts';
import { certificate } from '../../certificate.ts';
import { until } from './house.ts';
import { onStage, type Played } from './stage.ts';

let own: ReturnType<typeof certificate>;
// The certificate is our own; that one is checked at all stands in adapters/proxy.test.ts.
beforeAll(() => {
  own = certificate();
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
});
afterAll(() => void vi.unstubAllEnvs());

let s: Played;
let front: NetServer;
let proxy: Server;
let came = 0;
let asked: (string | undefined)[][] = [];
const sockets = new Set<Socket>();
const portOf = (server: NetServer): number => (server.address() as AddressInfo).port;
const listening = (server: NetServer): Promise<void> =>
  new Promise((resolve) => void server.listen(0, '127.0.0.1', resolve));
const joined = (a: Socket, b: Socket): void => {
  for (const socket of [a, b]) {
    sockets.add(socket);
    socket.on('error', () => void [a, b].map((x) => x.destroy()));
  }
  a.pipe(b).pipe(a);
};

beforeEach(async () => {
  came = 0;
  asked = [];
  s = await onStage({ keep: keepInMemory() }, false);
  front = createTls(own, (socket) => {
    came++;
    joined(socket, connect(s.api.port, '127.0.0.1'));
  });
  proxy = createServer();
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    asked.push([request.url, request.headers['proxy-authorization']]);
    const on = connect(portOf(front), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      on.write(head);
      joined(socket, on);
    });
    on.on('error', () => socket.destroy());
  });
  await Promise.all([listening(front), listening(proxy)]);
  s.api.face(`wss://localhost:${portOf(front)}`);
});
afterEach(async () => {
  await s.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  proxy.closeAllConnections();
  await Promise.all([front, proxy].map((server) => new Promise((resolve) => server.close(resolve))));
});
const through = () => ({
  apiRoot: `https://localhost:${portOf(front)}/api`,
  proxy: `http://me:pass%20word@127.0.0.1:${portOf(proxy)}`,
});
const heard = () => s.events.flatMap((e) => (e.kind === 'message' ? [e.text] : []));

it('behind an HTTP proxy: calls and hears through it alone, and comes back to its session through it', async () => {
  const keep = keepInMemory();
  await s.again({ ...through(), keep });
  await until(() => s.api.line.connected() === 1);
  s.api.say(s.guild, s.may, '一');
  await until(() => heard().length === 1);
  await s.send('收到');
  expect(s.texts()).toContain('收到');

  s.api.line.cut();
  s.api.say(s.guild, s.may, '二');
  await until(() => heard().length === 2);
  expect([heard(), s.gaps, s.api.entries('identified').length]).toEqual([['一', '二'], [], 1]);

  const login = `Basic ${Buffer.from('me:pass word').toString('base64')}`;
  expect(new Set(asked.map((a) => a.join(' ')))).toEqual(new Set([`localhost:${portOf(front)} ${login}`]));
  await until(() => came === asked.length);
  // Another start resumes, with or without a proxy: what is kept is where Discord really is.
  await s.platform.stop();
  const kept = Object.values(keep.load().sessions ?? {});
  expect(kept.map((k) => k.resumeUrl)).toEqual([`wss://localhost:${portOf(front)}`]);
});

it('behind an HTTP proxy that is away: named as what is wrong', async () => {
  const gone = { ...through(), proxy: 'http://127.0.0.1:1' };
  await s.again(gone);
  await until(() => s.platform.trouble?.() === 'the proxy on the way to Discord cannot be reached');
  expect(came).toBe(0);
});
