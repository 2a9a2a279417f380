/** The databases a suite runs on, and a fresh one for each test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, inject } from 'vitest';

import { empty, maintain, makeDatabase, missingPostgres } from './postgres.ts';

export type Dialect = 'sqlite' | 'postgres';

/** The dialects that can be had here. */
export const dialects = (): Dialect[] => (missingPostgres() === undefined ? ['sqlite', 'postgres'] : ['sqlite']);

/** Declares the suite once per dialect; one that cannot run is there by name, skipped with its reason. */
export function onEachDialect(name: string, suite: (dialect: Dialect) => void): void {
  describe(`${name} on sqlite`, () => suite('sqlite'));
  const missing = missingPostgres();
  if (missing === undefined) describe(`${name} on postgres`, () => suite('postgres'));
  else describe.skip(`${name} on postgres: skipped, ${missing}`, () => suite('postgres'));
}

/** The dialect of this run: what `TEST_DATABASE` says, else SQLite. */
export const testDialect = (): Dialect => (process.env['TEST_DATABASE'] === 'postgres' ? 'postgres' : 'sqlite');

export interface Fresh {
  /** For `openDatabase`. */
  readonly url: string;
  /** Removes it; close what is open on it first. */
  drop(): Promise<void>;
}

/** An empty database of its own: a file in a new folder, or a database of the run's server. */
export async function freshDatabase(dialect: Dialect): Promise<Fresh> {
  return dialect === 'sqlite' ? freshFile() : freshPostgres();
}

function freshFile(): Fresh {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-test-'));
  return { url: join(folder, 'banyan.db'), drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * One for the whole bot. On PostgreSQL it is copied, tables and all, and emptied for the next test of the same file:
 * making a database takes longer there than most tests.
 */
export async function freshHouse(dialect: Dialect): Promise<Fresh> {
  if (dialect === 'sqlite') return freshFile();
  const house = spare.pop() ?? (await freshPostgres(await ask('house')));
  return { url: house.url, drop: () => empty(house.url).then(() => void spare.push(house), house.drop) };
}

/** Emptied ones; the run drops them with everything else it made. */
const spare: Fresh[] = [];

async function freshPostgres(template = 'template0'): Promise<Fresh> {
  const server = await ask('postgres');
  // Copies bear the name of what they were copied from, and go with it at the end of the run.
  const name = `${template === 'template0' ? 'test' : template}_${randomBytes(6).toString('hex')}`;
  await maintain(server, makeDatabase(name, template));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => maintain(server, `drop database if exists ${name} with (force)`) };
}

async function ask(name: 'postgres' | 'house' | 'redis'): Promise<string> {
  const answer = await fetch(`${inject('servers')}/${name}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`no ${name} for the tests: ${text}`);
  return text;
}

/** The run's Redis; its keys are told apart by prefix. */
export const sharedRedis = (): Promise<string> => ask('redis');
