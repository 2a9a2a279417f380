/** `banyan import FILE`: a group's history into the bot's own database, so that day one has a past. */
import { basename, extname } from 'node:path';

import type { Database } from '../../core/ports.ts';
import { DatabaseError } from '../../db/errors.ts';
import { type Config, readConfig } from '../config.ts';
import { LockError } from '../lock.ts';
import { ColumnError } from './history/csv-columns.ts';
import { csvReader } from './history/csv.ts';
import { discordReader } from './history/discord.ts';
import { fileChunks } from './history/file.ts';
import type { Reader } from './history/incoming.ts';
import { type Progress, progressBar, progressLines } from './history/progress.ts';
import { BrokenExport } from './history/scanner.ts';
import { telegramReader } from './history/telegram-live.ts';
import { CodesError, importCodes, usage as codesUsage } from './import/codes.ts';
import { type Asked, read, usage as historyUsage, UsageError } from './import/asked.ts';
import { openAlone, targetOf } from './import/database.ts';
import { Sorting } from './import/sorting.ts';
import { type Format, formatOf, sourceOf } from './import/source.ts';
import { type ImportRow, type ImportStore, importStore, noTotals } from './import/store.ts';
import { importTags, TagsError, usage as tagsUsage } from './import/tags.ts';
import { doneBefore, summary } from './import/words.ts';
import { importWords, usage as wordsUsage, WordsError } from './import/word-list.ts';
import { ImportWriter } from './import/writer.ts';
import type { Io } from './index.ts';

export const usage = `${historyUsage}

${wordsUsage}

${codesUsage}

${tagsUsage}`;

/** By the first word after `import`. */
const usages: Readonly<Record<string, string>> = {
  words: wordsUsage,
  codes: codesUsage,
  tags: tagsUsage,
};

const dayMs = 86_400_000;

/** What was asked for is not there: one line. */
class AskedError extends Error {}

/** Returns the exit code: 0 done, 1 the input or the database is at fault, 2 the command line is. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let file = '';
  try {
    const config = readConfig();
    if (argv[0] === 'words') {
      await importWords(argv.slice(1), config, io);
      return 0;
    }
    if (argv[0] === 'codes') {
      await importCodes(argv.slice(1), config, io);
      return 0;
    }
    if (argv[0] === 'tags') {
      await importTags(argv.slice(1), config, io);
      return 0;
    }
    const asked = read(argv, config);
    file = asked.file;
    await run(asked, config, io);
    return 0;
  } catch (error) {
    const line = plain(error, file);
    if (line === undefined) throw error;
    io.err(`banyan import: ${line}`);
    if (!(error instanceof UsageError)) return 1;
    io.err((usages[argv[0] ?? ''] ?? historyUsage).split('\n')[0] ?? '');
    return 2;
  }
}

/** One line for what the operator can mend; undefined for the others. */
function plain(error: unknown, file: string): string | undefined {
  if (error instanceof UsageError || error instanceof AskedError) return error.message;
  if (error instanceof WordsError || error instanceof CodesError || error instanceof TagsError) return error.message;
  if (error instanceof LockError || error instanceof DatabaseError) return error.message;
  if (error instanceof BrokenExport || error instanceof ColumnError) return `${file}: ${error.message}`;
  if (error instanceof RangeError && 'code' in error && error.code === 'ERR_ENCODING_NOT_SUPPORTED')
    return `${error.message}; try gb18030, big5 or utf-16le`;
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  return `${String(error.path)}: ${error.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read'}`;
}

async function run(asked: Asked, config: Config, io: Io): Promise<void> {
  const format = asked.format ?? (await formatOf(asked.file));
  const { room, without, map, timeZone, encoding } = asked;
  const platform = format === 'csv' ? asked.platform : format;
  const source = await sourceOf(asked.file, [format, platform, room, without, [...map], timeZone, encoding]);
  const { database, close } = await openAlone(targetOf(asked.database, config), (error) => io.err(String(error)));
  try {
    await new Import({ asked, config, io, format, platform, source, database }).run();
  } finally {
    await close();
  }
}

interface Parts {
  readonly asked: Asked;
  readonly config: Config;
  readonly io: Io;
  readonly format: Format;
  readonly platform: string;
  readonly source: string;
  readonly database: Database;
}

class Import {
  readonly #p: Parts;
  readonly #store: ImportStore;
  readonly #start = performance.now();
  #records = 0;

  constructor(parts: Parts) {
    this.#p = parts;
    this.#store = importStore(parts.database);
  }

