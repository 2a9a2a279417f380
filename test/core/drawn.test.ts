import { afterEach, describe, expect, it } from 'vitest';

import { createDrawn } from '../../core/drawn.ts';
import type { Drawing } from '../../core/types.ts';
import { everythingBut, harness, type Harness, type HarnessOptions } from '../harness.ts';

/** A PNG of one dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('an answer with a picture', () => {
  let h: Harness;
  afterEach(() => h.close());
  const asked: string[] = [];
  const ask = async (o: HarnessOptions, setting?: string): Promise<string[]> => {
    asked.length = 0;
    h = await harness(o);
    await h.say('May', '签到');
    if (setting) await h.say('店长 Lin', setting);
    return h.say('May', '排行榜 图');
  };
  const words = '总榜：1. May 5\n你第 1 名，5 分。';
  const draw = (svg: string): Promise<string> => {
    asked.push(svg);
    return Promise.resolve(png);
  };

  it('comes with its words', async () => {
    expect(await ask({ draw })).toEqual([`🖼 ${words}`]);
    expect(asked[0]).toMatch(/^<svg .*May.*<\/svg>$/);
    expect(await h.say('May', '排行榜')).toEqual([words]);
  });

  it('is its words alone where drawing fails, and that is noted', async () => {
    expect(await ask({ draw: () => Promise.reject(new Error('no more memory')) })).toEqual([words]);
    expect(h.errors.map(String)).toEqual(['Error: no more memory']);
  });

  it('is its words alone where nothing draws, where there are no pictures, and where they are switched off', async () => {
    expect(await ask({})).toEqual([words]);
    await h.close();
    expect(await ask({ draw, can: everythingBut('picture') })).toEqual([words]);
    await h.close();
    expect(await ask({ draw }, '/设置 图片 关')).toEqual([words]);
    expect(asked).toEqual([]);
    expect(h.errors).toEqual([]);
  });
});

it('no picture goes out unasked from an account that must be spared', async () => {
  const drawn = createDrawn({ draw: () => Promise.resolve(png), onError: () => undefined });
  const can = new Set(['send', 'picture'] as const);
  const careful = {
    begins: 'reply',
    night: [23, 8],
    state: () => ({ sentToday: 0, perDay: null, daysOld: null, blockedUntil: 0 }),
  } as const;
  const picture: Drawing = { do: 'picture', to: { room: 1 }, svg: '<svg/>', say: 'words', class: 'campaign' };
  expect((await drawn(picture, { can, careful })).do).toBe('send');
  expect((await drawn({ ...picture, class: 'reply' }, { can, careful })).do).toBe('picture');
  expect(await drawn(picture, { can })).toEqual({
    do: 'picture',
    to: { room: 1 },
    png,
    say: 'words',
    class: 'campaign',
  });
});
