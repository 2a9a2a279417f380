/** A gap inside a word of two characters: a disguise, or the end of one clause and the beginning of the next. */
import { expect, test } from 'vitest';

import { createMatcher } from './index.ts';

const hits = (word: string, text: string): string[] =>
  createMatcher({ words: [word] })
    .match(text)
    .map((h) => h.word);

test.each([
  ['卖枪', '这个不卖\n枪在柜子里'],
  ['点炮', '声音别开太大先点 炮再说'],
  ['打针', '电话别打\n针也收好'],
  ['打枪', '这球很好打~枪在柜子里'],
  ['开车', '门刚开 车也到了'],
])('two clauses, and no %s: %j', (word, text) => expect(hits(word, text)).toEqual([]));

test.each([
  ['刷单', '先刷 单再说，有意联系我'],
  ['刷单', '别刷 单'],
  ['刷单', '先刷 单吧'],
  ['约炮', '刚约 炮的人'],
])('%s is hidden where a trade is spoken of or too little follows: %j', (word, text) =>
  expect(hits(word, text)).toEqual([word]),
);

test.each([
  ['裸贷', '全裸👍贷不贷款都一样'],
  ['刷量', '牙要刷～量一量体温'],
  ['合约', '书合一合 约个时间吧'],
])('a verb said twice is no part of %s: %j', (word, text) => expect(hits(word, text)).toEqual([]));

test.each([
  ['会费', '学生会费了好大劲'],
  ['催收', '别催收到就回你'],
  ['裸贷', '全裸贷不贷款都一样'],
  ['加仓', '看看加加仓里的货'],
])('words on both sides take %s apart, without a gap: %j', (word, text) => expect(hits(word, text)).toEqual([]));

test.each([
  ['刷单', '刷单不能停'],
  ['代考', '代考了两次'],
  ['代开', '2024年代开新渠道'],
])('%s stays: %j', (word, text) => expect(hits(word, text)).toEqual([word]));
