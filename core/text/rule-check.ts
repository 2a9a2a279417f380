/** What is wrong with a rule, before anything is made of it. */
import { checkNear, checkWildcard, parseWildcard } from './compound.ts';
import type { WordIndex } from './matcher.ts';
import { compileRegex } from './regex.ts';
import { checkLinks } from './rule-links.ts';
import type { RuleProblem, TextRule } from './rules.ts';

const longestWord = 200;

/** Undefined: it can be put. */
export function checkRule(index: Pick<WordIndex, 'usable'>, rule: TextRule): RuleProblem | undefined {
  for (const word of wordsOf(rule)) {
    if (!index.usable(word)) return { problem: 'empty', detail: word };
    if (word.length > longestWord) return { problem: 'too-long', detail: String(longestWord) };
  }
  if (rule.kind === 'wildcard') return checkWildcard(rule);
  if (rule.kind === 'near') return checkNear(rule);
  if (rule.kind === 'link' || rule.kind === 'invite') return checkLinks(rule);
  if (rule.kind !== 'regex') return undefined;
  const compiled = compileRegex(rule.pattern);
  return 'problem' in compiled ? compiled : undefined;
}

function wordsOf(rule: TextRule): readonly string[] {
  if (rule.kind === 'word') return [rule.word];
  if (rule.kind === 'near') return [rule.a, rule.b];
  if (rule.kind !== 'wildcard') return [];
  const parsed = parseWildcard(rule.pattern);
  return 'problem' in parsed ? [] : parsed.pieces;
}
