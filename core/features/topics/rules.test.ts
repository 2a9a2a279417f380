import { describe, expect, it } from 'vitest';

import { daysOf, wordsIn } from './language.ts';
import {
  best,
  decideWithinMs,
  nextTopic,
  novelty,
  pairsOf,
  slower,
  step,
  substantial,
  type Candidate,
  type Pace,
} from './rules.ts';
import { readTopic } from './adding.ts';

const topic = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  key: `t${id}`,
  theme: null,
  days: [],
  tags: [],
  usedAt: null,
  ...more,
});

describe('rotation', () => {
  it('takes every topic once before any comes again, for any seed', () => {
    for (let seed = 0; seed < 50; seed++) {
      let all = Array.from({ length: 9 }, (_, i) => topic(i));
      const heard: number[] = [];
      for (let at = 1; at <= 27; at++) {
        const next = nextTopic(all, {}, 1, seed)!;
        heard.push(next.id);
        all = all.map((t) => (t.id === next.id ? { ...t, usedAt: at } : t));
      }
      expect(new Set(heard.slice(0, 9)).size).toBe(9);
      expect(heard.slice(9, 18)).toEqual(heard.slice(0, 9));
      expect(heard.slice(18)).toEqual(heard.slice(0, 9));
    }
  });
  it('differs from group to group', () => {
    const all = Array.from({ length: 9 }, (_, i) => topic(i));
    expect(new Set(Array.from({ length: 50 }, (_, seed) => nextTopic(all, {}, 1, seed)!.id)).size).toBeGreaterThan(4);
  });
  it('a new topic comes before those heard already', () => {
    expect(nextTopic([topic(1, { usedAt: 5 }), topic(2, { usedAt: 3 }), topic(3)], {}, 1, 7)?.id).toBe(3);
    expect(nextTopic([topic(1, { usedAt: 5 }), topic(2, { usedAt: 3 })], {}, 1, 7)?.id).toBe(2);
  });
  it('keeps to the theme, the ids and the day', () => {
    const all = [
      topic(1, { theme: 'food' }),
      topic(2),
      topic(3, { days: [5, 6] }),
      topic(4, { theme: 'food', days: [1] }),
    ];
    expect(nextTopic(all, { theme: 'food' }, 3, 1)?.id).toBe(1);
    expect(nextTopic(all, { ids: ['t2'] }, 3, 1)?.id).toBe(2);
    expect(nextTopic(all, {}, 6, 1)?.id).toBe(3);
    expect(nextTopic(all, { ids: ['t3'] }, 1, 1)).toBeUndefined();
    expect(nextTopic([], {}, 1, 1)).toBeUndefined();
  });
});

describe('an answer', () => {
  it.each([
    ['我买了奶瓶刷', true],
    ['奶瓶刷', false],
    ['哈哈哈哈哈哈哈', false],
    ['+1', false],
    ['👍👍👍', false],
    ['1111111111111', false],
    ['ok', false],
    ['a stroller', false],
    ['a stroller for two', true],
    ['？？？！！！', false],
  ])('%s: %s', (text, is) => expect(substantial(text, false)).toBe(is));
  it('may be shorter when it quotes the topic', () => {
    expect(substantial('奶瓶', true)).toBe(true);
    expect(substantial('strollers', true)).toBe(true);
    expect(substantial('哈哈', true)).toBe(false);
    expect(substantial('👍', true)).toBe(false);
  });
  it('is the better the more it was liked, then the longer it is', () => {
    const said = (id: number, length: number, reactions: number, fresh = 100) => ({
      id,
      member: id,
      length,
      reactions,
      novelty: fresh,
    });
    const all = [said(1, 90, 0), said(2, 10, 5), said(3, 4000, 0), said(4, 90, 0), said(5, 30, 0)];
    expect(best(all, 3).map((r) => r.id)).toEqual([2, 3, 1]);
    // What only repeats counts half its length; a reaction outweighs it.
    const repeated = [said(1, 80, 0, 0), said(2, 50, 0, 100), said(3, 10, 2, 0)];
    expect(best(repeated, 3).map((r) => r.id)).toEqual([2, 3, 1]);
  });
  it('is new as far as its pairs of letters were not said', () => {
    const first = pairsOf('我买了一个奶瓶刷！');
    expect(novelty(first, new Set())).toBe(100);
    expect(novelty(pairsOf('我买了一个奶瓶刷'), first)).toBe(0);
    expect(novelty(pairsOf('我买了一个温奶器'), first)).toBe(43);
    expect(novelty(pairsOf('👍'), first)).toBe(0);
  });
});

