/** QQ as configured. The adapter is loaded only here, when a OneBot address is set. */
import type { Clock, Platform } from '../core/ports.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

export async function qqOf(oneBot: NonNullable<Config['oneBot']>, clock: Clock, log: Log): Promise<Platform> {
  const { createQq } = await import('../adapters/qq/index.ts');
  return createQq({
    ...oneBot,
    clock,
    onError: (error) => log.error(error, { platform: 'qq' }),
    onNote: (line) => log.info(line),
  });
}
