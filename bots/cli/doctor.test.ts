/** Broken set-ups, each with the real thing broken: files, ports, servers, a Bot API over HTTP. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { definePeople } from '../../core/schema.ts';
import { locales } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { connect } from '../../db/sqlite-file.ts';
import { until } from '../../test/until.ts';
import { main } from './doctor.ts';
import { checkNode } from './doctor/machine.ts';
import { doctorWords } from './doctor/words.ts';

const token = '424242:token-of-the-doctors-bot';
let dir = '';
let home = '';
const closing: (() => unknown)[] = [];
beforeEach(() => {
  home = process.cwd();
  dir = mkdtempSync(join(tmpdir(), 'banyan-doctor-'));
  // `.env` and the campaign files are looked for where the bot is started.
  process.chdir(dir);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  process.chdir(home);
  rmSync(dir, { recursive: true, force: true });
});

type Env = Readonly<Record<string, string>>;
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}
const listening = (server: Server): Promise<number> =>
  new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));

/** What it prints in one language. */
async function doctor(env: Env, language = 'en'): Promise<{ code: number; lines: string[]; bad: string[] }> {
  const lines: string[] = [];
  const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
  const code = await main(['--language', language], io, {
    DATA_DIR: join(dir, 'data'),
    PORT: `${await freePort()}`,
    ...env,
  });
  return { code, lines, bad: lines.filter((line) => line.startsWith('✗')).map((line) => line.slice(2)) };
}

interface Api {
  /** By method: a result, or the code of a refusal. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Its clock, in milliseconds ahead of ours. */
  readonly ahead?: number;
}
const me = {
  id: 424242,
  is_bot: true,
  first_name: 'Banyan',
  username: 'banyan_bot',
  can_read_all_group_messages: true,
};
const fine = { getMe: me, getWebhookInfo: { url: '', pending_update_count: 0 } };
/** A Bot API that answers what it is told, and the environment of a bot that uses it. */
async function api({ answers = {}, ahead = 0 }: Api = {}): Promise<Env> {
  const all: Readonly<Record<string, unknown>> = { ...fine, ...answers };
  const server = createHttp((request, response) => {
    response.setHeader('date', new Date(Date.now() + ahead).toUTCString());
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const result = given === token ? all[method] : 401;
    const refused = typeof result === 'number';
    response.writeHead(refused ? result : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(refused ? { ok: false, error_code: result, description: 'no' } : { ok: true, result }));
  });
  const port = await listening(server);
  closing.push(() => server.close());
  return { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` };
}

/** A database the bot has used, closed again; `change` does to it what must not happen. */
async function database(change?: (file: string) => void, group?: string): Promise<void> {
  mkdirSync(join(dir, 'data'));
  const file = join(dir, 'data', 'banyan.db');
  const made = await openDatabase(file, allDefinitions);
  if (group !== undefined) {
    const { rooms } = made.t(definePeople);
    const row = {
      account: 'telegram:424242',
      platformId: '-1001',
      kind: 'group' as const,
      name: group,
      community: 1,
      at: 0,
    };
    await made.write(async () => void (await made.db.insert(rooms).values(row)));
  }
  await made.close();
  change?.(file);
}

/** Overwrites the pages in the middle. */
function scratch(file: string): void {
  const open = openSync(file, 'r+');
  const from = 4096 * 3;
  writeSync(open, Buffer.alloc(statSync(file).size - from, 0xa5), 0, undefined, from);
  closeSync(open);
}

const hasRedis = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
async function redis(...settings: string[]): Promise<string> {
  const port = await freePort();
  const fixed = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', '', ...settings];
  const child: ChildProcess = spawn('redis-server', fixed, { stdio: 'ignore' });
  closing.push(async () => {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  });
  await until(
    () =>
      fetch(`http://127.0.0.1:${port}`).then(
        () => true,
        (e: Error & { cause?: { code?: string } }) => e.cause?.code !== 'ECONNREFUSED',
      ),
    60_000,
    'Redis',
  );
  return `redis://127.0.0.1:${port}`;
}

const taken = async (answer: string): Promise<Env> => {
  const server = createHttp((_, response) => response.end(answer));
  const port = await listening(server);
  closing.push(() => server.close());
  return { PORT: `${port}` };
};

