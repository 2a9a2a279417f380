/** Through a proxy of our own to a TLS server of our own: the real agent on real sockets. */
import { createServer, type Server } from 'node:http';
import { createServer as createTls, request, type Server as TlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { certificate } from '../test/certificate.ts';
import { agentFor } from './proxy.ts';

let cert: Buffer;
let site: TlsServer;
let proxy: Server;
const asked: (string | undefined)[][] = [];

const portOf = (server: Server | TlsServer): number => (server.address() as AddressInfo).port;
const listening = (server: Server | TlsServer): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
  const made = certificate();
  cert = made.cert;
  site = createTls(made, (_request, response) => response.end('through'));
  proxy = createServer();
  proxy.on('connect', (request, socket, head) => {
    asked.push([request.url, request.headers['proxy-authorization']]);
    if (request.headers['proxy-authorization'] === undefined) return socket.end('HTTP/1.1 407 Who are you\r\n\r\n');
    const on = connect(portOf(site), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      on.write(head);
      on.pipe(socket).pipe(on);
    });
    on.on('error', () => socket.destroy());
    return undefined;
  });
  await Promise.all([listening(site), listening(proxy)]);
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
  proxy.closeAllConnections();
  proxy.close();
});

const get = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    request({ host: 'localhost', port: portOf(site), agent: agentFor(address), ca: cert }, (response) => {
      response.setEncoding('utf8').once('data', (text: string) => resolve(text));
    })
      .once('error', reject)
      .end();
  });

it('reaches the other side with the certificate checked, and says who asks', async () => {
  expect(await get(`http://me:pass%20word@127.0.0.1:${portOf(proxy)}`)).toBe('through');
  expect(asked.at(-1)).toEqual([
    `localhost:${portOf(site)}`,
    `Basic ${Buffer.from('me:pass word').toString('base64')}`,
  ]);
});

it('tells a refusal and a proxy that is away as something before any word was sent', async () => {
  await expect(get(`http://127.0.0.1:${portOf(proxy)}`)).rejects.toMatchObject({ code: 'ERR_PROXY' });
  await expect(get('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'ERR_PROXY' });
});
