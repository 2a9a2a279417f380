/** The databases a suite runs on, and a fresh one for each test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { describe, inject } from 'vitest';

import { missingPostgres } from './postgres.ts';

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

async function freshPostgres(): Promise<Fresh> {
  const server = await serverUrl('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await maintain(
    server,
    `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => maintain(server, `drop database if exists ${name} with (force)`) };
}

async function serverUrl(name: 'postgres' | 'redis'): Promise<string> {
  const answer = await fetch(`${inject('servers')}/${name}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`no ${name} for the tests: ${text}`);
  return text;
}

/** The run's Redis; its keys are told apart by prefix. */
export const sharedRedis = (): Promise<string> => serverUrl('redis');

async function maintain(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
