/** The pure parts over surveys and answers made at random: the course, reading, counting, tables. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvOf } from '../../kit/csv.ts';
import {
  course,
  holds,
  isQuick,
  oneBack,
  piped,
  quotasOf,
  settled,
  shown,
  type Answers,
  type Value,
} from './engine.ts';
import {
  kinds,
  normalised,
  surveyFaults,
  surveySchema,
  type Question,
  type Survey,
  type SurveyInput,
} from './language.ts';
import { isSkip, readAnswer } from './read.ts';
import { answerRows, cross, tally } from './tally.ts';

const yesNo = ['是', '否'] as const;
const today = '2026-11-21';

const survey = (input: Omit<SurveyInput, 'id' | 'title'>): Survey =>
  normalised(surveySchema.parse({ id: 's', title: '口味', ...input }));

/** A legal survey of up to eight questions with branches. */
const someSurvey: fc.Arbitrary<Survey> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      optional: fc.boolean(),
      options: fc.integer({ min: 2, max: 5 }),
      goto: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      when: fc.option(fc.record({ of: fc.nat(7), is: fc.nat(4), not: fc.boolean() }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) => {
    const takes = (k: string): boolean => k === 'single' || k === 'multi' || k === 'ranking';
    const questions = rows.map((r, i) => {
      const labels = Array.from({ length: r.options }, (_, n) => `o${i}-${n}`);
      const goes = r.goto !== undefined && r.goto > i;
      const target = goes && r.kind === 'single' ? (r.goto! < rows.length ? `q${r.goto}` : 'end') : undefined;
      const about = r.when && r.when.of < i ? rows[r.when.of] : undefined;
      const name =
        about && r.when
          ? takes(about.kind)
            ? `o${r.when.of}-${r.when.is % about.options}`
            : about.kind === 'yesno'
              ? 'yes'
              : '3'
          : '';
      return {
        id: `q${i}`,
        ask: `问 ${i}`,
        type: r.kind,
        optional: r.optional,
        ...(takes(r.kind) && {
          options: labels.map((label, n) => (n === 0 && target !== undefined ? { label, goto: target } : label)),
        }),
        ...(about && r.when && { when: { question: `q${r.when.of}`, [r.when.not ? 'not' : 'is']: name } }),
      };
    });
    return { id: 's', title: '口味', questions } satisfies SurveyInput;
  })
  .map((input) => {
    expect(surveyFaults(input)).toEqual([]);
    return normalised(surveySchema.parse(input));
  });

/** What somebody might type to a question, always a right answer. */
function typed(q: Question, n: number, yes: boolean): string {
  const order = q.options.map((_, i) => i + 1);
  const at = q.options.length > 0 ? n % q.options.length : 0;
  switch (q.type) {
    case 'single':
      return `${at + 1}`;
    case 'multi':
      return order.slice(0, at + 1).join(' ');
    case 'ranking':
      return [...order.slice(at), ...order.slice(0, at)].join(' ');
    case 'yesno':
      return yes ? '是' : 'no';
    case 'scale':
      return `${(n % 5) + 1}`;
    case 'nps':
      return `${n % 11}`;
    case 'number':
      return `${n - 50}`;
    case 'date':
      return '2026-12-01';
    case 'contact':
      return 'may@example.org';
    default:
      return `=话 ${n}, "嗯"`;
  }
}
const walk = (s: Survey, picks: readonly (readonly [number, boolean])[]): Answers => {
  let answers: Answers = {};
  for (let i = 0; ; i++) {
    const { next } = course(s, answers);
    if (!next) return answers;
    const [n, yes] = picks[i % picks.length] ?? [0, true];
    const read = readAnswer(next, next.optional && n % 4 === 0 ? '跳过' : typed(next, n, yes), today);
    if ('fault' in read) throw new Error(`${next.type}: ${read.fault}`);
    answers = { ...answers, [next.id]: read.value };
    expect(i).toBeLessThan(s.questions.length);
  }
};
const picks = fc.array(fc.tuple(fc.nat(100), fc.boolean()), { minLength: 3, maxLength: 9 });

