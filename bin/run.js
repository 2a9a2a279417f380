/**
 * `node bin/run.js bots/main.js [arguments]`: builds when needed, then runs that file of dist/
 * in this same process, so that signals and exit codes are its own.
 */
import { pathToFileURL } from 'node:url';

import { buildOrExit, root } from './build.js';

const [node, , entry, ...rest] = process.argv;
await buildOrExit();
const file = `${root}dist/${entry}`;
process.argv = [node, file, ...rest];
await import(pathToFileURL(file).href);
