/** The command line of `banyan import`. */
import { parseArgs } from 'node:util';

import { isZone } from '../../../core/kit/calendar.ts';
import { locales, type Locale } from '../../../core/types.ts';
import type { Config } from '../../config.ts';
import { type ColumnName, ColumnError, parseMap } from '../history/csv-columns.ts';
import { type Format, formats } from './source.ts';

export const usage = `usage: banyan import FILE [--format telegram|discord|csv] [--database ADDRESS|FOLDER] [options]

Writes the history of groups into the bot's database: messages, members and counts. Nothing is said, no points
are given, no rule acts. Stopped at any moment, the same command goes on where it was; a file imported twice, or
one that overlaps, adds nothing twice. Stop the bot before.

FILE         result.json of Telegram Desktop, a JSON file of DiscordChatExporter, or a table (CSV)
--format     when it is not recognised by itself
--database   postgres://…, a data folder or a SQLite file; default: what the bot uses (DATABASE_URL, DATA_DIR)
--room       of a full Telegram export: only this group; of a table: the group it belongs to (default: its file name)
--community  name or number of the community new groups belong to
--time-zone  of times without an offset, and of a new community; default: DEFAULT_TIME_ZONE
--without    a person to leave out, by id or name (other bots); may be repeated
--language   of the summary: ${locales.join(', ')}; default: DEFAULT_LOCALE
tables only:
--map        which column is what: at=COLUMN,name=COLUMN with at, name, user, text, id, room, reply
--platform   where its people and groups will be met again: telegram, discord, qq, wechat …; default csv
--encoding   gb18030, big5 …; default: UTF-8`;

/** Wrong words on the command line. */
export class UsageError extends Error {}
export interface Asked {
  readonly file: string;
  readonly format: Format | undefined;
  readonly database: string | undefined;
  readonly room: string | undefined;
  readonly community: string | undefined;
  readonly timeZone: string;
  readonly without: readonly string[];
  readonly locale: Locale;
  readonly map: ReadonlyMap<ColumnName, string>;
  readonly platform: string;
  readonly encoding: string | undefined;
}

const one = { type: 'string' } as const;
const many = { type: 'string', multiple: true, default: [] as string[] } as const;

function options(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: one,
        database: one,
        room: one,
        community: one,
        'time-zone': one,
        without: many,
        language: one,
        map: many,
        platform: one,
        encoding: one,
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** One file into one community, and more options of one word each. @throws UsageError */
export function fileInto<K extends string>(
  argv: readonly string[],
  more: readonly K[],
): { readonly file: string; readonly community: string } & Readonly<Record<K | 'database', string | undefined>> {
  try {
    const names = ['community', 'database', ...more];
    const options = Object.fromEntries(names.map((name) => [name, one]));
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UsageError('name one file');
    const { community } = values;
    if (community === undefined) throw new UsageError('name the community: --community NAME');
    return { ...(values as Record<K | 'database', string | undefined>), file, community };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** Throws `UsageError`. */
export function read(argv: readonly string[], config: Config): Asked {
  const { values, positionals } = options(argv);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('name one file');
  const format = formats.find((f) => f === values.format);
  if (values.format !== undefined && !format)
    throw new UsageError(`unknown format "${values.format}"; one of ${formats.join(', ')}`);
  const timeZone = values['time-zone'] ?? config.defaultTimeZone;
  if (!isZone(timeZone)) throw new UsageError(`unknown time zone "${timeZone}"; write it like Asia/Shanghai`);
  const language = values.language ?? config.defaultLocale;
  const locale = locales.find((l) => l === language);
  if (!locale) throw new UsageError(`unknown language "${language}"; one of ${locales.join(', ')}`);
  const platform = values.platform ?? 'csv';
  if (!/^[a-z]+$/.test(platform)) throw new UsageError(`"${platform}" is no platform; write it like telegram or qq`);
  const { room, community, without, encoding, database } = values;
  return {
    file,
    format,
    database,
    room,
    community,
    timeZone,
    without,
    locale,
    map: mapOf(values.map),
    platform,
    encoding,
  };
}

function mapOf(given: readonly string[]): ReadonlyMap<ColumnName, string> {
  try {
    return parseMap(given);
  } catch (error) {
    if (error instanceof ColumnError) throw new UsageError(error.message);
    throw error;
  }
}
