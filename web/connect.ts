/** Connecting a platform on the page: what the page posts, and what may be wrong with it. */
import { z } from 'zod';

import type { PlatformStatus } from './status.ts';

export type { PlatformStatus } from './status.ts';

/**
 * `no-token`: there is none in what was pasted; `token`: the platform refuses it; `fixed`: the operator gave one in
 * the environment; `not-stored`: the data folder cannot be written; the others: the platform could not be asked.
 */
export type ConnectFault = 'no-token' | 'token' | 'proxy' | 'unreachable' | 'busy' | 'fixed' | 'not-stored';

export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly what: ConnectFault;
  constructor(what: ConnectFault) {
    super(`not connected: ${what}`);
    this.what = what;
  }
}

/** What the page connects with a pasted token. */
export const connectables = ['telegram', 'discord'] as const;
export type Connectable = (typeof connectables)[number];

/** Handed in by wiring. A token goes in and never comes out again. */
export interface Connections {
  /** Finds the token in what was pasted, checks it, keeps it, starts the platform. @throws {ConnectError} */
  connect(pasted: string, platform?: Connectable): Promise<void>;
  /** Stops it and forgets the token. @throws {ConnectError} */
  disconnect(platform?: Connectable): Promise<void>;
  /** Every platform the page names, in its order. */
  platforms(): readonly PlatformStatus[];
}

const shapes = {
  connect: z.strictObject({ platform: z.enum(connectables), token: z.string().min(1).max(4096) }),
  disconnect: z.strictObject({ platform: z.enum(connectables) }),
} as const;

export const connectPaths = ['connect', 'disconnect'] as const;
type Path = (typeof connectPaths)[number];

/** Does it, or says what is wrong: undefined is done, `bad-input` does not fit. */
export async function connectBy(
  path: Path,
  body: unknown,
  connections: Connections,
): Promise<'bad-input' | `connect-${ConnectFault}` | undefined> {
  try {
    if (path === 'connect') {
      const read = shapes.connect.safeParse(body);
      if (!read.success) return 'bad-input';
      await connections.connect(read.data.token, read.data.platform);
    } else {
      const read = shapes.disconnect.safeParse(body);
      if (!read.success) return 'bad-input';
      await connections.disconnect(read.data.platform);
    }
    return undefined;
  } catch (error) {
    if (error instanceof ConnectError) return `connect-${error.what}`;
    throw error;
  }
}
