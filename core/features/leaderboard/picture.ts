/** A board as a picture. */
import { ranking, type RankLine } from '../../kit/charts.ts';
import type { Locale } from '../../types.ts';
import type { Asked } from './boards.ts';
import { leaderboardTexts } from './texts.ts';

/** SVG. `lines`: the first ten, then whose picture it is when they are not among them; `group`: may be empty. */
export function boardPicture(locale: Locale, asked: Asked, group: string, lines: readonly RankLine[]): string {
  const t = leaderboardTexts[locale];
  const numbers = new Intl.NumberFormat(locale);
  return ranking({
    title: t.heading(asked),
    ...(group && { aside: group }),
    lines,
    show: (value) => t.amount(asked.board, numbers.format(value)),
  });
}
