import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { campaignKill } from './campaign.ts';

it('killed in the middle of a campaign, every group is counted once: npm run faults -- campaign for 100 kills and 500 groups', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-campaign-'));
  try {
    const r = await campaignKill({ kills: 3, groups: 49, seed: 3, dir });
    expect(r.faults).toEqual([]);
    expect(r.kills).toBe(3);
    // A group that refuses is in doubt too when the kill came before its answer.
    expect(r.failed).toBeLessThanOrEqual(7);
    expect(r.failed).toBeGreaterThan(0);
    expect(r.sent + r.failed + r.maybe).toBe(49);
    expect(r.sent).toBeGreaterThan(20);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
