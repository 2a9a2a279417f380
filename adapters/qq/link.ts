/**
 * The line to a OneBot implementation over WebSocket. Forward: the bot dials, for ever, with a growing pause. Reverse:
 * OneBot dials in. Either way the line is dead when nothing was heard for a while, whatever the socket believes.
 */
import type { IncomingMessage } from 'node:http';
import { timingSafeEqual } from 'node:crypto';

import WebSocket, { WebSocketServer } from 'ws';

import type { Clock } from '../../core/ports.ts';
import { Refusal, Unanswered } from './errors.ts';
import { isObject, type Answered, type Post } from './wire.ts';

export interface LinkOptions {
  /** `ws://host:port` of OneBot. */
  readonly url?: string;
  /** Where OneBot dials in: `127.0.0.1:3002` or a port, then on this machine only. */
  readonly listen?: string;
  readonly token?: string;
  readonly clock: Clock;
  readonly onPost: (post: Post) => void;
  /** Connected (undefined), or what is wrong, in one line. */
  readonly onState: (trouble: string | undefined) => void;
  readonly onError: (error: unknown) => void;
  readonly times?: Partial<Times>;
}
export interface Times {
  /** A call without an answer is given up after so long. */
  readonly answerMs: number;
  /** Asked whether it lives; twice as long without a sign, and the line is cut. */
  readonly pingMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}
const usual: Times = { answerMs: 20_000, pingMs: 15_000, firstPauseMs: 500, longestPauseMs: 30_000 };

