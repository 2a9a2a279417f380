/** Words on their way out: nothing a member wrote is markup, texts are cut whole, refusals have plain reasons. */
import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../core/ports.ts';
import type { Outward } from '../../core/types.ts';
import { commandsFor, type SlashCommand } from './commands.ts';
import { encode } from './encode.ts';
import { fromLibrary, toPlatformError } from './errors.ts';
import { causeOf, parseMessageId } from './ids.ts';
import { encodeSay } from './say.ts';

const one = (say: Parameters<typeof encodeSay>[0]): string =>
  encodeSay(say, 2000)
    .map((p) => p.content)
    .join('|');

describe('words', () => {
  it.each([
    ['*粗* _斜_ ~删~ ||藏||', String.raw`\*粗\* \_斜\_ \~删\~ \|\|藏\|\|`],
    ['# 标题', String.raw`\# 标题`],
    ['第 #1 名', '第 #1 名'],
    ['-1 分\n> 引', '\\-1 分\n\\> 引'],
    ['1. 一', String.raw`1\. 一`],
    ['@everyone <@1> <#2>', String.raw`\@everyone \<\@1> \<#2>`],
    ['[点我](https://x.test/a_b)', String.raw`\[点我\](https://x.test/a_b)`],
    ['看 https://x.test/a_b_c?d=*1 吧', '看 https://x.test/a_b_c?d=*1 吧'],
    ['反\u202e转\u0007', '反转'],
  ])('%j', (text, written) => expect(one(text)).toBe(written));

  it('only an At with an id of Discord is a mention', () => {
    const parts = encodeSay(
      ['好 ', { at: 1, name: '*May*', user: '900000000000000011' }, { at: 2, name: '@here', user: 'x' }],
      2000,
    );
    expect(parts).toEqual([{ content: String.raw`好 <@900000000000000011>\@\@here`, users: ['900000000000000011'] }]);
  });

  it('a cut parts no escape, no address and no mention', () => {
    const text = '一*二_三'.repeat(900);
    const parts = encodeSay(text, 2000).map((p) => p.content);
    expect(parts.every((p) => p.length <= 2000 && !/(^|[^\\])(\\\\)*\\$/.test(p))).toBe(true);
    expect(parts.join('').replaceAll('\\', '')).toBe(text);
  });
});

describe('what cannot be said', () => {
  const refusal = (effect: Outward): string => {
    try {
      encode(
        { effect: effect as never, target: { account: 'discord:1', room: { id: '1', kind: 'group' } }, key: '1' },
        0,
      );
    } catch (error) {
      return error instanceof PlatformError ? error.what : String(error);
    }
    return 'said';
  };
  it.each([
    ['nothing', { do: 'send', to: { room: 1 }, say: ' \n ' }],
    ['a picture that is none', { do: 'picture', to: { room: 1 }, png: 'AAAA', say: '' }],
    [
      'a poll of 26 answers',
      {
        do: 'poll',
        to: { room: 1 },
        question: '？',
        options: Array.from({ length: 26 }, (_, i) => `${i}`),
        multiple: true,
        anonymous: true,
      },
    ],
    [
      'a button that carries too much',
      { do: 'send', to: { room: 1 }, say: '好', choices: [{ label: 'x', value: 'v'.repeat(101) }] },
    ],
  ] as const)('%s', (_name, effect) => expect(refusal(effect)).toBe('unsupported'));
});

describe('refusals', () => {
  const from = (error: object): PlatformError => toPlatformError(fromLibrary('POST /x', error));
  it.each([
    [{ status: 403, code: 50007, message: 'x' }, 'denied'],
    [{ status: 403, code: 50013, message: 'x' }, 'denied'],
    [{ status: 403, code: 12345, message: 'x' }, 'denied'],
    [{ status: 404, code: 10008, message: 'x' }, 'gone'],
    [{ status: 404, code: 10062, message: 'x' }, 'gone'],
    [{ status: 404, code: 0, message: 'x' }, 'gone'],
    [{ status: 400, code: 50006, message: 'x' }, 'unsupported'],
    [{ status: 400, code: 50035, message: 'x' }, 'unsupported'],
    [{ status: 401, code: 0, message: 'x' }, 'retry'],
    [{ status: 502, message: 'x' }, 'maybe'],
    [{ name: 'AbortError' }, 'maybe'],
    [{ code: 'ECONNRESET' }, 'maybe'],
    [{ code: 'UND_ERR_SOCKET' }, 'maybe'],
    [{ code: 'ECONNREFUSED' }, 'retry'],
    [{ code: 'ENOTFOUND' }, 'retry'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'retry'],
    [{ name: 'RateLimitError[/x]', retryAfter: 2000, timeToReset: 500 }, 'retry'],
  ])('%j: %s', (error, what) => expect(from(error).what).toBe(what));

  it('waits as long as the longer of both says', () =>
    expect(from({ name: 'RateLimitError[/x]', retryAfter: 2000, timeToReset: 500 }).afterMs).toBe(2000));
});

describe('ids', () => {
  it('a cause names its channel, and whose it is', () => {
    expect(causeOf('discord:1|ie:22222:33333:44444')).toEqual({
      kind: 'ie',
      channel: '22222',
      id: '33333',
      user: '44444',
    });
    expect(causeOf('discord:1|m:22222:33333')).toEqual({ kind: 'm', channel: '22222', id: '33333' });
    expect([causeOf('jobs|topics.wrap:1'), causeOf(undefined)]).toEqual([undefined, undefined]);
  });
  it('a message is none without its channel', () =>
    expect([parseMessageId('123'), parseMessageId('nonsense'), parseMessageId('1:2:3')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]));
});

it('names that are none on Discord stay out, and no name is registered twice', () => {
  const command = (name: string, zh: string): SlashCommand => ({
    name,
    names: { 'zh-CN': zh, 'zh-TW': zh, en: name },
    says: { 'zh-CN': '说', 'zh-TW': '說', en: '' },
    staff: false,
  });
  const made = commandsFor([command('a', '签到'), command('b', '签到'), command('a', '别的'), command('Not ok', '坏')]);
  expect(made).toEqual([
    expect.objectContaining({
      name: 'a',
      name_localizations: { 'zh-CN': '签到', 'zh-TW': '签到', 'en-US': 'a', 'en-GB': 'a' },
    }),
    expect.objectContaining({ name: 'b', description: 'b', name_localizations: { 'en-US': 'b', 'en-GB': 'b' } }),
  ]);
});
