/** When joins are a wave, what newcomers are asked, how many may be let go. Pure. */
import { foldCommand } from '../../text/index.ts';
import type { Choice, Dice, Locale } from '../../types.ts';
import { raidTexts } from './texts.ts';

/** People join by day, not by night. */
const wakingMinutes = 12 * 60;
/** So many times what this group is used to is a wave. */
const unusual = 10;

/**
 * How many joins within `seconds` are a wave: at least the owner's number, more where many join every day.
 * @param perDay mean joins a day over the last two weeks
 */
export const threshold = (least: number, perDay: number, seconds: number): number =>
  Math.max(least, Math.ceil((unusual * perDay * seconds) / (wakingMinutes * 60)));

/**
 * How many more may be let go now without asking.
 * @param removed so many were in the last ten minutes
 * @param members of the group, those who just came in among them
 */
export const allowance = (removed: number, members: number, o: { most: number; share: number }): number =>
  Math.max(0, Math.min(o.most, Math.max(1, Math.floor((members * o.share) / 100))) - removed);

export type Kind = 'button' | 'sum' | 'rules';
/** One question for everybody who comes in while it stands. */
export interface Puzzle {
  readonly say: string;
  /** The value of the right one is `yes`, of the others `no`. */
  readonly choices: readonly Choice[];
  /** What counts when it is typed: the number of the line, the words. Folded. */
  readonly answers: readonly string[];
}

const shuffled = <T>(all: readonly T[], dice: Dice): T[] => {
  const out = [...all];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(dice() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
};
const between = (dice: Dice, from: number, to: number): number => from + Math.floor(dice() * (to - from + 1));

const puzzle = (say: string, right: string, wrong: readonly string[], dice: Dice): Puzzle => {
  const choices = shuffled([{ label: right, value: 'yes' }, ...wrong.map((label) => ({ label, value: 'no' }))], dice);
  const at = choices.findIndex((c) => c.value === 'yes');
  return { say, choices, answers: [`${at + 1}`, foldCommand(right)] };
};

const fewestWrong = 1;
const mostWrong = 4;
/** `请问…？|不可以|可以|看心情`; undefined: not written as a question. */
function ownQuestion(text: string, dice: Dice): Puzzle | undefined {
  const [question = '', right = '', ...wrong] = text
    .split(/[|｜]/u)
    .map((s) => s.trim())
    .filter((s) => s !== '');
  return right === '' || wrong.length < fewestWrong
    ? undefined
    : puzzle(question, right, wrong.slice(0, mostWrong), dice);
}

/** All answers are above ten, so that the number of a line is never one. */
function sum(dice: Dice, locale: Locale): Puzzle {
  const [a, b] = [between(dice, 8, 14), between(dice, 8, 14)];
  const right = a + b;
  const near = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((n) => `${right + n}`);
  return puzzle(raidTexts[locale].sum(a, b), `${right}`, shuffled(near, dice).slice(0, 4), dice);
}

export function makePuzzle(kind: Kind, question: string, dice: Dice, locale: Locale): Puzzle {
  const t = raidTexts[locale];
  if (kind === 'button') return puzzle(t.pressIt, t.human, [], dice);
  return (kind === 'rules' ? ownQuestion(question, dice) : undefined) ?? sum(dice, locale);
}

/** Typed by somebody who was asked: right, wrong, or no answer at all. */
export function judge(text: string, answers: readonly string[]): boolean | undefined {
  const said = foldCommand(text);
  if (answers.includes(said)) return true;
  return /^[0-9]{1,3}$/.test(said) ? false : undefined;
}
