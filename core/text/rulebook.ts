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
import {
  checkNear,
  checkWildcard,
  joinNear,
  joinWildcard,
  parseWildcard,
  type Place,
  type Wildcard,
} from './compound.ts';
import { findLinks, type Link } from './links.ts';
import { createIndex } from './matcher.ts';
import { decodePercent } from './percent.ts';
import { compileRegex, createRegexes, running, type Running } from './regex.ts';
import { contactReader, contactsIn, type ContactReader } from './rule-contacts.ts';
import { checkLinks, inviteReader, linkReader, type LinkReader } from './rule-links.ts';
import type { WordOptions } from './options.ts';
import type { Extra, Reading, RuleDropped, RuleHit, RuleOff, RuleProblem, TextRule } from './rules.ts';
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
export interface RulebookOptions {
  /** Milliseconds from any starting point: the clock regular expressions are held to. */
  readonly now?: () => number;
}

const nothing: Reading = { hits: [], dropped: [], off: [] };
const longestWord = 200;

/** A word of the index, and which part of its rule it is. */
interface Part {
  readonly rule: TextRule;
  /** -1: the rule is this word; else the place among its pieces. */
  readonly piece: number;
  readonly word: string;
  readonly options: WordOptions;
}
interface Entry {
  readonly rule: TextRule;
  /** Numbers of its parts. */
  readonly parts: readonly number[];
  readonly wildcard?: Wildcard;
}
interface List {
  readonly rules: Map<number, Entry>;
  readonly links: Map<number, LinkReader>;
  readonly contacts: Map<number, ContactReader>;
  readonly patterns: Map<number, Running>;
  /** How many allow phrases there are. */
  allowed: number;
}

