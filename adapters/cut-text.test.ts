import fc from 'fast-check';
import { expect, it } from 'vitest';

import { cutText } from './cut-text.ts';

const cut = (text: string, limit: number, whole: { offset: number; length: number }[] = []): string[] =>
  cutText(text, () => limit, whole).map(({ from, to }) => text.slice(from, to));

it.each([
  ['short', 10, ['short']],
  ['', 10, []],
  ['一句话。两句话。三句', 9, ['一句话。两句话。', '三句']],
  ['one. two. three', 10, ['one. two.', 'three']],
  ['line one\nline two', 12, ['line one', 'line two']],
  ['他说：「好。」然后走了', 8, ['他说：「好。」', '然后走了']],
  ['3.14159 is pi', 8, ['3.14159', 'is pi']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['ab😀😀', 3, ['ab', '😀', '😀']],
])('%j in parts of %d', (text, limit, parts) => expect(cut(text, limit)).toEqual(parts));

it('leaves what must stay whole in one part', () =>
  expect(cut('aaaa bbbb cccc', 12, [{ offset: 5, length: 9 }])).toEqual(['aaaa', 'bbbb cccc']));

it('loses nothing but space, and never exceeds the limit', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 50 }), (text, limit) => {
      const parts = cut(text, limit);
      expect(parts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      expect(parts.filter((p) => p.length > limit)).toEqual([]);
      expect(text.isWellFormed() ? parts.filter((p) => !p.isWellFormed()) : []).toEqual([]);
    }),
  ));
