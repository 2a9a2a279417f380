/**
 * The only reader of the environment. One schema, all faults told at once.
 * `.env.example` documents every name; a test holds the two together.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

import { z } from 'zod';

import { locales } from '../core/types.ts';

/** `PORT: expected …, found "abc"`: one line for every fault, none of them holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};
const isUrl = (text: string, ...protocols: string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const url = (example: string, ...protocols: string[]) =>
  z
    .string()
    .refine((text) => isUrl(text, ...protocols), `expected an address like ${example}`)
    .optional();
const web = (example: string) => url(example, 'http:', 'https:');
const text = z.string().optional();
const whole = (from: number, to: number) =>
  z
    .string()
    .refine((s) => /^\d+$/.test(s) && +s >= from && +s <= to, `expected a number from ${from} to ${to}`)
    .transform(Number);
const oneOf = <const V extends readonly [string, ...string[]]>(...values: V) =>
  z.enum(values, { error: `expected one of ${values.join(', ')}` });

/** A path has no scheme; `C:\\data` is a path too. */
const isDatabase = (s: string): boolean =>
  !/^[a-z][a-z0-9+.-]+:/i.test(s) || /^file:./i.test(s) || isUrl(s, 'postgres:', 'postgresql:');

const listenAddress = /^(?:([^:\s]+|\[[0-9a-f:]+\]):)?(\d{1,5})$/i;
/** Reached from this machine only. */
const ownAddress = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/i;
const isListen = (s: string): boolean => Number(listenAddress.exec(s)?.[2] ?? 65_536) < 65_536;

const isEndpoint = (s: string): boolean => /^(?:[\w.-]+|\[[0-9a-f:]+\]):\d{1,5}$/i.test(s) && isListen(s);

const staffId = /^([a-z]+):(\S+)$/;
const staffIds = z
  .string()
  .transform((list) => list.split(/[,\s]+/).filter(Boolean))
  .refine((ids) => ids.every((id) => staffId.test(id)), 'expected ids like telegram:12345, separated by commas')
  .default([]);

/** The values that may be shown when they are wrong. Tokens and addresses (they can hold passwords) are not. */
const shown = new Set([
  'PORT',
  'DEFAULT_LOCALE',
  'DEFAULT_TIME_ZONE',
  'LOG_LEVEL',
  'ROLE',
  'PLAYGROUND',
  'ONEBOT_LISTEN',
  'STAFF_IDS',
]);

/** Every name the bot reads, and what it means. An empty value counts as none. */
export const environment = {
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(isDatabase, 'expected the path of an SQLite file, or an address like postgres://user@localhost/banyan')
    .optional(),
  REDIS_URL: url('redis://localhost:6379', 'redis:', 'rediss:'),
  PORT: whole(1, 65_535).default(8787),
  PLAYGROUND: oneOf('on', 'off').default('on'),
  PUBLIC_URL: web('https://bot.example.org'),
  DEFAULT_LOCALE: oneOf(...locales).default('zh-CN'),
  DEFAULT_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'expected the name of a time zone like Asia/Shanghai')
    .default('Asia/Shanghai'),
  LOG_LEVEL: oneOf('silent', 'error', 'warn', 'info', 'debug', 'trace').default('info'),
  ROLE: oneOf('all', 'gateway', 'worker', 'web').default('all'),
  STAFF_IDS: staffIds,
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d{1,20}:[\w-]{1,200}$/, 'expected what @BotFather gave you, like 123456:ABC-DEF')
    .optional(),
  TELEGRAM_API_ROOT: web('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: url('https://bot.example.org/telegram', 'https:'),
  HTTPS_PROXY: url('http://localhost:3128', 'http:'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'expected 1 to 256 letters, digits, _ or -')
    .optional(),
  DISCORD_TOKEN: text,
  DISCORD_API_ROOT: web('https://discord.com/api'),
  WECHATY_PUPPET: z
    .string()
    .regex(/^(@[\w.-]+\/)?[\w.-]+$/, 'expected the name of a package like wechaty-puppet-service')
    .optional(),
  WECHATY_PUPPET_SERVICE_TOKEN: z
    .string()
    .regex(/^[\w.-]{1,200}$/, 'expected a token like insecure_<uuid>: letters, digits, _ . and -')
    .optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z
    .string()
    .refine(isEndpoint, 'expected an address and a port like 127.0.0.1:8788')
    .optional(),
  WECHATY_PUPPET_SERVICE_AUTHORITY: text,
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: oneOf('true', 'false').default('false'),
  WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME: text,
  WECHATY_PUPPET_SERVICE_TLS_CA_CERT: text,
  ONEBOT_URL: url('ws://localhost:3001', 'ws:', 'wss:', 'http:', 'https:'),
  ONEBOT_LISTEN: z
    .string()
    .refine(isListen, 'expected a port, or an address and a port like 127.0.0.1:3002')
    .optional(),
  ONEBOT_TOKEN: text,
} as const;

