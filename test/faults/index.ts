/** `npm run faults -- kill --cycles 50 --seed 1`. One line says how it ended; anything wrong is told above it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { kill } from './kill.ts';

const usage = 'usage: npm run faults -- kill [--cycles 50] [--seed 1]';
const shown = 20;

const whole = (text: string): number => {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 0) throw new TypeError(`not a number: ${text}`);
  return n;
};

function read(): { cycles: number; seed: number } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { cycles: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'kill') throw new TypeError('which fault?');
  return { cycles: whole(values.cycles), seed: whole(values.seed) };
}

async function main({ cycles, seed }: { cycles: number; seed: number }): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-faults-'));
  const began = Date.now();
  const r = await kill({ cycles, seed, dir });
  for (const fault of r.faults.slice(0, shown)) process.stderr.write(`${fault}\n`);
  if (r.faults.length > shown) process.stderr.write(`and ${r.faults.length - shown} more\n`);
  if (r.faults.length > 0) process.stderr.write(`the database and the witness's log are in ${dir}\n`);
  else rmSync(dir, { recursive: true });
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(
    `kill: ${cycles} cycles, seed ${seed}: acknowledged ${r.acknowledged}, lost ${r.lost}, doubled ${r.doubled}; ` +
      `redelivered ${r.redelivered}; replies sent ${r.sent}, in doubt ${r.maybe}; ${r.faults.length} faults; ${seconds} s\n`,
  );
  process.exitCode = r.faults.length > 0 ? 1 : 0;
}

let options;
try {
  options = read();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(2);
}
await main(options);
