/** One process per data folder: two writers on one SQLite file would wait for each other's locks. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder cannot be used. The message says what to do. */
export class LockError extends Error {
  override readonly name = 'LockError';
}

const beatMs = 5_000;
/** A lock without a beat for this long was left by a process that is gone, even if its number lives on in another. */
const staleMs = 4 * beatMs;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const holder = (file: string): number | undefined => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Date.now() - statSync(file).mtimeMs < staleMs && pid !== process.pid && alive(pid) ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * Takes the folder, making it when it is not there. Returns its release.
 * @throws LockError when another process holds it, or it cannot be written.
 */
export function lockFolder(dir: string): () => void {
  const file = join(dir, 'banyan.lock');
  try {
    mkdirSync(dir, { recursive: true });
    const other = holder(file);
    if (other !== undefined)
      throw new LockError(
        `another Banyan (process ${other}) is already running on ${dir}: stop it, or give this one a folder of its own with DATA_DIR=./data2`,
      );
    rmSync(file, { force: true });
    writeFileSync(file, `${process.pid}`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof LockError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new LockError(`another Banyan has just started on ${dir}: stop one of the two`);
    throw new LockError(
      `the data folder ${dir} cannot be written (${code ?? String(error)}): choose another with DATA_DIR`,
    );
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder was moved away under us; the database will say so at its next write.
      clearInterval(beat);
    }
  }, beatMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}
