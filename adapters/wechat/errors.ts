/** What the puppet or the way to it said -> how the core must take it, in plain words. */
import { PlatformError } from '../../core/ports.ts';
import type { Call } from './encode.ts';

/** gRPC status codes. */
const status = {
  cancelled: 1,
  unknown: 2,
  deadline: 4,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  token: 16,
} as const;

export interface Failure {
  /** gRPC status; undefined: a puppet that runs in this process, or the library itself. */
  readonly code: number | undefined;
  /** The first line, without the code. */
  readonly words: string;
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;
const codeIn = /^(\d{1,2}) [A-Z_]+: /;
/** The library wraps an error as JSON in `gerror` or `data`. */
const inner = (error: Record<string, unknown>): unknown => error['message'] ?? error['gerror'] ?? error['data'];

/** An error of the library, whatever it is, as a code and its words. Stacks and the token are left out. */
export function readFailure(error: unknown): Failure {
  const raw = isObject(error) ? inner(error) : error;
  let text = typeof raw === 'string' ? raw : '';
  const json = /^\{.*"message":"((?:[^"\\]|\\.){0,500})/s.exec(text)?.[1];
  if (json !== undefined) text = json.replaceAll('\\n', '\n').replaceAll('\\"', '"');
  const line = (text.split('\n')[0] ?? '').slice(0, 300);
  const written = codeIn.exec(line);
  const own = isObject(error) ? error['code'] : undefined;
  return {
    code: written ? Number(written[1]) : typeof own === 'number' ? own : undefined,
    words: line.replace(codeIn, '').trim(),
  };
}

/** The connection to the service is over: this puppet will do nothing more. */
export const isLost = ({ code, words }: Failure): boolean =>
  code === status.unavailable ||
  code === status.cancelled ||
  /WatchdogAgent|UNAVAILABLE|CANCELLED|ECONNRE|Channel has been shut down|call not end when receiving|can not call twice/i.test(
    words,
  );
export const isTokenRefused = ({ code, words }: Failure): boolean =>
  code === status.token || /UNAUTHENTICATED|Invalid Wechaty TOKEN/i.test(words);
/** Wechaty says so after each join and leave; nothing is wrong. */
export const isNoise = ({ words }: Failure): boolean =>
  /no payload found|no (room|contact|inviter|remover) found for id/i.test(words);

/** Nothing was written yet, so nothing can have been done. */
const notBegun =
  /No connection established|Name resolution failed|Failed to connect|no grpc manager|NO CLIENT|client has been closed|Channel has been shut down|not logged ?in|has not been started/i;

export const tooFrequent = /too (frequent|many|fast)|frequency|rate.?limit|频繁|頻繁|频率|操作过快/i;

type Verdict = readonly [words: RegExp, what: PlatformError['what'], plain: string];
const verdicts: readonly Verdict[] = [
  [
    /not (a |your |my )?friend|isn't .*friend|friend (check|verif)|不是.{0,8}好友|还不是.{0,8}朋友|朋友验证|好友验证|非好友|拒收|黑名单|blacklist/i,
    'denied',
    'this person is not a friend of the bot, or has blocked it',
  ],
  [
    /not .{0,20}(owner|admin)|permission|no right|没有权限|無權|无权|仅群主|群主.{0,6}(才|可)|forbidden/i,
    'denied',
    'the bot has no right to do this here',
  ],
  [
    /not (in|a member of)|not found|no payload|no such|not exist|unknown (room|contact|member)|不在群|不存在|已(退出|解散)|被移出/i,
    'gone',
    'the person, the group or the message is no longer there',
  ],
  [/unsupported|not support|not implement|未实现|不支持/i, 'unsupported', 'this puppet cannot do that'],
  [/too (long|large|big)|exceed|过长|过大|太长|太大/i, 'unsupported', 'it is too long or too large for WeChat'],
];

/** A message may have gone out before the error; an act that was refused was not done. */
const isMessage = (call: Call): boolean => call.do === 'text' || call.do === 'file';

/** As the core takes it. */
export function toPlatformError(error: unknown, call: Call): PlatformError {
  if (error instanceof PlatformError) return error;
  const failure = readFailure(error);
  const { code, words } = failure;
  if (notBegun.test(words)) return new PlatformError('retry', 'WeChat cannot be reached', 1000);
  if (isTokenRefused(failure))
    return new PlatformError('retry', 'the puppet service does not accept the token', 60_000);
  if (tooFrequent.test(words)) return new PlatformError('retry', 'WeChat says this is too frequent', 60_000);
  if (code === status.unimplemented) return new PlatformError('unsupported', 'this puppet cannot do that');
  if (
    isLost(failure) ||
    code === status.deadline ||
    code === status.internal ||
    /time.?out|timed out|超时/i.test(words)
  )
    return new PlatformError('maybe', 'the connection to WeChat broke before it answered', 1000);
  for (const [pattern, what, plain] of verdicts)
    if (pattern.test(words)) return new PlatformError(what, words === '' ? plain : `${plain} (${words})`);
  return isMessage(call)
    ? new PlatformError('maybe', `WeChat answered: ${words || 'nothing'}`)
    : new PlatformError('denied', `WeChat refused: ${words || 'no reason given'}`);
}
