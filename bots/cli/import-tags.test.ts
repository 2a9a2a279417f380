import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { eq } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';

import { defineSettings } from '../../core/schema.ts';
import { harness, type Harness } from '../../test/harness.ts';
import { freshDatabase, type Fresh } from '../../test/servers/index.ts';
import { main } from './import.ts';

let h: Harness | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await h?.close();
  h = undefined;
  await fresh?.drop();
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (l) => void out.push(l), err: (l) => void err.push(l) });
  return { code, out: out.join('\n'), err: err.map((l) => l.replace(/^.*\//u, '')) };
}

it('gives members their tags from a table, each once, and names every row that is not clear', async () => {
  fresh = await freshDatabase('sqlite');
  const { url } = fresh;
  h = await harness({ url });
  for (const who of ['lin', 'may', 'hao']) await h.say(who, '早');
  for (const id of ['twin-1', 'twin-2'])
    await h.deliver({ who: id, text: '早', from: { id, name: '小王', role: 'member' } });
  await h.say('lin', '/标签 @May 老客');
  await h.close();
  h = undefined;
  const file = join(dirname(url), 'tags.csv');
  writeFileSync(
    file,
    '\ufeff用户ID,昵称,平台,标签\nmay,,playground,VIP、老客\n,阿豪,,"VIP, 团长"\n,小王,,VIP\ntwin-2,小王,,常来\n,谁,,VIP\nhao,,qq,VIP\nmay,,,\n,May,,这个标签实在太长了长到没有人会这样叫一个人\n',
  );
  const at = ['--community', '1', '--database', url];
  expect(await run('tags', file, ...at)).toEqual({
    code: 0,
    out: '4 tags given to 3 members, 1 were there already',
    err: [
      'tags.csv:4: 2 members are called "小王"; give their id and platform',
      'tags.csv:6: nobody here is called "谁"',
      'tags.csv:7: nobody here is with the id "hao"',
      'tags.csv:8: it names no tag',
      expect.stringMatching(/^tags\.csv:9: "这个标签实在太长了.*" is no tag: at most 20 characters$/u),
    ],
  });
  expect((await run('tags', file, ...at)).out).toBe('0 tags given to 0 members, 5 were there already');
  h = await harness({ url });
  const { auditLog } = h.database.t(defineSettings);
  const written = await h.database.read.select().from(auditLog).where(eq(auditLog.act, 'tag.import'));
  expect(written).toMatchObject([{ subject: 'tags.csv', after: { tags: 4 } }]);
  expect((await h.say('lin', '/资料 @May')).join()).toMatch(/标签：(?:老客、VIP|VIP、老客)/u);
  const list = (await h.tell('lin', '标签列表')).join();
  for (const line of ['VIP：2 人', '团长：1 人', '常来：1 人']) expect(list).toContain(line);
  expect(h.errors).toEqual([]);
});

it('says what it needs', async () => {
  fresh = await freshDatabase('sqlite');
  const file = join(dirname(fresh.url), 'tags.csv');
  const at = ['--community', '1', '--database', fresh.url];
  writeFileSync(file, 'name,points\nMay,5\n');
  expect(await run('tags', file, ...at)).toMatchObject({
    code: 1,
    err: ['tags.csv: no column of tags; name one "tags" or 标签'],
  });
  writeFileSync(file, 'colour,tags\nred,VIP\n');
  expect((await run('tags', file, ...at)).err[0]).toContain('no column says who');
  writeFileSync(file, Buffer.from([0xb1, 0xea, 0xc7, 0xa9, 0x2c]));
  expect((await run('tags', file, ...at)).err[0]).toContain('try --encoding gb18030');
  expect(await run('tags', file)).toMatchObject({ code: 2 });
  writeFileSync(file, 'name,tags\nMay,VIP\n');
  expect((await run('tags', file, ...at)).err[0]).toContain('there is no community "1"');
});
