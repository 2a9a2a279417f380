import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', 'dist/**'];
const rules = ['test/architecture.test.ts', 'test/rules/**/*.test.ts'];
/** `TEST_REPORT=file` also writes the counts as JSON. */
const report = process.env['TEST_REPORT'];
const jsonReport: ['json', { outputFile: string }][] = report ? [['json', { outputFile: report }]] : [];

/** Real files, real sockets and real servers: generous limits, few workers. */
const shared = { pool: 'forks' as const, testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './test/setup/skipped-reporter.ts', ...jsonReport],
    projects: [
      {
        test: {
          ...shared,
          name: 'banyan',
          include: ['**/*.test.ts'],
          exclude: [...never, ...rules],
          globalSetup: ['test/setup/servers.ts'],
        },
      },
      // What `npm run check` runs: layers by import, and the planted faults.
      { test: { ...shared, name: 'rules', include: rules, exclude: never, testTimeout: 120_000 } },
    ],
  },
});
