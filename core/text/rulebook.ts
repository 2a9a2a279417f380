/**
 * All rules of all lists, read in one pass. A list is any whole number: a community, a file.
 *
 * ```ts
 * const book = createRulebook();
 * book.put(1, [{ id: 7, kind: 'word', word: '刷单' }, { id: 8, kind: 'word', word: '刷单位的卡', allow: true }]);
 * book.read(1, '日结刷 单').hits; // [{ rule: 7, word: '刷单', start: 2, end: 5, views: ['spaced'], … }]
 * ```
 * Every hit is told; which of them counts is the caller's business. An allow phrase takes back what it covers,
 * whatever kind of rule found it.
 */
import { createIndex } from './matcher.ts';
import { createRegexes } from './regex.ts';
import { checkRule } from './rule-check.ts';
import { RuleList, type Into } from './rule-list.ts';
import { createWords } from './rule-words.ts';
import type { Extra, Reading, RuleProblem, TextRule } from './rules.ts';

export interface Rulebook {
  /** Adds rules to a list; one with an id that is there already replaces it. Rules with a problem are left out. */
  put(list: number, rules: readonly TextRule[]): void;
  /** Takes rules out of a list, or the whole list. */
  drop(list: number, ids?: readonly number[]): void;
  /** Everything of this list that the text (and what came with it) breaks, by position. */
  read(list: number, text: string, extra?: Extra): Reading;
  /** What is wrong with a rule; undefined when it can be put. */
  check(rule: TextRule): RuleProblem | undefined;
}
export interface RulebookOptions {
  /** Milliseconds from any starting point: the clock regular expressions are held to. */
  readonly now?: () => number;
}

const nothing: Reading = { hits: [], dropped: [], off: [] };

export function createRulebook({ now }: RulebookOptions = {}): Rulebook {
  const index = createIndex();
  let numbers = 0;
  const shared = { words: createWords(index), regexes: createRegexes(now), next: () => numbers++ };
  const lists = new Map<number, RuleList>();
  const check = (rule: TextRule): RuleProblem | undefined => checkRule(index, rule);

  return {
    check,
    put: (id, rules) => {
      const list = lists.get(id) ?? new RuleList(id, shared);
      lists.set(id, list);
      for (const rule of rules) {
        list.drop(rule.id);
        if (!check(rule)) list.put(rule);
      }
    },
    drop: (id, ids) => {
      const list = lists.get(id);
      for (const one of ids ?? list?.ids ?? []) list?.drop(one);
      if (list?.empty) lists.delete(id);
    },
    read: (id, text, extra) => {
      const list = lists.get(id);
      if (!list) return nothing;
      const all: Into = { hits: [], dropped: [], off: [] };
      list.read(text, all);
      for (const where of ['links', 'attached'] as const)
        for (const [at, other] of (extra?.[where] ?? []).entries()) {
          const own: Into = { hits: [], dropped: [], off: all.off };
          list.read(other, own);
          for (const hit of own.hits) all.hits.push({ ...hit, where: { in: where, at } });
        }
      return all.hits.length + all.dropped.length + all.off.length === 0 ? nothing : all;
    },
  };
}
