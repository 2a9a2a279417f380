import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import { describe, expect, it } from 'vitest';

import { ConfigError, environment, loadConfig, type Environment } from './config.ts';

const faults = (env: Environment): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
};

describe('loadConfig', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toEqual({
      dataDir: './data',
      databaseUrl: 'data/banyan.db',
      port: 8787,
      playground: true,
      defaultLocale: 'zh-CN',
      defaultTimeZone: 'Asia/Shanghai',
      discordWay: {},
      logLevel: 'info',
      role: 'all',
      staffIds: [],
      telegramWay: {},
    });
  });

  it('keeps the database in DATA_DIR unless told otherwise', () => {
    expect(loadConfig({ DATA_DIR: '/srv/banyan' }).databaseUrl).toBe('/srv/banyan/banyan.db');
    expect(loadConfig({ DATABASE_URL: 'other.db' }).databaseUrl).toBe('other.db');
    expect(loadConfig({ DATABASE_URL: 'postgres://me:secret@db/banyan' }).databaseUrl).toBe(
      'postgres://me:secret@db/banyan',
    );
  });

  it('takes an empty value, and one of blanks, for none', () => {
    expect(loadConfig({ PORT: '', DEFAULT_LOCALE: '  ', TELEGRAM_TOKEN: '' })).toEqual(loadConfig({}));
  });

  it('leaves out a platform that is not configured and reads one that is', () => {
    const config = loadConfig({
      TELEGRAM_TOKEN: '1:a',
      TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/t',
      TELEGRAM_WEBHOOK_SECRET: 's',
      ONEBOT_LISTEN: '127.0.0.1:3002',
      ONEBOT_TOKEN: 'o',
      STAFF_IDS: 'telegram:1, discord:22',
      PLAYGROUND: 'off',
    });
    expect(config.telegram).toEqual({ token: '1:a', webhook: { url: 'https://bot.example.org/t', secret: 's' } });
    expect(config.telegramWay).toEqual({ webhook: { url: 'https://bot.example.org/t', secret: 's' } });
    expect(config.oneBot).toEqual({ listen: '127.0.0.1:3002', token: 'o' });
    expect(config.staffIds).toEqual(['telegram:1', 'discord:22']);
    expect(config.playground).toBe(false);
    expect(config).not.toHaveProperty('discord');
    expect(config).not.toHaveProperty('wechaty');
  });

  it('reads the ways to Telegram and Discord without a token, which the start page may give', () => {
    const config = loadConfig({ TELEGRAM_API_ROOT: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://me:secret@proxy:3128' });
    expect(config.telegramWay).toEqual({ apiRoot: 'http://127.0.0.1:1', proxy: 'http://me:secret@proxy:3128' });
    expect(config.discordWay).toEqual({ proxy: 'http://me:secret@proxy:3128' });
    expect(config).not.toHaveProperty('telegram');
  });

  it('tells all faults at once, one line each', () => {
    expect(
      faults({
        PORT: 'abc',
        DEFAULT_LOCALE: 'fr',
        DEFAULT_TIME_ZONE: 'Mars/Olympus',
        STAFF_IDS: 'me',
        ONEBOT_URL: 'ws://localhost:1',
        ONEBOT_LISTEN: '70000',
        TELEGRAM_WEBHOOK_SECRET: 'x',
      }),
    ).toEqual([
      'PORT: expected a number from 1 to 65535, found "abc"',
      'DEFAULT_LOCALE: expected one of zh-CN, zh-TW, en, found "fr"',
      'DEFAULT_TIME_ZONE: expected the name of a time zone like Asia/Shanghai, found "Mars/Olympus"',
      'STAFF_IDS: expected ids like telegram:12345, separated by commas, found "me"',
      'ONEBOT_LISTEN: expected a port, or an address and a port like 127.0.0.1:3002, found "70000"',
      'TELEGRAM_WEBHOOK_SECRET: set, but TELEGRAM_WEBHOOK_URL is not; set both or none',
      'ONEBOT_LISTEN: set together with ONEBOT_URL; keep the one that says who dials',
    ]);
  });

  it('lets nobody else speak for OneBot', () => {
    const token =
      'ONEBOT_LISTEN: other machines can reach this address; set ONEBOT_TOKEN, so that only OneBot may speak';
    expect(faults({ ONEBOT_LISTEN: '0.0.0.0:3002' })).toEqual([token]);
    expect(faults({ ONEBOT_LISTEN: '[::]:3002' })).toEqual([token]);
    for (const own of ['3002', '127.0.0.1:3002', 'localhost:3002', '[::1]:3002'])
      expect(loadConfig({ ONEBOT_LISTEN: own }).oneBot).toEqual({ listen: own });
    expect(loadConfig({ ONEBOT_LISTEN: '0.0.0.0:3002', ONEBOT_TOKEN: 'o' }).oneBot?.token).toBe('o');
  });

  it.each(['0', '65536', '-1', '8.5', '1e3', '0x10', '８０'])('refuses port %s', (port) => {
    expect(faults({ PORT: port })).toEqual([`PORT: expected a number from 1 to 65535, found "${port}"`]);
  });

  it('shows no secret, not even a wrong one', () => {
    const lines = faults({
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      REDIS_URL: 'http://:hunter2@cache',
      HTTPS_PROXY: 'socks5://hunter2@proxy',
      TELEGRAM_TOKEN: 'hunter2',
      TELEGRAM_WEBHOOK_URL: 'http://hunter2',
      TELEGRAM_WEBHOOK_SECRET: 'hunter2 !',
    });
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'DATABASE_URL',
      'REDIS_URL',
      'TELEGRAM_TOKEN',
      'TELEGRAM_WEBHOOK_URL',
      'HTTPS_PROXY',
      'TELEGRAM_WEBHOOK_SECRET',
    ]);
    expect(lines.join()).not.toContain('hunter2');
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

  it('holds every name of the schema, each once, and no other', () => {
    const names = [...text.matchAll(/^([A-Z_]+)=/gm)].map((m) => m[1]);
    expect(names.toSorted()).toEqual(Object.keys(environment).toSorted());
  });

  it('says above each name what it is', () => {
    const lines = text.split('\n');
    const bare = lines.filter((line, i) => /^[A-Z_]+=/.test(line) && !lines[i - 1]?.startsWith('# '));
    expect(bare).toEqual([]);
  });

  it('changes nothing when it is copied as it stands', () => {
    expect(loadConfig(parseEnv(text) as Environment)).toEqual(loadConfig({}));
  });
});
