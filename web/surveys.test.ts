/** A real survey filled in on its page, over HTTP. */
import { afterEach, expect, it } from 'vitest';

import { surveyPages } from '../core/features/surveys/store-pages.ts';
import { defineSurveys } from '../core/features/surveys/schema.ts';
import { fingerprintOf } from '../core/kit/hash.ts';
import { defineInbox } from '../core/schema.ts';
import { day, everythingBut, harness, type Harness } from '../test/harness.ts';
import { milk } from '../test/scenarios/survey-script.ts';
import { switchOn } from '../test/switch-on.ts';
import { startHooks } from './hooks.ts';
import { surveyHook } from './surveys.ts';

let h: Harness | undefined;
let server: Awaited<ReturnType<typeof startHooks>> | undefined;
afterEach(async () => {
  await server?.stop();
  const errors = h?.errors ?? [];
  await h?.close();
  h = server = undefined;
  expect(errors).toEqual([]);
});

async function opened(survey: typeof milk = milk): Promise<Harness> {
  h = await harness({ can: everythingBut('choices'), publicUrl: 'https://go.example.org' });
  const { banyan, database, clock, errors } = h;
  const pages = surveyPages({
    database,
    clock,
    accept: banyan.accept,
    house: banyan.house,
    community: (id) => banyan.house.people.community(id),
  });
  server = await startHooks(0, () => [surveyHook(pages, (e) => errors.push(e))]);
  await h.say('lin', '大家好');
  await switchOn(h, 'surveys');
  await h.banyan.give('surveys.files', { surveys: [survey] });
  await h.say('lin', '/开问卷 1');
  return h;
}
const linkIn = (lines: readonly string[]): string =>
  /go\.example\.org(\/s\/[A-Z0-9]{24})/u.exec(lines.join())?.[1] ?? 'no link';
