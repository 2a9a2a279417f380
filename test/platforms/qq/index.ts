/**
 * A OneBot v11 implementation to test against: the standard's WebSocket protocol, forward (it listens) or reverse (it
 * dials the bot). It keeps its own log of what was asked of it and what it did.
 */
import { once } from 'node:events';

import WebSocket, { WebSocketServer } from 'ws';

import type { Segment } from '../../../adapters/qq/wire.ts';
import { freePort } from '../../servers/port.ts';
import { runAction } from './actions.ts';
import { createWorld, No, type Group, type User } from './world.ts';

export type { Group, User } from './world.ts';

export interface Entry {
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly retcode: number;
}
export interface StandInOptions {
  readonly token?: string;
  readonly now?: () => number;
  /** Messages leave as CQ strings, as older implementations send them. */
  readonly strings?: boolean;
  /** Dial this address instead of listening. */
  readonly dial?: string;
}
/** What happens to the next calls of an action. */
export interface Fault {
  readonly action: RegExp;
  readonly how: 'async' | 'silent' | 'cut' | { readonly retcode: number; readonly wording: string };
  times: number;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('[', '&#91;').replaceAll(']', '&#93;');
const toCq = (message: readonly Segment[]): string =>
  message
    .map(({ type, data }) =>
      type === 'text'
        ? escape(String(data['text']))
        : `[CQ:${type},${Object.entries(data)
            .map(([k, v]) => `${k}=${escape(String(v)).replaceAll(',', '&#44;')}`)
            .join(',')}]`,
    )
    .join('');

export async function standIn(o: StandInOptions = {}) {
  const now = o.now ?? Date.now;
  const world = createWorld({ id: 10_001, name: '小榕' }, now);
  const log: Entry[] = [];
  const faults: Fault[] = [];
  const sockets = new Set<WebSocket>();
  const deaf = new Set<WebSocket>();
  /** What could not be delivered is lost: the protocol repeats nothing. */
  const emit = (post: object): void => {
    const frame = JSON.stringify({ time: Math.floor(now() / 1000), self_id: world.self.id, ...post });
    for (const socket of sockets) socket.send(frame);
  };

  const answer = (socket: WebSocket, frame: string): void => {
    const { action, params, echo } = JSON.parse(frame) as { action: string; params: Entry['params']; echo: unknown };
    const reply = (retcode: number, more: object): void => {
      log.push({ action, params, retcode });
      socket.send(JSON.stringify({ status: retcode === 0 ? 'ok' : 'failed', retcode, data: null, echo, ...more }));
    };
    const fault = faults.find((f) => f.times > 0 && f.action.test(action));
    if (fault) {
      fault.times--;
      if (fault.how === 'async') return reply(1, { status: 'async' });
      if (typeof fault.how === 'object') return reply(fault.how.retcode, { wording: fault.how.wording });
    }
    try {
      const data = runAction(world, action, params, now());
      if (fault?.how === 'silent') return void log.push({ action, params, retcode: 0 });
      if (fault?.how === 'cut') {
        log.push({ action, params, retcode: 0 });
        return socket.terminate();
      }
      reply(0, { data });
    } catch (error) {
      if (!(error instanceof No)) throw error;
      reply(error.retcode, { wording: error.message });
    }
  };
  const serve = (socket: WebSocket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data: Buffer) => answer(socket, data.toString('utf8')));
    const lifecycle = { post_type: 'meta_event', meta_event_type: 'lifecycle', sub_type: 'connect' };
    socket.send(JSON.stringify({ time: Math.floor(now() / 1000), self_id: world.self.id, ...lifecycle }));
  };

  let server: WebSocketServer | undefined;
  const listen = async (port: number): Promise<void> => {
    server = new WebSocketServer({ port, host: '127.0.0.1' });
    await once(server, 'listening');
    server.on('connection', (socket, request) => {
      const given = new URL(request.url ?? '/', 'http://x').searchParams.get('access_token');
      const right = o.token === undefined || request.headers.authorization === `Bearer ${o.token}` || given === o.token;
      if (right) return serve(socket);
      // As NapCat does: the line opens, one answer without an echo comes, then it closes.
      socket.send(
        JSON.stringify({ status: 'failed', retcode: 1403, data: null, message: 'token验证失败', echo: null }),
      );
      socket.close();
    });
  };
  const hangUp = async (): Promise<void> => {
    for (const socket of [...sockets, ...deaf]) socket.terminate();
    if (server) await new Promise<void>((resolve) => server?.close(() => resolve()));
    server = undefined;
  };
  let port = 0;
  if (o.dial !== undefined) {
    const headers = {
      'X-Self-ID': `${world.self.id}`,
      'X-Client-Role': 'Universal',
      ...(o.token !== undefined && { Authorization: `Bearer ${o.token}` }),
    };
    const socket = new WebSocket(o.dial, { headers });
    await once(socket, 'open');
    serve(socket);
  } else await listen((port = await freePort()));

  const sender = (user: User, g?: Group) => ({
    user_id: user.id,
    nickname: user.name,
    ...(g && { card: g.members.get(user.id)?.card ?? '', role: g.members.get(user.id)?.role ?? 'member' }),
  });
  const form = (message: readonly Segment[]) => (o.strings ? toCq(message) : message);
  return {
    world,
    log,
    faults,
    emit,
    account: `qq:${world.self.id}`,
    url: `ws://127.0.0.1:${port}`,
    connected: () => sockets.size,
    /** Resolves when everything emitted was read: frames keep their order, and a pong answers a ping behind them. */
    flushed: async (): Promise<void> => {
      for (const socket of sockets)
        if (socket.readyState === WebSocket.OPEN) {
          socket.ping();
          await once(socket, 'pong');
        }
    },
    /** The server goes away; `listenAgain` brings it back on the same port. */
    hangUp,
    listenAgain: () => listen(port),
    close: hangUp,
    /** The lines that are open now neither answer nor close: as after a router lost them. */
    deafen: (): void => {
      for (const socket of sockets) {
        socket.pause();
        sockets.delete(socket);
        deaf.add(socket);
      }
    },
    /** Somebody writes; mentions of the bot by `@小榕`. The message's id. */
    say: (to: Group | 'private', user: User, written: string | readonly Segment[]): number => {
      const parts = typeof written === 'string' ? segmentsOf(written, world.self) : written;
      const g = to === 'private' ? undefined : to;
      if (!g) world.friends.add(user.id);
      const line = world.post(g ? `g${g.id}` : `${user.id}`, user, parts);
      emit({
        post_type: 'message',
        message_type: g ? 'group' : 'private',
        sub_type: g ? 'normal' : 'friend',
        message_id: line.id,
        user_id: user.id,
        ...(g && { group_id: g.id }),
        message: form(parts),
        raw_message: toCq(parts),
        sender: sender(user, g),
      });
      return line.id;
    },
    notice: (notice_type: string, g: Group, user: User, more: object = {}): void =>
      emit({ post_type: 'notice', notice_type, group_id: g.id, user_id: user.id, ...more }),
  };
}
export type StandIn = Awaited<ReturnType<typeof standIn>>;

/** `@小榕 你好` as a client writes it. */
function segmentsOf(written: string, self: User): Segment[] {
  return written
    .split(`@${self.name}`)
    .flatMap((text, i): Segment[] => [
      ...(i > 0 ? [{ type: 'at', data: { qq: `${self.id}` } }] : []),
      ...(text === '' ? [] : [{ type: 'text', data: { text } }]),
    ]);
}
