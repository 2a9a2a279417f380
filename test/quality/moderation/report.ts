/** `npm run quality`: how well words are found, on the half that was worked with and on the half kept back. */
import { allVariants, createMatcher, type Matcher } from '../../../core/text/index.ts';
import {
  alarms,
  byDefault,
  byHand,
  chatAlarms,
  everydayAlarms,
  inTalk,
  mean,
  percent,
  pooled,
  recall,
  withEverything,
  type Share,
} from './measure.ts';
import { eighth, eighthAllowed, eighthWords } from './eighth.ts';
import { eighthByHand, eighthRecall } from './eighth-cases.ts';
import { fifth, fifthWords } from './fifth.ts';
import { fourth, fourthWords } from './fourth.ts';
import { seventh, seventhWords } from './seventh.ts';
import { sixth, sixthWords } from './sixth.ts';
import { wide, wideWords } from './wide.ts';
import { halfOf, type Half } from './words.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const cell = (text: string | number, width: number): string => String(text).padStart(width);
const row = (name: string, shares: readonly (Share | undefined)[]): void =>
  print(
    name.padEnd(30) +
      shares.map((s) => (s ? `${cell(percent(s).toFixed(1), 8)} ${cell(`(${s.of})`, 6)}` : cell('', 15))).join(''),
  );

const plain = byDefault();
const all = withEverything();
/** The seed worked with, the same kept back, and two that were never looked at. */
const columns = [
  ['tuning 1', 1, 'tuning'],
  ['kept 1', 1, 'held back'],
  ['kept 71', 71, 'held back'],
  ['kept 72', 72, 'held back'],
] as const;

print(`Recall %, (cases)             ${columns.map(([name]) => cell(name, 15)).join('')}`);
const recalls = columns.map(([, seed, half]) => recall(plain, seed, half));
for (const { name } of recalls[0]?.techniques ?? [])
  row(
    name,
    recalls.map((r) => r.techniques.find((t) => t.name === name)),
  );
print('mean'.padEnd(30) + recalls.map((r) => `${cell(mean(r.techniques).toFixed(2), 8)}       `).join(''));
row(
  'spans within 0.8',
  recalls.map((r) => r.spans),
);
row('written by hand', [byHand(plain, 'tuning'), byHand(plain, 'held back')]);

print('\nWithout advertising, seeds 1, 2, 3');
const talks = [1, 2, 3].map((seed) => inTalk(plain, seed));
for (const { name } of talks[0] ?? [])
  row(
    name,
    talks.map((t) => t.find((s) => s.name === name)),
  );
print('pooled'.padEnd(30) + talks.map((t) => `${cell(pooled(t).toFixed(2), 8)}       `).join(''));

print('\nOn request');
const asked = columns.map(([, seed, half]) => recall(all, seed, half, true));
for (const { name } of asked[0]?.techniques ?? [])
  row(
    name,
    asked.map((r) => r.techniques.find((t) => t.name === name)),
  );

/** The eighth hand's own words, disguises and sentences. */
const others = createMatcher({ words: eighthWords, allow: eighthAllowed });
const othersAll = createMatcher({ words: eighthWords, allow: eighthAllowed, variants: allVariants });
for (const [title, m, onRequest] of [
  ['Eighth hand, recall %', others, false],
  ['Eighth hand, on request', othersAll, true],
] as const) {
  print(`\n${title.padEnd(30)}${columns.map(([name]) => cell(name, 15)).join('')}`);
  const found = columns.map(([, seed, half]) => eighthRecall(m, seed, half, onRequest));
  for (const { name } of found[0]?.techniques ?? [])
    row(
      name,
      found.map((r) => r.techniques.find((t) => t.name === name)),
    );
  print('mean'.padEnd(30) + found.map((r) => `${cell(mean(r.techniques).toFixed(2), 8)}       `).join(''));
  row(
    'spans within 0.8',
    found.map((r) => r.spans),
  );
}
row('written by hand', [eighthByHand(others, 'tuning'), eighthByHand(others, 'held back')]);

/** Near misses of sets with words of their own, by kind. */
const kinds = (m: Matcher, set: Readonly<Record<string, readonly string[]>>, half: Half): Share[] =>
  Object.entries(set).map(([name, lines]): Share => {
    const mine = lines.filter((x) => halfOf(x) === half);
    return { name, of: mine.length, good: mine.filter((x) => m.match(x).length > 0).length };
  });
for (const [title, own, set] of [
  ['third hand', wideWords, wide],
  ['fourth hand, seed 1', fourthWords, fourth(1)],
  ['fourth hand, seed 2', fourthWords, fourth(2)],
  ['fifth hand, seed 1', fifthWords, fifth(1)],
  ['fifth hand, seed 2', fifthWords, fifth(2)],
  ['sixth hand, seed 1', sixthWords, sixth(1)],
  ['sixth hand, seed 2', sixthWords, sixth(2)],
  ['seventh hand, seed 1', seventhWords, seventh(1)],
  ['seventh hand, seed 2', seventhWords, seventh(2)],
  ['eighth hand, seed 1', eighthWords, eighth(1)],
  ['eighth hand, seed 2', eighthWords, eighth(2)],
] as const) {
  print(`\n${`False alarms %, ${title}`.padEnd(30)}  tuning         kept back`);
  const m = createMatcher({ words: own });
  const [tuned, kept] = [kinds(m, set, 'tuning'), kinds(m, set, 'held back')];
  tuned.forEach((t, i) => row(t.name, [t, kept[i]]));
  print('pooled'.padEnd(30) + [tuned, kept].map((x) => `${cell(pooled(x).toFixed(2), 8)}       `).join(''));
}

for (const [title, m] of [
  ['False alarms %, default settings', plain],
  ['False alarms %, everything on request', all],
] as const) {
  print(`\n${title.padEnd(30)}  tuning         kept back`);
  const [tuned, kept] = [alarms(m, 'tuning'), alarms(m, 'held back')];
  tuned.forEach((t, i) => row(t.name, [t, kept[i]]));
  print('pooled'.padEnd(30) + [tuned, kept].map((x) => `${cell(pooled(x).toFixed(2), 8)}       `).join(''));
  const [a, b] = [chatAlarms(m, 'tuning'), chatAlarms(m, 'held back')];
  a.forEach((t, i) => row(t.name, [t, b[i]]));
  const [d, e] = [everydayAlarms(m, 'tuning'), everydayAlarms(m, 'held back')];
  d.forEach((t, i) => row(t.name, [t, e[i]]));
}
