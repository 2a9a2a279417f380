import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fold, foldCommand, foldedText } from './index.ts';
import { quickest } from '../../test/quickest.ts';

const read = (text: string): string => foldedText(fold(text));

test.each([
  ['ＡＢＣ１２３', 'abc123', 'width and case'],
  ['Straße', 'straße', 'case'],
  ['繁體與簡體', '繁体与简体', 'Traditional'],
  ['羣裏夠綫妳', '群里够线你', 'variants that tables leave alone'],
  ['売薬', '卖药', 'Japanese forms'],
  ['⼤⻋⺩', '大车王', 'radicals'],
  ['㈧㊙①Ⅷ㎏ﬁ™', '(八)秘1viiikgfitm', 'several units'],
  ['𝓗𝐞𝗅𝚕𝟘', 'hell0', 'mathematical letters'],
  ['٣٤५', '345', 'digits of other scripts'],
  ['a\u200bb\u00adc\u2060d\u202ee\u{e0041}f', 'abcdef', 'invisible characters'],
  ['加\u3164微\u2800信', '加微信', 'fillers that look empty'],
  ['e\u0301 tie\u0302\u0301ng', 'é tiếng', 'spelled accents are put together'],
  ['ｶﾞ', 'ガ', 'half width with its mark'],
  ['s\u0337\u0301\u0302e\u0336\u0336\u0336x', 'sex', 'decoration'],
  ['💚❤️♡', '❤❤❤', 'hearts'],
  ['微༵信༵ 刷ิ单่ vׁx1ྂ', '微信 刷单 vx1', 'marks of other scripts where they have no letters'],
  ['กำลังที่ नमस्ते שָׁלוֹם བོད་', 'กําลังที่ नमस्ते שָׁלוֹם བོད་', 'and where they have'],
])('%s is read as %s: %s', (text, as) => {
  expect(read(text)).toBe(as);
});

test('accents stay: a word with them is another word', () => {
  expect(read('résumé')).not.toBe(read('resume'));
});

test('every folded unit knows where it came from', () => {
  const text = '㈧a\u0336\u0337\u0338\u200b𝐛';
  const view = fold(text);
  expect(Array.from({ length: view.length }, (_, i) => text.slice(view.start[i], view.end[i]))).toEqual([
    '㈧',
    '㈧',
    '㈧',
    'a\u0336\u0337\u0338\u200b',
    '𝐛',
  ]);
});

test('positions never go back, never leave the text, and cover it from the first visible character on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const view = fold(text);
      let last = -1;
      for (let i = 0; i < view.length; i++) {
        const [from, to] = [view.start[i] as number, view.end[i] as number];
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(i === 0 || from === view.start[i - 1] || from === last).toBe(true);
        last = to;
      }
      expect(last).toBe(view.length > 0 ? text.length : -1);
    }),
    { numRuns: 500 },
  );
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(read(read(text))).toBe(read(text));
    }),
    { numRuns: 1000 },
  );
  for (const text of ['繁體', '羣裏', '㈧', 'Ⅷ', '⺩', '売']) expect(read(read(text))).toBe(read(text));
});

test('65,536 marks on one letter cost next to nothing and hide nothing', () => {
  const text = `刷${'\u0301'.repeat(65_536)}单`;
  expect(read(text)).toBe('刷单');
  expect(quickest(200, () => read(text))).toBeLessThan(200);
});

test.each([
  ['签到', '签到'],
  ['簽到！！', '签到'],
  ['  签到。 ', '签到'],
  ['签到～', '签到'],
  ['😀签到👨‍👩‍👧❤️', '签到'],
  ['签到[愉快][微笑]', '签到'],
  ['ＣＨＥＣＫ　ＩＮ', 'check in'],
  ['我的   积分？', '我的 积分'],
  ['／签到', '/签到'],
  ['+1', '+1'],
  ['#签到', '#签到'],
  ['签到吗', '签到吗'],
  ['1️⃣', '1'],
  ['', ''],
  ['！！！', ''],
  ['😀', ''],
  ['字'.repeat(65), ''],
])('as a command word, %j is %j', (text, word) => {
  expect(foldCommand(text)).toBe(word);
});
