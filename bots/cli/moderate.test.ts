/** The real process, as one runs it: standard input in, standard output and error out. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { main, usage } from './moderate.ts';

const cli = fileURLToPath(new URL('index.ts', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-moderate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const start = (...argv: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', cli, 'moderate', ...argv], { stdio: 'pipe' });
interface Ran {
  readonly code: number;
  readonly lines: readonly Record<string, unknown>[];
  readonly err: readonly string[];
}
async function run(input: string | Buffer, ...argv: string[]): Promise<Ran> {
  const child = start(...argv);
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => err.push(part));
  // Refused rules end it before it has read anything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  const split = (parts: readonly Buffer[]): string[] => Buffer.concat(parts).toString().split('\n').filter(Boolean);
  return {
    code,
    lines: split(out).map((line) => JSON.parse(line) as Record<string, unknown>),
    err: split(err).map((line) => line.replaceAll(`${folder}/`, '')),
  };
}
const hits = (ran: Ran): unknown[] => ran.lines.map((l) => l['hit']);

describe('a word list', () => {
  it('finds disguised words, tells places in the text as it came, and answers each line in order', async () => {
    const rules = put('words.txt', '\ufeff# 注释\r\n刷单\r\n加微信\r\n#1\r\n\r\n刷单\r\n');
    const ran = await run('日结刷 单\n\n加V❤信 x\nwe are #1 here\n😀刷單\n好的', '--rules', rules);
    expect([ran.code, ran.err]).toEqual([0, []]);
    expect(ran.lines.map(({ id, hit, rule, spans, action }) => [id, hit, rule, spans, action])).toEqual([
      [1, true, '刷单', [[2, 5]], 'delete'],
      [2, false, null, [], null],
      [3, true, '加微信', [[0, 4]], 'delete'],
      [4, true, '#1', [[7, 9]], 'delete'],
      [5, true, '刷单', [[2, 4]], 'delete'],
      [6, false, null, [], null],
    ]);
    expect(ran.lines[0]?.['views']).toEqual(['spaced']);
    expect(Object.keys(ran.lines[1] ?? {})).toEqual(['id', 'hit', 'rule', 'spans', 'views', 'action']);
  });

  it('leaves out what cannot be seen, and says so', async () => {
    const ran = await run('刷单\n', '--rules', put('odd.txt', '刷单\n\u200b\u200b\n'));
    expect([ran.code, hits(ran)]).toEqual([0, [true]]);
    expect(ran.err).toEqual([expect.stringMatching(/^odd\.txt:2:1: expected something that can be seen.*left out$/)]);
  });

  it('takes allow phrases and variants from the command line', async () => {
    const rules = put('w.txt', '刷单\n');
    const allow = put('allow.txt', '刷单位的卡\n');
    expect(hits(await run('刷单位的卡\n刷单\n', '--rules', rules, '--allow', allow))).toEqual([false, true]);
    expect(hits(await run('shua dan\n单刷\n', '--rules', rules))).toEqual([false, false]);
    expect(hits(await run('单刷\n', '--rules', rules, '--variants', 'reversed'))).toEqual([true]);
    expect(hits(await run('单刷\n', '--rules', rules, '--variants', 'all'))).toEqual([true]);
  });
});

describe('what comes in', () => {
  it('is JSONL when the first line looks like it; ids come back as they were', async () => {
    const rules = put('j.txt', '刷单\n');
    const input = [
      '\ufeff{"id":12345678901234567890,"text":"刷单","from":"x"}',
      '',
      '{"text":"第三行"}\r',
      '{"id":"a\\"b","text":"\\ud800刷单"}',
      '{"id":null,"text":"好"}',
      '{"id":9,"text":"看","attached":["刷单.pdf"],"links":["https://example.com"]}',
    ].join('\n');
    const child = start('--rules', rules);
    let out = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stdin.end(input);
    await once(child, 'close');
    expect(out.split('\n').map((l) => /^\{"id":(.*?),"hit":(true|false)/.exec(l)?.slice(1))).toEqual([
      ['12345678901234567890', 'true'],
      ['3', 'false'],
      ['"a\\"b"', 'true'],
      ['null', 'false'],
      ['9', 'true'],
      undefined,
    ]);
    const lines = out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { spans: unknown; hits?: unknown });
    expect(lines[2]?.spans).toEqual([[1, 3]]);
    expect(lines[4]).toMatchObject({ spans: [], hits: [{ where: { in: 'attached', at: 0 } }] });
  });

  it('tells a line that is not right by its number, and goes on', async () => {
    const ran = await run(
      '{"id":1,"text":"刷单"}\n{"id":2,"text":"刷\nnull\n{"id":4,"text":5}\n{"id":5}\n{"id":6,"text":"刷单"}\n',
      '--rules',
      put('e.txt', '刷单\n'),
    );
    expect(ran.lines.map((l) => l['id'])).toEqual([1, 6]);
    expect(ran.err.map((l) => l.slice(0, 16))).toEqual([
      'line 2: not JSON',
      'line 3: expected',
      'line 4: expected',
      'line 5: expected',
      '4 of 6 lines cou',
    ]);
    expect(ran.code).toBe(1);
  });

  it('may be told, and a chat line may begin with a brace', async () => {
    const rules = put('b.txt', '刷单\n');
    expect(hits(await run('{刷单}\n{"text":"x"}\n', '--rules', rules))).toEqual([true, false]);
    expect(hits(await run('{"text":"刷单"}\n', '--rules', rules, '--input', 'lines'))).toEqual([true]);
  });

  it('may hold other line ends, broken UTF-8 and a character cut in two', async () => {
    const rules = put('u.txt', '刷单\n');
    const child = start('--rules', rules);
    let out = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    const bytes = Buffer.concat([
      Buffer.from('a\u2028b\u0085c\rd 刷单\n'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('刷单'),
    ]);
    for (const byte of bytes) child.stdin.write(Buffer.from([byte]));
    child.stdin.end();
    await once(child, 'close');
    expect(
      out
        .trim()
        .split('\n')
        .map((l) => (JSON.parse(l) as { spans: unknown }).spans),
    ).toEqual([[[8, 10]], [[2, 4]]]);
  });
});

describe('a file of rules', () => {
  const rules = `allow: [刷单位的卡]
lists:
  - name: ads
    category: advertising
    severity: 2
    action: [delete, warn]
    words: [刷单, { word: 兼职, severity: 3, action: mute, mute: 10m }]
    file: more.txt
    wildcards: ['代*发票']
    near: [加 ~10 微信]
    regex: ['贷款\\d+']
    allow: [兼职老师]
  - name: elsewhere
    action: remind
    words: [兼职老师]
    links: { allow: [example.com] }
    invites: [telegram]
    contacts: { what: [phone], allow: [138 0013 8000] }
rules:
  - 旧规则
  - { word: 旧词, do: [warn] }
`;
  it('has words, patterns, links and contacts, each with what follows', async () => {
    put('more.txt', '发财\n');
    const ran = await run(
      '刷单位的卡\n刷单和兼职\n代开各种发票\n加我的微信\n贷款100\n发财\n兼职老师\nexample.com evil.com\nt.me/+abcdefgh\n138-0013-8000\n139-0013-9000\n旧规则\n旧词\n',
      '--rules',
      put('r.yaml', rules),
    );
    expect(ran.err).toEqual([]);
    expect(ran.lines.map((l) => [l['rule'], l['action']])).toEqual([
      [null, null],
      ['兼职', 'mute'],
      ['代*发票', 'delete+warn'],
      ['加 ~10 微信', 'delete+warn'],
      ['贷款\\d+', 'delete+warn'],
      ['发财', 'delete+warn'],
      ['兼职老师', 'remind'],
      ['links', 'remind'],
      ['links', 'remind'],
      [null, null],
      ['contacts', 'remind'],
      ['旧规则', 'delete'],
      ['旧词', 'warn'],
    ]);
    expect(ran.lines[1]).toMatchObject({
      spans: [
        [3, 5],
        [0, 2],
      ],
      hits: [
        { rule: '兼职', list: 'ads', category: 'advertising', severity: 3, mute: '10m' },
        { rule: '刷单', severity: 2 },
      ],
    });
    expect(ran.lines[7]?.['spans']).toEqual([[12, 20]]);
  });

  it('tells every fault at once, at its place, and reads nothing', async () => {
    const bad = `lists:
  - name: 5
    acton: delete
    words: [666, '']
    severity: 99
    regex: ['(?=a)', '(', 'a*']
    wildcards: ['*']
    near: ['加微信']
    variants: [pinying]
    links: { deny: [com.cn] }
    file: nope.txt
    contacts: [wecht]
`;
    const ran = await run('刷单\n', '--rules', put('bad.yaml', bad));
    expect([ran.code, ran.lines]).toEqual([1, []]);
    expect(ran.err.map((l) => l.split(': ')[0])).toEqual([
      'bad.yaml:2:11',
      'bad.yaml:3:5',
      'bad.yaml:4:13',
      'bad.yaml:4:18',
      'bad.yaml:5:15',
      'bad.yaml:6:13',
      'bad.yaml:6:22',
      'bad.yaml:6:27',
      'bad.yaml:7:17',
      'bad.yaml:8:12',
      'bad.yaml:9:16',
      'bad.yaml:10:21',
      'bad.yaml:11:11',
      'bad.yaml:12:16',
    ]);
    expect(ran.err[1]).toContain('did you mean "action"?');
    expect(ran.err[2]).toContain('found number 666; put it in quotes');
    expect(ran.err[5]).toContain('look-around');
  });

  it('of docs/moderate.md is read as it stands there', async () => {
    const docs = readFileSync(new URL('../../docs/moderate.md', import.meta.url), 'utf8');
    const yaml = /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? '';
    put('words.txt', '发财\n');
    const ran = await run('刷单\n', '--rules', put('docs.yaml', yaml));
    expect([ran.err, hits(ran)]).toEqual([[], [true]]);
  });
});

describe('the command', () => {
  it('says what is missing', async () => {
    expect(await run('')).toMatchObject({ code: 2, err: [expect.stringContaining('which rules?'), expect.anything()] });
    const none = await run('', '--rules', join(folder, 'none.txt'));
    expect(none).toMatchObject({ code: 1, err: [expect.stringContaining('none.txt: there is no such file')] });
    expect(await run('', '--rules', put('empty.txt', '# nothing\n'))).toMatchObject({ code: 1 });
    expect(await run('', '--rules', 'x', '--variants', 'pinying')).toMatchObject({ code: 2 });
  });

  it('waits for a slow reader instead of keeping what it cannot hand on', async () => {
    const child = start('--rules', put('s.txt', '刷单\n'));
    const line = `${JSON.stringify({ text: `刷单${'好'.repeat(400)}` })}\n`;
    let [written, full] = [0, false];
    // Nobody reads: after what the pipes hold, nothing more is taken.
    while (written < 60_000 && !full) {
      written++;
      full = !child.stdin.write(line);
      if (full) {
        const drained = await Promise.race([
          once(child.stdin, 'drain').then(() => true),
          new Promise<boolean>((done) => {
            setTimeout(() => done(false), 1_500);
          }),
        ]);
        full = !drained;
      }
    }
    expect(full).toBe(true);
    let lines = 0;
    child.stdout.on('data', (part: Buffer) => {
      for (const byte of part) if (byte === 10) lines++;
    });
    child.stdin.end();
    const [code] = (await once(child, 'close')) as [number];
    expect([code, lines]).toEqual([0, written]);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = start('--rules', put('q.txt', '刷单\n'));
    let err = '';
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    for (let i = 0; i < 5_000; i++) child.stdin.write('刷单 hello\n');
    child.stdin.end();
    await once(child, 'close');
    expect(err).toBe('');
  });

  it('shows a table on a terminal', async () => {
    let out = '';
    const output = Object.assign(
      new Writable({
        write(chunk: Buffer, _, done) {
          out += chunk.toString();
          done();
        },
      }),
      { isTTY: true },
    );
    const err: string[] = [];
    const io = { out: () => undefined, err: (line: string) => void err.push(line) };
    async function* input(): AsyncGenerator<string> {
      yield await Promise.resolve('好的\n日结刷 单\u001b[31m\n');
    }
    const rules = put('t.txt', '刷单\n');
    expect(await main(['--rules', rules], io, { input: input(), output })).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^message +rule +found +action +how$/),
      expect.stringMatching(/^2 +刷单 +刷 单 +delete +spaced out$/),
      '',
    ]);
    expect(err).toEqual(['2 messages read, 1 with a hit, 1 rules']);
  });

  it('is documented', () => {
    const docs = readFileSync(new URL('../../docs/moderate.md', import.meta.url), 'utf8');
    for (const option of usage.match(/--[a-z]+/g) ?? []) expect(docs).toContain(option);
  });
});
