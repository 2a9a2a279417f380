/** WeChat as configured. The adapter is loaded only here, when a puppet is named; the library when it starts. */
import { join } from 'node:path';

import type { Banyan } from '../core/banyan.ts';
import type { Clock, Platform } from '../core/ports.ts';
import type { Dice } from '../core/types.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { loginFile, paceFile } from './small-file.ts';

/** `banyan`: asked when it is needed, it does not exist yet when its platforms are made. */
export async function wechatOf(
  { wechaty, dataDir }: { readonly wechaty: NonNullable<Config['wechaty']>; readonly dataDir: string },
  banyan: () => Pick<Banyan, 'missed' | 'troubled'>,
  { clock, dice }: { readonly clock: Clock; readonly dice: Dice },
  log: Log,
): Promise<Platform> {
  const { createWechat } = await import('../adapters/wechat/index.ts');
  const failed = (error: unknown): void => log.error(error, { platform: 'wechat' });
  return createWechat({
    ...wechaty,
    memory: join(dataDir, 'wechat'),
    store: paceFile(dataDir, 'wechat', failed),
    login: loginFile(dataDir, failed),
    clock,
    dice,
    onError: failed,
    onNote: (line) => log.info(line),
    onTrouble: (trouble) => banyan().troubled(trouble),
    onGap: (gap) => {
      log.warn('wechat: what was said in a gap does not come again', { ...gap });
      banyan().missed(gap).catch(failed);
    },
  });
}
