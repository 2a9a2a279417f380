/** What OneBot or the way to it said -> how the core must take it, in plain words. */
import { PlatformError } from '../../core/ports.ts';
import type { Answered } from './wire.ts';

/** OneBot answered, and the answer is not yes. Holds its words and nothing of the call. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly retcode: number;
  readonly words: string;
  readonly async: boolean;
  constructor(action: string, answer: Answered) {
    const said = answer.wording || answer.message || '';
    super(`${action}: ${answer.status} ${answer.retcode} ${said}`.trim());
    this.retcode = answer.retcode;
    this.words = said;
    this.async = answer.status === 'async';
  }
}
/** No answer came. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  /** Nothing was written, so nothing can have been done. */
  readonly beforeWrite: boolean;
  constructor(action: string, why: string, beforeWrite: boolean) {
    super(`${action}: no answer (${why})`);
    this.beforeWrite = beforeWrite;
  }
}

/** After "too frequent" nothing is tried for so long. */
export const tooOftenMs = 60_000;
/** How soon a line that is down is tried again. */
export const unreachedMs = 2000;

/** Implementations choose their own codes; their words, Chinese or English, are what they share. First match counts. */
const wordings: readonly (readonly [pattern: RegExp, what: PlatformError['what']])[] = [
  // The implementation gave up waiting for the client: it may still have said it.
  [/time.?out|超时|逾時/i, 'maybe'],
  [/频繁|頻繁|too (?:fast|many|frequent)|rate.?limit|发言过快/i, 'retry'],
  [/不存在|not.?(?:found|exist)|no such|已(?:退群|撤回|退出)|recalled|not in (?:the )?group|不在群/i, 'gone'],
  [
    /权限|權限|permission|not.?(?:an? )?(?:admin|owner|friend)|不是(?:管理|好友|群主)|禁言|muted|denied|拒绝|can.?t/i,
    'denied',
  ],
];

export function toPlatformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof Unanswered)
    return new PlatformError(error.beforeWrite ? 'retry' : 'maybe', error.message, unreachedMs);
  if (error instanceof Refusal) {
    if (error.async) return new PlatformError('maybe', error.message);
    if (error.retcode === 1404 || error.retcode === 10_004) return new PlatformError('unsupported', error.message);
    for (const [pattern, what] of wordings)
      if (pattern.test(error.words)) return new PlatformError(what, error.message, tooOftenMs);
    if (error.retcode === 1400) return new PlatformError('gone', error.message);
    return new PlatformError('denied', error.message);
  }
  return new PlatformError('maybe', error instanceof Error ? error.message : 'OneBot threw what is no error');
}