/** A set-up, and the one line in English that names what is wrong with it. */
const broken: Readonly<Record<string, readonly [make: () => Promise<Env> | Env, says: RegExp]>> = {
  'a misspelt name in .env': [
    () => {
      writeFileSync('.env', 'TELEGRAM_TOKN=1:a\n');
      return {};
    },
    /^settings: TELEGRAM_TOKN in \.env means nothing here: is it TELEGRAM_TOKEN\?$/,
  ],
  'a value that cannot be': [
    () => ({ DEFAULT_LOCALE: 'fr' }),
    /^settings: DEFAULT_LOCALE: expected one of .* found "fr"$/,
  ],
  'a file where the data folder should be': [
    () => {
      writeFileSync('data', '');
      return { DATABASE_URL: join(dir, 'other.db') };
    },
    /^data folder: .*data cannot be written \((EEXIST|ENOTDIR)\): .*DATA_DIR$/,
  ],
  'a stored token that others can read': [
    () => {
      mkdirSync('data');
      writeFileSync('data/secrets.json', '{"telegram":{"token":"111:a"}}');
      chmodSync('data/secrets.json', 0o644);
      return { TELEGRAM_API_ROOT: 'http://127.0.0.1:1', ...overridden };
    },
    /^stored token: .*secrets\.json can be read by others: run chmod 600 /,
  ],
  'a damaged file of secrets': [
    () => {
      mkdirSync('data');
      writeFileSync('data/secrets.json', '{"tel');
      return {};
    },
    /^stored token: .*secrets\.json is damaged: delete it/,
  ],
  'a database with scratched pages': [
    () => database(scratch).then(() => ({})),
    /^database: .*banyan\.db is (damaged \(.+\)|no database, or damaged): /,
  ],
  'a text file for a database': [
    () => {
      mkdirSync('data');
      writeFileSync('data/banyan.db', 'Dear diary, this is a text. '.repeat(200));
      return {};
    },
    /^database: .*banyan\.db is no database, or damaged/,
  ],
  'a database from the future': [
    () =>
      database((file) => {
        const db = connect(file, false);
        db.exec(`insert into schema_history values ('9999_later', 'x')`);
        db.close();
      }).then(() => ({})),
    /^database: the database was made by a newer version/,
  ],
  'a PostgreSQL that is not there': [
    () => ({ DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/banyan' }),
    /^database: PostgreSQL cannot be reached/,
  ],
  'a Redis that is not there': [() => ({ REDIS_URL: 'redis://127.0.0.1:1' }), /^Redis: Redis cannot be reached/],
  'a port somebody else has': [() => taken('hello'), /^port: another program has \d+: choose another with PORT=\d+$/],
  'a clock that is behind': [() => api({ ahead: 3_600_000 }), /^clock: 3(59\d|60[01]) s away from Telegram's/],
  'a campaign file with a fault': [
    () => {
      mkdirSync('campaigns');
      writeFileSync('campaigns/a.yaml', 'campaigns:\n  - id: Oh no\n    whn: daily\n');
      return {};
    },
    /^campaigns: campaigns\/a\.yaml:\d+:\d+.* \(and \d+ more: banyan campaigns check\)$/,
  ],
  'a token nobody has': [
    async () => ({ ...(await api()), TELEGRAM_TOKEN: '424242:another-one' }),
    /^Telegram: Telegram does not accept the token/,
  ],
  'no way to Telegram': [
    () => ({ TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }),
    /^Telegram: Telegram cannot be reached/,
  ],
  'a proxy that is not there': [
    () => ({ TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: 'https://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' }),
    /^Telegram: the proxy cannot be reached/,
  ],
  'a Telegram that is busy': [() => api({ answers: { getMe: 502 } }), /^Telegram: Telegram is busy/],
  'privacy mode': [
    () => api({ answers: { getMe: { ...me, can_read_all_group_messages: false } } }),
    /^privacy mode: on, so it sees little .*\/setprivacy/,
  ],
  'another program’s webhook (409 for us)': [
    () =>
      api({ answers: { getWebhookInfo: { url: 'https://other.example.org/x/secret-path', pending_update_count: 7 } } }),
    /^updates: pushed to other\.example\.org: another program has this token/,
  ],
  'a group without rights': [
    async () => {
      await database(undefined, '小鹿母婴群');
      const member = { status: 'administrator', user: me, can_pin_messages: true };
      return api({ answers: { getChatMember: member } });
    },
    /^rights: “小鹿母婴群” lacks: delete messages, ban\. Tap the bot/,
  ],
  'a group it was sent out of': [
    async () => {
      await database(undefined, '小鹿母婴群');
      return api({ answers: { getChatMember: { status: 'kicked', user: me } } });
    },
    /^rights: the bot is no longer in “小鹿母婴群”/,
  ],
};
/** Without it Telegram would be asked with the stored token too, which is another set-up. */
const overridden = { TELEGRAM_TOKEN: '' };
const withRedis: typeof broken = {
  'a Redis that forgets when it is full': [
    async () => ({ REDIS_URL: await redis('--maxmemory-policy', 'allkeys-lru') }),
    /^Redis: it forgets when it is full \(allkeys-lru\): set maxmemory-policy noeviction$/,
  ],
  'a Redis with another password': [
    async () => ({ REDIS_URL: (await redis('--requirepass', 'right')).replace('//', '//:hunter2@') }),
    /^Redis: Redis refuses the name or password/,
  ],
};

describe('banyan doctor', () => {
  it('finds nothing wrong where nothing is, and says what it saw', async () => {
    await database(undefined, '小鹿母婴群');
    const rights = { can_delete_messages: true, can_restrict_members: true, can_pin_messages: true };
    const env = await api({ answers: { getChatMember: { status: 'administrator', user: me, ...rights } } });
    const seen = await doctor({ ...env, ...(hasRedis && { REDIS_URL: await redis() }) });
    expect(seen.bad).toEqual([]);
    expect(seen.code).toBe(0);
    expect(seen.lines.at(-1)).toBe('All is well.');
    expect(seen.lines.join('\n')).toMatch(
      /✓ Telegram: @banyan_bot.*\n✓ privacy mode: off.*\n✓ updates: fetched.*\n✓ rights: 1 group, nothing missing/,
    );
  });

  const answers = new Map<string, string>();
  const all = { ...broken, ...(hasRedis ? withRedis : {}) };
  it.each(Object.keys(all))('%s: one line says it', async (name) => {
    const [make, says] = all[name]!;
    const env = await make();
    const seen = await doctor(env);
    const told = seen.bad.filter((line) => says.test(line));
    expect([told.length, seen.bad]).toEqual([1, seen.bad]);
    answers.set(name, told[0]!.replaceAll(dir, ''));
    expect(seen.code).toBe(1);
    expect(seen.lines.at(-1)).toMatch(/^\d+ to mend\.$/);
    expect(seen.lines.join('\n')).not.toMatch(/hunter2|token-of-the-doctors-bot|secret-path/);
    for (const language of locales) expect((await doctor(env, language)).bad).toHaveLength(seen.bad.length);
  });
  if (!hasRedis)
    it.skip('a Redis that forgets, one with another password: skipped, no redis-server in PATH', () => undefined);

  it('has said a different line for each of them', () => {
    expect([...answers.keys()]).toEqual(Object.keys(all));
    expect(new Set(answers.values()).size).toBe(answers.size);
  });

  it('knows an old Node.js, and a Banyan on its own port', async () => {
    expect(checkNode('20.18.9').says(doctorWords.en)).toBe(
      '20.18.9 is too old: install 20.19 or newer from nodejs.org',
    );
    expect(['20.19.0', '22.0.0'].map((v) => checkNode(v).state)).toEqual(['ok', 'ok']);
    const seen = await doctor(await taken('# TYPE banyan_platform_up gauge\n'));
    expect(seen.lines.join('\n')).toMatch(/✓ port: a Banyan is running on \d+/);
  });

  it('answers a program with --json, and refuses what it does not know', async () => {
    const out: string[] = [];
    const io = { out: (line: string) => void out.push(line), err: (line: string) => void out.push(line) };
    const env = { DATA_DIR: join(dir, 'data'), PORT: `${await freePort()}`, REDIS_URL: 'redis://127.0.0.1:1' };
    expect(await main(['--json'], io, env)).toBe(1);
    const told = JSON.parse(out.join('')) as { ok: boolean; checks: { check: string; state: string; says: string }[] };
    expect(told.ok).toBe(false);
    expect(told.checks.filter((c) => c.state === 'bad')).toEqual([
      { check: 'redis', state: 'bad', says: 'Redis 连不上：看看它开着没有，REDIS_URL 对不对' },
    ]);
    expect(await main(['--jsn'], io, env)).toBe(2);
    expect(await main(['--language', 'fr'], io, env)).toBe(2);
  });
});
