import { describe, expect, test } from 'vitest';

import type { Performance } from '../../core/ports.ts';
import type { Event, Outward, PersonRef } from '../../core/types.ts';
import { decode, findMentions } from './decode.ts';
import type { Seen } from './decode.ts';
import { encode } from './encode.ts';
import { createPlayground, createWorld } from './index.ts';
import type { Input, Line, MessageLine, PlaygroundOptions } from './index.ts';

const names: PersonRef[] = [
  { id: 'lin', name: '店长 Lin' },
  { id: 'may', name: 'May' },
  { id: 'hao', name: '阿豪' },
  { id: 'banyan', name: '小榕', bot: true },
  { id: 'banyan', name: 'Banyan', bot: true },
];

describe('mentions', () => {
  test.each([
    ['@小榕 积分有什么用', '积分有什么用', true, []],
    ['＠banyan, help', 'help', true, []],
    ['你好 @小榕 在吗', '你好 在吗', true, []],
    ['@小榕签到', '签到', true, []],
    ['@店长 Lin 在吗', '@店长 Lin 在吗', false, ['lin']],
    ['@阿豪@May 恭喜', '@阿豪@May 恭喜', false, ['hao', 'may']],
    ['@Mayor of London', '@Mayor of London', false, []],
    ['a@May.com', 'a@May.com', false, []],
    ['小榕 没有艾特', '小榕 没有艾特', false, []],
    ['@', '@', false, []],
  ])('%s', (typed, text, called, ids) => {
    const found = findMentions(typed, names);
    expect([found.text, found.called, found.mentions.map((m) => m.id)]).toEqual([text, called, ids]);
  });
});

test('every input has its event', () => {
  const seen: Seen = {
    id: 'x-1',
    account: 'playground',
    at: 5,
    room: { id: 'deer', kind: 'group' },
    from: { id: 'may', name: 'May', role: 'member' },
    messageId: 'm-1',
    press: 'q7.1',
    names,
  };
  const kind = (input: Input): Event['kind'] => decode(input, seen).kind;
  expect(decode({ do: 'say', who: 'may', text: '@小榕 签到' }, seen)).toEqual({
    kind: 'message',
    id: 'x-1',
    account: 'playground',
    at: 5,
    room: seen.room,
    from: seen.from,
    messageId: 'm-1',
    text: '签到',
    called: true,
  });
  expect(decode({ do: 'press', who: 'may', choice: 1 }, seen)).toMatchObject({ kind: 'pressed', press: 'q7.1' });
  expect(kind({ do: 'edit', who: 'may', messageId: 'm-1', text: 'x' })).toBe('edited');
  expect(kind({ do: 'react', who: 'may', messageId: 'm-1', emoji: '👍', on: true })).toBe('reacted');
  expect(kind({ do: 'join', who: 'may' })).toBe('joined');
  expect(kind({ do: 'leave', who: 'may' })).toBe('left');
  expect(kind({ do: 'rename', who: 'may', name: 'Mei' })).toBe('changed');
});

const target = { account: 'playground', room: { id: 'deer', kind: 'group' } } as const;
const does = (effect: Outward, key: string, more: Partial<Performance> = {}): Performance => ({
  effect,
  target: { ...target, user: 'may' },
  key,
  ...more,
});
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('encode', () => {
  test('words stay words, an At becomes a mention, buttons carry the question and nothing else', () => {
    const say = ['@May <b>hi</b> ', { at: 3, name: 'May', user: 'may' }, ''];
    const choices = [
      { label: '好', value: 'yes' },
      { label: '改改', value: 'no' },
    ];
    const ask = { do: 'ask', step: 's', for: 'anyone', to: { room: 1 }, say, choices, until: 9 } as const;
    expect(encode(does(ask, '1', { question: 12 }))).toMatchObject({
      parts: [{ text: '@May <b>hi</b> ' }, { mention: 'May', user: 'may' }],
      buttons: [
        { label: '好', press: 'q12.0' },
        { label: '改改', press: 'q12.1' },
      ],
    });
  });
  test('a picture must be a PNG', () => {
    expect(encode(does({ do: 'picture', to: { room: 1 }, png, say: 'one dot' }, '1'))).toMatchObject({
      picture: `data:image/png;base64,${png}`,
    });
    const script = Buffer.from('<svg onload=alert(1)>').toString('base64');
    expect(() => encode(does({ do: 'picture', to: { room: 1 }, png: script, say: '' }, '1'))).toThrow(/not a PNG/);
  });
  test('timers never reach a platform', () => {
    expect(() => encode(does({ do: 'cancel', key: 'k' }, '1'))).toThrow(/belongs to the jobs/);
  });
});

