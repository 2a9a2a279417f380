/** Faults for the compiler, for `tsc -p core` and for the layers by path. Marked as in planted-lint.ts. */

/** core has no Node and no browser around it. */
export const plantedForCore: Readonly<Record<string, string>> = {
  'core/planted.ts': `\
import type { Full } from './ports.ts';
export const wait = (fn: () => void): unknown => setTimeout(fn, 1); // ! TS2304
export const link = (text: string): unknown => new URL(text); // ! TS2304
export const say = (text: string): void => console.log(text); // ! TS2584
export const home = (): unknown => process.env; // ! TS2591
export const bytes = (text: string): unknown => Buffer.from(text); // ! TS2591
export const get = (text: string): unknown => fetch(text); // ! TS2304
export const id = (): unknown => crypto.randomUUID(); // ! TS2304
export type Db = Full;
`,
  'core/features/x/planted.ts': `\
import { readFileSync } from 'node:fs'; // ! TS2591
export const read = (file: string): string => readFileSync(file, 'utf8');
export const later = (fn: () => void): void => queueMicrotask(fn); // ! TS2304
`,
  'core/clean.ts': `\
import { z } from 'zod';
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10).toWellFormed();
export const name = z.string().min(1);
`,
  'core/clean.test.ts': `setTimeout(() => undefined, 1);\n`,
};

export const plantedForTypes: Readonly<Record<string, string>> = {
  'jobs/planted.ts': `\
import type { Texts } from '../core/types.ts';
enum Colour { Red } // ! TS1294
export const half: Texts = { 'zh-CN': '一', en: 'one' }; // ! TS2741
export const first = (list: string[]): string => list[0]; // ! TS2322
export const options: { a?: number } = { a: undefined }; // ! TS2375
export const colour = Colour.Red;
export function f(x) { // ! TS7006
  return x;
}
`,
  'jobs/clean.ts': `\
import type { Texts } from '../core/types.ts';
export const whole: Texts = { 'zh-CN': '一', 'zh-TW': '一', en: 'one' };
export const soon = (fn: () => void): unknown => setTimeout(fn, 1);
`,
};

/** For the list of what each folder may import. Every rule has a fault in every folder it speaks of. */
export const plantedForLayers: Readonly<Record<string, string>> = {
  'core/features/checkin/planted.ts': `\
import { award } from '../points/index.ts'; // ! layer
import { award as again } from '../points/store.ts'; // ! layer
import { moved } from '../points/events.ts'; // ! type-only
import { pipeline } from '../../pipeline.ts'; // ! layer
import { people } from '../../people/index.ts'; // ! layer
import { list } from '../index.ts'; // ! layer
import { eq } from 'drizzle-orm'; // ! package
import {
  and,
  or,
} from 'drizzle-orm/pg-core'; // ! package
export { more } from '../levels/rules.ts'; // ! layer
const lazy = await import('../../../db/sqlite.ts'); // ! layer
import { text } from '../../kit/reply'; // ! ending
`,
  'core/features/checkin/clean.ts': `\
import type { PointsChanged } from '../points/events.ts';
import type { House } from '../../house.ts';
import { numberSetting } from '../../settings.ts';
import { columns } from '../../kit/columns.ts';
import { fold } from '../../text/index.ts';
import { roles } from '../../types.ts';
import { rules } from './rules.ts';
/** import { award } from '../points/index.ts'; */
export const at = (ms: number): Date => new Date(ms);
`,
  'core/features/checkin/store.ts': `import { eq } from 'drizzle-orm';\nimport { t } from './schema.ts';\n`,
  'core/features/index.ts': `import { checkin } from './checkin/index.ts';\n`,
  'core/text/planted.ts': `import { roles } from '../types.ts'; // ! layer\nimport { z } from 'zod'; // ! package\nimport { RE2JS } from 're2js'; // ! package\n`,
  'core/text/regex.ts': `import { RE2JS } from 're2js';\n`,
  'core/text/clean.ts': `import { table } from './han/table.ts';\n`,
  'core/kit/planted.ts': `\
import { checkin } from '../features/checkin/rules.ts'; // ! layer
import { people } from '../people/index.ts'; // ! layer
import { x } from 'lodash'; // ! package
`,
  'core/kit/clean.ts': `import { Cron } from 'croner';\nimport type { Kit } from './columns.ts';\nimport { roles } from '../types.ts';\n`,
  'core/people/planted.ts': `import { checkin } from '../features/checkin/index.ts'; // ! layer\nimport { Cron } from 'croner'; // ! package\n`,
  'core/people/clean.ts': `import { sql } from 'drizzle-orm';\nimport { columns } from '../kit/columns.ts';\n`,
  'core/planted.ts': `\
import { checkin } from './features/checkin/index.ts'; // ! layer
import { open } from '../db/sqlite.ts'; // ! layer
import 'left-pad'; // ! package
export const now = (): Date => new Date(); // ! clock
`,
  'core/planted-environment.ts': `export const token = process.env['TOKEN']; // ! environment\n`,
  'core/clean.ts': `import { features } from './features/index.ts';\nimport { columns } from './kit/columns.ts';\n`,
  'adapters/telegram/planted.ts': `\
import { decode } from '../discord/decode.ts'; // ! layer
import { open } from '../../db/sqlite.ts'; // ! layer
import { queue } from '../../jobs/embedded.ts'; // ! layer
import { serve } from '../../web/server.ts'; // ! layer
import { main } from '../../bots/main.ts'; // ! layer
export const token = process.env.TELEGRAM_TOKEN; // ! environment
`,
  'adapters/telegram/clean.ts': `import { pace } from '../pace.ts';\nimport { decode } from './decode.ts';\nimport type { Event } from '../../core/types.ts';\n`,
  'adapters/pace.ts': `import { decode } from './telegram/decode.ts'; // ! layer\n`,
  'pictures/planted.ts': `import { frame } from '../core/kit/svg.ts'; // ! type-only\nimport { open } from '../db/sqlite.ts'; // ! layer\n`,
  'pictures/planted.js': `import { frame } from './frame.ts'; // ! ending\n`,
  'pictures/clean.js': `import { cut } from './cut.js';\n`,
  'pictures/clean.ts': `import type { Draw } from '../core/drawn.ts';\nimport { cut } from './cut.ts';\n`,
  'jobs/planted.ts': `import { open } from '../db/sqlite.ts'; // ! layer\nexport const run = (db: Db): void => db.transaction(() => 1); // ! transaction\n`,
  'jobs/clean.ts': `import { next } from './schedule.ts';\nimport type { Clock } from '../core/ports.ts';\n`,
  'web/planted.ts': `import { world } from '../adapters/playground/world.ts'; // ! layer\nexport const begin = 'BEGIN IMMEDIATE'; // ! transaction\n`,
  'web/clean.ts': `import { page } from './page.ts';\nimport type { Trace } from '../core/types.ts';\n`,
  'db/planted.ts': `import { queue } from '../jobs/embedded.ts'; // ! layer\nimport { main } from '../bots/main.ts'; // ! layer\n`,
  'db/clean.ts': `import { features } from '../core/features/index.ts';\nexport const begin = 'BEGIN IMMEDIATE';\n`,
  'bots/planted.ts': `import { harness } from '../test/harness.ts'; // ! layer\nexport const port = process.env['PORT']; // ! environment\n`,
  'bots/clean.ts': `import { open } from '../db/sqlite.ts';\nimport { playground } from '../adapters/playground/index.ts';\n`,
  'bots/config.ts': `export const port = process.env['PORT'];\n`,
};
