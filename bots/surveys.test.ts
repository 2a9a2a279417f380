import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { until } from '../test/until.ts';
import { main } from './cli/surveys.ts';
import { loadSurveys, watchSurveys, type LoadedSurveys } from './surveys.ts';
import { faultLine } from './yaml.ts';

const dir = mkdtempSync(join(tmpdir(), 'banyan-surveys-'));
afterAll(() => rmSync(dir, { recursive: true }));

const good = `id: milk
title: 奶粉口味
anonymous: true
closes: 3d
questions:
  - id: fav
    ask: 哪一段？
    options:
      - 一段
      - label: 不喝
        goto: end
  - id: age
    ask: 喝{fav}的宝宝几个月？
    type: number
    least: 0
    most: 72
  - id: why
    ask: 为什么？
    type: text
    optional: true
    when: { question: age, most: 6 }
quotas:
  - { question: fav, is: 一段, most: 50 }
`;
const broken = `id: Milk
title: ''
anonymus: true
closes: soon
questions:
  - id: fav
    ask: 哪一段？
    options: [一段, 一段]
  - id: fav
    ask: '{later} 几个月？'
    type: numbr
  - id: b
    ask: 打分
    type: scale
    least: 3
    options: [x, y]
  - id: c
    ask: 电话
    type: contact
    when: { question: d, is: 1 }
  - id: d
    ask: 选
    options:
      - { label: p, goto: b }
      - { label: q, goto: nowhere }
  - id: e
    ask: 空
    type: multi
    when: { question: d, is: r }
quotas:
  - { question: zz, is: 1, most: 0 }
`;

it('reads one survey a file, and tells every fault of the others at its place', async () => {
  writeFileSync(join(dir, 'a.yaml'), good);
  expect(loadSurveys(dir).surveys).toMatchObject([{ id: 'milk', questions: [{ id: 'fav', type: 'single' }, {}, {}] }]);
  const file = join(dir, 'b.yaml');
  writeFileSync(file, broken);
  const { surveys, faults } = loadSurveys(dir);
  expect(surveys).toHaveLength(1);
  expect(faults.map((f) => faultLine(f).slice(file.length + 1))).toMatchInlineSnapshot(`
    [
      "1:5: id: expected small letters, digits and -, at most 40, like new-flavour, found "Milk"",
      "2:8: title: expected words, found an empty text",
      "3:1: anonymus: unknown key "anonymus"; did you mean "anonymous"?",
      "4:9: closes: expected a length of time like 3d or 12h, found "soon"",
      "8:19: questions[0].options[1]: "一段" is an option already",
      "9:9: questions[1].id: "fav" is a question already; give it another id",
      "10:10: questions[1].ask: {later}: there is no such question",
      "11:11: questions[1].type: expected single, multi, number, scale, nps, text, yesno, date, ranking or contact, found "numbr"; did you mean number?",
      "15:12: questions[2].least: expected a scale from 0 or 1",
      "16:14: questions[2].options: a scale question takes no options",
      "20:23: questions[3].when.question: "d" is asked later; look back only",
      "24:27: questions[4].options[0].goto: "b" comes before; jumps go forward only",
      "25:27: questions[4].options[1].goto: there is no question "nowhere"; or end",
      "26:5: questions[5]: a multi question needs options",
      "29:30: questions[5].when.is: "r" is no option there; known: p, q",
      "31:17: quotas[0].question: there is no question "zz"",
      "31:34: quotas[0].most: expected at least 1, found number 0",
    ]
  `);

  writeFileSync(join(dir, 'c.yaml'), good);
  expect(loadSurveys(dir).faults.at(-1)?.message).toContain('"milk" is used already at');

  const said: string[] = [];
  const io = { out: (l: string) => void said.push(l), err: (l: string) => void said.push(l) };
  expect(await main(['check', dir], io)).toBe(1);
  expect(await main(['check', join(dir, 'a.yaml')], io)).toBe(0);
  expect(said.at(-1)).toContain('no faults. 1 surveys, 3 questions');
  expect(await main(['check', join(dir, 'none')], io)).toBe(2);
  expect(await main(['list'], io)).toBe(2);
});

it('reads the folder again when a file changes, and gives what is right', async () => {
  const folder = mkdtempSync(join(dir, 'hot-'));
  writeFileSync(join(folder, 'a.yaml'), good);
  const given: LoadedSurveys[] = [];
  const faults: string[] = [];
  const watching = watchSurveys({
    dir: folder,
    onChange: (loaded) => Promise.resolve(void given.push(loaded)),
    onFault: (lines) => void faults.push(...lines),
    debounceMs: 5,
  });
  writeFileSync(join(folder, 'a.yaml'), good.replace('closes: 3d', 'closes: 5d'));
  await until(() => given.at(-1)?.surveys[0]?.closes === '5d');
  writeFileSync(join(folder, 'b.yaml'), broken);
  await until(() => (given.at(-1)?.faults.length ?? 0) > 10);
  expect(given.at(-1)?.surveys).toHaveLength(1);
  expect(faults.join()).toContain('"Milk"');
  await watching.stop();
});
