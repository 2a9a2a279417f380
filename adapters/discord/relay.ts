/**
 * The gateway through a proxy. The library gives its WebSocket no agent and has no option for one (discord.js issue
 * 10716), so it dials a door on this machine, and what comes in there goes on through the proxy, message by message. The
 * door opens only under a path drawn by lot and leads to wss addresses only.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type Agent, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { WebSocket, WebSocketServer, type RawData } from 'ws';

export interface Relay {
  /** The address to dial instead of this one. */
  through(url: string): string;
  /** What `through` was given; any other address as it is. */
  meant(url: string): string;
  close(): Promise<void>;
}

const handshakeMs = 20_000;
/** What a side may say when it closes (RFC 6455, 7.4.2); anything else is a line that broke. */
const sayable = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || code >= 3000;
/** Closed without a word. */
const silent = 1005;

/** What one side says the other hears, its end too. */
function pass(from: WebSocket, to: WebSocket): void {
  from.on('message', (data: RawData, binary) => {
    // What comes after the other side has gone is said to nobody: its own end is on the way.
    if (to.readyState === WebSocket.OPEN) to.send(data as Buffer, { binary });
  });
  from.on('close', (code, reason) => {
    if (code === silent) to.close();
    else if (sayable(code)) to.close(code, reason);
    else to.terminate();
  });
}

/** @param agent reaches the outside. Close it at the end. */
export async function openRelay(agent: Agent): Promise<Relay> {
  const doors = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((_request, response) => void response.writeHead(404).end());
  const sockets = new Set<WebSocket>();
  const secret = randomUUID();
  const keep = (socket: WebSocket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Whatever breaks is followed by `close`, which is passed on.
    socket.on('error', () => undefined);
  };

  const leads = (path: string): string | undefined => {
    const [, key, to = '', query = ''] = /^\/([^/]*)\/([\w-]+)\/?(\?.*)?$/u.exec(path) ?? [];
    const url = key === secret ? Buffer.from(to, 'base64url').toString('utf8') : '';
    return url.startsWith('wss://') ? `${url}${query}` : undefined;
  };
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const to = leads(request.url ?? '');
    if (to === undefined) return void socket.destroy();
    const out = new WebSocket(to, { agent, handshakeTimeout: handshakeMs });
    keep(out);
    // Not reached: the library sees a line that broke, and tries again as it does without a proxy.
    const gone = (): void => out.terminate();
    socket.once('close', gone);
    const refuse = (): void => void socket.destroy();
    out.once('close', refuse);
    out.once('open', () => {
      socket.off('close', gone);
      out.off('close', refuse);
      doors.handleUpgrade(request, socket, head, (inner) => {
        keep(inner);
        pass(out, inner);
        pass(inner, out);
      });
    });
    return undefined;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const root = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}/`;

  return {
    through: (url) => (url.startsWith('wss://') ? `${root}${Buffer.from(url).toString('base64url')}` : url),
    meant: (url) => (url.startsWith(root) ? Buffer.from(url.slice(root.length), 'base64url').toString('utf8') : url),
    close: async () => {
      for (const socket of sockets) socket.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
