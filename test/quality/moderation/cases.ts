/** The generated violations: every word in every disguise, set into sentences. */
import { carrierFor } from './carriers.ts';
import { chance, hash } from './random.ts';
import { combined, core, type Technique } from './techniques.ts';
import { halfOf, words, type Half } from './words.ts';

export interface Case {
  readonly technique: string;
  readonly half: Half;
  readonly word: string;
  readonly text: string;
  /** Where the disguised word stands. */
  readonly start: number;
  readonly end: number;
}

export const techniques: Readonly<Record<string, Technique>> = { ...core, 'two at once': combined };

/** All cases of one seed. The half is that of the word; held-back cases also take their chance elsewhere. */
export function cases(seed: number, of = techniques, perWord = 2): Case[] {
  const out: Case[] = [];
  for (const [technique, disguise] of Object.entries(of))
    for (const word of words) {
      const half = halfOf(word);
      const c = chance(hash(`${seed} ${half} ${technique} ${word}`));
      for (let i = 0; i < perWord; i++) {
        const written = disguise(word, c);
        const carrier = carrierFor(word, c);
        if (written === undefined) continue;
        const start = carrier.indexOf('{}');
        out.push({
          technique,
          half,
          word,
          text: carrier.replace('{}', () => written),
          start,
          end: start + written.length,
        });
      }
    }
  return out;
}
