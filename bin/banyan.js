#!/usr/bin/env node
/** The command `banyan`: builds when needed, then hands over to bots/cli/. */
import { pathToFileURL } from 'node:url';

import { buildOrExit, root } from './build.js';

process.setSourceMapsEnabled(true);
await buildOrExit();
await import(pathToFileURL(`${root}dist/bots/cli/index.js`).href);
