/** `banyan import tags FILE`: what staff call members, from a table. Nobody is told; staff see it by `/whois`. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';

import { createAudit } from '../../../core/audit.ts';
import { keyOf, mostTags, readTag } from '../../../core/features/tags/rules.ts';
import { tagStore, type TagStore } from '../../../core/features/tags/store.ts';
import { fingerprint } from '../../../core/kit/hash.ts';
import type { Database } from '../../../core/ports.ts';
import { definePeople } from '../../../core/schema.ts';
import type { Config } from '../../config.ts';
import type { Io } from '../index.ts';
import { fileInto } from './asked.ts';
import { openAlone, targetOf } from './database.ts';
import { textIn } from './decode.ts';
import { groupsStore } from './groups.ts';

export const usage = `usage: banyan import tags FILE --community NAME [--encoding gb18030] [--database URL]

Tags of members from a CSV file with a heading: "user id" or "name" (or both), "tags" and, if wanted, "platform"; in Chinese
用户ID, 昵称, 标签, 平台. Several tags in a cell stand with a blank, a comma or 、 between them. Members are those the bot
knows; a row whose person or tag is not clear is named with its line and left out. The same file again adds nothing.

--community  name or number of the community
--encoding   of the file; default utf-8
--database   postgres://…, a data folder or a SQLite file; default: what the bot uses. SQLite: stop the bot before`;

const mostBytes = 20_000_000;
const shownFaults = 10;
const rowsAtOnce = 500;

/** Something that is not there: one line. */
export class TagsError extends Error {}

interface Asked {
  readonly file: string;
  readonly community: string;
  readonly encoding: string;
  readonly database: string | undefined;
}
/** One row of the file that could be read. */
interface Wish {
  readonly line: number;
  readonly user: string;
  readonly name: string;
  readonly platform: string;
  readonly tags: readonly string[];
}
interface Fault {
  readonly line: number;
  readonly message: string;
}

// ---- the table --------------------------------------------------------------------------------

