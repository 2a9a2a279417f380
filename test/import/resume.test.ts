/** An import in a process of its own: killed twice in the middle, in a small heap, it equals one that ran through. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { writeExport } from '../replay/generate-export.ts';
import { importIn, killedAt, recordsDone } from './child.ts';
import { left } from './kit.ts';

/** Enough for two kills; what a file of 327 MB needs is measured by test/import/million.ts. */
const messages = 9_000;
const heapMb = 48;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-resume-'));
  file = join(folder, 'result.json');
  // All of it young enough to be kept: the two runs do not start at the same moment.
  await writeExport(file, { messages, seed: 8, chats: 2, broken: 0.001, start: Date.now() - 28 * 86_400_000 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('killed twice, it goes on where it was and equals one run', async () => {
  const [pieces, once] = [join(folder, 'pieces'), join(folder, 'once')];
  const stops: number[] = [];
  for (const records of [2_000, 5_000]) {
    await killedAt(importIn(file, pieces, heapMb, records), pieces, records);
    stops.push(recordsDone(pieces));
  }
  expect(stops[0]).toBeGreaterThanOrEqual(2_000);
  expect(stops[1]).toBeGreaterThanOrEqual(5_000);
  expect(stops[1]).toBeLessThan(messages);
  const last = await importIn(file, pieces, heapMb).ended;
  expect([last.code, last.err]).toEqual([0, expect.stringMatching(/^going on after record [\d,]+$/m)]);
  const whole = await importIn(file, once, heapMb).ended;
  expect(whole.code).toBe(0);
  expect(last.out).toBe(whole.out);
  const [a, b] = [await left(join(pieces, 'banyan.db')), await left(join(once, 'banyan.db'))];
  for (const what of Object.keys(b)) expect([what, a[what]]).toEqual([what, b[what]]);
  expect(b['messages']?.length).toBeGreaterThan(8_500);
});