export interface Link {
  /** Resolves when something is known: connected, or why not. @throws when the token is refused or the port is taken. */
  open(): Promise<void>;
  /** Connected: what is said now goes out. */
  up(): boolean;
  /** @throws {Refusal | Unanswered} */
  call(action: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Port of the reverse line, once open. */
  port(): number | undefined;
  close(): Promise<void>;
}

interface Waiting {
  readonly action: string;
  readonly socket: WebSocket;
  readonly done: (answer: Answered) => void;
  readonly fail: (error: Error) => void;
}
export const tokenRefused = 'OneBot refuses the access token: ONEBOT_TOKEN must be the one set there';
/** Larger frames are pictures in base64 that somebody posted inline. Bytes. */
const largestFrame = 32 * 1024 * 1024;

const same = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export function createLink(o: LinkOptions): Link {
  const times = { ...usual, ...o.times };
  const { clock } = o;
  const waiting = new Map<string, Waiting>();
  const sockets = new Set<WebSocket>();
  const cancels = new Set<() => void>();
  let [calls, pause, closed] = [0, times.firstPauseMs, false];
  /** Where calls go; in the reverse form OneBot may open one line for calls and another for events. */
  let speaking: WebSocket | undefined;
  let server: WebSocketServer | undefined;

  const after = (ms: number, fn: () => void): (() => void) => {
    const cancel = clock.wake(clock.now() + ms, () => {
      cancels.delete(stop);
      fn();
    });
    const stop = (): void => {
      cancels.delete(stop);
      cancel();
    };
    cancels.add(stop);
    return stop;
  };

  const heard = (socket: WebSocket, frame: string): void => {
    let value: unknown;
    try {
      value = JSON.parse(frame);
    } catch {
      return o.onError(new Error('OneBot sent a frame that is no JSON'));
    }
    if (!isObject(value)) return;
    if (typeof value['post_type'] === 'string') {
      // Not before: some take the line first and refuse the token on it, again and again.
      pause = times.firstPauseMs;
      return o.onPost(value as unknown as Post);
    }
    const answer = value as unknown as Answered;
    const call = waiting.get(String(answer.echo));
    if (call) call.done(answer);
    // A wrong token is told on the open line, without an echo.
    else if (answer.status === 'failed' && (answer.retcode === 1403 || answer.retcode === 1401)) {
      o.onState(tokenRefused);
      refused?.(new Error(tokenRefused));
      socket.close();
    }
  };

  /** Pings until it is dead; @returns how to stop. */
  const watch = (socket: WebSocket): (() => void) => {
    let quiet = 0;
    let stop: () => void = () => undefined;
    const alive = (): void => void (quiet = 0);
    socket.on('message', alive).on('pong', alive);
    const tick = (): void => {
      stop = after(times.pingMs, () => {
        if (++quiet > 2) return socket.terminate();
        if (socket.readyState === WebSocket.OPEN) socket.ping();
        tick();
      });
    };
    tick();
    return () => stop();
  };

  const adopt = (socket: WebSocket, speaks: boolean): void => {
    sockets.add(socket);
    const unwatch = watch(socket);
    if (speaks) speaking = socket;
    socket.on('message', (data: Buffer) => heard(socket, data.toString('utf8')));
    socket.on('close', () => {
      unwatch();
      sockets.delete(socket);
      if (speaking === socket) speaking = undefined;
      for (const [echo, w] of waiting)
        if (w.socket === socket) {
          waiting.delete(echo);
          w.fail(new Unanswered(w.action, 'the line was cut', false));
        }
    });
  };

  let refused: ((error: Error) => void) | undefined;
  let opened: (() => void) | undefined;

  const dial = (): void => {
    if (closed || o.url === undefined) return;
    const headers = o.token === undefined ? {} : { Authorization: `Bearer ${o.token}` };
    const socket = new WebSocket(o.url.replace(/^http/, 'ws'), { headers, maxPayload: largestFrame });
    let why = 'OneBot cannot be reached';
    socket.on('open', () => {
      adopt(socket, true);
      o.onState(undefined);
      opened?.();
    });
    socket.on('unexpected-response', (_request, response: IncomingMessage) => {
      const { statusCode = 0 } = response;
      why = statusCode === 401 || statusCode === 403 ? tokenRefused : `OneBot answers ${statusCode}`;
      if (why === tokenRefused) refused?.(new Error(why));
      socket.terminate();
    });
    // `close` follows and says the rest.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (closed) return;
      o.onState(why);
      opened?.();
      after(pause, dial);
      pause = Math.min(pause * 2, times.longestPauseMs);
    });
  };

  const mayCome = (request: IncomingMessage): boolean => {
    // Any web page open on this machine can dial 127.0.0.1, and a browser always says from which one.
    if (o.token === undefined) return request.headers.origin === undefined;
    const query = new URL(request.url ?? '/', 'http://x').searchParams.get('access_token');
    const given = request.headers.authorization?.replace(/^(?:Bearer|Token)\s+/i, '') ?? query ?? '';
    return same(given, o.token);
  };
  const listen = (address: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const at = address.lastIndexOf(':');
      const host = at < 0 ? '127.0.0.1' : address.slice(0, at).replace(/^\[|\]$/g, '');
      server = new WebSocketServer({
        host,
        port: Number(address.slice(at + 1)),
        maxPayload: largestFrame,
        verifyClient: ({ req }, answer) => (mayCome(req) ? answer(true) : answer(false, 401, 'wrong access token')),
      });
      server.on('connection', (socket, request) => {
        socket.on('error', o.onError);
        adopt(socket, String(request.headers['x-client-role'] ?? 'Universal').toLowerCase() !== 'event');
        o.onState(undefined);
        socket.on('close', () => {
          if (!closed && sockets.size === 0) o.onState('OneBot hung up and has not dialled again yet');
        });
      });
      server.once('listening', () => {
        o.onState('waiting for OneBot to dial in');
        resolve();
      });
      server.once('error', reject);
    });

  return {
    open: () =>
      o.listen === undefined
        ? new Promise((resolve, reject) => {
            [opened, refused] = [resolve, reject];
            dial();
          })
        : listen(o.listen),
    up: () => speaking?.readyState === WebSocket.OPEN,
    call: (action, params) =>
      new Promise((resolve, reject) => {
        const socket = speaking;
        if (socket?.readyState !== WebSocket.OPEN) return reject(new Unanswered(action, 'not connected', true));
        const echo = `${++calls}`;
        const end = (then: () => void): void => {
          waiting.delete(echo);
          late();
          then();
        };
        const late = after(times.answerMs, () => end(() => reject(new Unanswered(action, 'it took too long', false))));
        waiting.set(echo, {
          action,
          socket,
          done: (a) => end(() => (a.status === 'ok' ? resolve(a.data) : reject(new Refusal(action, a)))),
          fail: (error) => end(() => reject(error)),
        });
        socket.send(JSON.stringify({ action, params, echo }), (error) => {
          if (error) waiting.get(echo)?.fail(new Unanswered(action, 'the line was cut', false));
        });
      }),
    port: () => {
      const at = server?.address();
      return typeof at === 'object' && at ? at.port : undefined;
    },
    close: async () => {
      closed = true;
      for (const cancel of cancels) cancel();
      const ends = [...sockets].map((s) => new Promise<void>((resolve) => void s.once('close', () => resolve())));
      for (const s of sockets) s.close();
      const impatient = setTimeout(() => sockets.forEach((s) => s.terminate()), 500);
      await Promise.all(ends);
      clearTimeout(impatient);
      if (server) await new Promise<void>((resolve) => server?.close(() => resolve()));
    },
  };
}
