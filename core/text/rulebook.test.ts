import { describe, expect, it } from 'vitest';

import { createRulebook, parseNear, type TextRule } from './index.ts';

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

const spans = (rule: TextRule, text: string): string[] => {
  const book = createRulebook();
  expect(book.check(rule)).toBeUndefined();
  book.put(1, [rule]);
  return book.read(1, text).hits.map((h) => text.slice(h.start, h.end));
};

describe('wildcards', () => {
  const wildcard = (pattern: string): TextRule => ({ id: 1, kind: 'wildcard', pattern });
  it.each([
    ['加*微信', '快加我的微信吧', ['加我的微信']],
    ['加*微信', '加微信', ['加微信']],
    ['加*微信', '加 微 信', ['加 微 信']],
    ['加*微信', '微信加', []],
    ['加*微信', '加\n微信', []],
    ['加*微信', `加${'一'.repeat(24)}微信`, [`加${'一'.repeat(24)}微信`]],
    ['加*微信', `加${'一'.repeat(25)}微信`, []],
    ['赌?场', '赌大场 赌😀场 赌场 赌博大场', ['赌大场', '赌😀场']],
    ['赌??场', '赌博大场 赌大场', ['赌博大场']],
    ['加*微*号', '加我微信号', ['加我微信号']],
    ['cat*', 'category cat concat', ['cat', 'cat']],
    ['*coin', 'bitcoin coins Ｂitcoin', ['coin', 'coin']],
    ['cat?', 'cats cat category', ['cats']],
    ['b?t', 'bet boat bitter', ['bet']],
    ['free*money', 'freebigmoney free money', ['freebigmoney', 'free money']],
    ['free * money', 'free big money', ['free big money']],
    ['free * money', 'free big moneys', []],
    ['买\\*卖', '买*卖 买和卖', ['买*卖']],
  ])('%s in %j', (pattern, text, expected) => {
    expect(spans(wildcard(pattern), text)).toEqual(expected);
  });
  it.each(['*', '?', '**', ' * ? '])('%s alone is none', (pattern) => {
    expect(createRulebook().check(wildcard(pattern))).toEqual({ problem: 'only-wildcards', detail: pattern });
  });
  it('keeps an allow phrase for its pieces', () => {
    const book = createRulebook();
    book.put(1, [wildcard('加*微信'), { id: 2, kind: 'word', word: '微信支付', allow: true }]);
    expect(book.read(1, '加油用微信支付').hits).toEqual([]);
    expect(book.read(1, '加我微信').hits).toHaveLength(1);
  });
});

describe('two words near each other', () => {
  const near = (within: number, ordered?: boolean): TextRule => ({
    id: 1,
    kind: 'near',
    a: '加',
    b: '微信',
    within,
    ...(ordered !== undefined && { ordered }),
  });
  it('in either order, or in one', () => {
    expect(spans(near(5), '加我好友发微信')).toEqual(['加我好友发微信']);
    expect(spans(near(5), '微信上加我')).toEqual(['微信上加']);
    expect(spans(near(5, true), '微信上加我')).toEqual([]);
    expect(spans(near(5, true), '加个微信')).toEqual(['加个微信']);
  });
  it('counts what a reader counts', () => {
    expect(spans(near(2), '加一二微信')).toHaveLength(1);
    expect(spans(near(2), '加一二三微信')).toEqual([]);
    expect(spans(near(2), '加😀😀微信')).toHaveLength(1);
  });
  it('is written as a line, too', () => {
    expect(parseNear('加 ~10 微信')).toEqual({ a: '加', b: '微信', within: 10, ordered: false });
    expect(parseNear('free gift ~3> card')).toEqual({ a: 'free gift', b: 'card', within: 3, ordered: true });
    expect(parseNear('加微信')).toBeUndefined();
    expect(createRulebook().check(near(201))).toMatchObject({ problem: 'distance' });
  });
});

describe('everything in one reading', () => {
  it('tells all hits by place, whatever found them, and lets an allow phrase cover any', () => {
    const book = createRulebook();
    book.put(1, [
      { id: 1, kind: 'word', word: '刷单' },
      { id: 2, kind: 'link', allow: ['our.shop.com'] },
      { id: 3, kind: 'contact' },
      { id: 4, kind: 'invite' },
      { id: 5, kind: 'regex', pattern: '日结\\d+' },
    ]);
    const text = '刷单日结500，加V：abc12345，看 our.shop.com 和 t.me/+abcdefgh';
    expect(book.read(1, text).hits.map((h) => [h.rule, text.slice(h.start, h.end)])).toEqual([
      [1, '刷单'],
      [5, '日结500'],
      [3, 'abc12345'],
      [2, 't.me/+abcdefgh'],
      [4, 't.me/+abcdefgh'],
    ]);
    book.put(1, [{ id: 9, kind: 'word', word: '客服加V：abc12345', allow: true }]);
    const { hits, dropped } = book.read(1, '客服加V：abc12345');
    expect([hits, dropped]).toEqual([
      [],
      [expect.objectContaining({ rule: 3, why: 'allowed', by: '客服加V：abc12345' })],
    ]);
    book.drop(1, [2, 3, 4, 5]);
    expect(book.read(1, text).hits.map((h) => h.rule)).toEqual([1]);
  });

  it('reads what is percent-encoded, and tells where that stands', () => {
    const book = createRulebook();
    book.put(1, rulesOf('刷单'));
    const text = '看 https://example.com/?q=%E5%88%B7%E5%8D%95&a=1';
    const [hit] = book.read(1, text).hits;
    expect(hit && [text.slice(hit.start, hit.end), hit.plain, hit.views]).toEqual([
      '%E5%88%B7%E5%8D%95',
      false,
      ['encoded'],
    ]);
    expect(book.read(1, '100%不亏 %zz %E5%88').hits).toEqual([]);
  });

  it('reads addresses behind words', () => {
    const book = createRulebook();
    book.put(1, [{ id: 1, kind: 'invite' }]);
    expect(book.read(1, '点这里', { links: ['https://t.me/+abcdefgh'] }).hits).toMatchObject([
      { rule: 1, where: { in: 'links', at: 0 } },
    ]);
  });
});
