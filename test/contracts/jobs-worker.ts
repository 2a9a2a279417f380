/**
 * One process with a queue of its own on a shared database:
 * `jobs-worker.ts <database> <leaseMs> <seed> <driver> [<redis> <prefix> <horizonMs>]`. Ends with its input.
 */
import { bullQueue } from '../../jobs/bullmq.ts';
import { embeddedQueue } from '../../jobs/embedded.ts';
import { seeded } from '../clock.ts';
import { open, pipeline, realClock } from './jobs-kit.ts';

const [address = '', leaseMs = '500', seed = '1', driver, url = '', prefix = '', horizonMs = '60000'] =
  process.argv.slice(2);
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
await queue.start(async (event) => {
  // Some work before the commit, so that a kill meets jobs in every stage.
  await new Promise((done) => {
    setTimeout(done, dice() * 15);
  });
  await accept(event);
});
process.stdout.write('ready\n');
process.stdin.on('end', () => void queue.stop().then(() => database.close()));
process.stdin.resume();
