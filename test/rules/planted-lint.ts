/**
 * Faults for the linter. A line that must be reported ends in `// ! rule`; every other
 * line must stay unreported. Each folder has a file of faults and a clean one.
 */
const imported = 'eslint(no-restricted-imports)';

/** One import a line, each of them a fault. */
const forbidden = (...names: string[]): string => names.map((name) => `import '${name}'; // ! ${imported}\n`).join('');
const allowed = (...names: string[]): string => names.map((name) => `import '${name}';\n`).join('');

const sdks = ['telegraf', 'discord.js', '@discordjs/rest', 'wechaty', 'wechaty-puppet-service'];
const databases = ['better-sqlite3', 'pg', 'pg-pool'];
const drizzleDrivers = ['drizzle-orm/better-sqlite3', 'drizzle-orm/node-postgres', 'drizzle-orm/sqlite-proxy'];
const pages = ['hono', 'hono/html', '@hono/node-server'];
const devTools = ['vitest', 'fast-check', 'playwright-core', 'tsx'];
const outside = ['adapters/x/a', 'jobs/a', 'db/a', 'web/a', 'bots/a', 'test/a', 'bench/a'];
/** What lies outside of `own`, as seen from a folder `depth` below the root. */
const paths = (depth: number, ...own: string[]): string[] =>
  outside.filter((path) => !own.includes(path.split('/')[0] ?? '')).map((path) => `${'../'.repeat(depth)}${path}.ts`);

const builtins = ['node:fs', 'fs', 'node:timers/promises', 'crypto', 'worker_threads'];
const queues = ['ioredis', 'bullmq'];
const others = ['node-cron', 'ws', 'pino', 'csv-parse'];
const notInCore = [builtins, sdks, databases, drizzleDrivers, pages, devTools, queues, others].flat();
const inCore = ['drizzle-orm', 'drizzle-orm/sqlite-core', 'drizzle-orm/pg-core', 'zod'];

const chance = `\
export const at = Date.now(); // ! eslint(no-restricted-properties)
export const roll = Math.random(); // ! eslint(no-restricted-properties)
export const since = performance.now(); // ! eslint(no-restricted-properties)
`;

const layers: Record<string, string> = {
  'core/planted.ts': forbidden(...notInCore, ...paths(1)),
  'core/clean.ts': allowed(...inCore, './types.ts', './kit/columns.ts', './features/index.ts'),
  'core/kit/planted.ts': forbidden(...notInCore, ...paths(2)),
  'core/kit/clean.ts': allowed(...inCore, 'croner', '../types.ts', '../text/index.ts'),
  'core/people/planted.ts': forbidden(...notInCore, ...paths(2)),
  'core/people/clean.ts': allowed(...inCore, '../types.ts', '../kit/columns.ts'),
  'core/features/x/planted.ts': forbidden(...notInCore, ...paths(3)),
  'core/features/x/clean.ts': allowed(...inCore, 'croner', './rules.ts', '../../types.ts', '../../kit/columns.ts'),
  'core/features/x/clean.test.ts': allowed('vitest', 'node:fs', '../../../test/harness.ts'),
  'core/text/planted.ts': forbidden('node:fs', 'zod', 'opencc-js', '../types.ts', '../kit/columns.ts', '../../db/a.ts'),
  'core/text/clean.ts': allowed('./fold.ts', './han/table.ts'),
  'core/text/regex.ts': `${forbidden('node:fs', 'zod', 're2', 'redis', '../types.ts')}${allowed('re2js', './fold.ts')}`,
  'core/text/han/planted.ts': forbidden('zod', '../../types.ts', '../../kit/columns.ts'),
  'core/text/han/clean.ts': allowed('./table.ts', '../fold.ts'),
  'adapters/x/planted.ts': forbidden(
    ...[paths(2, 'adapters'), databases, drizzleDrivers, pages, devTools, queues].flat(),
    'pino',
    'croner',
    'node-cron',
    'csv-parse',
  ),
  'adapters/x/clean.ts': allowed('node:net', 'ws', 'telegraf', './decode.ts', '../pace.ts', '../../core/types.ts'),
  'jobs/planted.ts': forbidden(
    ...paths(1, 'jobs'),
    ...databases,
    ...drizzleDrivers,
    ...sdks,
    ...pages,
    ...devTools,
    'ws',
    'pino',
    'csv-parse',
  ),
  'jobs/clean.ts': allowed(
    'croner',
    'node-cron',
    'ioredis',
    'bullmq',
    'drizzle-orm',
    './schedule.ts',
    '../core/ports.ts',
  ),
  'db/planted.ts': forbidden(
    ...paths(1, 'db'),
    ...sdks,
    ...pages,
    ...devTools,
    'ioredis',
    'bullmq',
    'croner',
    'ws',
    'pino',
    'csv-parse',
  ),
  'db/clean.ts': allowed(...databases, ...drizzleDrivers, 'drizzle-kit/api', 'node:fs', '../core/features/index.ts'),
  'web/planted.ts': forbidden(
    ...paths(1, 'web'),
    ...databases,
    ...drizzleDrivers,
    ...sdks,
    ...devTools,
    'pino',
    'croner',
    'csv-parse',
  ),
  'web/clean.ts': allowed(...pages, 'node:http', 'ws', './page.ts', '../core/types.ts'),
  'bots/planted.ts': forbidden(
    '../test/a.ts',
    '../bench/a.ts',
    ...databases,
    ...drizzleDrivers,
    ...sdks,
    ...pages,
    ...devTools,
    'ws',
    'node-cron',
  ),
  'bots/clean.ts': allowed('pino', 'csv-parse', 'yaml', 'zod', ...paths(1, 'test', 'bench')),
  'bots/cli/planted.ts': forbidden('../../test/a.ts', '../../bench/a.ts', 'better-sqlite3', 'telegraf', 'vitest'),
  'bots/cli/clean.ts': allowed('csv-parse', '../config.ts', '../../core/types.ts'),
};

