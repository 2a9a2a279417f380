/** Lines, figures and marks of the moderation bench. */
import type { Spread } from '../measure.ts';

export const print = (line = ''): void => void process.stdout.write(`${line}\n`);
export const show = ({ min, median, max }: Spread, digits = 2): string =>
  [min, median, max].map((n) => n.toFixed(digits)).join('/');

const failed: string[] = [];
/** `what` is said when the figure is not fine: a sentence with figure and mark. */
export const mark = (fine: boolean, what: string): void => void (fine || failed.push(what));
export const belowTheirMarks = (): readonly string[] => failed;
