/**
 * Writes core/features/games/idioms.ts: idioms of four characters, the most used first, and where their ends are read otherwise
 * than those characters usually are.
 *
 *   npm pack nodejieba pinyin-pro     in a directory of its own, unpacked there
 *   JIEBA_DICT=…/cppjieba/dict/jieba.dict.utf8 PINYIN_PRO=…/pinyin-pro/dist/index.mjs npx tsx test/text/generate-idioms.ts
 *
 * Sources: the words tagged as idioms in the dictionary of jieba (MIT), as shipped by nodejieba; readings: pinyin-pro (MIT).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { soundsOf } from '../../core/text/sound.ts';

interface Reader {
  pinyin(text: string, o: { toneType: 'none'; type: 'array'; v: true }): string[];
}
const { pinyin } = (await import(pathToFileURL(process.env['PINYIN_PRO'] ?? 'index.mjs').href)) as Reader;
const found: { word: string; n: number }[] = [];
for (const line of readFileSync(process.env['JIEBA_DICT'] ?? 'jieba.dict.utf8', 'utf8').split('\n')) {
  const [word = '', count = '0', tag = ''] = line.split(' ');
  // What the dictionary counted fewer times nobody says in a group.
  if (tag.trim() === 'i' && Number(count) >= 4 && /^[\u4e00-\u9fff]{4}$/.test(word))
    found.push({ word, n: Number(count) });
}
/** Idioms that the dictionary has under other tags. */
const others =
  '画龙点睛春暖花开百发百中对牛弹琴画蛇添足井底之蛙杯弓蛇影掩耳盗铃刻舟求剑叶公好龙胸有成竹卧薪尝胆破釜沉舟纸上谈兵望梅止渴完璧归赵负荆请罪' +
  '四面楚歌三顾茅庐草木皆兵闻鸡起舞凿壁偷光囊萤映雪铁杵成针水滴石穿锦上添花雪中送炭如鱼得水龙飞凤舞虎头蛇尾鸡飞狗跳';
for (const word of others.match(/.{4}/gu) ?? []) if (!found.some((f) => f.word === word)) found.push({ word, n: 20 });
found.sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1));
const odd: string[] = [];
for (const { word } of found) {
  const read = pinyin(word, { toneType: 'none', type: 'array', v: true });
  for (const at of [0, 3]) {
    const usual = soundsOf(word[at] ?? '')[0];
    if (read[at] !== undefined && read[at] !== usual) odd.push(`${word}${at}${read[at]}`);
  }
}
const rows = (text: string): string => (text.match(/.{1,100}/gu) ?? []).map((part) => `  '${part}'`).join(' +\n');
writeFileSync(
  new URL('../../core/features/games/idioms.ts', import.meta.url),
  `/** Made by test/text/generate-idioms.ts; do not edit. Idioms: jieba (MIT). Readings: pinyin-pro (MIT). */

/** Four characters each, in a row, the most used first. */
export const idioms =
${rows(found.map((f) => f.word).join(''))};

/** Read otherwise: the idiom, 0 for its first and 3 for its last character, the syllable. */
export const oddReadings =
${rows(odd.join(' '))};
`,
);
console.log(`${found.length} idioms, ${odd.length} odd readings`);