const address = (path: string): string => `http://127.0.0.1:${server?.port ?? 0}${path}`;
const post = async (path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(address(path), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

it('is filled in page by page, with faults shown, and is worth nothing afterwards', async () => {
  const g = await opened();
  const path = linkIn(await g.tell('may', '/问卷 1'));
  const first = await fetch(address(path), { headers: { 'accept-language': 'zh-TW' } });
  expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await first.text();
  expect(html).toContain('不匿名：管理員看得到是你答的。');
  expect(html).not.toMatch(/<script|https?:\/\/|src=/u);

  expect((await post(path, { fav: '9' })).status).toBe(422);
  expect((await post(path, { fav: '2' })).status).toBe(303);
  const second = await (await fetch(address(path))).text();
  expect(second).toContain('二段口味几分？');
  const wrong = await post(path, { where: '1', taste: '7' });
  expect(await wrong.text()).toContain('要在 1 到 5 之间');
  await post(path, { where: '1', taste: '5' });
  await post(path, { kids: '2' });
  await post(path, { rank: '2 1 3', nps: '9', visit: '2026-12-01', gift: '2', phone: '', more: '<b>"好"</b>' });
  await g.settle();
  const { surveyAnswers } = g.database.t(defineSurveys);
  const kept = await g.database.read.select().from(surveyAnswers);
  expect(kept.map((r) => r.answers)).toEqual([
    {
      fav: 1,
      where: [0],
      taste: 5,
      kids: 1,
      rank: [1, 0, 2],
      nps: 9,
      visit: '2026-12-01',
      gift: 1,
      phone: null,
      more: '<b>"好"</b>',
    },
  ]);
  expect(g.transcript().at(-1)).toContain('收好了，谢谢你，+5');
  expect(await (await fetch(address(path))).text()).toContain('谢谢你');
  expect((await post(path, { fav: '1' })).status).toBe(200);
  expect(await g.database.read.select().from(surveyAnswers)).toHaveLength(1);
});

it('goes on where the chat stopped, and the other way round; escapes what people write; ends with its day', async () => {
  const survey = { ...milk, title: '<i>味</i>', closes: '9d' };
  const g = await opened(survey);
  const path = linkIn(await g.tell('may', '/问卷 1'));
  await g.tell('may', '4');
  const page = await (await fetch(address(path))).text();
  expect(page).toContain('哪天来店里？');
  expect(page).toContain('&#60;i&#62;');
  await post(path, { visit: '2026-12-01', gift: '1', phone: '', more: '' });
  await g.settle();
  expect(await g.tell('may', '2026-12-02')).toEqual([expect.stringContaining('答过了')]);

  const other = linkIn(await g.tell('hao', '/问卷 1'));
  const newer = linkIn(await g.tell('hao', '/问卷 1'));
  expect((await fetch(address(other))).status).toBe(404);
  expect((await fetch(address(newer))).status).toBe(200);
  await g.pass(day + 1);
  expect((await fetch(address(newer))).status).toBe(404);
  expect((await fetch(address('/s/nothing'))).status).toBe(404);
  expect((await fetch(address(newer), { method: 'PUT' })).status).toBe(405);
  expect((await fetch(address(newer), { method: 'POST', body: '{}' })).status).toBe(413);
});

it('shows staff everything on a page of theirs, with cross-tables by question, level and tag, and as a file', async () => {
  const quotas = [{ question: 'fav', is: '不喝', most: 9 }];
  const g = await opened({ ...milk, title: '<i>味</i>', quotas });
  await switchOn(g, 'tags');
  for (const who of ['may', 'hao']) {
    const path = linkIn(await g.tell(who, '/问卷 1'));
    await post(path, { fav: '4' });
    await post(path, { visit: '2026-12-01', gift: who === 'may' ? '1' : '2', phone: '', more: '' });
  }
  await g.settle();
  await g.say('lin', '/标签 @May VIP');
  expect((await g.say('lin', '/问卷结果 1')).join()).not.toContain('/s/');
  const path = linkIn(await g.tell('lin', '/问卷结果 1'));
  const html = await (await fetch(address(path))).text();
  expect(html).toContain('2 份，0 人还没答完，还在收');
  expect(html).toContain('&#60;i&#62;');
  expect(html).toContain('<td>常喝哪段？ 不喝</td><td class="n">2 / 9</td>');
  expect(html).not.toMatch(/<script|https?:\/\/|src=|style=/u);
  expect((await post(path, { fav: '1' })).status).toBe(200);
  const crossed = await (await fetch(address(`${path}?q=10&by=tag`), { headers: { 'accept-language': 'en' } })).text();
  expect(crossed).toContain('<tr><th>VIP</th><td class="n">1</td><td class="n">0</td><td class="n">1</td></tr>');
  expect(crossed).toContain('<tr><th>no tag</th><td class="n">0</td><td class="n">1</td><td class="n">1</td></tr>');
  const csv = await fetch(address(`${path}?q=10&by=level&csv=1`));
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="survey-1-10-by-level.csv"');
  expect(await csv.text()).toContain('等级,杯子,围兜,合计\r\n0 级,1,1,2');
  expect(await (await fetch(address(`${path}?q=10&by=nonsense`))).text()).not.toContain('csv=1');
  await g.pass(61 * 60_000);
  expect((await fetch(address(path))).status).toBe(404);
});

it('keeps nothing by which the answers to an anonymous survey could be guessed', async () => {
  const g = await opened({ ...milk, anonymous: true });
  const path = linkIn(await g.tell('may', '/问卷 1'));
  await post(path, { fav: '4' });
  const { inbox } = g.database.t(defineInbox);
  const keys = (await g.database.read.select({ key: inbox.key }).from(inbox)).map((row) => row.key);
  expect(keys.filter((key) => key.startsWith('page:'))).toHaveLength(1);
  expect(keys.join(' ')).not.toContain(fingerprintOf({ fav: 3 }));
});

it('shows nothing more to who is staff no longer, though the hour is not over', async () => {
  const g = await opened();
  await g.say('may', '大家好');
  await g.say('lin', '/任命 @May 管理');
  const path = linkIn(await g.tell('may', '/问卷结果 1'));
  expect((await fetch(address(path))).status).toBe(200);
  await g.say('lin', '/撤职 @May');
  expect((await fetch(address(path))).status).toBe(404);
});

it('goes on under the very address it was opened under, whatever stands before it', async () => {
  const g = await opened();
  const path = linkIn(await g.tell('may', '/问卷 1'));
  const sent = await post(path, { fav: '4' });
  const behind = new URL(sent.headers.get('location') ?? '', `https://go.example.org/bot${path}`);
  expect(behind.pathname).toBe(`/bot${path}`);
});

it('shows the quotas of an anonymous survey as of the last whole five, not what the newest answered', async () => {
  const questions = milk.questions.filter((q) => q.id === 'gift');
  const quotas = [{ question: 'gift', is: '杯子', most: 50 }];
  const g = await opened({ ...milk, anonymous: true, questions, quotas });
  const { surveyAnswers, surveyQuotas } = g.database.t(defineSurveys);
  const row = { survey: 1, member: null, identity: null, platform: '', spent: null, finishedAt: null, counts: true };
  const answers = [0, 1, 2, 3, 4, 5].map((n) => ({
    ...row,
    id: n + 1,
    answers: { gift: 0 },
    batch: Math.floor(n / 5),
    eventId: 'open',
  }));
  await g.database.write(async () => {
    await g.database.db.insert(surveyAnswers).values(answers);
    await g.database.db.insert(surveyQuotas).values({ survey: 1, quota: 0, taken: 6, eventId: 'open' });
  });
  const html = await (await fetch(address(linkIn(await g.tell('lin', '/问卷结果 1'))))).text();
  expect(html).toContain('<td>想要哪种赠品？ 杯子</td><td class="n">5 / 50</td>');
});
