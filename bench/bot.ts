/** The whole bot on a SQLite file of its own, and a platform that does nothing. */
import { join } from 'node:path';

import { systemClock } from '../bots/clock.ts';
import { createBanyan, type Banyan } from '../core/banyan.ts';
import type { Database, Platform } from '../core/ports.ts';
import { allDefinitions } from '../db/definitions.ts';
import { openDatabase } from '../db/open.ts';
import { embeddedQueue } from '../jobs/embedded.ts';
import { seeded } from '../test/clock.ts';
import { account } from './load.ts';

export interface NullPlatform extends Platform {
  performed: number;
}

/** Takes everything and does nothing. */
export const nullPlatform = (): NullPlatform => ({
  name: account,
  can: new Set(['send', 'ask', 'choices', 'picture', 'delete', 'mute', 'kick', 'ban', 'role', 'pin']),
  mergeSeconds: 0,
  performed: 0,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  perform() {
    this.performed++;
    return Promise.resolve({});
  },
});

export interface Bot {
  readonly banyan: Banyan;
  readonly database: Database;
  readonly platform: NullPlatform;
  close(): Promise<void>;
}

/** `over` may put something else before the database. Not started: replies are stored, nobody sends them. */
export async function openBot(dir: string, over: (d: Database) => Database = (d) => d): Promise<Bot> {
  const fail = (error: unknown): void => {
    if (process.exitCode === 1) return;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  };
  const real = await openDatabase(join(dir, 'bot.db'), allDefinitions, { onError: fail });
  const database = over(real);
  const dice = seeded(1);
  const platform = nullPlatform();
  const queue = embeddedQueue({ database, clock: systemClock, dice, onError: fail });
  const banyan = createBanyan({ database, queue, platforms: [platform], clock: systemClock, dice, onError: fail });
  return {
    banyan,
    database,
    platform,
    close: async () => {
      await banyan.stop();
      await real.close();
    },
  };
}
