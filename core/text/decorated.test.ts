/** Letters and signs of text decorators, and what stands beside a disguised word. */
import { describe, expect, test } from 'vitest';

import { createMatcher, type Variant } from './index.ts';

const found = (words: readonly string[], text: string, variants: readonly Variant[] = []): string[] =>
  createMatcher({ words, variants })
    .match(text)
    .map((h) => `${h.word}=${text.slice(h.start, h.end)}`);

test.each([
  ['whatsapp', 'ɯԋαƚʂαρρ'],
  ['telegram', 'ƚҽʅҽɠɾαɱ'],
  ['telegram', 'ɬɛƖɛɠཞąɱ'],
  ['porn', 'ƿorn'],
  ['casino', 'СДSЇИФ'],
  ['bitcoin', 'ъітсоіп'],
  ['sexy', 'รєץא'],
  ['pussy', 'pu💲💲💴'],
  ['onlyfans', '⭕♑️l💴fans'],
  ['加vx', '加✔️x'],
  ['加vx', '加νχ'],
  ['刷单', '㕞单'],
  ['时时彩', '旹旹彩'],
])('%s written %s', (word, text) => {
  expect(found([word], `看 ${text} now`)).toEqual([`${word}=${text}`]);
});

describe('marks that no language has together are a disguise', () => {
  test.each(['bùţţ', 'ñäzi'])('%s alone', (text) => {
    expect(found(['butt', 'nazi'], text)).toHaveLength(1);
  });
  test.each(['râpé', 'râpé fin ou gros', 'bị cúm'])('not %s', (text) => {
    expect(found(['rape', 'cum'], text)).toEqual([]);
  });
});

test.each([
  ['hell', '♓ell! said he', '♓ell'],
  ['nazi', 'ηαzi!', 'ηαzi'],
  ['hell', 'he11!', 'he11'],
  ['sex', '$sex', 'sex'],
])('a sign behind or before %s is no letter of it: %s', (word, text, written) => {
  expect(found([word], text)).toEqual([`${word}=${written}`]);
});

describe('a plus for a t at the edge of a word', () => {
  test.each(['shi+', 'oh shi+, no', '+elegram'])('%s', (text) => {
    expect(found(['shit', 'telegram'], text)).toHaveLength(1);
  });
  test.each(['Ti+', 'po+', 'shi++', '3+elegram'])('not %s', (text) => {
    expect(found(['tit', 'pot', 'shit', 'telegram'], text)).toEqual([]);
  });
});

describe('digits and signs for letters among other disguises', () => {
  test.each([
    ['whatsapp', 'ⓦⓗ@ⓣ5@ⓟⓟ'],
    ['onlyfans', '０ｎｌｙｆａｎ＄'],
    ['onlyfans', '0n[l]yfan5'],
    ['whatsapp', 'wh4ts**app**'],
    ['shit', 's.h.!.t'],
    ['nazi', 'n@z!'],
    ['nazi', 'na2!'],
    ['whore', 'WHOR3'],
    ['weed', '⒲⒠[⒠]⒟'],
    ['三级片', 'Ⅲ级片'],
    ['free money', 'f.r.e.e. .m.o.n.e.y'],
  ])('%s as %s', (word, text) => {
    expect(found([word], `看 ${text} now`)).toEqual([`${word}=${text}`]);
  });
  test.each(['naz!', '$0 naz!!', 'REB8-A7E', 'shl(7)', 'SEX7', 'a free. Money is'])('not in %s', (text) => {
    expect(found(['nazi', 'rebate', 'shlt', 'sext', 'free money'], text)).toEqual([]);
  });
});

describe('letters apart and drawn out', () => {
  test.each([
    ['sex', 's eee xx'],
    ['sex', 's s s e e x'],
    ['porn', 'p-p-o-o-r-n'],
    ['sex', 's🍎s🍎e🍎x🍎x'],
  ])('%s in %s', (word, text) => {
    expect(found([word], `now ${text} here`)).toEqual([`${word}=${text}`]);
  });
  test('the last letter of the word before is not one of them', () => {
    expect(found(['sex'], 'guys check this s e x')).toEqual(['sex=s e x']);
  });
});

describe('a phrase of long words', () => {
  test.each(['clickhere', 'so much clickhere!', 'c\u2028l\u2028i\u2028c\u2028k\u2028h\u2028e\u2028r\u2028e'])(
    'in one piece or in letters: %j',
    (text) => expect(found(['click here'], text)).toHaveLength(1),
  );
  test('no therapist', () => expect(found(['the rapist'], 'my therapist')).toEqual([]));
});

test('one letter of four is enough where digits and letters take turns', () => {
  expect(found(['slut'], 'you want 51u7 now')).toEqual(['slut=51u7']);
  expect(found(['slut', 'tit', 'pot'], 'room 5107, p07 or T17')).toEqual([]);
});

test.each(['**刷****单**', '~~刷~~~~单~~', '*刷**单*', '__s____e____x__'])(
  'marks of its own around every letter belong to the word: %s',
  (text) => expect(found(['刷单', 'sex'], `今天 ${text} 吗`).map((x) => x.slice(x.indexOf('=') + 1))).toEqual([text]),
);

describe('other names in English need no Chinese company', () => {
  test.each(['what the fck', 'just kys', 'oh sht'])('%s', (text) => {
    expect(found(['fuck', 'kill yourself', 'shit'], text, ['alias'])).toHaveLength(1);
  });
  test('letters for Chinese do', () => expect(found(['洗钱', '博彩'], 'see xq and bc', ['alias'])).toEqual([]));
});

test.each([
  ['扫码进群', '扫石马进君羊'],
  ['扫码进群', '扌彐石马进君羊'],
  ['微信', '彳山信'],
  ['刷单', '尸刂单'],
  ['高利贷', '高禾刂代贝'],
])('%s written as its parts: %s', (word, text) => {
  expect(found([word], `有人要${text}吗`, ['split'])).toEqual([`${word}=${text}`]);
  expect(found([word], `有人要${text}吗`)).toEqual([]);
});

describe('kana and tone marks as ornaments', () => {
  test.each([
    ['加我微の信 abc', '微の信'],
    ['微ゞ信同号', '微ゞ信'],
    ['微ˇ信同号', '微ˇ信'],
  ])('%s', (text, written) => expect(found(['微信'], text)).toEqual([`微信=${written}`]));
  test.each(['大の麻は違法です', '東口の交番', '特色の情報', '印刷の単位'])('not in %s', (text) =>
    expect(found(['大麻', '口交', '色情', '刷单'], text)).toEqual([]),
  );
});

test.each(['✔ X 平台', '✔X平台可用', '完成✔❌未完成', '✔️ ✖️', '✅X平台', '💴 5000'])(
  'marks of a list are no letters: %s',
  (text) => expect(found(['vx', '微信', 'yo'], text)).toEqual([]),
);
