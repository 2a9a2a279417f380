/** The rules in memory, mirroring `word_rules`: one rulebook for all communities. Changed in `tx.after` only. */
import {
  createRulebook,
  fold,
  foldedText,
  allVariants,
  type Extra,
  type RuleDropped,
  type RuleHit,
  type RuleProblem,
  type TextRule,
  type Variant,
} from '../../../text/index.ts';
import { isLive, isNumbered, namesStaff, type RuleBody, type WordRule } from './rules.ts';

export interface Broken {
  readonly rule: WordRule;
  readonly hit: RuleHit;
  /** As it was written. */
  readonly found: string;
  /** The text it was found in: the message, or what came with it. */
  readonly text: string;
}
export interface Reading {
  readonly broken: readonly Broken[];
  readonly dropped: readonly RuleDropped[];
}
export interface Book {
  /** What of this community's rules the text, and what came with it, breaks. */
  read(community: number, text: string, extra?: Extra): Reading;
  put(community: number, rules: readonly WordRule[]): void;
  /** Adds words to a list; its rule must be there. */
  fill(community: number, list: number, words: readonly string[]): void;
  drop(community: number, ids: readonly number[]): void;
  /** Takes words out of a list. */
  empty(community: number, list: number, words: readonly string[]): void;
  /** Takes out of a list what is not among these. */
  prune(community: number, list: number, words: ReadonlySet<string>): void;
  list(community: number): readonly WordRule[];
  get(community: number, id: number): WordRule | undefined;
  /** The highest number a rule of this community has. */
  newestNo(community: number): number;
  /** Rules of this community that name helpers, moderators or admins. */
  mindsStaff(community: number): boolean;
  /** Rules of this community that only count. */
  watches(community: number): boolean;
  /** The rule of this word, however it is written. `fine`: among what is always allowed. */
  find(community: number, word: string, fine?: boolean): WordRule | undefined;
  /** The list that holds this word. */
  listWith(community: number, word: string): { rule: WordRule; word: string } | undefined;
  /** What is wrong with a rule; undefined when it can be listed. */
  check(rule: RuleBody): RuleProblem | undefined;
}

const seen = (word: string): string => foldedText(fold(word.trim())).trim();
const shortest = 2;
/** So many words are taken out at once; of more, so many with each message. */
const atOnce = 500;
const sweptAtOnce = 25;
const isVariant = (v: string): v is Variant => (allVariants as readonly string[]).includes(v);

/** What core/text is to look for. Undefined for lists and presets: their words are. */
export function textRule(rule: RuleBody, id: number): TextRule | undefined {
  const { kind, word, spec } = rule;
  const variants = rule.variants.filter(isVariant);
  const options = variants.length > 0 ? { variants } : {};
  switch (kind) {
    case 'word':
      return { id, kind, word, ...options, ...(spec.whole ? { whole: true } : {}) };
    case 'allow':
      return { id, kind: 'word', word, allow: true };
    case 'wildcard':
      return { id, kind, pattern: word, ...options };
    case 'near':
      return { id, kind, a: spec.a ?? word, b: spec.b ?? '', within: spec.within ?? 10, ...options };
    case 'regex':
      return { id, kind, pattern: word };
    case 'link':
      return { id, kind, ...(spec.deny ? { deny: spec.deny } : {}), ...(spec.allow ? { allow: spec.allow } : {}) };
    case 'invite':
      return { id, kind, ...(spec.allow ? { allow: spec.allow } : {}) };
    case 'contact':
      return { id, kind, ...(spec.what ? { what: spec.what } : {}), ...(spec.allow ? { allow: spec.allow } : {}) };
    case 'list':
    case 'preset':
      return undefined;
  }
}

/** What of a rule core/text reads: a change of anything else leaves it as it is there. */
const looks = ({ kind, word, spec, variants }: RuleBody): string =>
  JSON.stringify([kind, word, { ...spec, size: 0 }, variants]);

const wordKey = (r: Pick<RuleBody, 'kind' | 'word'>): string => `${r.kind === 'allow' ? '+' : '-'}${seen(r.word)}`;

interface Shelf {
  readonly rules: Map<number, WordRule>;
  /** Rules by their word as it is read, however it is written. */
  readonly byWord: Map<string, number>;
  /** What core/text calls it: a rule's own id, or one below zero for each word of a list. */
  readonly byText: Map<number, number>;
  /** By list: its words and what core/text calls them. */
  readonly words: Map<number, Map<string, number>>;
  watching: number;
  /** Rules that name staff. */
  readonly staff: Set<number>;
}

