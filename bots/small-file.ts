/** What an account must not forget over a restart: one small file each in the data folder, written whole. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PaceState, PaceStore } from '../adapters/account-pace.ts';
import type { LoginState, LoginStore } from '../adapters/wechat/index.ts';

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

/** One small file in the data folder: what the account sent today and until when the platform wants it silent. */
export const paceFile = (dataDir: string, platform: 'wechat' | 'qq', onError: OnError): PaceStore =>
  smallFile(dataDir, `${platform}-pace.json`, isState, 'the count of the day begins anew', onError);
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