  async run(): Promise<void> {
    const { asked, io, config } = this.#p;
    const chosen = await this.#chosen();
    const { row, home } = await this.#begin();
    const community = chosen ?? home;
    const writer = new ImportWriter(this.#p.database, this.#store, {
      row,
      platform: this.#p.platform,
      locale: config.defaultLocale,
      timeZone: asked.timeZone,
      // One moment for the whole import decides which texts are young enough; an old one would keep too many.
      now: Date.now() - row.startedAt < dayMs ? row.startedAt : Date.now(),
      ...(community !== undefined && { community }),
    });
    if (row.finishedAt !== null) {
      io.out(doneBefore(row.finishedAt, asked.timeZone, asked.locale));
      return;
    }
    if (row.records > 0) io.err(`going on after record ${row.records.toLocaleString('en')}`);
    const sorting = await this.#read(writer);
    await this.#p.database.write(() => this.#store.finish.execute({ id: row.id, at: Date.now() }));
    await this.#tell(writer, sorting);
  }

  /** The community asked for by name or number. */
  async #chosen(): Promise<number | undefined> {
    const { community } = this.#p.asked;
    if (community === undefined) return undefined;
    const all = (await this.#p.database.write(() => this.#store.allCommunities())) ?? [];
    const found = all.find((c) => c.name === community) ?? all.find((c) => `${c.id}` === community);
    if (found) return found.id;
    const there = all.map((c) => `${c.id} ${c.name}`).join(', ') || 'none yet';
    throw new AskedError(`there is no community "${community}"; there are: ${there}`);
  }

  /** The row of this file, and the community its first groups went to. */
  async #begin(): Promise<{ row: ImportRow; home: number | undefined }> {
    const store = this.#store;
    const { source, asked, format } = this.#p;
    const begun = await this.#p.database.write(async () => {
      const known = await store.find(source);
      if (known) return { row: known, home: known.totals.rooms[0] && (await store.communityOf(known.totals.rooms[0])) };
      const name = basename(asked.file);
      const [row] = await store.begin.execute({ source, name, format, totals: noTotals, at: Date.now() });
      return row && { row, home: undefined };
    });
    if (!begun) throw new Error('the import was not written');
    return begun;
  }

  async #read(writer: ImportWriter): Promise<Sorting> {
    const { asked, io, format } = this.#p;
    let progress: Progress = progressBar(process.stderr, 0);
    const sorting = new Sorting({
      take: (item) => writer.take(item),
      ...(format !== 'csv' && asked.room !== undefined && { room: asked.room }),
      without: new Set(asked.without),
      now: Date.now(),
      progress: () => progress,
      onRecord: (index) => (this.#records = index + 1),
    });
    const chunks = fileChunks(asked.file, (bytes) => {
      progress = process.stderr.isTTY ? progressBar(process.stderr, bytes) : progressLines((l) => io.err(l), bytes);
    });
    try {
      await this.#reader()(chunks, sorting);
    } finally {
      // What stands before a fault of the file is kept.
      await writer.flush();
      progress.end();
      for (const line of sorting.faultLines(asked.file)) io.err(line);
    }
    if (!sorting.found)
      throw new AskedError(`there is no group "${asked.room}" in it; there are: ${[...sorting.elsewhere].join(', ')}`);
    return sorting;
  }

  #reader(): Reader {
    const { asked, format, io } = this.#p;
    if (format === 'telegram') return telegramReader(asked.timeZone);
    if (format === 'discord') return discordReader;
    return csvReader({
      map: asked.map,
      timeZone: asked.timeZone,
      room: asked.room ?? basename(asked.file, extname(asked.file)),
      ...(asked.encoding !== undefined && { encoding: asked.encoding }),
      onColumns: ({ unused }) => {
        if (unused.length > 0) io.err(`columns not used: ${unused.join(', ')}`);
      },
    });
  }

  async #tell(writer: ImportWriter, { passed, faulty }: Sorting): Promise<void> {
    const { asked, io } = this.#p;
    const { totals } = writer;
    const { names, ...figures } = await this.#store.figures(totals.rooms);
    const told = { totals, ...figures, groups: names, passed, faults: faulty, timeZone: asked.timeZone };
    for (const line of summary(told, asked.locale)) io.out(line);
    io.err(effort(this.#records, performance.now() - this.#start));
  }
}

function effort(records: number, ms: number): string {
  const rate = Math.round(records / Math.max(0.001, ms / 1000));
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return `${records.toLocaleString('en')} records in ${(ms / 1000).toFixed(1)} s, ${rate.toLocaleString('en')} a second, peak memory ${megabytes} MB`;
}