describe('the course of a survey', () => {
  it('ends, asks each question once and in order, and only where its condition holds', () => {
    fc.assert(
      fc.property(someSurvey, picks, (s, p) => {
        const answers = walk(s, p);
        const { asked } = course(s, answers);
        const places = asked.map((q) => s.questions.indexOf(q));
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        for (const [i, q] of asked.entries()) {
          const before = Object.fromEntries(asked.slice(0, i).map((x) => [x.id, answers[x.id] as Value]));
          expect(holds(s, q.when, before)).toBe(true);
        }
        // What was left out had a reason: a jump over it, or a condition that does not hold.
        const jumps = asked.some((q) => q.options.some((o) => o.goto !== undefined));
        const left = s.questions.filter((q) => !asked.includes(q) && holds(s, q.when, settled(s, answers)));
        expect(jumps ? [] : left).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('goes back one by one to its beginning, and the total never promises too little', () => {
    fc.assert(
      fc.property(someSurvey, picks, (s, p) => {
        let answers: Answers | undefined = walk(s, p);
        const whole = course(s, answers).asked.length;
        for (let left = whole; left > 0; left--) {
          answers = oneBack(s, answers ?? {});
          const way = course(s, answers ?? {});
          expect(way.asked.length).toBe(left - 1);
          expect(way.total).toBeGreaterThanOrEqual(whole);
        }
        expect(oneBack(s, answers ?? {})).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('forgets answers that are off the path after a change', () => {
    const s = survey({
      questions: [
        { id: 'a', ask: '喜欢吗', type: 'yesno' },
        { id: 'b', ask: '为什么喜欢', type: 'text', when: { question: 'a', is: 'yes' } },
        { id: 'c', ask: '打几分', type: 'scale' },
      ],
    });
    const yes = { a: 0, b: '香', c: 5 };
    expect(settled(s, yes)).toEqual(yes);
    expect(settled(s, { ...yes, a: 1 })).toEqual({ a: 1, c: 5 });
    expect(course(s, { a: 1 }).next?.id).toBe('c');
  });

  it('jumps, ends early, pipes and counts quotas', () => {
    const s = survey({
      questions: [
        { id: 'fav', ask: '哪种', options: ['抹茶', { label: '都不', goto: 'end' }, { label: '海盐', goto: 'c' }] },
        { id: 'b', ask: '{fav} 打几分', type: 'scale' },
        { id: 'c', ask: '还有吗', type: 'text', optional: true },
      ],
      quotas: [{ question: 'fav', is: '抹茶', most: 2 }],
    });
    expect(course(s, { fav: 1 }).next).toBeUndefined();
    expect(course(s, { fav: 2 }).next?.id).toBe('c');
    expect(piped(s, s.questions[1]?.ask ?? '', { fav: 0 }, yesNo)).toBe('抹茶 打几分');
    expect(quotasOf(s, { fav: 0 })).toEqual([0]);
    expect(quotasOf(s, { fav: 2 })).toEqual([]);
    expect(isQuick(s)).toBe(false);
  });
});

describe('reading an answer', () => {
  const q = (more: object): Question => survey({ questions: [{ id: 'a', ask: '?', ...more } as never] }).questions[0]!;
  const three = { options: ['抹茶', '海盐', '巧克力'] };
  it.each([
    [three, '2', { value: 1 }],
    [three, '海盐', { value: 1 }],
    [three, '２', { value: 1 }],
    [three, 'B', { value: 1 }],
    [three, '4', { fault: 'one' }],
    [{ ...three, type: 'multi' }, '1、3', { value: [0, 2] }],
    [{ ...three, type: 'multi' }, '31', { value: [0, 2] }],
    [{ ...three, type: 'multi', most: 1 }, '1 3', { fault: 'many' }],
    [{ ...three, type: 'multi', least: 2 }, '抹茶', { fault: 'few' }],
    [{ ...three, type: 'multi' }, '1 香草', { fault: 'some' }],
    [{ ...three, type: 'ranking' }, '3 1 2', { value: [2, 0, 1] }],
    [{ ...three, type: 'ranking' }, '3 1', { fault: 'rank' }],
    [{ ...three, type: 'ranking', most: 1 }, '3', { value: [2] }],
    [{ type: 'number', least: 1, most: 120 }, '25岁', { value: 25 }],
    [{ type: 'number', least: 1, most: 120 }, '500', { fault: 'range' }],
    [{ type: 'number' }, '2.5', { fault: 'number' }],
    [{ type: 'number', decimals: true }, '-2.5', { value: -2.5 }],
    [{ type: 'number' }, '1,200 元', { value: 1200 }],
    [{ type: 'scale' }, '五分', { value: 5 }],
    [{ type: 'scale' }, '6', { fault: 'range' }],
    [{ type: 'nps' }, '0', { value: 0 }],
    [{ type: 'nps' }, '很好', { fault: 'number' }],
    [{ type: 'yesno' }, '没有', { value: 1 }],
    [{ type: 'yesno' }, '也许', { fault: 'yesno' }],
    [{ type: 'date' }, '12月1日', { value: '2026-12-01' }],
    [{ type: 'date' }, '明天', { value: '2026-11-22' }],
    [{ type: 'date' }, '2026-02-30', { fault: 'date' }],
    [{ type: 'date' }, 'constructor', { fault: 'date' }],
    [{ type: 'date', from: '2027-01-01' }, '2026-12-01', { fault: 'days' }],
    [{ type: 'contact' }, '138 0000 0000', { value: '138 0000 0000' }],
    [{ type: 'contact' }, '不告诉你', { fault: 'contact' }],
    [{ type: 'text', most: 3 }, '四个字呀', { fault: 'long' }],
    [{ type: 'text' }, '', { fault: 'needed' }],
    [{ type: 'text', optional: true }, '跳过', { value: null }],
  ] as const)('%o: %s', (more, text, read) => {
    expect(readAnswer(q(more), text, today)).toEqual(read);
  });

  it('never throws, and what is shown of a choice reads back as the same', () => {
    fc.assert(
      fc.property(someSurvey, fc.string(), picks, (s, junk, p) => {
        for (const x of s.questions) readAnswer(x, junk, today);
        const answers = walk(s, p);
        for (const x of course(s, answers).asked) {
          const value = answers[x.id];
          if (value === null || value === undefined || (x.type === 'text' && isSkip(String(value)))) continue;
          expect(readAnswer(x, shown(x, value, yesNo), today)).toEqual({ value });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('counting', () => {
  it('adds up: every answer is counted once, and the cells of a table are the whole', () => {
    fc.assert(
      fc.property(someSurvey, fc.array(picks, { minLength: 1, maxLength: 12 }), (s, people) => {
        const all = people.map((p) => walk(s, p));
        for (const t of tally(s, all, yesNo)) {
          const came = all.filter((a) => course(s, a).asked.includes(t.question));
          expect(t.answered + t.skipped).toBe(came.length);
          const sum = t.counts.reduce((a, b) => a + b, 0);
          const once = ['single', 'yesno', 'scale', 'nps', 'ranking'].includes(t.question.type);
          expect(once ? sum : t.answered).toBe(t.answered);
          expect(t.texts.length).toBe(['text', 'date', 'contact'].includes(t.question.type) ? t.answered : 0);
        }
        const responses = all.map((answers, i) => ({ answers, segment: { platform: i % 2 ? 'qq' : 'wechat' } }));
        for (const q of s.questions.filter((x) => x.type === 'single' || x.type === 'yesno')) {
          const table = cross(s, responses, q.id, 'platform', yesNo);
          const whole = tally(s, all, yesNo).find((t) => t.question === q);
          expect(table.rows.reduce((n, r) => n + r.total, 0)).toBe(whole?.answered);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('medians, means, net promoters and places', () => {
    const s = survey({
      questions: [
        { id: 'n', ask: '推荐吗', type: 'nps' },
        { id: 'r', ask: '排一下', type: 'ranking', options: ['a', 'b'] },
      ],
    });
    const [nps, rank] = tally(
      s,
      [
        { n: 10, r: [1, 0] },
        { n: 9, r: [1, 0] },
        { n: 3, r: [0, 1] },
        { n: 7, r: [1, 0] },
      ],
      yesNo,
    );
    expect([nps?.nps, nps?.mean, nps?.median]).toEqual([25, 7.25, 8]);
    expect([rank?.counts, rank?.places]).toEqual([
      [1, 3],
      [1.75, 1.25],
    ]);
  });

  it('writes files that read back as they were, and no cell is a formula', () => {
    fc.assert(
      fc.property(someSurvey, fc.array(picks, { minLength: 1, maxLength: 5 }), (s, people) => {
        const all = people.map((p) => ({ answers: walk(s, p), segment: { member: '=1+1' } }));
        const rows = answerRows(s, all, { member: '成员' }, yesNo);
        const read = parse(csvOf(rows), { bom: true }) as string[][];
        expect(read.map((r) => r.map((cell) => cell.replace(/^'/u, '')))).toEqual(rows.map((r) => r.map(String)));
        for (const cell of read.flat()) expect(cell).toMatch(/^(?:[^=+\-@\t]|-[0-9]|$)/u);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves segments out that are too small', () => {
    const s = survey({ questions: [{ id: 'a', ask: '?', type: 'yesno' }] });
    const all = ['x', 'x', 'y'].map((platform) => ({ answers: { a: 0 }, segment: { platform } }));
    expect(cross(s, all, 'a', 'platform', yesNo, 2).rows.map((r) => r.label)).toEqual(['x']);
  });
});
