/** `npm run faults -- kill --cycles 50 --seed 1 [--platform telegram]` or `regex --check`. One line says how it ended; anything wrong is told above it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { killTelegram } from '../platforms/telegram/kill.ts';
import { campaignKill } from './campaign.ts';
import { kill } from './kill.ts';
import { regexFaults, regexSummary } from './regex.ts';

const usage = `usage: npm run faults -- kill [--cycles 50] [--seed 1] [--platform telegram]
       npm run faults -- campaign [--cycles 100] [--groups 500] [--seed 1]
       npm run faults -- regex [--check] [--seed 1] [--random 10000]`;
const shown = 20;

const whole = (text: string): number => {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 0) throw new TypeError(`not a number: ${text}`);
  return n;
};

interface Wanted {
  readonly fault: 'kill' | 'regex' | 'campaign';
  readonly groups: number;
  readonly check: boolean;
  readonly random: number;
  readonly cycles: number;
  readonly seed: number;
  readonly platform: 'telegram' | undefined;
}
function read(): Wanted {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      cycles: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      platform: { type: 'string' },
      groups: { type: 'string', default: '500' },
      check: { type: 'boolean', default: false },
      random: { type: 'string', default: '10000' },
    },
  });
  const [fault] = positionals;
  if (positionals.length !== 1 || (fault !== 'kill' && fault !== 'regex' && fault !== 'campaign'))
    throw new TypeError('which fault?');
  const { platform, check } = values;
  if (platform !== undefined && platform !== 'telegram') throw new TypeError(`no such platform: ${platform}`);
  return {
    fault,
    check,
    random: whole(values.random),
    groups: whole(values.groups),
    cycles: whole(values.cycles),
    seed: whole(values.seed),
    platform,
  };
}

/** What is wrong, above the line that says how it ended; the folder stays when something is. */
function told(faults: readonly string[], dir: string): void {
  for (const fault of faults.slice(0, shown)) process.stderr.write(`${fault}\n`);
  if (faults.length > shown) process.stderr.write(`and ${faults.length - shown} more\n`);
  if (faults.length > 0) process.stderr.write(`the database and the witness's log are in ${dir}\n`);
  else rmSync(dir, { recursive: true });
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** The bot on the real client library, the platform's own log as the witness: V1 to V5. */
async function onTelegram({ cycles, seed }: Wanted): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-faults-'));
  const began = Date.now();
  const r = await killTelegram({ cycles, seed, file: join(dir, 'banyan.db'), log: join(dir, 'log.jsonl') });
  told(
    r.violations.map((v) => `${v.rule}: ${v.what}`),
    dir,
  );
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(
    `kill telegram: ${cycles} cycles, seed ${seed}: said ${r.said}, taken in ${r.totals.messages}; ` +
      `checked in ${r.totals.checkins} of ${r.people}, points ${r.totals.points}; redelivered ${r.redelivered}; ` +
      `sent ${r.totals.sent}, in doubt ${r.totals.maybe}; caught up in ${r.drainMs} ms; ` +
      `${r.violations.length} violations of V1 to V5; ${seconds} s\n`,
  );
}

/** A rule may hold the event loop up for less than this. */
const allowedMs = 50;

async function expressions({ seed, random, check }: Wanted): Promise<void> {
  const began = Date.now();
  const r = await regexFaults({ seed, random, allowedMs });
  for (const pattern of r.blocked.slice(0, shown)) process.stderr.write(`blocked: ${pattern}\n`);
  process.stdout.write(`${regexSummary(r, ((Date.now() - began) / 1000).toFixed(0))}\n`);
  if (check && r.blocked.length > 0) process.exitCode = 1;
}

/** Kills in the middle of a campaign: the counts must be exact. */
async function inCampaign({ cycles, groups, seed }: Wanted): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-faults-'));
  const began = Date.now();
  const r = await campaignKill({ kills: cycles, groups, seed, dir });
  told(r.faults, dir);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(
    `campaign: ${r.kills} kills, ${groups} groups, seed ${seed}: ${r.sent} sent + ${r.failed} failed + ${r.maybe} maybe = ` +
      `${r.sent + r.failed + r.maybe}; at most ${r.inASecond} in a second, ${r.rssMb.toFixed(0)} MB; ${r.faults.length} faults; ${seconds} s\n`,
  );
}

async function main({ cycles, seed }: Wanted): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-faults-'));
  const began = Date.now();
  const r = await kill({ cycles, seed, dir });
  told(r.faults, dir);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(
    `kill: ${cycles} cycles, seed ${seed}: acknowledged ${r.acknowledged}, lost ${r.lost}, doubled ${r.doubled}; ` +
      `redelivered ${r.redelivered}; transfers ${r.moved.transfers}, shares grabbed ${r.moved.shares}, places in draws ${r.moved.places}; replies sent ${r.sent}, in doubt ${r.maybe}; ${r.faults.length} faults; ${seconds} s\n`,
  );
}

let options;
try {
  options = read();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exit(2);
}
if (options.fault === 'regex') await expressions(options);
else if (options.fault === 'campaign') await inCampaign(options);
else await (options.platform === 'telegram' ? onTelegram(options) : main(options));
