import { describe, expect, it } from 'vitest';

import { createRulebook, type RuleHit } from './index.ts';
import { compileRegex } from './regex.ts';

const problem = (pattern: string): string | undefined => {
  const compiled = compileRegex(pattern);
  return 'problem' in compiled ? compiled.problem : undefined;
};

describe('an expression', () => {
  it.each([
    ['刷单\\d+', undefined],
    ['/刷单/i', undefined],
    ['(?<n>a)b', undefined],
    ['\\u5237单', undefined],
    ['\\p{L}+z', undefined],
    ['[(?=]x', undefined],
    ['\\(?=', undefined],
    ['加.{0,30}微信', undefined],
    ['(?=a)b', 'look-around'],
    ['a(?!b)', 'look-around'],
    ['(?<=x)y', 'look-around'],
    ['(a)\\1', 'back-reference'],
    ['(?<n>a)\\k<n>', 'back-reference'],
    ['(?>a)', 'unsupported'],
    ['a++b', 'unsupported'],
    ['(a', 'syntax'],
    ['[', 'syntax'],
    ['a{2,1}', 'syntax'],
    ['a*', 'matches-everything'],
    ['.+', 'matches-everything'],
    ['a{1001}', 'too-large'],
    ['((a{10}){10}){10}', 'too-large'],
    ['(a{1,50}){1,20}b', 'too-large'],
    [`a${'b'.repeat(500)}`, 'too-long'],
    ['(?:'.repeat(160), 'syntax'],
    [' ', 'empty'],
  ])('%s: %s', (pattern, expected) => {
    expect(problem(pattern)).toBe(expected);
  });
});

const read = (pattern: string, text: string): readonly RuleHit[] => {
  const book = createRulebook();
  book.put(1, [{ id: 1, kind: 'regex', pattern }]);
  return book.read(1, text).hits;
};
const found = (pattern: string, text: string): string[] => read(pattern, text).map((h) => text.slice(h.start, h.end));

describe('as a rule it', () => {
  it('finds every place, whatever the case', () => {
    expect(found('刷单\\d{2,}', '刷单12 和 刷单345，刷单1')).toEqual(['刷单12', '刷单345']);
    expect(found('free\\s+money', 'FREE  money')).toEqual(['FREE  money']);
  });
  it('sees through width and invisible characters, and says so', () => {
    expect(read('刷单\\d+', '日结刷单１２３')).toMatchObject([{ start: 2, end: 7, plain: false, views: ['width'] }]);
    expect(read('刷单\\d+', '刷\u200b单12')).toMatchObject([{ start: 0, end: 5, plain: false, views: ['invisible'] }]);
    expect(read('刷單\\d+', '刷單１')).toMatchObject([{ start: 0, end: 3 }]);
  });
  it('gives way to an allow phrase that covers it', () => {
    const book = createRulebook();
    book.put(1, [
      { id: 1, kind: 'regex', pattern: '\\d{3}号' },
      { id: 2, kind: 'word', word: '工单号123号', allow: true },
    ]);
    expect(book.read(1, '工单号123号').hits).toEqual([]);
    expect(book.read(1, '123号').hits).toHaveLength(1);
  });
  it('reads astral characters and lone surrogates without losing its place', () => {
    expect(found('x+', '😀x\ud800xx')).toEqual(['x', 'xx']);
  });
});

describe('the clock', () => {
  /** Every look at it is 20 ms later. */
  const slow = () => {
    let t = 0;
    return createRulebook({ now: () => (t += 20) });
  };
  it('switches a pattern off that is slow three times, and says so once', () => {
    const book = slow();
    book.put(1, [{ id: 5, kind: 'regex', pattern: 'spam' }]);
    const readings = Array.from({ length: 5 }, () => book.read(1, 'spam'));
    expect(readings.map((r) => r.off.map((o) => o.rule))).toEqual([[], [], [5], [], []]);
    expect(readings.map((r) => r.hits.length)).toEqual([1, 1, 1, 0, 0]);
    // Put again, it has a new chance.
    book.put(1, [{ id: 5, kind: 'regex', pattern: 'spam' }]);
    expect(book.read(1, 'spam').hits).toHaveLength(1);
  });
  it('ends the tries on one text when they take too long together', () => {
    const book = slow();
    book.put(
      1,
      [1, 2, 3, 4].map((id) => ({ id, kind: 'regex', pattern: `spam|x{${id}}` })),
    );
    expect(book.read(1, 'spam').hits.length).toBeLessThan(4);
  });
});
