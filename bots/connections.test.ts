/** The page's connections over the real adapter and client library, against the Bot API stand-in. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import { standIn, type StandIn, type StandInOptions } from '../test/platforms/telegram/index.ts';
import { until } from '../test/until.ts';
import { loadConfig } from './config.ts';
import type { Log } from './log.ts';
import { secretsFile } from './secrets.ts';
import { wire, type House } from './wiring.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function api(o: StandInOptions = {}): Promise<StandIn> {
  const made = await standIn(o);
  closing.push(() => made.close());
  return made;
}
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'banyan-connect-'));
  closing.push(async () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
/** The whole house as `npm start` wires it, and everything that reached its log. */
async function house(env: Record<string, string>): Promise<House & { readonly logged: string[] }> {
  const logged: string[] = [];
  const note = (...parts: unknown[]): void =>
    void logged.push(
      parts.map((p) => (p instanceof Error ? `${p.stack} ${JSON.stringify(p)}` : JSON.stringify(p))).join(' '),
    );
  const log: Log = { info: note, warn: note, error: note, trace: () => undefined };
  const made = await wire(loadConfig({ PLAYGROUND: 'on', ...env }), log);
  closing.push(() => made.stop());
  await made.connections.restore();
  await made.banyan.start();
  return { ...made, logged };
}
const telegram = (h: House) => h.connections.platforms().find((p) => p.name === 'telegram');

it('connects with what BotFather wrote, answers in the group without a restart, comes back by itself, and goes', async () => {
  const bot = await api();
  const dir = folder();
  const env = { DATA_DIR: dir, TELEGRAM_API_ROOT: bot.root };
  const first = await house(env);
  expect(telegram(first)).toEqual({ name: 'telegram', needs: 'TELEGRAM_TOKEN', connects: true, state: 'off' });

  await first.connections.connect(`Use this token to access the HTTP API:\n${bot.token}\nKeep it safe.`);
  await until(() => telegram(first)?.state === 'on');
  expect(telegram(first)).toMatchObject({ by: 'page', account: { username: 'banyan_bot', seesAll: false } });
  const lin = bot.user('Lin');
  const group = bot.group('小鹿母婴群', lin);
  bot.placeBot(group, lin, 'administrator');
  bot.say(group, lin, '签到');
  await until(() => bot.said(group).some((m) => m.text?.includes('签到啦')));

  const shown = JSON.stringify([telegram(first), first.banyan.status(), first.logged]);
  expect(shown).not.toContain(bot.token);
  await closing.pop()?.();

  const second = await house(env);
  await until(() => telegram(second)?.account !== undefined);
  expect(telegram(second)).toMatchObject({ state: 'on', by: 'page' });
  await second.connections.disconnect();
  expect(telegram(second)?.state).toBe('off');
  expect(readFileSync(secretsFile(dir), 'utf8')).not.toContain(bot.token);
  expect(second.banyan.status().map((s) => s.name)).toEqual(['playground']);
});

it('takes another token in place of the first', async () => {
  const [one, two] = [await api(), await api()];
  const h = await house({ DATA_DIR: folder(), TELEGRAM_API_ROOT: one.root });
  await h.connections.connect(one.token);
  const polls = (): number => one.log.length + one.calls.length;
  await expect(h.connections.connect('424243:another-token-of-another-bot')).rejects.toMatchObject({ what: 'token' });
  expect(telegram(h)?.state).toBe('on');
  expect(polls()).toBeGreaterThan(0);
  await h.connections.connect(two.token);
  expect(h.banyan.status().filter((s) => s.name === 'telegram')).toHaveLength(1);
});

it('names each fault, and keeps nothing of a token that was not taken', async () => {
  const bot = await api();
  const dir = folder();
  const h = await house({ DATA_DIR: dir, TELEGRAM_API_ROOT: bot.root });
  const fault = (pasted: string) =>
    h.connections.connect(pasted).then(
      () => 'none',
      (e: { what?: string }) => e.what,
    );
  expect(await fault('hello')).toBe('no-token');
  expect(await fault('it opens at 12:30, come')).toBe('no-token');
  expect(await fault('999999:not-the-token-of-anybody')).toBe('token');
  bot.fault({ on: /getMe/, do: 'status', code: 502 });
  expect(await fault(bot.token)).toBe('busy');
  await bot.down();
  expect(await fault(bot.token)).toBe('unreachable');
  expect(existsSync(secretsFile(dir))).toBe(false);
  await bot.up();
  mkdirSync(secretsFile(dir));
  expect(await fault(bot.token)).toBe('not-stored');
  expect(telegram(h)?.state).toBe('off');
  expect(JSON.stringify(h.logged)).not.toContain(bot.token);
});

it('tells a proxy that refuses from a network that is gone', async () => {
  const proxy = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  closing.push(() => new Promise((done) => proxy.close(done)));
  const { port } = proxy.address() as AddressInfo;
  const h = await house({
    DATA_DIR: folder(),
    HTTPS_PROXY: `http://127.0.0.1:${port}`,
    TELEGRAM_API_ROOT: 'https://127.0.0.1:1',
  });
  await expect(h.connections.connect('999999:a-token-for-nobody')).rejects.toMatchObject({ what: 'proxy' });
});

it('what the operator gave stands over what the page was given, and cannot be changed there', async () => {
  const bot = await api();
  const dir = folder();
  writeFileSync(secretsFile(dir), JSON.stringify({ telegram: { token: '111111:stored-before-the-operator' } }));
  const h = await house({ DATA_DIR: dir, TELEGRAM_API_ROOT: bot.root, TELEGRAM_TOKEN: bot.token });
  await until(() => telegram(h)?.state === 'on');
  expect(telegram(h)?.by).toBe('operator');
  await expect(h.connections.connect(bot.token)).rejects.toMatchObject({ what: 'fixed' });
  await expect(h.connections.disconnect()).rejects.toMatchObject({ what: 'fixed' });
});

it('starts without a platform whose stored token is no longer taken, and says so', async () => {
  const bot = await api();
  const dir = folder();
  const file = secretsFile(dir);
  writeFileSync(file, JSON.stringify({ telegram: { token: '111111:revoked-yesterday' } }));
  const env = { DATA_DIR: dir, TELEGRAM_API_ROOT: bot.root };
  const h = await house(env);
  expect(telegram(h)).toMatchObject({ state: 'failing', fault: 'token' });
  await h.connections.connect(bot.token);
  expect(telegram(h)?.state).toBe('on');
  await closing.pop()?.();

  writeFileSync(file, 'damaged');
  const again = await house(env);
  expect(telegram(again)?.state).toBe('off');
  expect(again.logged.join()).toContain('damaged');
  await again.connections.connect(bot.token);
  expect(telegram(again)?.state).toBe('on');
});
