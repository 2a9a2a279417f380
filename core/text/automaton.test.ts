import fc from 'fast-check';
import { expect, test } from 'vitest';

import { buildAutomaton, type Pattern } from './automaton.ts';

const unitsOf = (s: string): Uint16Array => Uint16Array.from({ length: s.length }, (_, i) => s.charCodeAt(i));

const found = (words: readonly string[], text: string): string[] => {
  const out: number[] = [];
  buildAutomaton(words.map((w, id): Pattern => ({ id, text: w }))).scan(unitsOf(text), text.length, out);
  const seen: string[] = [];
  for (let i = 0; i < out.length; i += 2) seen.push(`${words[out[i] as number]}@${out[i + 1]}`);
  return seen.sort();
};

/** The oracle: every word tried at every place. */
const everywhere = (words: readonly string[], text: string): string[] =>
  words
    .flatMap((w) => Array.from(text, (_, i) => (text.startsWith(w, i) ? `${w}@${i + w.length}` : '')))
    .filter(Boolean)
    .sort();

test('a word that is a suffix of a longer partial match is found', () => {
  expect(found(['abcd', 'bc'], 'xabcx')).toEqual(['bc@4']);
});

test('every occurrence of every word, nothing else', () => {
  const letter = fc.constantFrom('a', 'b', 'c', '微', '信', '加', 'z');
  const word = fc.array(letter, { minLength: 1, maxLength: 5 }).map((x) => x.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), fc.array(letter, { maxLength: 60 }), (words, letters) => {
      const text = letters.join('');
      expect(found(words, text)).toEqual(everywhere(words, text));
    }),
    { numRuns: 400 },
  );
});

test('many words over a wide alphabet share one array without mixing', () => {
  const words = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 37) % 900), 0x4e00 + i));
  const text = `${words[17]}x${words[2999]}${words[1234]}`;
  expect(found(words, text)).toEqual(everywhere(words, text));
});
