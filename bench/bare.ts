/** The core alone, without storage, beside an EventEmitter whose handler is awaited: what the straight line itself costs. */
import { EventEmitter } from 'node:events';

import type { Database } from '../core/ports.ts';
import type { Tx } from '../core/tx.ts';
import type { MessageEvent } from '../core/types.ts';
import { openBot, settleIn } from './bot.ts';
import type { Load } from './load.ts';
import type { Side } from './measure.ts';

const nothing: Tx = {
  count: () => undefined,
  append: () => undefined,
  after: () => undefined,
  changed: () => undefined,
};

/** Plain messages only: they are screened, routed and found to be nobody's, and nothing is stored. */
export async function coreAlone(dir: string, load: Load): Promise<Side> {
  let stored = true;
  let handled = 0;
  const without = (real: Database): Database => ({
    ...real,
    write: async (fn, how) => {
      if (stored) return real.write(fn, how);
      handled++;
      return fn(nothing);
    },
  });
  const bot = await openBot(dir, without);
  await settleIn(bot, load);
  stored = false;
  let sent = 0;
  return {
    name: 'the core without storage',
    slice: async (events) => {
      sent += events.length;
      for (const event of events) await bot.banyan.accept(event);
    },
    check: () => (handled === sent ? Promise.resolve() : Promise.reject(new Error(`handled ${handled} of ${sent}`))),
    close: () => bot.close(),
  };
}

export function emitter(): Side {
  const events = new EventEmitter();
  let units = 0;
  events.on('message', (event: MessageEvent, done: () => void) => {
    units += event.text.length;
    done();
  });
  const emit = (event: MessageEvent): Promise<void> =>
    new Promise((resolve) => {
      events.emit('message', event, resolve);
    });
  return {
    name: 'EventEmitter and await',
    slice: async (all) => {
      for (const event of all) await emit(event);
    },
    check: () => (units > 0 ? Promise.resolve() : Promise.reject(new Error('nothing was emitted'))),
    close: () => Promise.resolve(),
  };
}
