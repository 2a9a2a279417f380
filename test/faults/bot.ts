/** The bot under test: `bot.ts <database>`. The real one, on a platform that is its parent. Ends with its input. */
import { writeSync } from 'node:fs';

import { systemClock } from '../../bots/clock.ts';
import { createBanyan } from '../../core/banyan.ts';
import { plain } from '../../core/kit/reply.ts';
import type { Platform } from '../../core/ports.ts';
import type { Event } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { embeddedQueue } from '../../jobs/embedded.ts';
import { account, lines, type FromBot, type ToBot } from './line.ts';

const onError = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
/** Written before this returns: what was said before a kill was said. */
const tell = (what: FromBot): void => void writeSync(1, `${JSON.stringify(what)}\n`);

let accept: ((event: Event) => Promise<void>) | undefined;
const parent: Platform = {
  name: account,
  // Not idempotent: what is cut short while being said must never be said a second time.
  can: new Set(['send', 'ask', 'delete', 'mute', 'kick', 'ban']),
  mergeSeconds: 0,
  start: (to) => {
    accept = to;
    return Promise.resolve();
  },
  stop: () => Promise.resolve(),
  perform: async ({ effect, target, key }) => {
    const text = 'say' in effect ? plain(effect.say) : effect.do;
    tell({ said: { key, room: target.room.id, text } });
    // A kill between the word and its receipt is what leaves a row in doubt.
    await new Promise((done) => {
      setTimeout(done, 2);
    });
    return {};
  },
};

const database = await openDatabase(process.argv[2] ?? '', allDefinitions, { onError });
const queue = embeddedQueue({ database, clock: systemClock, dice: Math.random, onError });
const banyan = createBanyan({ database, queue, platforms: [parent], clock: systemClock, dice: Math.random, onError });
await banyan.start();
tell({ ready: true });

lines(process.stdin, (line) => {
  const { event } = JSON.parse(line) as ToBot;
  accept?.(event).then(() => tell({ acknowledged: event.id }), onError);
});
process.stdin.on('end', () => {
  void banyan
    .idle()
    .then(() => banyan.stop())
    .then(() => database.close());
});
