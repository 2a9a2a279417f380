/** What the doctor says: one line each, with what mends it. */
import type { QqFault } from '../../../adapters/qq/inspect.ts';
import type { WechatFault } from '../../../adapters/wechat/inspect.ts';
import type { Right, Texts } from '../../../core/types.ts';
import type { DatabaseFault } from '../../../db/errors.ts';
import type { Check } from './finding.ts';
import { en } from './words-en.ts';
import { hans } from './words-hans.ts';
import { hant } from './words-hant.ts';

type Faults = Extract<
  DatabaseFault,
  'path' | 'not-a-database' | 'read-only' | 'full' | 'busy' | 'unreachable' | 'newer' | 'edited' | 'schema'
>;

export interface Words {
  readonly names: Readonly<Record<Check, string>>;
  readonly node: (version: string) => string;
  readonly nodeOld: (version: string, needed: string) => string;
  readonly settings: (n: number) => string;
  readonly setting: (line: string) => string;
  readonly unknown: (name: string, meant: string | undefined) => string;
  readonly skipped: string;
  readonly folder: (dir: string, free: string) => string;
  readonly folderClosed: (dir: string, code: string) => string;
  readonly folderFull: (dir: string, free: string) => string;
  readonly secrets: string;
  readonly secretsOpen: (file: string) => string;
  readonly secretsDamaged: (file: string) => string;
  readonly database: (about: { base: string; pending: number; ms: number | undefined }) => string;
  readonly databaseNew: (base: string) => string;
  readonly databaseFault: Readonly<Record<Faults, (where: string) => string>>;
  readonly damaged: (where: string, what: string) => string;
  readonly notDurable: string;
  readonly redis: (version: string) => string;
  readonly redisNone: string;
  readonly redisOld: (version: string, needed: string) => string;
  readonly redisPolicy: (policy: string) => string;
  readonly redisReplica: string;
  readonly redisFault: (what: 'login' | 'unreachable') => string;
  readonly clock: (zone: string, now: string) => string;
  readonly clockOff: (seconds: number) => string;
  readonly clockOld: (now: string) => string;
  readonly fonts: string;
  readonly noFonts: string;
  readonly port: (port: number) => string;
  readonly portOurs: (port: number) => string;
  readonly portTaken: (port: number, other: number) => string;
  readonly portRefused: (port: number) => string;
  readonly campaigns: (n: number) => string;
  readonly campaignsFault: (first: string, more: number) => string;
  readonly telegram: (username: string) => string;
  readonly telegramNone: string;
  readonly telegramFault: Readonly<Record<'token' | 'proxy' | 'unreachable' | 'busy', string>>;
  readonly wechat: (puppet: string, endpoint: string | undefined) => string;
  readonly wechatNone: string;
  readonly wechatFault: Readonly<Record<WechatFault, (about: string) => string>>;
  readonly qq: (name: string) => string;
  readonly qqNone: string;
  readonly qqListens: (address: string) => string;
  readonly qqFault: Readonly<Record<QqFault, (address: string) => string>>;
  readonly privacyOff: string;
  readonly privacyOn: string;
  readonly polling: string;
  readonly webhook: (host: string) => string;
  readonly webhookOther: (host: string) => string;
  readonly webhookNotYet: (host: string) => string;
  readonly rights: (n: number) => string;
  readonly noGroups: string;
  readonly lacks: (group: string, rights: readonly Right[]) => string;
  readonly gone: (group: string) => string;
  readonly discord: (username: string) => string;
  readonly discordNone: string;
  readonly discordFault: Readonly<Record<'token' | 'proxy' | 'unreachable' | 'busy', string>>;
  readonly intents: string;
  readonly intentsOff: (off: readonly string[]) => string;
  readonly clockOffDiscord: (seconds: number) => string;
  readonly servers: (n: number) => string;
  readonly noServers: string;
  readonly serverLacks: (server: string, rights: readonly Right[]) => string;
  readonly fine: string;
  readonly toMend: (n: number) => string;
}

export const doctorWords: Texts<Words> = { 'zh-CN': hans, 'zh-TW': hant, en };
