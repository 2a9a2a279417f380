/**
 * The hardest lists we know of: listed words and messages are made of the same words, the commonest ones of Chinese by their
 * counts (Zipf), so that every piece of a listed word is said all the time. Seeded.
 */
import { lexicon } from '../../core/text/lexicon.ts';
import { seeded } from '../../test/clock.ts';
import { folded } from './texts.ts';

/** Words counted less often than 2 to the power of this are left out: 12,000 remain. */
const seldom = 9;
const english =
  'the be to of and a in that have it for not on with he as you do at this but his by from they we say her she or an will my one all would there their what so up out if about who get which go me when make can like time no just him know take people into year your good some could them see other than then now look only come its over think also back after use two how our work first well way even new want because any these give day most us great ship order price deal store link page sale free gift group check points draw daily please thanks hello sorry friend photo video shop size color buy sell cheap fast today tomorrow week month send receive help'.split(
    ' ',
  );

interface Said {
  zh(): string;
  en(): string;
  dice(): number;
}
function said(seed: number): Said {
  const dice = seeded(seed);
  const words: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const [length, power, text] of lexicon)
    for (let i = 0; power >= seldom && i < text.length; i += length) {
      words.push(text.slice(i, i + length));
      sums.push((sum += 2 ** power));
    }
  const zh = (): string => {
    const wanted = dice() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] as string;
  };
  // The first of them are said most.
  return { zh, dice, en: () => english[Math.floor(dice() ** 2 * english.length)] as string };
}

/** Two words of Chinese, or three or four of English. */
export function commonWords(n: number, seed: number): string[] {
  const { zh, en, dice } = said(seed);
  const long = (): string => {
    for (;;) {
      const word = zh();
      if (word.length > 1) return word;
    }
  };
  const words = new Map<string, string>();
  while (words.size < n) {
    const word = dice() < 0.75 ? long() + long() : [en(), en(), en(), ...(dice() < 0.5 ? [en()] : [])].join(' ');
    words.set(folded(word), word);
  }
  return [...words.values()];
}

/** Messages of 16 characters, six in ten Chinese, one in four English; one in a hundred carries one of `words` for certain. */
export function commonTexts(n: number, seed: number, words: readonly string[]): string[] {
  const { zh, en, dice } = said(seed);
  const text = (): string => {
    const wanted = Math.max(2, -Math.log(1 - dice()) * 15);
    const kind = dice();
    let out = '';
    while (out.length < wanted) out += kind < 0.6 || (kind > 0.85 && dice() < 0.5) ? zh() : `${en()} `;
    if (dice() < 0.1) out += '😀';
    return dice() < 0.01 ? out + (words[Math.floor(dice() * words.length)] ?? '') : out;
  };
  return JSON.parse(JSON.stringify(Array.from({ length: n }, text))) as string[];
}
