/**
 * `npm run bench [-- moderation] [-- --check] [-- --quick]`: everything, or the reading of messages against word lists
 * alone. Compiles what it measures with the compiler that builds the bot (a transpiler that runs on the fly would add
 * work of its own to every function), then runs it.
 */
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where a file of this folder stands after compiling. */
const compiled = (file: string): string =>
  join('dist/.bench', relative(root, fileURLToPath(new URL(file, import.meta.url))).replace(/ts$/, 'js'));
const run = (...args: string[]): number =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const args = process.argv.slice(2);
const flags = args.filter((a) => a.startsWith('-'));
const [only, ...more] = args.filter((a) => !a.startsWith('-'));
if (more.length > 0 || (only !== undefined && only !== 'moderation')) {
  console.error('npm run bench [-- moderation] [-- --check] [-- --quick]');
  process.exit(2);
}
const code = run('node_modules/typescript/bin/tsc', '-p', 'bench/tsconfig.json');
if (code !== 0) process.exit(code);
const parts = only === 'moderation' ? ['./moderation/main.ts'] : ['./main.ts', './moderation/main.ts'];
const codes = parts.map((part) => run('--expose-gc', compiled(part), ...flags));
process.exitCode = codes.find((c) => c !== 0) ?? 0;
