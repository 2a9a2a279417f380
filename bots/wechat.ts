/** WeChat as configured. The adapter is loaded only here, when a puppet is named; the library when it starts. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { LoginState, LoginStore, PaceState, PaceStore } from '../adapters/wechat/index.ts';
import type { Banyan } from '../core/banyan.ts';
import type { Clock, Platform } from '../core/ports.ts';
import type { Dice } from '../core/types.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

const isCount = (n: unknown): n is number => typeof n === 'number' && Number.isFinite(n) && n >= 0;
const isState = (x: unknown): x is PaceState => {
  if (typeof x !== 'object' || x === null) return false;
  const { blockedUntil, blocks, day, sent, since = 0 } = x as Partial<PaceState>;
  return [blockedUntil, blocks, day, sent, since].every(isCount);
};

const isLogin = (x: unknown): x is LoginState => {
  if (typeof x !== 'object' || x === null) return false;
  const { self, rooms } = x as Partial<LoginState>;
  return typeof self === 'string' && Array.isArray(rooms) && rooms.every((r) => typeof r === 'string');
};
type OnError = (error: unknown) => void;

/** One small file in the data folder: what the account sent today and until when WeChat wants it silent. */
export const paceFile = (dataDir: string, onError: OnError): PaceStore =>
  smallFile(dataDir, 'wechat-pace.json', isState, 'the count of the day begins anew', onError);
/** Another: who was logged in last, and its groups. */
export const loginFile = (dataDir: string, onError: OnError): LoginStore =>
  smallFile(dataDir, 'wechat-login.json', isLogin, 'the lists of the groups are read anew', onError);

function smallFile<T>(
  dataDir: string,
  name: string,
  is: (x: unknown) => x is T,
  otherwise: string,
  onError: OnError,
): { load(): T | undefined; save(state: T): void } {
  const file = join(dataDir, name);
  return {
    load: () => {
      try {
        const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
        if (is(found)) return found;
        throw new Error(`${file} is damaged: ${otherwise}`);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onError(error);
        return undefined;
      }
    },
    save: (state) => {
      try {
        mkdirSync(dataDir, { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (error) {
        onError(error);
      }
    },
  };
}

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
    store: paceFile(dataDir, failed),
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
