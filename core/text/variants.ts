/** The opt-in forms of a word: other letters for the same meaning. */
import type { Variant } from './options.ts';

/** Forms to look for besides the folded word, itself not among them. By sound is looked for elsewhere. */
export function variantForms(folded: string, variant: Variant): string[] {
  switch (variant) {
    case 'reversed': {
      const back = Array.from(folded).toReversed().join('');
      return back === folded ? [] : [back];
    }
    default:
      return [];
  }
}
