/** `npm run docs:pictures`: draws the gallery into docs/images. Look at each before it is committed. */
import { writeFile } from 'node:fs/promises';

import { createDrawing } from '../../pictures/draw.ts';
import { gallery } from './gallery.ts';

const drawing = createDrawing();
for (const { name, svg } of gallery) {
  const png = Buffer.from(await drawing.draw(svg), 'base64');
  await writeFile(new URL(`../../docs/images/${name}.png`, import.meta.url), png);
  process.stdout.write(`docs/images/${name}.png ${png.length} bytes\n`);
}
await drawing.stop();
