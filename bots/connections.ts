/** Platforms that the start page connects with a pasted token, without a restart; and what the page says of all of them. */
import type { Banyan } from '../core/banyan.ts';
import type { Clock, Platform } from '../core/ports.ts';
import { ConnectError, type Connectable, type Connections, type PlatformStatus } from '../web/connect.ts';
import { platformStatus } from '../web/status.ts';
import { readSecrets, SecretsError, writeSecrets, type Secrets } from './secrets.ts';

type Account = NonNullable<PlatformStatus['account']>;
/** How one platform is connected with a token. */
export interface Connects {
  readonly name: Connectable;
  /** The token of the environment, when there is one: it stands over what the page was given. */
  readonly fixed: string | undefined;
  /** A token as the platform writes it, wherever it stands in what was pasted. */
  readonly tokenIn: (pasted: string) => string | undefined;
  /** Makes the platform; nothing runs before its start. */
  readonly make: (token: string) => Promise<Platform>;
  /** Asks the platform about the bot of a token. @throws an error named `NotAsked` */
  readonly account: (token: string) => Promise<Account>;
}
export interface ConnectionsOptions {
  readonly dataDir: string;
  readonly connects: readonly Connects[];
  readonly banyan: Pick<Banyan, 'addPlatform' | 'removePlatform' | 'status'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly onError: (error: unknown) => void;
}
export interface LiveConnections extends Connections {
  /** Adds what was connected before; call it before the bot starts. */
  restore(): Promise<void>;
}

/** How often the page asks again who the bot is, and whether its switches were changed. */
const askAgainMs = 60_000;

/** The adapter's words for what is wrong, as one of the faults that the page has words for. */
const faultOf = (reason: string): PlatformStatus['fault'] =>
  /token/i.test(reason) && !/409/.test(reason)
    ? 'token'
    : /409/.test(reason)
      ? 'twice'
      : /proxy/i.test(reason)
        ? 'proxy'
        : / off: switch/.test(reason)
          ? 'switches'
          : /reached|line to|not connected yet/.test(reason)
            ? 'unreachable'
            : /wait|answers/.test(reason)
              ? 'busy'
              : undefined;

function createConnection(c: Connects, o: ConnectionsOptions) {
  let token = c.fixed;
  let account: Account | undefined;
  let askedAt = -Infinity;

  /** Who the bot is, in the background; what is wrong with the connection the platform itself says. */
  const refresh = (): void => {
    const asked = token;
    if (asked === undefined || o.clock.now() - askedAt < askAgainMs) return;
    askedAt = o.clock.now();
    c.account(asked).then(
      (found) => void (asked === token && (account = found)),
      () => undefined,
    );
  };
  const store = (stored: string | undefined): void => {
    try {
      const { [c.name]: _, ...others } = readable(o.dataDir);
      writeSecrets(o.dataDir, stored === undefined ? others : { ...others, [c.name]: { token: stored } });
    } catch (error) {
      if (!(error instanceof SecretsError)) throw error;
      o.onError(error);
      throw new ConnectError('not-stored');
    }
  };

  return {
    connect: async (pasted: string): Promise<void> => {
      if (c.fixed !== undefined) throw new ConnectError('fixed');
      const found = c.tokenIn(pasted);
      if (found === undefined) throw new ConnectError('no-token');
      const known = await c.account(found).catch((error: unknown) => {
        throw isNotAsked(error) ? new ConnectError(error.what) : error;
      });
      store(found);
      await o.banyan.removePlatform(c.name);
      [token, account, askedAt] = [found, known, o.clock.now()];
      await o.banyan.addPlatform(await c.make(found));
    },
    disconnect: async (): Promise<void> => {
      if (c.fixed !== undefined) throw new ConnectError('fixed');
      store(undefined);
      [token, account] = [undefined, undefined];
      await o.banyan.removePlatform(c.name);
    },
    restore: async (): Promise<void> => {
      try {
        token ??= readSecrets(o.dataDir)[c.name]?.token;
        if (token !== undefined) await o.banyan.addPlatform(await c.make(token));
      } catch (error) {
        // A damaged file or a token that cannot be one: the rest of the house starts, and the page takes another.
        if (c.fixed !== undefined) throw error;
        token = undefined;
        o.onError(error);
      }
    },
    /** What is known of the platform, with what the page needs to connect it. */
    status: (p: PlatformStatus): PlatformStatus => {
      if (token === undefined) return { ...p, connects: true };
      refresh();
      const fault = p.why === undefined ? undefined : faultOf(p.why);
      return {
        ...p,
        connects: true,
        by: c.fixed === undefined ? 'page' : 'operator',
        ...(account && { account }),
        ...(fault && { fault }),
      };
    },
  };
}

export function createConnections(o: ConnectionsOptions): LiveConnections {
  const all = new Map(o.connects.map((c) => [c.name as string, createConnection(c, o)]));
  /** One after another: two visitors never cross. */
  let line: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = line.then(work);
    line = result.catch(() => undefined);
    return result;
  };
  const one = (name: Connectable): ReturnType<typeof createConnection> => {
    const found = all.get(name);
    if (!found) throw new Error(`the page cannot connect ${name}`);
    return found;
  };
  return {
    connect: (pasted, name = 'telegram') => inTurn(() => one(name).connect(pasted)),
    disconnect: (name = 'telegram') => inTurn(() => one(name).disconnect()),
    restore: async () => {
      for (const c of all.values()) await c.restore();
    },
    platforms: () => platformStatus(o.banyan.status()).map((p) => all.get(p.name)?.status(p) ?? p),
  };
}

/** A damaged file is replaced: nothing in it can be read anyway. */
function readable(dataDir: string): Secrets {
  try {
    return readSecrets(dataDir);
  } catch (error) {
    if (error instanceof SecretsError) return {};
    throw error;
  }
}

const isNotAsked = (e: unknown): e is Error & { what: 'token' | 'proxy' | 'unreachable' | 'busy' } =>
  e instanceof Error && e.name === 'NotAsked' && 'what' in e;
