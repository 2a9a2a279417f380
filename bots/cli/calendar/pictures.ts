/** `preview --picture`: the coming days of each group as a picture. */
import { writeFileSync } from 'node:fs';

import { previewPicture } from '../../../core/features/campaigns/picture.ts';
import { createDrawing } from '../../../pictures/draw.ts';
import type { Io } from '../index.ts';
import type { Groups } from './groups.ts';
import type { Shown } from './report.ts';
import { heardWithin } from './waiting.ts';

/** More are no help to anybody who looks at them. */
const mostGroups = 12;

/** `month.png`, `month-2.png`, … one for each group; says where they are. Throws as `writeFileSync` does. */
export async function writePictures(
  { planned, first }: Shown,
  all: Groups,
  o: { readonly days: number; readonly file: string },
  io: Io,
): Promise<void> {
  const { groups } = all;
  const heard = heardWithin(planned, all);
  const drawing = createDrawing();
  try {
    for (const [i, group] of groups.slice(0, mostGroups).entries()) {
      const { timeZone } = group.home;
      const svg = previewPicture(group.locale, group.name, heard(group), {
        first,
        count: o.days,
        timeZone,
      });
      const file = i === 0 ? o.file : o.file.replace(/\.png$/i, `-${i + 1}.png`);
      writeFileSync(file, Buffer.from(await drawing.draw(svg), 'base64'));
      io.err(`picture: ${file} (${group.name})`);
    }
    if (groups.length > mostGroups) io.err(`picture: ${groups.length - mostGroups} more groups have none`);
  } finally {
    await drawing.stop();
  }
}
