/**
 * Messages and listed words. Hard on matchers on purpose: words are made of what the chat is made of, so that their
 * beginnings and ends are met all the time. Seeded.
 */
import { foldDirect } from '../../core/text/direct.ts';
import { fold, foldedText } from '../../core/text/index.ts';
import { seeded } from '../../test/clock.ts';
import { createLoad, en, zh } from '../load.ts';

/** Characters nobody says; each stands in many words. */
const unsaid = Array.from({ length: 200 }, (_, i) => String.fromCharCode(0x5600 + i * 7));
const syllables =
  'zib qua vro xan plo gri wex jux kof dwa bul cim drue fep gox hyn jal kib lum mev nug orp pix quo rud sab tiv ulk vam wog xel yap zod bri clu dax elm fri gub hov'.split(
    ' ',
  );
/** Simplified, then Traditional: what some messages are written in. */
const scripts =
  '妈媽辅輔觉覺饭飯没沒谢謝荐薦这這个個贵貴气氣带帶师師业業试試戏戲线線开開视視频頻欢歡码碼颜顏发發问問题題么麼办辦识識寶宝';

export const folded = (text: string): string => foldedText(fold(text));

const buffer = new Uint16Array(4096);
/** The same by the quickest way we have: what an engine without folding of its own has to pay at least. */
export const quicklyFolded = (text: string): string =>
  text.length <= buffer.length && foldDirect(text, buffer)
    ? String.fromCharCode.apply(null, buffer.subarray(0, text.length) as unknown as number[])
    : folded(text);

/** `n` different words, also when folded: three quarters Chinese, with an unsaid character; a quarter English phrases. */
export function makeWords(n: number, seed: number): string[] {
  const dice = seeded(seed);
  const pick = (of: readonly string[]): string => of[Math.floor(dice() * of.length)] ?? '';
  const made = (): string => {
    const kind = dice();
    if (kind < 0.2) return pick(zh) + pick(unsaid) + pick(zh);
    if (kind < 0.7) return pick(zh) + pick(zh) + pick(unsaid) + (dice() < 0.5 ? pick(zh) : '');
    if (kind < 0.75) return pick(unsaid) + pick(unsaid) + (dice() < 0.5 ? pick(zh) : '');
    return `${pick(en)} ${pick(en)} ${pick(en).slice(0, 3)}${pick(syllables)}${pick(syllables)}`;
  };
  const words = new Map<string, string>();
  while (words.size < n) {
    const word = made();
    words.set(folded(word), word);
  }
  return [...words.values()];
}

const wide = (text: string): string =>
  text.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x20 + 0xff00));
const traditional = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (c) => {
    const at = scripts.indexOf(c);
    return at >= 0 && at % 2 === 0 ? scripts.charAt(at + 1) : c;
  });

/**
 * Messages of bench/load.ts. One in a hundred carries one of `words`; one in ten is written in Traditional
 * characters, one in thirty in capitals or full width. Flat strings, as a parser makes them.
 */
export function makeTexts(n: number, seed: number, words: readonly string[]): string[] {
  const dice = seeded(seed);
  const load = createLoad({ groups: 1000, members: 20_000 }, seed, 0);
  const texts = load.plain(n).map(({ text }) => {
    const word = dice() < 0.01 ? (words[Math.floor(dice() * words.length)] ?? '') : '';
    const at = Math.floor(dice() * (text.length + 1));
    const whole = word === '' ? text : `${text.slice(0, at)} ${word} ${text.slice(at)}`;
    const way = dice();
    if (way < 0.1) return traditional(whole);
    if (way < 0.12) return whole.toUpperCase();
    return way < 0.133 ? wide(whole) : whole;
  });
  return JSON.parse(JSON.stringify(texts)) as string[];
}

/** Which words stand where: every piece of every text looked up in a set. Slow, simple, and on its own. */
export function createOracle(words: readonly string[]): (text: string) => string[] {
  const all = new Map(words.map((w) => [folded(w.trim()).trim(), w]));
  const lengths = [...new Set(Array.from(all.keys(), (w) => w.length))];
  return (text) => {
    const whole = folded(text);
    const found: string[] = [];
    for (let i = 0; i < whole.length; i++)
      for (const n of lengths) {
        const word = i + n <= whole.length ? all.get(whole.slice(i, i + n)) : undefined;
        if (word !== undefined) found.push(word);
      }
    return found.sort();
  };
}
