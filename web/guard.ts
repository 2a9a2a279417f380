/**
 * Who may talk to the page's server. Loopback alone does not stop a web site in the same browser: it can point its
 * own name at 127.0.0.1 (DNS rebinding, seen by the Host header) or post a form across (seen by Origin).
 */

/** The names under which a browser on this machine reaches the server. */
export const ownHosts = (port: number): ReadonlySet<string> =>
  new Set(['localhost', '127.0.0.1', '[::1]'].map((name) => (port === 80 ? name : `${name}:${port}`)));

export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which every current browser sends. */
  readonly site: string | undefined;
}

/** Why a request is refused; undefined when it may pass. A tool without a browser (curl) sends no Origin and passes. */
export function refusal(asked: Asked, hosts: ReadonlySet<string>): string | undefined {
  if (asked.host === undefined || !hosts.has(asked.host.toLowerCase()))
    return 'This page answers only under its own address on this machine.';
  if (asked.origin !== undefined && ![...hosts].some((h) => asked.origin === `http://${h}`))
    return 'This request came from another page.';
  const reads = asked.method === 'GET' || asked.method === 'HEAD';
  if (!reads && asked.origin === undefined && asked.site !== undefined && asked.site !== 'same-origin')
    return 'This request came from another page.';
  return undefined;
}