/** @param preset the words of a preset of this name */
export function createBook(preset: (name: string) => readonly string[]): Book {
  const book = createRulebook();
  const shelves = new Map<number, Shelf>();
  const leaving: { readonly community: number; readonly ids: number[] }[] = [];
  let entries = 0;
  const shelf = (community: number): Shelf => {
    let s = shelves.get(community);
    if (!s)
      shelves.set(
        community,
        (s = {
          rules: new Map(),
          byWord: new Map(),
          byText: new Map(),
          words: new Map(),
          watching: 0,
          staff: new Set(),
        }),
      );
    return s;
  };

  const fill = (community: number, list: number, words: readonly string[]): void => {
    const s = shelf(community);
    const rule = s.rules.get(list);
    if (!rule) return;
    const held = s.words.get(list) ?? new Map<string, number>();
    s.words.set(list, held);
    const made: TextRule[] = [];
    for (const word of words) {
      if (held.has(word)) continue;
      const id = --entries;
      held.set(word, id);
      s.byText.set(id, list);
      const text = textRule({ ...rule, kind: rule.spec.fine ? 'allow' : 'word', word }, id);
      if (text) made.push(text);
    }
    book.put(community, made);
  };

  const drop = (community: number, ids: readonly number[]): void => {
    const s = shelf(community);
    const gone: number[] = [];
    for (const id of ids) {
      const rule = s.rules.get(id);
      if (!rule) continue;
      if (!isLive(rule.state)) s.watching--;
      s.rules.delete(id);
      s.staff.delete(id);
      if (s.byWord.get(wordKey(rule)) === id) s.byWord.delete(wordKey(rule));
      const own = s.words.get(id);
      gone.push(...(own ? own.values() : [id]));
      s.words.delete(id);
    }
    for (const id of gone) s.byText.delete(id);
    if (gone.length <= atOnce) book.drop(community, gone);
    else leaving.push({ community, ids: gone });
  };
  /** Words of a long list that went are let go a few at a time, as messages are read; they count for nothing meanwhile. */
  const sweep = (): void => {
    const first = leaving[0];
    if (!first) return;
    book.drop(first.community, first.ids.splice(-sweptAtOnce));
    if (first.ids.length === 0) leaving.shift();
  };

  const empty = (community: number, list: number, words: readonly string[]): void => {
    const s = shelf(community);
    const held = s.words.get(list);
    const gone = words.flatMap((w) => held?.get(w) ?? []);
    for (const w of words) held?.delete(w);
    for (const id of gone) s.byText.delete(id);
    book.drop(community, gone);
  };

  return {
    read: (community, text, extra) => {
      if (leaving.length > 0) sweep();
      const s = shelves.get(community);
      if (!s || s.rules.size === 0) return { broken: [], dropped: [] };
      const { hits, dropped } = book.read(community, text, extra);
      const broken = hits.flatMap((hit): Broken[] => {
        const rule = s.rules.get(s.byText.get(hit.rule) ?? NaN);
        if (!rule) return [];
        const from = hit.where ? (hit.where.in === 'links' ? extra?.links : extra?.attached)?.[hit.where.at] : text;
        const whole = from ?? '';
        return [{ rule, hit, text: whole, found: whole.slice(hit.start, hit.end) }];
      });
      return { broken, dropped };
    },
    put: (community, rules) => {
      const s = shelf(community);
      const made: TextRule[] = [];
      for (const rule of rules) {
        const before = s.rules.get(rule.id);
        const held = [...(s.words.get(rule.id)?.keys() ?? [])];
        const same = before !== undefined && looks(before) === looks(rule);
        if (same) s.watching -= isLive(before.state) ? 0 : 1;
        else drop(community, [rule.id]);
        s.rules.set(rule.id, rule);
        if (namesStaff(rule.scope)) s.staff.add(rule.id);
        else s.staff.delete(rule.id);
        s.byWord.set(wordKey(rule), rule.id);
        if (!isLive(rule.state)) s.watching++;
        if (same) continue;
        const text = textRule(rule, rule.id);
        if (text) made.push(text);
        if (text) s.byText.set(rule.id, rule.id);
        else fill(community, rule.id, rule.kind === 'preset' ? preset(rule.word) : held);
      }
      book.put(community, made);
    },
    fill,
    drop,
    empty,
    prune: (community, list, words) => {
      const held = [...(shelves.get(community)?.words.get(list)?.keys() ?? [])];
      empty(
        community,
        list,
        held.filter((w) => !words.has(w)),
      );
    },
    list: (community) => [...(shelves.get(community)?.rules.values() ?? [])],
    get: (community, id) => shelves.get(community)?.rules.get(id),
    newestNo: (community) => {
      const own = [...(shelves.get(community)?.rules.values() ?? [])].filter(isNumbered);
      return own.reduce((most, r) => Math.max(most, r.spec.no ?? 0), own.filter((r) => r.spec.no === undefined).length);
    },
    mindsStaff: (community) => (shelves.get(community)?.staff.size ?? 0) > 0,
    watches: (community) => (shelves.get(community)?.watching ?? 0) > 0,
    find: (community, word, fine = false) => {
      const s = shelves.get(community);
      return s?.rules.get(s.byWord.get(wordKey({ kind: fine ? 'allow' : 'word', word })) ?? NaN);
    },
    listWith: (community, word) => {
      const s = shelves.get(community);
      for (const [list, held] of s?.words ?? []) {
        const rule = s?.rules.get(list);
        if (rule?.kind === 'list' && held.has(word)) return { rule, word };
      }
      return undefined;
    },
    check: (rule) => {
      // One character is in every second message.
      if (rule.kind === 'word' && seen(rule.word).length < shortest) return { problem: 'empty', detail: rule.word };
      const text = textRule(rule, 1);
      return text && book.check(text);
    },
  };
}
