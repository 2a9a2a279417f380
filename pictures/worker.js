/**
 * Draws one SVG after another, away from the thread that answers people. Plain JavaScript, so that it runs from the
 * sources and beside dist/ alike. Given: `font` (a file), `folder` for a file of its own. Said back: the PNG, or in words
 * why not.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { Resvg } from '@resvg/resvg-js';

import { cutFont } from './cut-font.js';

const given = /** @type {{ font: string, folder: string }} */ (workerData);
// Read here so that a font that is missing is told: resvg would leave out all words and say nothing.
const whole = readFileSync(given.font);

/** The font with the characters of this picture. */
function fontFor(/** @type {string} */ svg) {
  const file = join(given.folder, 'cut.ttf');
  try {
    writeFileSync(file, cutFont(whole, svg));
    return file;
  } catch {
    // A full or read-only disk: the whole font draws the same, only slower.
    return given.font;
  }
}

parentPort.on('message', (/** @type {string} */ svg) => {
  try {
    // The machine's own fonts would make every machine draw another picture.
    const font = { loadSystemFonts: false, fontFiles: [fontFor(svg)], defaultFontFamily: 'Noto Sans SC' };
    parentPort.postMessage({ png: new Resvg(svg, { font }).render().asPng() });
  } catch (error) {
    parentPort.postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
});