const schema = z.object(environment);
type Values = z.infer<typeof schema>;

/** What the bot was told, by meaning. A platform that is not configured is absent. */
export interface Config {
  readonly dataDir: string;
  /** `postgres://…`, or the path of the SQLite file. */
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly port: number;
  readonly playground: boolean;
  /** The address under which others reach the page's port, without a slash at its end. */
  readonly publicUrl?: string;
  readonly defaultLocale: Values['DEFAULT_LOCALE'];
  /** IANA name, for communities that chose none. */
  readonly defaultTimeZone: string;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly role: Values['ROLE'];
  /** `platform:id` of those who own the installation. */
  readonly staffIds: readonly string[];
  readonly telegram?: TelegramConfig;
  /** How Telegram is reached, whoever gives the token: the environment or the start page. */
  readonly telegramWay: Omit<TelegramConfig, 'token'>;
  readonly discord?: { readonly token: string; readonly apiRoot?: string };
  /** How Discord is reached, whoever gives the token. */
  readonly discordWay: { readonly apiRoot?: string; readonly proxy?: string };
  readonly wechaty?: WechatyConfig;
  readonly oneBot?: { readonly url?: string; readonly listen?: string; readonly token?: string };
}
/** Which puppet, and how its service is reached; see adapters/wechat/library.ts. */
export interface WechatyConfig {
  readonly puppet: string;
  readonly token?: string;
  /** `host:port` */
  readonly endpoint?: string;
  /** The host that tells where the token is served, when there is no endpoint. */
  readonly authority?: string;
  readonly tls: {
    readonly disable: boolean;
    readonly serverName?: string;
    /** PEM, or the path of a file with it. */
    readonly caCert?: string;
  };
}
export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot?: string;
  readonly webhook?: { readonly url: string; readonly secret?: string };
  /** An HTTP proxy to reach Telegram through. */
  readonly proxy?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names that mean nothing without another one. */
const needs: readonly (readonly [name: keyof Values, needed: keyof Values])[] = [
  ['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL'],
  ['WECHATY_PUPPET_SERVICE_TOKEN', 'WECHATY_PUPPET'],
  ['WECHATY_PUPPET_SERVICE_ENDPOINT', 'WECHATY_PUPPET'],
  ['WECHATY_PUPPET_SERVICE_AUTHORITY', 'WECHATY_PUPPET'],
  ['WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME', 'WECHATY_PUPPET'],
  ['WECHATY_PUPPET_SERVICE_TLS_CA_CERT', 'WECHATY_PUPPET'],
];

/** Faults between names; told together with those of single values. */
function contradictions(given: Environment): string[] {
  const lines = needs.flatMap(([name, needed]) =>
    given[name] && !given[needed] ? [`${name}: set, but ${needed} is not; set both or none`] : [],
  );
  if (given['ONEBOT_URL'] && given['ONEBOT_LISTEN']) {
    lines.push('ONEBOT_LISTEN: set together with ONEBOT_URL; keep the one that says who dials');
  }
  const listens = listenAddress.exec(given['ONEBOT_LISTEN'] ?? '')?.[1];
  if (listens !== undefined && !ownAddress.test(listens) && !given['ONEBOT_TOKEN']) {
    lines.push('ONEBOT_LISTEN: other machines can reach this address; set ONEBOT_TOKEN, so that only OneBot may speak');
  }
  if (given['ONEBOT_TOKEN'] && !given['ONEBOT_URL'] && !given['ONEBOT_LISTEN']) {
    lines.push('ONEBOT_TOKEN: set, but neither ONEBOT_URL nor ONEBOT_LISTEN is');
  }
  return lines;
}

function wayToTelegram(v: Values): Config['telegramWay'] {
  const webhook = v.TELEGRAM_WEBHOOK_URL && {
    url: v.TELEGRAM_WEBHOOK_URL,
    ...(v.TELEGRAM_WEBHOOK_SECRET && { secret: v.TELEGRAM_WEBHOOK_SECRET }),
  };
  return {
    ...(v.TELEGRAM_API_ROOT && { apiRoot: v.TELEGRAM_API_ROOT }),
    ...(webhook && { webhook }),
    ...(v.HTTPS_PROXY && { proxy: v.HTTPS_PROXY }),
  };
}

