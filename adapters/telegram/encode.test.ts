import { describe, expect, it } from 'vitest';

import type { Outward } from '../../core/types.ts';
import { encode, longestCaption, longestText } from './encode.ts';
import { encodeSay, inert } from './say.ts';

const now = 1_763_690_400_000;
const calls = (effect: Outward, more: { user?: string; question?: number } = {}) =>
  encode(
    {
      effect,
      target: { account: 'telegram:1', room: { id: '-100', kind: 'group' }, ...(more.user && { user: more.user }) },
      key: '1',
      ...(more.question !== undefined && { question: more.question }),
    },
    now,
  );
const send = (say: Extract<Outward, { do: 'send' }>['say'], more: object = {}): Outward => ({
  do: 'send',
  to: { room: 1 },
  say,
  ...more,
});
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(8)]).toString('base64');

describe('words', () => {
  it('have mentions as entities, counted in UTF-16 units', () => {
    const { text, entities } = encodeSay(['👨‍👩‍👧 ', { at: 1, name: '果\n果  妈', user: '77' }, ' 你好']);
    expect(entities).toEqual([
      { type: 'text_mention', offset: 9, length: 7, user: { id: 77, is_bot: false, first_name: '果 果 妈' } },
    ]);
    expect(text.slice(9, 16)).toBe('@\u2060果 果 妈');
  });
  it('name without notifying whoever has no account that can be mentioned', () => {
    for (const user of [undefined, '-100123', 'x', '0', '99999999999999999999'])
      expect(encodeSay([{ at: 1, name: 'May', ...(user && { user }) }]).entities).toEqual([]);
  });
  it.each([
    ['a@b.com', 'a@b.com'],
    ['写信给 me@shop.cn 就好', '写信给 me@shop.cn 就好'],
    ['你@may', '你@\u2060may'],
    ['＠may', '＠\u2060may'],
    ['第#1', '第#\u20601'],
    ['C# 很好', 'C# 很好'],
    ['tg://user?id=1', 'tg\u2060://user?id=1'],
    ['https://example.org/a/@may#top 看', 'https://example.org/a/@may#top 看'],
    ['https://example.org,@may', 'https://example.org,@\u2060may'],
    ['https://@may', 'https://@\u2060may'],
    ['x://a.b/@may', 'x://a.b/@\u2060may'],
    ['https://a.org/x @may', 'https://a.org/x @\u2060may'],
    ['\u202E反\u0000了\uD800', '反了\uFFFD'],
    ['两行\n\t好', '两行\n\t好'],
  ])('%j is written %j', (words, written) => expect(inert(words)).toBe(written));
});

describe('messages', () => {
  it('never ask for markup and show no previews', () => {
    const [call] = calls(send('<b>x</b> https://example.org'));
    expect(call?.params).toEqual({
      chat_id: -100,
      text: '<b>x</b> https://example.org',
      link_preview_options: { is_disabled: true },
    });
  });
  it('that are too long are cut at sentence ends, the quote first and the buttons last', () => {
    const text = '这是一句话。'.repeat(1500);
    const all = calls(send(text, { replyTo: '5', choices: [{ label: '好', value: 'x' }] }), { question: 3 });
    expect(all.length).toBeGreaterThan(1);
    expect(all.map((c) => c.params['text']).join('')).toBe(text);
    for (const c of all) expect((c.params['text'] as string).length).toBeLessThanOrEqual(longestText);
    expect(all.map((c) => 'reply_parameters' in c.params)).toEqual([true, ...all.slice(1).map(() => false)]);
    expect(all.map((c) => 'reply_markup' in c.params)).toEqual([...all.slice(1).map(() => false), true]);
  });
  it('never cut a mention in two', () => {
    const say = ['字'.repeat(longestText - 3), { at: 1, name: 'May', user: '7' }, ' 好'] as const;
    const all = calls(send([...say]));
    expect(all.map((c) => (c.params['entities'] as { offset: number }[] | undefined)?.[0]?.offset)).toEqual([
      undefined,
      0,
    ]);
  });
  it('without words are refused', () => {
    expect(() => calls(send(' \n'))).toThrow('nothing to say');
    expect(() => calls(send(''))).toThrow('nothing to say');
  });
  it('have buttons of at most 64 bytes, short ones side by side', () => {
    const choices = ['好', '不好', '再想想', '换一个别的长一点的说法'].map((label) => ({ label, value: label }));
    const buttons = choices.map(({ label }, i) => ({ text: label, callback_data: `q12.${i}` }));
    expect(calls(send('?', { choices }), { question: 12 })[0]?.params['reply_markup']).toEqual({
      inline_keyboard: [buttons.slice(0, 3), buttons.slice(3)],
    });
    expect(() => calls(send('?', { choices: [{ label: 'x', value: '字'.repeat(22) }] }))).toThrow('64 bytes');
    expect(calls(send('?', { choices: [{ label: 'x', value: '字'.repeat(21) }] }))).toHaveLength(1);
  });
  it('with a picture: what does not fit under it follows', () => {
    const words = '这是一句话。'.repeat(300);
    const [photo, rest] = calls({ do: 'picture', to: { room: 1 }, png, say: words });
    expect(photo?.method).toBe('sendPhoto');
    const caption = String(photo?.params['caption']);
    expect(caption.length).toBeLessThanOrEqual(longestCaption);
    expect(`${caption}${String(rest?.params['text'])}`).toBe(words);
    expect(calls({ do: 'picture', to: { room: 1 }, png, say: '' })[0]?.params).not.toHaveProperty('caption');
  });
});

describe('acts', () => {
  const mute = (forMs: number) => calls({ do: 'mute', room: 1, member: 2, forMs }, { user: '7' })[0]?.params;
  it.each([
    [1, 35],
    [60_000, 60],
    [10 * 365 * 86_400_000, 365 * 86_400],
  ])('a mute of %d ms lasts %d s, never for ever', (ms, seconds) => {
    expect(mute(ms)?.['until_date']).toBe(now / 1000 + seconds);
    expect(Object.values(mute(ms)?.['permissions'] as object).every((v) => v === false)).toBe(true);
  });
  it('a mute of nothing lifts it', () => {
    expect(mute(0)).not.toHaveProperty('until_date');
    expect(Object.values(mute(0)?.['permissions'] as object).every((v) => v === true)).toBe(true);
  });
  it('a kick is a ban and its end', () =>
    expect(calls({ do: 'kick', room: 1, member: 2 }, { user: '7' }).map((c) => c.method)).toEqual([
      'banChatMember',
      'unbanChatMember',
    ]));
  it('who speaks as a chat is banned as one, and cannot be muted', () => {
    expect(calls({ do: 'ban', room: 1, member: 2 }, { user: '-1009' })[0]?.method).toBe('banChatSenderChat');
    expect(() => calls({ do: 'mute', room: 1, member: 2, forMs: 1 }, { user: '-1009' })).toThrow('cannot be muted');
  });
  it.each([undefined, 'x', '1.5', '99999999999999999999'])('nobody is %j', (user) =>
    expect(() => calls({ do: 'ban', room: 1, member: 2 }, user === undefined ? {} : { user })).toThrow('not known'),
  );
});
