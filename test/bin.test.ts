/** `bin/`: what stands between a fresh clone and a running bot. Each test has a small project of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const settings = ['bin', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

let home: string;
const put = (file: string, source: string): void => {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), source);
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'banyan-bin-'));
  for (const name of settings) cpSync(join(root, name), join(home, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'dir');
  put('core/word.ts', `export const word: string = 'first';\n`);
  put(
    'bots/cli/index.ts',
    `import { word } from '../../core/word.ts';\nconsole.log(word, ...process.argv.slice(2));\n`,
  );
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (part) => (out += String(part)));
  child.stderr?.on('data', (part) => (err += String(part)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const banyan = (...args: string[]): Promise<Ended> =>
  ended(spawn(process.execPath, [join(home, 'bin/banyan.js'), ...args]));

describe('banyan', () => {
  it('builds on its first run without a word, and hands the arguments on', async () => {
    expect(await banyan('replay', '--rules', 'a b')).toEqual({ code: 0, out: 'first replay --rules a b\n', err: '' });
    expect(existsSync(join(home, 'dist/.building'))).toBe(false);
  });

  it('runs what the sources say now', async () => {
    await banyan();
    put('core/word.ts', `export const word: string = 'changed';\n`);
    expect((await banyan()).out).toBe('changed\n');
    put('bots/cli/index.ts', `console.log('alone');\n`);
    rmSync(join(home, 'core/word.ts'));
    expect((await banyan()).out).toBe('alone\n');
  });

  it('started several times at once, builds once and runs each', async () => {
    const all = await Promise.all(['1', '2', '3'].map((n) => banyan(n)));
    expect(all).toEqual(['1', '2', '3'].map((n) => ({ code: 0, out: `first ${n}\n`, err: '' })));
  });

  it('says what is wrong with a source it cannot read, and does not run the old one', async () => {
    await banyan();
    put('core/word.ts', 'export const = 1;\n');
    const { code, out, err } = await banyan();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^The build failed\.\ncore\/word\.ts\(1,14\): error/);
    expect(err).not.toContain('    at ');
  });

  it('says what to run when nothing is installed', async () => {
    rmSync(join(home, 'node_modules'));
    expect(await banyan()).toEqual({ code: 1, out: '', err: 'The compiler is not installed. Run: npm ci\n' });
  });
});

const bot = `\
console.log('ready');
const open = setInterval(() => undefined, 1000);
process.on('SIGTERM', () => { console.log('stopped'); clearInterval(open); });
`;

it.skipIf(process.platform === 'win32')('stops the bot when npm stops the shell it was started from', async () => {
  put('bots/main.ts', bot);
  const command = `${process.execPath} bin/run.js bots/main.js; true`;
  const shell = spawn('/bin/sh', ['-c', command], { cwd: home, env: { ...process.env, npm_lifecycle_event: 'start' } });
  shell.stdout.once('data', () => shell.kill('SIGTERM'));
  // The pipe closes when the bot, which outlives the shell, has ended too.
  expect((await ended(shell)).out).toBe('ready\nstopped\n');
});
