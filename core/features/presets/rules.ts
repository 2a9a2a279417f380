/** A handful of features for a kind of group. Names are data: one that is not there is left out. */
import { foldCommand } from '../../text/index.ts';
import { locales, type Texts } from '../../types.ts';

export interface Preset {
  readonly name: string;
  readonly title: Texts;
  /** Other names it goes by. */
  readonly also: readonly string[];
  /** Feature names, in the order they are told. */
  readonly features: readonly string[];
}

export const kinds: readonly Preset[] = [
  {
    name: 'shop',
    title: { 'zh-CN': '店铺群', 'zh-TW': '店家群', en: 'Shop' },
    also: ['店铺', '店家', '店鋪群'],
    features: ['welcome', 'checkin', 'points', 'moderation', 'flood'],
  },
  {
    name: 'hobby',
    title: { 'zh-CN': '兴趣群', 'zh-TW': '興趣群', en: 'Hobby' },
    also: ['兴趣'],
    features: ['welcome', 'checkin', 'points', 'leaderboard', 'topics'],
  },
  {
    name: 'study',
    title: { 'zh-CN': '学习群', 'zh-TW': '學習群', en: 'Study' },
    also: ['学习'],
    features: ['welcome', 'checkin', 'points', 'leaderboard', 'topics', 'campaigns'],
  },
];

export const presetCalled = (text: string): Preset | undefined => {
  const wanted = foldCommand(text);
  return kinds.find((p) =>
    [p.name, ...p.also, ...locales.map((l) => p.title[l])].some((n) => foldCommand(n) === wanted),
  );
};
