/** Reading `设置 本群 签到积分 10`: which entry, for where, which value. Pure. */
import { nearest } from '../../kit/nearest.ts';
import type { Setting } from '../../settings.ts';
import { foldCommand, isHan } from '../../text/index.ts';
import { locales, type Locale } from '../../types.ts';

const hereWords = ['本群', '这个群', '這個群', 'here'];
const defaultWords = new Set(['默认', '預設', '预设', 'default'].map((w) => foldCommand(w)));

/** Cuts `本群` off the front, or off the end when `tail` says so. */
export function readHere(rest: string, tail: boolean): { here: boolean; rest: string } {
  const text = rest.trim();
  for (const word of hereWords) {
    const lower = text.toLowerCase();
    if (lower === word) return { here: true, rest: '' };
    if (lower.startsWith(`${word} `)) return { here: true, rest: text.slice(word.length).trim() };
    if (tail && lower.endsWith(` ${word}`)) return { here: true, rest: text.slice(0, -word.length).trim() };
  }
  return { here: false, rest: text };
}

export const saysDefault = (text: string): boolean => defaultWords.has(foldCommand(text));

export interface Nameable {
  readonly setting: Setting;
}
const namesOf = (s: Setting): readonly string[] => [...locales.map((l) => s.name[l]), s.key];

/** May the value begin here? After a space or a sign, or right after a Han name: `签到积分10`. */
const endsAt = (text: string, at: number, name: string): boolean => {
  const next = text[at];
  if (next === undefined || /[\s=＝:：]/u.test(next)) return true;
  return isHan(name.at(-1) ?? '') && !isHan(next);
};

/** The entry whose name (in any language) begins the text, the longest one, and what follows it. */
export function findNamed<E extends Nameable>(
  text: string,
  entries: readonly E[],
): { entry: E; value: string } | undefined {
  let found: { entry: E; value: string; length: number } | undefined;
  for (const entry of entries)
    for (const name of namesOf(entry.setting)) {
      const { length } = name;
      if (length <= (found?.length ?? 0) || !endsAt(text, length, name)) continue;
      if (foldCommand(text.slice(0, length)) !== foldCommand(name)) continue;
      found = { entry, value: text.slice(length).replace(/^[\s=＝:：]+/u, ''), length };
    }
  return found && { entry: found.entry, value: found.value };
}

/** Names like the one typed, in one language. */
export const namesLike = (typed: string, entries: readonly Nameable[], locale: Locale): string[] =>
  nearest(
    typed.split(/\s/u)[0] ?? '',
    entries.map((e) => e.setting.name[locale]),
  );

/** Typed words as a valid value; undefined when they are none. Full-width digits count as digits. */
export function readValue(setting: Setting, text: string): { value: unknown } | undefined {
  for (const words of [text, text.normalize('NFKC')]) {
    const read = setting.schema.safeParse(setting.parse(words));
    if (read.success) return { value: read.data };
  }
  return undefined;
}

/** Words for a value that `readValue` accepts, for the example in a refusal. */
export function exampleOf(setting: Setting, locale: Locale): string {
  const words = [setting.show(setting.default, locale), String(setting.default), '-'];
  return words.find((w) => readValue(setting, w) !== undefined) ?? '';
}

/** Free words, which are never repeated in a group. */
export const isFreeText = (setting: Setting): boolean =>
  typeof setting.default === 'string' && setting.options === undefined && !setting.key.startsWith('community.');

/** Equal as stored: JSON. */
export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
