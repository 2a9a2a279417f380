/** Start-up in fresh processes, turn by turn: the whole bot beside the bare imports nobody can do without. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { spread, type Spread } from './measure.ts';

interface Started {
  /** Since the process began. */
  readonly ms: number;
  readonly rss: number;
}
export interface Starts {
  readonly bot: { readonly ms: Spread; readonly rss: Spread };
  readonly floor: { readonly ms: Spread; readonly rss: Spread };
  readonly ms: Spread;
  readonly rss: Spread;
}

const bot = new URL('./start-bot.js', import.meta.url);
const floor = new URL('./start-floor.js', import.meta.url);

const start = (file: URL, ...args: string[]): Started =>
  JSON.parse(execFileSync(process.execPath, [fileURLToPath(file), ...args], { encoding: 'utf8' })) as Started;

/** The folder's database is made by a first start that is not counted. */
export function starts(dir: string, rounds: number): Starts {
  start(bot, dir);
  const turns = Array.from({ length: rounds }, () => ({
    bot: start(bot, dir),
    floor: start(floor),
  }));
  const of = (who: 'bot' | 'floor') => ({
    ms: spread(turns.map((t) => t[who].ms)),
    rss: spread(turns.map((t) => t[who].rss / 2 ** 20)),
  });
  return {
    bot: of('bot'),
    floor: of('floor'),
    ms: spread(turns.map((t) => t.bot.ms / t.floor.ms)),
    rss: spread(turns.map((t) => t.bot.rss / t.floor.rss)),
  };
}
