/** What the start page was given: kept in one file that only its owner can read, and never shown again. */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const given = z.object({ token: z.string() }).optional();
const shape = z.object({ telegram: given, discord: given });
export type Secrets = Readonly<z.infer<typeof shape>>;

/** The file cannot be used. The message says what to do and holds nothing of the file. */
export class SecretsError extends Error {
  override readonly name = 'SecretsError';
}

export const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json');

/** Empty when there is no file yet. @throws {SecretsError} */
export function readSecrets(dataDir: string): Secrets {
  const file = secretsFile(dataDir);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new SecretsError(`${file} cannot be read (${code ?? '?'}): give it to the user the bot runs as`);
  }
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw new SecretsError(`${file} is damaged: delete it and connect again on the start page`);
  }
}

/** Replaces the file as a whole: after a power cut it is the old one or the new one. @throws {SecretsError} */
export function writeSecrets(dataDir: string, secrets: Secrets): void {
  const file = secretsFile(dataDir);
  const fresh = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true });
    const open = openSync(fresh, 'w', 0o600);
    try {
      // A file left by a killed process keeps the mode it had.
      chmodSync(fresh, 0o600);
      writeSync(open, `${JSON.stringify(secrets, null, 2)}\n`);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new SecretsError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? '?'})`);
  }
}
