/** A private Redis for one test run, or one test: own folder, free port, keeps nothing, gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from './port.ts';
import type { Server } from './postgres.ts';

/** One that a test may do anything to. */
export interface PrivateRedis extends Server {
  /** Ends it like a power cut; what it held is gone. */
  kill(): Promise<void>;
  /** Again on the same port, empty. */
  restart(): Promise<void>;
  /** Stops answering, or goes on. */
  freeze(frozen: boolean): void;
}

const named = (env: NodeJS.ProcessEnv): boolean => (env['WITHOUT'] ?? '').split(',').includes('redis');

/** Why there is no Redis for the tests, or undefined when there is one. */
export function missingRedis(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return named(env) || env['REDIS_URL'] === undefined || env['REDIS_URL'] === '' ? missingPrivateRedis(env) : undefined;
}

/** Why a test cannot have one of its own to kill, flush or fill. */
export function missingPrivateRedis(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (named(env)) return 'WITHOUT=redis';
  return binary(env) ? undefined : 'no redis-server or valkey-server in PATH';
}

const binary = (env: NodeJS.ProcessEnv): string | undefined =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
    .find((file) => existsSync(file));

/** Uses REDIS_URL when there is one, else makes one. */
export async function startRedis(env: NodeJS.ProcessEnv = process.env): Promise<Server> {
  const url = env['REDIS_URL'];
  return url ? { url, stop: async () => undefined } : privateRedis();
}

/** @param settings such as `['--maxmemory', '5mb']` */
export async function privateRedis(settings: readonly string[] = []): Promise<PrivateRedis> {
  const file = binary(process.env);
  if (file === undefined) throw new Error('Redis: no redis-server or valkey-server in PATH');
  const folder = mkdtempSync(join(tmpdir(), 'banyan-redis-'));
  const port = await freePort();
  const start = async (): Promise<ChildProcess> => {
    const fixed = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    const child = spawn(file, [...fixed, ...settings], { cwd: folder, stdio: 'ignore' });
    await ready(port, child);
    return child;
  };
  let child = await start();
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      await kill();
      child = await start();
    },
    freeze: (frozen) => void child.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    if (await answers(port)) return;
    if (child.exitCode !== null || tries > 2400) throw new Error('the Redis for tests did not start');
    await pause(25);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.on('error', () => end(false));
  });
}
