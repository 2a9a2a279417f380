import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

import { createDrawing, type Drawing } from './draw.ts';

const svg = (fill: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="${fill}"/></svg>`;
const pngStart = 'iVBORw0KGg';

describe('drawing', () => {
  let drawing: Drawing;
  const folder = mkdtempSync(join(tmpdir(), 'draw-'));
  const program = (source: string): string => {
    const file = join(folder, 'program.mjs');
    writeFileSync(file, source);
    return file;
  };
  afterEach(async () => {
    vi.useRealTimers();
    await drawing.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a PNG of an SVG, the same one once', async () => {
    drawing = createDrawing();
    const first = drawing.draw(svg('red'));
    expect(drawing.draw(svg('red'))).toBe(first);
    expect(await first).toMatch(new RegExp(`^${pngStart}`));
    expect(drawing.draw(svg('red'))).toBe(first);
  });

  it('refuses what is no SVG, and goes on', async () => {
    drawing = createDrawing();
    const [bad, good] = await Promise.allSettled([drawing.draw('<svg'), drawing.draw(svg('red'))]);
    expect(bad.status).toBe('rejected');
    expect(good).toMatchObject({ status: 'fulfilled' });
    // A failure is not kept: it may have been the moment.
    await expect(drawing.draw('<svg')).rejects.toThrow('cannot be drawn');
  });

  it('gives up on a picture that takes too long, and on those that waited behind it, and starts anew', async () => {
    const slow = program(
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', (svg) => { if (svg !== 'hang') parentPort.postMessage({ png: Buffer.from(svg) }); else for (;;); });`,
    );
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    drawing = createDrawing({ limitMs: 300, program: slow });
    const first = Promise.allSettled(['hang', 'behind'].map(drawing.draw));
    await vi.advanceTimersByTimeAsync(301);
    const [hung, behind] = (await first).map((r) => String(r.status === 'rejected' && r.reason));
    expect(hung).toContain('longer than 300 ms');
    expect(behind).toContain('too many pictures');
    expect(Buffer.from(await drawing.draw('after'), 'base64').toString()).toBe('after');
  });

  it('says so where it does not work at all', async () => {
    drawing = createDrawing({ program: program(`import 'a-package-nobody-has';`) });
    await expect(drawing.draw(svg('red'))).rejects.toThrow('does not work here');
    await expect(drawing.draw(svg('red'))).rejects.toThrow('does not work here');
  });

  it('ends its worker when idle and draws again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const counting = program(
      `import { parentPort } from 'node:worker_threads';
       let n = 0;
       parentPort.on('message', () => parentPort.postMessage({ png: Buffer.from(String(++n)) }));`,
    );
    drawing = createDrawing({ program: counting });
    const drawn = async (what: string): Promise<string> => Buffer.from(await drawing.draw(what), 'base64').toString();
    expect([await drawn('a'), await drawn('b'), await drawn('a')]).toEqual(['1', '2', '1']);
    await vi.advanceTimersByTimeAsync(299_999);
    expect(await drawn('c')).toBe('3');
    await vi.advanceTimersByTimeAsync(300_000);
    expect(await drawn('d')).toBe('1');
  });

  it('refuses when the bot stops', async () => {
    drawing = createDrawing();
    const waiting = drawing.draw(svg('red'));
    const settled = Promise.allSettled([waiting]);
    await drawing.stop();
    expect(await settled).toMatchObject([{ status: 'rejected', reason: { message: 'the bot is stopping' } }]);
    await expect(drawing.draw(svg('blue'))).rejects.toThrow('stopping');
  });
});