/** What the columns are called. Compared without blanks, signs and case. */
const columns = {
  user: ['userid', 'memberid', 'id', 'uid', 'wxid', 'qq', '用户id', '成员id', 'qq号', '微信号', '使用者id', '成員id'],
  name: ['name', 'nickname', 'user', 'member', '昵称', '名字', '姓名', '成员', '用户', '暱稱', '成員', '使用者'],
  platform: ['platform', '平台'],
  tags: ['tags', 'tag', 'labels', 'label', '标签', '標籤'],
} as const;
const plain = (header: string): string => header.toLowerCase().replaceAll(/[\s_\-./:：()（）#]/gu, '');

function rowsOf(text: string, file: string): { readonly record: readonly string[]; readonly line: number }[] {
  try {
    const rows = parse(text, {
      bom: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter: [',', ';', '\t'],
      // With `info` a row is not the bare record that the type of the options promises.
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) throw new TagsError(`${file}: ${error.message}`);
    throw error;
  }
}

/** @throws TagsError when there is no column for people or for tags */
function tableOf(text: string, file: string): { wishes: Wish[]; faults: Fault[] } {
  const [head, ...rows] = rowsOf(text, file);
  const at = (column: keyof typeof columns): number =>
    (head?.record ?? []).findIndex((h) => (columns[column] as readonly string[]).includes(plain(h)));
  const place = { user: at('user'), name: at('name'), platform: at('platform'), tags: at('tags') };
  if (place.tags < 0) throw new TagsError(`${file}: no column of tags; name one "tags" or 标签`);
  if (place.user < 0 && place.name < 0)
    throw new TagsError(`${file}: no column says who; name one "user id" or "name", 用户ID or 昵称`);
  const wishes: Wish[] = [];
  const faults: Fault[] = [];
  for (const { record, line } of rows) {
    const cell = (n: number): string => (n < 0 ? '' : (record[n] ?? ''));
    const written = cell(place.tags)
      .split(/[\s,，、;；|]+/u)
      .filter((tag) => tag !== '');
    const bad = written.filter((tag) => readTag(tag) === undefined);
    for (const tag of bad) faults.push({ line, message: `"${tag.slice(0, 30)}" is no tag: at most 20 characters` });
    const tags = written.flatMap((tag) => readTag(tag) ?? []);
    const [user, name, platform] = [cell(place.user), cell(place.name), cell(place.platform).toLowerCase()];
    if (user === '' && name === '') faults.push({ line, message: 'it names nobody' });
    else if (tags.length > 0) wishes.push({ line, user, name, platform, tags });
    else if (bad.length === 0) faults.push({ line, message: 'it names no tag' });
  }
  return { wishes, faults };
}

// ---- the members ------------------------------------------------------------------------------

/** Who is meant by an id, a name or both, among those the community knows. */
async function finderOf(database: Database, community: number): Promise<(wish: Wish) => number | string> {
  const { identities } = database.t(definePeople);
  const all = await database.read
    .select({
      member: identities.member,
      account: identities.account,
      user: identities.platformUserId,
      name: identities.name,
    })
    .from(identities)
    .where(eq(identities.community, community));
  const byUser = new Map<string, typeof all>();
  const byName = new Map<string, typeof all>();
  const keep = (into: Map<string, typeof all>, key: string, one: (typeof all)[number]): void => {
    const there = into.get(key);
    if (there) there.push(one);
    else into.set(key, [one]);
  };
  for (const one of all) {
    keep(byUser, one.user, one);
    keep(byName, one.name, one);
  }
  return ({ user, name, platform }) => {
    const there = (user === '' ? byName.get(name) : byUser.get(user)) ?? [];
    const meant = there.filter((i) => platform === '' || i.account.split(':')[0] === platform);
    const members = [...new Set(meant.map((i) => i.member))];
    const called = user === '' ? `called "${name}"` : `with the id "${user}"`;
    if (members.length === 0) return `nobody here is ${called}`;
    const [only] = members;
    return members.length > 1 || only === undefined
      ? `${members.length} members are ${called}; give their id and platform`
      : only;
  };
}

/** The keys that each member carries already. */
async function carriedIn(store: TagStore, community: number): Promise<Map<number, Set<string>>> {
  const all = new Map<number, Set<string>>();
  for (const row of await store.all()) {
    if (row.community !== community) continue;
    const has = all.get(row.member);
    if (has) has.add(row.key);
    else all.set(row.member, new Set([row.key]));
  }
  return all;
}

/** @throws TagsError in one line for whoever typed it; UsageError for the command line */
export async function importTags(argv: readonly string[], config: Config, io: Io): Promise<void> {
  const given = fileInto(argv, ['encoding']);
  const asked: Asked = { ...given, encoding: given.encoding ?? 'utf-8' };
  if ((await stat(asked.file)).size > mostBytes) throw new TagsError(`${asked.file}: larger than any list of members`);
  const text = textIn(await readFile(asked.file), asked.file, asked.encoding, (line) => new TagsError(line));
  const table = tableOf(text, asked.file);
  const { database, close } = await openAlone(targetOf(asked.database, config), (error) => io.err(String(error)));
  try {
    await bringIn(asked, table, io, database);
  } finally {
    await close();
  }
}

async function bringIn(
  asked: Asked,
  { wishes, faults }: { wishes: readonly Wish[]; faults: Fault[] },
  io: Io,
  database: Database,
): Promise<void> {
  const place = await groupsStore(database).community(asked.community);
  if (place.id === undefined) throw new TagsError(place.missing);
  const { id: community } = place;
  const find = await finderOf(database, community);
  const store = tagStore(database);
  const cause = `import|tags:${fingerprint(JSON.stringify(wishes))}`;
  const now = Date.now();
  const carried = await carriedIn(store, community);
  const counted = { given: 0, known: 0, members: new Set<number>() };
  const give = async (wish: Wish): Promise<void> => {
    const member = find(wish);
    if (typeof member === 'string') return void faults.push({ line: wish.line, message: member });
    const has = carried.get(member) ?? new Set<string>();
    carried.set(member, has);
    for (const tag of wish.tags) {
      const key = keyOf(tag);
      if (!has.has(key) && has.size >= mostTags) {
        faults.push({ line: wish.line, message: `${tag}: they carry ${mostTags} already` });
        continue;
      }
      const row = { community, member, tag, key, source: 'import', eventId: cause, at: now } as const;
      if (has.has(key) || !(await store.add(row))) counted.known++;
      else {
        counted.given++;
        counted.members.add(member);
      }
      has.add(key);
    }
  };
  const audit = createAudit(database);
  const acting = { cause, now, community: place, who: { member: 0 } };
  for (let i = 0; i < wishes.length; i += rowsAtOnce)
    await database.write(async () => {
      const before = counted.given;
      for (const wish of wishes.slice(i, i + rowsAtOnce)) await give(wish);
      const tags = counted.given - before;
      if (tags > 0)
        await audit.write(acting, {
          act: 'tag.import',
          subject: basename(asked.file),
          room: null,
          before: null,
          after: { tags },
        });
    });
  const { given, known, members } = counted;
  io.out(`${given} tags given to ${members.size} members, ${known} were there already`);
  const told = faults.toSorted((a, b) => a.line - b.line);
  for (const { line, message } of told.slice(0, shownFaults)) io.err(`${asked.file}:${line}: ${message}`);
  if (told.length > shownFaults) io.err(`and ${told.length - shownFaults} more`);
}
