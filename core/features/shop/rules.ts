/** What staff type to put something up, who may have it, and what a list of codes says. Pure. */
import { foldCommand } from '../../text/index.ts';

export const itemKinds = ['code', 'goods', 'title'] as const;
export type ItemKind = (typeof itemKinds)[number];
/** Who may redeem it. */
export interface Need {
  /** At least this level. */
  readonly level?: number;
  /** Carries this tag of the staff's. Members are told that not everybody may, and never the tag. */
  readonly tag?: string;
  /** So many days in this group. */
  readonly days?: number;
}
export interface NewItem {
  readonly name: string;
  readonly price: number;
  readonly kind: ItemKind;
  /** Null: without end. */
  readonly stock: number | null;
  readonly perMember: number;
  readonly need: Need;
}

export const mostPrice = 1_000_000;
export const mostStock = 100_000;
const longestName = 20;

const kinds: Readonly<Record<string, ItemKind>> = {
  券码: 'code',
  券碼: 'code',
  优惠券: 'code',
  優惠券: 'code',
  code: 'code',
  codes: 'code',
  实物: 'goods',
  實物: 'goods',
  goods: 'goods',
  头衔: 'title',
  頭銜: 'title',
  title: 'title',
};
type Numbered = 'stock' | 'each' | 'days' | 'level';
const numbered: Readonly<Record<string, Numbered>> = {
  库存: 'stock',
  庫存: 'stock',
  stock: 'stock',
  每人: 'each',
  each: 'each',
  满: 'days',
  滿: 'days',
  days: 'days',
  等级: 'level',
  等級: 'level',
  level: 'level',
};
const tagWords = new Set(['标签', '標籤', 'tag']);
const longestTag = 20;
const within = (n: number, low: number, high: number): boolean => Number.isSafeInteger(n) && n >= low && n <= high;

/** `五元券 20 券码 库存 50 每人 1 满 30 天 等级 3`: the name, the price, then the rest in any order; undefined when it is none of this. */
export function readItem(text: string): NewItem | undefined {
  // A number may stand close to its word: 库存50.
  const words = text
    .normalize('NFKC')
    .trim()
    .split(/\s+/u)
    .flatMap((w) => {
      const m = /^(库存|庫存|每人|满|滿|等级|等級)([0-9]+)[天个個份级級]?$/u.exec(w);
      return m?.[1] && m[2] ? [m[1], m[2]] : [w];
    });
  const priced = words.findIndex((w, i) => i > 0 && /^[0-9]{1,7}[分點点]?$/u.test(w));
  if (priced < 1) return undefined;
  const name = words.slice(0, priced).join(' ');
  const price = Number.parseInt(words[priced] ?? '', 10);
  if (name.length > longestName || !within(price, 1, mostPrice)) return undefined;
  let kind: ItemKind = 'goods';
  let tag: string | undefined;
  const given: Partial<Record<Numbered, number>> = {};
  for (let i = priced + 1; i < words.length; i++) {
    const word = (words[i] ?? '').toLowerCase();
    const which = numbered[word];
    const known = kinds[word];
    if (known) kind = known;
    else if (tagWords.has(word)) {
      tag = words[++i];
      if (tag === undefined || tag.length > longestTag) return undefined;
    } else if (which) {
      const n = Number.parseInt(words[++i] ?? '', 10);
      if (!within(n, which === 'stock' ? 0 : 1, mostStock)) return undefined;
      given[which] = n;
    } else if (!/^[天个個份分级級]$/u.test(word)) return undefined;
  }
  const need: Need = {
    ...(given.level && { level: given.level }),
    ...(given.days && { days: given.days }),
    ...(tag !== undefined && { tag }),
  };
  const stock = kind === 'code' ? null : (given.stock ?? null);
  return { name, price, kind, stock, perMember: given.each ?? (kind === 'title' ? 1 : 0), need };
}

export const longestCode = 80;
export const mostCodes = 5000;
/**
 * The codes of pasted lines or of a CSV file: the first cell of each line, quotes taken off; doubles once, empty lines
 * and a heading (`code`, `券码`) passed over. `bad`: numbers of lines whose first cell is too long or holds what no code does.
 */
export function codesOf(text: string): { readonly codes: readonly string[]; readonly bad: readonly number[] } {
  const codes = new Set<string>();
  const bad: number[] = [];
  for (const [i, line] of text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const quoted = /^\s*"((?:[^"]|"")*)"/u.exec(line);
    const cell = (quoted?.[1]?.replaceAll('""', '"') ?? line.split(/[,;\t，；]/u)[0] ?? '').trim();
    if (cell === '' || (i === 0 && /^(?:codes?|券码|券碼)$/iu.test(cell))) continue;
    if (cell.length > longestCode || /\p{Cc}/u.test(cell)) bad.push(i + 1);
    else codes.add(cell);
  }
  return { codes: [...codes], bad };
}

const dayMs = 86_400_000;
export type Unmet =
  | { readonly is: 'level'; readonly level: number }
  | { readonly is: 'days'; readonly days: number }
  | { readonly is: 'tag' };
export interface Have {
  readonly level: number;
  /** Null: here before us. */
  readonly joinedAt: number | null;
  readonly tags: readonly string[];
  readonly at: number;
}

/** What a member still lacks; undefined: nothing. */
export function unmet(need: Need, have: Have): Unmet | undefined {
  const { tag } = need;
  if (tag !== undefined && !have.tags.some((own) => foldCommand(own) === foldCommand(tag))) return { is: 'tag' };
  if (need.level !== undefined && have.level < need.level) return { is: 'level', level: need.level };
  if (need.days === undefined || have.joinedAt === null) return undefined;
  const wait = have.joinedAt + need.days * dayMs - have.at;
  return wait > 0 ? { is: 'days', days: Math.ceil(wait / dayMs) } : undefined;
}
