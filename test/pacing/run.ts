/** `npm run pacing -- --groups 200`: writes docs/pacing.txt; not 0 when a limit was broken. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { onTelegram, onWechat } from './play.ts';
import { broken, report } from './report.ts';

export const page = fileURLToPath(new URL('../../docs/pacing.txt', import.meta.url));

/** The page for that many groups. */
export async function pacing(groups: number): Promise<{ readonly text: string; readonly broken: readonly string[] }> {
  const posts = [await onWechat(groups), await onTelegram(groups)];
  const text = `npm run pacing -- --groups ${groups}\n\n${posts.map(report).join('\n\n')}\n`;
  return { text, broken: posts.flatMap(broken) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { groups: { type: 'string', default: '200' } } });
  const groups = Number(values.groups);
  if (!Number.isInteger(groups) || groups < 1 || groups > 5000) {
    process.stderr.write(`--groups: expected a number from 1 to 5000, found "${values.groups}"\n`);
    process.exit(2);
  }
  const done = await pacing(groups);
  process.stdout.write(done.text);
  if (groups === 200) writeFileSync(page, done.text);
  for (const line of done.broken) process.stderr.write(`broken: ${line}\n`);
  process.exitCode = done.broken.length > 0 ? 1 : 0;
}
