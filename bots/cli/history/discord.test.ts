import { expect, it } from 'vitest';

import { discordReader } from './discord.ts';
import type { Incoming } from './incoming.ts';
import { BrokenExport } from './scanner.ts';
import type { HistoryFault } from './telegram.ts';

const author = (id: string, name: string, more: object = {}): object => ({
  id,
  name: name.toLowerCase(),
  discriminator: '0000',
  nickname: name,
  color: null,
  isBot: false,
  roles: [{ id: '1', name: 'Mod }', color: null, position: 1 }],
  avatarUrl: 'x',
  ...more,
});
const said = (id: string, content: string, more: object = {}): object => ({
  id,
  type: 'Default',
  timestamp: '2026-11-21T18:30:05.123+08:00',
  timestampEdited: null,
  callEndedTimestamp: null,
  isPinned: false,
  content,
  author: author('81384788765712384', 'Sofia'),
  attachments: [],
  embeds: [],
  stickers: [],
  reactions: [],
  mentions: [],
  ...more,
});
const channelOf = (messages: readonly object[], channel: object = { type: 'GuildTextChat' }): string =>
  JSON.stringify(
    {
      guild: { id: '9', name: '读书会', iconUrl: 'x' },
      channel: { id: '55', categoryId: '1', category: 'Text', name: 'general', topic: null, ...channel },
      dateRange: { after: null, before: null },
      exportedAt: '2026-11-22T00:00:00+00:00',
      messages,
      messageCount: messages.length,
    },
    null,
    2,
  );

async function readAll(text: string, size = 500) {
  const items: Incoming[] = [];
  const faults: HistoryFault[] = [];
  const passed: string[] = [];
  let error: unknown;
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  }
  await discordReader(pieces(), {
    take: (item) => void items.push(item),
    pass: (why) => void passed.push(why),
    fault: (fault) => void faults.push(fault),
  }).catch((e: unknown) => {
    error = e;
  });
  return { items, faults, passed, error };
}

it('becomes messages with the ids the live platform has', async () => {
  const { items, faults, passed, error } = await readAll(
    channelOf([
      said('1001', '早上好'),
      said('1002', 'look', {
        type: 'Reply',
        reference: { messageId: '1001', channelId: '55', guildId: '9' },
        timestampEdited: '2026-11-21T18:31:00+08:00',
        attachments: [{ id: '1', url: 'x', fileName: 'cat.PNG', fileSizeBytes: 1 }],
      }),
      said('1003', 'Joined the server.', { type: 'GuildMemberJoin', author: author('77', '小禾') }),
      said('1004', 'beep', { author: author('5', 'Bot', { isBot: true }) }),
      said('1005', 'Pinned a message.', { type: 'ChannelPinnedMessage' }),
      said('1006', 'x', { timestamp: 'never' }),
      said('1007', 'x', { author: null }),
    ]),
  );
  expect(error).toBeUndefined();
  expect(items).toEqual([
    {
      index: 0,
      byte: expect.any(Number),
      line: expect.any(Number),
      what: 'message',
      room: { id: '9', name: '读书会' },
      who: { id: '81384788765712384', name: 'Sofia' },
      at: Date.parse('2026-11-21T10:30:05.123Z'),
      id: '55:1001',
      text: '早上好',
      kind: 'text',
    },
    expect.objectContaining({
      id: '55:1002',
      replyTo: '55:1001',
      kind: 'picture',
      editedAt: Date.parse('2026-11-21T10:31:00Z'),
    }),
    expect.objectContaining({ id: '55:1003', what: 'joined', who: { id: '77', name: '小禾' }, text: '' }),
  ]);
  expect(passed).toEqual(['bot', 'notice']);
  expect(faults.map((f) => [f.index, f.messageId, f.problem])).toEqual([
    [5, '1006', 'its timestamp cannot be read'],
    [6, '1007', 'it does not say who wrote it'],
  ]);
});

it('leaves private talk alone, reads the same in any pieces, and names what is no such file', async () => {
  const direct = await readAll(channelOf([said('1', 'secret')], { type: 'DirectTextChat' }));
  expect([direct.items, direct.passed]).toEqual([[], ['private']]);
  const text = channelOf([said('1', 'a'), said('2', 'b')]);
  const whole = await readAll(text);
  for (const size of [1, 3, 64]) expect(await readAll(text, size)).toEqual(whole);
  const cut = await readAll(text.slice(0, text.lastIndexOf('"b"')));
  expect(cut.items.map((i) => i.id)).toEqual(['55:1']);
  expect(cut.error).toBeInstanceOf(BrokenExport);
  expect((await readAll('{"guild":{},"messages":[]}')).error).toMatchObject({
    message: expect.stringMatching(/there is no "channel" before the messages/) as string,
  });
});
