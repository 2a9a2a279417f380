import { afterEach, describe, expect, it } from 'vitest';

import { harness, type Harness } from '../../../../test/harness.ts';
import { freshHouse, testDialect } from '../../../../test/servers/index.ts';
import { createBook } from './book.ts';
import { plainRule } from './rules.ts';

const open: Harness[] = [];
afterEach(async () => {
  for (const h of open.splice(0)) {
    const errors = h.errors;
    await h.close();
    expect(errors).toEqual([]);
  }
});

let number = 0;
/** An event of its own number in every process: they share one inbox. */
const says = async (b: Harness, text: string): Promise<string | undefined> => {
  const id = `shared-${++number}`;
  await b.platform.deliver({
    kind: 'message',
    id,
    account: 'playground',
    at: b.clock.now(),
    room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
    from: { id: 'guest', name: 'guest', role: 'member' },
    messageId: id,
    text,
  });
  await b.settle();
  return b.traces.findLast((t) => t.event.kind === 'message')?.stage;
};
/** A turn of everything that waits, so that a look that began is done. */
const turns = async (b: Harness): Promise<void> => {
  for (let i = 0; i < 5; i++) await b.database.write(() => undefined);
  await b.settle();
};

describe('two processes on one database', () => {
  it('a rule added, changed and removed in one counts in the other', async () => {
    const house = await freshHouse(testDialect());
    const a = await harness({ url: house.url });
    const b = await harness({ url: house.url });
    open.push(a, b);
    const owner = async (text: string): Promise<void> => {
      const id = `owner-${++number}`;
      await a.platform.deliver({
        kind: 'message',
        id,
        account: 'playground',
        at: a.clock.now(),
        room: { id: 'deer', kind: 'group', name: '小鹿母婴群' },
        from: { id: 'lin', name: '店长 Lin', role: 'owner' },
        messageId: id,
        text,
      });
      await a.settle();
    };
    await owner('大家早');
    expect(await says(b, '刷单')).not.toBe('screen');
    await owner('/添加违禁词 刷单 马上');
    expect(await says(a, '刷单')).toBe('screen');
    await b.pass(1000);
    await says(b, '今天吃什么');
    await turns(b);
    expect(await says(b, '刷单')).toBe('screen');
    await owner('/导入违禁词 代购、裸聊');
    await owner('1');
    await owner('/启用违禁词');
    await b.pass(1000);
    await says(b, '今天吃什么');
    await turns(b);
    expect(await says(b, '裸聊')).toBe('screen');
    await owner('/删除违禁词 刷单 代购');
    await b.pass(1000);
    await says(b, '今天吃什么');
    await turns(b);
    expect(await says(b, '刷单')).not.toBe('screen');
    expect(await says(b, '代购')).not.toBe('screen');
    expect(await says(b, '裸聊')).toBe('screen');
    for (const h of open.splice(0)) await h.close();
    await house.drop();
  });
});

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
