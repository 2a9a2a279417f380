import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { loadQuizzes } from './quizzes.ts';

const dir = mkdtempSync(join(tmpdir(), 'banyan-quizzes-'));
afterAll(() => rmSync(dir, { recursive: true }));

it('reads YAML and CSV, each a set by its name, and says what does not fit', () => {
  writeFileSync(
    join(dir, '地理.yaml'),
    'questions:\n  - question: 最长的河？\n    answer: 长江\n    wrong: [黄河, 珠江]\n    why: 6300 公里\n  - { question: 几大洲？, answer: 7 }\n',
  );
  writeFileSync(join(dir, 'math.csv'), '\uFEFFquestion,answer,wrong,why\n"1+1, please?",2=two,3=4,\n,5,,\n');
  writeFileSync(join(dir, 'bad.yaml'), 'questions:\n  - question: 没有答案\n');
  const { questions, faults } = loadQuizzes(dir);
  expect(questions).toEqual([
    { bank: 'math', question: '1+1, please?', answers: ['2', 'two'], choices: ['2', '3', '4'], why: null },
    { bank: '地理', question: '最长的河？', answers: ['长江'], choices: ['珠江', '长江', '黄河'], why: '6300 公里' },
    { bank: '地理', question: '几大洲？', answers: ['7'], choices: [], why: null },
  ]);
  expect(faults.map((f) => [f.file.split('/').at(-1), f.line])).toEqual([
    ['bad.yaml', 2],
    ['math.csv', 3],
  ]);
  expect(loadQuizzes(join(dir, 'none'))).toEqual({ questions: [], faults: [] });
});
