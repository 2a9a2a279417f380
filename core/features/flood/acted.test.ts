/** What comes of it, with moderation: one line, a number, a reason, a way back, in every language. */
import { afterEach, expect, it } from 'vitest';

import { simplifiedOnly, width } from '../../text/index.ts';
import { harness, type Harness } from '../../../test/harness.ts';
import { switchOn } from '../../../test/switch-on.ts';
import { locales } from '../../types.ts';

let h: Harness | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  h = undefined;
  expect(errors).toEqual([]);
});

const expected = {
  'zh-CN': { lead: /发得有点快啦/, again: /收起来/, why: /10 秒里 8 条/, ask: '为什么' },
  'zh-TW': { lead: /傳得有點快啦/, again: /收起來/, why: /10 秒內 8 則/, ask: '為什麼' },
  en: { lead: /that was a lot at once/, again: /took it down/, why: /8 messages in 10 s/, ask: '/why' },
} as const;

it.each(locales)(
  'a flood: a kind word, then what was written goes, and staff can take it back (%s)',
  async (locale) => {
    h = await harness({ locale });
    await h.say('lin', 'hi');
    await switchOn(h, 'flood');
    const w = expected[locale];
    const spoken: string[] = [];
    for (let i = 0; i < 8; i++) spoken.push(...(await h.say('may', `x${i}`)));
    expect(spoken).toHaveLength(1);
    const [first = ''] = spoken;
    expect(first).toMatch(w.lead);
    expect(width(first)).toBeLessThanOrEqual(60);
    expect(locale === 'zh-TW' ? simplifiedOnly(first) : []).toEqual([]);
    expect(h.transcript().filter((l) => l.includes('(removed)'))).toEqual([]);

    const again: string[] = [];
    for (let i = 0; i < 8; i++) again.push(...(await h.say('may', `y${i}`)));
    expect(again.join('\n')).toMatch(w.again);
    expect(h.transcript().filter((l) => l.includes('(removed)'))).toHaveLength(8);

    const ref = /([0-9A-F]{3,})\D*$/u.exec(again[0] ?? '')?.[1] ?? '';
    const [why = ''] = await h.say('may', `${w.ask} ${ref}`);
    expect(why).toMatch(w.why);
    const undone = await h.say('lin', locale === 'en' ? `/pardon ${ref}` : `/放行 ${ref}`);
    expect(undone.length).toBeGreaterThan(0);
    expect(h.traces.flatMap((t) => t.tells)).toContain('moderation.undone');
  },
);

it('staff write as fast as they like', async () => {
  h = await harness();
  await h.say('lin', 'hi');
  await switchOn(h, 'flood');
  for (let i = 0; i < 30; i++) expect(await h.say('lin', `https://example.com/${i}`)).toEqual([]);
});
