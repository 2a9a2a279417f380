/** A real draw, its page, and the script in docs/draws.md: all three say the same. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, expect, test } from 'vitest';

import { createPlayground } from '../adapters/playground/index.ts';
import { publicDraw, type PublicDraw } from '../core/features/draws/store-public.ts';
import { harness, type Harness } from '../test/harness.ts';
import { switchOn } from '../test/switch-on.ts';
import { drawPage, pageLocale } from './draws.ts';
import { startWeb } from './server.ts';
import { platformStatus } from './status.ts';

const folder = mkdtempSync(join(tmpdir(), 'banyan-draw-'));
const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The script as somebody would copy it out of the docs. */
function copied(): string {
  const docs = readFileSync(fileURLToPath(new URL('../docs/draws.md', import.meta.url)), 'utf8');
  const script = /```js\n([\s\S]*?)```/u.exec(docs)?.[1];
  if (script === undefined) throw new Error('docs/draws.md holds no script');
  const file = join(folder, 'check-draw.mjs');
  writeFileSync(file, script);
  return file;
}
const run = (argument: string): Promise<{ code: number; said: string }> =>
  new Promise((resolve) =>
    execFile(process.execPath, [copied(), argument], (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout.trim() }),
    ),
  );
const given = (d: object): string => {
  const file = join(folder, 'draw.json');
  writeFileSync(file, JSON.stringify(d));
  return file;
};

async function drawn(h: Harness): Promise<void> {
  await h.arrive();
  await h.say('lin', '大家好');
  await switchOn(h, 'draws');
  await h.say('may', '签到');
  await h.say('lin', '/抽奖 <b>奶茶券</b> x3 满20人 签到双倍');
  await h.say('may', '参加');
  for (let i = 2; i <= 20; i++) await h.deliver({ who: `客人${i}`, text: '参加' });
  await h.settle();
}
async function serve(h: Harness): Promise<string> {
  const playground = createPlayground({ clock: { now: () => 1_700_000_000_000 } });
  const web = await startWeb({
    port: 0,
    playground,
    traces: () => () => undefined,
    platforms: () => platformStatus([]),
    draws: (id) => publicDraw(h.database, id),
  });
  open.push(() => web.stop());
  return web.address;
}

test('the page, 核验 and the script in the docs agree on the winners of a real draw', async () => {
  const h = await harness();
  open.push(
    () => h.close(),
    () => rmSync(folder, { recursive: true, force: true }),
  );
  await drawn(h);
  const address = await serve(h);
  const d = (await (await fetch(`${address}draws/1.json`)).json()) as PublicDraw;
  expect(d.places).toHaveLength(3);
  const numbers = d.places.map((p) => p.number);
  const agrees = `agrees: draw 1, winners ${numbers.join(', ')}`;
  expect(await run(`${address}draws/1.json`)).toEqual({ code: 0, said: agrees });
  expect((await h.say('may', '/核验 1')).join()).toContain(`20 人参加，中奖 ${numbers.join('、')} 号。`);

  // A substitute follows the same order.
  await h.say('lin', `/补抽 1 ${numbers[0]}`);
  const after = await publicDraw(h.database, 1);
  expect(after?.places).toHaveLength(4);
  const winners = after!.places.slice(1).map((p) => p.number);
  expect(await run(given(after!))).toEqual({ code: 0, said: `agrees: draw 1, winners ${winners.join(', ')}` });

  const page = await (await fetch(`${address}draws/1`, { headers: { 'accept-language': 'zh-TW,zh;q=0.9' } })).text();
  expect(page).toContain('抽獎 1 · 已經開獎');
  expect(page).toContain(d.commitment);
  expect(page).toContain(d.seed!);
  expect(page).not.toContain('<b>');
  expect(page).not.toMatch(/May|客人/u);
  expect((await fetch(`${address}draws/2`)).status).toBe(404);
  expect((await fetch(`${address}draws/1e1`)).status).toBe(404);

  const [first = 0, ...rest] = numbers;
  const other = Array.from({ length: 20 }, (_, i) => i + 1).find((n) => !numbers.includes(n)) ?? 0;
  const tampered: readonly Partial<PublicDraw>[] = [
    { seed: 'ab'.repeat(32) },
    { list: d.list!.replace(/ 1$/u, ' 9') },
    { list: d.list!.split('\n').slice(1).join('\n') },
    { places: [...rest, first].map((number) => ({ number, prize: 0, state: 'waiting', why: null })) },
    { places: [other, ...rest].map((number) => ({ number, prize: 0, state: 'waiting', why: null })) },
    { id: 2 },
  ];
  for (const change of tampered) {
    const { code, said } = await run(given({ ...d, ...change }));
    expect([Object.keys(change), code]).toEqual([Object.keys(change), 1]);
    expect(said).toMatch(/^differs: /u);
  }
});

test('a page shows nothing secret before the draw, in the language asked for', async () => {
  const open: PublicDraw = {
    format: 'banyan draw 1',
    id: 7,
    prizes: [{ name: 'tea & "cake"', count: 1 }],
    state: 'open',
    madeAt: '',
    closesAt: '',
    drawnAt: null,
    commitment: 'c0ffee',
    entries: 3,
    list: null,
    listHash: null,
    seed: null,
    places: [],
  };
  expect(drawPage(open, 'en')).toContain('tea &#38; &#34;cake&#34; x1');
  expect(drawPage(open, 'en')).toContain('published once it is drawn');
  expect(pageLocale('de, en-GB;q=0.8')).toBe('en');
  expect(pageLocale('zh-Hant-HK')).toBe('zh-TW');
  expect(pageLocale(undefined)).toBe('zh-CN');
});
