import fc from 'fast-check';
import { expect, test } from 'vitest';

import { classOf, createGate, isOpen, open } from './gate.ts';
import { createSaid } from './said.ts';

/** Whether a text gets past the gate at its last unit. */
const passes = (gate: Int32Array, text: string): boolean => {
  let before = 1;
  let here = 0;
  for (let i = 0; i < text.length; i++) {
    before = i === 0 ? 1 : here >>> 16;
    here = gate[text.charCodeAt(i)] as number;
  }
  return (here & before) !== 0;
};

test('what is opened is passed in every way it can be written, and little else', () => {
  const gate = createGate();
  open(gate, '贵'.charCodeAt(0), '妈'.charCodeAt(0));
  open(gate, 'a'.charCodeAt(0), 'b'.charCodeAt(0));
  for (const text of ['贵妈', '貴媽', '贵媽', 'ab', 'AB', 'ａＢ', 'ⓐⓑ', 'x贵妈'])
    expect([text, passes(gate, text)]).toEqual([text, true]);
  for (const text of ['妈贵', '妈', 'b', 'ba', 'bb', '你好']) expect([text, passes(gate, text)]).toEqual([text, false]);
});

test('what is not read one to one is never passed by unseen', () => {
  const gate = createGate();
  for (const text of ['a\u200b', 'a\u0301', 'aﬁ', '😂', '\u200d', '\ud83d'])
    expect([text, passes(gate, text)]).toEqual([text, true]);
});

test('whatever was opened stays open', () => {
  const unit = fc.integer({ min: 1, max: 0xffff });
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, unit), { maxLength: 40 }), (ends) => {
      const gate = createGate();
      for (const [before, last] of ends) open(gate, before, last);
      for (const [before, last] of ends) {
        expect(isOpen(gate, before, last)).toBe(true);
        expect(passes(gate, String.fromCharCode(before, last))).toBe(true);
      }
    }),
  );
});

test('how often something is said is known once enough was heard', () => {
  const said = createSaid();
  const units = Uint16Array.from('abababac', (c) => c.charCodeAt(0));
  expect(said.often(0x61, 0x62)).toBeUndefined();
  for (let i = 0; i < 100; i++) said.hear(units, units.length);
  expect(said.often(0x61, 0x62)).toBeCloseTo(3750);
  expect(said.often(0x61, 0x63)).toBeCloseTo(1250);
  expect(said.often(0x62, 0x63)).toBe(0);
  expect(classOf(0x61)).not.toBe(classOf(0x62));
});
