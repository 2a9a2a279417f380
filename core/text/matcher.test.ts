import { expect, test } from 'vitest';

import { createMatcher, type Disguise } from './index.ts';
import { quickest } from '../../test/quickest.ts';

const words = [
  '刷单',
  '加微信',
  '大麻',
  '他妈',
  '博彩',
  '色情',
  '贷款',
  'sex',
  'ass',
  'free money',
  'QQ群',
  '时时彩',
  '91',
];
const matcher = createMatcher({ words });

/** Technique, text with the disguised word in 「」, the word as listed, the disguises named. */
const caught: [string, string, string, Disguise[]][] = [
  ['plain', '长期「刷单」，日结', '刷单', []],
  ['plain, Traditional reader', '誠徵「刷單」人員', '刷单', ['script']],
  ['plain, English', 'looking for 「sex」 tonight', 'sex', []],
  ['case', 'get FREE 「Free Money」 now', 'free money', ['case']],
  ['width', '看「ＳＥＸ」点这里', 'sex', ['width']],
  ['mathematical letters', 'try 「𝓼𝓮𝔁」', 'sex', ['width']],
  ['zero width', '有人「刷\u200b\u2060单」吗', '刷单', ['invisible']],
  ['bidi and filler', '「刷\u202e\u3164单」每天结', '刷单', ['invisible']],
  ['combining marks', '「刷̶̷̸̴̵̀́̂单」有返利', '刷单', ['marks']],
  ['variant and Traditional form', '低息「貸款」請洽', '贷款', ['script']],
  ['space between', '兼职「刷 单」 日结', '刷单', ['spaced']],
  ['signs between', '来「刷*单」赚零花', '刷单', ['spaced']],
  ['emoji between', '「刷🌟单」，私聊', '刷单', ['emoji']],
  ['comma between every character', '「加，微，信」', '加微信', ['spaced']],
  ['line breaks', '「时\n时\n彩」', '时时彩', ['spaced']],
  ['two halves that stand alone', '想赚钱吗：「刷。单」！', '刷单', ['spaced']],
  ['spelled out', 'wanna 「s e x」 ?', 'sex', ['spaced']],
  ['spelled with dots', '「s.e.x」', 'sex', ['spaced']],
  ['brackets', '「时【时】彩」开奖', '时时彩', ['spaced']],
  ['mixed scripts apart', '进「QQ 群」领取', 'QQ群', ['spaced']],
  ['lure', '「加薇信」领红包', '加微信', ['lure']],
  ['lure with a letter', '「加V信」详聊', '加微信', ['case', 'lure']],
  ['lure with a heart', '「加微💚」', '加微信', ['lure']],
  ['lure by plus', '代购「+vx」', '加微信', ['lure']],
  ['lure cut short', '「加微」领取', '加微信', ['lure']],
  ['lure, Traditional', '「加薇信」領紅包', '加微信', ['lure']],
  ['two at once', '「刷 單」，私', '刷单', ['script', 'spaced']],
  ['between Chinese', '看「sex」吧', 'sex', []],
  ['beside digits', '「ass」123', 'ass', []],
];

test.each(caught)('%s: %s', (_, marked, word, views) => {
  const text = marked.replace(/[「」]/g, '');
  const start = marked.indexOf('「');
  const disguised = marked.slice(start + 1, marked.indexOf('」'));
  const hit = matcher.match(text).find((h) => h.word === word);
  expect(hit && text.slice(hit.start, hit.end)).toBe(disguised);
  expect(hit?.start).toBe(start);
  expect([...(hit?.views ?? [])].sort()).toEqual([...views].sort());
  expect(words[hit?.index ?? -1]).toBe(word);
});

test.each([
  ['across words', '遇到个大麻烦，帮帮忙'],
  ['across words, Traditional', '遇到個大麻煩了'],
  ['across words', '他妈妈来接他放学'],
  ['across words', '印刷单位的电话是多少'],
  ['across words', '微博彩妆教程'],
  ['across words', '这个角色情感很丰富'],
  ['across a clause', '墙我来刷，单间留给你'],
  ['across a clause', '他要加，微信我来发'],
  ['across a space', '墙我来刷 单间留给你'],
  ['across a line', '明天去刷\n单位发的那张卡'],
  ['inside a Latin word', 'class passes assignment'],
  ['inside a spelled word', 'c l a s s is over'],
  ['two words', "my friend's exam, SE x2"],
  ['two words', 'gas station, less excuse'],
  ['inside a number', '1991年出生，编号 4910'],
  ['a keyboard shortcut', '按 Ctrl+V 粘贴'],
  ['food', '多吃增加微量元素的菜'],
  ['prestige', '他在班上很有威信'],
  ['ordinary', '今天谁去超市，帮我带瓶水'],
  ['ordinary', '颱風要來了，大家注意安全'],
  ['ordinary', 'see you at the meeting on Friday'],
])('no hit %s: %s', (_, text) => {
  expect(matcher.match(text)).toEqual([]);
});

