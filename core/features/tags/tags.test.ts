import { afterEach, describe, expect, it } from 'vitest';

import { harness, type Harness } from '../../../test/harness.ts';
import { keyOf, readRule, readTagging } from './rules.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const open = async (): Promise<Harness> => {
  h = await harness();
  await h.say('lin', '大家好');
  await h.say('May', '你好');
  return h;
};
const toLin = (lines: readonly string[]): string[] =>
  lines.filter((l) => l.startsWith('※')).map((l) => l.replace(/^※[^:]*: /u, ''));

describe('a tag', () => {
  it('is given and taken by hand, seen by staff in private, and never in the group', async () => {
    const b = await open();
    expect(await b.say('lin', '/标签 @May VIP')).toEqual(['好，记下了。']);
    expect(await b.say('lin', '/标签 @May vip')).toEqual(['本来就有这个标签。']);
    const seen = await b.say('lin', '/资料 @May');
    expect(toLin(seen)).toEqual([expect.stringMatching(/^May：0 分，11月21日 进群\n标签：VIP$/u)]);
    expect(seen.filter((l) => !l.startsWith('※'))).toEqual(['私聊发你了。']);
    expect((await b.say('May', '/我的名片')).join()).not.toContain('VIP');
    expect(await b.say('hao', '/资料 @May')).toEqual(['这个要版主来。']);
    expect(toLin(await b.tell('lin', '标签列表'))).toEqual(['VIP：1 人']);
    expect(await b.say('lin', '/标签 @May -VIP')).toEqual(['好，记下了。']);
    expect(toLin(await b.tell('lin', '标签列表'))).toEqual(['还没有标签。比如「标签 @May VIP」。']);
  });
  it('is taken back with undo, and stays over a restart', async () => {
    const b = await open();
    await b.say('lin', '/标签 @May VIP');
    await b.restart();
    expect(toLin(await b.tell('lin', '标签列表'))).toEqual(['VIP：1 人']);
    await b.say('lin', '/撤销');
    expect(toLin(await b.tell('lin', '标签列表'))).toEqual(['还没有标签。比如「标签 @May VIP」。']);
  });
  it('comes by rule, and the tags of groups keep their word', async () => {
    const b = await open();
    expect(toLin(await b.tell('lin', '标签规则 常客 积分 5'))).toEqual(['好，积分满 5 的人从现在起有「常客」。']);
    await b.say('May', '签到');
    expect(toLin(await b.tell('lin', '标签列表'))).toEqual(['常客：1 人（积分满 5 自动有）']);
    expect(toLin(await b.tell('lin', '标签规则 常客 停'))).toEqual(['好，「常客」不再自动给，有的人还有。']);
    await b.tell('lin', '我的群');
    expect(toLin(await b.tell('lin', '标签 1 福利群'))[0]).toContain('福利群');
  });
});

describe('reading', () => {
  it('folds what is one tag, and refuses what is none', () => {
    expect(keyOf('ＶＩＰ')).toBe(keyOf('vip'));
    expect(readTagging('-VIP')).toEqual({ tag: 'VIP', on: false });
    expect(readTagging('#VIP')).toEqual({ tag: 'VIP', on: true });
    expect(readTagging('two words')).toBeUndefined();
    expect(readTagging('x'.repeat(21))).toBeUndefined();
    expect(readRule('VIP level 5')).toEqual({ tag: 'VIP', rule: { what: 'level', atLeast: 5 } });
    expect(readRule('VIP 点数 满 500')).toEqual({ tag: 'VIP', rule: { what: 'points', atLeast: 500 } });
    expect(readRule('VIP 停')).toEqual({ tag: 'VIP', rule: null });
    expect(readRule('VIP 积分 0')).toBeUndefined();
  });
});
