import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { eq } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';

import { defineSettings } from '../../core/schema.ts';
import { harness, type Harness } from '../../test/harness.ts';
import { switchOn } from '../../test/switch-on.ts';
import { freshDatabase, type Fresh } from '../../test/servers/index.ts';
import { main } from './import.ts';

let h: Harness | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await h?.close();
  await fresh?.drop();
});

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (l) => void out.push(l), err: (l) => void err.push(l) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

it('brings codes into the shop, each once, and says what it needs', async () => {
  fresh = await freshDatabase('sqlite');
  const { url } = fresh;
  h = await harness({ url });
  await h.say('lin', '早');
  await switchOn(h, 'shop');
  await h.say('lin', '/上架 五元券 20 券码');
  await h.say('lin', '/上架 帆布袋 20');
  await h.close();
  h = undefined;
  const file = join(dirname(url), 'codes.csv');
  writeFileSync(file, 'code,until\nAAA,2026\nBBB,2026\nAAA,2027\n');
  const at = ['--community', '1', '--database', url];
  expect(await run('codes', file, ...at, '--item', '1')).toEqual({
    code: 0,
    out: '五元券: 2 codes added, 0 were there already',
    err: '',
  });
  expect((await run('codes', file, ...at, '--item', '1')).out).toBe('五元券: 0 codes added, 2 were there already');
  expect((await run('codes', file, ...at, '--item', '2')).err).toContain('帆布袋, is not given as codes');
  expect((await run('codes', file, ...at, '--item', '9')).err).toContain('there is no item 9');
  expect((await run('codes', file, '--community', 'no', '--database', url, '--item', '1')).err).toContain(
    'no community',
  );
  expect(await run('codes', file, ...at)).toMatchObject({ code: 2, err: expect.stringContaining('which item?') });
  h = await harness({ url });
  const { auditLog } = h.database.t(defineSettings);
  const written = await h.database.read.select().from(auditLog).where(eq(auditLog.act, 'shop.codes'));
  expect(written).toMatchObject([{ subject: 'codes.csv', after: { id: 1, codes: 2 } }]);
  await h.say('lin', '/加分 @May 50');
  expect((await h.say('may', '/商店'))[0]).toContain('1 五元券 20分(剩2)');
});
