import fc from 'fast-check';
import { expect, test } from 'vitest';

import { unheard } from './classes.ts';
import { directTable, foldDirect } from './direct.ts';
import { createFilter, joined, mark, suspectIn, suspectUnit, type Filter } from './filter.ts';

const astral = false;
/** Where a text as written, and the same folded, are stopped at. */
function stops(f: Filter, text: string): { written: number[]; folded: number[] } {
  const written: number[] = [];
  for (let i = suspectIn(f, text, 0, directTable(), astral); i >= 0 && i < text.length;) {
    written.push(i);
    i = suspectIn(f, text, i + 1, directTable(), astral);
  }
  const units = new Uint16Array(text.length);
  foldDirect(text, units);
  const folded: number[] = [];
  for (let i = suspectUnit(f, units, text.length, 0); i < text.length; i = suspectUnit(f, units, text.length, i + 1))
    folded.push(i);
  return { written, folded };
}

const letters = Array.from('abcd妈妹票刷单');
const word = fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 4 }).map((w) => w.join(''));
const said = fc.array(fc.constantFrom(...letters, 'A', '媽', ' ', 'Ｂ'), { maxLength: 40 }).map((t) => t.join(''));

test('every anchor is stopped at, with the gate and without it, in a text as written and folded', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), said, (words, text) => {
      const filter = createFilter(words.length, unheard());
      const pairAt = (w: string, i: number): number => (w.charCodeAt(i - 1) << 16) | w.charCodeAt(i);
      for (const w of words) {
        const last = w.length - 1;
        const key = last === 3 ? joined(pairAt(w, 1), pairAt(w, 3)) : pairAt(w, last);
        mark(filter, pairAt(w, last), key, last === 1 ? -1 : w.charCodeAt(last - 2));
      }
      const level = Array.from(text, (c) => ({ A: 'a', Ｂ: 'b', 媽: '妈' })[c] ?? c).join('');
      const ends = words.flatMap((w) => Array.from(text, (_, i) => i).filter((i) => level.slice(0, i + 1).endsWith(w)));
      const gated = stops(filter, text);
      filter.fine = true;
      const fine = stops(filter, text);
      for (const found of [gated.written, gated.folded, fine.written, fine.folded])
        expect(found).toEqual(expect.arrayContaining(ends));
      expect(fine.written).toEqual(fine.folded);
    }),
    { numRuns: 400 },
  );
});

test.each([true, false])(
  'what nobody sees is passed over, and what is not read one to one ends the reading (%s)',
  (fine) => {
    const filter = createFilter(1, unheard());
    const pair = ('刷'.charCodeAt(0) << 16) | '单'.charCodeAt(0);
    mark(filter, pair, pair, -1);
    filter.fine = fine;
    const first = (text: string): number => suspectIn(filter, text, 0, directTable(), astral);
    expect(first('日结刷单')).toBe(3);
    expect(first('日结刷\u200b单')).toBe(4);
    expect(first('😀刷单')).toBe(3);
    expect(first('ﬁ刷单')).toBe(-1);
    expect(first('今天天气很好😀')).toBe(8);
  },
);
