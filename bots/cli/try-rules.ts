/** `banyan try-rules RULES`: what word rules would have hit in the messages the bot keeps. Changes nothing. */
import { parseArgs } from 'node:util';

import { and, asc, eq, gt, gte, inArray, isNull, ne, type SQL } from 'drizzle-orm';

import { isExempt } from '../../core/features/moderation/rules/rules.ts';
import { isZone } from '../../core/kit/calendar.ts';
import type { Database } from '../../core/ports.ts';
import { defineMessages, definePeople } from '../../core/schema.ts';
import { locales, type Locale, type Role, type Texts } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { DatabaseError } from '../../db/errors.ts';
import { openDatabase } from '../../db/open.ts';
import { type Config, readConfig } from '../config.ts';
import { ruleLines } from './history/report.ts';
import { readRules, RulesError, type RuleToTry } from './history/rules-file.ts';
import { Tally } from './history/tally.ts';
import { targetOf } from './import/database.ts';
import type { Io } from './index.ts';

export const usage = `usage: banyan try-rules RULES [--days N] [--room NAME] [--database ADDRESS|FOLDER] [--language ${locales.join('|')}]

Says what each word rule would have hit in the messages whose text the bot still keeps, imported or heard. Nothing is
changed and nobody is told; the bot may be running.

RULES        a text file with one word a line, or YAML: a list under "rules:"
--days       only the last so many days; default: all that is kept
--room       only this group, by name
--database   postgres://…, a data folder or a SQLite file; default: what the bot uses (DATABASE_URL, DATA_DIR)
--time-zone  of the examples; default: DEFAULT_TIME_ZONE`;

const dayMs = 86_400_000;
const page = 2_000;

interface Asked {
  readonly rules: string;
  readonly days: number | undefined;
  readonly room: string | undefined;
  readonly database: string | undefined;
  readonly timeZone: string;
  readonly locale: Locale;
}
interface Words {
  readonly looked: (n: string) => string;
  readonly without: (n: string) => string;
  readonly exempt: (n: string) => string;
  readonly none: string;
}
export const words: Texts<Words> = {
  'zh-CN': {
    looked: (n) => `看了 ${n} 条留有原文的消息`,
    without: (n) => `另有 ${n} 条没有留原文，看不到（设置「消息保留天数」）`,
    exempt: (n) => `管理员和帮手的 ${n} 条不受规则管，没有算`,
    none: '这里没有留着原文的消息。',
  },
  'zh-TW': {
    looked: (n) => `看了 ${n} 則留有原文的訊息`,
    without: (n) => `另有 ${n} 則沒有留原文，看不到（設定「訊息保留天數」）`,
    exempt: (n) => `管理員和幫手的 ${n} 則不受規則管，沒有算`,
    none: '這裡沒有留著原文的訊息。',
  },
  en: {
    looked: (n) => `looked at ${n} messages whose text is kept`,
    without: (n) => `${n} more have no text any longer (setting keep-text-days)`,
    exempt: (n) => `${n} by helpers and staff are exempt and not counted`,
    none: 'There are no messages here whose text is kept.',
  },
};

