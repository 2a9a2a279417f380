import fc from 'fast-check';
import { expect, test } from 'vitest';

import { buckets, bucketOf, classesBy, classOf, unheard } from './classes.ts';
import { classAt, createGate, isOpen, open } from './gate.ts';
import { createSaid } from './said.ts';

const classes = unheard();
const code = (c: string): number => c.charCodeAt(0);

/** Whether a text gets past the gate at its last unit. */
const passes = (gate: Int32Array, text: string): boolean => {
  let before = 0;
  let here = 0;
  for (let i = 0; i < text.length; i++) {
    before = here >>> classAt;
    here = gate[text.charCodeAt(i)] as number;
  }
  return ((here >>> before) & 1) !== 0;
};

test('what is opened is passed in every way it can be written, and little else', () => {
  const gate = createGate();
  open(gate, classes, code('贵'), code('妈'));
  open(gate, classes, code('a'), code('b'));
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
      for (const [before, last] of ends) open(gate, classes, before, last);
      for (const [before, last] of ends) {
        expect(isOpen(gate, classes, before, last)).toBe(true);
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
  expect(classOf(classes, 0x61)).not.toBe(classOf(classes, 0x62));
});

test('what is never said shares no class with what is said, and what is said most with nothing said as often', () => {
  const counts = new Uint32Array(buckets);
  const said = Array.from('的一是在不了有我他这就你来到时要们去说会可以好没那想看天好吧呢啊哈群');
  said.forEach((c, i) => (counts[bucketOf(code(c))] = 1000 - 10 * i));
  counts[bucketOf(code('贷'))] = 1;
  const made = classesBy(counts, 60_000);
  const quiet = [classOf(made, code('赌')), classOf(made, code('贷'))];
  for (const c of said) expect([c, quiet.includes(classOf(made, code(c)))]).toEqual([c, false]);
  expect(said.slice(1, 20).map((c) => classOf(made, code(c)))).not.toContain(classOf(made, code('的')));
});

test('what was heard last counts by new classes, too', () => {
  const said = createSaid();
  const units = Uint16Array.from('abababac', code);
  for (let i = 0; i < 2000; i++) said.hear(units, units.length);
  said.classify();
  expect(said.often(0x61, 0x62)).toBeCloseTo(3750, -1);
  expect(said.often(0x62, 0x63)).toBe(0);
  expect(said.often(0x4e00, 0x62)).toBe(0);
});
