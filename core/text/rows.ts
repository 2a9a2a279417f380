/** Lists and rows of tables: what parts the letters of a word there parts everything. */
import type { View } from './fold.ts';
import { kind } from './tables.ts';

export const hanLike = (view: View, i: number): boolean =>
  i >= 0 && i < view.length && (view.kinds[i] as number) >= kind.han;

const space = 0x20;
const signs = new Set(Array.from(' 、/|·+;', (c) => c.charCodeAt(0)));
/** A longer stretch is no item of a list. */
const longestItem = 8;

/**
 * Whether the sign in the word's gap also stands between the word and what is beside it (口红 包 镜子, 白|红|包装).
 * @param places folded units of the letters
 * @param behind index into `places` of the letter behind the gap
 */
export function listed(view: View, places: readonly number[], behind: number): boolean {
  const sign = signAt(view, (places[behind - 1] as number) + 1, 1);
  if (!signs.has(sign)) return false;
  const beside = (place: number, step: 1 | -1): boolean => {
    let i = place + step;
    for (let n = 0; n < longestItem && hanLike(view, i); n++) i += step;
    return signAt(view, i, step) === sign && hanLike(view, beyond(view, i, step));
  };
  return beside(places[0] as number, -1) || beside(places.at(-1) as number, 1);
}

const unitAt = (view: View, i: number): number => (i >= 0 && i < view.length ? (view.units[i] as number) : 0);

/** The sign that stands from here on, spaces around it left out; a space when nothing else stands there; 0: none, or twice (markup). */
function signAt(view: View, from: number, step: 1 | -1): number {
  let i = from;
  while (unitAt(view, i) === space) i += step;
  if (i !== from && (hanLike(view, i) || unitAt(view, i) === 0)) return space;
  const sign = unitAt(view, i);
  return sign === unitAt(view, i + step) ? 0 : sign;
}

/** The first unit from here on that is no sign of a list. */
function beyond(view: View, from: number, step: 1 | -1): number {
  let i = from;
  while (signs.has(unitAt(view, i))) i += step;
  return i;
}

const surnames = new Set(
  Array.from(
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
    (c) => c.charCodeAt(0),
  ),
);
const comma = 0x3001;

/** Two people by name, and nothing else (张荷、官晓东): the sign between them is that of a list. */
export function people(view: View, places: readonly number[], behind: number): boolean {
  const [before, after] = [places[behind - 1] as number, places[behind] as number];
  if (after - before !== 2 || view.units[before + 1] !== comma) return false;
  let from = before;
  while (hanLike(view, from - 1)) from--;
  let to = after;
  while (hanLike(view, to + 1)) to++;
  const sizes = [before - from + 1, to - after + 1];
  return sizes.every((n) => n === 2 || n === 3) && surnames.has(view.units[from] as number);
}
