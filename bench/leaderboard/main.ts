/**
 * The first ten and my rank, with who is just before and after: among a million members against among ten thousand, in
 * one file, in turns. What is asked is what `排行榜` asks, through the same store and the same tree.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createStandings, type Standings } from '../../core/features/leaderboard/standings.ts';
import { leaderboardStore, type LeaderboardStore } from '../../core/features/leaderboard/store.ts';
import { seasonStore } from '../../core/features/leaderboard/store-people.ts';
import type { Database } from '../../core/ports.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { connect } from '../../db/sqlite-file.ts';
import { seeded } from '../../test/clock.ts';
import { spread } from '../measure.ts';

/** A million may cost this many times ten thousand; the median over the turns. */
const mark = 2;
const board = 'points/all';
const mostPoints = 5000;
const first = 10;
const few = { community: 1, members: 10_000, from: 0 };
const many = { community: 2, members: 1_000_000, from: 10_000_000 };
type Side = typeof few;

const checking = process.argv.includes('--check');
const rounds = process.argv.includes('--quick') ? 7 : 21;
const perTurn = 200;
const dir = mkdtempSync(join(tmpdir(), 'banyan-boards-'));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const dice = seeded(3);

/** Everybody has something between 1 and 5,000, the same by member on every run. */
const pointsOf = (i: number): number => ((i * 2_654_435_761) % mostPoints) + 1;

async function fill(file: string): Promise<void> {
  await (await openDatabase(file, allDefinitions, { throwAway: true })).close();
  const raw = connect(file, false);
  const add = raw.prepare('insert into standings (community, board, member, hidden, value) values (?, ?, ?, 0, ?)');
  for (const side of [few, many])
    raw.transaction(() => {
      for (let i = 0; i < side.members; i++) add.run(side.community, board, side.from + i, pointsOf(i));
    })();
  raw.exec('analyze');
  raw.close();
}

interface Boards {
  readonly database: Database;
  readonly store: LeaderboardStore;
  readonly standings: Standings;
}
/** Who asks is somewhere in the middle: not so near the top that counting is quick. */
const somebody = (side: Side): number => side.from + Math.floor(dice() * side.members);

/** @returns microseconds for one question, inside one handler so that no commit is measured. */
const turn = ({ database, store, standings }: Boards, side: Side, questions = perTurn): Promise<number> =>
  database
    .write(async (tx) => {
      const began = performance.now();
      for (let i = 0; i < questions; i++) {
        const member = somebody(side);
        await store.top(side.community, board, first);
        const mine = await standings.place(tx, side.community, board, member);
        if (!mine) throw new Error(`member ${member} is on no board`);
        await store.neighbours(side.community, board, { member, value: mine.value });
      }
      return ((performance.now() - began) * 1000) / questions;
    })
    .then((us) => us ?? Number.NaN);

/** The place by counting everybody. */
function counted(side: Side, member: number): number {
  const mine = pointsOf(member - side.from);
  let above = 0;
  for (let i = 0; i < side.members; i++) if (pointsOf(i) > mine) above++;
  return above + 1;
}

const show = (values: readonly number[], digits: number): string => {
  const { min, median, max } = spread(values);
  return [min, median, max].map((n) => n.toFixed(digits)).join('/');
};

let failed = false;
try {
  const file = join(dir, 'boards.db');
  await fill(file);
  const database = await openDatabase(file, allDefinitions, {});
  const store = leaderboardStore(database);
  const boards: Boards = { database, store, standings: createStandings(database, store, seasonStore(database)) };
  print('Leaderboard: first ten, my rank and my neighbours (min/median/max of the turns)');
  // A tree is there for the commits after the one that made it.
  const us = await turn(boards, many, 1);
  print(`  the first question among a million, which makes the tree: ${(us / 1000).toFixed(0)} ms`);
  await turn(boards, few, 1);
  for (const side of [few, many]) {
    const member = somebody(side);
    const place = await database.write(async (tx) => boards.standings.place(tx, side.community, board, member));
    if (place?.place !== counted(side, member)) throw new Error(`place ${String(place?.place)} of ${member} is wrong`);
  }
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < rounds; i++) {
    small.push(await turn(boards, few));
    large.push(await turn(boards, many));
  }
  const ratios = large.map((us, i) => us / (small[i] ?? Number.NaN));
  const { median } = spread(ratios);
  print(`  10,000 members    µs ${show(small, 0)}`);
  print(`  1,000,000 members µs ${show(large, 0)}   ${show(ratios, 2)} of ten thousand`);
  failed = !(median <= mark);
  if (failed)
    print(
      `${checking ? 'below its mark' : 'note'}: a million cost ${median.toFixed(2)} times ten thousand, not ${mark}`,
    );
  else if (checking) print('the leaderboard holds its mark');
  await database.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
process.exitCode = checking && failed ? 1 : 0;
