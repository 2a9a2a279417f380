import fc from 'fast-check';
import { expect, it } from 'vitest';

import { milk } from '../../../test/scenarios/survey-script.ts';
import { course, type Answers, type Value } from './engine.ts';
import type { Question } from './language.ts';
import { pageOf, readPage } from './pages.ts';

const today = '2026-11-21';
const typed = (q: Question, n: number): string => {
  const order = q.options.map((_, i) => i + 1);
  const by: Partial<Record<Question['type'], string>> = {
    multi: order.slice(0, 1 + (n % order.length)).join(' '),
    ranking: order.join(' '),
    date: '2026-12-01',
    text: `话 ${n}`,
    contact: '13800000000',
    nps: `${n % 11}`,
    scale: `${1 + (n % 5)}`,
    yesno: `${1 + (n % 2)}`,
    number: `${n % 73}`,
  };
  return by[q.type] ?? `${1 + (n % Math.max(1, order.length))}`;
};

it('asks page by page what it would ask one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }), (picks) => {
      const say = (q: Question): string => typed(q, picks[milk.questions.indexOf(q)] ?? 0);
      let paged: Answers = {};
      const seen: string[] = [];
      for (let page = pageOf(milk, paged); page.length > 0; page = pageOf(milk, paged)) {
        const read = readPage(page, Object.fromEntries(page.map((q) => [q.id, say(q)])), today);
        const values: Readonly<Record<string, Value>> = 'values' in read ? read.values : {};
        expect(Object.keys(values)).toEqual(page.map((q) => q.id));
        seen.push(...page.map((q) => q.id));
        paged = { ...paged, ...values };
      }
      const asked = course(milk, paged).asked.map((q) => q.id);
      expect(seen).toEqual(asked);
    }),
    { numRuns: 100 },
  );
});

it('tells everything that is wrong on a page', () => {
  const page = pageOf(milk, { fav: 3 });
  expect(page.map((q) => q.id)).toEqual(['visit', 'gift', 'phone', 'more']);
  expect(readPage(page, { visit: '改天', gift: '9', phone: 'x' }, today)).toEqual({
    faults: { visit: 'date', gift: 'one', phone: 'contact' },
  });
  expect(pageOf(milk, {}).map((q) => q.id)).toEqual(['fav']);
});
