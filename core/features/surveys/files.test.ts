import { afterEach, describe, expect, it } from 'vitest';

import { everythingBut, harness, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { defineSurveys } from './schema.ts';
import { surveyStore } from './store.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

/** One question with a quota; the group has it as a draft. */
const quota = (most: number) => ({
  id: 'milk',
  title: '奶粉',
  questions: [
    { id: 'fav', ask: '哪种？', type: 'single', options: [{ label: 'A 段' }, { label: 'B 段' }], optional: false },
  ],
  quotas: [{ question: 'fav', is: 'A 段', most }],
  anonymous: false,
  closes: '1d',
  remind: false,
});
async function filed(survey: ReturnType<typeof quota>): Promise<Harness> {
  h = await harness({ can: everythingBut('choices') });
  await h.say('lin', '大家好');
  await switchOn(h, 'surveys');
  await h.banyan.give('surveys.files', { surveys: [survey] });
  return h;
}

describe('places in a quota', () => {
  it('are given back when two turn out to be one, and taken again when they part', async () => {
    const g = await filed(quota(2));
    await g.say('lin', '/开问卷 1');
    for (const who of ['may', 'hao']) {
      await g.tell(who, '/问卷');
      await g.tell(who, '1');
    }
    await g.tell('lin', '/问卷');
    const { surveySeats } = g.database.t(defineSurveys);
    const [may, hao] = (await g.database.read.select().from(surveySeats).orderBy(surveySeats.member)).filter(
      (s) => s.state === 'done',
    );
    const store = surveyStore(g.database);
    const taken = async (): Promise<number | undefined> => (await g.database.write(() => store.taken(1)))?.get(0);
    expect(await taken()).toBe(2);
    await g.database.write(() => store.link(hao?.member ?? 0, may?.member ?? 0, 'e'));
    await g.database.write(() => store.link(hao?.member ?? 0, may?.member ?? 0, 'e'));
    expect(await taken()).toBe(1);
    await g.database.write(() => store.part(hao?.member ?? 0, may?.member ?? 0, [hao?.identity ?? 0], 'e'));
    expect(await taken()).toBe(2);
    await g.database.write(() => store.link(hao?.member ?? 0, may?.member ?? 0, 'e'));
    expect(await g.tell('lin', '1')).toEqual(['※店长 Lin: 收好了，谢谢你，+5，现在 5 分。']);
    expect(await taken()).toBe(2);
  });
});

describe('a file that changes', () => {
  it('leaves the one that runs alone; its new version waits, and goes when the change is taken back', async () => {
    const g = await filed(quota(2));
    await g.tell('lin', '你好');
    await g.say('lin', '/开问卷 1');
    await g.tell('may', '/问卷');
    await g.tell('may', '1');
    const give = async (surveys: unknown[], whole = true): Promise<string[]> => {
      await g.say('may', '嗯');
      const said = await g.hear(() => g.banyan.give('surveys.files', { surveys, whole }));
      return [...said, ...(await g.pass(1))];
    };
    expect(await give([quota(9)])).toEqual([
      '※店长 Lin: 「奶粉」的文件改了。正在收的 1 不动，答案都在；新版本是 2，关了 1 再开它。',
    ]);
    expect(await give([quota(9)])).toEqual([]);
    expect(await g.say('lin', '/问卷列表')).toEqual(['2「奶粉」还没开始，0 份\n1「奶粉」进行中，1 份']);
    expect(await g.say('lin', '/开问卷 2')).toEqual(['问卷 2 是 1 的新版本，1 还在收。先发「关问卷 1」。']);
    await give([quota(2)]);
    expect(await g.say('lin', '/问卷列表')).toEqual(['1「奶粉」进行中，1 份']);
    await give([quota(7)]);
    await g.restart();
    await give([quota(7)]);
    await g.say('lin', '/关问卷 1');
    expect((await g.say('lin', '/开问卷 3')).join()).toContain('问卷「奶粉」');
    await give([{ ...quota(7), id: 'tea', title: '茶' }]);
    expect((await g.say('lin', '/问卷列表')).join()).toContain('4「茶」还没开始');
    await give([], false);
    expect((await g.say('lin', '/问卷列表')).join()).toContain('4「茶」还没开始');
    await give([]);
    expect(await g.say('lin', '/问卷列表')).toEqual(['3「奶粉」进行中，0 份\n1「奶粉」已结束，1 份']);
  });
});
