/**
 * `node bin/run.js bots/main.js [arguments]`: builds when needed, then runs that file of dist/
 * in this same process, so that signals and exit codes are its own.
 */
import { pathToFileURL } from 'node:url';

import { buildOrExit, root } from './build.js';

/**
 * npm puts a shell between itself and us. When npm is told to stop, it stops the shell, and the
 * shell tells nobody: the bot would live on unseen and hold its port and its database.
 */
function stopWithTheShell() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

stopWithTheShell();
const [node, , entry, ...rest] = process.argv;
await buildOrExit();
const file = `${root}dist/${entry}`;
process.argv = [node, file, ...rest];
await import(pathToFileURL(file).href);
