/** Starts the whole bot: `npm start`. */
import { publicDraw } from '../core/features/draws/store-public.ts';
import type { PlatformStatus } from '../core/ports.ts';
import { startWeb } from '../web/server.ts';
import { startHooks } from '../web/hooks.ts';
import { readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { endOnSignals, exitWith } from './start.ts';
import { wire } from './wiring.ts';

/** Settings of platforms and servers that this version cannot use yet: said, not passed over. */
const notYet = (config: Config): string[] => (config.role === 'all' ? [] : ['ROLE']);

const platformMetrics = (states: readonly PlatformStatus[]): string =>
  [
    '# TYPE banyan_platform_up gauge',
    ...states.map((s) => `banyan_platform_up{platform="${s.name}"} ${s.state === 'running' ? 1 : 0}`),
  ].join('\n');

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const house = await wire(config, log);
  const { playground, connections, hooks, banyan } = house;
  const failed = async (error: unknown): Promise<never> => {
    await house.stop();
    throw error;
  };
  let started = false;
  const starting = (): string[] => banyan.status().flatMap((s) => (s.state === 'starting' ? [s.name] : []));
  await connections.restore().catch(failed);
  const web =
    playground &&
    (await startWeb({
      port: config.port,
      playground,
      traces: house.traces,
      hooks,
      platforms: () => [...connections.platforms(), ...(house.redis ? [house.redis()] : [])],
      connections,
      // A platform that fails is told on the page and does not make the others wait.
      waitingFor: () => [...(started ? [] : ['start']), ...starting()],
      metrics: () => platformMetrics(banyan.status()),
      draws: (id) => publicDraw(house.database, id),
      nameOf: (member) => banyan.house.people.nameOf(member),
      onError: (error) => log.error(error),
    }).catch(failed));
  // Without the page the port still serves what platforms push.
  const pushed = !web && hooks().length > 0 ? await startHooks(config.port, hooks).catch(failed) : undefined;
  endOnSignals(log, async () => {
    await web?.stop();
    await pushed?.stop();
    await house.stop();
  });
  const states = await banyan.start();
  started = true;
  for (const name of notYet(config)) log.warn(`${name} is set, but this version has no adapter for it yet`);
  for (const s of states) if (s.state === 'failing') log.warn(`${s.name} does not start: ${s.reason ?? ''}`);
  process.stdout.write(
    `owner's code: ${house.claimCode} (say "认领 ${house.claimCode}" or "/claim ${house.claimCode}" to the bot in private)\n`,
  );
  process.stdout.write(`ready ${web?.address ?? '(no page: PLAYGROUND=off)'}\n`);
}

main().catch(exitWith);
