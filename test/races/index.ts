/** `npm run races -- --rounds 1000 [--seed 1] [--on sqlite,postgres] [--only packet,coupons]`: a line for each; anything inexact above it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { makeDatabase, maintain, missingPostgres, startPostgres } from '../servers/postgres.ts';
import { race, type Raced } from './run.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    on: { type: 'string', default: 'sqlite,postgres' },
    only: { type: 'string' },
    connections: { type: 'string', default: '3' },
  },
});
const [rounds, seed, connections] = [Number(values.rounds), Number(values.seed), Number(values.connections)];
const only = values.only === undefined ? {} : { only: values.only.split(',') };

const tell =
  (where: string) =>
  ({ race: name, ms, faults }: Raced): void => {
    for (const fault of faults) process.stderr.write(`${where} ${name}: ${fault}\n`);
    const perRound = (ms / rounds).toFixed(1);
    process.stdout.write(
      `${where} ${name}: ${rounds} rounds, seed ${seed}, ${faults.length} faults; ${perRound} ms a round\n`,
    );
    if (faults.length > 0) process.exitCode = 1;
  };

if (values.on.includes('sqlite')) {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-races-'));
  await race({ url: join(folder, 'races.db'), connections: 1, rounds, seed, ...only, onRaced: tell('sqlite') });
  rmSync(folder, { recursive: true });
}
const missing = missingPostgres();
if (values.on.includes('postgres') && missing === undefined) {
  const server = await startPostgres();
  try {
    await maintain(server.url, makeDatabase('races', 'template0'));
    const url = new URL(server.url);
    url.pathname = '/races';
    await race({
      url: url.href,
      connections,
      rounds,
      seed,
      ...only,
      onRaced: tell(`postgres (${connections} connections)`),
    });
  } finally {
    await server.stop();
  }
} else if (values.on.includes('postgres')) process.stdout.write(`postgres: left out, ${missing ?? ''}\n`);
