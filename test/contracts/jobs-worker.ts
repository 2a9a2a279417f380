/** One process with a queue of its own on a shared database: `jobs-worker.ts <url> <leaseMs> <seed>`. Ends with its input. */
import { embeddedQueue } from '../../jobs/embedded.ts';
import { seeded } from '../clock.ts';
import { open, pipeline, realClock } from './jobs-kit.ts';

const [url = '', leaseMs = '500', seed = '1'] = process.argv.slice(2);
const database = await open(url);
const dice = seeded(Number(seed));
const queue = embeddedQueue({
  database,
  clock: realClock(),
  dice,
  leaseMs: Number(leaseMs),
  concurrency: 40,
  lookMs: 100,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});
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