/** Time and chance, by folder. */
const clocks: Record<string, string> = {
  'core/planted-clock.ts': chance,
  'core/features/x/planted-clock.ts': chance,
  'core/clean-clock.ts': `export const day = (at: number): number => new Date(at).getUTCDate() + Math.floor(Date.UTC(2026, 0));\n`,
  'adapters/x/planted-clock.ts': chance,
  'jobs/planted-clock.ts': chance,
};

const promises = `\
const work = async (): Promise<number> => 1;
export function start(items: number[], stop: () => void): void {
  work(); // ! typescript(no-floating-promises)
  work().finally(stop); // ! typescript(no-floating-promises)
  items.forEach(async () => { await work(); }); // ! typescript(no-misused-promises)
  if (work()) stop(); // ! typescript(no-misused-promises)
  void work();
}
export const fail = (): Promise<void> => Promise.reject('words'); // ! typescript(prefer-promise-reject-errors)
export async function wait(n: number): Promise<void> {
  await n; // ! typescript(await-thenable)
  await work();
}
`;

/** The one that costs data: a drizzle query is built, dropped, and never runs. */
const forgottenQuery = `\
import { integer, pgTable } from 'drizzle-orm/pg-core';

import type { WriteDb } from '../../ports.ts';

const t = pgTable('t', { n: integer('n') });
export async function save(db: WriteDb): Promise<void> {
  await db.insert(t).values({ n: 1 });
  db.insert(t).values({ n: 1 }); // ! typescript(no-floating-promises)
  db.update(t).set({ n: 2 }); // ! typescript(no-floating-promises)
}
`;

const types = `\
export const loose: any = 1; // ! typescript(no-explicit-any)
// @ts-ignore // ! typescript(ban-ts-comment)
export const read = (text: string): string => {
  const parsed: { a: string } = JSON.parse(text); // ! typescript(no-unsafe-assignment)
  return parsed.a;
};
export const use = (text: string): string => {
  const told: string[] = [];
  told.push(JSON.parse(text)); // ! typescript(no-unsafe-argument)
  return told.join(String(JSON.parse(text).a)); // ! typescript(no-unsafe-member-access)
};
export const call = (text: string): void => void JSON.parse(text)(); // ! typescript(no-unsafe-call)
export const leak = (text: string): string => JSON.parse(text); // ! typescript(no-unsafe-return)
export const first = (list: string[]): string => list[0]!; // ! typescript(no-non-null-assertion)
export const said = (what: 'a' | 'b'): number => {
  switch (what) { // ! typescript(switch-exhaustiveness-check)
    case 'a':
      return 1;
  }
  return 0;
};
`;

const manners = `\
export function quiet(run: () => void): void {
  try {
    run();
  } catch {} // ! eslint(no-empty)
  throw 'words'; // ! typescript(only-throw-error)
}
export const same = (a: string, b: string): boolean => a == b; // ! eslint(eqeqeq)
const unused = 1; // ! eslint(no-unused-vars)
console.log('hello'); // ! eslint(no-console)
let never = 2; // ! eslint(prefer-const)
var old = 3; // ! eslint(no-var)
export { never, old };
`;

const behaviour: Record<string, string> = {
  'core/planted-promises.ts': promises,
  'adapters/x/planted-promises.ts': promises,
  'jobs/planted-promises.ts': promises,
  'db/planted-promises.ts': promises,
  'web/planted-promises.ts': promises,
  'bots/planted-promises.ts': promises,
  'test/planted-promises.test.ts': promises,
  'core/features/x/store.ts': forgottenQuery,
  'jobs/planted-types.ts': types,
  'jobs/planted-manners.ts': manners,
  'core/ring-a.ts': `import { b } from './ring-b.ts'; // ! import(no-cycle)\nexport const a = (): number => b() + 1;\n`,
  'core/ring-b.ts': `import { a } from './ring-a.ts'; // ! import(no-cycle)\nexport const b = (): number => a() - 1;\n`,
  'core/ring-self.ts': `import { self as me } from './ring-self.ts'; // ! import(no-self-import) import(no-cycle)\nexport const self = (): unknown => me;\n`,
  'core/planted-import.ts': `import { Cause } from './clean-import.ts'; // ! typescript(consistent-type-imports)\nexport const cause: Cause = 'a';\n`,
  'core/clean-import.ts': `export type Cause = string;\n`,
  'jobs/planted-long.ts': Array.from({ length: 401 }, (_, i) => `export const n${i} = ${i};`).join('\n'),
};

export const plantedForLint: Readonly<Record<string, string>> = { ...layers, ...clocks, ...behaviour };
