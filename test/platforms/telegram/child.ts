/**
 * The bot as a process that can be killed: `child.ts <database> <root> <token> <slowMs> <seed> [<most>]`. Each event waits
 * up to `slowMs` before it is handled, in order, so that a kill meets a batch in its middle; after `most` of them none is
 * handled any more. Ends with its input.
 */
import type { Platform } from '../../../core/ports.ts';
import { seeded } from '../../clock.ts';
import { liveBot } from './house.ts';

const [url = '', root = '', token = '', slowMs = '0', seed = '1', most = 'Infinity'] = process.argv.slice(2);
const dice = seeded(Number(seed));

const slowly = (platform: Platform): Platform => {
  let tail = Promise.resolve();
  let begun = 0;
  return {
    ...platform,
    start: (accept) =>
      platform.start((event) => {
        if (++begun > Number(most)) return new Promise(() => undefined);
        const turn = tail.then(() => new Promise<void>((resolve) => setTimeout(resolve, dice() * Number(slowMs))));
        tail = turn;
        return turn.then(() => accept(event));
      }),
  };
};

const bot = await liveBot({ root, token }, url, { through: slowly });
process.stdout.write('ready\n');
process.stdin.on('end', () => void bot.stop().then(() => process.exit(0)));
process.stdin.resume();
