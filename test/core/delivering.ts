/** The delivery loop on a real database, with a platform that answers as the test says and time that stands still. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach } from 'vitest';

import { createDeliver, type Deliver } from '../../core/deliver.ts';
import { outboxStore, outsideBudget } from '../../core/outbox.ts';
import { createPeople, type People } from '../../core/people/index.ts';
import type { Clock, Database, Performance, Platform } from '../../core/ports.ts';
import { defineOutbox } from '../../core/schema.ts';
import type { Effect } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { fakeClock } from '../clock.ts';

const account = 'stand';
let dir: string;
/** Open while a test runs. */
export let database: Database;
export const clock = fakeClock(1_000_000);

/** A process knows its people once. */
const known = new WeakMap<Database, People>();

/** A platform that answers each performance as the test says. */
export function stand(
  answer: (what: Performance) => Promise<void> | void,
  more: Partial<Platform> = {},
): Platform & { seen: Performance[] } {
  const seen: Performance[] = [];
  return {
    name: account,
    can: new Set(['send', 'delete']),
    mergeSeconds: 0,
    seen,
    start: async () => undefined,
    stop: async () => undefined,
    perform: async (what) => {
      seen.push(what);
      await answer(what);
      return { messageId: `m${seen.length}` };
    },
    ...more,
  };
}

export const say = (room: number, text: string): Effect => ({ do: 'send', to: { room }, say: text });

/** What a test does with one connection to the database: its people, its outbox, a loop over it. */
export function desk(open: () => Database, time: Clock = clock) {
  const people = (): People => {
    const database = open();
    const here = known.get(database) ?? createPeople(database, { locale: 'en', timeZone: 'UTC' });
    known.set(database, here);
    return here;
  };
  return {
    /** A group the bot is in; its row. */
    inRoom: async (id: string): Promise<number> =>
      (
        await people().admit(
          {
            kind: 'joined',
            id: `j${id}`,
            account,
            at: 0,
            room: { id, kind: 'group', name: id },
            from: { id: 'u1', name: 'Ann' },
          },
          0,
        )
      ).room.id,
    queue: async (room: number, ...effects: Effect[]): Promise<void> => {
      const { insert } = outboxStore(open());
      await open().write(() =>
        open().many(
          insert,
          effects.map((effect) => ({
            ...outsideBudget,
            room,
            member: 0,
            class: 'reply',
            payload: { effect },
            mergeKey: null,
            state: 'pending',
            error: null,
            notBefore: time.now(),
            eventId: 'test',
            at: time.now(),
          })),
        ),
      );
    },
    rows: () => {
      const { outbox } = open().t(defineOutbox);
      return open()
        .read.select({ id: outbox.id, state: outbox.state, attempts: outbox.attempts, error: outbox.error })
        .from(outbox)
        .orderBy(outbox.id);
    },
    delivering: (platform: Platform): Deliver =>
      createDeliver({
        database: open(),
        people: people(),
        clock: time,
        platform: () => platform,
        onError: () => undefined,
      }),
  };
}
export const { inRoom, queue, rows, delivering } = desk(() => database);
/** Started, and everything due done. */
export const run = async (platform: Platform): Promise<Deliver> => {
  const deliver = delivering(platform);
  await deliver.start();
  await deliver.idle();
  return deliver;
};
export const texts = (p: { seen: Performance[] }): string[] =>
  p.seen.map(({ effect }) => ('say' in effect && typeof effect.say === 'string' ? effect.say : effect.do));

/** Called once by a test file: a fresh database for each test. */
export function fresh(): void {
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'banyan-'));
    database = await openDatabase(join(dir, 'a.db'), allDefinitions);
  });
  afterEach(async () => {
    await database.close();
    rmSync(dir, { recursive: true, force: true });
  });
}
