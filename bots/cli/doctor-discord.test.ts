/** The doctor looks at Discord: each fault made on the stand-in, each named in one line with what mends it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { intentBits, may, neededRights } from '../../adapters/discord/wire.ts';
import { standIn, type StandIn } from '../../test/platforms/discord/index.ts';
import { checkDiscord } from './doctor/discord.ts';
import { doctorWords } from './doctor/words.ts';
import { main } from './doctor.ts';

let api: StandIn;
beforeEach(async () => {
  api = await standIn();
});
afterEach(async () => {
  await api.close();
  expect(api.faulty).toEqual([]);
});
const look = async (token = api.token, apiRoot = api.root): Promise<string[]> =>
  (await checkDiscord({ token, apiRoot })).map((f) => `${f.state} ${f.check}: ${f.says(doctorWords.en)}`);

it('nothing wrong', async () => {
  api.guild('小鹿母婴', api.user('店长 Lin'));
  expect(await look()).toEqual([
    'ok discord: banyan, the token works',
    'ok intents: both switches are on',
    'ok servers: 1 server, nothing missing',
  ]);
});

it('a switch of the portal that is off', async () => {
  api.allow(~intentBits.content);
  expect(await look()).toContain(
    'bad intents: off: Message Content Intent. Switch them on under Bot in the Developer Portal',
  );
});

it('rights that are missing, by server', async () => {
  api.guild('小鹿母婴', api.user('店长 Lin'));
  api.guild('读书会', api.user('阿读'), { rights: neededRights & ~may.ban & ~may.pin });
  expect((await look()).filter((l) => l.includes('servers'))).toEqual([
    "bad servers: “读书会” lacks: Timeout, Kick and Ban Members, Pin Messages. Switch them on in Server Settings, Roles, the bot's role",
  ]);
});

it('a token that is refused; Discord out of reach; a bad day of its', async () => {
  expect(await look(`${api.token}x`)).toEqual([
    expect.stringMatching(/^bad discord: Discord does not accept the token/),
  ]);
  expect(await look(api.token, 'http://127.0.0.1:1/api')).toEqual([
    expect.stringMatching(/^bad discord: Discord cannot be reached/),
  ]);
  const behind = { token: api.token, apiRoot: 'https://127.0.0.1:1/api', proxy: 'http://127.0.0.1:1' };
  expect((await checkDiscord(behind)).map((f) => f.says(doctorWords.en))).toEqual([
    'the proxy cannot be reached: check HTTPS_PROXY',
  ]);
  api.fault({ route: /users/, how: 503 });
  expect(await look()).toEqual([expect.stringMatching(/^bad discord: Discord is busy/)]);
});

it('as one runs it, without showing the token', async () => {
  api.guild('小鹿母婴', api.user('店长 Lin'));
  const dir = mkdtempSync(join(tmpdir(), 'banyan-doctor-discord-'));
  const lines: string[] = [];
  const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
  try {
    await main(['--language', 'zh-CN'], io, {
      DATA_DIR: join(dir, 'data'),
      DISCORD_TOKEN: api.token,
      DISCORD_API_ROOT: api.root,
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  expect(lines).toContain('✓ Discord: banyan，token 能用');
  expect(lines).toContain('✓ Discord 权限: 1 个服务器，都齐了');
  expect(lines.join('\n')).not.toContain(api.token);
});
