import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { faultLine, loadCampaigns } from './index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const f of folders.splice(0)) rmSync(f, { recursive: true });
});
function load(files: Readonly<Record<string, string>>) {
  const dir = mkdtempSync(join(tmpdir(), 'topics-'));
  folders.push(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const loaded = loadCampaigns(dir);
  const faults = loaded.ok ? [] : loaded.faults.map((f) => faultLine(f).slice(dir.length + 1));
  return { faults, topics: loaded.ok ? loaded.content.topics : [] };
}
const header = 'id,zh-CN,zh-TW,en,theme,weekday,tags';

describe('topics in a table', () => {
  it('are read with their themes, days and tags; quotes hold commas, quotes and lines', () => {
    const { topics, faults } = load({
      'topics.csv': `\uFEFF${header}\r\nbuy,买了什么？,買了什麼？,"What, really, did you ""buy""?",shopping,fri sat,福利群 新人\r\n\r\neat,"吃\n什么",吃什麼,What is for dinner?,,,\r\n`,
    });
    expect(faults).toEqual([]);
    expect(topics).toEqual([
      {
        id: 'buy',
        text: { 'zh-CN': '买了什么？', 'zh-TW': '買了什麼？', en: 'What, really, did you "buy"?' },
        theme: 'shopping',
        weekday: ['fri', 'sat'],
        tags: ['福利群', '新人'],
      },
      { id: 'eat', text: { 'zh-CN': '吃\n什么', 'zh-TW': '吃什麼', en: 'What is for dinner?' } },
    ]);
  });

  it('stand beside those of YAML files; an id used twice is a fault where it stands', () => {
    const yaml = 'topics:\n  - id: buy\n    text: { zh-CN: 甲, zh-TW: 甲, en: A }\n';
    expect(load({ 'a.yaml': yaml, 'topics-2.csv': 'id,zh-CN,zh-TW,en\neat,乙,乙,B\n' }).topics).toHaveLength(2);
    expect(load({ 'a.yaml': yaml, 'topics-2.csv': 'id,zh-CN,zh-TW,en\nbuy,乙,乙,B\n' }).faults).toEqual([
      expect.stringMatching(/^topics-2\.csv:2:1: "buy" is used already at .*a\.yaml:2:9/u),
    ]);
  });

  it.each([
    ['id,zh-CN,zh-TW\nbuy,甲,甲', [/:1:1: the column "en" is missing/u, /:2:1: en: expected words/u]],
    [`${header},mood\nbuy,甲,甲,A,,,,x`, [/:1:38: no such column "mood"/u]],
    [`${header}\nBuy,甲,甲,A`, [/:2:1: id: expected small letters/u]],
    [`${header}\nbuy,甲,,A`, [/:2:7: zh-TW: expected words/u]],
    [`${header}\nbuy,甲,甲,A,,someday,`, [/:2:12: weekday: expected days like mon.*found "someday"/u]],
    [`${header}\nbuy,甲,甲,A,,,,too,much`, [/:2:14: more fields than columns/u]],
    [`${header}\nbuy,"甲,甲,A`, [/:2:5: a quote begins here/u]],
  ] as const)('%j is at fault, and where', (text, faults) => {
    expect(load({ 'topics.csv': text }).faults).toEqual(faults.map((f) => expect.stringMatching(f)));
  });

  it('several faults are told at once, in the order of the file', () => {
    const rows = 'BUY,甲,甲,A\nbuy,甲,甲,A,,,\nbuy,甲,甲,A,,,\neat,,乙,B,,,';
    expect(load({ 'topics.csv': `${header}\n${rows}` }).faults.map((f) => /:(\d+:\d+):/u.exec(f)?.[1])).toEqual([
      '2:1',
      '4:1',
      '5:5',
    ]);
  });
});
