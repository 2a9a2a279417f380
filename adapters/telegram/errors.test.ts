import { describe, expect, it } from 'vitest';

import { fromLibrary, Refusal, toPlatformError, Unanswered } from './errors.ts';

const refusal = (error_code: number, description: string, parameters?: object): unknown => ({
  response: { ok: false, error_code, description, parameters },
  on: { method: 'sendMessage', payload: { text: 'secret words' } },
});
const taken = (error: unknown) => {
  const { what, message, afterMs, movedTo } = toPlatformError(fromLibrary('sendMessage', error));
  return { what, message, afterMs, movedTo };
};

describe('refusals', () => {
  it.each([
    [400, 'Bad Request: message to delete not found', 'gone'],
    [400, "Bad Request: message can't be deleted", 'denied'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'denied'],
    [403, 'Forbidden: bot was blocked by the user', 'denied'],
    [403, 'Forbidden: user is deactivated', 'gone'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'gone'],
    [400, 'Bad Request: chat not found', 'gone'],
    [400, 'Bad Request: PARTICIPANT_ID_INVALID', 'gone'],
    [400, "Bad Request: can't remove chat owner", 'denied'],
    [400, 'Bad Request: user is an administrator of the chat', 'denied'],
    [400, 'Bad Request: not enough rights to restrict/unrestrict chat member', 'denied'],
    [400, 'Bad Request: CHAT_ADMIN_REQUIRED', 'denied'],
    [400, 'Bad Request: method is available only for supergroups', 'unsupported'],
    [400, 'Bad Request: message text is empty', 'unsupported'],
    [403, 'Forbidden: something new', 'denied'],
    [500, 'Internal Server Error', 'maybe'],
    [502, 'Bad Gateway', 'maybe'],
    [401, 'Unauthorized', 'retry'],
  ])('%d %s: %s', (code, words, what) => expect(taken(refusal(code, words)).what).toBe(what));

  it('429 waits as long as it says', () =>
    expect(taken(refusal(429, 'Too Many Requests: retry after 73414', { retry_after: 73_414 }))).toMatchObject({
      what: 'retry',
      afterMs: 73_414_000,
    }));
  it('a group that moved is told with its new id', () =>
    expect(taken(refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100_5 }))).toMatchObject({
      what: 'retry',
      movedTo: '-1005',
    }));
  it('hold nothing of what was said', () => {
    const error = fromLibrary('sendMessage', refusal(400, 'Bad Request'));
    expect(JSON.stringify([Object.entries(error), error.message, error.stack])).not.toContain('secret');
  });
});

describe('no answer', () => {
  const url = 'https://api.telegram.org/bot1:SECRET/sendMessage';
  it.each([
    [{ code: 'ECONNREFUSED', message: `request to ${url} failed, reason: connect ECONNREFUSED` }, 'retry'],
    [{ code: 'ENOTFOUND', message: `request to ${url} failed, reason: getaddrinfo ENOTFOUND` }, 'retry'],
    [{ code: 'ETIMEDOUT', message: `request to ${url} failed, reason: connect ETIMEDOUT 1.2.3.4:443` }, 'retry'],
    [{ code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' }, 'retry'],
    [{ code: 'ERR_PROXY', message: 'the proxy refused the tunnel' }, 'retry'],
    [{ code: 'ECONNRESET', message: 'Client network socket disconnected before secure TLS connection' }, 'retry'],
    [{ code: 'ECONNRESET', message: `request to ${url} failed, reason: read ECONNRESET` }, 'maybe'],
    [{ code: 'ETIMEDOUT', message: `request to ${url} failed, reason: read ETIMEDOUT` }, 'maybe'],
    [{ name: 'AbortError', type: 'aborted', message: 'The user aborted a request.' }, 'maybe'],
    [{ type: 'invalid-json', message: `invalid json response body at ${url}` }, 'maybe'],
  ])('%j: %s', (error, what) => {
    const ours = fromLibrary('sendMessage', error);
    expect(ours).toBeInstanceOf(Unanswered);
    expect(toPlatformError(ours).what).toBe(what);
    expect(`${ours.message}${ours.stack ?? ''}${toPlatformError(ours).message}`).not.toContain('SECRET');
  });
  it('what is no error of Telegram is not taken for one', () => {
    expect(() => toPlatformError(new TypeError('ours'))).toThrow('ours');
    expect(fromLibrary('x', refusal(400, ''))).toBeInstanceOf(Refusal);
  });
});
