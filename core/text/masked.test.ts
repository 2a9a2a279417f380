/** Words behind blots, and words down the columns of short lines. */
import { expect, test } from 'vitest';

import { createMatcher } from './index.ts';

const words = [
  'fuck',
  'shit',
  'porn',
  'sex',
  'bitch',
  'free money',
  '加微信',
  '傻逼',
  '大麻',
  '刷单',
  '日结',
  '网上赌博',
  '刻章',
];
const m = createMatcher({ words, allow: ['shit happens'] });
const hits = (text: string): string[] => m.match(text).map((h) => h.word);

test.each([
  ['what the f*ck', 'fuck', 9, 13],
  ['F**K off', 'fuck', 0, 4],
  ['sh*t!', 'shit', 0, 4],
  ['sh## here', 'shit', 0, 4],
  ['b*t*h please', 'bitch', 0, 5],
  ['看p●rn吧', 'porn', 1, 5],
  ['s*x', 'sex', 0, 3],
  ['快加微*吧', '加微信', 1, 4],
  ['有事加*信', '加微信', 2, 5],
  ['你个傻*', '傻逼', 2, 4],
  ['刻* 包邮', '刻章', 0, 2],
  ['他就是傻×。', '傻逼', 3, 5],
  ['玩网上○博的', '网上赌博', 1, 5],
])('letters blotted out: %s', (text, word, start, end) => {
  expect(m.match(text)).toMatchObject([{ word, start, end, plain: false, views: ['masked'] }]);
});

test.each([
  'a*b*c = d',
  'y = s*x + b',
  'price* and fuc* up',
  '**but** no',
  '*shi* is a word',
  'use git add *.ts',
  '2*3*4',
  '大*的杯子',
  '加*号',
  '*傻*',
  'fu*king',
  'f*** it',
  '#porch',
  '#1 #2 # three',
  '尺码：大×小',
  '● 大家 ○ 小家',
  's*n',
  '#轻松一刻# 猫咪学走路',
  '#好友多加#信号不好',
  '*网上*博物馆',
  '请立刻*',
])('ordinary signs: %s', (text) => expect(hits(text)).toEqual([]));

test.each([
  ['刷日\n单结', ['刷单', '日结']],
  ['日刷\n结单', ['刷单', '日结']],
  ['群加\n进微\n来信', ['加微信']],
  ['加 你\n微 好\n信 吗', ['加微信']],
  ['| s | a |\n| e | b |\n| x | c |', ['sex']],
])('down the columns: %j', (text, found) => expect(hits(text).toSorted()).toEqual(found.toSorted()));

test.each(['牙刷洗\n空单好', '刷牙洗脸\n单词', '第一行，刷\n第二行，单', '今日刷\n明日单'])(
  'lines that are no columns: %j',
  (text) => expect(hits(text)).toEqual([]),
);

test('a word taken out or let pass is not found behind blots either', () => {
  expect(hits('sh*t happens')).toEqual(['shit']);
  const plain = createMatcher({ words: ['fuck'], disguises: false });
  expect(plain.match('f*ck')).toEqual([]);
});
