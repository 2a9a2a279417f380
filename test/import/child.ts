/** `banyan import` in a process of its own, which may be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import Sqlite from 'better-sqlite3';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/**
 * Starts an import from the sources. @param heapMb for everything JavaScript holds @param most it stands still in the
 * middle of the commit after that of this record, to be killed
 */
export const importIn = (file: string, folder: string, heapMb: number, most?: number): Child =>
  verbIn(['import', file, '--database', folder, '--language', 'en'], heapMb, most);

export function verbIn(verb: readonly string[], heapMb: number, most?: number): Child {
  const heap = `--max-old-space-size=${heapMb}`;
  const still = most === undefined ? [] : ['--import', './test/import/stand-still.ts'];
  const child = spawn(process.execPath, [heap, '--import', 'tsx', ...still, 'bots/cli/index.ts', ...verb], {
    cwd: root,
    env: { ...process.env, STAND_STILL_AFTER: `${most ?? ''}` },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part) => (out += String(part)));
  child.stderr.on('data', (part) => (err += String(part)));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { process: child, ended };
}

/** Records committed in that folder; 0 while there is nothing. */
export function recordsDone(folder: string): number {
  const file = join(folder, 'banyan.db');
  if (!existsSync(file)) return 0;
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { readonly: true, timeout: 1000 });
    const row = database.prepare<[], { records: number }>('select records from imports').get();
    return row?.records ?? 0;
  } catch (error) {
    // Its tables are not there yet.
    if (error instanceof Sqlite.SqliteError) return 0;
    throw error;
  } finally {
    database?.close();
  }
}

/** Kills it (no signal it could answer) once so many records are committed. Throws when it ended before. */
export async function killedAt(child: Child, folder: string, records: number): Promise<void> {
  let over: Ended | undefined;
  void child.ended.then((ended) => (over = ended));
  while (recordsDone(folder) < records) {
    if (over) throw new Error(`it ended (${over.code}) before record ${records}: ${over.err}`);
    await pause(20);
  }
  child.process.kill('SIGKILL');
  await child.ended;
}
