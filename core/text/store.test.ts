import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { foldDirect } from './direct.ts';
import { fold, foldedText } from './fold.ts';
import { createSlots } from './slots.ts';
import { createStore, type PatternStore } from './store.ts';

const unitsOf = (s: string): Uint16Array => Uint16Array.from({ length: s.length }, (_, i) => s.charCodeAt(i));
const places = (store: PatternStore, found: readonly number[]): string[] => {
  const out: string[] = [];
  for (let i = 0; i < found.length; i += 2) out.push(`${store.textOf(found[i] as number)}@${found[i + 1]}`);
  return out.sort();
};
const scanned = (store: PatternStore, text: string): string[] => {
  const found: number[] = [];
  store.scan(unitsOf(text), text.length, found);
  return places(store, found);
};

/** What is found in a text as written; that it needs a view. */
const read = (store: PatternStore, text: string): string[] | 'view' => {
  const found: number[] = [];
  const fine = store.read(text, found);
  expect(fine || found.length === 0).toBe(true);
  return fine ? places(store, found) : 'view';
};

/** The oracle: every word tried at every place. */
const everywhere = (words: Iterable<string>, text: string): string[] => {
  const out: string[] = [];
  for (const w of new Set(words))
    for (let i = text.indexOf(w); i >= 0; i = text.indexOf(w, i + 1)) out.push(`${w}@${i + w.length}`);
  return out.sort();
};

/** Few letters, so that words overlap, hold one another and crowd every anchor. */
const letter = fc.constantFrom('a', 'b', '微', '信');
const word = fc.array(letter, { minLength: 1, maxLength: 20 }).map((x) => x.join(''));
const text = fc.array(fc.oneof({ weight: 9, arbitrary: letter }, { weight: 1, arbitrary: fc.constant('z') }), {
  maxLength: 80,
});
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('hold' as const), word }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('scan' as const), text: text.map((x) => x.join('')) }) },
);

describe('the store', () => {
  test('a word that is a suffix of a longer partial match is found', () => {
    const store = createStore();
    for (const w of ['abcd', 'bc']) store.hold(w);
    expect(scanned(store, 'xabcx')).toEqual(['bc@4']);
  });

  test('finds every occurrence of every pattern held, nothing else, after any adding and taking out', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const store = createStore();
        const held: { id: number; word: string }[] = [];
        const seen: [unknown, string[]][] = [];
        for (const s of steps) {
          if (s.do === 'hold') held.push({ id: store.hold(s.word), word: s.word });
          else if (s.do === 'release') {
            const gone = held.splice(s.which % Math.max(1, held.length), 1)[0];
            if (gone) store.release(gone.id);
          } else {
            const wanted = everywhere(
              held.map((h) => h.word),
              s.text,
            );
            seen.push([scanned(store, s.text), wanted], [read(store, s.text), wanted]);
          }
        }
        for (const [is, wanted] of seen) expect(is).toEqual(wanted);
        for (const { id, word: w } of held) expect(store.find(w)).toBe(id);
      }),
      { numRuns: 300 },
    );
  });

  test('the same with anchors that move away from what is said all the time', () => {
    const store = createStore();
    const words = Array.from({ length: 400 }, (_, i) => `今天天气${String.fromCharCode(0xac00 + i)}真好`);
    for (const w of words) store.hold(w);
    const said = '今天天气真好，今天天气不好，真好';
    for (let i = 0; i < 200; i++) expect(scanned(store, said)).toEqual([]);
    const all = words.join('啊');
    expect(scanned(store, all)).toEqual(everywhere(words, all));
    expect(read(store, all)).toEqual(everywhere(words, all));
  });

  test('thousands of patterns that share all their anchors are kept apart by longer ones', () => {
    const store = createStore();
    const words = Array.from({ length: 4096 }, (_, i) => i.toString(2).padStart(17, '0'));
    const ids = words.map((w) => store.hold(w));
    const body = `${words[77]}${words[4095]}000${words[1234]}`;
    expect(scanned(store, body)).toEqual(everywhere(words, body));
    for (const id of ids.slice(1)) store.release(id);
    expect(scanned(store, body)).toEqual(everywhere(words.slice(0, 1), body));
  });

  test('many words over a wide alphabet, and their filter growing, mix nothing up', () => {
    const store = createStore();
    const words = Array.from({ length: 9000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 37) % 900), 0x4e00 + i));
    for (const w of words) store.hold(w);
    const body = `${words[17]}x${words[8999]}${words[1234]}`;
    expect(scanned(store, body)).toEqual(everywhere(words, body));
  });
});

describe('reading a text as written', () => {
  const character = fc.oneof(
    fc.constantFrom('微', '信', '錢', '钱', 'Ａ', 'a', 'B', '\u200b', '\ufe0f', '\u0301', '❤', '💗', '㍿', '①'),
    fc.constantFrom('\ud83d', '\ude00', '😀', '𝒂', '𠮷', '🇨', 'é', '。', ' ', '٣'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );

  test('every unit is read as a view reads it, or the text is not read so', () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
        const body = characters.join('');
        const units = new Uint16Array(body.length);
        if (!foldDirect(body, units)) return;
        const view = fold(body);
        expect(String.fromCharCode(...units)).toBe(foldedText(view));
        expect([...view.start.subarray(0, view.length)].every((s, i) => s === i || s === i - 1)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('finds what is found in its view, or asks for the view', () => {
    const listed = fc.array(character, { minLength: 1, maxLength: 5 }).map((x) => foldedText(fold(x.join(''))));
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 8 }), fc.array(character, { maxLength: 30 }), (words, characters) => {
        const store = createStore();
        for (const w of words) if (w !== '') store.hold(w);
        const body = characters.join('') + (words[0] ?? '');
        const view = fold(body);
        const found: number[] = [];
        store.scan(view.units, view.length, found);
        expect([places(store, found), 'view']).toContainEqual(read(store, body));
      }),
      { numRuns: 3000 },
    );
  });
});

test('a table of slots holds what a map holds', () => {
  const key = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer());
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), key, fc.nat()), { maxLength: 400 }), (steps) => {
      const slots = createSlots();
      const map = new Map<number, number>();
      for (const [put, k, value] of steps) {
        if (put) {
          slots.set(k, value);
          map.set(k, value);
        } else {
          slots.delete(k);
          map.delete(k);
        }
        expect(slots.size).toBe(map.size);
      }
      for (const [, k] of steps) expect(slots.get(k)).toBe(map.get(k) ?? -1);
    }),
    { numRuns: 300 },
  );
});

test('patterns that go where less is said are found as before', () => {
  const common = Array.from('今天明晚上宝妈奶粉睡觉起床吃饭');
  const pick = (n: number): string => common[n % common.length] as string;
  const store = createStore();
  const words = Array.from(
    { length: 600 },
    (_, i) => `${pick(i)}${pick(i >> 4)}${'哐嗅噻'.charAt(i % 3)}${pick(i * 7)}${pick(i * 5)}`,
  );
  for (const w of words) store.hold(w);
  const said = Array.from({ length: 300 }, (_, i) => Array.from({ length: 12 }, (_x, k) => pick(i * k + k)).join(''));
  for (let turn = 0; turn < 80; turn++) for (const text of said) store.read(text, []);
  for (const text of [...words.map((w, i) => `${said[i % said.length]}${w}${said[i % 7]}`), ...said])
    expect(read(store, text)).toEqual(everywhere(words, text));
  for (const w of words.slice(0, 300)) store.release(store.find(w));
  for (const w of words) expect(read(store, w)).toEqual(everywhere(words.slice(300), w));
});