/** Returns the exit code: 0 done, 1 the input is at fault, 2 the command line is. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const config = readConfig();
  const asked = read(argv, config);
  if (typeof asked === 'string') {
    io.err(`banyan try-rules: ${asked}`);
    io.err(usage.split('\n')[0] ?? '');
    return 2;
  }
  try {
    const rules = await readRules(asked.rules);
    const { url } = targetOf(asked.database, config);
    const database = await openDatabase(url, allDefinitions, { readOnly: true });
    try {
      return await tryThem(database, rules, asked, io);
    } finally {
      await database.close();
    }
  } catch (error) {
    const lines = plain(error);
    if (!lines) throw error;
    for (const line of lines) io.err(`banyan try-rules: ${line}`);
    return 1;
  }
}

function read(argv: readonly string[], config: Config): Asked | string {
  const one = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { days: one, room: one, database: one, 'time-zone': one, language: one },
    });
    const [rules, ...more] = positionals;
    if (rules === undefined || more.length > 0) return 'name one file of rules';
    const days = values.days === undefined ? undefined : Number(values.days);
    if (days !== undefined && !(days > 0)) return `--days takes a number above 0, found "${values.days}"`;
    const timeZone = values['time-zone'] ?? config.defaultTimeZone;
    if (!isZone(timeZone)) return `unknown time zone "${timeZone}"; write it like Asia/Shanghai`;
    const language = values.language ?? config.defaultLocale;
    const locale = locales.find((l) => l === language);
    if (!locale) return `unknown language "${language}"; one of ${locales.join(', ')}`;
    return { rules, days, room: values.room, database: values.database, timeZone, locale };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function plain(error: unknown): readonly string[] | undefined {
  if (error instanceof RulesError) return error.lines;
  if (error instanceof DatabaseError) return [error.message];
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  return [`${String(error.path)}: ${error.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read'}`];
}

async function tryThem(database: Database, rules: readonly RuleToTry[], asked: Asked, io: Io): Promise<number> {
  const { messages } = database.t(defineMessages);
  const wanted: SQL[] = [];
  if (asked.days !== undefined) wanted.push(gte(messages.at, Date.now() - asked.days * dayMs));
  if (asked.room !== undefined) {
    const rooms = await groupsNamed(database, asked.room);
    if ('there' in rooms) {
      io.err(`banyan try-rules: there is no group "${asked.room}"; there are: ${rooms.there.join(', ') || 'none yet'}`);
      return 1;
    }
    wanted.push(inArray(messages.room, rooms.ids));
  }
  const t = words[asked.locale];
  const n = (v: number): string => v.toLocaleString(asked.locale);
  const tally = new Tally(rules);
  const { looked, exempt } = await lookThrough(database, and(...wanted), tally);
  const [gone] = await database.read
    .select({ n: database.read.$count(messages, and(isNull(messages.text), ...wanted)) })
    .from(messages)
    .limit(1);
  if (looked > 0) for (const line of ruleLines(tally, looked, asked)) io.out(line);
  const notes = [looked > 0 ? t.looked(n(looked)) : t.none];
  if (exempt > 0) notes.push(t.exempt(n(exempt)));
  if (Number(gone?.n ?? 0) > 0) notes.push(t.without(n(Number(gone?.n))));
  for (const line of ['', ...notes]) io.out(line);
  return 0;
}

/** Page by page, in the order they were written. */
async function lookThrough(
  { t, read: from }: Database,
  where: SQL | undefined,
  tally: Tally,
): Promise<{ looked: number; exempt: number }> {
  const { messages } = t(defineMessages);
  const { members } = t(definePeople);
  const isStaff = await staffOf({ t, read: from });
  let [last, looked, exempt] = [0, 0, 0];
  for (;;) {
    const rows = await from
      .select({
        id: messages.id,
        text: messages.text,
        at: messages.at,
        room: messages.room,
        member: messages.member,
        who: members.name,
      })
      .from(messages)
      .innerJoin(members, eq(members.id, messages.member))
      .where(and(gt(messages.id, last), ne(messages.text, ''), where))
      .orderBy(asc(messages.id))
      .limit(page);
    for (const { id, text, at, room, member, who } of rows) {
      last = id;
      if (isStaff(room, member)) exempt++;
      else {
        looked++;
        tally.look({ text: text ?? '', member, who, at });
      }
    }
    if (rows.length < page) return { looked, exempt };
  }
}

/** Whom rules leave alone: by grant everywhere, by the platform's word in that group. */
async function staffOf({ t, read: from }: Pick<Database, 't' | 'read'>) {
  const { members, memberships } = t(definePeople);
  const granted = await from
    .select({ id: members.id, role: members.granted })
    .from(members)
    .where(ne(members.granted, 'member'));
  const ranked = await from
    .select({ room: memberships.room, member: memberships.member })
    .from(memberships)
    .where(inArray(memberships.role, ['owner', 'admin']));
  const everywhere = new Set(granted.filter((m) => isExempt(m.role as Role)).map((m) => m.id));
  const there = new Set(ranked.map((m) => `${m.room}|${m.member}`));
  return (room: number, member: number): boolean => everywhere.has(member) || there.has(`${room}|${member}`);
}

async function groupsNamed(
  { t, read: from }: Database,
  name: string,
): Promise<{ ids: number[] } | { there: string[] }> {
  const { rooms } = t(definePeople);
  const all = await from.select({ id: rooms.id, name: rooms.name }).from(rooms).where(eq(rooms.kind, 'group'));
  const ids = all.filter((r) => r.name === name).map((r) => r.id);
  return ids.length > 0 ? { ids } : { there: all.map((r) => r.name) };
}
