/** The pictures as people get them: drawn by the worker with the one font, in every language. */
import { existsSync, readFileSync } from 'node:fs';

import { afterAll, describe, expect, it } from 'vitest';

import { canDraw, drawable, fit, frame, text, widthOf } from '../../core/kit/svg.ts';
import { curves, ranking, shares } from '../../core/kit/charts.ts';
import { month } from '../../core/kit/cards.ts';
import { createDrawing } from '../../pictures/draw.ts';
import { gallery } from './gallery.ts';
import { apart, missing, pixelsOf, wordsIn } from './pixels.ts';

const { cutFont } = (await import(new URL('../../pictures/cut-font.js', import.meta.url).href)) as {
  cutFont(font: Buffer, text: string): Buffer;
};
const font = readFileSync('pictures/font/NotoSansSC-Subset.ttf');
const drawing = createDrawing();
afterAll(() => drawing.stop());
/** Antialiasing differs a little from machine to machine; a digit that changed is more than this. */
const tolerated = 40;
const committed = (name: string): string => `docs/images/${name}.png`;

describe('the pictures of the docs', () => {
  it.each(gallery)('$name: its size, nothing missing, and as committed', async ({ name, svg }) => {
    // With the very font it is drawn with.
    expect(missing(svg, cutFont(font, svg))).toEqual([]);
    const png = await drawing.draw(svg);
    const now = pixelsOf(png);
    expect(now.width).toBe(900);
    expect(now.height).toBeGreaterThan(300);
    expect(now.height).toBeLessThan(1300);
    expect(png.length * 0.75).toBeLessThan(200_000);
    const before = existsSync(committed(name)) ? readFileSync(committed(name)).toString('base64') : undefined;
    expect(before, `no ${committed(name)}; run: npm run docs:pictures`).toBeDefined();
    expect(apart(now, pixelsOf(before ?? png))).toBeLessThan(tolerated);
  });

  it('a changed digit is seen', async () => {
    const one = frame({ title: 'x', height: 100 }, text(0, 40, '1,240'));
    const other = frame({ title: 'x', height: 100 }, text(0, 40, '1,241'));
    const [a, b] = await Promise.all([drawing.draw(one), drawing.draw(other)]);
    expect(apart(pixelsOf(a), pixelsOf(a))).toBe(0);
    expect(apart(pixelsOf(a), pixelsOf(b))).toBeGreaterThan(tolerated);
  });

  it('a character the font has not is seen', () => {
    const planted = frame({ title: 'x', height: 100 }, '<text x="0" y="40">好한🍵A</text>');
    expect(missing(planted)).toEqual(['한', '🍵']);
  });
});

describe('the font cut for one picture', () => {
  it('is small, has what the picture needs, and nothing else', () => {
    const words = 'ÅéＡ 店長小鹿 123 ·…鬱';
    const svg = frame({ title: 'Aa', height: 100 }, text(0, 40, words));
    expect(cutFont(font, svg).length).toBeLessThan(250_000);
    expect(missing(svg, cutFont(font, svg))).toEqual([]);
    expect(missing(svg, cutFont(font, words))).toEqual(['A', 'a']);
  });
});

describe('words in pictures', () => {
  it('hold nothing the font cannot draw, whoever wrote them', () => {
    const said: readonly [string, string][] = [
      ['May 🍵', 'May'],
      ['👩‍👩‍👧', '·'],
      ['한국에서 온', '·'],
      ['店長　小鹿', '店長 小鹿'],
      ['𝓙𝓾𝓷𝓮', 'June'],
      ['a\u202eb\u0000c\u200d', 'abc'],
      ['\ud800x', '·x'],
      ['', '·'],
    ];
    for (const [words, drawn] of said) expect(drawable(words)).toBe(drawn);
    expect(canDraw(0x4e00)).toBe(true);
    expect(canDraw('鹿'.codePointAt(0) ?? 0)).toBe(true);
    expect(canDraw('한'.codePointAt(0) ?? 0)).toBe(false);
  });

  it('are never markup', () => {
    const svg = ranking({
      title: '<script>alert(1)</script>',
      lines: [{ place: 1, name: '"/><image href="file:///etc/passwd"/>', value: 1 }],
      show: () => '&lt;',
    });
    expect(svg).not.toMatch(/<script|<image|href="/);
    expect(wordsIn(svg)).toContain('<script>alert(1)</script>');
    expect(wordsIn(svg)).toContain('&lt;');
  });

  it('are cut to their width', () => {
    expect(fit('abc', 20, 1000)).toBe('abc');
    const cut = fit('一个特别特别长的名字', 20, 100);
    expect(cut.endsWith('…')).toBe(true);
    expect(widthOf(cut, 20)).toBeLessThanOrEqual(100);
  });
});

describe('charts', () => {
  it('with nothing in them, one thing, or enormous numbers are still pictures', async () => {
    const odd = [
      ranking({ title: '', lines: [], show: String }),
      ranking({ title: 'x', lines: [{ place: 1, name: 'x', value: 1e15 }], show: String }),
      shares({ title: 'x', lines: [{ label: 'x', value: 0 }] }),
      curves({ title: 'x', labels: [], curves: [] }),
      curves({ title: 'x', labels: ['1'], curves: [{ name: 'x', values: [7] }] }),
      curves({ title: 'x', labels: ['1', '2'], curves: [{ name: 'x', values: [null, null] }] }),
      month({ title: 'x', weekdays: [], first: 0, length: 28, days: [] }),
    ];
    for (const svg of odd) {
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(pixelsOf(await drawing.draw(svg)).width).toBe(900);
    }
  });
});
