/** QQ as configured. The adapter is loaded only here, when a OneBot address is set. */
import type { Clock, Platform } from '../core/ports.ts';
import type { Dice } from '../core/types.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { paceFile } from './small-file.ts';

export async function qqOf(
  { oneBot, dataDir }: { readonly oneBot: NonNullable<Config['oneBot']>; readonly dataDir: string },
  { clock, dice }: { readonly clock: Clock; readonly dice: Dice },
  log: Log,
): Promise<Platform> {
  const { createQq } = await import('../adapters/qq/index.ts');
  const failed = (error: unknown): void => log.error(error, { platform: 'qq' });
  return createQq({
    ...oneBot,
    store: paceFile(dataDir, 'qq', failed),
    clock,
    dice,
    onError: failed,
    onNote: (line) => log.info(line),
  });
}
