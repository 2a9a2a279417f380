/** The rules in memory, mirroring `word_rules`: one matcher index for all communities. Changed in `tx.after` only. */
import { createIndex, fold, foldedText, type Dropped, type Hit } from '../../text/index.ts';
import type { WordRule } from './rules.ts';

export interface Broken {
  readonly rule: WordRule;
  readonly hit: Hit;
}
export interface Book {
  /** What of this community's list the text holds. */
  read(community: number, text: string): { broken: readonly Broken[]; dropped: readonly Dropped[] };
  put(community: number, rules: readonly WordRule[]): void;
  drop(community: number, words: readonly string[]): void;
  list(community: number): readonly WordRule[];
  /** The rule of this word, however it is written. */
  find(community: number, word: string): WordRule | undefined;
  /** Something can be seen of it, and it is long enough not to be in every second message. */
  usable(word: string): boolean;
}

const read = (word: string): string => foldedText(fold(word.trim())).trim();
const shortest = 2;

export function createBook(): Book {
  const index = createIndex();
  const communities = new Map<number, Map<number, WordRule>>();
  const rulesOf = (community: number): Map<number, WordRule> => {
    let rules = communities.get(community);
    if (!rules) communities.set(community, (rules = new Map<number, WordRule>()));
    return rules;
  };
  return {
    read: (community, text) => {
      const rules = communities.get(community);
      if (!rules || rules.size === 0) return { broken: [], dropped: [] };
      const { hits, dropped } = index.look(text, community);
      const broken = hits.flatMap((hit) => {
        const rule = rules.get(hit.index);
        return rule ? [{ rule, hit }] : [];
      });
      return { broken, dropped };
    },
    put: (community, rules) => {
      for (const rule of rules) rulesOf(community).set(rule.id, rule);
      index.add(
        community,
        rules.map((r) => ({ word: r.word, tag: r.id })),
      );
    },
    drop: (community, words) => {
      const rules = rulesOf(community);
      for (const [id, rule] of rules) if (words.includes(rule.word)) rules.delete(id);
      index.remove(community, words);
    },
    list: (community) => [...rulesOf(community).values()],
    find: (community, word) => {
      const wanted = read(word);
      for (const rule of rulesOf(community).values()) if (read(rule.word) === wanted) return rule;
      return undefined;
    },
    usable: (word) => index.usable(word) && read(word).length >= shortest,
  };
}