export function createRulebook({ now }: RulebookOptions = {}): Rulebook {
  const index = createIndex();
  const words = createWords(index);
  const regexes = createRegexes(now);
  const lists = new Map<number, List>();
  const parts = new Map<number, Part>();
  let numbers = 0;

  const check = (rule: TextRule): RuleProblem | undefined => {
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
  };

  const part = (id: number, one: Part): number => {
    const number = numbers++;
    parts.set(number, one);
    words.add(id, one.word, one.options, number);
    return number;
  };
  /** The second reading is for what the index does not find: links, contacts, expressions. */
  const allow = (id: number, list: List, rule: TextRule & { kind: 'word' }): void => {
    words.allow(id, rule.word, rule, rule.id);
    words.add(coverList(id), rule.word, coverOptions, rule.id);
    list.allowed++;
  };

  const put = (id: number, list: List, rule: TextRule): void => {
    if (check(rule)) return;
    let own: number[] = [];
    let wildcard: Wildcard | undefined;
    if (rule.kind === 'word' && rule.allow) allow(id, list, rule);
    else if (rule.kind === 'word') own = [part(id, { rule, piece: -1, word: rule.word, options: rule })];
    else if (rule.kind === 'near')
      own = [rule.a, rule.b].map((word, piece) =>
        part(id, { rule, piece, word: word.trim(), options: nearOptions(rule, word.trim()) }),
      );
    else if (rule.kind === 'wildcard') {
      const parsed = parseWildcard(rule.pattern);
      if ('problem' in parsed) return;
      wildcard = parsed;
      const options = { ...rule, segment: false, whole: false };
      own = parsed.pieces.map((word, piece) => part(id, { rule, piece, word, options }));
    } else if (rule.kind === 'link') list.links.set(rule.id, linkReader(rule));
    else if (rule.kind === 'invite') list.links.set(rule.id, inviteReader(rule));
    else if (rule.kind === 'contact') list.contacts.set(rule.id, contactReader(rule));
    else {
      const compiled = compileRegex(rule.pattern);
      if ('problem' in compiled) return;
      list.patterns.set(rule.id, running(rule.id, compiled));
    }
    list.rules.set(rule.id, { rule, parts: own, ...(wildcard && { wildcard }) });
  };

  const out = (id: number, list: List, entry: Entry): void => {
    const { rule } = entry;
    for (const number of entry.parts) {
      const { word, options } = parts.get(number) as Part;
      words.remove(id, word, options, number);
      parts.delete(number);
    }
    if (rule.kind === 'word' && rule.allow) {
      words.disallow(id, rule.word, rule.id);
      words.remove(coverList(id), rule.word, coverOptions, rule.id);
      list.allowed--;
    }
    list.links.delete(rule.id);
    list.contacts.delete(rule.id);
    list.patterns.delete(rule.id);
    list.rules.delete(rule.id);
  };

  /** Words and what is made of them. */
  const readWords = (id: number, list: List, text: string, hits: RuleHit[], dropped: RuleDropped[]): void => {
    const pieces = new Map<number, Place[][]>();
    for (const found of words.look(id, text)) {
      for (const { index: tag, ...hit } of found.hits)
        for (const number of words.wanted(id, tag)) {
          const one = parts.get(number);
          if (!one) continue;
          if (one.piece < 0) hits.push(hitOf(one.rule, hit.word, hit));
          else {
            let places = pieces.get(one.rule.id);
            if (!places) pieces.set(one.rule.id, (places = []));
            (places[one.piece] ??= []).push(hit);
          }
        }
      for (const { index: tag, ...one } of found.dropped)
        for (const number of words.wanted(id, tag)) {
          const { rule, piece } = parts.get(number) ?? {};
          if (rule && piece === -1) dropped.push({ rule: rule.id, ...one });
        }
    }
    for (const [rule, places] of pieces) compound(list.rules.get(rule), text, places, hits);
  };

  /** Everything else; an allow phrase that covers it is found by a reading of its own, so only when there is need. */
  const readRest = (
    id: number,
    list: List,
    text: string,
    hits: RuleHit[],
    dropped: RuleDropped[],
    off: RuleOff[],
  ): void => {
    const own: RuleHit[] = [];
    if (list.links.size > 0) for (const link of findLinks(text)) linkHits(list, link, own);
    if (list.contacts.size > 0)
      for (const contact of contactsIn(text))
        for (const [rule, reader] of list.contacts)
          if (reader.breaks(contact))
            own.push(hitOf(ruleOf(list, rule), contact.value, { ...contact, plain: contact.views.length === 0 }));
    if (list.patterns.size > 0)
      regexes.read(
        [...list.patterns.values()],
        text,
        (rule, { start, end, plain }) =>
          own.push(
            hitOf(ruleOf(list, rule), text.slice(start, end), {
              start,
              end,
              plain,
              views: plain ? [] : levelled(text.slice(start, end)),
            }),
          ),
        (one) => off.push(one),
      );
    if (own.length === 0) return;
    const covers = list.allowed > 0 ? words.look(coverList(id), text).flatMap((f) => f.hits) : [];
    for (const hit of own) {
      const by = covers.find((c) => c.start <= hit.start && hit.end <= c.end);
      if (!by) hits.push(hit);
      else
        dropped.push({ rule: hit.rule, word: hit.word, start: hit.start, end: hit.end, why: 'allowed', by: by.word });
    }
  };

  /** What is percent-encoded says what it says. */
  const readEncoded = (id: number, list: List, text: string, hits: RuleHit[], dropped: RuleDropped[]): void => {
    const decoded = decodePercent(text);
    if (!decoded) return;
    const own: RuleHit[] = [];
    readWords(id, list, decoded.text, own, dropped);
    for (const hit of own)
      if (decoded.encoded(hit.start, hit.end)) {
        const start = decoded.at[hit.start] as number;
        const end = decoded.at[hit.end] as number;
        hits.push({ ...hit, start, end, plain: false, views: [...hit.views, 'encoded'] });
      }
  };

  const readOne = (
    id: number,
    list: List,
    text: string,
    into: { hits: RuleHit[]; dropped: RuleDropped[]; off: RuleOff[] },
  ): void => {
    readWords(id, list, text, into.hits, into.dropped);
    readEncoded(id, list, text, into.hits, into.dropped);
    readRest(id, list, text, into.hits, into.dropped, into.off);
    into.hits.sort((a, b) => a.start - b.start || b.end - a.end || a.rule - b.rule);
  };

  return {
    check,
    put: (id, rules) => {
      let list = lists.get(id);
      if (!list) lists.set(id, (list = newList()));
      for (const rule of rules) {
        const before = list.rules.get(rule.id);
        if (before) out(id, list, before);
        put(id, list, rule);
      }
    },
    drop: (id, ids) => {
      const list = lists.get(id);
      if (!list) return;
      for (const one of ids ?? [...list.rules.keys()]) {
        const entry = list.rules.get(one);
        if (entry) out(id, list, entry);
      }
      if (list.rules.size === 0) lists.delete(id);
    },
    read: (id, text, extra) => {
      const list = lists.get(id);
      if (!list) return nothing;
      const all = { hits: [] as RuleHit[], dropped: [] as RuleDropped[], off: [] as RuleOff[] };
      readOne(id, list, text, all);
      for (const where of ['links', 'attached'] as const)
        for (const [at, other] of (extra?.[where] ?? []).entries()) {
          const own = { hits: [] as RuleHit[], dropped: [] as RuleDropped[], off: all.off };
          readOne(id, list, other, own);
          for (const hit of own.hits) all.hits.push({ ...hit, where: { in: where, at } });
        }
      return all.hits.length + all.dropped.length + all.off.length === 0 ? nothing : all;
    },
  };
}

