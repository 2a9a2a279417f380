import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { campaignKill } from './campaign.ts';

it('killed in the middle of a campaign for members, everybody is counted once', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-campaign-'));
  try {
    const r = await campaignKill({ kills: 1, groups: 28, members: true, seed: 5, dir });
    expect(r.faults).toEqual([]);
    expect(r.kills).toBe(1);
    expect(r.failed).toBeLessThanOrEqual(4);
    expect(r.failed).toBeGreaterThan(0);
    expect(r.sent + r.failed + r.maybe).toBe(28);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
