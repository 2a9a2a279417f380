/** Reaching a platform through an HTTP proxy: CONNECT, then TLS inside. For networks that cannot reach it. */
import { request } from 'node:http';
import { Agent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';

const connectMs = 10_000;
/**
 * An idle connection is dropped after a few seconds: one that the other side closed meanwhile would make a send
 * look as if it had broken in the middle.
 */
const idleMs = 4000;

class ProxyError extends Error {
  /** Read by the `errors.ts` of the platforms: nothing was written to the other side. */
  readonly code = 'ERR_PROXY';
}

/** Opens a tunnel to `host:port` through `proxy`. */
function tunnel(proxy: URL, host: string, port: number): Promise<Duplex> {
  const login = proxy.username && `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: Number(proxy.port || 80),
      method: 'CONNECT',
      path: `${host}:${port}`,
      headers: {
        host: `${host}:${port}`,
        ...(login && { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
      },
      timeout: connectMs,
    });
    asked.once('connect', (response, socket) => {
      if (response.statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        reject(new ProxyError(`the proxy refused the tunnel (${response.statusCode ?? '?'})`));
      }
    });
    asked.once('timeout', () => asked.destroy(new ProxyError('the proxy does not answer')));
    asked.once('error', (error) =>
      reject(error instanceof ProxyError ? error : new ProxyError(`proxy: ${error.message}`)),
    );
    asked.end();
  });
}

/**
 * A connection to `options.host` through the proxy, with its certificate checked.
 * @throws an error with the code `ERR_PROXY` when there is no tunnel, otherwise that of the TLS handshake.
 */
export async function throughProxy(proxy: URL, options: ConnectionOptions): Promise<TLSSocket> {
  const host = options.host ?? 'localhost';
  const socket = await tunnel(proxy, host, options.port ?? 443);
  return new Promise((resolve, reject) => {
    const secure = connect({ ...options, socket, servername: options.servername ?? host });
    const late = setTimeout(() => secure.destroy(new ProxyError('no answer through the proxy')), connectMs);
    secure.once('error', reject);
    secure.once('close', () => clearTimeout(late));
    secure.once('secureConnect', () => {
      clearTimeout(late);
      secure.off('error', reject);
      resolve(secure);
    });
  });
}

type Made = (error: Error | null, socket?: Duplex) => void;

class TunnelAgent extends Agent {
  readonly #proxy: URL;
  constructor(proxy: URL) {
    super({ keepAlive: true, timeout: idleMs });
    this.#proxy = proxy;
  }
  override createConnection(options: ConnectionOptions, made: Made): undefined {
    throughProxy(this.#proxy, options).then(
      (socket) => made(null, socket),
      (error: unknown) => made(error instanceof Error ? error : new Error(String(error))),
    );
    return undefined;
  }
}

/** The agent for calls to `https:` addresses. `proxy`: an address like `http://user:password@localhost:3128`. */
export const agentFor = (proxy: string | undefined): Agent =>
  proxy === undefined ? new Agent({ keepAlive: true, timeout: idleMs }) : new TunnelAgent(new URL(proxy));
