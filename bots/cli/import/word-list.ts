/** `banyan import words FILE`: lists of words into a community's rules, shown first, taken back as one batch. */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';

import { createBook, type Book } from '../../../core/features/moderation/rules/book.ts';
import { listsFrom } from '../../../core/features/moderation/rules/collections.ts';
import type { Kept } from '../../../core/features/moderation/rules/keep.ts';
import { presetWords } from '../../../core/features/moderation/presets/index.ts';
import { actions, type Action } from '../../../core/features/moderation/rules/rules.ts';
import { pastStore } from '../../../core/features/moderation/rules/store-past.ts';
import { ruleStore, type RuleStore } from '../../../core/features/moderation/rules/store-rules.ts';
import { watchMs, type Watching } from '../../../core/features/moderation/rules/watch.ts';
import { readWordList } from '../../../core/features/moderation/rules/word-list.ts';
import { jobStore } from '../../../core/jobs.ts';
import type { Database } from '../../../core/ports.ts';
import type { Context } from '../../../core/types.ts';
import type { Config } from '../../config.ts';
import type { Io } from '../index.ts';
import { UsageError } from './asked.ts';
import { openAlone, targetOf } from './database.ts';
import { textIn } from './decode.ts';
import { groupsStore } from './groups.ts';

export const usage = `usage: banyan import words FILE --community NAME [--do ACTIONS] [--dry-run] [options]
       banyan import words --undo BATCH --community NAME

Words that are not welcome, up to 100,000, into the rules of a community: one a line, "word,category,level" (CSV),
"word|category" or words side by side with commas; lines that begin with "# " are passed over. What they would have
hit in the messages kept is shown. They watch for a day and then remind, as when added by message.

--community  name or number of the community
--do         what follows, at once and without a day of watching: ${actions.join(', ')} (comma between)
--dry-run    only show
--undo       takes a whole batch back, by the number the import printed
--database   postgres://…, a data folder or a SQLite file; default: what the bot uses. SQLite: stop the bot before
--encoding   gb18030, big5 …; default: UTF-8`;

const mostWords = 100_000;
const mostBytes = 20_000_000;
/** Words in one commit, and numbers of messages looked at in one. */
const slice = 2_000;
const piece = 5_000;
const mostLooked = 20_000;
const mostCategories = 10;

/** Something that is not there: one line. */
export class WordsError extends Error {}

interface Asked {
  readonly file: string | undefined;
  readonly undo: string | undefined;
  readonly community: string;
  readonly database: string | undefined;
  readonly does: readonly Action[];
  readonly dry: boolean;
  readonly encoding: string;
}

function read(argv: readonly string[]): Asked {
  const one = { type: 'string' } as const;
  const options = {
    community: one,
    database: one,
    do: one,
    undo: one,
    encoding: one,
    'dry-run': { type: 'boolean' },
  } as const;
  const parsed = (() => {
    try {
      return parseArgs({ args: [...argv], allowPositionals: true, options });
    } catch (error) {
      if (error instanceof TypeError) throw new UsageError(error.message);
      throw error;
    }
  })();
  const { values, positionals } = parsed;
  const [file, ...more] = positionals;
  if (more.length > 0 || (file === undefined) === (values.undo === undefined)) throw new UsageError('name one file');
  if (values.community === undefined) throw new UsageError('name the community: --community NAME');
  const does = (values.do ?? '').split(',').filter((w) => w !== '');
  const wrong = does.find((w) => !actions.some((a) => a === w));
  if (wrong !== undefined) throw new UsageError(`unknown action "${wrong}"; one of ${actions.join(', ')}`);
  return {
    file,
    undo: values.undo,
    community: values.community,
    database: values.database,
    does: actions.filter((a) => does.includes(a)),
    dry: values['dry-run'] ?? false,
    encoding: values.encoding ?? 'utf-8',
  };
}

/** The rules of the community as the bot has them in memory. */
async function bookOf(database: Database, rules: RuleStore, community: number): Promise<Book> {
  const book = createBook(presetWords);
  const rows = await rules.readOf(community);
  book.put(community, rows);
  for (const { id, kind } of rows)
    if (kind === 'list') book.fill(community, id, (await database.write(() => rules.entries(id))) ?? []);
  return book;
}

interface Found {
  readonly looked: number;
  readonly messages: number;
  readonly members: number;
}
/** What the new words would have hit among the latest messages. */
async function lookBack(
  database: Database,
  lists: readonly Kept[],
  rooms: readonly number[],
  now: number,
): Promise<Found> {
  const past = pastStore(database);
  const book = createBook(presetWords);
  book.put(
    0,
    lists.map((l, i) => ({ ...l, id: i + 1 })),
  );
  for (const [i, l] of lists.entries()) book.fill(0, i + 1, l.words ?? []);
  const newest = (await database.write(() => past.newest())) ?? 0;
  const members = new Set<number>();
  let [looked, messages] = [0, 0];
  for (let upTo = newest; upTo > 0 && looked < mostLooked && newest - upTo < 20 * mostLooked; upTo -= piece) {
    const rows = (await database.write(() => past.between(rooms, upTo - piece, upTo, now - 30 * 86_400_000))) ?? [];
    for (const row of rows) {
      looked++;
      if (book.read(0, row.text).broken.length === 0) continue;
      messages++;
      members.add(row.member);
    }
  }
  return { looked, messages, members: members.size };
}

