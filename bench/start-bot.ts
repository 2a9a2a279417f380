/** The bot as `npm start` wires it, on the folder named by the first argument, until it would take its first message. */
import { loadConfig } from '../bots/config.ts';
import { createLog } from '../bots/log.ts';
import { wire } from '../bots/wiring.ts';

const house = await wire(loadConfig({ DATA_DIR: process.argv[2] }), createLog('error'));
await house.banyan.start();
process.stdout.write(JSON.stringify({ ms: performance.now(), rss: process.memoryUsage.rss() }));
await house.stop();
