/** What Discord or the way to it said -> how the core must take it, in plain words. */
import { NotYet, PlatformError } from '../../core/ports.ts';

/** Discord answered, and the answer is no. Holds its words and nothing of the call. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** Discord's own number for it; 0: none. */
  readonly code: number;
  readonly retryAfterMs: number | undefined;
  constructor(o: { call: string; status: number; code?: number; words: string; retryAfterMs?: number }) {
    super(`${o.call}: ${o.status} ${o.words}${o.code ? ` (${o.code})` : ''}`);
    this.status = o.status;
    this.code = o.code ?? 0;
    this.retryAfterMs = o.retryAfterMs;
  }
}
/** No answer came. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  /** Nothing was written yet, so nothing can have been done. */
  readonly beforeWrite: boolean;
  constructor(call: string, why: string, beforeWrite: boolean) {
    super(`${call}: no answer (${why})`);
    this.beforeWrite = beforeWrite;
  }
}

/** The proxy on the way is what failed. */
export const isProxy = (error: unknown): boolean => error instanceof Unanswered && error.message.includes('ERR_PROXY');

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;
const beforeWrite = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EPROTO',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const tlsCode = /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_PROXY|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** An error of the library in our words. `call`: method and path without ids that are secret. */
export function fromLibrary(call: string, error: unknown): Refusal | Unanswered {
  if (error instanceof Refusal || error instanceof Unanswered) return error;
  if (!isObject(error)) return new Unanswered(call, 'unknown', false);
  const { name, status, code, message, retryAfter, timeToReset } = error;
  if (typeof name === 'string' && name.startsWith('RateLimitError')) {
    const wait = Math.max(...[retryAfter, timeToReset].map((ms) => (typeof ms === 'number' && ms > 0 ? ms : 0)), 250);
    return new Refusal({ call, status: 429, words: 'too many requests', retryAfterMs: wait });
  }
  if (typeof status === 'number')
    return new Refusal({
      call,
      status,
      ...(typeof code === 'number' && { code }),
      words: typeof message === 'string' ? (message.split('\n')[0]?.slice(0, 200) ?? '') : '',
    });
  const why = [code, name].find((x) => typeof x === 'string') as string | undefined;
  return new Unanswered(call, why ?? 'unknown', why !== undefined && (beforeWrite.has(why) || tlsCode.test(why)));
}

type Verdict = readonly [what: PlatformError['what'], plain: string];
/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const verdicts: Readonly<Record<number, Verdict>> = {
  10003: ['gone', 'the channel is no longer there'],
  10004: ['gone', 'the bot is no longer in this server'],
  10007: ['gone', 'this person is not in the server'],
  10008: ['gone', 'the message is no longer there'],
  10011: ['gone', 'the role is no longer there'],
  10013: ['gone', 'this account no longer exists'],
  10015: ['gone', 'Discord no longer takes an answer to this'],
  10026: ['gone', 'this person is not banned'],
  10062: ['gone', 'Discord no longer takes an answer to this'],
  30003: ['denied', 'the channel has as many pins as Discord allows'],
  30005: ['denied', 'the server has as many roles as Discord allows'],
  40005: ['unsupported', 'the file is too large for Discord'],
  50001: ['denied', 'the bot cannot see this channel'],
  50006: ['unsupported', 'there is nothing to say in this message'],
  50007: ['denied', 'this person takes no private messages from the bot'],
  50013: ['denied', 'the bot has no right to do this here'],
  50027: ['gone', 'Discord no longer takes an answer to this'],
  50083: ['denied', 'the thread is closed'],
  50278: ['denied', 'this person takes no private messages from the bot'],
  160_002: ['denied', 'the bot may not read what it would answer'],
};
const refusedToken = 60_000;

/** As the core takes it. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof Unanswered)
    return error.beforeWrite
      ? new PlatformError('retry', 'Discord cannot be reached', 1000)
      : new PlatformError('maybe', 'the connection to Discord broke before it answered', 1000);
  if (!(error instanceof Refusal)) throw error;
  const { status, code, retryAfterMs } = error;
  // Most of these are the library's own count: the request never left, so no attempt is counted.
  if (status === 429)
    return new NotYet(`Discord asks to wait ${(retryAfterMs ?? 1000) / 1000} s`, retryAfterMs ?? 1000);
  if (status >= 500) return new PlatformError('maybe', `Discord answered ${status}`, 1000);
  if (status === 401) return new PlatformError('retry', 'Discord does not accept the token', refusedToken);
  const verdict = verdicts[code];
  if (verdict) return new PlatformError(verdict[0], `${verdict[1]} (${code})`);
  const what = status === 403 ? 'denied' : status === 404 ? 'gone' : 'unsupported';
  return new PlatformError(what, `Discord refuses: ${error.message}`);
}
