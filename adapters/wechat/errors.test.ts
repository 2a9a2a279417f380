import { describe, expect, it } from 'vitest';

import { isLost, isNoise, isTokenRefused, readFailure, toPlatformError } from './errors.ts';

const text = { do: 'text', to: 'r', text: 'x', mentions: [] } as const;
const kick = { do: 'kick', room: 'r', user: 'u' } as const;
const grpc = (code: number, message: string): Error => Object.assign(new Error(message), { code });

describe('what was refused', () => {
  it.each([
    ['2 UNKNOWN: 对方还不是你的好友，无法发送消息\n    at stack', 'denied'],
    ['2 UNKNOWN: PadLocal: user is not your friend', 'denied'],
    ['2 UNKNOWN: May 开启了朋友验证，你还不是他（她）朋友', 'denied'],
    ['2 UNKNOWN: 消息已发出，但被对方拒收了', 'denied'],
    ['2 UNKNOWN: not the owner or an admin of this room', 'denied'],
    ['2 UNKNOWN: 仅群主可以移出成员', 'denied'],
    ['2 UNKNOWN: the bot is not in this room', 'gone'],
    ['2 UNKNOWN: no payload found for id wxid_1', 'gone'],
    ['12 UNIMPLEMENTED: The server does not implement the method', 'unsupported'],
    ['2 UNKNOWN: Wechaty Puppet Unsupported API Error.', 'unsupported'],
    ['2 UNKNOWN: 文件过大', 'unsupported'],
    ['2 UNKNOWN: 操作过于频繁，请稍后再试', 'retry'],
    ['2 UNKNOWN: rate limit', 'retry'],
    ['14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED', 'retry'],
    ['14 UNAVAILABLE: Name resolution failed for target dns:nowhere', 'retry'],
    ['not logged in', 'retry'],
    ['no grpc manager', 'retry'],
    ['16 UNAUTHENTICATED: Invalid Wechaty TOKEN "x"', 'retry'],
    ['14 UNAVAILABLE: Connection dropped', 'maybe'],
    ['14 UNAVAILABLE: read ECONNRESET', 'maybe'],
    ['1 CANCELLED: Cancelled on client', 'maybe'],
    ['4 DEADLINE_EXCEEDED: Deadline exceeded', 'maybe'],
    ['13 INTERNAL: Received RST_STREAM with code 2', 'maybe'],
    ['2 UNKNOWN: request timed out', 'maybe'],
    ['2 UNKNOWN: -1', 'maybe'],
  ])('%s: %s', (message, what) => {
    const error = toPlatformError(new Error(message), text);
    expect(error.what).toBe(what);
    expect(error.message).not.toMatch(/\n| at stack|TOKEN "x"/);
  });

  it('an act refused without a reason was not done; a message may have been', () => {
    expect(toPlatformError(new Error('2 UNKNOWN: -1'), kick).what).toBe('denied');
    expect(toPlatformError(new Error('2 UNKNOWN: -1'), text).what).toBe('maybe');
    expect(toPlatformError('nothing of an error', text).what).toBe('maybe');
  });
});

it('reads what the library wraps', () => {
  expect(readFailure(grpc(14, '14 UNAVAILABLE: x'))).toEqual({ code: 14, words: 'x' });
  expect(readFailure({ gerror: '{"name":"Error","message":"WatchdogAgent reset: lastFood: \\"x\\"\\nmore"}' })).toEqual(
    {
      code: undefined,
      words: 'WatchdogAgent reset: lastFood: "x"',
    },
  );
  expect(readFailure({ code: 16, details: 'x' })).toEqual({ code: 16, words: '' });
  expect(readFailure(undefined)).toEqual({ code: undefined, words: '' });
});

it('knows a broken connection, a refused token, and noise', () => {
  const lost = ['14 UNAVAILABLE: x', '1 CANCELLED: x', 'WatchdogAgent reset: lastFood: ""', 'read ECONNRESET'];
  expect(lost.filter((m) => !isLost(readFailure(new Error(m))))).toEqual([]);
  const others = ['2 UNKNOWN: x', 'no payload found for id 1@chatroom', '16 UNAUTHENTICATED: x'];
  expect(others.filter((m) => isLost(readFailure(new Error(m))))).toEqual([]);
  expect(others.filter((m) => isNoise(readFailure(new Error(m))))).toEqual([others[1]]);
  expect(others.filter((m) => isTokenRefused(readFailure(new Error(m))))).toEqual([others[2]]);
});
