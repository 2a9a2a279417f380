import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { loadConfig } from './config.ts';
import { paceFile } from './small-file.ts';
import { wechatOf } from './wechat.ts';

let dir: string;
const errors: unknown[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-wx-'));
  errors.length = 0;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const open = (folder = dir) => paceFile(folder, 'wechat', (e) => errors.push(e));
const state = { blockedUntil: 5, blocks: 1, day: 20_000, sent: 7 };

it('keeps what was sent and refused over a restart', () => {
  expect(open().load()).toBeUndefined();
  open().save(state);
  expect(open().load()).toEqual(state);
  expect(errors).toEqual([]);
});

it('a damaged file, or a folder that cannot be written, is said and nothing more', () => {
  for (const bad of ['{', '{"blockedUntil":"soon"}', 'null']) {
    writeFileSync(join(dir, 'wechat-pace.json'), bad);
    expect(open().load()).toBeUndefined();
  }
  expect(errors).toHaveLength(3);
  writeFileSync(join(dir, 'taken'), '');
  open(join(dir, 'taken')).save(state);
  expect(errors).toHaveLength(4);
});

it('is made from the settings, and says what is wrong with them when it starts', async () => {
  const lines: string[] = [];
  const log = {
    info: (line: string) => void lines.push(line),
    warn: () => undefined,
    error: (e: unknown) => errors.push(e),
    trace: () => undefined,
  };
  const clock = { now: () => 0, wake: () => () => undefined };
  const env = { WECHATY_PUPPET: 'wechaty-puppet-service', WECHATY_PUPPET_SERVICE_TOKEN: 'no-prefix' };
  const { wechaty } = loadConfig(env);
  expect(wechaty).toEqual({
    puppet: 'wechaty-puppet-service',
    token: 'no-prefix',
    tls: { disable: false },
  });
  const house = { missed: () => Promise.resolve(), troubled: () => undefined };
  const platform = await wechatOf({ wechaty: wechaty!, dataDir: dir }, () => house, { clock, dice: () => 0 }, log);
  await expect(platform.start(() => Promise.resolve())).rejects.toThrow(/insecure_<uuid>/);
  expect(() => readFileSync(join(dir, 'wechat-pace.json'))).toThrow('ENOENT');
});

it('settings that cannot be are told with the others', () => {
  const wrong = {
    WECHATY_PUPPET: 'not a package',
    WECHATY_PUPPET_SERVICE_TOKEN: '../../etc',
    WECHATY_PUPPET_SERVICE_ENDPOINT: 'nowhere',
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'yes',
  };
  let message = '';
  try {
    loadConfig(wrong);
  } catch (error) {
    message = String(error);
  }
  for (const name of Object.keys(wrong)) expect(message).toContain(`${name}: expected`);
  expect(message).not.toContain('../../etc');
});
