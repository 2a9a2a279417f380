/** What each word rule finds in messages that go by. */
import { createBook } from '../../../core/features/moderation/rules/book.ts';
import { cut } from '../../../core/kit/cut.ts';
import type { RuleToTry } from './rules-file.ts';

const examplesKept = 3;
const exampleLength = 48;

export interface Example {
  readonly text: string;
  readonly who: string;
  readonly at: number;
}
export interface RuleFigure {
  readonly word: string;
  readonly hits: number;
  readonly members: number;
  readonly examples: readonly Example[];
}
export interface Said {
  readonly text: string;
  /** Any name or number that tells members apart. */
  readonly member: string | number;
  readonly who: string;
  readonly at: number;
}

export class Tally {
  /** Messages in which some rule was found. */
  hits = 0;
  readonly #members = new Set<string | number>();
  readonly #rules: { word: string; hits: number; members: Set<string | number>; examples: Example[] }[];
  readonly #book = createBook(() => []);

  constructor(rules: readonly RuleToTry[]) {
    this.#rules = rules.map(({ word }) => ({ word, hits: 0, members: new Set(), examples: [] }));
    this.#book.put(
      0,
      rules.map((rule, id) => ({ ...rule, id })),
    );
  }

  /** Members some rule would have met. */
  get members(): number {
    return this.#members.size;
  }

  /** Every rule counts that is in it, not only the first. */
  look({ text, member, who, at }: Said): void {
    const found = new Set(this.#book.read(0, text).broken.map((b) => b.rule.id));
    if (found.size === 0) return;
    this.hits++;
    this.#members.add(member);
    for (const id of found) {
      const rule = this.#rules[id];
      if (!rule) continue;
      rule.hits++;
      rule.members.add(member);
      if (rule.examples.length >= examplesKept) continue;
      const shown = cut(text.replaceAll(/\s+/g, ' ').trim(), exampleLength);
      if (rule.examples.every((e) => e.text !== shown)) rule.examples.push({ text: shown, who, at });
    }
  }

  /** Most hits first; rules without any at the end, in their own order. */
  rules(): readonly RuleFigure[] {
    return this.#rules.map((rule) => ({ ...rule, members: rule.members.size })).sort((a, b) => b.hits - a.hits);
  }
}
