/**
 * Kills the bot, again and again, after a random number of sends in the middle of a campaign to many groups, and then
 * counts: every group has its row, sent + failed + maybe is the whole, nobody heard it twice, and what the rows say is
 * what the witness saw.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import Sqlite from 'better-sqlite3';

import { seeded } from '../clock.ts';
import { mostIn } from '../pacing/report.ts';
import { lines } from './line.ts';

export interface CampaignKillOptions {
  readonly kills: number;
  readonly groups: number;
  /** So many members of one group instead, each in private. */
  readonly members?: boolean;
  readonly seed: number;
  /** An empty folder. */
  readonly dir: string;
}
export interface CampaignKilled {
  /** Kills that found the bot in the middle. */
  readonly kills: number;
  readonly sent: number;
  readonly failed: number;
  readonly maybe: number;
  /** The most that any second saw, all groups together. */
  readonly inASecond: number;
  /** The most memory the last life held, MB. */
  readonly rssMb: number;
  readonly faults: readonly string[];
}
const root = fileURLToPath(new URL('../..', import.meta.url));
const minute = 60_000;

interface Heard {
  readonly room: string;
  readonly text: string;
  /** Epoch ms. */
  readonly at: number;
}

/** The most memory that a life which came to its end by itself held, MB. */
interface End {
  readonly done: true;
  readonly rss: number;
}
/** One life; killed after so many sends (Infinity: left alone). */
async function live(args: readonly string[], heard: Heard[], after: number): Promise<End | undefined> {
  const bot = fileURLToPath(new URL('campaign-bot.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', bot, ...args], { cwd: root, stdio: 'pipe' });
  child.stderr.pipe(process.stderr);
  let said = 0;
  let done: End | undefined;
  lines(child.stdout, (line) => {
    const told = JSON.parse(line) as Heard | End;
    if ('done' in told) done = told;
    // What a member is answered in private before is no part of it.
    else if (told.text.startsWith('来啦')) {
      heard.push(told);
      if (++said > after) child.kill('SIGKILL');
    }
  });
  if (after === 0) setTimeout(() => child.kill('SIGKILL'), 400);
  await once(child, 'close');
  if (!done && child.signalCode !== 'SIGKILL') throw new Error(`the bot ended by itself: ${String(child.exitCode)}`);
  return done;
}

/** Runs the campaign through all its kills and compares. */
export async function campaignKill(o: CampaignKillOptions): Promise<CampaignKilled> {
  const dice = seeded(o.seed);
  const file = join(o.dir, 'banyan.db');
  const heard: Heard[] = [];
  const planned = Math.ceil(Date.now() / minute) * minute + 15 * minute;
  const args = (offset: number, most: number): string[] => [
    file,
    ...[o.groups, planned, offset, most].map(String),
    o.members ? 'members' : 'groups',
  ];
  await live(args(0, Infinity), heard, Infinity);
  // From now on its clock says that the time has come.
  const offset = planned - Date.now() + 1000;
  let kills = 0;
  let over: End | undefined;
  while (!over && kills < o.kills) {
    // Of the groups that can hear it some are left for every kill to come, and one life more.
    const left = (o.groups * 6) / 7 - heard.length - 8;
    const share = Math.max(0, left) / (o.kills - kills + 1);
    const after = Math.floor(dice() * share);
    over = await live(args(offset, after), heard, after);
    if (!over) kills++;
  }
  if (!over) over = await live(args(offset, Infinity), heard, Infinity);
  return {
    kills,
    inASecond: mostIn(
      heard.map((h) => h.at),
      1000,
    ),
    rssMb: over?.rss ?? 0,
    ...counted(file, o.groups, heard),
    ...(over ? {} : { faults: ['it never came to an end'] }),
  };
}

function counted(
  file: string,
  groups: number,
  heard: readonly Heard[],
): Pick<CampaignKilled, 'sent' | 'failed' | 'maybe' | 'faults'> {
  const db = new Sqlite(file, { readonly: true });
  const rows = db
    .prepare(
      `select r.platform_id as room, s.skipped, o.state, o.id from campaign_sends s join rooms r on r.id = coalesce(s.chat, s.room)
       left join outbox o on o.id = (select min(x.id) from outbox x where x.room = coalesce(s.chat, s.room) and x.id > s.mark and x.event_id = s.event_id)`,
    )
    .all() as { room: string; skipped: string | null; state: string | null; id: number | null }[];
  const runs = db.prepare('select count(*) from campaign_runs').pluck().get();
  const extra = db.prepare("select count(*) from outbox where class = 'campaign'").pluck().get();
  db.close();
  const faults: string[] = [];
  const times = new Map<string, number>();
  for (const h of heard) times.set(h.room, (times.get(h.room) ?? 0) + 1);
  const of = (state: string) => rows.filter((r) => r.state === state);
  if (runs !== 1) faults.push(`runs: ${String(runs)}, not 1`);
  if (rows.length !== groups || new Set(rows.map((r) => r.room)).size !== groups)
    faults.push(`groups with a row: ${rows.length}, not ${groups}`);
  if (extra !== groups) faults.push(`outbox rows: ${String(extra)}, not ${groups}`);
  const [sent, failed, maybe] = [of('sent'), of('failed'), of('maybe')];
  if (sent.length + failed.length + maybe.length !== groups)
    faults.push(`${sent.length} sent + ${failed.length} failed + ${maybe.length} maybe is not ${groups}`);
  for (const [room, n] of times) if (n > 1) faults.push(`${room} heard it ${n} times`);
  for (const r of sent) if (!times.has(r.room)) faults.push(`${r.room} is sent, but heard nothing`);
  for (const r of failed) if (times.has(r.room)) faults.push(`${r.room} failed, but heard it`);
  for (const room of times.keys())
    if (![...sent, ...maybe].some((r) => r.room === room))
      faults.push(`${room} heard it, but is neither sent nor maybe`);
  return { sent: sent.length, failed: failed.length, maybe: maybe.length, faults };
}
