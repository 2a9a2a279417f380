import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createIndex, fold, foldedText } from './index.ts';

const folded = (text: string): string => foldedText(fold(text));
const letter = fc.constantFrom(
  '刷',
  '单',
  '單',
  '微',
  '信',
  'a',
  'B',
  'ｂ',
  '１',
  '1',
  ' ',
  '。',
  '😀',
  '\u200b',
  '㍿',
  'é',
);
const word = fc.array(letter, { minLength: 1, maxLength: 6 }).map((x) => x.join(''));
const text = fc.array(letter, { maxLength: 40 }).map((x) => x.join(''));

/** The oracle: every word tried at every place of the folded text, positions by the view. */
function everywhere(words: Iterable<string>, message: string): string[] {
  const view = fold(message);
  const whole = foldedText(view);
  const out: string[] = [];
  for (const w of words) {
    const wanted = folded(w.trim()).trim();
    for (let i = 0; wanted !== '' && i + wanted.length <= whole.length; i++)
      if (whole.startsWith(wanted, i)) out.push(`${w}@${view.start[i]}-${view.end[i + wanted.length - 1]}`);
  }
  return out.sort();
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), list: fc.nat(2), word }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), list: fc.nat(2), word }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), list: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('read' as const), list: fc.nat(2), text }) },
);

test('every place of every word of its own list, after any adding and taking out', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, disguises) => {
      const index = createIndex();
      const lists = [new Set<string>(), new Set<string>(), new Set<string>()];
      const seen: [is: string[], wanted: string[]][] = [];
      for (const s of steps) {
        const words = lists[s.list] as Set<string>;
        if (s.do === 'add') index.add(s.list, [{ word: s.word, disguises }]);
        if (s.do === 'add') words.add(s.word);
        if (s.do === 'remove') index.remove(s.list, [s.word]);
        if (s.do === 'remove') words.delete(s.word);
        if (s.do === 'clear') index.remove(s.list);
        if (s.do === 'clear') words.clear();
        if (s.do !== 'read') continue;
        const is = index.plain(s.text, s.list).map((p) => `${p.word}@${p.start}-${p.end}`);
        seen.push([is.sort(), everywhere(words, s.text)]);
      }
      for (const [is, wanted] of seen) expect(is).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

test('tags come back as they were given, large ones too', () => {
  const index = createIndex();
  index.add(1, [{ word: '刷单', tag: 7 }]);
  index.add(1, [{ word: '代购', tag: 2 ** 40 + 1 }]);
  expect(index.plain('刷單和代購', 1)).toEqual([
    { word: '刷单', index: 7, start: 0, end: 2 },
    { word: '代购', index: 2 ** 40 + 1, start: 3, end: 5 },
  ]);
});
