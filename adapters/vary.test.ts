import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';

import { seeded } from '../test/clock.ts';
import { createVary, withEnding } from './vary.ts';

describe('the same again', () => {
  it('is said a little differently, never the same twice in a row', () => {
    const vary = createVary(seeded(3));
    const all = Array.from({ length: 12 }, () => vary.text('今天签过了，明天见。'));
    expect(all[0]).toBe('今天签过了，明天见。');
    expect(new Set(all).size).toBeGreaterThan(3);
    for (const said of all) expect(said).toMatch(/^今天签过了，明天见(。|～|！| ~)?$/u);
    expect(all.filter((said, i) => said === all[i - 1])).toEqual([]);
    expect(createVary(seeded(3)).text('另一句')).toBe('另一句');
  });

  it('leaves alone what is to be typed, tapped or counted', () => {
    for (const text of [
      '看这里 https://a.example/x',
      '你的码是 8341',
      '发「商店」',
      '好了 🎉',
      '选一个：',
      '1 好\n2 不',
      'ok',
    ])
      expect(withEnding(text, '～')).toBeUndefined();
    const vary = createVary(seeded(1));
    expect([vary.text('你的码是 8341'), vary.text('你的码是 8341')]).toEqual(['你的码是 8341', '你的码是 8341']);
  });

  it('a picture has other bytes and looks the same', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="red"/></svg>';
    const png = Buffer.from(new Resvg(svg).render().asPng()).toString('base64');
    const vary = createVary(seeded(1));
    const [one, two] = [vary.picture(png), vary.picture(png)];
    expect(new Set([png, one, two]).size).toBe(3);
    const seen = (base64: string): Buffer =>
      new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8"><image width="8" height="8" xlink:href="data:image/png;base64,${base64}"/></svg>`,
      ).render().pixels;
    expect(seen(one).equals(seen(png))).toBe(true);
    expect(seen(png).some((b) => b > 0)).toBe(true);
    expect(vary.picture('bm9uZQ==')).toBe('bm9uZQ==');
  });
});
