/** Campaigns that speak to members, as the operator sees them before: faults, the preview of what will be. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { day, harness, hour, type Harness } from '../../test/harness.ts';
import { giveCampaigns, loadCampaigns } from '../campaigns/index.ts';
import { main } from './campaigns.ts';

let dir: string;
let h: Harness | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-members-'));
});
afterEach(async () => {
  await h?.close();
  h = undefined;
  rmSync(dir, { recursive: true, force: true });
});
const put = (text: string): void => writeFileSync(join(dir, 'a.yaml'), text);
async function run(...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { out: (l) => out.push(...l.split('\n')), err: (l) => err.push(l) });
  return { code, out, err: err.map((l) => l.replaceAll(`${dir}/`, '')) };
}
const say = 'say: { zh-CN: 近来好吗, zh-TW: 近來好嗎, en: How are you }';

it('check says what is wrong with members, all at once and where', async () => {
  put(
    [
      'campaigns:',
      '  - id: a',
      '    every: "0 12 * * *"',
      '    who: { members: { tag: [VIP], level: ">=5", active: 2h } }',
      `    ${say}`,
      '  - id: b',
      '    every: "0 12 * * *"',
      '    who: { members: { level: { from: 5, to: 2 }, active: 7d, silent: 14d, joined: { from: 30d, to: 7d } } }',
      '    what: [{ topic: any }, { wait: 1h, if: { repliesBelow: 3 }, say: *hi }]'.replace(
        '*hi',
        '{ zh-CN: 早, zh-TW: 早, en: Hi }',
      ),
      '    goal: { what: joins, atLeast: 3 }',
      '  - { id: c, every: "0 12 * * *", topic: any, to: { members: {} } }',
      '',
    ].join('\n'),
  );
  const { code, err } = await run('check', dir);
  expect(code).toBe(1);
  expect(
    err.filter((l) => l.includes('campaigns[') && !l.includes('a note')).map((l) => l.replace(/^a\.yaml:/u, '')),
  ).toEqual([
    '4:23: campaigns[0].who.members.tag: unknown key "tag"; did you mean "tags"?',
    '4:42: campaigns[0].who.members.level: expected a mapping (key: value lines), found ">=5"',
    '4:57: campaigns[0].who.members.active: expected a length like 7d, 1d to 365d, found "2h"',
    '8:41: campaigns[1].who.members.level.to: to 2 is less than from 5: nobody fits',
    '8:62: campaigns[1].who.members.silent: silent for 14d and active within 7d: nobody is both; keep one',
    '8:96: campaigns[1].who.members.joined.to: to 7d is shorter than from 30d: nobody fits',
    '9:14: campaigns[1].what[0].topic: members are spoken to in private, a topic is for groups: expected say',
    '9:46: campaigns[1].what[1].if.repliesBelow: each member is asked about alone: expected repliesBelow: 1, found 3',
    '10:13: campaigns[1].goal.what: joins are counted in groups: expected replies or checkins',
    '11:35: campaigns[2].topic: members are spoken to in private, a topic is for groups: expected say',
    expect.stringMatching(/^11:\d+: campaigns\[2\]\.to\.members: nothing says which members: expected tags,/u),
  ]);
});

it('preview counts them as they are, names who is not reached, and what is sent is what it said', async () => {
  h = await harness({ url: join(dir, 'banyan.db') });
  for (const who of ['lin', 'may', 'hao']) {
    await h.say(who, '早');
    await h.tell(who, '你好');
  }
  await h.deliver({ who: 'guo', text: '在的', from: { id: 'guo', name: '果果妈', role: 'member' } });
  await h.tell('hao', '退订');
  await h.say('lin', '/标签 @May VIP');
  put(
    [
      'campaigns:',
      '  - { id: all, every: "0 12 * * *", who: { members: all }, often: { perWeek: 2 }, '.concat(say, ' }'),
      '  - { id: vip, every: "0 12 * * *", who: { members: { tags: [vip] } }, '.concat(say, ' }'),
      '  - { id: gone, every: "0 12 * * *", who: { members: { silent: 2d } }, '.concat(say, ' }'),
      '',
    ].join('\n'),
  );
  const loaded = loadCampaigns(dir);
  if (!loaded.ok) throw new Error('the file has faults');
  const { out } = await run(
    'preview',
    dir,
    '--database',
    join(dir, 'banyan.db'),
    '--days',
    '3',
    '--from',
    '2026-11-21',
  );
  const missed = '; not reached: 1 never wrote to the bot (果果妈), 1 unsubscribed (阿豪)';
  const words = '"近来好吗"';
  expect(out.filter((l) => l.startsWith('  '))).toEqual([
    `  Sat 2026-11-21 12:00 Asia/Shanghai  all: ${words} → 2 members in private (playground 2), as of today${missed}`,
    `  Sat 2026-11-21 12:00 Asia/Shanghai  vip: ${words} → 1 member in private (playground 1), as of today`,
    `  Sat 2026-11-21 12:00 Asia/Shanghai  gone: ${words} → 0 members in private, as of today`,
    `  Sun 2026-11-22 12:00 Asia/Shanghai  all: ${words} → 2 members in private (playground 2), as of today${missed}`,
    `  Sun 2026-11-22 12:00 Asia/Shanghai  vip: ${words} → 1 member in private (playground 1), as of today`,
    `  Sun 2026-11-22 12:00 Asia/Shanghai  gone: ${words} → 0 members in private, as of today`,
    expect.stringContaining(`all: ${words} → 0 members in private, as of today`),
    expect.stringContaining(`vip: ${words} → 1 member in private`),
    expect.stringContaining(`gone: ${words} → 2 members in private (playground 2), as of today${missed}`),
  ]);
  expect(out.find((l) => l.includes('Mon') && l.includes('all:'))).toContain('heard enough of it: 店长 Lin, May');
  // One an hour, two a day: of three at once the second waits an hour, and on Monday's no day is too full.
  expect(out.filter((l) => l.startsWith('waits'))).toContain(
    'waits: vip for 1 member, Sat 2026-11-21 12:00 Asia/Shanghai: the hour is full, said Sat 2026-11-21 13:00 Asia/Shanghai',
  );
  await giveCampaigns(h.banyan, loaded.content);
  await h.settle();
  const sent = async (ms: number): Promise<number> => (await h!.pass(ms)).filter((l) => l.includes('近来好吗')).length;
  expect(await sent(4 * hour)).toBe(3);
  expect(await sent(day)).toBe(3);
  expect(h.errors).toEqual([]);
});

it('run --dry and a preview without a database say that it is for members', async () => {
  put(`campaigns: [{ id: all, every: "0 12 * * *", who: { members: all }, ${say} }]`);
  expect((await run('run', 'all', '--dry', dir)).out[1]).toBe(
    'to members, each in private; below it: how to unsubscribe',
  );
  const { out } = await run('preview', dir, '--database', 'none', '--days', '1', '--from', '2030-01-01');
  expect(out[1]).toContain('→ members who fit, in private, of any group');
});
