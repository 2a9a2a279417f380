import { describe, expect, it } from 'vitest';

import { createRulebook, type TextRule } from './index.ts';

const rulesOf = (...words: string[]): TextRule[] => words.map((word, id) => ({ id, kind: 'word', word }));

describe('word rules', () => {
  it('reports every hit of every rule, with the rule, the place and the severity', () => {
    const book = createRulebook();
    book.put(1, [
      { id: 7, kind: 'word', word: '刷单', severity: 3 },
      { id: 9, kind: 'word', word: '日结' },
    ]);
    expect(book.read(1, '日结刷单').hits).toMatchObject([
      { rule: 9, kind: 'word', word: '日结', start: 0, end: 2, plain: true },
      { rule: 7, kind: 'word', word: '刷单', start: 2, end: 4, plain: true, severity: 3 },
    ]);
    expect(book.read(2, '日结刷单').hits).toEqual([]);
  });

  it('keeps a word of two rules until both are gone', () => {
    const book = createRulebook();
    book.put(1, [
      { id: 1, kind: 'word', word: '刷单' },
      { id: 2, kind: 'word', word: '刷单' },
    ]);
    const found = (): number[] => book.read(1, '刷单').hits.map((h) => h.rule);
    expect(found().sort()).toEqual([1, 2]);
    book.drop(1, [1]);
    expect(found()).toEqual([2]);
    book.drop(1, [2]);
    expect(found()).toEqual([]);
  });

  it('reads one word in two ways for two rules', () => {
    const book = createRulebook();
    book.put(1, [
      { id: 1, kind: 'word', word: '大麻' },
      { id: 2, kind: 'word', word: '大麻', segment: false },
    ]);
    expect(book.read(1, '遇到个大麻烦').hits.map((h) => h.rule)).toEqual([2]);
    book.drop(1, [2]);
    expect(book.read(1, '遇到个大麻烦').hits).toEqual([]);
    expect(book.read(1, '卖大麻').hits.map((h) => h.rule)).toEqual([1]);
  });

  it('lets an allow phrase beat the words it covers, wherever they stand, and gives them back with it', () => {
    const book = createRulebook();
    book.put(1, [
      ...rulesOf('刷单', '单位'),
      { id: 10, kind: 'word', word: '刷单', segment: false },
      { id: 20, kind: 'word', word: '刷单位的卡', allow: true },
    ]);
    const { hits, dropped } = book.read(1, '请刷单位的卡');
    expect(hits).toEqual([]);
    expect(dropped).toContainEqual(expect.objectContaining({ rule: 10, why: 'allowed', by: '刷单位的卡' }));
    book.drop(1, [20]);
    expect(book.read(1, '请刷单位的卡').hits.map((h) => h.rule)).toContain(10);
  });

  it('takes a word out without the allow phrase of the same name', () => {
    const book = createRulebook();
    book.put(1, [
      { id: 1, kind: 'word', word: '加微信群' },
      { id: 2, kind: 'word', word: '微信' },
      { id: 3, kind: 'word', word: '加微信群', allow: true },
    ]);
    expect(book.read(1, '欢迎加微信群').hits).toEqual([]);
    book.drop(1, [1]);
    expect(book.read(1, '欢迎加微信群').hits).toEqual([]);
    book.drop(1, [3]);
    expect(book.read(1, '欢迎加微信群').hits.map((h) => h.rule)).toEqual([2]);
  });

  it('replaces a rule with the same id, and drops a whole list', () => {
    const book = createRulebook();
    book.put(1, [{ id: 1, kind: 'word', word: '刷单' }]);
    book.put(1, [{ id: 1, kind: 'word', word: '贷款' }]);
    expect(book.read(1, '刷单贷款').hits.map((h) => h.word)).toEqual(['贷款']);
    book.drop(1);
    expect(book.read(1, '刷单贷款').hits).toEqual([]);
  });

  it('reads what is attached, each on its own', () => {
    const book = createRulebook();
    book.put(1, rulesOf('刷单'));
    expect(book.read(1, '看文件', { attached: ['计划.pdf', '刷单教程.pdf'] }).hits).toMatchObject([
      { rule: 0, start: 0, end: 2, where: { in: 'attached', at: 1 } },
    ]);
  });

  it('says what cannot be listed, and leaves it out', () => {
    const book = createRulebook();
    expect(book.check({ id: 1, kind: 'word', word: ' \u200b' })).toMatchObject({ problem: 'empty' });
    expect(book.check({ id: 1, kind: 'word', word: 'x'.repeat(201) })).toMatchObject({ problem: 'too-long' });
    expect(book.check({ id: 1, kind: 'word', word: '#1' })).toBeUndefined();
    book.put(1, [{ id: 1, kind: 'word', word: ' ' }]);
    expect(book.read(1, 'a b').hits).toEqual([]);
  });
});
