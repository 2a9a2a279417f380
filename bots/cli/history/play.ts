/**
 * Plays a history through the bot itself: the same pipeline, features and database as in a real group, on a database
 * that is thrown away, with the clock set to the time of each message and a platform that keeps silent.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createBanyan, type Banyan } from '../../../core/banyan.ts';
import { ruleStore } from '../../../core/features/moderation/rules/store-rules.ts';
import type { Clock, Database, Platform } from '../../../core/ports.ts';
import type { JoinedEvent, Locale, Trace } from '../../../core/types.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { embeddedQueue } from '../../../jobs/embedded.ts';
import type { RuleToTry } from './rules-file.ts';
import type { HistoryEvent, HistoryRecord } from './telegram.ts';

const account = 'telegram-export';
/** Events accepted and not yet committed: enough to fill a commit, few enough to stay small. */
const window = 512;
const month = 30 * 86_400_000;

export interface PlayOptions {
  readonly rules: readonly RuleToTry[];
  readonly timeZone: string;
  readonly locale: Locale;
  readonly onTrace: (trace: Trace) => void;
  readonly onError: (error: unknown) => void;
}

export interface Play {
  readonly database: Database;
  /** Hands over the next record; a promise when the bot needs a moment to catch up. */
  take(record: HistoryRecord): Promise<void> | void;
  /** Resolves when everything taken is committed and answered. Rejects with what could not be committed. */
  settled(): Promise<void>;
  /** Stops the bot and removes the database. */
  end(): Promise<void>;
}

/** Time as the messages tell it. */
function historyClock(): Clock & { moveTo(at: number): void } {
  let time = 0;
  let earliest = Infinity;
  const alarms = new Set<{ readonly at: number; readonly fn: () => void }>();
  return {
    now: () => time,
    wake: (at, fn) => {
      const alarm = { at, fn };
      alarms.add(alarm);
      if (at <= time) setImmediate(() => alarms.delete(alarm) && fn());
      else earliest = Math.min(earliest, at);
      return () => void alarms.delete(alarm);
    },
    moveTo: (at) => {
      time = at;
      if (at < earliest) return;
      for (const alarm of alarms) if (alarm.at <= at && alarms.delete(alarm)) alarm.fn();
      earliest = Math.min(Infinity, ...[...alarms].map((a) => a.at));
    },
  };
}

/** It can do everything and does nothing. */
const silence: Platform = {
  name: account,
  can: new Set(['send', 'ask', 'choices', 'picture', 'delete', 'mute', 'kick', 'ban', 'role', 'pin']),
  mergeSeconds: 0,
  idempotent: true,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  perform: () => Promise.resolve({}),
};

/** Opens a database in the machine's temporary folder and puts a bot on it. */
export async function play(o: PlayOptions): Promise<Play> {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-replay-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const clock = historyClock();
  const file = join(folder, 'replay.db');
  const database = await openDatabase(file, allDefinitions, { onError: o.onError, throwAway: true });
  const dice = (): number => 0.5;
  const banyan = createBanyan({
    database,
    queue: embeddedQueue({ database, clock, dice, onError: o.onError, lookMs: month }),
    platforms: [silence],
    clock,
    dice,
    defaults: { locale: o.locale, timeZone: o.timeZone },
    onTrace: o.onTrace,
    onError: o.onError,
  });
  const flow = new Flow(banyan);
  const rooms = new Set<string>();

  /** All groups belong to one community: the same owner brought the bot into each. */
  const enter = async (event: HistoryEvent): Promise<void> => {
    await flow.settled();
    clock.moveTo(event.at);
    const arrival: JoinedEvent = {
      kind: 'joined',
      id: `${event.room.id}:arrival`,
      account,
      at: event.at,
      room: event.room,
      from: { id: 'replay', name: 'replay', role: 'owner' },
      self: true,
    };
    if (rooms.size === 0) {
      const { community, person } = await banyan.house.people.admit(arrival, event.at);
      await writeRules(database, community.id, person.member, o.rules, event.at);
      await banyan.start();
    }
    rooms.add(event.room.id);
    await flow.take(arrival);
  };

  return {
    database,
    take: ({ event }) => {
      if (!rooms.has(event.room.id)) return enter(event).then(() => flow.take(event));
      clock.moveTo(event.at);
      return flow.take(event);
    },
    settled: () => flow.settled(),
    end: async () => {
      await banyan.stop();
      await database.close();
      process.off('exit', remove);
      remove();
    },
  };
}

async function writeRules(
  db: Database,
  community: number,
  by: number,
  rules: readonly RuleToTry[],
  at: number,
): Promise<void> {
  const store = ruleStore(db);
  await db.write(async () => {
    for (const rule of rules) await store.add({ ...rule, community, by, eventId: `${account}|rules`, at });
  });
}

/** Keeps as many events under way as fill a commit. */
class Flow {
  readonly #banyan: Banyan;
  #live = 0;
  #failure: { readonly error: unknown } | undefined;
  #waiting: (() => void)[] = [];
  #low = window;

  constructor(banyan: Banyan) {
    this.#banyan = banyan;
  }

  take(event: HistoryEvent): Promise<void> | void {
    if (this.#failure) return this.settled();
    this.#live++;
    this.#banyan.accept(event).then(
      () => this.#done(),
      (error: unknown) => {
        this.#failure ??= { error };
        this.#done();
      },
    );
    if (this.#live >= window) return this.#until(window / 2);
    return undefined;
  }

  async settled(): Promise<void> {
    if (this.#live > 0) await this.#until(0);
    if (this.#failure) throw this.#failure.error;
    await this.#banyan.idle();
  }

  #until(low: number): Promise<void> {
    this.#low = low;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #done(): void {
    this.#live--;
    if (this.#live <= this.#low) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
