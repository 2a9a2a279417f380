import { describe, expect, it } from 'vitest';

import { ColumnError, parseMap } from './csv-columns.ts';
import { type CsvOptions, csvReader } from './csv.ts';
import type { Incoming } from './incoming.ts';
import { BrokenExport } from './scanner.ts';
import type { HistoryFault } from './telegram.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // One buffer for all pieces, as the file reader has.
  const piece = new Uint8Array(size);
  for (let i = 0; i < bytes.length; i += size) {
    const part = bytes.subarray(i, i + size);
    piece.set(part);
    yield piece.subarray(0, part.length);
  }
}

async function readAll(file: string | Uint8Array, o: Partial<CsvOptions> = {}, size = 1000) {
  const items: Incoming[] = [];
  const faults: HistoryFault[] = [];
  let unused: readonly string[] = [];
  let error: unknown;
  const read = csvReader({
    map: new Map(),
    room: '群',
    timeZone: 'Asia/Shanghai',
    onColumns: (c) => (unused = c.unused),
    ...o,
  });
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  await read(inPieces(bytes, size), {
    take: (item) => void items.push(item),
    pass: () => undefined,
    fault: (fault) => void faults.push(fault),
  }).catch((e: unknown) => {
    error = e;
  });
  return { items, faults, unused, error };
}
const brief = (items: readonly Incoming[]): unknown[] => items.map((i) => [i.who?.id, i.who?.name, i.text]);

describe('a table', () => {
  const table =
    '\uFEFF时间,昵称,用户ID,内容,消息ID,心情\r\n2026-11-21 18:30:00,小雨,7,"你好, ""大家""\r\n第二行",m1,好\r\n\r\n2026-11-21 18:31,阿豪,8,签到,m2,\r\n';

  it('becomes messages: a BOM, quotes, line breaks in a field, CRLF, blank lines', async () => {
    const { items, faults, unused, error } = await readAll(table);
    expect(error).toBeUndefined();
    expect(faults).toEqual([]);
    expect(unused).toEqual(['心情']);
    expect(items).toEqual([
      {
        index: 0,
        byte: 0,
        line: 2,
        what: 'message',
        room: { id: '群', name: '群' },
        who: { id: '7', name: '小雨' },
        at: Date.parse('2026-11-21T18:30:00+08:00'),
        id: 'm1',
        text: '你好, "大家"\r\n第二行',
        kind: 'text',
      },
      expect.objectContaining({ index: 1, line: 5, id: 'm2', text: '签到' }),
    ]);
  });

  it('reads the same however it is cut into pieces', async () => {
    const whole = await readAll(table);
    for (const size of [1, 2, 3, 7, 64]) {
      const { items } = await readAll(table, {}, size);
      expect(items.map((i) => ({ ...i, byte: 0 }))).toEqual(whole.items.map((i) => ({ ...i, byte: 0 })));
    }
  });

  it('may use another delimiter, and columns of other names in three languages', async () => {
    const one = [[`name:May`, 'May', 'hi']];
    for (const text of [
      'date;author;content\n2026-11-21 10:00;May;hi',
      'Timestamp\tSender\tMessage\n1795228205\tMay\thi',
      '發送時間,暱稱,訊息內容\n2026-11-21 10:00,May,hi',
      'sep=,\nSent At,Display Name,Body\n2026-11-21 10:00,May,hi\n',
    ])
      expect(brief((await readAll(text)).items)).toEqual(one);
    const discord =
      'AuthorID,Author,Date,Content,Attachments,Reactions\n"12","may#1","2026-11-21T10:00:00+00:00","hi","",""\n';
    const read = await readAll(discord);
    expect(brief(read.items)).toEqual([['12', 'may#1', 'hi']]);
    expect(read.unused).toEqual(['Attachments', 'Reactions']);
  });

  it('takes the columns it is told', async () => {
    const text = 'a,b,c,d,room\n2026-11-21,May,hi,9,A\n2026-11-21,Lin,ho,8,\n';
    const { items } = await readAll(text, { map: parseMap(['at=a,name=b', 'text=C', 'id=d']) });
    expect(items.map((i) => [i.room.id, i.who?.name, i.text, i.id])).toEqual([
      ['A', 'May', 'hi', '9'],
      ['群', 'Lin', 'ho', '8'],
    ]);
    const two = await readAll('日期,时间,昵称,内容\n2026/11/21,18:30:05,May,hi\n');
    expect(two.items.map((i) => new Date(i.at).toISOString())).toEqual(['2026-11-21T10:30:05.000Z']);
    expect(two.unused).toEqual([]);
  });

  it('without ids: the same row has the same id in a longer table, two alike in one moment have two', async () => {
    const rows = ['2026-11-21 10:00,May,hi', '2026-11-21 10:00,May,hi', '2026-11-21 10:01,May,hi'];
    const ids = async (...of: string[]): Promise<string[]> =>
      (await readAll(`time,name,text\n${of.join('\n')}`)).items.map((i) => i.id);
    const [a, b, c] = await ids(...rows);
    expect(new Set([a, b, c]).size).toBe(3);
    expect(await ids('2026-11-20 09:00,Lin,x', ...rows)).toEqual([expect.any(String), a, b, c]);
  });

  it('may be written in GB18030 or UTF-16', async () => {
    const gbk = Buffer.from('time,name,text\n2026-11-21,', 'ascii');
    const file = Buffer.concat([gbk, Buffer.from([0xd0, 0xa1, 0xd3, 0xea]), Buffer.from(',hi\n')]);
    expect(brief((await readAll(file, { encoding: 'gb18030' }, 3)).items)).toEqual([['name:小雨', '小雨', 'hi']]);
    const utf16 = Buffer.from('\uFEFFtime\tname\ttext\n2026-11-21\t小雨\thi\n', 'utf16le');
    expect(brief((await readAll(utf16, {}, 5)).items)).toEqual([['name:小雨', '小雨', 'hi']]);
    const { error, items } = await readAll(file);
    expect(items).toEqual([]);
    expect((error as Error).message).toMatch(/not utf-8 text; save it as "CSV UTF-8".*--encoding gb18030/);
  });
});

