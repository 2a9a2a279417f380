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
