/** What is drawn: one prize, or several in the order in which places are given. Pure. */

export interface Prize {
  readonly name: string;
  /** How many there are of it. */
  readonly count: number;
}

/** How many places win. */
export const winnersOf = (prizes: readonly Prize[]): number => prizes.reduce((n, p) => n + p.count, 0);
/** `手机 x1、奶茶券 x3` */
export const prizeLine = (prizes: readonly Prize[], comma: string): string =>
  prizes.map((p) => `${p.name} x${p.count}`).join(comma);
/** `手机、奶茶券` */
export const prizeNames = (prizes: readonly Prize[]): string => prizes.map((p) => p.name).join(' / ');
/** Which prize each winning place brings, as an index: the first places get the first prize. */
export const prizeOrder = (prizes: readonly Prize[]): number[] =>
  prizes.flatMap((p, i) => Array.from({ length: p.count }, () => i));
