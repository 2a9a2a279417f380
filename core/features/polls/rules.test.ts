import { describe, expect, it } from 'vitest';

import { bar, clean, leaders, modeOf, percent, pressed, readNumbers, tally } from './rules.ts';
import { readPoll } from './spec.ts';

const now = Date.parse('2026-11-21T10:00:00+08:00'); // a Saturday
const zone = 'Asia/Shanghai';
const read = (text: string) => readPoll(text, now, zone);
const plain = { anonymous: false, multiple: false, everywhere: false };

describe('reading a poll', () => {
  it.each([
    ['周五吃什么 | 火锅 | 烤肉', {}],
    ['周五吃什么｜火锅｜烤肉', {}],
    ['周五吃什么\n火锅\n烤肉', {}],
    ['周五吃什么 | 火锅 | 烤肉 [1小时] [匿名] [多选]', { closesAt: now + 3_600_000, anonymous: true, multiple: true }],
    ['周五吃什么 | 火锅 | 烤肉 1小时 匿名 多选', { closesAt: now + 3_600_000, anonymous: true, multiple: true }],
    ['周五吃什么 | 火锅 | 烤肉【匿名】', { anonymous: true }],
    ['周五吃什么 | 火锅 | 烤肉 [明天20点]', { closesAt: Date.parse('2026-11-22T20:00:00+08:00') }],
    ['周五吃什么 | 火锅 | 烤肉 到明天20点', { closesAt: Date.parse('2026-11-22T20:00:00+08:00') }],
    ['周五吃什么 | 火锅 | 烤肉 (all groups)', { everywhere: true }],
    ['周五吃什么 | 火锅 | 烤肉 30m anonymous', { closesAt: now + 1_800_000, anonymous: true }],
  ])('%s', (text, more) => {
    expect(read(text)).toEqual({ question: '周五吃什么', options: ['火锅', '烤肉'], ...plain, ...more });
  });

  it.each([
    ['', 'question'],
    ['吃什么', 'few'],
    ['吃什么 | 火锅', 'few'],
    ['吃什么 | 火锅 | ', 'few'],
    ['吃什么 | 火锅 | 火锅', 'same'],
    ['Dinner | Rice | rice', 'same'],
    [`吃什么 | ${Array.from({ length: 11 }, (_, i) => `第${i}个`).join(' | ')}`, 'many'],
    [`${'长'.repeat(101)} | 甲 | 乙`, 'question'],
    [`吃什么 | ${'长'.repeat(41)} | 乙`, 'option'],
    ['吃什么 | 甲 | 乙 [31天]', 'when'],
    ['吃什么 | 甲 | 乙 [10秒]', 'when'],
  ])('%s is at fault', (text, fault) => {
    expect(read(text)).toEqual({ fault });
  });

  it('keeps what only looks like a term: a last option of its own, brackets within a label', () => {
    expect(read('聊多久 | 10分钟 | 30分钟')).toMatchObject({ options: ['10分钟', '30分钟'] });
    expect(read('怎么投 | 公开 | 匿名')).toMatchObject({ options: ['公开', '匿名'], anonymous: false });
    expect(read('吃什么 | 面（辣） | 饭（不辣）')).toMatchObject({ options: ['面（辣）', '饭（不辣）'] });
  });
});

describe('a vote by number', () => {
  it.each([
    ['2', [1]],
    ['扣2', [1]],
    ['+1', [0]],
    ['２', [1]],
    ['2️⃣', [1]],
    [' 选 3 号 ', [2]],
    ['4', undefined],
    ['0', undefined],
    ['1 3', undefined],
    ['2个人', undefined],
    ['我觉得2', undefined],
    ['12:30', undefined],
  ])('%s', (text, choices) => {
    expect(readNumbers(text, 3, false)).toEqual(choices);
  });
  it.each([
    ['1 3', [0, 2]],
    ['3、1', [0, 2]],
    ['1，3', [0, 2]],
    ['选1和3', [0, 2]],
    ['2 2', [1]],
    ['+1', [0]],
    ['1 4', undefined],
  ])('%s where several are allowed', (text, choices) => {
    expect(readNumbers(text, 3, true)).toEqual(choices);
  });
});

describe('counting', () => {
  it('counts, measures and names who leads', () => {
    const counts = tally([[0], [0, 2], [2], []], 3);
    expect(counts).toEqual([2, 0, 2]);
    expect(leaders(counts)).toEqual([0, 2]);
    expect(leaders([0, 0])).toEqual([]);
    expect([bar(0, 4), bar(1, 100), bar(2, 4), bar(4, 4)]).toEqual(['', '█', '████', '████████']);
    expect([percent(1, 3), percent(0, 0)]).toEqual([33, 0]);
  });

  it('a press chooses, or puts in and takes out', () => {
    expect(pressed([0], 1, false)).toEqual([1]);
    expect(pressed([0], 1, true)).toEqual([0, 1]);
    expect(pressed([0, 1], 1, true)).toEqual([0]);
    expect(clean([7, 1, 1, 0], 3, true)).toEqual([0, 1]);
    expect(clean([2, 1], 3, false)).toEqual([2]);
  });

  it('is native only where it can be counted and shown whole', () => {
    const all = new Set(['poll', 'choices']);
    const poll = { anonymous: false, options: ['甲', '乙'] };
    expect(modeOf(all, poll)).toBe('native');
    expect(modeOf(all, { ...poll, anonymous: true })).toBe('buttons');
    expect(modeOf(all, { ...poll, options: ['长'.repeat(56), '乙'] })).toBe('buttons');
    expect(modeOf(new Set(['choices']), poll)).toBe('buttons');
    expect(modeOf(new Set(), poll)).toBe('numbers');
  });
});
