/** The short form of `npm run races`: sums are exact when everybody comes at once. */
import { expect, it } from 'vitest';

import { freshDatabase, onEachDialect } from '../servers/index.ts';
import { race } from './run.ts';

onEachDialect('races', (dialect) => {
  it('end with exact sums', async () => {
    const fresh = await freshDatabase(dialect);
    try {
      const connections = dialect === 'sqlite' ? 1 : 3;
      const raced = await race({ url: fresh.url, connections, rounds: dialect === 'sqlite' ? 24 : 8, seed: 6 });
      expect(raced.flatMap((r) => r.faults)).toEqual([]);
      expect(raced.map((r) => r.race)).toEqual(['packet', 'transfers', 'coupons', 'checkins', 'draws']);
    } finally {
      await fresh.drop();
    }
  });
});
