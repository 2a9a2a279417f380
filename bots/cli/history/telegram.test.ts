import { describe, expect, it } from 'vitest';

import { ExportFacts, generateExport } from '../../../test/replay/generate-export.ts';
import { BrokenExport, type HistoryFault, type HistoryRecord, readTelegramExport } from './telegram.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // The same memory again and again, as the file reader does.
  const piece = new Uint8Array(Math.min(size, bytes.length));
  for (let i = 0; i < bytes.length; i += size) {
    await Promise.resolve();
    const part = bytes.subarray(i, i + size);
    piece.set(part);
    yield piece.subarray(0, part.length);
  }
}

async function readAll(text: string | Uint8Array, size = 50, timeZone?: string) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const records: HistoryRecord[] = [];
  const faults: HistoryFault[] = [];
  const options = timeZone === undefined ? {} : { timeZone };
  const end = await readTelegramExport(
    inPieces(bytes, size),
    (r) => void records.push(r),
    (f) => faults.push(f),
    options,
  ).then(
    (summary) => ({ summary, error: undefined }),
    (error: unknown) => ({ summary: undefined, error }),
  );
  return { records, faults, events: records.map((r) => r.event), ...end };
}

const chatOf = (...messages: readonly (object | string)[]): string =>
  `{"name":"测试群","type":"private_supergroup","id":42,"messages":[${messages.map((m) => (typeof m === 'string' ? m : JSON.stringify(m))).join(',')}]}`;
const said = (id: number, more: object = {}): object => ({
  id,
  type: 'message',
  date: '2026-01-05T09:00:00',
  date_unixtime: '1767574800',
  from: '小雨',
  from_id: 'user7',
  text: '签到',
  ...more,
});

describe('one message', () => {
  it('becomes the event it would have been', async () => {
    const { records, summary } = await readAll(
      chatOf(said(5, { reply_to_message_id: 3, edited_unixtime: '1767574900' })),
    );
    expect(records).toEqual([
      {
        index: 0,
        chatType: 'private_supergroup',
        byte: 68,
        line: 1,
        editedAt: 1_767_574_900_000,
        event: {
          kind: 'message',
          id: '42:5',
          account: 'telegram-export',
          at: 1_767_574_800_000,
          room: { id: '42', kind: 'group', name: '测试群' },
          from: { id: 'user7', name: '小雨' },
          messageId: '5',
          text: '签到',
          replyTo: { messageId: '3' },
        },
      },
    ]);
    expect(summary).toEqual({ records: 1, events: 1, faults: 0, passedOver: 0, chats: 1 });
  });

  it('joins text entities, keeps every character', async () => {
    const text = [
      '看这里 ',
      { type: 'link', text: 'https://t.example' },
      ' "引号" \\ 😀 ',
      { type: 'bold', text: '粗' },
    ];
    const { events } = await readAll(chatOf(said(1, { text })), 1);
    expect(events[0]).toMatchObject({ text: '看这里 https://t.example "引号" \\ 😀 粗' });
  });

  it('knows what was attached', async () => {
    const media: readonly (readonly [object, string])[] = [
      [{ photo: 'p.jpg' }, 'picture'],
      [{ file: 'a', media_type: 'sticker' }, 'sticker'],
      [{ file: 'a', media_type: 'voice_message' }, 'voice'],
      [{ file: 'a', media_type: 'video_message' }, 'video'],
      [{ file: 'a', media_type: 'animation' }, 'video'],
      [{ file: 'a', media_type: 'audio_file' }, 'file'],
      [{ file: 'a', mime_type: 'image/png' }, 'picture'],
      [{ file: 'a', mime_type: 'application/pdf' }, 'file'],
    ];
    const { events } = await readAll(chatOf(...media.map(([m], i) => said(i, m))));
    expect(events.map((e) => (e.kind === 'message' ? e.has : undefined))).toEqual(media.map(([, has]) => [has]));
  });

  it('reads old exports: a wall time in the zone given, a bare number for the person', async () => {
    const old = { id: 1, type: 'message', date: '2021-07-01T20:00:00', from: 'Mia', from_id: 9, text: '' };
    const { events } = await readAll(chatOf(old), 50, 'America/New_York');
    expect(events[0]).toMatchObject({ at: Date.parse('2021-07-02T00:00:00Z'), from: { id: 'user9', name: 'Mia' } });
  });

  it('takes a deleted account, a channel and a private chat', async () => {
    const { events } = await readAll(chatOf(said(1, { from: null }), said(2, { from: 'News', from_id: 'channel8' })));
    expect(events.map((e) => e.from)).toEqual([
      { id: 'user7', name: 'user7' },
      { id: 'channel8', name: 'News' },
    ]);
    const own = chatOf(said(1)).replace('private_supergroup', 'personal_chat');
    expect((await readAll(own)).events[0]?.room.kind).toBe('private');
  });
});

it('sees who came and who went, and passes over the rest', async () => {
  const service = (id: number, more: object): object => ({
    id,
    type: 'service',
    date_unixtime: '1767574800',
    text: '',
    ...more,
  });
  const who = { actor: '小雨', actor_id: 'user7' };
  const { events, summary } = await readAll(
    chatOf(
      service(1, { ...who, action: 'join_group_by_link', inviter: '群主' }),
      service(2, { ...who, action: 'invite_members', members: ['小雨'] }),
      service(3, { ...who, action: 'invite_members', members: ['甲', null, '乙'] }),
      service(4, { ...who, action: 'remove_members', members: ['小雨'] }),
      service(5, { ...who, action: 'pin_message', message_id: 1 }),
    ),
  );
  expect(events.map((e) => [e.kind, e.id, e.from.id, e.kind === 'joined' ? e.by?.id : undefined])).toEqual([
    ['joined', '42:1', 'user7', undefined],
    ['joined', '42:2', 'user7', undefined],
    ['joined', '42:3.0', 'name:甲', 'user7'],
    ['joined', '42:3.2', 'name:乙', 'user7'],
    ['left', '42:4', 'user7', undefined],
  ]);
  expect(summary?.passedOver).toBe(1);
});

