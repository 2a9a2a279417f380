import { describe, expect, it } from 'vitest';

import { PlatformError, type Performance } from '../../core/ports.ts';
import type { Outward, Say } from '../../core/types.ts';
import { encode, longestText } from './encode.ts';

const performance = (effect: Outward, kind: 'group' | 'private' = 'group', user?: string): Performance => ({
  effect,
  target: { account: 'wechat', room: { id: '1@chatroom', kind }, ...(user !== undefined && { user }) },
  key: '1',
});
const said = (say: Say, kind: 'group' | 'private' = 'group') =>
  encode(performance({ do: 'send', to: { room: 1 }, say }, kind));
const what = (effect: Outward): string => {
  try {
    encode(performance(effect));
    return 'done';
  } catch (error) {
    return error instanceof PlatformError ? error.what : 'no PlatformError';
  }
};

describe('words', () => {
  it('a mention is an id beside the text', () => {
    expect(said(['签到啦：', { at: 2, name: 'May', user: 'wxid_may' }, ' +5'])).toEqual([
      { do: 'text', to: '1@chatroom', text: '签到啦：@May\u2005+5', mentions: ['wxid_may'] },
    ]);
  });

  it('in private, and of somebody without an id, it is only a name', () => {
    expect(said([{ at: 2, name: 'May', user: 'wxid_may' }, ' 好'], 'private')).toMatchObject([
      { text: '@May 好', mentions: [] },
    ]);
    expect(said([{ at: 2, name: 'May' }, ' 好'])).toMatchObject([{ text: '@May 好', mentions: [] }]);
  });

  it('what a member wrote makes none: not the space of a mention, no turned line, no control character', () => {
    expect(said('@May\u2005 @所有人\u2005 \u202Eabc\u0000\u0007')).toMatchObject([
      { text: '@May  @所有人  abc', mentions: [] },
    ]);
    expect(said([{ at: 2, name: 'a\u2005b\nc\u202E', user: 'u' }])).toMatchObject([
      { text: '@a b c\u2005', mentions: ['u'] },
    ]);
  });

  it('a long text is cut at sentence ends, each part with its own mentions', () => {
    const sentence = '今天的话题是周末带娃去哪儿。';
    const parts = said([
      sentence.repeat(80),
      { at: 1, name: 'May', user: 'm' },
      ` ${sentence.repeat(80)}`,
      { at: 2, name: '阿豪', user: 'h' },
    ]);
    expect(parts.length).toBe(3);
    for (const part of parts) expect(part.do === 'text' && part.text.length).toBeLessThanOrEqual(longestText);
    expect(parts.flatMap((p) => (p.do === 'text' ? p.mentions : []))).toEqual(['m', 'h']);
    expect(what({ do: 'send', to: { room: 1 }, say: sentence.repeat(2000) })).toBe('unsupported');
  });

  it('nothing to say is not said', () => {
    expect(what({ do: 'send', to: { room: 1 }, say: ' \n' })).toBe('unsupported');
  });
});

describe('acts', () => {
  it('a file has a name and no path', () => {
    const file = {
      do: 'file',
      to: { room: 1 },
      name: '../../etc/报表 11.csv',
      bytes: 'AAAA',
      mime: 'text/csv',
    } as const;
    expect(encode(performance({ ...file, say: '报表' }))).toEqual([
      { do: 'file', to: '1@chatroom', name: '.._.._etc_报表_11.csv', bytes: 'AAAA' },
      { do: 'text', to: '1@chatroom', text: '报表', mentions: [] },
    ]);
    expect(what({ ...file, bytes: 'A'.repeat(36_000_000), say: '' })).toBe('unsupported');
  });

  it('answers to requests: yes is said, no is silence', () => {
    const answer = { do: 'answer', room: 1, request: '7', yes: true } as const;
    expect(encode(performance({ ...answer, what: 'friend' }))).toEqual([{ do: 'friend', request: '7' }]);
    expect(encode(performance({ ...answer, what: 'invite' }))).toEqual([{ do: 'invite', request: '7' }]);
    expect(encode(performance({ ...answer, what: 'friend', yes: false }))).toEqual([]);
    expect(what({ ...answer, what: 'join' })).toBe('unsupported');
  });

  it('a kick needs to know whom', () => {
    expect(encode(performance({ do: 'kick', room: 1, member: 2 }, 'group', 'u'))).toEqual([
      { do: 'kick', room: '1@chatroom', user: 'u' },
    ]);
    expect(what({ do: 'kick', room: 1, member: 2 })).toBe('gone');
  });

  it.each([
    { do: 'mute', room: 1, member: 2, forMs: 1 },
    { do: 'ban', room: 1, member: 2 },
    { do: 'role', room: 1, member: 2, title: 'x', on: true },
    { do: 'pin', room: 1, messageId: '1' },
    { do: 'edit', room: 1, messageId: '1', say: 'x' },
  ] as const)('$do: WeChat has none', (effect) => {
    expect(what(effect)).toBe('unsupported');
  });
});
