/** The pitfalls of matching words through disguises, one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allVariants, createMatcher, type Variant } from './index.ts';
import { quickest } from '../../test/quickest.ts';

const found = (words: readonly string[], text: string, variants: readonly Variant[] = []): string[] =>
  createMatcher({ words, variants })
    .match(text)
    .map((h) => `${h.word}=${text.slice(h.start, h.end)}`);

describe('positions are those of the text as written', () => {
  test.each([
    ['1xbet', 'go 1️⃣xbet now', '1️⃣xbet'],
    ['casino', '𝓬𝓪𝓼𝓲𝓷𝓸!', '𝓬𝓪𝓼𝓲𝓷𝓸'],
    ['sex', 's\u0336\u0337e\u0301\u0302\u0303x\u0336 tonight', 's\u0336\u0337e\u0301\u0302\u0303x\u0336'],
    ['三级片', '看㊂级片吧', '㊂级片'],
    ['三级片', '看㈢级片吧', '㈢级片'],
    ['刷单', '来【刷】【单】吧', '【刷】【单】'],
    ['刷单', '来刷**单**吧', '刷**单**'],
    ['casino', 'so cas<b>ino</b> here', 'cas<b>ino</b>'],
    ['free money', 'ＦＲＥＥ　ｍｏｎｅｙ！', 'ＦＲＥＥ　ｍｏｎｅｙ'],
  ])('%s in %j', (word, text, written) => {
    expect(found([word], text)).toEqual([`${word}=${written}`]);
  });
});

test('word and text are folded alike: digits, doubles and spaces of a word are its own', () => {
  for (const word of ['日赚千元', 'bet365', '1xbet', 'ass', 'weed', 'butt', 'QQ群', '时时彩', '免费 送', '888poker'])
    expect(found([word], `x ${word} y`)).toEqual([`${word}=${word}`]);
});

describe('Latin words have boundaries, Chinese words have none', () => {
  test.each(['看porn吧', 'porn_hub', 'porn123', '「porn」'])('in %s', (text) => {
    expect(found(['porn'], text)).toEqual(['porn=porn']);
  });
  test.each(['pornography', '𝖼𝗅𝖺𝗌𝗌', 'class', 'с1ass', 'cl̶a̶s̶s̶'])('not in %s', (text) => {
    expect(found(['porn', 'ass', 'lass'], text)).toEqual([]);
  });
  test('in the middle of Chinese', () => {
    expect(found(['刷单'], '他昨天刷单赚了')).toEqual(['刷单=刷单']);
  });
});

test.each([
  ['刷单', '印刷单位在三楼'],
  ['代购', '现代购物中心'],
  ['口交', '路口交警在执勤'],
  ['博彩', '微博彩妆视频'],
  ['色情', '角色情感很饱满'],
  ['大麻', '遇到大麻烦了'],
  ['毒品', '消毒品类很多'],
  ['包夜', '书包夜里落在车上'],
])('%s is not across the words of %s', (word, text) => {
  const m = createMatcher({ words: [word] });
  expect(m.match(text)).toEqual([]);
  expect(m.look(text).dropped.map((d) => [d.word, d.why])).toEqual([[word, 'inside']]);
});

describe('gaps', () => {
  test.each([
    ['sex', 's e x'],
    ['sex', 's.e-x'],
    ['telegram', "t'e'l'e'g'r'a'm"],
    ['加微信', '加，微，信'],
    ['加微信', '加 微 信'],
    ['刷单', '刷😀😀😀😀😀😀😀😀单'],
    ['刷单', '刷[微笑]单'],
    ['刷单', '刷<:smile:123456789>单'],
    ['刷单', '刷\n单'],
    ['QQ群', 'QQ 群'],
  ])('%s is %j', (word, text) => {
    expect(found([word], `${text}。`)).toEqual([`${word}=${text}`]);
  });
  test.each([
    ['sex', "my friend's ex"],
    ['sex', 'SE x2'],
    ['sex', 'SE-X200'],
    ['whore', 'who re-read it'],
    ['hell', "he'll see"],
    ['tit', "isn't it"],
    ['ass', 'c l a s s'],
    ['刷单', '墙我来刷，单间留给你'],
    ['刷单', `刷${'*'.repeat(9)}单`],
    ['therapist', 'the rapist'],
    ['the rapist', 'therapist'],
  ])('%s is not in %j', (word, text) => {
    expect(found([word], text)).toEqual([]);
  });
});

test('what may be a letter is tried as a letter and as a gap', () => {
  expect(found(['porn'], 'p🅾rn')).toEqual(['porn=p🅾rn']);
  expect(found(['刷单'], '刷🅾单')).toEqual(['刷单=刷🅾单']);
  expect(found(['刷单'], '刷丶单')).toEqual(['刷单=刷丶单']);
  expect(found(['刷单'], '刷™单')).toEqual(['刷单=刷™单']);
  expect(found(['刷单'], '刷🇨🇳单')).toEqual(['刷单=刷🇨🇳单']);
  expect(found(['sex'], '🇸🇪🇽')).toEqual(['sex=🇸🇪🇽']);
});

describe('what stands around more than half a word stands around words of their own', () => {
  test.each(['墙我来刷「单间」留着', '墙刷**单间**留给你', '（墙我来刷）单间留给你', '墙我来刷【单间】先空着'])(
    'in %s',
    (text) => {
      expect(found(['刷单'], text)).toEqual([]);
    },
  );
  test.each(['来刷「单」吧', '来【刷】单吧', '来刷**单**吧', '来"刷"单吧'])('not in %s', (text) => {
    expect(found(['刷单'], text)).toHaveLength(1);
  });
});

describe('digits in names of files and things are no disguise', () => {
  test.each(['p0rn_chip v2', 'see p0rn.cfg', 'x_p0rn', 'order PO-RN-4471', 'CH3A75 tag', 'letters p, o, r, n in it'])(
    'in %s',
    (text) => {
      expect(found(['porn', 'cheats'], text)).toEqual([]);
    },
  );
  test.each(['p0rn.com', 'visit p0rn. Now', 'ch3a75 here', 'p,o,r,n'])('not in %s', (text) => {
    expect(found(['porn', 'cheats'], text)).toHaveLength(1);
  });
  test('a sign at the beginning is a letter, too', () => {
    expect(found(['loser', 'lender', 'serum'], 'a |os3r, the |3nd3r, this $3rum')).toHaveLength(3);
    expect(found(['lender', 'serum'], 'a||3nder costs $3 rum')).toEqual([]);
  });
});

test('a phrase in pieces between its own words is a phrase, and no accident', () => {
  expect(found(['加微信', '私聊我'], '想加😏微信的来，宝妈私聊📱我首选')).toHaveLength(2);
  expect(found(['私聊我'], '有事私聊，我们明天再说')).toEqual([]);
});

test('two rare words beside a gap are words', () => {
  expect(found(['裸贷', '零花', '木马'], '全裸-贷不贷款都一样；归零 花了两天；实木 马凳')).toEqual([]);
});

test('the invisible is more than U+200B', () => {
  for (const c of '\u00ad\u034f\u061c\u115f\u180e\u200b\u200e\u202e\u2060\u2066\u2800\u3164\ufe0f\ufeff\uffa0\u{e0041}\u{e0100}')
    expect(found(['刷单'], `刷${c}单`)).toEqual([`刷单=刷${c}单`]);
});

describe('repeats', () => {
  test.each([
    ['ass', 'assss'],
    ['sex', 'ssseeeexx'],
    ['刷单', '刷刷刷单单单'],
    ['刷单', '刷刷单单'],
    ['加微信', '加微微微信'],
  ])('%s is %s', (word, text) => {
    expect(found([word], `${text}，`)).toEqual([`${word}=${text}`]);
  });
  test.each([
    ['ass', 'as'],
    ['butt', 'but'],
    ['weed', 'wed'],
    ['他妈的', '他妈妈的手艺'],
    ['bet365', 'bet3655'],
    ['时时彩', '时彩'],
  ])('%s is not %s', (word, text) => {
    expect(found([word], text)).toEqual([]);
  });
});

describe('digits for letters', () => {
  test.each([
    ['sex', 's3x'],
    ['ass', 'a$$'],
    ['porn', 'p0rn'],
    ['kill yourself', 'k1ll y0ur53lf'],
  ])('%s is %s', (word, text) => {
    expect(found([word], `so ${text} now`)).toEqual([`${word}=${text}`]);
  });
  test.each([
    'Galaxy A55',
    'gate T17',
    'no. 455',
    '5EX',
    'commit 9f3a55e1b',
    'https://a.example/x/a5sEx3t',
    'W33D-0091',
    'tit4n',
  ])('codes: %s', (text) => {
    expect(found(['ass', 'tit', 'sex', 'weed'], text)).toEqual([]);
  });
});

describe('other languages', () => {
  test.each([
    'у меня болит рот',
    'я сам сделаю',
    'cảm ơn bạn nhiều',
    'du fromage râpé',
    'das Maß ist voll',
    'ζεστός καφές',
  ])('%s', (text) => {
    expect(found(['pot', 'cam', 'rape', 'mab', 'sex', 'pom'], text)).toEqual([]);
  });
  test.each([
    ['sex', 'free ѕех here'],
    ['casino', 'best cаsinо in town'],
    ['porn', '看рогn吧'],
    ['rape', 'he will râpé you'],
    ['fuck', 'fυςκ this'],
  ])('%s in %s is a disguise', (word, text) => {
    expect(found([word], text)).toHaveLength(1);
  });
});

describe('on request only', () => {
  test.each([
    ['赌博', '线上dubo', 'pinyin'],
    ['加微信', 'jiā wēi xìn', 'pinyin'],
    ['加微信', '请jwx哦', 'initials'],
    ['兼职', '招兼直', 'homophone'],
    ['赌博', '线上睹博', 'lookalike'],
    ['枪支', '有木仓支', 'split'],
    ['刷单', '单刷日结', 'reversed'],
    ['QQ群', '加企鹅裙', 'alias'],
  ] as const)('%s: %s by %s', (word, text, variant) => {
    expect(found([word], text)).toEqual([]);
    const [hit] = createMatcher({ words: [word], variants: [variant] }).match(text);
    expect(hit).toMatchObject({ word, plain: false });
    expect(hit?.views).toContain(variant);
  });
  test.each([
    ['兼职', '他简直疯了'],
    ['兼职', '监制是谁'],
    ['贷款', '带宽不够'],
    ['大麻', '大妈来了'],
    ['枪支', '强制更新'],
    ['约炮', '越跑越快'],
    ['贷款', '货款已收'],
    ['返利', 'Fan Li is my teacher'],
    ['洗钱', 'Xi Qian sent it'],
    ['博彩', '晚上炒菠菜吃'],
    ['QQ', '南极企鹅很可爱'],
  ])('%s is not in %s, everything on', (word, text) => {
    expect(found([word], text, allVariants)).toEqual([]);
  });
});

test('many forms of one character are read as one', () => {
  for (const text of ['發票', '発票', '发票', '髮票'.replace('髮', '發')])
    expect(found(['发票'], `开${text}吗`)).toHaveLength(1);
  expect(found(['微信群'], '进微信羣')).toEqual(['微信群=微信羣']);
  expect(found(['老虎机'], '玩⽼⻁机')).toEqual(['老虎机=⽼⻁机']);
});

test('an allow phrase covers the hit in the text as written, disguised too, and nothing else', () => {
  const m = createMatcher({ words: ['weed', '代开'], allow: ['weed killer', '代开会员'] });
  expect(m.match('buy W E E D killer? no, weed killer 和代 开会员')).toEqual([]);
  expect(m.match('weed, killer price').map((h) => h.word)).toEqual(['weed']);
  expect(m.match('代开发票').map((h) => h.word)).toEqual(['代开']);
});

test('every word is found as it is listed, whatever is asked for', () => {
  const piece = fc.constantFrom(
    '刷',
    '单',
    '一',
    '信',
    'a',
    'B',
    'ß',
    'é',
    'р',
    '1',
    '6',
    ' ',
    '.',
    '，',
    '❤',
    '🅰',
    '①',
    'ǫ',
    '々',
    'ー',
    '한',
    '$',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (pieces, disguises, segment, variants) => {
        const word = pieces.join('').trim();
        const m = createMatcher({ words: [word], disguises, segment, variants: variants ? allVariants : [] });
        const hit = m.match(word).find((h) => h.start <= 0 && h.end >= word.length);
        expect(hit === undefined && word !== '' ? word : '').toBe('');
      },
    ),
    { numRuns: 1500 },
  );
});

test('what was read before changes nothing', () => {
  const words = ['刷单', '加微信', 'sex', 'bet365', '时时彩', '外挂'];
  const kept = createMatcher({ words, variants: allVariants });
  const text = fc.array(
    fc.constantFrom(
      '刷',
      '单',
      'waigua',
      'sex',
      's e x',
      '3',
      '加',
      '微信',
      ' ',
      '，',
      'é',
      '6',
      'η',
      '😀',
      '<b>',
      '</b>',
      'x',
      '彩',
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(text, (pieces) => {
      const message = pieces.join('');
      expect(kept.look(message)).toEqual(createMatcher({ words, variants: allVariants }).look(message));
    }),
    { numRuns: 150 },
  );
});

test('the worst messages cost little', () => {
  const m = createMatcher({ words: ['刷单', '大麻', 'sex', 'ass', '加微信', 'bet365'] });
  for (const text of [
    's\u0336\u0337\u0338e\u0336\u0337\u0338'.repeat(250),
    's'.repeat(2000),
    'ηυνγ6 '.repeat(330),
    '大麻烦'.repeat(660),
    '刷单'.repeat(1000),
    `刷${'\u0336'.repeat(65_536)}单`,
  ])
    expect(quickest(150, () => m.match(text))).toBeLessThan(150);
});
