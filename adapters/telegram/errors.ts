/** What Telegram or the way to it said -> how the core must take it, in plain words. */
import { PlatformError } from '../../core/ports.ts';

/** Telegram answered, and the answer is no. Holds its words and nothing of the call. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly description: string;
  readonly retryAfterMs: number | undefined;
  /** The group's new id. */
  readonly movedTo: string | undefined;
  constructor(o: { method: string; code: number; description: string; retryAfterMs?: number; movedTo?: string }) {
    super(`${o.method}: ${o.code} ${o.description}`);
    this.code = o.code;
    this.description = o.description;
    this.retryAfterMs = o.retryAfterMs;
    this.movedTo = o.movedTo;
  }
}
/** No answer came. The library's error names the address with the token in it, so only its code is kept. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  /** Nothing was written yet, so nothing can have been done. */
  readonly beforeWrite: boolean;
  constructor(method: string, why: string, beforeWrite: boolean) {
    super(`${method}: no answer (${why})`);
    this.beforeWrite = beforeWrite;
  }
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;

const beforeWrite = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EPROTO',
]);
const tlsCode = /^(CERT_|ERR_TLS_|ERR_SSL_|ERR_PROXY|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;
const connecting = /reason: (connect|getaddrinfo) |before secure TLS|certificate/i;

/** An error of the library in our words. */
export function fromLibrary(method: string, error: unknown): Refusal | Unanswered {
  if (isObject(error) && isObject(error['response'])) {
    const { error_code: code, description, parameters } = error['response'];
    const { retry_after: after, migrate_to_chat_id: moved } = isObject(parameters) ? parameters : {};
    return new Refusal({
      method,
      code: typeof code === 'number' ? code : 0,
      description: typeof description === 'string' ? description : '',
      ...(typeof after === 'number' && { retryAfterMs: after * 1000 }),
      ...(typeof moved === 'number' && { movedTo: `${moved}` }),
    });
  }
  const { code, type, name, message } = isObject(error) ? error : {};
  const why = [code, type, name].find((x) => typeof x === 'string') ?? 'unknown';
  const early =
    (typeof code === 'string' && (beforeWrite.has(code) || tlsCode.test(code))) ||
    (typeof message === 'string' && connecting.test(message));
  return new Unanswered(method, `${why as string}`, early);
}

type Verdict = readonly [words: RegExp, what: PlatformError['what'], plain: string];

/** Refusals of kind 400 and 403 by their wording, which is all the Bot API gives. The first that fits. */
const verdicts: readonly Verdict[] = [
  [
    /message to (delete|pin|be replied|reply) not found|message identifier is not specified/i,
    'gone',
    'the message is no longer there',
  ],
  [/message_id_invalid/i, 'gone', 'the message is no longer there'],
  [/message can't be deleted/i, 'denied', 'this message may not be deleted: no right to, or too old'],
  [/can't initiate conversation/i, 'denied', 'this person never wrote to the bot in private'],
  [/bot was blocked by the user/i, 'denied', 'this person has blocked the bot'],
  [/user is deactivated/i, 'gone', 'this account no longer exists'],
  [/can't send messages to bots|can't send messages to the bot/i, 'unsupported', 'bots cannot be written to'],
  [
    /bot (was kicked|is not a member)|chat not found|group chat was deactivated|have no access to chat/i,
    'gone',
    'the bot is no longer in this group',
  ],
  [
    /user_not_participant|user not found|participant_id_invalid|user is not a member/i,
    'gone',
    'this person is not in the group',
  ],
  [
    /can't (remove|restrict) (chat owner|self)|user is an administrator|can't demote|can't ban self/i,
    'denied',
    'nothing can be done against an owner or an admin',
  ],
  [
    /not enough rights|need administrator rights|chat_admin_required|right_forbidden|have no rights|administrator rights/i,
    'denied',
    'the bot has no right to do this here',
  ],
  [
    /method is available (only )?for supergroup/i,
    'unsupported',
    'this only works in a supergroup: make the group history visible or the group public',
  ],
  [/topic_closed/i, 'denied', 'the topic is closed'],
];

const refusedToken = 60_000;

/** As the core takes it. */
export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof Unanswered)
    return error.beforeWrite
      ? new PlatformError('retry', 'Telegram cannot be reached', 1000)
      : new PlatformError('maybe', 'the connection to Telegram broke before it answered', 1000);
  if (!(error instanceof Refusal)) throw error;
  const { code, description, retryAfterMs, movedTo } = error;
  if (movedTo !== undefined) return new PlatformError('retry', 'the group has become a supergroup', 0, movedTo);
  if (code === 429)
    return new PlatformError('retry', `Telegram asks to wait ${(retryAfterMs ?? 1000) / 1000} s`, retryAfterMs ?? 1000);
  if (code >= 500) return new PlatformError('maybe', `Telegram answered ${code}`, 1000);
  if (code === 401 || code === 404)
    return new PlatformError('retry', 'Telegram does not accept the token', refusedToken);
  for (const [words, what, plain] of verdicts)
    if (words.test(description)) return new PlatformError(what, `${plain} (${description})`);
  return new PlatformError(code === 403 ? 'denied' : 'unsupported', description);
}
