/** What a message costs with every disguise looked for, and what the worst messages and lists cost. */
import { createIndex, type WordIndex } from '../../core/text/index.ts';
import { spread, type Spread } from '../measure.ts';
import { mark, print, show } from './print.ts';
import { makeTexts, makeWords } from './texts.ts';

/** The worst message may take so many times what a plain one of its length takes. */
const most = { micros: 60, times: 3, worst: 10 };
const long = 4096;

const indexOf = (words: readonly string[]): WordIndex => {
  const index = createIndex();
  index.add(1, words);
  return index;
};

/** As in a bot that has been up for a while: what is met in vain all the time has moved elsewhere. */
const warm = (index: WordIndex, texts: readonly string[], rounds: number): void => {
  for (let i = 0; i < rounds; i++) for (const text of texts) index.look(text, 1);
};

/** Microseconds of one call, many calls to a measurement: the median of short slices, so that little else gets in. */
function micros(runs: number, slices: number, calls: (slice: number) => number): Spread {
  const all: number[] = [];
  for (let r = -1; r < runs; r++) {
    const times: number[] = [];
    for (let s = 0; s < slices; s++) {
      const began = performance.now();
      const n = calls(s);
      times.push(((performance.now() - began) * 1000) / n);
    }
    if (r >= 0) all.push(spread(times).median);
  }
  return spread(all);
}

export function cost(runs: number): void {
  print('A message with every disguise looked for (the default), microseconds');
  const texts = makeTexts(20_000, 9, []);
  const each = [121, 10_000].map((n) => {
    const index = indexOf(makeWords(n, 3));
    warm(index, texts, 3);
    const t = micros(runs, 100, (s) => {
      for (let i = s * 200; i < (s + 1) * 200; i++) index.look(texts[i] as string, 1);
      return 200;
    });
    print(`  ${`${n} words`.padEnd(16)} ${show(t, 1)}`);
    return t.median;
  });
  const [few = NaN, many = NaN] = each;
  mark(few <= most.micros, `a message costs ${few.toFixed(1)} µs with 121 words, not ${most.micros}`);
  mark(many <= few * most.times, `with 10,000 words it costs ${(many / few).toFixed(1)} times that, not ${most.times}`);
  worst(runs);
  crafted(runs);
}

const messages: readonly (readonly [string, string])[] = [
  ['chat', ''],
  ['combining marks', `e${'\u0301'.repeat(long - 1)}`],
  ['one letter', 'a'.repeat(long)],
  ['one Han character', '哈'.repeat(long)],
  ['separators', '. '.repeat(long / 2)],
  ['invisible', '\u200b'.repeat(long)],
  ['letters apart', 'a '.repeat(long / 2)],
  ['emoji', '😂'.repeat(long / 2)],
];

/** Nanoseconds a character of a message of 4,096, for lists of 10 to 100,000 words. */
function worst(runs: number): void {
  print(`Messages of ${long} characters, nanoseconds a character (folded only / every disguise)`);
  const sizes = [10, 1000, 100_000];
  print(`  ${''.padEnd(20)}${sizes.map((n) => `${n} words`.padStart(18)).join('')}`);
  const indexes = sizes.map((n) => indexOf(makeWords(n, 4)));
  const before = makeTexts(20_000, 11, []);
  for (const index of indexes) warm(index, before, 5);
  const chat = makeTexts(2000, 10, []).join('，').slice(0, long);
  const costs = new Map<string, number[]>();
  for (const [name, text] of messages) {
    const cells = indexes.map((index) => {
      const body = name === 'chat' ? chat : text;
      const per = (f: () => unknown): number => (micros(runs, 8, () => (f(), f(), 2)).median * 1000) / long;
      return [per(() => index.plain(body, 1)), per(() => index.look(body, 1))] as const;
    });
    costs.set(
      name,
      cells.map(([, look]) => look),
    );
    const shown = cells.map(([plain, look]) => `${plain.toFixed(1)} / ${look.toFixed(0)}`.padStart(18)).join('');
    print(`  ${name.padEnd(20)}${shown}`);
  }
  const plainest = Math.max(...(costs.get('chat') ?? []));
  for (const [name, cells] of costs) {
    const times = Math.max(...cells) / plainest;
    mark(
      times <= most.worst,
      `${long} characters of "${name}" cost ${times.toFixed(1)} times as much as chat, not ${most.worst}`,
    );
  }
}

/** Lists made to be slow: words that share every part, words that end everywhere. */
function crafted(runs: number): void {
  print(`Lists made to be slow, a message of ${long} characters of their letters, milliseconds (folded only)`);
  const lists: readonly (readonly [string, readonly string[], string])[] = [
    ['60 words: a, aa, aaa …', Array.from({ length: 60 }, (_, i) => 'a'.repeat(i + 2)), 'a'.repeat(long)],
    [
      '65,536 words of 16 letters a and b',
      Array.from({ length: 65_536 }, (_, i) =>
        i.toString(2).padStart(16, '0').replaceAll('0', 'a').replaceAll('1', 'b'),
      ),
      'aab'.repeat(long / 3),
    ],
    [
      '100,000 numbers of 10 digits',
      Array.from({ length: 100_000 }, (_, i) => `${(i * 7919 + 1e9) % 1e10}`.padStart(10, '1')),
      '1234567890'.repeat(long / 10),
    ],
  ];
  for (const [name, words, text] of lists) {
    const index = createIndex();
    index.add(
      1,
      words.map((word) => ({ word, disguises: false })),
    );
    const t = micros(runs, 4, () => (index.plain(text, 1), 1));
    print(`  ${name.padEnd(40)} ${show({ min: t.min / 1000, median: t.median / 1000, max: t.max / 1000 }, 2)}`);
  }
}
