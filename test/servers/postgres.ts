/** A private PostgreSQL server for one test run: own folder, free port, own password, gone afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { historyTable } from '../../db/migrations.ts';
import { freePort } from './port.ts';

export interface Server {
  /** Of its maintenance database: may create others. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Why there is no PostgreSQL for the tests, or undefined when there is one. */
export function missingPostgres(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if ((env['WITHOUT'] ?? '').split(',').includes('postgres')) return 'WITHOUT=postgres';
  if (given(env) || binaries(env)) return undefined;
  return 'no postgres and initdb in PATH or /usr/lib/postgresql/*/bin';
}

const given = (env: NodeJS.ProcessEnv): string | undefined =>
  /^postgres(ql)?:\/\//.test(env['DATABASE_URL'] ?? '') ? env['DATABASE_URL'] : undefined;

/** The folder of `initdb` and `postgres`: PATH first, then Debian's folders, newest first. */
function binaries(env: NodeJS.ProcessEnv): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...(env['PATH'] ?? '').split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))].find(
    (folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function asUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody'])
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user here: the next one.
    }
  throw new Error('PostgreSQL cannot run as root, and there is no user postgres or nobody');
}

/** Uses DATABASE_URL when it is a PostgreSQL server, else makes one. */
export async function startPostgres(env: NodeJS.ProcessEnv = process.env): Promise<Server> {
  const url = given(env);
  if (url) return { url, stop: async () => undefined };
  const bin = binaries(env);
  if (bin === undefined) throw new Error(`PostgreSQL: ${missingPostgres(env) ?? 'not found'}`);
  const user = asUser();
  const folder = mkdtempSync(join(tmpdir(), 'banyan-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const password = randomBytes(12).toString('hex');
  try {
    initialise(bin, folder, password, user);
    const port = await freePort();
    const child = spawn(join(bin, 'postgres'), serverArgs(folder, port), { ...user, cwd: folder, stdio: 'ignore' });
    const server = { url: `postgres://tests:${password}@127.0.0.1:${port}/postgres`, stop: () => stop(child, folder) };
    await ready(server.url, child);
    return server;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function initialise(bin: string, folder: string, password: string, user?: { uid: number; gid: number }): void {
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  const options = ['-D', join(folder, 'data'), '-U', 'tests', '-A', 'scram-sha-256', `--pwfile=${secret}`];
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'];
  execFileSync(join(bin, 'initdb'), [...options, ...locale], { ...user, cwd: folder, stdio: 'pipe' });
}

/** Safe against nothing, which is what a test server may be; what is measured elsewhere is our own durability. */
const serverArgs = (folder: string, port: number): string[] => [
  '-D',
  join(folder, 'data'),
  `--port=${port}`,
  `--unix_socket_directories=${folder}`,
  '--listen_addresses=127.0.0.1',
  ...[
    'fsync=off',
    'full_page_writes=off',
    'max_connections=100',
    'shared_buffers=32MB',
    // Two who wait for each other are found out after this long: by default a second, which is what the races would measure.
    'deadlock_timeout=5ms',
  ].map((setting) => `--${setting}`),
];

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (child.exitCode !== null || tries > 1200)
        throw new Error('the PostgreSQL for tests did not start', { cause: error });
      await pause(50);
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown. */
async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** One statement of an administrator. */
export async function maintain(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Takes every row out, and counts ids from 1 again: no table refers to another, and deleting few rows takes a tenth of
 * the time of a truncation. Rejects when somebody is still connected a second later.
 */
export const empty = (url: string): Promise<void> =>
  maintain(
    url,
    `do $$
    declare name text; tries int := 0;
    begin
      while exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                    and backend_type = 'client backend') loop
        tries := tries + 1;
        if tries > 200 then raise exception 'somebody still holds on to the database'; end if;
        perform pg_sleep(0.005), pg_stat_clear_snapshot();
      end loop;
      for name in select tablename from pg_tables
        where schemaname = current_schema() and tablename <> '${historyTable}'
        loop execute format('delete from %I', name); end loop;
      for name in select sequencename from pg_sequences
        where schemaname = current_schema() and last_value is not null
        loop execute format('alter sequence %I restart', name); end loop;
    end $$`,
  );

export const makeDatabase = (name: string, template: string): string =>
  `create database ${name} template ${template} encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`;

/** A database with all tables and nothing in them, to be copied; its name, and how to be rid of it. */
export async function makeHouse(server: string): Promise<{ name: string; drop(): Promise<void> }> {
  const { allDefinitions } = await import('../../db/definitions.ts');
  const { openDatabase } = await import('../../db/open.ts');
  const name = `house_${randomBytes(6).toString('hex')}`;
  await maintain(server, makeDatabase(name, 'template0'));
  const url = new URL(server);
  url.pathname = `/${name}`;
  await (await openDatabase(url.href, allDefinitions)).close();
  return { name, drop: () => dropCopies(server, name) };
}

/** Drops a database and all that were copied from it, which begin with its name. */
async function dropCopies(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const found = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [name],
    );
    for (const { datname } of found.rows) await client.query(`drop database if exists ${datname} with (force)`);
  } finally {
    await client.end();
  }
}
