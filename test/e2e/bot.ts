/** The real bot in a process of its own, started as README says, on a folder that is thrown away. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from '../servers/port.ts';

export interface RunningBot {
  readonly address: string;
  /** Where it is about noon, so that no quiet hours hold a topic back. */
  readonly timeZone: string;
  /** Ends it as a service manager does; rejects when it does not end cleanly. */
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const startMs = 90_000;
const stopMs = 20_000;

function noonZone(now: Date): string {
  const east = 12 - now.getUTCHours();
  // The names of these zones count west as positive.
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** Waits for the line with `ready` and the address. */
function ready(bot: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(() => reject(new Error(`not ready after ${startMs / 1000} s:\n${output}`)), startMs);
    const read = (part: Buffer): void => {
      output += part.toString();
      const address = /ready (http:\S+)/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    };
    bot.stdout?.on('data', read);
    bot.stderr?.on('data', read);
    bot.on('exit', (code) => reject(new Error(`ended with code ${code} before it was ready:\n${output}`)));
  });
}

/** Starts it; resolves when its page can be opened. `more`: further settings of the environment. */
export async function startBot(more: Readonly<Record<string, string>> = {}): Promise<RunningBot> {
  const dataDir = await mkdtemp(join(tmpdir(), 'banyan-e2e-'));
  const port = await freePort();
  const timeZone = noonZone(new Date());
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'warn' };
  const bot = spawn(
    process.execPath,
    ['--max-semi-space-size=32', '--enable-source-maps', 'bin/run.js', 'bots/main.js'],
    {
      cwd: root,
      env: { ...env, DATA_DIR: dataDir, PORT: `${port}`, DEFAULT_TIME_ZONE: timeZone, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  bot.stderr.on('data', (part: Buffer) => process.stderr.write(part));
  const address = await ready(bot);
  return {
    address,
    timeZone,
    async stop() {
      const late = setTimeout(() => bot.kill('SIGKILL'), stopMs);
      if (bot.exitCode === null) {
        bot.kill('SIGTERM');
        await once(bot, 'exit');
      }
      clearTimeout(late);
      await rm(dataDir, { recursive: true, force: true });
      if (bot.exitCode !== 0) throw new Error(`the bot ended with ${bot.exitCode ?? bot.signalCode}`);
    },
  };
}
