import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ExportFacts, spamWords, writeExport } from '../../test/replay/generate-export.ts';
import { main } from './replay.ts';

let folder: string;
let facts: ExportFacts;
const at = (name: string): string => join(folder, name);
const put = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
const run = async (...argv: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (line) => void out.push(line), err: (line) => void err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n'), lines: out };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-replay-test-'));
  facts = await writeExport(at('result.json'), { messages: 3000, seed: 4, chats: 2, broken: 0.01, members: 60 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the report', () => {
  it('counts what is in the file, through the whole bot', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('banyan-replay-'));
    const rules = put('rules.txt', `\uFEFF# words of last spring\n${spamWords.join('\r\n')}\n\n  绝对没有的词  \n`);
    const { code, out, err } = await run(at('result.json'), '--rules', rules, '--language', 'en');
    expect(code).toBe(0);
    const n = (value: number): string => value.toLocaleString('en');
    expect(out).toContain('2 groups: 榕树下母婴群, 周末徒步 Hiking');
    expect(out).toMatch(new RegExp(`^messages +${n(facts.messages)}$`, 'm'));
    expect(out).toMatch(new RegExp(`^speakers +${n(facts.speakers.size)}$`, 'm'));
    expect(out).toMatch(/^active days +\d+ \(2026-01-05 to 2026-01-\d\d\)$/m);
    expect(out).toMatch(/^peak hours +(19|20|21|22):00 \(\d+%\) /m);
    expect(out).toMatch(new RegExp(`^come and gone +${facts.joins} joined, ${facts.leaves} left$`, 'm'));
    expect(out).toMatch(/^commands answered +.*checkin \d+/m);
    expect(out).toContain(`word rules: ${facts.spam} messages would have been hit`);
    expect(out).toMatch(
      /^ {2}刷单 +\d+ messages of \d+ members\n {6}".*刷单 https:\/\/t\.example\/\d+" {2}\S.*, Jan \d+, \d\d:\d\d$/m,
    );
    expect(out).toContain('never hit: 绝对没有的词');
    expect(err.match(/skipped: /g)?.length).toBe(Math.min(20, facts.broken));
    expect(facts.broken).toBeGreaterThan(20);
    expect(err).toContain(`${facts.broken - 20} more records were skipped`);
    expect(err).toMatch(/3,000 records in [\d.]+ s, [\d,]+ a second, peak memory \d+ MB/);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('banyan-replay-') && !before.includes(name))).toEqual(
      [],
    );
  });

  it('names the ten who say most, and speaks three languages', async () => {
    const said = (id: number, who: number, text: string): object => ({
      id,
      type: 'message',
      date_unixtime: `${1_767_574_800 + id}`,
      from: `甲${who}`,
      from_id: `user${who}`,
      text,
    });
    const messages = Array.from({ length: 66 }, (_, i) =>
      said(i + 1, Math.floor((Math.sqrt(8 * i + 1) - 1) / 2), '你好'),
    );
    messages.push(said(67, 3, '广告：刷 单'), said(68, 3, '刷单和兼职'));
    const file = put('small.json', JSON.stringify({ name: '小群', type: 'private_group', id: 9, messages }));
    const rules = put('two.yaml', 'rules:\n  - 刷单\n  - word: 兼职\n    do: [delete, mute]\n    mute: 10m\n');
    const zh = await run(file, '--rules', rules);
    expect(zh.out).toContain('说得最多的人');
    expect(zh.out).toMatch(/ 1 +11 +甲10\n +2 +10 +甲9\n/);
    expect(zh.lines.filter((line) => /^ +\d+ +\d+ +甲/.test(line))).toHaveLength(10);
    // Both rules count, though one message holds both words.
    expect(zh.out).toMatch(/刷单 +2 条，1 位成员\n[^]*兼职 +1 条，1 位成员\n/);
    expect(zh.out).toContain('2 条消息会被拦下');
    expect((await run(file, '--language', 'zh-TW')).out).toContain('說得最多的人');
    expect((await run(file, '--language', 'zh-TW')).out).not.toContain('詞規則');
  });
});

describe('bad input', () => {
  it('is told in a line with what to do, and the exit code is not 0', async () => {
    const whole =
      '{"name":"x","type":"y","id":1,"messages":[{"id":1,"type":"message","date_unixtime":"1","from_id":"user1","text":"a"}]}';
    const good = put('good.json', whole);
    const wrong: readonly (readonly [string[], number, RegExp])[] = [
      [[], 2, /^banyan replay: name one file/],
      [['a', 'b'], 2, /name one file/],
      [[good, '--rulez', 'x'], 2, /--rulez/],
      [[good, '--time-zone', 'Beijing'], 2, /unknown time zone "Beijing"; write it like Asia\/Shanghai/],
      [[good, '--language', 'fr'], 2, /one of zh-CN, zh-TW, en/],
      [[at('none.json')], 1, /none\.json: there is no such file$/],
      [[folder], 1, /this is a folder; give the result\.json in it/],
      [
        [put('cut.json', whole.slice(0, 90))],
        1,
        /cut\.json: the file ends in the middle of a message; it was cut short, export it again \(byte 42, line 1\)$/,
      ],
      [[put('page.html', '<html>')], 1, /HTML page/],
      [[good, '--rules', at('none.txt')], 1, /none\.txt: there is no such file$/],
      [[good, '--rules', put('empty.txt', '\n# nothing\n')], 1, /there are no rules in it; write one word a line$/],
      [[good, '--rules', put('short.txt', '刷单\n  x\n')], 1, /short\.txt:2:3: "x" cannot be looked for/],
    ];
    for (const [argv, code, message] of wrong) {
      const found = await run(...argv);
      expect([argv, found.code, found.out]).toEqual([argv, code, '']);
      expect(found.err).toMatch(message);
      // The usage line follows what is wrong with the command line; all else is one line.
      expect(found.err.split('\n')).toHaveLength(code);
    }
  });

  it('shows every fault of a YAML file at its place', async () => {
    const rules = put(
      'bad.yaml',
      'rules:\n  - 12\n  - word: 刷单\n    do: [delete, burn]\n  - word: 兼职\n    mute: soon\n  - words: x\n',
    );
    const { code, err } = await run(at('result.json'), '--rules', rules);
    expect(code).toBe(1);
    const lines = err.split('\n').map((line) => line.replace(/^.*bad\.yaml:/, ''));
    expect(lines).toEqual([
      expect.stringMatching(/^2:5: expected a word/),
      expect.stringMatching(/^4:18: expected one of remind, delete/),
      expect.stringMatching(/^6:11: expected a length like 10m/),
      expect.stringMatching(/^7:5: expected a word/),
      expect.stringMatching(/^7:5: unknown words; a rule has word, do and mute/),
    ]);
    const broken = await run(at('result.json'), '--rules', put('broken.yaml', 'rules: [a\nb: c'));
    expect(broken.err).toMatch(/broken\.yaml:\d+:\d+: /);
    expect((await run(at('result.json'), '--rules', put('none.yaml', 'words: []'))).err).toMatch(
      /1:1: expected "rules:"/,
    );
  });
});
