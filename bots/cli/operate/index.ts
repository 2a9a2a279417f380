/** `banyan campaigns pause | resume | stop | progress`: on the database of a bot that runs, or will. */
import { existsSync } from 'node:fs';

import { nearest } from '../../../core/kit/nearest.ts';
import type { Database } from '../../../core/ports.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { isPostgres, openDatabase } from '../../../db/open.ts';
import { systemClock } from '../../clock.ts';
import { readConfig } from '../../config.ts';
import { progressBar } from '../history/progress.ts';
import { targetOf } from '../import/database.ts';
import type { Io } from '../index.ts';
import {
  campaignsOf,
  carriedOut,
  communitiesOf,
  give,
  heldIn,
  pausedOf,
  toCampaign,
  toCommunity,
  type Found,
  type Placed,
} from './orders.ts';
import { followed, lineOf, standingOf } from './progress.ts';

export interface Operating {
  readonly verb: 'pause' | 'resume' | 'stop' | 'progress';
  /** A campaign's id or title, or the number of a run; undefined with `all`, or for the latest run. */
  readonly name: string | undefined;
  readonly all: boolean;
  /** What becomes of what was held, with `resume --all`. */
  readonly held: 'send' | 'drop' | undefined;
  readonly database: string | undefined;
  /** How long the bot is waited for; default a little more than its longest pause between two looks. */
  readonly patienceMs?: number;
  /** Epoch ms; default the machine's. */
  readonly now?: number;
}

/** The bot looks for orders at least every 30 seconds. */
const usualPatienceMs = 40_000;
/** Longer than any pause: until somebody says otherwise. */
const openEndMs = 365 * 86_400_000;
const numberText = /^[1-9]\d{0,9}$/u;

/** Returns the exit code: 0 done, 1 not done (told why). Throws `ConfigError` and `DatabaseError`. */
export async function operate(o: Operating, io: Io): Promise<number> {
  const { url } = targetOf(o.database, readConfig());
  if (!isPostgres(url) && !existsSync(url)) {
    io.err(`banyan campaigns: the bot has no database at ${url} yet`);
    return 1;
  }
  // First only to read: that refuses tables of another version instead of changing them under a running bot.
  const reading = await openDatabase(url, allDefinitions, { readOnly: true });
  try {
    if (o.verb === 'progress') return await progress(reading, o.name, io);
    const orders = o.all ? await toAll(reading, o, io) : await toOne(reading, o, io);
    if (orders.length === 0) return 1;
    return await place(reading, url, orders, o, io);
  } finally {
    await reading.close();
  }
}

async function progress(database: Database, name: string | undefined, io: Io): Promise<number> {
  const first = await standingOf(database, name);
  if (!first) {
    io.err(`banyan campaigns: ${name === undefined ? 'nothing was sent yet' : `there is no run of "${name}"`}`);
    return 1;
  }
  const last = process.stderr.isTTY
    ? await followed(database, first, (total) => progressBar(process.stderr, total))
    : first;
  io.out(lineOf(last));
  return 0;
}

/** As the audit log names who gave an order here. */
const by = 'command line';

async function toAll(database: Database, o: Operating, io: Io): Promise<Placed[]> {
  const communities = await communitiesOf(database);
  if (communities.length === 0) io.err('banyan campaigns: the bot is in no community yet');
  if (o.verb === 'pause') {
    const order = { until: (o.now ?? systemClock.now()) + openEndMs, held: 'keep', by } as const;
    return communities.map((c) => toCommunity(c.id, order));
  }
  return toResume(database, communities, o, io);
}

/** Everything may be said again; what is held is told first, and somebody says what becomes of it. */
async function toResume(
  database: Database,
  communities: readonly { readonly id: number; readonly name: string }[],
  o: Operating,
  io: Io,
): Promise<Placed[]> {
  const now = o.now ?? systemClock.now();
  const paused = await pausedOf(database, now);
  const names = new Map(communities.filter((c) => paused.has(c.id)).map((c) => [c.id, c.name]));
  if (names.size === 0) {
    if (communities.length > 0) io.err('banyan campaigns: nothing is paused from here; owners lift their own pauses');
    return [];
  }
  const held = await heldIn(database, now);
  for (const [community, n] of held)
    io.out(`held in ${names.get(community) ?? community}: ${n} ${n === 1 ? 'line' : 'lines'}`);
  if (held.size > 0 && o.held === undefined) {
    io.err('banyan campaigns: what becomes of it? add --send or --drop');
    return [];
  }
  if (held.size === 0) io.out('nothing is held');
  // Nothing is held, and nobody said what is to be dropped: what comes due until the bot takes the order is said.
  const order = { until: null, held: o.held ?? 'send', by } as const;
  return [...names.keys()].map((id) => toCommunity(id, order));
}

async function toOne(database: Database, o: Operating, io: Io): Promise<Placed[]> {
  const { name = '', verb } = o;
  if (verb === 'progress') return [];
  const run = verb === 'stop' && numberText.test(name) ? await standingOf(database, name) : undefined;
  const found = await campaignsOf(database, run === undefined ? name : run.campaign);
  if (found.length === 0) {
    io.err(`banyan campaigns: the bot knows no campaign "${name}"${await meant(database, name)}`);
    return [];
  }
  const already = { pause: 'paused', resume: 'active', stop: undefined }[verb];
  const open = found.filter((f) => f.state !== already);
  if (open.length === 0) io.out(`${found[0]?.name ?? name} is ${already} already`);
  return open.map((f: Found) =>
    toCampaign(f, { act: verb, campaign: f.id, by, ...(run !== undefined && { run: run.run }) }),
  );
}

async function meant(database: Database, name: string): Promise<string> {
  const [near] = nearest(name, await campaignsOf(database).then((all) => [...new Set(all.map((f) => f.name))]), 1);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

async function place(reading: Database, url: string, orders: readonly Placed[], o: Operating, io: Io): Promise<number> {
  const writing = await openDatabase(url, allDefinitions, { onError: (error) => io.err(String(error)) });
  let keys: readonly string[];
  try {
    keys = await give(writing, orders, o.now ?? systemClock.now());
  } finally {
    await writing.close();
  }
  const n = `${orders.length} ${orders.length === 1 ? 'community' : 'communities'}`;
  io.err(`given to ${n}; the bot takes it within half a minute`);
  const open = await carriedOut(reading, keys, o.patienceMs ?? usualPatienceMs);
  if (open > 0) {
    io.err(`banyan campaigns: no bot has taken it in ${open} of ${n}: it is done when the bot starts`);
    return 0;
  }
  const became =
    o.all && o.held !== undefined ? `; what was held is ${{ send: 'said now', drop: 'dropped' }[o.held]}` : '';
  io.out(`done: ${o.verb} ${o.all ? 'everything' : (o.name ?? '')} in ${n}${became}`);
  if (o.verb === 'stop') {
    const after = await standingOf(reading, o.name);
    if (after) io.out(lineOf(after));
  }
  return 0;
}