async function started(options: Partial<PlaygroundOptions> = {}) {
  const events: Event[] = [];
  let time = 1_000_000;
  const playground = createPlayground({ clock: { now: () => time }, ...options });
  await playground.start(async (e) => void events.push(e));
  const lines = (): readonly Line[] => playground.snapshot().lines;
  const last = (): Line | undefined => lines().at(-1);
  const pass = (ms: number): void => void (time += ms);
  return { playground, events, lines, last, pass };
}
const isMessage = (l: Line | undefined): l is MessageLine => l?.kind === 'message';

describe('the world', () => {
  test('what is said is shown, then handed on; private rooms bear the person’s id', async () => {
    const { playground, events, last } = await started();
    await playground.inject({ do: 'say', who: 'May', text: ' hello @阿豪 ' });
    await playground.inject({ do: 'say', who: 'may', room: 'private', text: '帮助' });
    expect(events).toMatchObject([
      {
        kind: 'message',
        text: 'hello @阿豪',
        room: { id: 'deer', kind: 'group' },
        from: { id: 'may', role: 'member' },
      },
      { kind: 'message', text: '帮助', room: { id: 'may', kind: 'private' }, from: { id: 'may' } },
    ]);
    expect(last()).toMatchObject({ room: 'may', from: 'may', parts: [{ text: '帮助' }] });
    expect(new Set(events.map((e) => e.id)).size).toBe(2);
  });

  test('a quote names its author, the bot as a bot', async () => {
    const { playground, events } = await started();
    const { messageId } = await playground.perform(does({ do: 'send', to: { room: 1 }, say: '提醒 3F2' }, '1'));
    await playground.inject({ do: 'say', who: 'may', text: '为什么', replyTo: messageId ?? '' });
    expect(events[0]).toMatchObject({ replyTo: { messageId, text: '提醒 3F2', from: { bot: true } } });
  });

  test('an effect with a known key is shown once, also after a restart', async () => {
    const world = createWorld({ now: () => 1 });
    const first = await started({ world });
    const one = await first.playground.perform(does({ do: 'send', to: { room: 1 }, say: 'hi' }, '7'));
    const second = await started({ world });
    expect(await second.playground.perform(does({ do: 'send', to: { room: 1 }, say: 'hi' }, '7'))).toEqual(one);
    expect(second.lines()).toHaveLength(1);
  });

  test('two runs never share an id', () => {
    const clock = { now: () => 1_700_000_000_000 };
    expect(createWorld(clock).nextId()).not.toBe(createWorld(clock).nextId());
  });

  test('a press sends what the button carries and leaves its mark', async () => {
    const { playground, events, lines } = await started();
    const choices = [{ label: '好', value: 'a' }];
    await playground.perform(does({ do: 'send', to: { room: 1 }, say: '?', choices }, '1', { question: 4 }));
    await playground.inject({ do: 'press', who: 'lin', choice: 0 });
    expect(events[0]).toMatchObject({ kind: 'pressed', press: 'q4.0', from: { id: 'lin', role: 'owner' } });
    expect(lines()[0]).toMatchObject({ pressed: { 'q4.0': ['lin'] } });
    await expect(playground.inject({ do: 'press', who: 'lin', choice: 5 })).rejects.toThrow('no such button');
  });

  test('a muted person cannot speak until the time is over, and is told so', async () => {
    const { playground, events, last, pass } = await started();
    await playground.perform(does({ do: 'mute', room: 1, member: 2, forMs: 60_000 }, '1'));
    await playground.inject({ do: 'say', who: 'may', text: 'hi' });
    expect(last()).toMatchObject({ kind: 'notice', what: 'cannot-speak-muted', until: 1_060_000 });
    expect(events).toHaveLength(0);
    pass(60_001);
    await playground.inject({ do: 'say', who: 'may', text: 'hi' });
    expect(events).toHaveLength(1);
  });

  test('kick and ban remove, the core hears of it, the banned cannot come back', async () => {
    const { playground, events, last } = await started();
    await playground.perform(does({ do: 'kick', room: 1, member: 2 }, '1'));
    expect(events).toMatchObject([{ kind: 'left', from: { id: 'may' } }]);
    await playground.inject({ do: 'join', who: 'may' });
    await playground.perform(does({ do: 'ban', room: 1, member: 2 }, '2'));
    await playground.inject({ do: 'join', who: 'may' });
    expect(last()).toMatchObject({ what: 'cannot-join-banned', name: 'May' });
    expect(events.map((e) => e.kind)).toEqual(['left', 'joined', 'left']);
  });

  test('the owner is out of reach, and what is gone says so', async () => {
    const { playground } = await started();
    const owner = { target: { ...target, user: 'lin' } };
    await expect(playground.perform(does({ do: 'kick', room: 1, member: 1 }, '1', owner))).rejects.toMatchObject({
      what: 'denied',
    });
    await expect(playground.perform(does({ do: 'delete', room: 1, messageId: 'no' }, '2'))).rejects.toMatchObject({
      what: 'gone',
    });
  });

  test('deleting strikes the message out and leaves a note', async () => {
    const { playground, lines } = await started();
    await playground.inject({ do: 'say', who: 'may', text: 'ad' });
    const [said] = lines();
    await playground.perform(does({ do: 'delete', room: 1, messageId: said?.id ?? '' }, '1'));
    expect(lines()).toMatchObject([{ removed: true }, { kind: 'notice', what: 'removed', name: 'May' }]);
  });

  test('edit, react, rename, role, pin', async () => {
    const { playground, events, lines } = await started();
    await playground.inject({ do: 'say', who: 'may', text: 'one' });
    const id = lines()[0]?.id ?? '';
    await playground.inject({ do: 'edit', who: 'may', messageId: id, text: 'two' });
    await playground.inject({ do: 'react', who: 'hao', messageId: id, emoji: '👍', on: true });
    await playground.inject({ do: 'rename', who: 'may', name: 'Mei' });
    await playground.perform(does({ do: 'role', room: 1, member: 2, title: '老朋友', on: true }, '1'));
    await playground.perform(does({ do: 'pin', room: 1, messageId: id }, '2'));
    expect(events.map((e) => e.kind)).toEqual(['message', 'edited', 'reacted', 'changed']);
    const shown = playground.snapshot();
    expect(shown.lines.filter(isMessage)[0]).toMatchObject({
      edited: true,
      parts: [{ text: 'two' }],
      reactions: { '👍': ['hao'] },
    });
    expect(shown.people.find((p) => p.id === 'may')).toMatchObject({ name: 'Mei', titles: ['老朋友'] });
    expect(shown.pinned).toBe(id);
    await expect(playground.inject({ do: 'edit', who: 'hao', messageId: id, text: 'x' })).rejects.toThrow('own');
    await expect(playground.inject({ do: 'rename', who: 'hao', name: 'banyan' })).rejects.toThrow('taken');
  });

  test('can look like a platform that can do less', async () => {
    const { playground } = await started({ name: 'wechat', can: ['send', 'ask', 'kick'], mergeSeconds: 20 });
    expect([playground.name, playground.mergeSeconds, playground.can.has('choices')]).toEqual(['wechat', 20, false]);
    await expect(playground.perform(does({ do: 'mute', room: 1, member: 2, forMs: 1 }, '1'))).rejects.toMatchObject({
      what: 'unsupported',
    });
  });

  test('what changes is told, each time whole; arrival has the same id in every run', async () => {
    const { playground, events } = await started({ arrive: true });
    expect(events).toMatchObject([{ kind: 'joined', self: true, id: 'arrival', from: { id: 'lin', role: 'owner' } }]);
    const heard: unknown[] = [];
    const off = playground.subscribe((c) => heard.push(c));
    await playground.inject({ do: 'join', who: '小禾' });
    off();
    await playground.inject({ do: 'leave', who: '小禾' });
    expect(heard).toMatchObject([
      { people: { length: 5 } },
      { line: { kind: 'notice', what: 'joined', name: '小禾' } },
    ]);
  });
});
