/** Wired as an operator would: DATABASE_URL and REDIS_URL are the only switches. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { defineInbox } from '../core/schema.ts';
import { freshDatabase, onEachDialect, sharedRedis, type Fresh } from '../test/servers/index.ts';
import { missingRedis } from '../test/servers/redis.ts';
import { loadConfig } from './config.ts';
import type { Log } from './log.ts';
import { prefixOf } from './queue.ts';
import { wire, type House } from './wiring.ts';

const missing = missingRedis();

onEachDialect('the parts put together', (dialect) => {
  let dir: string;
  let fresh: Fresh;
  let house: House | undefined;
  const lines: string[] = [];
  const log: Log = {
    info: (line) => void lines.push(line),
    warn: (line) => void lines.push(line),
    error: (error) => void lines.push(String(error)),
    trace: () => undefined,
  };
  const start = async (more: Record<string, string> = {}): Promise<House> => {
    house = await wire(loadConfig({ DATA_DIR: dir, DATABASE_URL: fresh.url, ...more }), log);
    await house.banyan.start();
    return house;
  };
  /** Says something in the group; its event is in the intake afterwards. */
  const isHeard = async (one: House): Promise<boolean> => {
    await one.playground?.inject({ do: 'say', who: 'may', text: '签到' });
    const { inbox } = one.database.t(defineInbox);
    return (await one.database.read.select({ id: inbox.id }).from(inbox)).length > 0;
  };

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'banyan-wiring-'));
    fresh = await freshDatabase(dialect);
    lines.length = 0;
  });
  afterEach(async () => {
    await house?.stop();
    house = undefined;
    await fresh.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('works without Redis', async () => {
    const one = await start();
    expect(one.redis).toBeUndefined();
    expect(one.database.dialect).toBe(dialect);
    expect(await isHeard(one)).toBe(true);
    expect(lines).toEqual([]);
  });

  describe.skipIf(missing !== undefined)(`with Redis${missing ? `: skipped, ${missing}` : ''}`, () => {
    it('uses it', async () => {
      const one = await start({ REDIS_URL: await sharedRedis() });
      expect(one.redis?.()).toEqual({ name: 'redis', state: 'on' });
      expect(await isHeard(one)).toBe(true);
      expect(lines).toEqual(['Redis wakes the jobs']);
    });
  });

  it('starts and works when Redis does not, says so, and never shows the password', async () => {
    const one = await start({ REDIS_URL: 'redis://:hunter2@127.0.0.1:1' });
    expect(one.redis?.()).toEqual({
      name: 'redis',
      state: 'failing',
      why: 'Redis cannot be reached; check that it runs and that REDIS_URL is right',
    });
    expect(await isHeard(one)).toBe(true);
    expect(lines).toEqual([
      'Redis cannot be reached; check that it runs and that REDIS_URL is right; until then jobs run from the database',
    ]);
  });
});

it('gives processes on one database one place in Redis, whoever they are there', () => {
  expect(prefixOf('postgres://a:b@host/bot')).toBe(prefixOf('postgresql://c@host/bot?sslmode=require'));
  const others = [
    'postgres://a:b@host/bot',
    'postgres://a:b@host/other',
    'postgres://a:b@elsewhere/bot',
    'a.db',
    'b.db',
  ];
  expect(new Set(others.map(prefixOf)).size).toBe(others.length);
  expect(prefixOf('a.db')).toMatch(/^banyan-[0-9a-f]{12}$/);
});
