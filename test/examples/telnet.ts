/** A platform in one file: a group over plain TCP. Whoever connects is in it; the first line they send is their name. */
import { createServer, type Socket } from 'node:net';

import { PlatformError, type Capability, type Clock, type Performance, type Platform } from '../../core/ports.ts';
import type { Event, PlatformEvent, Say } from '../../core/types.ts';

/** Native -> Event. Pure. The id is the platform's own, so that a redelivery has the same. */
export const decode = (line: { n: number; from: string; text: string; at: number }): PlatformEvent => ({
  kind: 'message',
  id: `m:${line.n}`,
  account: 'telnet',
  at: line.at,
  room: { id: 'lobby', kind: 'group', name: 'Lobby' },
  from: { id: line.from, name: line.from, role: line.from === 'owner' ? 'owner' : 'member' },
  messageId: `${line.n}`,
  text: line.text,
});

/** Effect -> native. Pure. Control characters of a member's name or text must not reach other people's terminals. */
export const encode = ({ effect }: Performance): string => {
  if (effect.do !== 'send' && effect.do !== 'ask') throw new PlatformError('unsupported', `telnet has no ${effect.do}`);
  const words = (say: Say): string =>
    typeof say === 'string' ? say : say.map((p) => (typeof p === 'string' ? p : `@${p.name}`)).join('');
  return words(effect.say).replaceAll(/\p{Cc}+/gu, ' ');
};

export function createTelnet(o: {
  readonly port: number;
  readonly clock: Clock;
}): Platform & { readonly port: () => number } {
  const people = new Set<Socket>();
  const underWay = new Set<Promise<void>>();
  let n = o.clock.now();
  let accept: (event: Event) => Promise<void> = () => Promise.reject(new Error('not started'));

  const heard = (socket: Socket, from: string, text: string): void => {
    // There is nothing to confirm to: what could not be committed is said to whoever wrote it.
    const done: Promise<void> = accept(decode({ n: ++n, from, text, at: o.clock.now() }))
      .catch(() => void socket.write('(not kept, please say it again)\n'))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const server = createServer((socket) => {
    let name: string | undefined;
    let rest = '';
    people.add(socket);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.map((l) => l.trim()).filter(Boolean))
        if (name === undefined) name = line;
        else heard(socket, name, line);
    });
    socket.on('error', () => socket.destroy()).on('close', () => people.delete(socket));
  });

  return {
    name: 'telnet',
    can: new Set<Capability>(['send', 'ask']),
    mergeSeconds: 3,
    port: () => {
      const at = server.address();
      return typeof at === 'object' && at ? at.port : 0;
    },
    start: (acceptEvent) => {
      accept = acceptEvent;
      return new Promise((resolve, reject) => {
        server.once('error', reject).listen(o.port, '127.0.0.1', resolve);
      });
    },
    stop: async () => {
      server.close();
      for (const socket of people) socket.pause();
      await Promise.all(underWay);
      for (const socket of people) socket.end();
    },
    perform: async (what) => {
      const line = `${encode(what)}\n`;
      if (people.size === 0) throw new PlatformError('gone', 'nobody is in the lobby');
      for (const socket of people) socket.write(line);
      return {};
    },
  };
}
