/** The example of docs/adding-a-platform.md: it works, and it stands there word for word. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

import { afterEach, expect, it } from 'vitest';

import { createBanyan, type Banyan } from '../../core/banyan.ts';
import type { Database } from '../../core/ports.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { embeddedQueue } from '../../jobs/embedded.ts';
import { seeded } from '../clock.ts';
import { jumpClock } from '../jump-clock.ts';
import { until } from '../platforms/telegram/house.ts';
import { freshDatabase, type Fresh } from '../servers/index.ts';
import { createTelnet } from './telnet.ts';

const open: { banyan?: Banyan; database?: Database; fresh?: Fresh; sockets: Socket[] } = { sockets: [] };
afterEach(async () => {
  for (const socket of open.sockets) socket.destroy();
  await open.banyan?.stop();
  await open.database?.close();
  await open.fresh?.drop();
});

it('checks in over a plain socket', async () => {
  open.fresh = await freshDatabase('sqlite');
  const clock = jumpClock();
  const dice = seeded(1);
  const database = (open.database = await openDatabase(open.fresh.url, allDefinitions));
  const telnet = createTelnet({ port: 0, clock });
  const banyan = (open.banyan = createBanyan({
    database,
    queue: embeddedQueue({ database, clock, dice, onError: (error) => process.stderr.write(`${String(error)}\n`) }),
    platforms: [telnet],
    clock,
    dice,
  }));
  await banyan.start();
  const heard: string[] = [];
  const enter = (name: string): Socket => {
    const socket = connect(telnet.port(), '127.0.0.1');
    socket.setEncoding('utf8').on('data', (text: string) => heard.push(text));
    socket.write(`${name}\n`);
    open.sockets.push(socket);
    return socket;
  };
  enter('May').write('签到\n');
  await until(() => heard.join('').includes('@May 签到啦，+5'));
});

it('stands in the documentation as it is', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  expect(read('../../docs/adding-a-platform.md')).toContain(read('telnet.ts').trimEnd());
});
