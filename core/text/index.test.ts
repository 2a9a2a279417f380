import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createIndex, createMatcher, fold, foldedText } from './index.ts';

const letter = fc.constantFrom(
  '刷',
  '单',
  '加',
  '微',
  '信',
  '單',
  '妳',
  'a',
  'B',
  'ｃ',
  '1',
  ' ',
  '，',
  '\u200b',
  '🌟',
  '.',
);
const word = fc.array(letter, { minLength: 1, maxLength: 5 }).map((x) => x.join(''));
const text = fc.array(letter, { maxLength: 40 }).map((x) => x.join(''));

/** Letters of one kind may not go on with their own kind; Han has no such rule. */
const goesOn = (a: string | undefined, b: string | undefined): boolean =>
  (/^[a-z]$/.test(a ?? '') && /^[a-z]$/.test(b ?? '')) || (/^[0-9]$/.test(a ?? '') && /^[0-9]$/.test(b ?? ''));

const leads = (
  edge: string | undefined,
  next: string | undefined,
  behind: string | undefined,
  word: string,
): boolean =>
  /[a-z]/.test(edge ?? '')
    ? /[0-9]/.test(next ?? '') && /[a-z]/.test(behind ?? '')
    : /[0-9]/.test(edge ?? '') && /[a-z]/.test(next ?? '') && /[a-z]/.test(word);

/** Every word at every place of the folded text, bounded. */
function oracle(words: readonly string[], message: string): string[] {
  const view = fold(message);
  const folded = foldedText(view);
  const out = new Set<string>();
  for (const w of words) {
    const f = foldedText(fold(w.trim())).trim();
    for (let i = 0; f && i + f.length <= folded.length; i++) {
      if (!folded.startsWith(f, i)) continue;
      if (goesOn(folded[i - 1], f[0]) || goesOn(f.at(-1), folded[i + f.length])) continue;
      // One digit and then a letter go on (tit4n), a digit at the end of a word of letters with a letter (X1xbet).
      if (
        leads(f[0], folded[i - 1], folded[i - 2], f) ||
        leads(f.at(-1), folded[i + f.length], folded[i + f.length + 1], f)
      )
        continue;
      out.add(`${w}@${view.start[i]}-${view.end[i + f.length - 1]}`);
    }
  }
  return [...out].sort();
}

test('no literal occurrence is missed, and none is invented, whatever was added when', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 30 }), fc.array(text, { maxLength: 4 }), (words, messages) => {
      const index = createIndex();
      const options = { disguises: false, segment: false };
      const half = Math.floor(words.length / 2);
      index.add(
        7,
        words.slice(0, half).map((w) => ({ ...options, word: w })),
      );
      index.match('刷', 7);
      for (const w of words.slice(half)) {
        index.add(7, [{ ...options, word: w }]);
        index.match('刷', 7);
      }
      for (const message of messages) {
        const joined = index
          .match(message, 7)
          .filter((h) => !h.views.includes('spaced'))
          .map((h) => `${h.word}@${h.start}-${h.end}`)
          .sort();
        const literal = oracle(words, message);
        for (const hit of literal) {
          const [w, at] = hit.split('@') as [string, string];
          const [from, to] = at.split('-').map(Number) as [number, number];
          const covered = index.match(message, 7).some((h) => h.word === w && h.start <= from && to <= h.end);
          expect(covered, `${hit} in ${JSON.stringify(message)}`).toBe(true);
        }
        // A listed gap may be written wider: those are found besides.
        const unspaced = joined.filter((h) => !/[ ，🌟.]/u.test(h.split('@')[0] ?? ''));
        expect(literal).toEqual(expect.arrayContaining(unspaced));
      }
    }),
    { numRuns: 300 },
  );
});

test('each list sees its own words and no others', () => {
  const index = createIndex();
  index.add(1, ['刷单', 'spam']);
  index.add(2, ['刷单', '贷款']);
  expect(index.match('刷单贷款 spam', 1).map((h) => h.word)).toEqual(['刷单', 'spam']);
  expect(index.match('刷单贷款 spam', 2).map((h) => h.word)).toEqual(['刷单', '贷款']);
  expect(index.match('刷单', 3)).toEqual([]);
  index.remove(1, ['刷单']);
  expect(index.match('刷单 spam', 1).map((h) => h.word)).toEqual(['spam']);
  expect(index.match('刷单', 2)).toHaveLength(1);
  index.remove(2);
  expect(index.match('刷单贷款', 2)).toEqual([]);
});

test('a thousand lists with words coming and going find what a fresh matcher finds', () => {
  const index = createIndex();
  const mine = new Map<number, string[]>();
  const wordOf = (n: number): string =>
    String.fromCharCode(0x4e00 + (n % 90), 0x4e00 + ((n * 7) % 113), 0x4e00 + (n % 31));
  for (let n = 0; n < 6000; n++) {
    const list = n % 1000;
    mine.set(list, [...(mine.get(list) ?? []), wordOf(n)]);
    index.add(list, [{ word: wordOf(n), segment: false }]);
    if (n % 97 === 0) index.match('一', list);
    if (n % 5 === 4) {
      const gone = mine.get(list)?.[0] ?? '';
      index.remove(list, [gone]);
      mine.set(
        list,
        (mine.get(list) ?? []).filter((w) => w !== gone),
      );
    }
  }
  for (const list of [0, 3, 4, 500, 999]) {
    const message = Array.from({ length: 60 }, (_, i) => wordOf(list + i * 1000) + wordOf(i)).join('');
    const fresh = createMatcher({ words: mine.get(list) ?? [], segment: false });
    const spans = (hits: readonly { word: string; start: number }[]): string[] =>
      hits.map((h) => `${h.word}${h.start}`);
    expect(spans(index.match(message, list)).sort()).toEqual(spans(fresh.match(message)).sort());
  }
});

test('what can be seen of a word', () => {
  const index = createIndex();
  expect(['刷单', '+v', '❤', '', '\u200b'].map((w) => index.usable(w))).toEqual([true, true, true, false, false]);
});
