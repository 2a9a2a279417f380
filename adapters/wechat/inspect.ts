/**
 * What an operator asks about the way to WeChat, whether the bot runs or not. Nothing is asked of the puppet itself: a
 * service takes one bot at a time, and asking would throw a running one out.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect as plainConnect } from 'node:net';
import { connect as secureConnect } from 'node:tls';

import type { PuppetChoice } from './library.ts';
import { service, tokenFault } from './token.ts';

/**
 * `package`: the puppet is not installed; `token`: it is none; `unreachable`: nobody answers at the endpoint; `plain`: the
 * service speaks without TLS; `secure`: it wants TLS; `certificate`: it is for another name, too old, or of another
 * authority.
 */
export type WechatFault = 'package' | 'token' | 'unreachable' | 'plain' | 'secure' | 'certificate';
export interface WechatLook {
  readonly fault?: WechatFault;
  /** What the fault is about: the package, the endpoint, the name in the certificate. Never the token. */
  readonly about: string;
  /** The service asked; absent for a puppet that runs in the bot's process, or one that a vendor's host finds. */
  readonly endpoint?: string;
}

const patienceMs = 5000;
const ours = createRequire(import.meta.url);

function isInstalled(name: string): boolean {
  try {
    ours.resolve(name);
    return true;
  } catch (error) {
    // A package for import alone is there all the same.
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND';
  }
}
interface Peer {
  readonly secure: boolean;
  /** Names in the certificate. */
  readonly names: readonly string[];
  readonly until: number;
  /** Why the given authority does not vouch for it. */
  readonly doubt?: string;
}

const isOpen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = plainConnect({ host, port, timeout: patienceMs });
    const end = (open: boolean) => (): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
const shake = (host: string, port: number, servername: string, ca: string | undefined): Promise<Peer> =>
  new Promise((resolve) => {
    const none: Peer = { secure: false, names: [], until: 0 };
    const socket = secureConnect({
      host,
      port,
      servername,
      ALPNProtocols: ['h2'],
      timeout: patienceMs,
      // Without an authority of its own only the library knows whom it trusts: then name and age are looked at.
      rejectUnauthorized: false,
      ...(ca !== undefined && { ca }),
    });
    socket.once('secureConnect', () => {
      const cert = socket.getPeerCertificate();
      const alt = (cert.subjectaltname ?? '').split(', ').map((n) => n.replace(/^DNS:/, ''));
      const doubt = ca !== undefined && !socket.authorized ? String(socket.authorizationError) : undefined;
      socket.destroy();
      resolve({
        secure: true,
        names: [...new Set([String(cert.subject?.CN ?? ''), ...alt])].filter(Boolean),
        until: Date.parse(cert.valid_to),
        ...(doubt !== undefined && { doubt }),
      });
    });
    socket.once('error', () => resolve(none)).once('timeout', () => (socket.destroy(), resolve(none)));
  });

const pemOf = async (given: string | undefined): Promise<string | undefined> =>
  given === undefined || given.includes('-----BEGIN') ? given : readFile(given, 'utf8').catch(() => '');

/** `now`: epoch ms, for the age of a certificate. */
export async function inspectWechat(choice: PuppetChoice, now: number): Promise<WechatLook> {
  const { puppet, token = '', endpoint, tls = {} } = choice;
  if (!isInstalled(puppet)) return { fault: 'package', about: puppet };
  const fault = tokenFault(choice);
  if (fault !== undefined) return { fault: 'token', about: fault };
  if (puppet !== service || endpoint === undefined) return { about: puppet };
  const at = endpoint.lastIndexOf(':');
  const host = endpoint.slice(0, at).replace(/^\[|\]$/g, '');
  const port = Number(endpoint.slice(at + 1));
  const known = { about: endpoint, endpoint };
  if (!(await isOpen(host, port))) return { ...known, fault: 'unreachable' };
  const name = tls.serverName ?? token.slice(0, token.lastIndexOf('_'));
  const peer = await shake(host, port, name, tls.disable === true ? undefined : await pemOf(tls.caCert));
  if (tls.disable === true) return peer.secure ? { ...known, fault: 'secure' } : known;
  if (!peer.secure) return { ...known, fault: 'plain' };
  if (peer.doubt !== undefined) return { ...known, about: peer.doubt, fault: 'certificate' };
  if (peer.until < now)
    return { ...known, about: new Date(peer.until).toISOString().slice(0, 10), fault: 'certificate' };
  if (!peer.names.includes(name))
    return { ...known, about: `${peer.names.join(', ')} ≠ ${name}`, fault: 'certificate' };
  return known;
}
