/**
 * Addresses for the outside: what platforms push to, and short links. They answer under any host name, since a reverse
 * proxy stands in front, so each guards itself (a secret in a header, a code nobody can guess) and nothing else of the
 * page is reached by its path.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import { listen } from './listen.ts';

export interface Hook {
  /** The whole path: `/telegram`. */
  readonly path: string;
  /** Everything below `path` too: `/l/`. */
  readonly below?: boolean;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The hook this request is for. */
const hookFor = (hooks: readonly Hook[], request: IncomingMessage): Hook | undefined => {
  const path = request.url?.split('?')[0];
  return hooks.find((h) => (h.below ? path?.startsWith(h.path) : h.path === path));
};

/** Hands a request to its hook, everything else to `rest`. */
export const withHooks =
  (hooks: () => readonly Hook[], rest: RequestListener): RequestListener =>
  (request, response) => {
    const hook = hookFor(hooks(), request);
    if (hook) hook.handle(request, response);
    else void rest(request, response);
  };

/** Serves the hooks alone, where there is no page. Throws `PortError` when the port cannot be had. */
export async function startHooks(
  port: number,
  hooks: () => readonly Hook[],
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server = createServer(withHooks(hooks, (_request, response) => void response.writeHead(404).end()));
  const actual = await listen(server, port);
  return {
    port: actual,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
