/**
 * A large import, the long way: once in one go, once killed twice at chance moments and resumed; then the two
 * databases are compared row by row, and a word rule is tried on the result.
 *
 *   npx tsx test/import/million.ts [--messages 1000000] [--seed 1] [--heap 128] [--keep]
 *
 * The last line says how it went; exit code 1 when the two differ.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import Sqlite from 'better-sqlite3';

import { seeded } from '../clock.ts';
import { spamWords, writeExport } from '../replay/generate-export.ts';
import { importIn, killedAt, recordsDone, verbIn } from './child.ts';

/** Everything but the moments at which an import ran. */
const compared = {
  communities: 'id, name',
  rooms: 'id, account, platform_id, name, community, imported_until',
  members: '*',
  identities: '*',
  memberships: '*',
  messages: '*',
  counts: '*',
  inbox: 'id, account, key',
  imports: 'source, records, totals',
} as const;

/** Rows that are in one of the two databases only. */
function differences(a: string, b: string): number {
  const database = new Sqlite(join(a, 'banyan.db'), { readonly: true });
  try {
    database.prepare('attach ? as other').run(join(b, 'banyan.db'));
    let n = 0;
    for (const [table, columns] of Object.entries(compared))
      for (const [x, y] of [
        ['main', 'other'],
        ['other', 'main'],
      ] as const) {
        const sql = `select count(*) as n from (select ${columns} from ${x}.${table} except select ${columns} from ${y}.${table})`;
        const found = database.prepare<[], { n: number }>(sql).get()?.n ?? 0;
        if (found > 0) process.stderr.write(`${table}: ${found} rows of ${x} are not in ${y}\n`);
        n += found;
      }
    return n;
  } finally {
    database.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      heap: { type: 'string', default: '128' },
      keep: { type: 'boolean', default: false },
    },
  });
  const [messages, seed, heap] = [Number(values.messages), Number(values.seed), Number(values.heap)];
  const folder = mkdtempSync(join(tmpdir(), 'banyan-million-'));
  const [file, once, pieces] = [join(folder, 'result.json'), join(folder, 'once'), join(folder, 'pieces')];
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  // About 1,290 messages a day: the last of them is some days old.
  const start = Math.floor(Date.now() / 86_400_000 - messages / 1290 - 5) * 86_400_000;
  const facts = await writeExport(file, { messages, seed, broken: 0.0002, start });
  say(`generated: ${facts.messages} messages, ${facts.broken} records damaged`);
  const whole = await importIn(file, once, heap).ended;
  say(`${whole.out}\n${whole.err.trim().split('\n').at(-1)}`);
  const dice = seeded(seed);
  for (const part of [0, 1]) {
    const at = Math.floor(((part + dice()) / 2) * messages * 0.95);
    await killedAt(importIn(file, pieces, heap), pieces, at);
    say(`killed at record ${recordsDone(pieces)}`);
  }
  const last = await importIn(file, pieces, heap).ended;
  say(last.err.trim().split('\n').at(-1) ?? '');
  const rules = join(folder, 'rules.txt');
  writeFileSync(rules, spamWords.join('\n'));
  const tried = await verbIn(['try-rules', rules, '--database', pieces, '--language', 'en'], heap).ended;
  say(tried.out);
  const apart = differences(once, pieces);
  const good = whole.code === 0 && last.code === 0 && tried.code === 0 && apart === 0;
  if (good && !values.keep) rmSync(folder, { recursive: true });
  else say(`left in ${folder}`);
  say(`import: ${messages} records, seed ${seed}, heap ${heap} MB: killed twice, ${apart} rows differ`);
  process.exitCode = good ? 0 : 1;
}

await main();
