/**
 * The library, loaded when WeChat is configured (it takes about two seconds and 125 MB), and one pair of puppet and
 * Wechaty made with it. A pair whose connection broke does not recover by itself in any way that was tried: it is thrown
 * away and another is made (connection.ts).
 */
import { readFile } from 'node:fs/promises';

import { isNoise, readFailure, type Failure } from './errors.ts';
import { onlyOnce } from './once.ts';
import { heard, type FileBox, type Puppet, type PuppetEvent } from './wire.ts';

export interface PuppetChoice {
  /** Name of the package: `wechaty-puppet-service`. */
  readonly puppet: string;
  readonly token?: string;
  /** `host:port`. Left out, the library asks the vendor's discovery host where the token is served. */
  readonly endpoint?: string;
  /** That discovery host, when it is not the community's. */
  readonly authority?: string;
  /**
   * `disable`: without TLS. `serverName`: the name in the certificate, when the token has no prefix. `caCert`: PEM, or
   * the path of a file with it.
   */
  readonly tls?: { readonly disable?: boolean; readonly serverName?: string; readonly caCert?: string };
  /** Without a sign of life for so long the connection counts as broken; default 60. */
  readonly timeoutSeconds?: number;
  /** Where a puppet that runs in this process keeps its login: a path without ending. */
  readonly memory?: string;
}

/** What one pair tells. Nothing is told after `discard` or `stop`. */
export interface Told {
  readonly login: (self: string) => void;
  readonly logout: (why: string) => void;
  readonly scan: (status: number, code: string | undefined) => void;
  readonly event: (puppet: Puppet, event: PuppetEvent) => void;
  readonly error: (failure: Failure, error: unknown) => void;
}
export interface Pair {
  readonly puppet: Puppet;
  /** Resolves although nothing may be connected: only a login proves that. */
  start(): Promise<void>;
  /** Ends it as the library does: the service's own puppet is stopped too. */
  stop(): Promise<void>;
  /** Ends it without a word to the service, which may be serving another one by now. */
  discard(): Promise<void>;
}
export interface Library {
  pair(told: Told): Promise<Pair>;
  file(name: string, base64: string): FileBox;
}

/** The package is not there, or is no puppet, or what it needs is not there. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

type Listener = (payload: never) => void;
interface Emitter {
  on(event: string, listener: Listener): unknown;
  off(event: string, listener: Listener): unknown;
  listeners(event: string): unknown[];
  reset(): Promise<void>;
}
type RawPuppet = Puppet & Emitter;
type PuppetClass = new (options: object) => RawPuppet;

/** Of PuppetService, as far as it must be changed from outside. */
interface Service {
  readonly grpcManager: {
    readonly client: { close(): void };
    readonly eventStream?: { cancel(): void } | undefined;
  };
  _payloadStore?: { start(account: string): Promise<void> };
}
const isService = (puppet: object): puppet is RawPuppet & Service => 'grpcManager' in puppet;

const classIn = (module: unknown): PuppetClass | undefined => {
  for (
    let found = module;
    typeof found === 'object' && found !== null;
    found = (found as { default?: unknown }).default
  )
    if (typeof (found as { default?: unknown }).default === 'function')
      return (found as { default: PuppetClass }).default;
  return undefined;
};
const puppetName = /^(@[\w.-]+\/)?[\w.-]+$/;

/** @throws {NotInstalled} */
async function puppetClass(name: string): Promise<PuppetClass> {
  if (!puppetName.test(name)) throw new NotInstalled(`WECHATY_PUPPET is no name of a package: ${name.slice(0, 80)}`);
  try {
    const found = classIn(await import(name));
    if (found) return found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new NotInstalled(`the puppet ${name} is not installed: npm install ${name}`, { cause: error });
  }
  throw new NotInstalled(`the package ${name} is no Wechaty puppet`);
}

/**
 * Wechaty's own listeners load every member of a room for its first message and again after each join, and lose the
 * order of messages. We read the puppet's events ourselves: what Wechaty added is taken off.
 */
const wechatys = [...heard, 'dirty', 'post'] as const;

/**
 * What PuppetService does by itself and must not: keeping names on disk (they stay old for weeks, and two pairs of one
 * process lock each other out), resetting itself (it kills the next connection), sending a file twice.
 */
function tame(puppet: RawPuppet & Service): void {
  if (puppet._payloadStore) puppet._payloadStore.start = () => Promise.resolve();
  puppet.reset = () => Promise.resolve();
  onlyOnce(puppet);
}

/** Stops listening at once; a call that is under way ends with an error nobody hears. */
function cutOff(puppet: RawPuppet & Service): void {
  try {
    const { client, eventStream } = puppet.grpcManager;
    eventStream?.cancel();
    client.close();
  } catch {
    // It never connected: there is nothing to cut.
  }
}

/** The certificate itself, or that of the file it names. */
const pemOf = async (given: string): Promise<string> =>
  given.includes('-----BEGIN')
    ? given
    : readFile(given, 'utf8').catch(() => {
        throw new NotInstalled(
          'WECHATY_PUPPET_SERVICE_TLS_CA_CERT is neither a certificate nor a file that can be read',
        );
      });

/** @throws {NotInstalled} */
export async function loadLibrary(choice: PuppetChoice): Promise<Library> {
  const [{ WechatyBuilder, log }, { FileBox }, Class] = await Promise.all([
    import('wechaty'),
    import('file-box'),
    puppetClass(choice.puppet),
  ]);
  // It writes to the console; what matters reaches us as errors.
  log.level('silent');
  const { puppet: _, memory, tls, ...more } = choice;
  const caCert = tls?.caCert === undefined ? undefined : await pemOf(tls.caCert);
  const options = { ...more, ...(tls && { tls: { ...tls, ...(caCert !== undefined && { caCert }) } }) };

  const pair = async (told: Told): Promise<Pair> => {
    const puppet = new Class(options);
    if (isService(puppet)) tame(puppet);
    const own = new Map(wechatys.map((event) => [event, new Set(puppet.listeners(event))]));
    const bot = WechatyBuilder.build({
      ...(memory !== undefined && { name: memory }),
      puppet: puppet as unknown as NonNullable<NonNullable<Parameters<typeof WechatyBuilder.build>[0]>['puppet']>,
    });
    let over = false;
    bot.on('error', (error: unknown) => {
      const failure = readFailure(error);
      if (!over && !isNoise(failure)) told.error(failure, error);
    });
    await bot.init();
    for (const [event, listeners] of own)
      for (const listener of puppet.listeners(event))
        if (!listeners.has(listener)) puppet.off(event, listener as Listener);

    const listen = <P>(event: string, fn: (payload: P) => void): void => {
      puppet.on(event, ((payload: P) => {
        if (!over) fn(payload);
      }) as Listener);
    };
    listen<{ contactId: string }>('login', ({ contactId }) => told.login(contactId));
    listen<{ data?: string }>('logout', ({ data }) => told.logout(data ?? ''));
    listen<{ status: number; qrcode?: string }>('scan', ({ status, qrcode }) => told.scan(status, qrcode));
    for (const kind of heard)
      listen<PuppetEvent['payload']>(kind, (payload) => told.event(puppet, { kind, payload } as PuppetEvent));
    return {
      puppet,
      start: () => bot.start(),
      stop: async () => {
        over = true;
        await bot.stop();
      },
      discard: async () => {
        over = true;
        if (isService(puppet)) cutOff(puppet);
        await bot.stop();
      },
    };
  };
  return { pair, file: (name, base64) => FileBox.fromBase64(base64, name) };
}
