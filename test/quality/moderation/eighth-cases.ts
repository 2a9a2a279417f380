/** The eighth hand's words in every disguise, in its own sentences, and how well they are found. */
import type { Matcher } from '../../../core/text/index.ts';
import { aliased, eighthAsked } from './eighth-optional.ts';
import { core8, twoAtOnce, type Writing } from './eighth-techniques.ts';
import { byHand8 } from './eighth-violations.ts';
import { eighthAllowed, eighthCarrier, eighthWords } from './eighth-words.ts';
import { recallOf, type Recall, type Share } from './measure.ts';
import { chance, hash } from './random.ts';
import { halfOf, type Half } from './words.ts';

export interface Written {
  readonly technique: string;
  readonly half: Half;
  readonly word: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
const core: Readonly<Record<string, Writing>> = { ...core8, 'two at once': twoAtOnce };

/** Two of every word and technique. The half is that of the word. */
export function eighthCases(seed: number, asked = false): Written[] {
  const out: Written[] = [];
  for (const [technique, writing] of Object.entries(asked ? { ...eighthAsked, alias: aliased } : core))
    for (const word of eighthWords) {
      const c = chance(hash(`eighth ${seed} ${technique} ${word}`));
      for (let i = 0; i < 2; i++) {
        const written = writing(word, c);
        const carrier = eighthCarrier(word, c);
        if (written === undefined) continue;
        const start = carrier.indexOf('{}');
        const text = carrier.replace('{}', () => written);
        out.push({ technique, half: halfOf(word), word, text, start, end: start + written.length });
      }
    }
  return out;
}

/** Recall by technique of one seed and half. */
export const eighthRecall = (m: Matcher, seed: number, half: Half, asked = false): Recall =>
  recallOf(m, eighthCases(seed, asked), half);

/** What people wrote by hand. */
export const eighthByHand = (m: Matcher, half: Half): Share => {
  const mine = Object.entries(byHand8).flatMap(([word, texts]) =>
    texts.filter((t) => halfOf(t) === half).map((text) => ({ word, text })),
  );
  const good = mine.filter(({ word, text }) => m.match(text).some((h) => h.word === word)).length;
  return { name: 'written by hand', of: mine.length, good };
};

/** Each allowed phrase, plain and in capitals or full width: flagged ones are wrong. */
export const eighthAllowAlarms = (m: Matcher): Share => {
  const texts = eighthAllowed.flatMap((p) => [p, `今天的${p}很好`, p.toUpperCase(), `I like ${p} a lot`]);
  return { name: 'allowed phrases', of: texts.length, good: texts.filter((t) => m.match(t).length > 0).length };
};
