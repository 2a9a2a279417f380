/** kill -9 at random moments while a Telegram group talks, again and again; then the witness is asked. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Chat, User } from '../../../adapters/telegram/wire.ts';
import { seeded } from '../../clock.ts';
import { rowsOpen, totals, violations, type Totals, type Violation } from './check.ts';
import { until } from './house.ts';
import { standIn, type StandIn } from './index.ts';

export interface KillOptions {
  readonly cycles: number;
  readonly seed: number;
  /** The SQLite file; empty at first. */
  readonly file: string;
  /** The stand-in's log is also written here. */
  readonly log?: string;
  readonly groups?: number;
  /** Messages a cycle, over all groups. */
  readonly messages?: number;
  /** Called after each kill. */
  readonly onCycle?: (n: number) => void;
}
export interface KillReport {
  readonly kills: number;
  readonly said: number;
  readonly people: number;
  readonly violations: readonly Violation[];
  readonly totals: Totals;
  /** Updates handed over more than once. */
  readonly redelivered: number;
  /** How long the last start needed to take in what was left, ms. */
  readonly drainMs: number;
}

const script = fileURLToPath(new URL('child.ts', import.meta.url));

/** Starts the bot's process; resolves when it says that it is ready. `most`: it stands still after so many events. */
export async function startChild(
  api: StandIn,
  file: string,
  slowMs: number,
  seed: number,
  most = Infinity,
): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, file, api.root, api.token, `${slowMs}`, `${seed}`, `${most}`],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  return child;
}
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
/** A clean end: everything under way is finished and confirmed. */
export async function finish(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null) await once(child, 'exit');
}

const lines = ['签到', '早上好', '我的积分', '今天天气不错', '/帮助', '排行榜'];

export async function killTelegram(o: KillOptions): Promise<KillReport> {
  const dice = seeded(o.seed);
  const api = await standIn({ readsAll: true, ...(o.log !== undefined && { file: o.log }) });
  const lin = api.user('店长 Lin');
  api.start(lin);
  const groups: Chat[] = [];
  const people: User[] = [];
  let said = 0;
  const talk = (n: number): void => {
    for (let i = 0; i < n; i++) {
      const group = groups[Math.floor(dice() * groups.length)];
      // Every other one is somebody new, who checks in; the others say anything.
      const fresh = dice() < 0.5 || people.length === 0;
      if (fresh) people.push(api.user(`人${people.length + 1}`));
      const who = fresh ? people.at(-1) : people[Math.floor(dice() * people.length)];
      if (!group || !who) continue;
      api.say(group, who, fresh ? '签到' : (lines[Math.floor(dice() * lines.length)] ?? ''));
      said++;
    }
  };
  let child: ChildProcess | undefined;
  try {
    for (let g = 0; g < (o.groups ?? 5); g++) {
      groups.push(api.group(`群 ${g + 1}`, lin));
      api.placeBot(groups[g] as Chat, lin, 'administrator');
    }
    for (let n = 0; n < o.cycles; n++) {
      talk(o.messages ?? 60);
      child = await startChild(api, o.file, 4, o.seed + n);
      talk(10);
      await new Promise((resolve) => setTimeout(resolve, dice() * 350));
      await kill(child);
      o.onCycle?.(n + 1);
    }
    const began = Date.now();
    child = await startChild(api, o.file, 0, 0);
    await until(() => api.updates.waiting.length === 0, 60_000, 'taking in what was left');
    const drainMs = Date.now() - began;
    // A rush is answered in windows of up to a minute.
    await until(() => rowsOpen(o.file) === 0, 150_000, 'sending what was left');
    await finish(child);
    return {
      kills: o.cycles,
      said,
      people: people.length,
      violations: violations(o.file, api.log, api.account),
      totals: totals(o.file),
      redelivered:
        api.entries('delivered').flatMap((e) => e['updates'] as number[]).length - api.entries('queued').length,
      drainMs,
    };
  } finally {
    if (child) await kill(child);
    await api.close();
  }
}
