/** Who uses the database: a real process that is stopped, goes on, and is killed. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { coreSchema } from '../core/schema.ts';
import { dialects, freshDatabase } from '../test/servers/index.ts';
import { until } from '../test/until.ts';
import { openDatabase } from './open.ts';

describe.skipIf(!dialects().includes('postgres'))('the processes on a PostgreSQL database', () => {
  it('one that is stopped still runs; one that is killed is gone', async () => {
    const at = await freshDatabase('postgres');
    const database = await openDatabase(at.url, coreSchema);
    const { peers } = database;
    if (!peers) throw new Error('no peers on PostgreSQL');
    const child = fork(join(import.meta.dirname, '../test/contracts/shown.ts'), [at.url], {
      execArgv: ['--import', 'tsx'],
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the other process ended')));
    ended.catch(() => undefined);
    const [told] = (await Promise.race([once(child, 'message'), ended])) as [number];
    const mine = await peers.self();
    expect(await peers.self()).toBe(mine);
    expect(mine).not.toBe(told);
    child.kill('SIGSTOP');
    expect(await peers.gone([told, mine])).toEqual(new Set());
    child.kill('SIGKILL');
    await until(async () => (await peers.gone([told])).has(told));
    expect(await peers.gone([mine])).toEqual(new Set());
    await database.close();
    await at.drop();
  });
});
