/** Sentences that a word is set into. `{}` is its place; nothing else in them is listed. */
import type { Chance } from './random.ts';
import { hasHan } from './words.ts';

const chinese = [
  '{}',
  '有人做{}吗',
  '专业{}，当天回复',
  '谁有{}的路子',
  '正规{}，长期有效',
  '姐妹们，{}了解一下',
  '需要{}的朋友联系我',
  '最近{}行情怎么样？',
  '想{}的找我',
  '我这边{}都可以',
  '本群{}，先到先得！',
  '老客户推荐{}',
  '{}，懂的来',
  '今晚{}走起',
  '全国{}接单中',
  '不要再发{}了',
  '{}就在这里',
  '您好，请问{}怎么收费',
  '急！{}今天就要',
  '诚信{}十年老店',
  '看{}吧',
  '那个{}真的假的',
  '学生也能{}',
  '搞{}的来',
  '宝妈{}首选',
  '2024年{}新渠道',
  '我在{}群里',
  '有{}资源',
  '做了三年{}',
  '免押金{}。',
  '（{}）',
  '【{}】名额有限',
  '各位老板，{}',
  '关注后{}',
  '随时{}不打烊',
  '听说{}能挣不少',
];
const traditional = [
  '有人要{}嗎',
  '誠徵{}夥伴',
  '專業{}，歡迎詢問',
  '想{}的請找我',
  '最近{}怎麼樣？',
  '朋友介紹的{}',
  '這裡有{}喔',
  '不要再傳{}了',
  '請問{}怎麼算',
  '{}，意者請洽',
];
const english = [
  '{}',
  'looking for {} tonight',
  'anyone into {}?',
  'best {} deals here',
  'this is {} for real',
  'stop posting {} please',
  'get {} now!',
  '{} available all week',
  'I saw {} yesterday',
  'we offer {} and more',
  'no {} in this chat',
  'ask me about {}.',
  'cheap {} in your area',
  'my friend sent me {} again',
  'what the {} is this',
  '"{}" they said',
  'try {}, you will love it',
  'hot {} 24/7',
  'so much {} here',
  'he is such a {}',
];
const mixed = ['看{}吧', '有{}的来', '这里{}很多', '求{}资源', '{}，懂的进', '最近玩{}的人多吗', '群里别发{}'];

/** A sentence for this word: Chinese around Chinese, English or Chinese around Latin words. */
export function carrierFor(word: string, c: Chance): string {
  if (hasHan(word)) return c.yes(0.2) ? c.pick(traditional) : c.pick(chinese);
  return c.yes(0.3) ? c.pick(mixed) : c.pick(english);
}
