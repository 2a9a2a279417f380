import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { day, harness, hour, type Harness } from '../../test/harness.ts';
import { runImport } from '../../test/import/kit.ts';

let folder: string;
let h: Harness | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-words-'));
});
afterEach(async () => {
  await h?.close();
  h = undefined;
  rmSync(folder, { recursive: true, force: true });
});
const url = (): string => join(folder, 'banyan.db');
const file = (text: string): string => {
  writeFileSync(join(folder, 'words.csv'), text);
  return join(folder, 'words.csv');
};
/** The bot runs, then stops for the command, as operators do. */
const bot = async (): Promise<Harness> => (h = await harness({ url: url(), start: Date.now() }));
const stopped = async (): Promise<void> => {
  await h?.close();
  h = undefined;
};
const words = (...argv: string[]) => runImport('words', ...argv, '--community', '小鹿母婴群', '--database', url());

describe('banyan import words', () => {
  it('shows what it would have hit, brings the words in, and takes the batch back', async () => {
    const b = await bot();
    await b.say('lin', '大家早');
    await b.say('may', '有人刷单吗');
    await stopped();
    const path = file('word,category,level\n刷单,广告,1\n代开发票,广告,1\n裸聊,色情,3\n的,x,1\n刷单,广告,1\n');
    const shown = await words(path, '--dry-run');
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain('3 words to bring in; left out: 1 said twice, 1 listed already');
    expect(shown.out).toContain('色情  1  level 3');
    expect(shown.out).toMatch(/in the last \d+ messages kept: 1 hits, of 1 members/);
    const done = await words(path, '--do', 'delete,warn');
    const batch = /--undo ([0-9a-f]{8})/.exec(done.out)?.[1] ?? '';
    await bot();
    expect(await h!.say('may', '代开发票')).not.toEqual([]);
    expect(h!.traces.findLast((t) => t.tells.includes('moderation.acted'))?.effects).toContain('delete');
    expect((await h!.tell('lin', '违禁词')).join()).toContain('一共 3 个');
    await stopped();
    expect((await words(path)).out).toContain('0 words to bring in');
    expect((await words('--undo', batch)).out).toBe('taken back: 2 lists');
    await bot();
    expect(await h!.say('hao', '裸聊')).toEqual([]);
  });

  it('a file in another encoding is refused until it is named, not read as signs nobody wrote', async () => {
    const b = await bot();
    await b.say('lin', '大家早');
    await stopped();
    const path = join(folder, 'gbk.txt');
    // 刷单, 代购 in GBK.
    writeFileSync(path, Buffer.from([0xcb, 0xa2, 0xb5, 0xa5, 0x0a, 0xb4, 0xfa, 0xb9, 0xba, 0x0a]));
    expect(await words(path, '--dry-run')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--encoding gb18030'),
    });
    expect((await words(path, '--dry-run', '--encoding', 'gb18030')).out).toContain('2 words to bring in');
    expect(await words(path, '--encoding', 'klingon')).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no encoding "klingon"'),
    });
  });

  it('without an action they watch for a day, and whoever runs the group is told', async () => {
    const b = await bot();
    await b.say('lin', '大家早');
    await stopped();
    expect((await words(file('刷单\n代购'))).out).toContain('watching for a day');
    await bot();
    expect(await h!.say('may', '刷单')).toEqual([]);
    const told = (await h!.pass(day + hour)).filter((l) => l.startsWith('※店长 Lin'));
    expect(told.join()).toContain('会碰到 1 位成员的 1 条');
    expect(await h!.say('may', '代购')).not.toEqual([]);
  });

  it('a hundred thousand words come in, and every message is still read', async () => {
    const b = await bot();
    await b.say('lin', '大家早');
    await stopped();
    const many = Array.from({ length: 100_000 }, (_, i) => `广告语${i.toString(36)}号`).join('\n');
    expect((await words(file(many), '--do', 'remind')).out).toContain('100000 words to bring in');
    await bot();
    expect(await h!.say('may', '买广告语7f3号吗')).not.toEqual([]);
    expect(await h!.say('may', '今天吃什么')).toEqual([]);
  });

  it('says in one line what is wrong', async () => {
    const b = await bot();
    await b.say('lin', '大家早');
    await stopped();
    const nobody = await runImport('words', file('刷单'), '--community', '没有', '--database', url());
    expect(nobody).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no community "没有"; there are: 1 ') as string,
    });
    expect((await words(file('刷单'), '--do', 'hug')).err).toContain('unknown action "hug"');
    expect((await words('--undo', '00000000')).code).toBe(1);
    expect((await runImport('words', file('刷单'))).code).toBe(2);
    expect((await words(join(folder, 'missing.txt'))).err).toContain('there is no such file');
  });
});
