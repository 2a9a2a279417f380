/** What an operator wants to know of a Redis without starting anything: nothing in it is changed. */
import { Redis } from 'ioredis';

export interface RedisInspection {
  /** `7.0.15` */
  readonly version: string;
  /** What it does when its memory is full; `noeviction` refuses instead of forgetting. */
  readonly policy: string;
  /** Only takes reads. */
  readonly replica: boolean;
}

/** `login`: it refused the user or the password; `unreachable`: no answer, or not from a Redis. */
export class RedisFault extends Error {
  override readonly name = 'RedisFault';
  readonly what: 'login' | 'unreachable';
  constructor(what: RedisFault['what']) {
    super(`Redis: ${what}`);
    this.what = what;
  }
}

const patienceMs = 4000;

/** @throws {RedisFault} */
export async function inspectRedis(url: string): Promise<RedisInspection> {
  let refused: Error | undefined;
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', (error: Error) => (refused = error));
  try {
    await client.connect();
    const info = await client.info();
    const of = (field: string): string => new RegExp(`^${field}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    return { version: of('redis_version'), policy: of('maxmemory_policy'), replica: of('role') === 'slave' };
  } catch (error) {
    const words = [error, refused].map((e) => (e instanceof Error ? e.message : '')).join(' ');
    throw new RedisFault(/WRONGPASS|NOAUTH|NOPERM|invalid password|AUTH/i.test(words) ? 'login' : 'unreachable');
  } finally {
    client.disconnect();
  }
}
