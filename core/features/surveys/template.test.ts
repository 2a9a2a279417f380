import { expect, it } from 'vitest';

import { locales } from '../../types.ts';
import { readTemplate } from './template.ts';
import { surveyStaffTexts } from './texts-staff.ts';

it.each(locales)('reads its own template in %s', (locale) => {
  const lines = surveyStaffTexts[locale].template.split('\n');
  const copied = lines.slice(1, -1).join('\n').replace(/^\S+ /u, '');
  const read = readTemplate(copied, 's');
  expect(read).toHaveProperty('survey');
  if (!('survey' in read)) return;
  expect(read.survey.questions.map((q) => [q.type, q.optional])).toEqual([
    ['single', false],
    ['scale', false],
    ['text', true],
  ]);
  expect(read.survey.questions[0]?.options[1]?.goto).toBe('q3');
  expect(read.survey.closes).toBe(locale === 'en' ? '3d' : '3天');
});

it('reads every type, bounds, conditions and headers', () => {
  const read = readTemplate(
    [
      '口味',
      '匿名：是',
      '份数：100',
      '提醒：否',
      '1. 喝吗？【是否】',
      '2. 几杯？[数字 1-20, 如果 1=yes]',
      '3、哪些？【多选】',
      '- 抹茶',
      '- 海盐',
      '4. 推荐吗【推荐】',
      '5. 哪天来【日期 选填】',
    ].join('\n'),
    's',
  );
  expect(read).toMatchObject({
    survey: {
      anonymous: true,
      count: 100,
      remind: false,
      questions: [
        { type: 'yesno' },
        { type: 'number', least: 1, most: 20, when: { question: 'q1', is: 'yes' } },
        { type: 'multi', options: [{ label: '抹茶' }, { label: '海盐' }] },
        { type: 'nps' },
        { type: 'date', optional: true },
      ],
    },
  });
});

it('tells every faulty line at once', () => {
  const text = [
    '口味',
    '匿名：也许',
    '1. 哪种？',
    '- 抹茶',
    '- 抹茶',
    '- 海盐 → 9',
    '你好',
    '2. 分？【猜猜】',
    '3. 号码【打分 1-99】',
    '4. 几？【数字 如果 9=抹茶】',
  ];
  expect(readTemplate(text.join('\n'), 's')).toEqual({
    faults: [
      { line: 2, what: 'value' },
      { line: 5, what: 'twice' },
      { line: 6, what: 'jump' },
      { line: 7, what: 'line' },
      { line: 8, what: 'tag' },
      { line: 8, what: 'options' },
      { line: 10, what: 'when' },
    ],
  });
  expect(readTemplate('口味\n1. 号码【打分 1-99】', 's')).toEqual({ faults: [{ line: 2, what: 'other' }] });
  expect(readTemplate('口味\n匿名：是\n1. 电话【联系方式】', 's')).toEqual({ faults: [{ line: 3, what: 'contact' }] });
  expect(readTemplate('', 's')).toEqual({
    faults: [
      { line: 1, what: 'title' },
      { line: 1, what: 'none' },
    ],
  });
});