async function write(
  database: Database,
  community: number,
  room: number | undefined,
  lists: readonly Kept[],
  batch: string,
  now: number,
): Promise<void> {
  const rules = ruleStore(database);
  const cause = `import|words:${batch}`;
  const ids: number[] = [];
  for (const { words = [], ...body } of lists) {
    const id = await database.write(() => rules.add({ ...body, community, by: 0, eventId: cause, at: now }));
    if (id === undefined) throw new WordsError(`there is a list "${body.word}" already`);
    ids.push(id);
    for (let i = 0; i < words.length; i += slice)
      await database.write(() => rules.addEntries(id, words.slice(i, i + slice), cause));
  }
  await database.write(async (tx) => {
    rules.changed(community, tx);
    if (room === undefined || lists.every((l) => l.state === 'on')) return;
    const data: Watching = { rules: ids, member: 0 };
    const key = `moderation.watched:${cause}`;
    const c = { cause, now } as Context;
    const job = { do: 'later', key, timer: 'moderation.watched', at: now + watchMs, room, community, data } as const;
    await jobStore(database).put(c, job, '');
  });
}

async function bringIn(asked: Asked, file: string, io: Io, database: Database, now: number): Promise<void> {
  const groups = groupsStore(database);
  const community = await groups.community(asked.community);
  if (community.id === undefined) throw new WordsError(community.missing);
  const { size } = await stat(file);
  if (size > mostBytes) throw new WordsError(`${file}: larger than ${mostBytes / 1e6} MB`);
  const text = textIn(await readFile(file), file, asked.encoding, (line) => new WordsError(line));
  const { words, doubles, levels } = readWordList(text);
  if (words.length > mostWords) throw new WordsError(`${file}: ${words.length} words; at most ${mostWords} at a time`);
  const rules = ruleStore(database);
  const book = await bookOf(database, rules, community.id);
  const found = listsFrom({ book }, community.id, words, basename(file, extname(file)).slice(0, 40));
  const state = asked.does.length > 0 ? 'on' : 'watch';
  const lists = found.lists.map((l): Kept => ({
    ...l,
    state,
    ...(asked.does.length > 0 ? { actions: asked.does } : {}),
  }));
  const total = lists.reduce((n, l) => n + (l.words?.length ?? 0), 0);
  io.out(
    `${total} words to bring in; left out: ${doubles} said twice, ${found.skipped} listed already, too short or too long`,
  );
  if (levels > 0) io.out(`${levels} levels are none of 1, 2, 3: taken as 1`);
  for (const l of lists.slice(0, mostCategories))
    io.out(`  ${l.word}  ${l.words?.length ?? 0}${l.severity > 1 ? `  level ${l.severity}` : ''}`);
  if (total === 0) return;
  const rooms = await groups.rooms(community.id);
  const hit = await lookBack(database, lists, rooms, now);
  io.out(`in the last ${hit.looked} messages kept: ${hit.messages} hits, of ${hit.members} members`);
  if (asked.dry) return;
  const batch = randomBytes(4).toString('hex');
  await write(database, community.id, rooms[0], lists, batch, now);
  io.out(state === 'on' ? 'brought in, at work now' : 'brought in; watching for a day');
  io.out(`to take it back: banyan import words --undo ${batch} --community ${asked.community}`);
}

async function takeBack(asked: Asked, batch: string, io: Io, database: Database): Promise<void> {
  const community = await groupsStore(database).community(asked.community);
  if (community.id === undefined) throw new WordsError(community.missing);
  const { id } = community;
  const rules = ruleStore(database);
  const cause = `import|words:${batch}`;
  const mine = (await rules.readOf(id)).filter((r) => r.eventId === cause);
  const gone = mine.length;
  if (!gone) throw new WordsError(`there is no batch ${batch} in ${asked.community}`);
  await database.write(async (tx) => {
    await rules.remove(mine.map((r) => r.id));
    rules.changed(id, tx);
  });
  io.out(`taken back: ${gone} ${gone === 1 ? 'list' : 'lists'}`);
}

/** Throws `UsageError`, `WordsError` and what the database says. */
export async function importWords(argv: readonly string[], config: Config, io: Io): Promise<void> {
  const asked = read(argv);
  const { database, close } = await openAlone(targetOf(asked.database, config), (error) => io.err(String(error)));
  try {
    const now = Date.now();
    if (asked.undo !== undefined) await takeBack(asked, asked.undo, io, database);
    else if (asked.file !== undefined) await bringIn(asked, asked.file, io, database, now);
  } finally {
    await close();
  }
}
