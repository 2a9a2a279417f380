import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SerializedError, TestCase, TestModule } from 'vitest/node';

import FailedReporter from './setup/failed-reporter.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'banyan-failed-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const error = { message: 'late', stack: 'Error: late\n    at ours.ts:1:2\n    at /x/node_modules/vitest/run.js:3' };
const module = (errors: readonly object[] = []): TestModule =>
  ({
    project: { name: 'banyan' },
    relativeModuleId: 'core/a.test.ts',
    errors: () => errors,
    children: { allSuites: () => [{ fullName: 'on Discord', errors: () => [{ message: 'the hook threw' }] }] },
  }) as unknown as TestModule;
const ended = (state: string): TestCase =>
  ({
    module: module(),
    fullName: 'on Discord > a poll',
    result: () => ({ state, errors: [error] }),
  }) as unknown as TestCase;

it('keeps at once what failed and where, without the runner’s own lines', () => {
  const file = join(folder, 'failures.txt');
  const reporter = new FailedReporter({ file });
  reporter.onTestCaseResult(ended('passed'));
  reporter.onTestCaseResult(ended('failed'));
  expect(readFileSync(file, 'utf8')).toBe(
    'FAILED banyan: core/a.test.ts > on Discord > a poll\n    Error: late\n        at ours.ts:1:2\n',
  );
  reporter.onTestModuleEnd(module([{ message: 'cannot be read' }]));
  reporter.onTestRunEnd([], [{ message: 'unhandled' }] as SerializedError[]);
  reporter.onTestRunEnd([], [{ message: 'timed out', stack: 'Error: STACK_TRACE_ERROR' }] as SerializedError[]);
  const all = readFileSync(file, 'utf8');
  expect(all).toContain('FAILED banyan: core/a.test.ts\n    cannot be read\n');
  expect(all).toContain('FAILED banyan: core/a.test.ts > on Discord\n    the hook threw\n');
  expect(all).toContain('FAILED beside the tests\n    unhandled\n');
  expect(all).toContain('    timed out\n    Error: STACK_TRACE_ERROR\n');
});
