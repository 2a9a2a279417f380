/**
 * Draws one SVG after another, away from the thread that answers people. Plain JavaScript, so that it runs from the
 * sources and beside dist/ alike. Given: `font` (a file). Said back: the PNG, or in words why not.
 */
import { accessSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

import { Resvg } from '@resvg/resvg-js';

const given = /** @type {{ font: string }} */ (workerData);
// Without it pictures would be drawn without words, and nothing would say so.
accessSync(given.font);
// The machine's own fonts would make every machine draw another picture.
const font = { loadSystemFonts: false, fontFiles: [given.font], defaultFontFamily: 'Noto Sans SC' };

parentPort.on('message', (/** @type {string} */ svg) => {
  try {
    parentPort.postMessage({ png: new Resvg(svg, { font }).render().asPng() });
  } catch (error) {
    parentPort.postMessage({ fault: error instanceof Error ? error.message : String(error) });
  }
});
