/** Messages a list is looked for in, beside merely reading them and beside the engines of npm. */
import { createIndex } from '../../core/text/index.ts';
import { commonTexts, commonWords } from './common.ts';
import { mark, print, show } from './print.ts';
import { mintNaming, type Peer } from './peers.ts';
import { bareScan, compare, type Contender, type Pace } from './slices.ts';
import { createOracle, folded, makeTexts, makeWords } from './texts.ts';

/** Parts of a bare scan: the goals. */
const marks = new Map([
  [100, 0.4],
  [1000, 0.35],
  [10_000, 0.3],
  [100_000, 0.25],
]);
const fastestPeer = 5;
/** The goal is 40, by the same question: which words, in a text as written. */
const mintAt10k = 25;
const ours = 'core/text, folding included';
const list = 1;

/**
 * @param count messages
 * @param runs turns over all of them
 * @param each one in so many is compared with the brute-force search
 * @param peers undefined: they could not be installed
 */
export function speed(count: number, runs: number, each: number, peers: readonly Peer[] | undefined): void {
  print(
    `Does a message hold one of n words? ${count} messages of 17 characters; ratios to a bare scan of the same texts`,
  );
  print(
    '  (texts as written for core/text and for what folds them first; the others are given folded texts; all get folded words)',
  );
  for (const [n, wanted] of marks) {
    const words = makeWords(n, n + 1);
    print(`${n} words`);
    const paces = turns(words, makeTexts(count, n + 2, words), runs, each, peers);
    judge(n, wanted, paces.get(ours));
    if (paces.has(mintNaming)) judgeOthers(n, paces);
  }
  print(
    'The same where words and messages are made of the commonest words, by their counts: the hardest lists we know of',
  );
  for (const n of [1000, 10_000]) {
    const words = commonWords(n, n + 1);
    print(`${n} words`);
    turns(words, commonTexts(count / 4, n + 2, words), runs, each, peers);
  }
}

/** Everybody in turns with the bare scan, over the same texts; what we find is checked. */
function turns(
  words: readonly string[],
  texts: readonly string[],
  runs: number,
  each: number,
  peers: readonly Peer[] | undefined,
): ReadonlyMap<string, Pace> {
  const index = createIndex();
  index.add(
    list,
    words.map((word) => ({ word, disguises: false })),
  );
  const us: Contender = {
    name: ours,
    run: (all, from, to) => {
      let found = 0;
      for (let i = from; i < to; i++) found += index.plain(all[i] as string, list).length;
      return found;
    },
  };
  const paces = compare([bareScan, us], texts, runs);
  // Each of the others with a scan of its own, and over fewer messages: all of them in turns would only measure how
  // fast the caches can be filled again.
  for (const other of peersOf(peers, words, texts))
    paces.set(other.name, compare([bareScan, other], texts.slice(0, texts.length / 4), runs).get(other.name) as Pace);
  for (const [name, pace] of paces) row(name, pace);
  check(
    words,
    texts.filter((_, i) => i % each === 0),
    (text) => index.plain(text, list).map((p) => p.word),
  );
  return paces;
}

function row(name: string, { ns, ratio }: Pace): void {
  const rate = Math.round(1e6 / ns.median);
  print(`  ${name.padEnd(30)} ${`${rate}`.padStart(7)} thousand/s  ns ${show(ns, 0).padEnd(20)} ${show(ratio, 4)}`);
}

/** They get what they need to find the same: folded words, and folded texts, or a folding to pay for. */
function peersOf(peers: readonly Peer[] | undefined, words: readonly string[], texts: readonly string[]): Contender[] {
  const level = new Map(texts.map((t) => [t, folded(t)]));
  const same = JSON.parse(JSON.stringify([...level.values()])) as string[];
  const at = new Map([...level.keys()].map((t, i) => [t, same[i] as string]));
  const flat = texts.map((t) => at.get(t) as string);
  return (peers ?? []).map((peer) => {
    const engine = peer.build(words.map(folded));
    return {
      name: peer.name,
      run: (given, from, to) => {
        const read = peer.folding ? given : flat;
        let found = 0;
        for (let i = from; i < to; i++) if (engine.holds(read[i] as string)) found++;
        return found;
      },
    };
  });
}

/** Every place of every word, of every message, beside the oracle's. A single difference ends the run. */
function check(words: readonly string[], texts: readonly string[], find: (text: string) => string[]): void {
  const oracle = createOracle(words);
  let carried = 0;
  for (const text of texts) {
    const wanted = oracle(text);
    const found = find(text).sort();
    if (wanted.length > 0) carried++;
    if (wanted.join('\n') !== found.join('\n'))
      throw new Error(`in ${JSON.stringify(text)} there is [${wanted.join(', ')}], found [${found.join(', ')}]`);
  }
  print(
    `  every place of every word as a brute-force search finds it: ${texts.length} messages, ${carried} with a word`,
  );
}

/** The best run counts: what else the machine does takes caches away and never gives any. */
function judge(n: number, wanted: number, pace: Pace | undefined): void {
  const part = pace?.ratio.max ?? 0;
  mark(part >= wanted, `${n} words are looked for at ${part.toFixed(2)} of a bare scan, not ${wanted}`);
}

function judgeOthers(n: number, paces: ReadonlyMap<string, Pace>): void {
  const us = paces.get(ours)?.ratio.median ?? 0;
  const others = [...paces].filter(([name]) => ![ours, bareScan.name].includes(name));
  const times = us / Math.max(...others.map(([, p]) => p.ratio.median));
  const timesMint = us / (paces.get(mintNaming)?.ratio.median ?? NaN);
  const timesVerify = us / (paces.get('mint-filter')?.ratio.median ?? NaN);
  print(
    `  ${times.toFixed(1)} times as fast as the fastest of the others, ${timesMint.toFixed(0)} times mint-filter by the same question (${timesVerify.toFixed(0)} times its yes or no for folded texts)`,
  );
  if (n >= 1000)
    mark(times >= fastestPeer, `at ${n} words ${times.toFixed(1)} times the fastest engine, not ${fastestPeer}`);
  if (n === 10_000)
    mark(timesMint >= mintAt10k, `at ${n} words ${timesMint.toFixed(0)} times mint-filter, not ${mintAt10k}`);
}