describe('what is wrong', () => {
  it('costs the row, with its line', async () => {
    const { items, faults } = await readAll(
      'id,time,name,text\n1,soon,May,a\n2,2026-11-21,,b\n3,2026-11-21,May\n4,2026-11-21,May,d said "x"\n5,2026-11-21,May,ok\n',
    );
    expect(faults.map((f) => [f.line, f.messageId, f.problem])).toEqual([
      [2, '1', 'the time "soon" cannot be read; write it like 2026-11-21 18:30'],
      [3, '2', 'it does not say who wrote it'],
      [4, '3', 'the row ends before its text'],
    ]);
    expect(items.map((i) => [i.index, i.line, i.text])).toEqual([
      [3, 5, 'd said "x"'],
      [4, 6, 'ok'],
    ]);
  });

  it('keeps the rows before a quote that is never closed', async () => {
    for (const tail of ['', 'x'.repeat(1_100_000)]) {
      const text = `time,name,text\n2026-11-21,May,a\n2026-11-21,May,"b\n2026-11-21,May,c${tail}\n`;
      const { items, error } = await readAll(text, {}, 65_536);
      expect(items.map((i) => i.text)).toEqual(['a']);
      expect(error).toBeInstanceOf(BrokenExport);
      expect((error as Error).message).toMatch(/a quote opened in this row is never closed \(byte \d+, line 3\)$/);
    }
  });

  it('names the columns there are when one is missing', async () => {
    const wrong: readonly (readonly [string, string[], RegExp])[] = [
      [
        'when,who,text\n',
        [],
        /no column for the time was recognised; say which one with --map at=COLUMN; there are: when, who, text$/,
      ],
      ['time,who,text\n', [], /who wrote it.*--map name=COLUMN/],
      ['time,name,words\n', [], /no column for the text/],
      ['time,name,text\n', ['at=Sent'], /there is no column "Sent" for at; there are: time, name, text$/],
    ];
    for (const [text, map, message] of wrong) {
      const { error } = await readAll(text, { map: parseMap(map) });
      expect(error).toBeInstanceOf(ColumnError);
      expect((error as Error).message).toMatch(message);
    }
    expect(() => parseMap(['when=x'])).toThrow(/--map "when=x" is not understood; write at=COLUMN, with at, name/);
    expect((await readAll('')).error).toBeInstanceOf(BrokenExport);
  });
});
