/** The gateway side of the stand-in: sessions with their backlog, resume, and the refusals a bot meets there. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer, type WebSocket } from 'ws';

import { intentBits, type Packet } from '../../../adapters/discord/wire.ts';

interface Session {
  readonly id: string;
  readonly intents: number;
  sequence: number;
  readonly backlog: Packet[];
  socket: WebSocket | undefined;
}
export interface LineOptions {
  readonly token: () => string;
  readonly url: () => string;
  readonly ready: () => readonly Packet[];
  readonly user: () => unknown;
  readonly application: () => string;
  /** Intents that are switched on in the portal. */
  readonly allowed: () => number;
  readonly note: (what: string, about: Record<string, unknown>) => void;
  readonly heartbeatMs: number;
}

const needed: Readonly<Record<string, number>> = {
  MESSAGE_CREATE: intentBits.messages | intentBits.direct,
  MESSAGE_UPDATE: intentBits.messages | intentBits.direct,
  MESSAGE_REACTION_ADD: intentBits.reactions,
  MESSAGE_REACTION_REMOVE: intentBits.reactions,
  MESSAGE_POLL_VOTE_ADD: intentBits.polls,
  MESSAGE_POLL_VOTE_REMOVE: intentBits.polls,
  GUILD_MEMBER_ADD: intentBits.members,
  GUILD_MEMBER_REMOVE: intentBits.members,
  GUILD_MEMBER_UPDATE: intentBits.members,
};

export function createLine(o: LineOptions) {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const sockets = new Set<WebSocket>();
  let n = 0;
  let refusing = false;

  const send = (socket: WebSocket, op: number, d: unknown, more: object = {}): void =>
    socket.send(JSON.stringify({ op, d, s: null, t: null, ...more }));
  const dispatch = (s: Session, t: string, d: unknown): Packet => {
    const packet = { t, s: ++s.sequence, d };
    s.backlog.push(packet);
    if (s.socket) send(s.socket, 0, d, { t, s: packet.s });
    return packet;
  };
  /** The event loop of the other side gets them one at a time, as from a real network. */
  const identify = (socket: WebSocket, d: { token: string; intents: number }): Session | undefined => {
    if (d.token !== o.token()) return void socket.close(4004, 'Authentication failed.');
    const privileged = d.intents & (intentBits.members | intentBits.content);
    if ((privileged & ~o.allowed()) !== 0) return void socket.close(4014, 'Disallowed intent(s).');
    const s: Session = { id: `session${++n}${'0'.repeat(20)}`, intents: d.intents, sequence: 0, backlog: [], socket };
    sessions.set(s.id, s);
    o.note('identified', { session: s.id, intents: d.intents });
    const guilds = o.ready().map((p) => ({ id: (p.d as { id: string }).id, unavailable: true }));
    const application = { id: o.application(), flags: 0 };
    dispatch(s, 'READY', { v: 10, user: o.user(), guilds, session_id: s.id, resume_gateway_url: o.url(), application });
    for (const p of o.ready()) dispatch(s, p.t, p.d);
    return s;
  };
  const resume = (socket: WebSocket, d: { session_id: string; seq: number }): Session | undefined => {
    const s = sessions.get(d.session_id);
    if (!s) {
      o.note('resume-refused', { session: d.session_id });
      return void send(socket, 9, false);
    }
    s.socket = socket;
    const missed = s.backlog.filter((p) => p.s > d.seq);
    for (const p of missed) send(socket, 0, p.d, { t: p.t, s: p.s });
    o.note('resumed', { session: s.id, replayed: missed.length });
    send(socket, 0, {}, { t: 'RESUMED', s: ++s.sequence });
    return s;
  };

  server.on('connection', (socket) => {
    sockets.add(socket);
    let session: Session | undefined;
    socket.on('close', () => {
      sockets.delete(socket);
      if (session?.socket === socket) session.socket = undefined;
    });
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      const { op, d } = JSON.parse((data as Buffer).toString('utf8')) as { op: number; d: never };
      if (op === 1) send(socket, 11, null);
      if (op === 2) session = identify(socket, d);
      if (op === 6) session = resume(socket, d);
    });
    send(socket, 10, { heartbeat_interval: o.heartbeatMs });
  });

  const ended = (code: number): void => {
    for (const s of sessions.values()) s.socket?.close(code);
  };
  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      if (refusing) return void socket.destroy();
      server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request));
    },
    /** Tells every session that asked for such things; what it says is kept for those who resume. */
    emit: (t: string, d: unknown): void => {
      const bits = needed[t];
      for (const s of sessions.values()) {
        if (bits !== undefined && (s.intents & bits) === 0) continue;
        dispatch(s, t, d);
      }
    },
    /** How many bots are on the line. */
    connected: (): number => [...sessions.values()].filter((s) => s.socket).length,
    /** Asks everybody to come back (op 7). Resolves as soon as they have hung up, before anybody can be back. */
    reconnect: async (): Promise<void> => {
      const gone: Promise<unknown>[] = [];
      for (const s of sessions.values())
        if (s.socket) {
          gone.push(once(s.socket, 'close'));
          send(s.socket, 7, null);
        }
      await Promise.all(gone);
    },
    /** Sessions are forgotten: who resumes is refused. */
    forget: (): void => sessions.clear(),
    cut: (): void => {
      for (const socket of sockets) socket.terminate();
    },
    refuse: (yes: boolean): void => void (refusing = yes),
    close: ended,
    end: async (): Promise<void> => {
      for (const socket of sockets) socket.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
export type Line = ReturnType<typeof createLine>;
