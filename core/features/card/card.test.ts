import { afterEach, describe, expect, it } from 'vitest';

import { day, harness, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { wordsIn } from '../../../test/pictures/pixels.ts';
import { cardPicture } from './picture.ts';

describe('a card', () => {
  let h: Harness;
  afterEach(() => h.close());
  /** A PNG of one dot. */
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

  it('says what the features that are on know, and shows it', async () => {
    const drawn: string[] = [];
    h = await harness({ draw: (svg) => (drawn.push(svg), Promise.resolve(png)) });
    expect(await h.say('May', '等级卡')).toEqual(['🖼 @May 连签 0 天，积分 0']);
    await h.say('店长 Lin', 'hello there');
    await switchOn(h, 'levels');
    await switchOn(h, 'badges');
    for (let i = 0; i < 4; i++) {
      await h.pass(day);
      await h.say('May', '签到');
    }
    await h.say('店长 Lin', '/等级奖励 1 头衔 老友');
    expect(await h.say('May', '等级卡')).toEqual([
      '🖼 @May 连签 4 天，积分 20，排行 第 1 名，等级 1 级\n徽章：初来乍到',
    ]);
    const shown = wordsIn(drawn.at(-1) ?? '');
    for (const words of ['May', '4 天', '20', '第 1 名', '1 级', '老友', '再 40 分升 2 级。', '初来乍到'])
      expect(shown).toContain(words);
    // A day missed: the row is over.
    await h.pass(2 * day);
    expect((await h.say('May', '等级卡'))[0]).toContain('连签 0 天');
  });

  it('speaks the other languages', async () => {
    h = await harness({ locale: 'zh-TW' });
    await h.say('May', '簽到');
    expect(await h.say('May', '等級卡')).toEqual(['@May 連簽 1 天，點數 5，排行 第 1 名']);
    await h.close();
    h = await harness({ locale: 'en' });
    await h.say('May', '/checkin');
    expect(await h.say('May', '/rank')).toEqual(['@May Streak 1 day, Points 5, Place #1']);
  });

  it('holds whatever people call themselves, and counts the badges it has no room for', () => {
    const items = Array.from({ length: 40 }, (_, i) => `徽章第 ${i} 枚`);
    const svg = cardPicture('zh-CN', '🦊<b>', '', [{ is: 'list', label: '徽章', items }]);
    const words = wordsIn(svg);
    expect(words).toContain('<b>');
    expect(words.at(-1)).toMatch(/^\+3[0-9]$/);
    expect(words.filter((w) => w.startsWith('徽章')).length + Number(words.at(-1))).toBe(40);
  });
});
