/**
 * All rules of all lists, read in one pass. A list is any whole number: a community, a file.
 *
 * ```ts
 * const book = createRulebook();
 * book.put(1, [{ id: 7, kind: 'word', word: '刷单' }, { id: 8, kind: 'word', word: '刷单位的卡', allow: true }]);
 * book.read(1, '日结刷 单').hits; // [{ rule: 7, word: '刷单', start: 2, end: 5, views: ['spaced'], … }]
 * ```
 */
import { createIndex } from './matcher.ts';
import type { Extra, Reading, RuleDropped, RuleHit, RuleProblem, TextRule } from './rules.ts';
import { createWords } from './rule-words.ts';

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

const nothing: Reading = { hits: [], dropped: [], off: [] };
const longestWord = 200;

type List = Map<number, TextRule>;

export function createRulebook(): Rulebook {
  const index = createIndex();
  const words = createWords(index);
  const lists = new Map<number, List>();

  const check = (rule: TextRule): RuleProblem | undefined => {
    if (rule.kind !== 'word') return { problem: 'unsupported', detail: rule.kind };
    if (!index.usable(rule.word)) return { problem: 'empty', detail: rule.word };
    return rule.word.length > longestWord ? { problem: 'too-long', detail: String(longestWord) } : undefined;
  };

  const put = (id: number, rule: TextRule): void => {
    if (rule.kind !== 'word') return;
    if (rule.allow) words.allow(id, rule.word, rule, rule.id);
    else words.add(id, rule.word, rule, rule.id);
  };
  const out = (id: number, rule: TextRule): void => {
    if (rule.kind !== 'word') return;
    if (rule.allow) words.disallow(id, rule.word, rule.id);
    else words.remove(id, rule.word, rule, rule.id);
  };

  const readText = (id: number, list: List, text: string, hits: RuleHit[], dropped: RuleDropped[]): void => {
    for (const found of words.look(id, text)) {
      for (const { index: tag, ...hit } of found.hits)
        for (const rule of words.wanted(id, tag)) {
          const severity = list.get(rule)?.severity;
          hits.push({ rule, kind: 'word', ...hit, ...(severity !== undefined && { severity }) });
        }
      for (const { index: tag, ...one } of found.dropped)
        for (const rule of words.wanted(id, tag)) dropped.push({ rule, ...one });
    }
  };

  return {
    check,
    put: (id, rules) => {
      let list = lists.get(id);
      if (!list) lists.set(id, (list = new Map<number, TextRule>()));
      for (const rule of rules) {
        const before = list.get(rule.id);
        if (before) out(id, before);
        list.delete(rule.id);
        if (check(rule)) continue;
        list.set(rule.id, rule);
        put(id, rule);
      }
    },
    drop: (id, ids) => {
      const list = lists.get(id);
      if (!list) return;
      for (const one of ids ?? [...list.keys()]) {
        const rule = list.get(one);
        if (rule) out(id, rule);
        list.delete(one);
      }
      if (list.size === 0) lists.delete(id);
    },
    read: (id, text, extra) => {
      const list = lists.get(id);
      if (!list) return nothing;
      const hits: RuleHit[] = [];
      const dropped: RuleDropped[] = [];
      readText(id, list, text, hits, dropped);
      for (const [at, attached] of (extra?.attached ?? []).entries()) {
        const own: RuleHit[] = [];
        readText(id, list, attached, own, dropped);
        for (const hit of own) hits.push({ ...hit, where: { in: 'attached', at } });
      }
      return hits.length + dropped.length === 0 ? nothing : { hits, dropped, off: [] };
    },
  };
}
