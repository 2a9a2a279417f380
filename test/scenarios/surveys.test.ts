/**
 * 200 people of one community on five platforms answer a survey of twelve questions with branches, interrupted, and with
 * a restart in the middle; what is kept is what they said. One person on two platforms counts once.
 */
import { afterEach, expect, it } from 'vitest';

import { defineSurveys } from '../../core/features/surveys/schema.ts';
import { tally } from '../../core/features/surveys/tally.ts';
import { definePeople } from '../../core/schema.ts';
import { seeded } from '../clock.ts';
import { switchOn } from '../switch-on.ts';
import { actor, milk, type Actor } from './survey-script.ts';
import { platforms, surveyStage, type PlatformName, type SurveyStage } from './survey-stage.ts';

let stage: SurveyStage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const each = 40;
const cast = (on: PlatformName): Actor[] => {
  const dice = seeded(platforms.indexOf(on) + 7);
  // May and 阿豪 are the playground's own, whose screens the test can read.
  const names = Array.from(
    { length: each },
    (_, i) => (on === 'playground' ? ['may', 'hao'][i] : undefined) ?? `${on}${i}`,
  );
  return names.map((name, i) => actor(on, name, i, dice, 1));
};
const codeIn = (lines: readonly string[]): string => /[A-Z0-9]{6}/u.exec(lines.join())?.[0] ?? 'no code';

/** The groups of the other platforms come into the community of the playground's. */
async function together({ h, round }: SurveyStage, actors: readonly Actor[]): Promise<void> {
  await h.say('lin', '大家好');
  for (const on of platforms.slice(1)) {
    await round([{ on, who: `${on} 主`, text: '大家好', where: 'group' }]);
    const code = codeIn(await h.tell('lin', '社群'));
    await round([{ on, who: `${on} 主`, text: `/社群 ${code}`, where: 'group' }]);
    expect((await h.press('lin', '同意', 'private')).join()).toContain('进来了');
  }
  await round(actors.map(({ on, name: who }) => ({ on, who, text: `早，我是 ${who}`, where: 'group' as const })));
}

async function kept({ h }: SurveyStage) {
  const { surveyAnswers, surveySeats } = h.database.t(defineSurveys);
  const { members } = h.database.t(definePeople);
  const { read } = h.database;
  const names = new Map((await read.select().from(members)).map((m) => [m.id, m.name]));
  const rows = (await read.select().from(surveyAnswers)).filter((r) => r.counts);
  const seats = await read.select().from(surveySeats);
  const known = { May: 'may', 阿豪: 'hao' } as Readonly<Record<string, string>>;
  const named = rows.map((r) => {
    const name = names.get(r.member ?? 0) ?? '';
    return [known[name] ?? name, r.answers] as const;
  });
  return { answers: Object.fromEntries(named), rows, going: seats.filter((s) => s.state === 'going').length };
}

it('keeps what 200 people said on five platforms, through interruptions and a restart', async () => {
  const actors = platforms.flatMap(cast);
  const names = Object.fromEntries(
    platforms.map((on) => [on, [`${on} 主`, ...actors.filter((a) => a.on === on).map((a) => a.name), `${on} 另`]]),
  ) as Record<PlatformName, string[]>;
  stage = await surveyStage(names);
  const { h, round } = stage;
  await together(stage, actors);
  await switchOn(h, 'surveys');
  await h.banyan.give('surveys.files', { surveys: [milk] });
  await h.say('lin', '/开问卷 1');

  for (let turn = 0; actors.some((a) => a.says[turn] !== undefined); turn++) {
    if (turn === 6) await stage.restart();
    await round(
      actors.flatMap(({ on, name: who, says }) =>
        says.slice(turn, turn + 1).map((text) => ({ on, who, text, where: 'private' as const })),
      ),
    );
  }

  const expected = actors.filter((a) => a.kept !== null);
  const found = await kept(stage);
  expect(found.answers).toEqual(Object.fromEntries(expected.map((a) => [a.name, a.kept])));
  expect(found.going).toBe(actors.length - expected.length);
  expect((await h.tell('lin', '/问卷结果 1')).join()).toContain(`「奶粉口味」${expected.length} 份`);
  const [fav] = tally(
    milk,
    found.rows.map((r) => r.answers),
    ['是', '否'],
  );
  expect(fav?.counts).toEqual([0, 1, 2, 3].map((n) => expected.filter((a) => a.kept?.['fav'] === n).length));

  // May is somebody on QQ who has not answered, 阿豪 one who has.
  for (const [who, other] of [
    ['may', 'qq 另'],
    ['hao', 'qq1'],
  ] as const) {
    await round([{ on: 'qq', who: other, text: '早', where: 'group' }]);
    const code = codeIn(await h.tell(who, '合并'));
    await round([{ on: 'qq', who: other, text: `合并 ${code}`, where: 'private' }]);
    expect((await h.press(who, '是我，合并', 'private')).join()).toContain('合好了');
  }
  await round([{ on: 'qq', who: 'qq 另', text: '/问卷 1', where: 'private' }]);
  expect((await kept(stage)).rows).toHaveLength(expected.length - 1);
  expect(h.errors).toEqual([]);
});
