/** Numbers as people hide them: in Chinese numerals, letters that look like digits, with signs and pictures between. */
import { fold, foldedText, type View } from './fold.ts';
import type { RuleView } from './rules.ts';

const numerals: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  '○': '0',
  一: '1',
  幺: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  壹: '1',
  贰: '2',
  貳: '2',
  叁: '3',
  參: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  陸: '6',
  柒: '7',
  捌: '8',
  玖: '9',
};
const lettersAsDigits: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1' };

/** A text with its numbers levelled. All strings are as long as the folded text, so places hold in each. */
export interface Levelled {
  readonly text: string;
  readonly view: View;
  /** Folded. */
  readonly f: string;
  /** Folded, with Chinese numerals and letters among digits as digits. */
  readonly d: string;
}

export function levelDigits(text: string): Levelled {
  const view = fold(text);
  const f = foldedText(view);
  let d = '';
  for (let i = 0; i < f.length; i++) d += numerals[f.charAt(i)] ?? f.charAt(i);
  // `l38oo138ooo`: a word of digits and their look-alikes, most of them digits.
  d = d.replaceAll(/(?<![a-z])[0-9oli]{5,24}(?![a-z])/g, (word) => {
    const real = word.replaceAll(/[oli]/g, '').length;
    return real === word.length || real * 5 < word.length * 2
      ? word
      : word.replaceAll(/[oli]/g, (c) => lettersAsDigits[c] ?? c);
  });
  return { text, view, f, d };
}

/** Digits in a row, whatever signs and pictures stand between them. */
export interface Run {
  readonly digits: string;
  /** Place of each digit. */
  readonly at: readonly number[];
  /** What stands before each digit and behind the one before; the first has none. */
  readonly gaps: readonly string[];
}

const widestGap = 6;
const gapPattern =
  /^(?:[\s\-–—.·•*_~|,，、。/()[\]#=&'"“”`:;!？?^<>《》【】「」…]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)+$/u;

export function runsOf({ d }: Levelled): Run[] {
  const out: Run[] = [];
  let digits = '';
  let at: number[] = [];
  let gaps: string[] = [];
  const close = (): void => {
    if (digits.length >= 5) out.push({ digits, at, gaps });
    digits = '';
    at = [];
    gaps = [];
  };
  for (const m of d.matchAll(/[0-9]/g)) {
    const last = at.at(-1);
    const gap = last === undefined ? '' : d.slice(last + 1, m.index);
    if (gap !== '' && (gap.length > widestGap || !gapPattern.test(gap))) close();
    gaps.push(digits === '' ? '' : gap);
    digits += m[0];
    at.push(m.index);
  }
  close();
  return out;
}

/** The stretches of a run that stand together: where each begins, and how many digits it has. */
export function groupsOf(run: Run): { from: number; size: number }[] {
  const out: { from: number; size: number }[] = [];
  for (let i = 0; i < run.digits.length; i++) {
    const last = out.at(-1);
    if (last && run.gaps[i] === '') last.size++;
    else out.push({ from: i, size: 1 });
  }
  return out;
}

/** How what stands between two places (folded) differs from plain writing. */
export function viewsOf({ text, view, f, d }: Levelled, from: number, to: number): RuleView[] {
  const views = new Set<RuleView>();
  for (let i = from; i < to; i++) {
    const [start, end] = [view.start[i] as number, view.end[i] as number];
    const own = text.charAt(start);
    const unit = f.charAt(i);
    if (own.toLowerCase() !== unit && !/[\ud800-\udfff]/.test(unit)) views.add('width');
    else if (text.slice(start, end).includes('\u20e3')) views.add('emoji');
    else if (end - start > 1 && start !== view.start[i - 1] && /[0-9a-z]/.test(unit)) views.add('invisible');
    if (d.charAt(i) !== unit) views.add(/[a-z]/.test(unit) ? 'leet' : 'numeral');
    else if (/[\s\-–—.·•*~|,，、。()[\]]/.test(unit)) views.add('spaced');
    else if (/[\u2190-\u2bff\ud800-\udfff]/.test(unit)) views.add('emoji');
  }
  return [...views];
}
