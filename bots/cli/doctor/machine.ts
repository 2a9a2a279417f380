/** The machine the bot runs on: program, folder, clock, fonts, port. */
import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { NotAsked, telegramTime, type Way } from '../../../adapters/telegram/inspect.ts';
import { readSecrets, SecretsError, secretsFile } from '../../secrets.ts';
import { bad, note, ok, type Finding } from './finding.ts';

const neededNode = '20.19';
const leastFree = 200 * 2 ** 20;
const mostDriftMs = 30_000;
/** Nobody ran this program before. */
const earliest = Date.parse('2026-01-01T00:00:00Z');
const patienceMs = 3000;

export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = neededNode.split('.').map(Number);
  const fits = major > neededMajor || (major === neededMajor && minor >= neededMinor);
  return fits ? ok('node', (w) => w.node(version)) : bad('node', (w) => w.nodeOld(version, neededNode));
}

const size = (bytes: number): string =>
  bytes >= 2 ** 30 ? `${Math.floor(bytes / 2 ** 30)} GB` : `${Math.floor(bytes / 2 ** 20)} MB`;

export function checkFolder(dir: string): Finding {
  const probe = join(dir, `.banyan-probe-${process.pid}`);
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK | constants.X_OK);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    return bad('folder', (w) => w.folderClosed(dir, (error as NodeJS.ErrnoException).code ?? '?'));
  }
  const { bavail, bsize } = statfsSync(dir);
  const free = bavail * bsize;
  return free < leastFree
    ? bad('folder', (w) => w.folderFull(dir, size(free)))
    : ok('folder', (w) => w.folder(dir, size(free)));
}

/** Nothing to say when nothing is stored. */
export function checkSecrets(dir: string): Finding[] {
  const file = secretsFile(dir);
  try {
    if (Object.values(readSecrets(dir)).every((s) => s === undefined)) return [];
  } catch (error) {
    if (error instanceof SecretsError) return [bad('secrets', (w) => w.secretsDamaged(file))];
    throw error;
  }
  // Windows keeps no such mode: the folder's own rights hold there.
  const open = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  return [open ? bad('secrets', (w) => w.secretsOpen(file)) : ok('secrets', (w) => w.secrets)];
}

/** Against Telegram's clock when it can be asked, else against reason. */
export async function checkClock(way: Way | undefined, zone: string): Promise<Finding> {
  const now = (): string => new Date().toLocaleString('sv-SE', { timeZone: zone });
  if (Date.now() < earliest) return bad('clock', (w) => w.clockOld(now()));
  try {
    const theirs = way && (await telegramTime(way));
    const off = theirs === undefined ? 0 : Math.abs(Date.now() - theirs);
    if (off > mostDriftMs) return bad('clock', (w) => w.clockOff(Math.round(off / 1000)));
  } catch (error) {
    // That Telegram cannot be reached is told where the token is looked at.
    if (!(error instanceof NotAsked)) throw error;
  }
  return ok('clock', (w) => w.clock(zone, now()));
}

/** Never bad: the bot itself draws nothing. */
export function checkFonts(): Promise<Finding> {
  return new Promise((done) => {
    if (process.platform === 'darwin' || process.platform === 'win32') return done(ok('fonts', (w) => w.fonts));
    execFile('fc-list', [':lang=zh', 'family'], { timeout: patienceMs }, (error, found) =>
      done(error === null && found.trim() !== '' ? ok('fonts', (w) => w.fonts) : note('fonts', (w) => w.noFonts)),
    );
  });
}

export async function checkPort(port: number): Promise<Finding> {
  const code = await listens(port);
  if (code === undefined) return ok('port', (w) => w.port(port));
  if (code === 'EACCES') return bad('port', (w) => w.portRefused(port));
  // By the names of its metrics: another program with the same address has others.
  if (await isOurs(port)) return ok('port', (w) => w.portOurs(port));
  return bad('port', (w) => w.portTaken(port, port === 65_535 ? 8787 : port + 1));
}

const listens = (port: number): Promise<string | undefined> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
    server.listen(port, '127.0.0.1', () => server.close(() => done(undefined)));
  });

const isOurs = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const asked = get({ host: '127.0.0.1', port, path: '/metrics', timeout: patienceMs }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text = (text + part).slice(0, 4096)));
      response.once('end', () => done(text.includes('banyan_')));
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => done(false));
    asked.once('close', () => done(false));
  });
