import { expect, it } from 'vitest';

import { careful, type Given } from './careful.ts';
import { normalised, surveySchema } from './language.ts';

const survey = normalised(
  surveySchema.parse({
    id: 's',
    title: '口味',
    questions: [
      ...['a', 'b', 'c', 'd'].map((id) => ({ id, ask: id, type: 'scale' })),
      { id: 'why', ask: '为什么', type: 'text', optional: true },
    ],
  }),
);
const given = (member: number, seconds: number, why: string | null, scales = [1, 2, 3, 4]): Given => ({
  member,
  spent: seconds * 1000,
  answers: { a: scales[0] ?? 1, b: scales[1] ?? 1, c: scales[2] ?? 1, d: scales[3] ?? 1, why },
});

it('puts who took time and wrote before the others, and leaves out who rushed or gave one answer throughout', () => {
  const long = '抹茶的味道很正，就是甜了一点，如果糖能减三成我会每周都买，包装也可以再小一些，适合一个人喝';
  const all = [
    given(1, 100, null),
    given(2, 100, long),
    given(3, 10, long),
    given(4, 120, long, [5, 5, 5, 5]),
    given(5, 100, '哈'.repeat(80)),
    given(6, 60, long),
    given(7, 90, '还行'),
  ];
  const best = careful(survey, all, 10);
  expect(best.map((b) => b.member)).toEqual([2, 6, 5, 7, 1]);
  expect(best[0]).toMatchObject({ minutes: 2, answered: 5, asked: 5, written: Array.from(long).length });
  expect(best.at(-1)).toMatchObject({ answered: 4, written: 0 });
  expect(careful(survey, all, 2)).toHaveLength(2);
  expect(careful(survey, [], 10)).toEqual([]);
});
