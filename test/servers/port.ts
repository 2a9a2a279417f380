/** A port for what must be told one: free now, and still free when it is taken, or taken again after an outage. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems hand out by themselves (Linux from 32768, others from 49152): nobody else is given it meanwhile. */
const [first, end] = [20_000, 32_000];
const tries = 100;

/** @throws Error when every port that was tried is in use */
export async function freePort(): Promise<number> {
  for (let i = 0; i < tries; i++) {
    const port = randomInt(first, end);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${first} to ${end}`);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