/** Found only after levelling: what was in the way. */
const levelled = (found: string): RuleHit['views'] => (/\p{Cf}/u.test(found) ? ['invisible'] : ['width']);

/** Allow phrases once more, as words in a list of their own, for what is not found through the index. */
const coverList = (list: number): number => -list - 1;
const coverOptions: WordOptions = { disguises: false, segment: false };

/** One character is often one of a longer word (加个, 参加): with a second word near it, it is meant all the same. */
const nearOptions = (rule: WordOptions, word: string): WordOptions =>
  Array.from(word).length > 1 || rule.segment !== undefined ? rule : { ...rule, segment: false };

const newList = (): List => ({
  rules: new Map(),
  links: new Map(),
  contacts: new Map(),
  patterns: new Map(),
  allowed: 0,
});
const ruleOf = (list: List, id: number): TextRule => (list.rules.get(id) as Entry).rule;

function wordsOf(rule: TextRule): readonly string[] {
  if (rule.kind === 'word') return [rule.word];
  if (rule.kind === 'near') return [rule.a, rule.b];
  if (rule.kind !== 'wildcard') return [];
  const parsed = parseWildcard(rule.pattern);
  return 'problem' in parsed ? [] : parsed.pieces;
}

const hitOf = (rule: TextRule, word: string, { start, end, plain, views }: Place): RuleHit => ({
  rule: rule.id,
  kind: rule.kind,
  word,
  start,
  end,
  views,
  plain,
  ...(rule.severity !== undefined && { severity: rule.severity }),
});

function compound(entry: Entry | undefined, text: string, places: readonly Place[][], hits: RuleHit[]): void {
  if (!entry) return;
  const { rule, wildcard } = entry;
  const sorted = places.map((p) => p.toSorted((a, b) => a.start - b.start));
  if (rule.kind === 'wildcard' && wildcard)
    for (const hit of joinWildcard(wildcard, text, sorted)) hits.push(hitOf(rule, rule.pattern, hit));
  else if (rule.kind === 'near')
    for (const hit of joinNear(rule, text, sorted)) hits.push(hitOf(rule, `${rule.a} ~${rule.within} ${rule.b}`, hit));
}

function linkHits(list: List, link: Link, hits: RuleHit[]): void {
  for (const [rule, reader] of list.links) {
    const word = reader.breaks(link);
    if (word !== undefined) hits.push(hitOf(ruleOf(list, rule), word, { ...link, plain: link.views.length === 0 }));
  }
}
