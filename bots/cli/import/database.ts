/** The database a command means: `--database`, else what the bot itself uses. */
import { existsSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

import type { Database } from '../../../core/ports.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { isPostgres, openDatabase } from '../../../db/open.ts';
import type { Config } from '../../config.ts';
import { lockFolder } from '../../lock.ts';

export interface Target {
  readonly url: string;
  /** The data folder; undefined for a server. */
  readonly folder: string | undefined;
}

/** @param given `postgres://…`, a data folder, or a SQLite file in one */
export function targetOf(given: string | undefined, config: Pick<Config, 'dataDir' | 'databaseUrl'>): Target {
  const url = given ?? config.databaseUrl;
  if (isPostgres(url)) return { url, folder: undefined };
  if (given === undefined) return { url, folder: config.dataDir };
  const path = given.replace(/^file:(\/\/(?=\/))?/, '');
  const isFolder = existsSync(path) ? statSync(path).isDirectory() : extname(path) === '';
  return isFolder ? { url: join(path, 'banyan.db'), folder: path } : { url: path, folder: dirname(path) };
}

export interface Opened {
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens it for writing, alone. Throws `LockError` while a bot runs on the folder, `DatabaseError` otherwise. */
export async function openAlone({ url, folder }: Target, onError: (error: unknown) => void): Promise<Opened> {
  const release = folder === undefined ? () => undefined : lockFolder(folder);
  try {
    const database = await openDatabase(url, allDefinitions, { onError });
    return {
      database,
      close: async () => {
        await database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
