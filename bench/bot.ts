/** The whole bot on a SQLite file of its own, and a platform that does nothing. */
import { join } from 'node:path';

import { systemClock } from '../bots/clock.ts';
import { createBanyan, type Banyan } from '../core/banyan.ts';
import type { Database, Platform } from '../core/ports.ts';
import { allDefinitions } from '../db/definitions.ts';
import { openDatabase } from '../db/open.ts';
import { embeddedQueue } from '../jobs/embedded.ts';
import { seeded } from '../test/clock.ts';
import { account, type Load } from './load.ts';
import { flood } from './measure.ts';

/** Enough that a commit is full whenever one begins. */
export const inFlight = 2500;

export interface NullPlatform extends Platform {
  performed: number;
}

/** Takes everything and does nothing. */
const nullPlatform = (): NullPlatform => ({
  name: account,
  can: new Set(['send', 'ask', 'choices', 'picture', 'delete', 'mute', 'kick', 'ban', 'role', 'pin']),
  mergeSeconds: 3,
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
  let first: unknown;
  const onError = (error: unknown): void => void (first ??= error);
  const real = await openDatabase(join(dir, 'bot.db'), allDefinitions, { onError });
  const database = over(real);
  const dice = seeded(1);
  const platform = nullPlatform();
  const queue = embeddedQueue({ database, clock: systemClock, dice, onError });
  const banyan = createBanyan({ database, queue, platforms: [platform], clock: systemClock, dice, onError });
  return {
    banyan,
    database,
    platform,
    close: async () => {
      await banyan.stop();
      await real.close();
      if (first !== undefined) throw new Error('the bot reported an error while it was measured', { cause: first });
    },
  };
}

/** Groups, word lists and members: what has to be there before anything is measured. Returns the hellos. */
export async function settleIn({ banyan }: Bot, load: Load): Promise<void> {
  for (const some of load.arrivals()) await flood(banyan.accept, some, inFlight);
  await flood(banyan.accept, load.lists(), inFlight);
  await flood(banyan.accept, load.hellos(), inFlight);
}
