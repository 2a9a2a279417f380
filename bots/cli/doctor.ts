/** `banyan doctor`: looks at everything the bot needs and says in one line each what is wrong and what mends it. */
import { parseArgs } from 'node:util';

import { nearest } from '../../core/kit/nearest.ts';
import { locales, type Locale } from '../../core/types.ts';
import { ConfigError, environment, loadConfig, readEnvironment, type Config, type Environment } from '../config.ts';
import { readSecrets, SecretsError } from '../secrets.ts';
import { bad, ok, type Finding } from './doctor/finding.ts';
import { checkClock, checkFolder, checkFonts, checkNode, checkPort, checkSecrets } from './doctor/machine.ts';
import { checkCampaigns, checkDatabase, checkRedis } from './doctor/services.ts';
import { checkDiscord } from './doctor/discord.ts';
import { checkTelegram } from './doctor/telegram.ts';
import { checkQq } from './doctor/qq.ts';
import { checkWechat } from './doctor/wechat.ts';
import { doctorWords, type Words } from './doctor/words.ts';
import type { Io } from './index.ts';

export const usage = `usage: banyan doctor [--language zh-CN|zh-TW|en] [--json]

Looks at the settings, the data folder, the database, Redis, the clock, the port, the campaign files, Telegram,
Discord, WeChat and QQ, and says in one line each what is wrong and what mends it. Changes nothing. Exit code 0 when all is
well, 1 otherwise.

--language  default: DEFAULT_LOCALE
--json      one object: ok, and the checks with check, state (ok, bad, note) and says`;

const names = Object.keys(environment);

/** Returns the exit code: 0 all is well, 1 something is to be mended, 2 the command line is at fault. */
export async function main(argv: readonly string[], io: Io, own?: Environment): Promise<number> {
  let asked: { language: string | undefined; json: boolean };
  try {
    const options = { language: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...argv], options });
    asked = { language: values.language, json: values.json === true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    io.err(`banyan doctor: ${error.message}`);
    return 2;
  }
  const { env, written } = readEnvironment(own);
  const locale = languageOf(asked.language ?? env['DEFAULT_LOCALE']);
  if (locale === undefined && asked.language !== undefined) {
    io.err(`banyan doctor: unknown language "${asked.language}"; one of ${locales.join(', ')}`);
    return 2;
  }
  const findings = await examine(env, written);
  const words = doctorWords[locale ?? 'zh-CN'];
  if (asked.json) io.out(asJson(findings, words));
  else for (const line of asLines(findings, words)) io.out(line);
  return findings.some((f) => f.state === 'bad') ? 1 : 0;
}

const languageOf = (name: string | undefined): Locale | undefined => locales.find((l) => l === name);

async function examine(env: Environment, written: readonly string[]): Promise<Finding[]> {
  const first = [checkNode(), ...unknownNames(written)];
  let config: Config;
  try {
    config = loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.lines.map((line) => bad('settings', (w) => w.setting(line)));
    return [...first, ...faults, { check: 'settings', state: 'note', says: (w) => w.skipped }];
  }
  const set = names.filter((name) => env[name]?.trim()).length;
  const { telegramWay, discordWay, dataDir, databaseUrl } = config;
  const token = tokenOf(config, 'telegram');
  const discord = tokenOf(config, 'discord');
  const telegram = token === undefined ? undefined : { token, ...telegramWay, databaseUrl };
  return [
    ...first,
    ok('settings', (w) => w.settings(set)),
    checkFolder(dataDir),
    ...checkSecrets(dataDir),
    await checkDatabase(databaseUrl),
    await checkRedis(config.redisUrl),
    await checkClock(telegram, config.defaultTimeZone),
    await checkFonts(),
    await checkPort(config.port),
    checkCampaigns('campaigns'),
    ...(await checkTelegram(telegram && { ...telegram, webhook: telegramWay.webhook?.url })),
    ...(await checkDiscord(discord === undefined ? undefined : { token: discord, ...discordWay })),
    await checkWechat(config.wechaty, Date.now()),
    await checkQq(config.oneBot),
  ];
}

/** The environment's token stands over the stored one; a damaged file has a line of its own. */
function tokenOf(config: Config, platform: 'telegram' | 'discord'): string | undefined {
  const given = config[platform]?.token;
  if (given !== undefined) return given;
  try {
    return readSecrets(config.dataDir)[platform]?.token;
  } catch (error) {
    if (error instanceof SecretsError) return undefined;
    throw error;
  }
}

/** Names in `.env` that nobody reads: a misspelt one is otherwise never noticed. */
const unknownNames = (written: readonly string[]): Finding[] =>
  written
    .filter((name) => !names.includes(name))
    .map((name) => bad('settings', (w) => w.unknown(name, nearest(name, names, 1)[0])));

const signs = { ok: '✓', bad: '✗', note: '–' } as const;

const asLines = (findings: readonly Finding[], words: Words): string[] => {
  const broken = findings.filter((f) => f.state === 'bad').length;
  return [
    ...findings.map((f) => `${signs[f.state]} ${words.names[f.check]}: ${f.says(words)}`),
    broken === 0 ? words.fine : words.toMend(broken),
  ];
};

const asJson = (findings: readonly Finding[], words: Words): string =>
  JSON.stringify(
    {
      ok: findings.every((f) => f.state !== 'bad'),
      checks: findings.map((f) => ({ check: f.check, state: f.state, says: f.says(words) })),
    },
    null,
    2,
  );
