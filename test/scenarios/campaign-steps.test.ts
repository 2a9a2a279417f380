import { afterEach, expect, it } from 'vitest';

import { harness, hour, minute, type Harness } from '../harness.ts';
import { surveySchema } from '../../core/features/surveys/language.ts';
import { campaignSchema, type CampaignInput } from '../../core/features/campaigns/language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const say = (zh: string) => ({ 'zh-CN': zh, 'zh-TW': zh, en: zh });
/** One campaign at noon; two hours later it has been carried out. */
async function atNoon(what: CampaignInput['what'], before: (h: Harness) => Promise<unknown>): Promise<string[]> {
  h = await harness();
  await h.say('lin', '早');
  await before(h);
  await h.banyan.give('campaigns.files', { campaigns: [campaignSchema.parse({ id: 'x', every: '0 12 * * *', what })] });
  await h.settle();
  return h.pass(2 * hour + minute);
}

it('a step shows the leaderboard, and says nothing where nobody has points', async () => {
  expect(await atNoon([{ leaderboard: 'week' }], (b) => b.say('May', '签到'))).toEqual([
    expect.stringContaining('1. May 5'),
  ]);
  await h?.close();
  expect(await atNoon([{ leaderboard: 'week' }], (b) => b.say('May', '早'))).toEqual([]);
});

it('a step opens a draw that is drawn at its time', async () => {
  const opened = await atNoon([{ draw: { prize: say('奶茶券'), closesAfter: '3h' } }], (b) =>
    b.say('lin', '/开启 抽奖'),
  );
  expect(opened).toEqual([expect.stringContaining('奶茶券')]);
  await h!.press('May', 1);
  expect((await h!.pass(4 * hour)).join('\n')).toContain('May');
});

it('a step plays a quiz, and nothing where there are no questions', async () => {
  const quiz = [{ quiz: { questions: 1 } }];
  const said = await atNoon(quiz, async (b) => {
    await b.say('lin', '/开启 游戏');
    await b.say('lin', '/出题 一年有几天？ | 365');
  });
  expect(said[0]).toContain('一年有几天');
  await h?.close();
  expect(await atNoon(quiz, (b) => b.say('lin', '/开启 游戏'))).toEqual([]);
});

it('a step opens a survey of the files', async () => {
  const survey = surveySchema.parse({
    id: 'taste',
    title: '口味',
    questions: [{ id: 'a', type: 'text', ask: '想喝什么？' }],
  });
  const said = await atNoon([{ survey: 'taste' }], async (b) => {
    await b.say('lin', '/开启 问卷');
    await b.banyan.give('surveys.files', { surveys: [survey] });
  });
  expect(said).toEqual([expect.stringContaining('口味')]);
});
