/** How many points make a level, and what a level brings. Pure. */
export interface Perk {
  readonly level: number;
  readonly kind: 'role' | 'boost';
  /** Of a role its title; of a boost per cent. */
  readonly value: string;
}
export const highestLevel = 100;
export const mostBoost = 300;

/**
 * Points needed in all for level `n`, from 1; undefined beyond the last. With a table its n-th number, else a curve:
 * the first level takes `base`, each further one `base` more than the one before (20, 60, 120, 200 …).
 */
export function pointsFor(n: number, table: readonly number[], base: number): number | undefined {
  if (n < 1 || n > highestLevel) return undefined;
  return table.length > 0 ? table[n - 1] : (base * n * (n + 1)) / 2;
}

/** The level reached with so many points, from 0. */
export function levelFor(earned: number, table: readonly number[], base: number): number {
  let level = 0;
  for (;;) {
    const next = pointsFor(level + 1, table, base);
    if (next === undefined || next > earned) return level;
    level++;
  }
}

/** `20,60,120`: rising whole numbers; undefined when it is none. Empty: no table. */
export function parseTable(text: string): number[] | undefined {
  if (text.trim() === '') return [];
  const parts = text.split(/[,，、\s]+/u).filter(Boolean);
  const numbers = parts.map((p) => (/^[1-9][0-9]{0,8}$/.test(p) ? Number(p) : Number.NaN));
  const rising = numbers.every((n, i) => n > (numbers[i - 1] ?? 0));
  return rising && numbers.length <= highestLevel ? numbers : undefined;
}

/** The title of the highest perk reached; empty: none. */
export const titleAt = (level: number, perks: readonly Perk[]): string =>
  perks.filter((p) => p.kind === 'role' && p.level <= level).sort((a, b) => b.level - a.level)[0]?.value ?? '';

/** The multiplier of the highest perk reached; 1: none. */
export const boostAt = (level: number, perks: readonly Perk[]): number =>
  Math.max(100, ...perks.filter((p) => p.kind === 'boost' && p.level <= level).map((p) => Number(p.value))) / 100;

export interface PerkOrder {
  readonly level: number;
  /** Null: takes away what the level brings. */
  readonly perk: Pick<Perk, 'kind' | 'value'> | null;
}
const roleWords = /^(?:头衔|頭銜|身份|身分|role|title)\s+(\S(?:.*\S)?)$/iu;
const boostWords = /^(?:倍数|倍數|加成|boost)\s+[x×]?([0-9](?:\.[0-9]{1,2})?)\s*(?:倍|x)?$/iu;
const noneWords = /^(?:取消|删除|刪除|没有|沒有|none|off)$/iu;
const longestTitle = 16;

/** `5 头衔 老友`, `10 倍数 1.5`, `5 取消`; undefined when it is none of these. */
export function parsePerk(rest: string): PerkOrder | undefined {
  const [, digits, what = ''] = /^(?:lv\.?|L)?\s*([0-9]{1,3})\s*(?:级|級)?\s+(.+)$/iu.exec(rest.trim()) ?? [];
  const level = Number(digits);
  if (!digits || level < 1 || level > highestLevel) return undefined;
  if (noneWords.test(what)) return { level, perk: null };
  const title = roleWords.exec(what)?.[1];
  if (title !== undefined)
    return title.length <= longestTitle ? { level, perk: { kind: 'role', value: title } } : undefined;
  const percent = Math.round(Number(boostWords.exec(what)?.[1]) * 100);
  return percent > 100 && percent <= mostBoost ? { level, perk: { kind: 'boost', value: `${percent}` } } : undefined;
}
