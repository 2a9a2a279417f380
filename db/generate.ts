/**
 * `npm run db:generate -- <name>`: writes the migrations that lead from the newest snapshot to the definitions,
 * for both dialects. `--fresh` drops what is there and writes one first migration instead: only before a release,
 * because a database made with the old files is refused afterwards.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { allDefinitions } from './definitions.ts';
import { migrationsFolder, packageRoot } from './migrations.ts';
import { type Dialect, latestSnapshot, snapshotOf, statementsBetween } from './snapshot.ts';
import type { Definition } from './tables.ts';

export interface Generate {
  readonly name: string;
  readonly dialect: Dialect;
  readonly folder: string;
  readonly definitions: readonly Definition[];
  readonly fresh?: boolean;
}

/** Gives back the file written, or undefined when the definitions are what the newest snapshot says. */
export async function generate({
  name,
  dialect,
  folder,
  definitions,
  fresh = false,
}: Generate): Promise<string | undefined> {
  const latest = fresh ? undefined : latestSnapshot(folder);
  const number = latest ? Number(latest.tag.slice(0, 4)) + 1 : 0;
  const tag = `${String(number).padStart(4, '0')}_${name}`;
  const next = await snapshotOf(definitions, dialect, tag, latest?.tag);
  const statements = await statementsBetween(latest?.snapshot, next);
  if (statements.length === 0) return undefined;
  mkdirSync(folder, { recursive: true });
  if (fresh) for (const old of readdirSync(folder)) if (/^\d{4}_.*\.(sql|json)$/.test(old)) rmSync(join(folder, old));
  const file = join(folder, `${tag}.sql`);
  writeFileSync(file, `${statements.map((s) => s.trim()).join('\n--> statement-breakpoint\n')}\n`);
  writeFileSync(join(folder, `${tag}.json`), `${JSON.stringify(next, null, 2)}\n`);
  return file;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { fresh: { type: 'boolean' } } });
  const [name = ''] = positionals;
  if (!/^[a-z][a-z0-9_]*$/.test(name) || positionals.length !== 1) {
    console.error('usage: npm run db:generate -- <name_in_lower_case> [--fresh]');
    process.exitCode = 2;
    return;
  }
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const folder = migrationsFolder(dialect);
    const file = await generate({ name, dialect, folder, definitions: allDefinitions, ...values });
    console.log(
      file ? `wrote ${relative(packageRoot(), file)}: read it before committing` : `${dialect}: nothing changed`,
    );
  }
}

if (/[/\\]generate\.[jt]s$/.test(process.argv[1] ?? '')) await main();