test('what was let pass says why, and the switch lets it hit', () => {
  expect(matcher.look('遇到个大麻烦').dropped).toEqual([{ word: '大麻', index: 2, start: 3, end: 5, why: 'inside' }]);
  const literal = createMatcher({ words: ['大麻'], segment: false });
  expect(literal.match('遇到个大麻烦')).toHaveLength(1);
});

test('a dictionary word that only adds a particle still holds the word', () => {
  expect(matcher.match('他妈的')).toHaveLength(1);
});

test('a brand that the dictionary does not know is not cut', () => {
  expect(createMatcher({ words: ['微信'] }).match('微信号发我')).toHaveLength(1);
});

test('an allow phrase that covers the hit beats it, disguised too', () => {
  const m = createMatcher({ words: ['苹果', 'apple'], allow: ['苹果醋', 'apple pie'] });
  expect(m.match('卖苹果醋、蘋果 醋和 Apple Pie')).toEqual([]);
  expect(m.match('卖苹果和 apples, apple').map((h) => h.word)).toEqual(['苹果', 'apple']);
  expect(m.look('苹果醋').dropped[0]).toMatchObject({ why: 'allowed', by: '苹果醋' });
});

test('all overlapping words are told', () => {
  const m = createMatcher({ words: ['兼职', '兼职刷单', '刷单', '单返利'], segment: false });
  expect(m.match('兼职刷单返利').map((h) => h.word)).toEqual(['兼职刷单', '兼职', '刷单', '单返利']);
});

test('disguises can be left alone', () => {
  const m = createMatcher({ words: ['加微信', 'sex'], disguises: false });
  for (const text of ['加薇信', '加 微 信', 's3x', 'ѕex']) expect(m.match(text)).toEqual([]);
  expect(m.match('加\u200b微信 ＳＥＸ').map((h) => h.word)).toEqual(['加微信', 'sex']);
});

/** Words that matchers which fold only one side never find. */
const odd = words.concat([
  '日赚千元',
  'bet365',
  '1xbet',
  'weed',
  'butt',
  'whatsapp',
  '發票',
  'ＶＸ',
  '㈧',
  '①②',
  '™',
  'ﬁ',
  '❤',
  '***',
  '+v',
  '@all',
  'the rapist',
  'a  b',
  '微 信',
  '加，微',
  "he'll",
  'résumé',
  're\u0301sume\u0301',
  '𝓼𝓮𝔁',
  'x\u200by',
  'cảm ơn',
  'рот',
  '๑',
  '売春',
  '𠮷野家',
  '👨‍👩‍👧',
  'İstanbul',
  'ΣΑΣ',
  '1️⃣',
  't.me/',
  'ｶﾞｽ',
  '丶',
  '中丶国',
  'C++',
  '大麻烦',
  '路口',
  '\ud83d',
  'a\u0336\u0336\u0336',
]);
test.each(odd)('%s matches itself, alone and in a sentence', (word) => {
  const missed: string[] = [];
  for (const disguises of [true, false])
    for (const segment of [true, false]) {
      const m = createMatcher({ words: [word], disguises, segment });
      for (const text of [word, `「${word}」`, `${word}。`, `，${word} `])
        if (!m.match(text).some((h) => text.slice(h.start, h.end).includes(word.trim()))) missed.push(text);
    }
  expect(missed).toEqual([]);
});

test('nothing that cannot be seen is ever a word', () => {
  expect(createMatcher({ words: ['', '  ', '\u200b', '\u2800 '] }).match('a \u200b\u2800 b')).toEqual([]);
});

test('a long zalgo message costs no more than ten times a plain one', () => {
  const m = createMatcher({ words });
  const timed = (text: string, enough: number): number =>
    quickest(enough, () => {
      for (let i = 0; i < 50; i++) m.match(text);
    });
  const plain = timed('今天去吃饭好不好'.repeat(250), 0);
  const most = 10 * plain + 5;
  expect(timed(`加${'\u0336'.repeat(7)}`.repeat(250), most)).toBeLessThan(most);
});
