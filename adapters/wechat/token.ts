/** What is wrong with a token before anything is asked with it. */
import type { PuppetChoice } from './library.ts';

export const service = 'wechaty-puppet-service';
/** The token names a folder in the library, so nothing of a path may be in it. */
const safe = /^[\w.-]{1,200}$/;

/**
 * A token of a puppet service is `<name>_<uuid>`: the part before the last `_` is the name in the service's certificate.
 * Without it the library refuses the token, unless the name is given by itself.
 */
export function tokenFault({ puppet, token, tls }: PuppetChoice): string | undefined {
  if (puppet !== service) return undefined;
  if (token === undefined) return `WECHATY_PUPPET_SERVICE_TOKEN is not set: ${service} needs one`;
  if (!safe.test(token)) return 'WECHATY_PUPPET_SERVICE_TOKEN is no token: letters, digits, _ . and - only';
  if (token.lastIndexOf('_') <= 0 && tls?.serverName === undefined)
    return 'WECHATY_PUPPET_SERVICE_TOKEN has no prefix: write it as insecure_<uuid>, or set WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME';
  return undefined;
}
