/** Platforms that the start page connects with a pasted token, without a restart; and what the page says of all of them. */
import type { BotAccount, Inspect } from '../adapters/telegram/inspect.ts';
import type { Banyan } from '../core/banyan.ts';
import type { Clock, Platform } from '../core/ports.ts';
import { ConnectError, type Connections, type PlatformStatus } from '../web/connect.ts';
import { platformStatus } from '../web/status.ts';
import { readSecrets, SecretsError, writeSecrets } from './secrets.ts';

export interface ConnectionsOptions {
  readonly dataDir: string;
  /** The token of the environment, when there is one: it stands over what the page was given. */
  readonly fixed: string | undefined;
  readonly banyan: Pick<Banyan, 'addPlatform' | 'removePlatform' | 'status'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Makes the platform; nothing runs before its start. */
  readonly make: (token: string) => Promise<Platform>;
  /** Asks Telegram about the bot of a token. */
  readonly inspect: (token: string) => Promise<Inspect>;
  readonly onError: (error: unknown) => void;
}
export interface LiveConnections extends Connections {
  /** Adds what was connected before; call it before the bot starts. */
  restore(): Promise<void>;
}

/** A token as @BotFather writes it, wherever it stands in what was pasted. */
const tokenIn = (pasted: string): string | undefined => /(?<![\w-])\d{5,20}:[\w-]{10,200}(?![\w-])/.exec(pasted)?.[0];

/** How often the page asks again who the bot is, and whether privacy mode was changed. */
const askAgainMs = 60_000;

/** The adapter's words for what is wrong, as one of the faults that the page has words for. */
const faultOf = (reason: string): PlatformStatus['fault'] =>
  /token/i.test(reason) && !/409/.test(reason)
    ? 'token'
    : /409/.test(reason)
      ? 'twice'
      : /proxy/i.test(reason)
        ? 'proxy'
        : /reached|not connected yet/.test(reason)
          ? 'unreachable'
          : /wait|answers/.test(reason)
            ? 'busy'
            : undefined;

export function createConnections(o: ConnectionsOptions): LiveConnections {
  let token = o.fixed;
  let account: BotAccount | undefined;
  let askedAt = -Infinity;
  /** One after another: two visitors never cross. */
  let line: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = line.then(work);
    line = result.catch(() => undefined);
    return result;
  };

  const ask = async (candidate: string): Promise<BotAccount> => (await o.inspect(candidate)).account();
  /** Who the bot is, in the background; what is wrong with the connection the platform itself says. */
  const refresh = (): void => {
    const asked = token;
    if (asked === undefined || o.clock.now() - askedAt < askAgainMs) return;
    askedAt = o.clock.now();
    ask(asked).then(
      (found) => void (asked === token && (account = found)),
      () => undefined,
    );
  };
  const store = (stored: string | undefined): void => {
    try {
      writeSecrets(o.dataDir, stored === undefined ? {} : { telegram: { token: stored } });
    } catch (error) {
      if (!(error instanceof SecretsError)) throw error;
      o.onError(error);
      throw new ConnectError('not-stored');
    }
  };

  const connect = async (pasted: string): Promise<void> => {
    if (o.fixed !== undefined) throw new ConnectError('fixed');
    const found = tokenIn(pasted);
    if (found === undefined) throw new ConnectError('no-token');
    const known = await ask(found).catch((error: unknown) => {
      throw isNotAsked(error) ? new ConnectError(error.what) : error;
    });
    store(found);
    await o.banyan.removePlatform('telegram');
    [token, account, askedAt] = [found, known, o.clock.now()];
    await o.banyan.addPlatform(await o.make(found));
  };
  const disconnect = async (): Promise<void> => {
    if (o.fixed !== undefined) throw new ConnectError('fixed');
    store(undefined);
    [token, account] = [undefined, undefined];
    await o.banyan.removePlatform('telegram');
  };
  /** What is known of the platform, with what the page needs to connect it. */
  const connectable = (p: PlatformStatus): PlatformStatus => {
    if (token === undefined) return { ...p, connects: true };
    refresh();
    const fault = p.why === undefined ? undefined : faultOf(p.why);
    return {
      ...p,
      connects: true,
      by: o.fixed === undefined ? 'page' : 'operator',
      ...(account && { account: { username: account.username, seesAll: account.seesAll } }),
      ...(fault && { fault }),
    };
  };

  return {
    connect: (pasted) => inTurn(() => connect(pasted)),
    disconnect: () => inTurn(disconnect),
    restore: async () => {
      try {
        token ??= readSecrets(o.dataDir).telegram?.token;
        if (token !== undefined) await o.banyan.addPlatform(await o.make(token));
      } catch (error) {
        // A damaged file or a token that cannot be one: the rest of the house starts, and the page takes another.
        if (o.fixed !== undefined) throw error;
        token = undefined;
        o.onError(error);
      }
    },
    platforms: () => platformStatus(o.banyan.status()).map((p) => (p.name === 'telegram' ? connectable(p) : p)),
  };
}

const isNotAsked = (e: unknown): e is Error & { what: 'token' | 'proxy' | 'unreachable' | 'busy' } =>
  e instanceof Error && e.name === 'NotAsked' && 'what' in e;
