/** Word lists written for this project, switched on by name. Phrases rather than single words. */
import type { Locale, Texts } from '../../../types.ts';
import { adult } from './adult.ts';
import { advertising } from './advertising.ts';
import { gambling } from './gambling.ts';
import { scam } from './scam.ts';

export interface WordPreset {
  readonly name: string;
  readonly title: Texts;
  /** Further names it is called by. */
  readonly called: readonly string[];
  /** Empty: it is only named, the words are the owner's own business. */
  readonly words: readonly string[];
}

export const wordPresets: readonly WordPreset[] = [
  {
    name: 'ads',
    title: { 'zh-CN': '广告', 'zh-TW': '廣告', en: 'advertising' },
    called: ['ads', 'ad', '广告提醒', '廣告提醒'],
    words: advertising,
  },
  { name: 'scam', title: { 'zh-CN': '诈骗', 'zh-TW': '詐騙', en: 'scam' }, called: ['scams'], words: scam },
  {
    name: 'gambling',
    title: { 'zh-CN': '赌博', 'zh-TW': '賭博', en: 'gambling' },
    called: ['gamble'],
    words: gambling,
  },
  { name: 'adult', title: { 'zh-CN': '色情', 'zh-TW': '色情', en: 'adult' }, called: ['porn', 'nsfw'], words: adult },
  { name: 'politics', title: { 'zh-CN': '政治', 'zh-TW': '政治', en: 'politics' }, called: [], words: [] },
];

export const presetCalled = (typed: string): WordPreset | undefined => {
  const wanted = typed.trim().toLowerCase();
  return wordPresets.find(
    (p) => p.name === wanted || p.called.includes(wanted) || Object.values(p.title).some((t) => t === wanted),
  );
};
/** How a rule is shown: a preset by its title, everything else by its word. */
export const shownWord = (rule: { readonly kind: string; readonly word: string }, locale: Locale): string =>
  (rule.kind === 'preset' ? wordPresets.find((p) => p.name === rule.word)?.title[locale] : undefined) ?? rule.word;
/** The words of a preset of this name, none when there is no such preset. */
export const presetWords = (name: string): readonly string[] => wordPresets.find((p) => p.name === name)?.words ?? [];
