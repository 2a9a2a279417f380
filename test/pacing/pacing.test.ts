import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { onTelegram } from './play.ts';
import { broken } from './report.ts';
import { pacing, page } from './run.ts';

it('a post to 200 groups keeps every limit, and docs/pacing.txt says how it went', async () => {
  const done = await pacing(200);
  expect(done.broken).toEqual([]);
  expect(done.text).toBe(readFileSync(page, 'utf8'));
});

it('a limit that is broken is named', async () => {
  const post = await onTelegram(3);
  const hasty = { ...post, sent: post.sent.map((s) => ({ ...s, room: 'one', at: post.began })) };
  expect(broken({ ...hasty, platform: 'wechat' }).join()).toMatch(/same group.*in any|groups reached/);
});
