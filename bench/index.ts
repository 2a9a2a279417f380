/**
 * `npm run bench [-- --check] [-- --quick]`. Compiles what it measures with the compiler that builds the bot (a
 * transpiler that runs on the fly would add work of its own to every function), then runs it.
 */
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where it stands after compiling. */
const main = relative(root, fileURLToPath(new URL('./main.ts', import.meta.url))).replace(/ts$/, 'js');
const run = (...args: string[]): void => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run('node_modules/typescript/bin/tsc', '-p', 'bench/tsconfig.json');
run('--expose-gc', join('dist/.bench', main), ...process.argv.slice(2));
