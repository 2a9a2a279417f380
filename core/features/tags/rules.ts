/** Reading what staff say about tags: pure. */
import { foldCommand } from '../../text/index.ts';

const longest = 20;
/** At most so many on one person. */
export const mostTags = 20;

/** Folded, so that VIP, vip and ＶＩＰ are one tag. */
export const keyOf = (tag: string): string => foldCommand(tag).slice(0, longest);

/** A tag as it may be written: one word, no sign before it. Undefined: none. */
export function readTag(text: string): string | undefined {
  const tag = text.replace(/^[#＃]+/u, '').trim();
  return tag.length > 0 && tag.length <= longest && !/\s/u.test(tag) && keyOf(tag) !== '' ? tag : undefined;
}

/** `VIP` or `-VIP`, the mention cut out. */
export function readTagging(text: string): { readonly tag: string; readonly on: boolean } | undefined {
  const off = /^[-－]/u.test(text);
  const tag = readTag(off ? text.slice(1) : text);
  return tag === undefined ? undefined : { tag, on: !off };
}

export type RuleAsked =
  | { readonly tag: string; readonly rule: { readonly what: 'points' | 'level'; readonly atLeast: number } }
  | { readonly tag: string; readonly rule: null };

/** `VIP 积分 500`, `VIP level 5`, `VIP 停`. */
export function readRule(text: string): RuleAsked | undefined {
  const [, word, rest] = /^(\S+)\s+([\s\S]+)$/u.exec(text.trim()) ?? [];
  const tag = readTag(word ?? '');
  if (tag === undefined || rest === undefined) return undefined;
  if (/^(?:停|stop|off)$/iu.test(rest.trim())) return { tag, rule: null };
  const [, points, level, n] =
    /^(?:(积分|積分|点数|點數|points)|(等级|等級|level))\s*[满滿]?\s*(\d{1,9})$/iu.exec(rest.trim()) ?? [];
  if (n === undefined || (points === undefined && level === undefined)) return undefined;
  return Number(n) < 1
    ? undefined
    : { tag, rule: { what: points === undefined ? 'level' : 'points', atLeast: Number(n) } };
}
