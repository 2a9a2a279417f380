/**
 * What a picture costs: every picture of the docs through the worker that draws for the bot, in turns with something
 * fixed that is as much work on any machine: packing the pixels of a picture of that size the way a PNG does.
 */
import { deflateSync } from 'node:zlib';

import { createDrawing } from '../../pictures/draw.ts';
import { seeded } from '../../test/clock.ts';
import { gallery } from '../../test/pictures/gallery.ts';
import { spread } from '../measure.ts';

/** The slowest picture may cost this many times the fixed work; the median over the turns. */
const mark = 3;
const checking = process.argv.includes('--check');
const rounds = process.argv.includes('--quick') ? 5 : 15;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const show = (values: readonly number[], digits: number): string => {
  const { min, median, max } = spread(values);
  return [min, median, max].map((n) => n.toFixed(digits)).join('/');
};

/** 900 x 1,000 pixels: surfaces of one colour with edges, a little of it noise. */
function fixedPixels(): Buffer {
  const dice = seeded(11);
  const pixels = Buffer.alloc(900 * 1000 * 4, 0xf4);
  for (let i = 0; i < 40_000; i++) pixels.writeUInt32LE(Math.floor(dice() * 2 ** 32), Math.floor(dice() * 900_000) * 4);
  return pixels;
}
const pixels = fixedPixels();

const drawing = createDrawing({ limitMs: 60_000 });
/** An invisible mark makes each SVG a new one: what is measured is drawing, not remembering. */
let count = 0;
const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const draw = (svg: string): Promise<number> =>
  timed(() => drawing.draw(svg.replace('</svg>', `<desc>${++count}</desc></svg>`)));
const pack = (): Promise<number> => timed(() => deflateSync(pixels, { level: 6 }));

print(`Pictures: ${gallery.length} drawn by the worker (min/median/max of the turns)`);
print(`  the first picture, which starts the worker: ${(await draw(gallery[0]?.svg ?? '')).toFixed(0)} ms`);
const costs = new Map<string, { readonly ms: number[]; readonly ratios: number[] }>();
const packed: number[] = [];
for (let i = 0; i < rounds; i++)
  for (const { name, svg } of gallery) {
    const reference = await pack();
    const ms = await draw(svg);
    packed.push(reference);
    const all = costs.get(name) ?? { ms: [], ratios: [] };
    all.ms.push(ms);
    all.ratios.push(ms / reference);
    costs.set(name, all);
  }
print(`  packing a fixed picture    ms ${show(packed, 0)}`);
for (const [name, { ms, ratios }] of costs)
  print(`  ${name.padEnd(26)} ms ${show(ms, 0)}   ${show(ratios, 2)} of packing`);
const worst = Math.max(...[...costs.values()].map(({ ratios }) => spread(ratios).median));
const failed = !(worst <= mark);
if (failed)
  print(`${checking ? 'below its mark' : 'note'}: a picture cost ${worst.toFixed(2)} times the fixed one, not ${mark}`);
else if (checking) print('the pictures hold their mark');
await drawing.stop();
process.exitCode = checking && failed ? 1 : 0;
