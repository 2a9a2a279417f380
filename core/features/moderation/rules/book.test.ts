import { describe, expect, it } from 'vitest';

import { createBook } from './book.ts';
import { plainRule } from './rules.ts';

describe('the book', () => {
  it('holds a long list of words, adds and drops single ones, and finds them at once', () => {
    const book = createBook(() => []);
    const words = Array.from({ length: 12_000 }, (_, i) => `词${i.toString(36)}尾${i % 7}`);
    book.put(1, [{ ...plainRule('大', { kind: 'list' }), id: 1 }]);
    for (let i = 0; i < words.length; i += 2000) book.fill(1, 1, words.slice(i, i + 2000));
    const one = words[7_777] ?? '';
    const found = () => book.read(1, `看看${one}吧`).broken.filter((b) => b.hit.word === one);
    expect(found().map((b) => b.rule.id)).toEqual([1]);
    book.empty(1, 1, [one]);
    expect(found()).toEqual([]);
    expect(book.listWith(1, words[5] ?? '')?.rule.id).toBe(1);
    book.drop(1, [1]);
    expect(book.read(1, words[5] ?? '').broken).toEqual([]);
  });

  it('a change of anything but the words leaves them where they are', () => {
    const book = createBook(() => []);
    const rule = { ...plainRule('名单', { kind: 'list', state: 'watch' }), id: 1 };
    book.put(1, [rule]);
    book.fill(1, 1, ['刷单', '代购']);
    expect(book.watches(1)).toBe(true);
    book.put(1, [{ ...rule, state: 'on' }]);
    expect(book.watches(1)).toBe(false);
    expect(book.read(1, '代购').broken).toHaveLength(1);
    book.prune(1, 1, new Set(['刷单']));
    expect(book.read(1, '代购').broken).toEqual([]);
    expect(book.find(1, '刷單')).toBeUndefined();
    book.put(1, [{ ...plainRule('刷單'), id: 2 }]);
    expect(book.find(1, '刷 单')?.id ?? book.find(1, '刷单')?.id).toBe(2);
  });
});
