import { describe, expect, it } from 'vitest';

import { catastrophic } from './catastrophic.ts';
import { regexFaults } from './regex.ts';

describe('regular expressions as rules', () => {
  it('knows two hundred catastrophic ones, each once', () => {
    expect(new Set(catastrophic).size).toBeGreaterThanOrEqual(200);
    expect(new Set(catastrophic).size).toBe(catastrophic.length);
  });

  it('never hold the event loop up, and most of the known ones are taken', async () => {
    const r = await regexFaults({ seed: 7, random: 200, allowedMs: 50 });
    expect(r.blocked).toEqual([]);
    expect(r.takenOfKnown).toBeGreaterThan(150);
    expect(r.refused.get('look-around')).toBeGreaterThan(0);
  });

  it('are seen to block where an engine backtracks', async () => {
    let compiled: RegExp;
    const backtracking = {
      check: () => undefined,
      put: () => {
        compiled = /^(a|aa)+$/;
      },
      // Twenty-nine letters: a quarter of a second or so, not a lifetime.
      read: (_: number, text: string) => {
        compiled.test(`${text.slice(0, 29)}!`);
        return { hits: [], dropped: [], off: [] };
      },
      drop: () => undefined,
    };
    const r = await regexFaults({ seed: 1, random: 0, allowedMs: 5, patterns: ['^(a|aa)+$'], book: backtracking });
    expect(r.blocked).toEqual(['^(a|aa)+$']);
  });
});
