import { describe, expect, it } from 'vitest';

import { seeded } from '../../../test/clock.ts';
import { chainLength } from './chain.ts';
import { leadsAway } from './links.ts';
import { createPace, mostRunners } from './pace.ts';
import { createRecent, mostTexts, type Said } from './recent.ts';
import { isWish, lettersOf } from './rules.ts';
import { bandOf, bands, distance, simhash } from './simhash.ts';
import { quickest } from '../../../test/quickest.ts';

describe('simhash', () => {
  const letters =
    '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经';
  const dice = seeded(7);
  const sentence = (n: number): string =>
    Array.from({ length: n }, () => letters[Math.floor(dice() * letters.length)]).join('');

  it('is the majority of the hashes of all pairs, bit by bit', () => {
    // One pair is its own hash; three of one pair outvote two of another.
    const one = simhash('加微');
    expect(simhash('加微')).toEqual(one);
    expect(distance(one, simhash('微加'))).toBeGreaterThan(16);
    const a = simhash('aaaaaaaa');
    expect(distance(a, simhash('aa'))).toBe(0);
    // aaaaab: four times aa, once ab.
    expect(distance(simhash('aaaaab'), simhash('aa'))).toBe(0);
  });

  it('tells texts with one character changed from texts that have nothing to do with each other', () => {
    const near: number[] = [];
    const far: number[] = [];
    for (let i = 0; i < 300; i++) {
      const text = sentence(40);
      const at = Math.floor(dice() * 40);
      near.push(distance(simhash(text), simhash(`${text.slice(0, at)}换${text.slice(at + 1)}`)));
      far.push(distance(simhash(text), simhash(sentence(40))));
    }
    near.sort((x, y) => x - y);
    expect(near[Math.floor(near.length * 0.9)]).toBeLessThanOrEqual(10);
    expect(Math.min(...far)).toBeGreaterThan(12);
  });

  it('has bands of which two hashes within seven bits share one', () => {
    for (let i = 0; i < 2000; i++) {
      const a = { hi: Math.floor(dice() * 2 ** 32), lo: Math.floor(dice() * 2 ** 32) };
      const flip = Array.from({ length: 7 }, () => Math.floor(dice() * 64));
      const b = flip.reduce(
        (p, bit) =>
          bit < 32 ? { ...p, hi: (p.hi ^ (1 << bit)) >>> 0 } : { ...p, lo: (p.lo ^ (1 << (bit - 32))) >>> 0 },
        a,
      );
      const shared = Array.from({ length: bands }, (_, n) => bandOf(a, n) === bandOf(b, n));
      expect(shared).toContain(true);
    }
  });
});

describe('recent texts', () => {
  const said = (n: number, text: string, more: Partial<Said> = {}): Said => ({
    text,
    member: 1,
    room: 1,
    messageId: `m${n}`,
    at: n,
    staff: false,
    risky: false,
    chain: 0,
    ...more,
  });

  it('stay within bounds and forget the oldest', () => {
    const recent = createRecent();
    for (let i = 0; i < mostTexts * 3; i++)
      recent.add(said(i, `这是第${i}句不一样的话，说的事情也都不一样${i * 7919}`));
    expect(recent.size).toBe(mostTexts);
    expect(recent.like(said(-1, '这是第0句不一样的话，说的事情也都不一样0'), 0).map((s) => s.messageId)).not.toContain(
      'm0',
    );
  });

  it('find short texts only when they are the same', () => {
    const recent = createRecent();
    recent.add(said(1, '明天早上八点到店'));
    expect(recent.like(said(2, '明天早上八点到店'), 0)).toHaveLength(1);
    expect(recent.like(said(3, '明天早上九点到店'), 0)).toHaveLength(0);
    expect(recent.like(said(4, '明天早上八点到店'), 2)).toHaveLength(0);
  });
});

it('pace forgets who wrote longest ago', () => {
  const pace = createPace();
  for (let i = 0; i < mostRunners + 10; i++) pace.note(1, i, { at: i, messageId: `m${i}`, names: 0 }, false, 0);
  expect(pace.size).toBeLessThanOrEqual(mostRunners);
});

it.each([
  ['#接龙\n团购\n1. May 2份\n2. 阿豪', 2],
  ['接龙 1.May 2.阿豪 3.果妈', 3],
  ['接龍\n1、May', 1],
  ['1. May', 0],
  ['明天 3. 8 折', 0],
  ['今天 10:30 开会，20:00 结束', 0],
  ['1) milk\n2) eggs\n3) tea', 3],
])('%j is a chain of %i', (text, n) => expect(chainLength(text)).toBe(n));

it.each([
  ['https://a.example/x', true],
  ['加群 t.me/abcd', true],
  ['看 ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ', true],
  ['去example.com看看', true],
  ['微店 v1.2.3 更新了', false],
  ['写信给 a@b.com', false],
  ['今天 3.5 折', false],
  ['e.g. like this', false],
  ['他说...com是什么', false],
])('%j leads away: %s', (text, yes) => expect(leadsAway(text)).toBe(yes));

it('looks at a long text of dots and letters without taking long', () => {
  for (const piece of ['a.', 'a-', '..', 'aa.bb-', 'www']) {
    const text = piece.repeat(20_000);
    expect(leadsAway(text)).toBe(false);
    expect(quickest(200, () => leadsAway(text))).toBeLessThan(200);
  }
});

it.each(['祝小鹿妈妈生日快乐', '恭喜恭喜新婚大喜', 'Happy Birthday to you', '謝謝大家'])('%j is a wish', (text) =>
  expect(isWish(lettersOf(text))).toBe(true),
);
