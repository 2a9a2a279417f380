/** Text to be read down its columns: short lines of the same length, `群加⏎进微⏎来信`. */
import type { View } from './fold.ts';
import { isLetter } from './letters.ts';
import { likeliest } from './likely.ts';

const mostRows = 16;
const mostColumns = 12;
/** A listed word is likelier than its characters by as much. */
const aWord = 3;
const lineEnds = new Set([0x0a, 0x0d, 0x2028, 0x2029]);
/** What stands between columns. */
const rules = new Set(Array.from(' |\t', (c) => c.charCodeAt(0)));

/** The columns one after another: places of the view, and so many of them in each column. */
export interface Columns {
  readonly places: readonly number[];
  readonly height: number;
  /** Whether the lines make likelier Chinese than the columns: then they are lines (今日刷⏎明日单). */
  readonly unlikely: boolean;
}

/** The columns from the left and from the right; none when the lines are not as long as each other. */
export function columnsOf(view: View): Columns[] {
  if (view.length > 2 * mostRows * mostColumns) return [];
  const rows: number[][] = [[]];
  for (let i = 0; i < view.length; i++) {
    const unit = view.units[i] as number;
    if (lineEnds.has(unit)) {
      if (rows.at(-1)?.length !== 0) rows.push([]);
    } else if (isLetter(view.kinds[i] as number)) rows.at(-1)?.push(i);
    else if (!rules.has(unit)) return [];
  }
  if (rows.at(-1)?.length === 0) rows.pop();
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || rows.length > mostRows || width < 2 || width > mostColumns) return [];
  if (rows.some((row) => row.length !== width)) return [];
  const down = (column: number): number[] => rows.map((row) => row[column] as number);
  const all = Array.from({ length: width }, (_, i) => i);
  const cost = (stretches: readonly (readonly number[])[]): number =>
    stretches.reduce(
      (sum, at) => sum + likeliest(at.map((p) => String.fromCharCode(view.units[p] as number)).join('')),
      0,
    );
  const across = cost(rows);
  return [all, all.toReversed()].map((order) => ({
    places: order.flatMap(down),
    height: rows.length,
    unlikely: cost([order.flatMap(down)]) > across + aWord,
  }));
}
