import { readdirSync, readFileSync } from 'node:fs';

import { defineConfig } from 'vitest/config';

import { missingPostgres } from './test/servers/postgres.ts';

const never = ['**/node_modules/**', 'dist/**'];
const rules = ['test/architecture.test.ts', 'test/rules/**/*.test.ts'];
/** `TEST_REPORT=file` also writes the counts as JSON. */
const report = process.env['TEST_REPORT'];
const jsonReport: ['json', { outputFile: string }][] = report ? [['json', { outputFile: report }]] : [];

/**
 * What is about words or platforms alone says nothing new on another database; nor does what opens a SQLite file by
 * itself. (test/scenarios/day.test.ts and eight.test.ts play the day of platforms.test.ts on PostgreSQL.)
 */
const elsewhere = [
  'test/texts.test.ts',
  'test/docs.test.ts',
  'test/scenarios/tone.test.ts',
  'test/scenarios/incentives.test.ts',
  'core/features/help/help.test.ts',
  'test/scenarios/platforms.test.ts',
  'test/scenarios/topics.test.ts',
  'bots/cli/import-words.test.ts',
  'bots/cli/import-codes.test.ts',
  'bots/cli/campaigns-members.test.ts',
];
/** Every suite that plays the whole bot, on SQLite; here once more on PostgreSQL, unless it sees to that itself. */
const played = ['bots', 'core', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => {
      const source = file.endsWith('.test.ts') ? readFileSync(file, 'utf8') : '';
      return /\/harness\.ts'/.test(source) && !elsewhere.includes(file) && !/\bonEach(Dialect|Queue)\(/.test(source);
    }),
);

/**
 * Real files, real sockets and real servers: generous limits, and one worker more than there are cores in CI, because
 * many tests wait. A worker keeps what it has imported from one file to the next: the bot is some 500 modules.
 */
const shared = {
  pool: 'forks' as const,
  isolate: false,
  setupFiles: ['test/setup/properties.ts'],
  testTimeout: 240_000,
  hookTimeout: 240_000,
  // By default a second, which a busy machine may stand still.
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  test: {
    maxWorkers: 3,
    // The servers of the run are ended, and what was made on them dropped.
    teardownTimeout: 120_000,
    reporters: ['default', './test/setup/skipped-reporter.ts', './test/setup/failed-reporter.ts', ...jsonReport],
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
      // Left out by name where there is no PostgreSQL; the project above says so, and REQUIRE_POSTGRES=1 refuses it.
      ...(missingPostgres() === undefined
        ? [
            {
              test: {
                ...shared,
                name: 'postgres',
                env: { TEST_DATABASE: 'postgres' },
                include: played,
                exclude: never,
                globalSetup: ['test/setup/servers.ts'],
              },
            },
          ]
        : []),
      // What `npm run check` runs: layers by import, and the planted faults.
      { test: { ...shared, name: 'rules', include: rules, exclude: never } },
    ],
  },
});
