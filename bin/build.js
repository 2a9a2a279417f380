/**
 * Compiles the sources to dist/ when dist/ is missing or older than they are.
 * Plain JavaScript, because it runs before there is anything compiled.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;
const stamp = `${dist}/.built`;
const compiler = `${root}node_modules/typescript/bin/tsc`;
const lock = `${dist}/.building`;
const folders = ['bots', 'core', 'adapters', 'jobs', 'db', 'web', 'pictures'];
const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
/** A build takes a second; a lock older than this was left by a process that died. */
const lockLifeMs = 60_000;

const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.test.ts');

async function sources() {
  const found = settings.slice();
  for (const folder of folders) {
    const names = await readdir(root + folder, { recursive: true }).catch(() => []);
    for (const name of names) if (isSource(name)) found.push(`${folder}/${name}`);
  }
  return found.sort();
}

/** Changes when a source is edited, added, renamed or taken away. */
async function fingerprint() {
  const hash = createHash('sha256');
  const names = await sources();
  const stats = await Promise.all(names.map((name) => stat(root + name)));
  names.forEach((name, i) => hash.update(`${name} ${stats[i].mtimeMs} ${stats[i].size}\n`));
  return hash.digest('hex');
}

const built = () => readFile(stamp, 'utf8').catch(() => '');

/** Leaves nothing of a source that is no longer there. */
async function empty() {
  const names = (await readdir(dist)).filter((name) => `${dist}/${name}` !== lock);
  await Promise.all(names.map((name) => rm(`${dist}/${name}`, { recursive: true })));
}

function compile() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiler, '-p', `${root}tsconfig.build.json`], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // The caller may run under a small heap on purpose; the compiler is no part of that.
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let output = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (output += part));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`The build failed.\n${output.trim()}`)),
    );
  });
}

async function takeLock() {
  await mkdir(dist, { recursive: true });
  for (;;) {
    try {
      return await mkdir(lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const age = Date.now() - (await stat(lock).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > lockLifeMs) await rmdir(lock).catch(() => undefined);
    else await sleep(50);
  }
}

/**
 * Makes sure that dist/ is what the sources say. Two processes that start together build once:
 * the second waits, so that none reads a file the other is writing.
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt({ force = false } = {}) {
  if (!existsSync(compiler)) {
    // Installed without the development tools: what was compiled before is what runs.
    if (!force && existsSync(stamp)) return;
    throw new Error(
      `The compiler is not installed. Run: npm ci${existsSync(`${root}node_modules`) ? ' --include=dev' : ''}`,
    );
  }
  if (!force && (await built()) === (await fingerprint())) return;
  await takeLock();
  try {
    const wanted = await fingerprint();
    if (!force && (await built()) === wanted) return;
    await rm(stamp, { force: true });
    if (force) await empty();
    await compile();
    await writeFile(stamp, wanted);
  } finally {
    await rmdir(lock).catch(() => undefined);
  }
}

/** Builds when needed; a failure is told in its own words and ends the process with code 1. */
export async function buildOrExit(options) {
  try {
    await ensureBuilt(options);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildOrExit({ force: true });
