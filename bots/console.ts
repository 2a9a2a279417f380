/** The playground in a terminal: `npm run console`. The same adapter, the same core. */
import { readConfig } from './config.ts';
import { runConsole } from './console-view.ts';
import { createLog } from './log.ts';
import { endOnSignals, exitWith } from './start.ts';
import { wire } from './wiring.ts';

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const house = await wire({ ...config, playground: true }, log);
  endOnSignals(log, house.stop);
  await house.banyan.start();
  if (!house.playground) throw new Error('the playground is missing');
  await runConsole(house.playground, house.traces, process.stdin, process.stdout, {
    locale: config.defaultLocale,
    settle: house.banyan.idle,
  });
  await house.banyan.idle();
  await house.stop();
}

main().catch(exitWith);
