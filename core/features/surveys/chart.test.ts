import { expect, it } from 'vitest';

import { wordsIn } from '../../../test/pictures/pixels.ts';
import { questionChart } from './chart.ts';
import type { Answers } from './engine.ts';
import { normalised, surveySchema, type SurveyInput } from './language.ts';
import { tally } from './tally.ts';

const chart = (question: SurveyInput['questions'][number], values: readonly Answers[string][]): string => {
  const survey = normalised(surveySchema.parse({ id: 's', title: '问卷', questions: [question] }));
  const [t] = tally(
    survey,
    values.map((v) => ({ q: v })),
    ['是', '否'],
  );
  const svg = t && questionChart(t, survey.title, 'zh-CN');
  return svg === undefined ? 'none' : wordsIn(svg).join(' ');
};

it('draws numbers in round bars that hold each of them once, whatever they are', () => {
  expect(chart({ id: 'q', ask: '几岁', type: 'number' }, [1, 2, 2, 3])).toMatch(/1 1 25% 2 2 50% 3 1 25%/u);
  expect(chart({ id: 'q', ask: '几岁', type: 'number' }, [-3, 0, 40])).toMatch(/-10–-1 1 33%.* 40–49 1 33%/u);
  expect(chart({ id: 'q', ask: '几岁', type: 'number', decimals: true }, [0.25, 0.5])).toMatch(/50%/u);
  expect(chart({ id: 'q', ask: '几岁', type: 'number' }, [7])).toMatch(/7 1 100%/u);
  expect(chart({ id: 'q', ask: '几岁', type: 'number' }, [0, 1e12])).toMatch(/50%/u);
});

it('puts what has no line of its own into one, and draws nothing of words or of nobody', () => {
  const options = Array.from({ length: 20 }, (_, i) => `选项${i + 1}`);
  const drawn = chart({ id: 'q', ask: '哪个', options }, [19, 19, ...Array.from({ length: 19 }, (_, i) => i)]);
  expect(drawn).toMatch(/选项20 2 10%/u);
  expect(drawn).toMatch(/其余 9 项 9 43%/u);
  expect(chart({ id: 'q', ask: '推荐吗', type: 'nps' }, [10, 9, 8, 0])).toMatch(/9–10 愿意推荐 2 50%.*推荐净值 \+25/u);
  expect(chart({ id: 'q', ask: '为什么', type: 'text' }, ['好'])).toBe('none');
  expect(chart({ id: 'q', ask: '几岁', type: 'number' }, [])).toBe('none');
});
