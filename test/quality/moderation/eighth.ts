/** An eighth hand's near misses, by kind: its own words, made from the halves of words and clauses, and written by hand. */
import { across } from './eighth-across.ts';
import { grammar } from './eighth-grammar.ts';
import { literalByHand, plainByHand } from './eighth-hand.ts';
import { codes, doubled, inside } from './eighth-latin.ts';
import { asian, greek, russian, slavic, vietnamese } from './eighth-other.ts';
import { pairs } from './eighth-pairs.ts';
import { germanic, romance, turkish } from './eighth-west.ts';
import { chance, hash, type Chance } from './random.ts';

/** What stands between two clauses or lines. */
const stops = ['，', '。', '，', '\n', ' ', '！', '？', '；', '…', ',', '~', '……', '，', '。', '\n'];
const openers = ['', '', '', '好的，', '我说下，', '哈哈，', '嗯嗯 '];
const enders = ['', '', '', '吧', '，对吧', '哈', '。', '！'];
/** What stands between two items of a list, a label, a title. */
const between = [
  ' ',
  '/',
  '、',
  '-',
  '·',
  '：',
  '|',
  ' / ',
  ' - ',
  '（',
  '+',
  '&',
  '_',
  '，',
  '  ',
  '—',
  '》',
  '"',
  '【',
  '\t',
];
const labels = ['{}', '{}', '价格表：{}', '标题 {}', '搜索 {}', '{} 都有', '目录：{}', '还差 {}', '选题是{}'];

const clause = (c: Chance): string => {
  const pair = c.pick(pairs);
  return c.pick(openers) + c.pick(pair.ends) + c.pick(stops) + c.pick(pair.begins) + c.pick(enders);
};
const closing: Readonly<Record<string, string>> = { '（': '）', '【': '】' };
const listed = (c: Chance): string => {
  const pair = c.pick(pairs);
  const sign = c.pick(between);
  return c.pick(labels).replace('{}', () => `${c.pick(pair.before)}${sign}${c.pick(pair.after)}${closing[sign] ?? ''}`);
};
const plainPair = (c: Chance): string => {
  const pair = c.pick(pairs);
  return `${c.pick(['', '', '这边', '关于', '讲', '看'])}${c.pick(pair.before)}${c.pick(pair.after)}${c.pick(['', '', '的事', '怎么样', '在哪'])}`;
};
const many = (n: number, make: (c: Chance) => string, seed: string): string[] => {
  const c = chance(hash(seed));
  const out = new Set<string>();
  for (let i = 0; i < n; i++) out.add(make(c));
  return [...out];
};

export const eighth = (seed: number): Readonly<Record<string, readonly string[]>> => ({
  'Chinese inside/across words': across,
  'Chinese, two words side by side': many(100, plainPair, `side ${seed}`),
  'across a clause or line': many(260, clause, `clause ${seed}`),
  'spaces and signs in Chinese': many(200, listed, `listed ${seed}`),
  Russian: russian,
  'Ukrainian, Serbian, other Slavic': slavic,
  Greek: greek,
  Vietnamese: vietnamese,
  'French, Spanish, Portuguese': romance,
  'German, Nordic': germanic,
  Turkish: turkish,
  'Indonesian, Japanese, Korean, others': asian,
  'codes and numbers': codes,
  'Latin inside words': inside,
  'English grammar and signs': grammar,
  doubled,
  'by hand, with a literal word': literalByHand,
  'by hand, others': plainByHand,
});
export { eighthAllowed, eighthWords } from './eighth-words.ts';
