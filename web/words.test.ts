import { expect, test } from 'vitest';

import { simplifiedOnly } from '../core/text/script.ts';

/** Texts, functions that make texts, and groups of them; the page's files are plain JavaScript. */
interface Words {
  readonly [key: string]: string | readonly string[] | null | ((...values: unknown[]) => string) | Words;
}
const load = async (name: string, file: string): Promise<Words> => {
  const module = (await import(new URL(`public/js/words-${file}.js`, import.meta.url).href)) as Record<string, Words>;
  return module[name] ?? {};
};
const hans = await load('hans', 'hans');
const hant = await load('hant', 'hant');
const en = await load('en', 'en');

/** Every text by its path, made with what functions are given on the page. */
function texts(words: Words, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  const notice = { name: 'May', detail: 'Mei', why: 'no answer', member: 7, toString: () => 'May' };
  for (const [key, value] of Object.entries(words)) {
    const at = `${path}${key}`;
    if (key === 'switchLanguage' || value === null) continue;
    if (typeof value === 'function') found.set(at, value(notice, '10:30'));
    else if (typeof value === 'string') found.set(at, value);
    else if (Array.isArray(value)) for (const [i, one] of value.entries()) found.set(`${at}.${i}`, String(one));
    else for (const [inner, text] of texts(value as Words, `${at}.`)) found.set(inner, text);
  }
  return found;
}

test('the page says everything in all three languages', () => {
  const keys = (words: Words): string[] => [...texts(words).keys()].sort();
  expect(keys(hans).length).toBeGreaterThan(120);
  expect(keys(hant)).toEqual(keys(hans));
  expect(keys(en)).toEqual(keys(hans));
  for (const words of [hans, hant, en])
    for (const [path, text] of texts(words)) expect([path, /undefined|\[object|^$/.test(text)]).toEqual([path, false]);
});

test('traditional words hold no simplified characters, English ones no Chinese', () => {
  for (const [path, text] of texts(hant)) expect([path, simplifiedOnly(text)]).toEqual([path, []]);
  for (const [path, text] of texts(en)) expect([path, /\p{Script=Han}/u.test(text)]).toEqual([path, false]);
});

test('none of them sounds like a machine', () => {
  for (const words of [hans, hant, en])
    for (const [path, text] of texts(words))
      expect([path, /操作成功|参数|非法|參數|invalid|illegal/i.test(text)]).toEqual([path, false]);
});
