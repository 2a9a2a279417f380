/**
 * One process with a queue of its own on a shared database:
 * `jobs-worker.ts <database> <leaseMs> <seed> <driver> [<redis> <prefix> <horizonMs> [<most>]]`. Ends with its
 * input; stands still, to be killed, once it has begun `most` jobs.
 */
import { bullQueue } from '../../jobs/bullmq.ts';
import { embeddedQueue } from '../../jobs/embedded.ts';
import { seeded } from '../clock.ts';
import { open, pipeline, realClock } from './jobs-kit.ts';

const [
  address = '',
  leaseMs = '500',
  seed = '1',
  driver,
  url = '',
  prefix = '',
  horizonMs = '60000',
  most = 'Infinity',
] = process.argv.slice(2);
const database = await open(address);
const dice = seeded(Number(seed));
const options = {
  database,
  clock: realClock(),
  dice,
  leaseMs: Number(leaseMs),
  concurrency: 40,
  lookMs: 100,
  onError: (error: unknown) => process.stderr.write(`${String(error)}\n`),
};
const queue =
  driver === 'redis'
    ? bullQueue({ ...options, url, prefix, horizonMs: Number(horizonMs), lateMs: 500, lockMs: 1000 })
    : embeddedQueue(options);
const accept = pipeline(database);
let begun = 0;
await queue.start(async (event) => {
  if (++begun > Number(most)) return new Promise(() => undefined);
  // Some work before the commit, so that a kill meets jobs in every stage.
  await new Promise((done) => {
    setTimeout(done, dice() * 15);
  });
  await accept(event);
});
process.stdout.write('ready\n');
process.stdin.on('end', () => void queue.stop().then(() => database.close()));
process.stdin.resume();
