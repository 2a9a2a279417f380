/** Reaching the Bot API through an HTTP proxy: CONNECT, then TLS inside. For networks that cannot reach Telegram. */
import { request } from 'node:http';
import { Agent } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions } from 'node:tls';

const connectMs = 10_000;
/**
 * An idle connection is dropped after a few seconds: one that the other side closed meanwhile would make a send
 * look as if it had broken in the middle.
 */
const idleMs = 4000;

class ProxyError extends Error {
  /** Read by `errors.ts`: nothing was written to the other side. */
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

type Made = (error: Error | null, socket?: Duplex) => void;

class TunnelAgent extends Agent {
  readonly #proxy: URL;
  constructor(proxy: URL) {
    super({ keepAlive: true, timeout: idleMs });
    this.#proxy = proxy;
  }
  override createConnection(options: ConnectionOptions, made: Made): undefined {
    const host = options.host ?? 'localhost';
    tunnel(this.#proxy, host, options.port ?? 443).then(
      (socket) => {
        const secure = connect({ ...options, socket, servername: options.servername ?? host });
        secure.once('secureConnect', () => made(null, secure));
        secure.once('error', (error: Error) => made(error));
      },
      (error: unknown) => made(error instanceof Error ? error : new Error(String(error))),
    );
    return undefined;
  }
}

/** The agent for calls to `https:` addresses. `proxy`: an address like `http://user:password@localhost:3128`. */
export const agentFor = (proxy: string | undefined): Agent =>
  proxy === undefined ? new Agent({ keepAlive: true, timeout: idleMs }) : new TunnelAgent(new URL(proxy));