describe('faulty records', () => {
  it('are told with their place and skipped', async () => {
    const { events, faults } = await readAll(
      chatOf(
        said(1),
        '{"id": 2, "type": }',
        said(3),
        '17',
        said(4, { date_unixtime: 'soon', date: 'soon' }),
        { type: 'message' },
        said(6, { text: 5 }),
        said(7, { from: null, from_id: null }),
        said(8, { type: 'poem' }),
        said(9),
      ),
    );
    expect(events.map((e) => e.id)).toEqual(['42:1', '42:3', '42:9']);
    expect(faults.map((f) => [f.index, f.messageId, f.problem])).toEqual([
      [1, '2', 'not valid JSON'],
      [3, undefined, 'not a message: an object in { } was expected'],
      [4, '4', 'its date cannot be read'],
      [5, undefined, 'it has no id'],
      [6, '6', 'its text cannot be read'],
      [7, '7', 'it does not say who wrote it'],
      [8, '8', 'its type is "poem"; message or service was expected'],
    ]);
    const bytes = Buffer.from(chatOf(said(1), '{"id": 2, "type": }'));
    expect(bytes.subarray(faults[0]?.byte).toString()).toMatch(/^\{"id": 2/);
  });

  it('cost only themselves when a quote or bracket does not close', async () => {
    const facts = new ExportFacts();
    const text = [...generateExport({ messages: 3000, seed: 5, chats: 2, broken: 0.03, members: 50 }, facts)].join('');
    expect(facts.broken).toBeGreaterThan(60);
    const { events, faults, summary } = await readAll(text, 1000);
    const of = (kind: string): number => events.filter((e) => e.kind === kind).length;
    expect(summary?.records).toBe(3000);
    expect(faults).toHaveLength(facts.broken);
    expect([of('message'), of('joined'), of('left')]).toEqual([facts.messages, facts.joins, facts.leaves]);
    const lines = text.split('\n');
    for (const f of faults) expect(lines[f.line - 1]).toMatch(/^ +\{$/);
  });

  it('may be too long to hold', async () => {
    const { events, faults } = await readAll(
      chatOf(said(1), said(2, { text: 'x'.repeat(9 * 1024 * 1024) }), said(3)),
      65_536,
    );
    expect(events.map((e) => e.id)).toEqual(['42:1', '42:3']);
    expect(faults).toMatchObject([{ index: 1, problem: 'longer than 8 MB' }]);
  });
});

describe('the file', () => {
  it('reads the same however it is cut into pieces', async () => {
    const text = [...generateExport({ messages: 120, seed: 3, chats: 3, broken: 0.05, members: 20 })].join('');
    const whole = await readAll(text, 1e9);
    expect(whole.records.length).toBeGreaterThan(100);
    for (const size of [1, 2, 3, 7, 64, 1021]) expect(await readAll(text, size)).toEqual(whole);
  });

  it('reads a full export chat by chat, left ones too', async () => {
    const one = chatOf(said(1));
    const two = chatOf(said(1)).replace('42', '43').replace('测试群', '第二群');
    const { events, summary } = await readAll(
      `\uFEFF{"about":"x","contacts":{"list":[{"a":"]}"}]},"chats":{"about":"y","list":[${one},${two}]},"left_chats":{"list":[${one}]}}`,
    );
    expect(events.map((e) => [e.room.id, e.room.name])).toEqual([
      ['42', '测试群'],
      ['43', '第二群'],
      ['42', '测试群'],
    ]);
    expect(summary?.chats).toBe(3);
  });

  it('waits for a slow listener before it reads on', async () => {
    let under = 0;
    let most = 0;
    const bytes = Buffer.from(chatOf(...Array.from({ length: 50 }, (_, i) => said(i))));
    await readTelegramExport(
      inPieces(bytes, 1e6),
      async () => {
        most = Math.max(most, ++under);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        under--;
      },
      () => {},
    );
    expect(most).toBe(1);
  });

  it('says in one line what is wrong with it', async () => {
    const whole = chatOf(said(1), said(2), said(3));
    const wrong: readonly (readonly [string | Uint8Array, RegExp])[] = [
      [
        whole.slice(0, whole.length - 60),
        /middle of a message; it was cut short, export it again \(byte \d+, line 1\)$/,
      ],
      [whole.slice(0, whole.length - 2), /middle of the export/],
      ['', /middle of the export.*byte 0/],
      ['<!DOCTYPE html>', /HTML page; in Telegram Desktop choose/],
      [Buffer.from('PK\u0003\u0004'), /zip/],
      [Buffer.from([0xff, 0xfe, 0x7b, 0]), /UTF-16/],
      ['[1,2]', /does not begin with \{/],
      ['{"name":"x","messages" [', /":" is missing/],
      [`${whole}x`, /something follows/],
      ['{"name":"x","type":"y"}', /no messages in this file/],
      ['{name:"x"}', /a name in quotes was expected/],
    ];
    for (const [text, message] of wrong) {
      const { error } = await readAll(text);
      expect(error).toBeInstanceOf(BrokenExport);
      expect((error as BrokenExport).message).toMatch(message);
      expect((error as BrokenExport).message).not.toContain('\n');
    }
    const cut = await readAll(whole.slice(0, whole.length - 60));
    expect(cut.events.map((e) => e.id)).toEqual(['42:1', '42:2']);
  });
});
