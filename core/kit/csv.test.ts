import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';

import { utf8Base64 } from './base64.ts';
import { csvOf } from './csv.ts';

it('is read back as it was, whatever the cells hold', () => {
  const rows = [
    ['名字', 'n'],
    ['a,b', 1],
    ['he said "hi"', -2],
    ['two\nlines', 3],
  ];
  const text = csvOf(rows);
  expect(parse(text, { bom: true })).toEqual(rows.map((r) => r.map(String)));
  expect(Buffer.from(utf8Base64(text), 'base64').toString('utf8')).toBe(text);
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=HYPERLINK("x")'])('%j is no formula', (words) => {
  const [[found]] = parse(csvOf([[words]]), { bom: true, record_delimiter: '\r\n' }) as [[string]];
  expect(found).toBe(`'${words}`);
});

it.each(['', 'a', 'ab', 'abc', '榕树 🌳', '\ud800'])('base64 of %j', (text) => {
  expect(utf8Base64(text)).toBe(Buffer.from(text.toWellFormed(), 'utf8').toString('base64'));
});
