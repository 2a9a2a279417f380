import { afterEach, describe, expect, it } from 'vitest';

import { everythingBut, harness, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { normalised, surveyFaults, surveySchema, type SurveyInput } from './language.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});
const taste = {
  id: 'taste',
  title: '口味',
  questions: [
    {
      id: 'drink',
      ask: '喝什么？',
      type: 'multi',
      options: [{ label: '咖啡', tag: '咖啡控' }, { label: '茶', tag: '茶客' }, '都不喝'],
    },
    {
      id: 'come',
      ask: '周末来吗？',
      options: [
        { label: '来', tag: '周末' },
        { label: '不来', goto: 'end' },
      ],
    },
  ],
} satisfies SurveyInput;

describe('a survey', () => {
  it('tags whoever picks an option that carries one, tells them nothing, and staff see it', async () => {
    h = await harness({ can: everythingBut('choices') });
    await h.say('lin', '大家好');
    await switchOn(h, 'surveys');
    await h.banyan.give('surveys.files', { surveys: [normalised(surveySchema.parse(taste))] });
    await h.say('lin', '/开问卷 1');
    await h.tell('may', '/问卷');
    await h.tell('may', '1 2');
    expect((await h.tell('lin', '标签列表')).join()).toContain('还没有标签');
    expect((await h.tell('may', '1')).join()).not.toMatch(/咖啡控|茶客|标签/u);
    await h.tell('hao', '/问卷');
    await h.tell('hao', '3');
    await h.tell('hao', '2');
    expect((await h.tell('lin', '标签列表')).join()).toMatch(/周末：1 人\n咖啡控：1 人\n茶客：1 人/u);
    expect((await h.say('lin', '/资料 @May')).join()).toContain('标签：周末、咖啡控、茶客');
  });
  it('that is anonymous gives none, nor does a ranking, and a tag is one word', () => {
    const [drink] = taste.questions;
    expect(surveyFaults({ ...taste, anonymous: true }).map((f) => f.path.join('.'))).toEqual([
      'questions.0.options.0.tag',
      'questions.0.options.1.tag',
      'questions.1.options.0.tag',
    ]);
    expect(surveyFaults({ ...taste, questions: [{ ...drink, type: 'ranking' }] })).toEqual([
      { path: ['questions', 0, 'options', 0, 'tag'], message: expect.stringContaining('a ranking') },
      { path: ['questions', 0, 'options', 1, 'tag'], message: expect.stringContaining('a ranking') },
    ]);
    for (const tag of ['two words', '#VIP', '-VIP', 'x'.repeat(21), ''])
      expect(
        surveySchema.safeParse({ ...taste, questions: [{ ...drink, options: [{ label: 'a', tag }, 'b'] }] }).success,
      ).toBe(false);
  });
});
