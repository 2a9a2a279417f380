/**
 * `npm run bench [-- moderation | leaderboard | pictures] [-- --check] [-- --quick]`: everything, or the reading of messages against
 * word lists alone, or the place on a leaderboard, or the drawing of pictures. Compiles what it measures with the compiler that builds the bot
 * (a transpiler that runs on the fly would add work of its own to every function), then runs it.
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
const named = {
  moderation: './moderation/main.ts',
  leaderboard: './leaderboard/main.ts',
  pictures: './pictures/main.ts',
};
const isNamed = (name: string): name is keyof typeof named => Object.hasOwn(named, name);
if (more.length > 0 || (only !== undefined && !isNamed(only))) {
  console.error('npm run bench [-- moderation | leaderboard | pictures] [-- --check] [-- --quick]');
  process.exit(2);
}
const code = run('node_modules/typescript/bin/tsc', '-p', 'bench/tsconfig.json');
if (code !== 0) process.exit(code);
const parts = only === undefined ? ['./main.ts', ...Object.values(named)] : [named[only]];
const codes = parts.map((part) => run('--expose-gc', '--max-semi-space-size=32', compiled(part), ...flags));
process.exitCode = codes.find((c) => c !== 0) ?? 0;