describe('a topic for some groups', () => {
  it('is taken only where the group has one of its tags', () => {
    const all = [topic(1, { tags: ['福利群'] }), topic(2, { usedAt: 5 })];
    expect(nextTopic(all, {}, 1, 0)?.id).toBe(2);
    expect(nextTopic(all, {}, 1, 0, ['新人群'])?.id).toBe(2);
    expect(nextTopic(all, {}, 1, 0, ['新人群', '福利群'])?.id).toBe(1);
    expect(nextTopic([topic(1, { tags: ['VIP'] })], {}, 1, 0, ['vip'])?.id).toBe(1);
  });
});

describe('reading a topic by message', () => {
  it.each([
    ['周末吃什么？', { words: '周末吃什么？', theme: null, days: [], tags: [] }],
    ['[周五 美食 #福利群] 吃什么？', { words: '吃什么？', theme: '美食', days: [5], tags: ['福利群'] }],
    ['【週末】去哪？', { words: '去哪？', theme: null, days: [6, 7], tags: [] }],
    ['[工作日, 每周日] 早', { words: '早', theme: null, days: [1, 2, 3, 4, 5, 7], tags: [] }],
    ['[fri saturday food] Dinner?', { words: 'Dinner?', theme: 'food', days: [5, 6], tags: [] }],
    ['[美食 读书] 吃什么？', undefined],
    ['吃什么 [周五]', { words: '吃什么 [周五]', theme: null, days: [], tags: [] }],
  ])('%s', (text, topicRead) => expect(readTopic(text)).toEqual(topicRead));
});

describe('the pace', () => {
  const pace: Pace = { silent: 0, every: 1, turns: 0, askedAt: null };
  it('asks after three, waits a week, then slows down', () => {
    expect(step(pace, 0)).toEqual({ do: 'post' });
    expect(step({ ...pace, silent: 2 }, 0)).toEqual({ do: 'post' });
    expect(step({ ...pace, silent: 3 }, 0)).toEqual({ do: 'ask' });
    expect(step({ ...pace, silent: 3, askedAt: 10 }, 10 + decideWithinMs - 1)).toEqual({ do: 'wait' });
    expect(step({ ...pace, silent: 3, askedAt: 10 }, 10 + decideWithinMs)).toEqual({ do: 'slow' });
    expect(step({ ...pace, every: 0 }, 0)).toEqual({ do: 'skip' });
    expect([0, 1, 2].map((turns) => step({ ...pace, every: 3, turns }, 0).do)).toEqual(['skip', 'skip', 'post']);
    expect([1, 2, 4, 7].map(slower)).toEqual([2, 4, 7, 7]);
  });
});

describe('words of a topic', () => {
  it('are in the nearest language there is', () => {
    expect(wordsIn({ 'zh-CN': '书' }, 'en')).toBe('书');
    expect(wordsIn({ en: 'book', 'zh-TW': '書' }, 'zh-CN')).toBe('書');
    expect(wordsIn({ en: 'book', 'zh-TW': '書' }, 'en')).toBe('book');
    expect(wordsIn({}, 'en')).toBeUndefined();
    expect(daysOf(['mon', 'sun'])).toEqual([1, 7]);
    expect(daysOf('fri')).toEqual([5]);
  });
});
