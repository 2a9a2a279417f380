/** What `npm run bench` prints: each figure beside its limit, measured in turns in the same process. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { coreAlone, emitter } from './bare.ts';
import { createLoad, type Load } from './load.ts';
import { ratio, spread, turns, type Cost, type Side, type Spread } from './measure.ts';
import { pipeline } from './pipeline.ts';
import { rawLoop } from './raw.ts';
import { starts } from './starts.ts';
import { steady } from './steady.ts';

/** The only figures that fail a build: medians of ratios within one run, with room for a busy machine. */
const marks = { pipeline: 0.4, core: 0.03, startMs: 7, startRss: 3, steadyCost: 1.3 };

const quick = process.argv.includes('--quick');
const checking = process.argv.includes('--check');
const size = { groups: 1000, members: 20_000 };
const rounds = quick ? 3 : 8;
const perSlice = 10_000;
const dir = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
const failed: string[] = [];

const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const show = ({ min, median, max }: Spread, digits = 2): string =>
  [min, median, max].map((n) => n.toFixed(digits)).join('/');
const mark = (what: string, fine: boolean): void => void (fine || failed.push(what));
const folder = (name: string): string => {
  mkdirSync(join(dir, name));
  return join(dir, name);
};
const row = (name: string, costs: readonly Cost[], beside: string): void => {
  const wall = spread(costs.map((c) => c.wall));
  const rate = Math.round(1e6 / wall.median);
  print(
    `  ${name.padEnd(40)} ${`${rate}/s`.padStart(10)}  µs ${show(wall, 1).padEnd(18)} cpu µs ${show(spread(costs.map((c) => c.cpu)), 1).padEnd(16)} ${beside}`,
  );
};
const finish = async (sides: readonly Side[]): Promise<void> => {
  for (const side of sides) {
    await side.check();
    await side.close();
  }
};

async function durable(): Promise<void> {
  print(
    `The durable pipeline: ${size.groups} groups, ${size.members} members in five groups each, 1,000 words screened, 1 message in 20 a command; FULL`,
  );
  const load = createLoad(size, 1, Date.now());
  const raw = rawLoop(join(dir, 'raw.db'), false);
  const ours = rawLoop(join(dir, 'ours.db'), true);
  const bot = await pipeline(folder('bot'), load, false);
  const hello = createLoad(size, 1, Date.now()).hellos();
  for (const side of [raw, ours]) await side.slice(hello);
  const sides = [raw, bot, ours];
  const costs = await turns(sides, rounds, () => load.next(perSlice));
  const parts = ratio(costs, bot, raw);
  row(raw.name, costs.get(raw) ?? [], '1');
  row(bot.name, costs.get(bot) ?? [], `${show(parts)} of the raw loop (cpu ${show(ratio(costs, bot, raw, 'cpu'))})`);
  row(ours.name, costs.get(ours) ?? [], `${show(ratio(costs, ours, raw))} of the raw loop`);
  const plain = await turns([raw, bot], Math.ceil(rounds / 2), () => load.plain(perSlice));
  row(
    'the bot, messages without commands',
    plain.get(bot) ?? [],
    `${show(ratio(plain, bot, raw))} of the raw loop in the same turns (cpu ${show(ratio(plain, bot, raw, 'cpu'))})`,
  );
  await finish(sides);
  mark(
    `the durable pipeline is ${parts.median.toFixed(2)} of the raw loop, not ${marks.pipeline}`,
    parts.median >= marks.pipeline,
  );
}

async function sending(): Promise<void> {
  const load: Load = createLoad(size, 2, Date.now());
  const bot = await pipeline(folder('sending'), load, true);
  const costs = await turns([bot], Math.ceil(rounds / 2), () => load.next(perSlice));
  row(bot.name, costs.get(bot) ?? [], '');
  await finish([bot]);
}

async function bare(): Promise<void> {
  print('The core without storage, plain messages one after another');
  const load = createLoad({ groups: 200, members: 4000 }, 4, Date.now());
  const sides = [emitter(), await coreAlone(folder('bare'), load)] as const;
  const costs = await turns(sides, rounds, () => load.plain(perSlice));
  const parts = ratio(costs, sides[1], sides[0]);
  row(sides[0].name, costs.get(sides[0]) ?? [], '1');
  row(sides[1].name, costs.get(sides[1]) ?? [], `${show(parts)} of the emitter`);
  await finish(sides);
  mark(`the core alone is ${parts.median.toFixed(3)} of an emitter, not ${marks.core}`, parts.median >= marks.core);
}

function start(): void {
  print('Start-up, fresh processes: until the bot has started / until the bare imports are there');
  const s = starts(folder('start'), quick ? 3 : 7);
  print(
    `  the bot ${show(s.bot.ms, 0)} ms, ${show(s.bot.rss, 0)} MB; better-sqlite3 + drizzle + croner ${show(s.floor.ms, 0)} ms, ${show(s.floor.rss, 0)} MB; ratio ${show(s.ms)} in time, ${show(s.rss)} in memory`,
  );
  mark(
    `start-up takes ${s.ms.median.toFixed(2)} times the bare imports, not ${marks.startMs}`,
    s.ms.median <= marks.startMs,
  );
  mark(
    `the started bot holds ${s.rss.median.toFixed(2)} times the bare imports, not ${marks.startRss}`,
    s.rss.median <= marks.startRss,
  );
}

async function long(): Promise<void> {
  const messages = 200_000;
  print(`The same after a long time: ${messages} messages, the last fifth beside the second`);
  const s = await steady(folder('steady'), messages);
  print(`  cost ${s.cost.toFixed(2)}, resident ${s.rss.toFixed(1)} MB more, heap ${s.heap.toFixed(1)} MB more`);
  mark(
    `a late message costs ${s.cost.toFixed(2)} times an early one, not ${marks.steadyCost}`,
    s.cost <= marks.steadyCost,
  );
}

try {
  print('min/median/max; ratios are of the same turn, so what else the machine does hits both sides');
  await durable();
  if (!quick) await sending();
  await bare();
  start();
  if (!quick) await long();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
for (const line of failed) print(`${checking ? 'below its mark' : 'note'}: ${line}`);
if (checking) print(failed.length === 0 ? 'every figure holds its mark' : `${failed.length} below their marks`);
process.exitCode = checking && failed.length > 0 ? 1 : 0;
