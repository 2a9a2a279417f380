/** The same after a long time: what a message costs late, and what the process has grown by. */
import { inFlight, openBot, settleIn } from './bot.ts';
import { createLoad } from './load.ts';
import { cost, flood } from './measure.ts';

const fifths = 5;

export interface Steady {
  /** Processor time of a message in the last fifth, as a part of the second's. */
  readonly cost: number;
  /** Resident and heap growth from the end of the second fifth to the end of the last, MB. */
  readonly rss: number;
  readonly heap: number;
}

/** `messages` in all, in groups that are all known before. Needs `--expose-gc`. */
export async function steady(dir: string, messages: number): Promise<Steady> {
  const load = createLoad({ groups: 200, members: 4000 }, 3, Date.now());
  const bot = await openBot(dir);
  await settleIn(bot, load);
  const spent: number[] = [];
  const memory: NodeJS.MemoryUsage[] = [];
  for (let i = 0; i < fifths; i++) {
    let cpu = 0;
    // Made slice by slice, so that the load itself holds nothing.
    for (let left = messages / fifths; left > 0; left -= 5000) {
      const events = load.next(Math.min(left, 5000));
      cpu += (await cost(1, () => flood(bot.banyan.accept, events, inFlight))).cpu;
    }
    spent.push(cpu);
    globalThis.gc?.();
    memory.push(process.memoryUsage());
  }
  await bot.close();
  const [second, last] = [memory[1], memory[fifths - 1]];
  const mb = (key: 'rss' | 'heapUsed'): number => ((last?.[key] ?? NaN) - (second?.[key] ?? NaN)) / 2 ** 20;
  return { cost: (spent[fifths - 1] ?? NaN) / (spent[1] ?? NaN), rss: mb('rss'), heap: mb('heapUsed') };
}
