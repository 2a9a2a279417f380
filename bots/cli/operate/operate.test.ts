import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { campaignSchema } from '../../../core/features/campaigns/language.ts';
import { defineSettings } from '../../../core/schema.ts';
import { harness, hour, minute, type Harness } from '../../../test/harness.ts';
import { main } from '../campaigns.ts';
import { operate, type Operating } from './index.ts';

let dir: string;
let h: Harness;
const say = (zh: string) => ({ 'zh-CN': zh, 'zh-TW': zh, en: `${zh} (en)` });
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-cli-'));
  h = await harness({ url: join(dir, 'banyan.db') });
  await h.say('lin', '大家好');
  const campaigns = [
    campaignSchema.parse({ id: 'noon', title: '午间', every: '0 12 * * *', say: say('开饭啦') }),
    campaignSchema.parse({ id: 'deal', when: 'hand', what: [{ say: say('一') }, { wait: '1h', say: say('二') }] }),
  ];
  await h.banyan.give('campaigns.files', { campaigns });
  await h.settle();
});
afterEach(async () => {
  expect(h.errors).toEqual([]);
  await h.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Nobody takes it while it is waited for: time stands still. The bot looks when it starts. */
async function cli(o: Partial<Operating>): Promise<string[]> {
  const lines: string[] = [];
  const io = { out: (l: string) => void lines.push(l), err: (l: string) => void lines.push(l) };
  const whole = {
    verb: 'progress',
    name: undefined,
    all: false,
    held: undefined,
    patienceMs: 0,
    now: h.clock.now(),
    ...o,
  } as const;
  await operate({ ...whole, database: join(dir, 'banyan.db') }, io);
  return lines;
}
const taken = async (o: Partial<Operating>): Promise<string[]> => {
  const lines = await cli(o);
  await h.restart();
  await h.settle();
  return lines;
};
const audited = async (): Promise<unknown[]> => {
  const { auditLog } = h.database.t(defineSettings);
  return h.database.read.select({ act: auditLog.act, after: auditLog.after }).from(auditLog).orderBy(auditLog.id);
};

it('pauses and resumes a campaign of the running bot, once, and says who did', async () => {
  const lines = await taken({ verb: 'pause', name: '午间' });
  expect(lines[0]).toBe('given to 1 community; the bot takes it within half a minute');
  expect(await h.pass(3 * hour)).toEqual([]);
  expect(await cli({ verb: 'pause', name: 'noon' })).toEqual(['noon is paused already']);
  await taken({ verb: 'resume', name: 'noon' });
  expect(await h.pass(24 * hour)).toEqual(['开饭啦']);
  expect(await audited()).toEqual([
    { act: 'campaign.state', after: { id: 1, state: 'paused', by: expect.stringContaining('command line') as string } },
    { act: 'campaign.state', after: { id: 1, state: 'active', by: expect.stringContaining('command line') as string } },
  ]);
  expect(await cli({ verb: 'pause', name: 'moon' })).toEqual([
    'banyan campaigns: the bot knows no campaign "moon"; did you mean noon?',
  ]);
});

it('shows how a run goes, and stops it by its number', async () => {
  expect(await cli({})).toEqual(['banyan campaigns: nothing was sent yet']);
  await h.tell('lin', '开始 deal');
  await h.press('lin', '发', 'private');
  expect(await cli({ name: 'deal' })).toEqual([
    'run 1 deal: 1 group: 1 sent, 0 failed, 0 unsure, 0 waiting, 0 skipped; more at 2026-11-21 03:00 UTC',
  ]);
  await taken({ verb: 'stop', name: '1' });
  expect(await h.pass(2 * hour)).not.toContain('二');
  expect(await cli({ name: '1' })).toEqual([
    'run 1 deal (stopped): 1 group: 1 sent, 0 failed, 0 unsure, 0 waiting, 0 skipped',
  ]);
});

it('holds everything everywhere, tells how much was held, and sends or drops it', async () => {
  await taken({ verb: 'pause', all: true });
  expect(await h.pass(3 * hour)).toEqual([]);
  expect(await cli({ verb: 'resume', all: true })).toEqual([
    expect.stringMatching(/^held in .+: 1 line$/u),
    'banyan campaigns: what becomes of it? add --send or --drop',
  ]);
  await taken({ verb: 'resume', all: true, held: 'send' });
  const { auditLog } = h.database.t(defineSettings);
  expect(
    await h.database.read.select({ after: auditLog.after }).from(auditLog).where(eq(auditLog.act, 'quiet.operator')),
  ).toHaveLength(2);
  expect(h.transcript().join('\n')).toContain('开饭啦');
});

it('resumes when nothing is held: what comes due before the bot takes it is said, not dropped', async () => {
  expect(await cli({ verb: 'resume', all: true })).toEqual([
    'banyan campaigns: nothing is paused from here; owners lift their own pauses',
  ]);
  await taken({ verb: 'pause', all: true });
  expect(await h.pass(2 * hour - minute)).toEqual([]);
  const lines = await cli({ verb: 'resume', all: true, now: h.clock.now() + 2 * minute });
  expect(lines.slice(0, 2)).toEqual(['nothing is held', 'given to 1 community; the bot takes it within half a minute']);
  expect(await h.pass(5 * minute)).toEqual(['开饭啦']);
});

it('counts what the operator holds, not what an owner holds as well', async () => {
  await taken({ verb: 'pause', all: true });
  await h.say('lin', '/安静 5小时');
  expect(await h.pass(3 * hour)).toEqual([]);
  expect((await taken({ verb: 'resume', all: true }))[0]).toBe('nothing is held');
  expect(await h.say('lin', '/恢复')).toEqual([expect.stringContaining('「开饭啦」')]);
});

it('shows a campaign by language, and by platform where they differ', async () => {
  const options = [say('粥'), say('面')];
  const file = join(dir, 'a.yaml');
  writeFileSync(
    file,
    JSON.stringify({
      campaigns: [
        {
          id: 'a',
          when: 'hand',
          what: [{ say: say('早') }, { wait: '1h', poll: { question: say('吃什么'), options } }],
        },
      ],
    }),
  );
  const out: string[] = [];
  expect(await main(['show', 'a', file], { out: (l) => void out.push(l), err: (l) => void out.push(l) })).toBe(0);
  expect(out.slice(0, 5)).toEqual(['step 1:', '[zh-CN] everywhere', '  早', '[zh-TW] everywhere', '  早']);
  expect(out.join('\n')).toContain('step 2, 1h later:\n[zh-CN] Telegram, Discord\n  吃什么\n  [粥] [面]\n');
  expect(out.join('\n')).toContain('[zh-CN] WeChat, QQ\n  吃什么\n  1 粥  2 面\n  回数字就行。');
});