function wayToWechat(v: Values, puppet: string): WechatyConfig {
  return {
    puppet,
    ...(v.WECHATY_PUPPET_SERVICE_TOKEN && { token: v.WECHATY_PUPPET_SERVICE_TOKEN }),
    ...(v.WECHATY_PUPPET_SERVICE_ENDPOINT && { endpoint: v.WECHATY_PUPPET_SERVICE_ENDPOINT }),
    ...(v.WECHATY_PUPPET_SERVICE_AUTHORITY && { authority: v.WECHATY_PUPPET_SERVICE_AUTHORITY }),
    tls: {
      disable: v.WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT === 'true',
      ...(v.WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME && { serverName: v.WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME }),
      ...(v.WECHATY_PUPPET_SERVICE_TLS_CA_CERT && { caCert: v.WECHATY_PUPPET_SERVICE_TLS_CA_CERT }),
    },
  };
}

function platforms(
  v: Values,
): Pick<Config, 'telegram' | 'telegramWay' | 'discord' | 'discordWay' | 'wechaty' | 'oneBot'> {
  const telegramWay = wayToTelegram(v);
  const discordWay = {
    ...(v.DISCORD_API_ROOT && { apiRoot: v.DISCORD_API_ROOT }),
    ...(v.HTTPS_PROXY && { proxy: v.HTTPS_PROXY }),
  };
  return {
    telegramWay,
    discordWay,
    ...(v.TELEGRAM_TOKEN && { telegram: { token: v.TELEGRAM_TOKEN, ...telegramWay } }),
    ...(v.DISCORD_TOKEN && {
      discord: { token: v.DISCORD_TOKEN, ...discordWay },
    }),
    ...(v.WECHATY_PUPPET && { wechaty: wayToWechat(v, v.WECHATY_PUPPET) }),
    ...((v.ONEBOT_URL ?? v.ONEBOT_LISTEN) && {
      oneBot: {
        ...(v.ONEBOT_URL && { url: v.ONEBOT_URL }),
        ...(v.ONEBOT_LISTEN && { listen: v.ONEBOT_LISTEN }),
        ...(v.ONEBOT_TOKEN && { token: v.ONEBOT_TOKEN }),
      },
    }),
  };
}

/**
 * Reads the configuration from `env`.
 * @throws {ConfigError} with all faults, in the order of the schema.
 */
export function loadConfig(env: Environment): Config {
  const given: Record<string, string> = {};
  for (const name of Object.keys(environment)) {
    const value = env[name]?.trim();
    if (value) given[name] = value;
  }
  const parsed = schema.safeParse(given);
  const faults = (parsed.error?.issues ?? []).map(({ path, message }) => {
    const name = String(path[0]);
    return `${name}: ${message}${shown.has(name) ? `, found ${JSON.stringify(given[name])}` : ''}`;
  });
  faults.push(...contradictions(given));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const v = parsed.data;
  return {
    dataDir: v.DATA_DIR,
    databaseUrl: v.DATABASE_URL ?? join(v.DATA_DIR, 'banyan.db'),
    ...(v.REDIS_URL && { redisUrl: v.REDIS_URL }),
    port: v.PORT,
    playground: v.PLAYGROUND === 'on',
    ...(v.PUBLIC_URL && { publicUrl: v.PUBLIC_URL.replace(/[?#].*$/u, '').replace(/\/+$/u, '') }),
    defaultLocale: v.DEFAULT_LOCALE,
    defaultTimeZone: v.DEFAULT_TIME_ZONE,
    logLevel: v.LOG_LEVEL,
    role: v.ROLE,
    staffIds: v.STAFF_IDS,
    ...platforms(v),
  };
}

/**
 * The environment with what `.env` in the working folder adds, and the names written there.
 * Nothing is checked and nothing of this process is changed.
 */
export function readEnvironment(env: Environment = process.env): {
  readonly env: Environment;
  readonly written: readonly string[];
} {
  const written = existsSync('.env') ? (parseEnv(readFileSync('.env', 'utf8')) as Environment) : {};
  return { env: { ...written, ...env }, written: Object.keys(written) };
}

/**
 * The configuration of this process: its environment, then what `.env` in the working folder adds.
 * @throws {ConfigError}
 */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}
