/** `banyan import codes FILE`: coupon codes for one thing in the shop, each given once. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';

import { createAudit } from '../../../core/audit.ts';
import { codesOf, mostCodes } from '../../../core/features/shop/rules.ts';
import { shopStore } from '../../../core/features/shop/store.ts';
import { fingerprint } from '../../../core/kit/hash.ts';
import type { Database } from '../../../core/ports.ts';
import type { Config } from '../../config.ts';
import type { Io } from '../index.ts';
import { fileInto, UsageError } from './asked.ts';
import { openAlone, targetOf } from './database.ts';
import { groupsStore } from './groups.ts';

export const usage = `usage: banyan import codes FILE --community NAME --item NUMBER [--database URL]

Coupon codes into the shop: one a line, or the first column of a CSV file; a heading "code" is passed over. A code that is
there already is not added twice. The item is put up in the chat first: 上架 五元券 20 券码

--community  name or number of the community
--item       its number in the shop
--database   postgres://…, a data folder or a SQLite file; default: what the bot uses. SQLite: stop the bot before`;

const mostBytes = 2_000_000;

/** Something that is not there: one line. */
export class CodesError extends Error {}

interface Asked {
  readonly file: string;
  readonly community: string;
  readonly item: number;
  readonly database: string | undefined;
}

function read(argv: readonly string[]): Asked {
  const given = fileInto(argv, ['item']);
  const item = Number(given.item);
  if (!Number.isSafeInteger(item) || item < 1) throw new UsageError('which item? --item takes its number in the shop');
  return { ...given, item };
}

/** @throws CodesError in one line for whoever typed it; UsageError for the command line */
export async function importCodes(argv: readonly string[], config: Config, io: Io): Promise<void> {
  const asked = read(argv);
  if ((await stat(asked.file)).size > mostBytes) throw new CodesError(`${asked.file}: larger than any list of codes`);
  const text = await readFile(asked.file, 'utf8');
  const { database, close } = await openAlone(targetOf(asked.database, config), (error) => io.err(String(error)));
  try {
    await bringIn(asked, text, io, database);
  } finally {
    await close();
  }
}

async function bringIn(asked: Asked, text: string, io: Io, database: Database): Promise<void> {
  const place = await groupsStore(database).community(asked.community);
  if (place.id === undefined) throw new CodesError(place.missing);
  const store = shopStore(database);
  const { id: community } = place;
  const item = await database.write(() => store.item(community, asked.item));
  if (!item) throw new CodesError(`there is no item ${asked.item} in that shop; put it up in the chat first`);
  if (item.kind !== 'code') throw new CodesError(`item ${asked.item}, ${item.name}, is not given as codes`);
  const { codes, bad } = codesOf(text);
  if (codes.length > mostCodes) throw new CodesError(`${codes.length} codes; at most ${mostCodes} at once`);
  // The same file again is the same cause.
  const cause = `import|codes:${item.id}:${fingerprint(codes.join('\n'))}`;
  const audit = createAudit(database);
  const added = await database.write(async () => {
    const n = await store.addCodes(item.id, codes, cause);
    const acting = { cause, now: Date.now(), community: place, who: { member: 0 } };
    const after = { id: item.id, codes: n };
    if (n > 0)
      await audit.write(acting, { act: 'shop.codes', subject: basename(asked.file), room: null, before: null, after });
    return n;
  });
  io.out(`${item.name}: ${added ?? 0} codes added, ${codes.length - (added ?? 0)} were there already`);
  if (bad.length > 0) io.err(`left out, no codes: line ${bad.slice(0, 10).join(', ')}`);
}
