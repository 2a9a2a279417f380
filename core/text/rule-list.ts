/** The rules of one list, made ready, and a text read against them. */
import { joinNear, joinWildcard, loosePieces, parseWildcard, placesIn, type Place, type Wildcard } from './compound.ts';
import type { Hit } from './hits.ts';
import { findLinks, type Link } from './links.ts';
import type { WordOptions } from './options.ts';
import { decodePercent } from './percent.ts';
import { compileRegex, running, type Regexes, type Running } from './regex.ts';
import { contactReader, contactsIn, type ContactReader } from './rule-contacts.ts';
import { inviteReader, linkReader, type LinkReader } from './rule-links.ts';
import type { Words } from './rule-words.ts';
import type { RuleDropped, RuleHit, RuleOff, TextRule, WordTextRule } from './rules.ts';

/** What all lists of a rulebook have in common. */
export interface Shared {
  readonly words: Words;
  readonly regexes: Regexes;
  /** A number for each word of a rule, by which it is known to the index. */
  readonly next: () => number;
}
export interface Into {
  readonly hits: RuleHit[];
  readonly dropped: RuleDropped[];
  readonly off: RuleOff[];
}

/** A word of the index, and which part of its rule it is. */
interface Part {
  readonly number: number;
  readonly entry: Entry;
  /** -1: the rule is this word; else the place among its pieces. */
  readonly piece: number;
  readonly word: string;
  readonly options: WordOptions;
}
interface Entry {
  readonly rule: TextRule;
  readonly parts: Part[];
  readonly wildcard: Wildcard | undefined;
  /** Pieces that may also stand inside words. */
  readonly loose: readonly number[];
}

const coverOptions: WordOptions = { disguises: false, segment: false };

export class RuleList {
  readonly #id: number;
  readonly #shared: Shared;
  readonly #rules = new Map<number, Entry>();
  readonly #parts = new Map<number, Part>();
  readonly #links = new Map<number, LinkReader>();
  readonly #contacts = new Map<number, ContactReader>();
  readonly #patterns = new Map<number, Running>();
  readonly #loose = new Map<number, Entry>();
  /** How many allow phrases there are. */
  #allowed = 0;
  /** Where they stand in the text that is being read. */
  #read: { readonly text: string; readonly covers: readonly Hit[] } | undefined;

  constructor(id: number, shared: Shared) {
    this.#id = id;
    this.#shared = shared;
  }

  get ids(): readonly number[] {
    return [...this.#rules.keys()];
  }
  get empty(): boolean {
    return this.#rules.size === 0;
  }

  /** A rule without a problem, not yet here. */
  put(rule: TextRule): void {
    const wildcard = rule.kind === 'wildcard' ? parseWildcard(rule.pattern) : undefined;
    const right = wildcard && 'pieces' in wildcard ? wildcard : undefined;
    const entry: Entry = { rule, parts: [], wildcard: right, loose: right ? loosePieces(right) : [] };
    this.#rules.set(rule.id, entry);
    if (entry.loose.length > 0) this.#loose.set(rule.id, entry);
    if (rule.kind === 'word') this.#word(rule, entry);
    else if (rule.kind === 'near')
      for (const [i, word] of [rule.a.trim(), rule.b.trim()].entries())
        this.#part(entry, i, word, nearOptions(rule, word));
    else if (rule.kind === 'wildcard')
      for (const [i, word] of (right?.pieces ?? []).entries())
        this.#part(entry, i, word, { ...rule, segment: false, whole: false });
    else if (rule.kind === 'link') this.#links.set(rule.id, linkReader(rule));
    else if (rule.kind === 'invite') this.#links.set(rule.id, inviteReader(rule));
    else if (rule.kind === 'contact') this.#contacts.set(rule.id, contactReader(rule));
    else {
      const compiled = compileRegex(rule.pattern);
      if (!('problem' in compiled)) this.#patterns.set(rule.id, running(rule.id, compiled));
    }
  }

  drop(id: number): void {
    const entry = this.#rules.get(id);
    if (!entry) return;
    const { words } = this.#shared;
    for (const { number, word, options } of entry.parts) {
      words.remove(this.#id, word, options, number);
      this.#parts.delete(number);
    }
    const { rule } = entry;
    if (rule.kind === 'word' && rule.allow) {
      words.disallow(this.#id, rule.word, id);
      words.remove(this.#covers, rule.word, coverOptions, id);
      this.#allowed--;
    }
    for (const kept of [this.#links, this.#contacts, this.#patterns, this.#loose, this.#rules]) kept.delete(id);
  }

  read(text: string, into: Into): void {
    this.#readWords(text, into);
    this.#readEncoded(text, into);
    this.#readRest(text, into);
    this.#read = undefined;
    into.hits.sort((a, b) => a.start - b.start || b.end - a.end || a.rule - b.rule);
  }

  #word(rule: WordTextRule, entry: Entry): void {
    if (!rule.allow) return this.#part(entry, -1, rule.word, rule);
    const { words } = this.#shared;
    words.allow(this.#id, rule.word, rule, rule.id);
    words.add(this.#covers, rule.word, coverOptions, rule.id);
    this.#allowed++;
  }
  #part(entry: Entry, piece: number, word: string, options: WordOptions): void {
    const part: Part = { number: this.#shared.next(), entry, piece, word, options };
    entry.parts.push(part);
    this.#parts.set(part.number, part);
    this.#shared.words.add(this.#id, word, options, part.number);
  }
  /** Allow phrases once more, as words in a list of their own, for what is not found through the index. */
  get #covers(): number {
    return -this.#id - 1;
  }

  /** Words and what is made of them. */
  #readWords(text: string, { hits, dropped }: Pick<Into, 'hits' | 'dropped'>): void {
    const { words } = this.#shared;
    const pieces = new Map<Entry, Place[][]>();
    for (const found of words.look(this.#id, text)) {
      for (const { index: tag, ...hit } of found.hits)
        for (const number of words.wanted(this.#id, tag)) {
          const part = this.#parts.get(number);
          if (!part) continue;
          if (part.piece < 0) hits.push(hitOf(part.entry.rule, hit.word, hit));
          else (placesOf(pieces, part.entry)[part.piece] ??= []).push(hit);
        }
      for (const { index: tag, ...one } of found.dropped)
        for (const number of words.wanted(this.#id, tag)) {
          const part = this.#parts.get(number);
          if (part?.piece === -1) dropped.push({ rule: part.entry.rule.id, ...one });
        }
    }
    for (const entry of this.#loose.values()) addLoose(entry, text, placesOf(pieces, entry));
    for (const [entry, places] of pieces) compound(entry, text, places, hits);
  }

  /** What is percent-encoded says what it says. */
  #readEncoded(text: string, { hits, dropped }: Into): void {
    const decoded = decodePercent(text);
    if (!decoded) return;
    const own: RuleHit[] = [];
    this.#readWords(decoded.text, { hits: own, dropped: [] });
    for (const hit of own)
      if (decoded.encoded(hit.start, hit.end)) {
        const start = decoded.at[hit.start] as number;
        const end = decoded.at[hit.end] as number;
        const by = this.#covered(text, start, end);
        if (by === undefined) hits.push({ ...hit, start, end, plain: false, views: [...hit.views, 'encoded'] });
        else dropped.push({ rule: hit.rule, word: hit.word, start, end, why: 'allowed', by });
      }
  }

  /** Links, contact details, expressions. */
  #readRest(text: string, { hits, dropped, off }: Into): void {
    const own: RuleHit[] = [];
    if (this.#links.size > 0) for (const link of findLinks(text)) this.#link(link, own);
    if (this.#contacts.size > 0)
      for (const contact of contactsIn(text))
        for (const [rule, reader] of this.#contacts)
          if (reader.breaks(contact))
            own.push(hitOf(this.#rule(rule), contact.value, { ...contact, plain: contact.views.length === 0 }));
    if (this.#patterns.size > 0)
      this.#shared.regexes.read(
        [...this.#patterns.values()],
        text,
        (rule, { start, end, plain }) => {
          const found = text.slice(start, end);
          own.push(hitOf(this.#rule(rule), found, { start, end, plain, views: plain ? [] : levelled(found) }));
        },
        (one) => off.push(one),
      );
    for (const hit of own) {
      const by = this.#covered(text, hit.start, hit.end);
      if (by === undefined) hits.push(hit);
      else dropped.push({ rule: hit.rule, word: hit.word, start: hit.start, end: hit.end, why: 'allowed', by });
    }
  }

  #link(link: Link, hits: RuleHit[]): void {
    for (const [rule, reader] of this.#links) {
      const word = reader.breaks(link);
      if (word !== undefined) hits.push(hitOf(this.#rule(rule), word, { ...link, plain: link.views.length === 0 }));
    }
  }
  /** The allow phrase that covers this, found by a reading of its own: once a text, and only when there is something to cover. */
  #covered(text: string, start: number, end: number): string | undefined {
    if (this.#allowed === 0) return undefined;
    if (this.#read?.text !== text)
      this.#read = { text, covers: this.#shared.words.look(this.#covers, text).flatMap((found) => found.hits) };
    return this.#read.covers.find((c) => c.start <= start && end <= c.end)?.word;
  }
  #rule(id: number): TextRule {
    return (this.#rules.get(id) as Entry).rule;
  }
}

/** One character is often one of a longer word (加个, 参加): with a second word near it, it is meant all the same. */
const nearOptions = (rule: WordOptions, word: string): WordOptions =>
  Array.from(word).length > 1 || rule.segment !== undefined ? rule : { ...rule, segment: false };

/** Found only after levelling: what was in the way. */
const levelled = (found: string): RuleHit['views'] => (/\p{Cf}/u.test(found) ? ['invisible'] : ['width']);

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

/** By piece; a piece that was not found leaves a hole. */
function placesOf(pieces: Map<Entry, Place[][]>, entry: Entry): Place[][] {
  let places = pieces.get(entry);
  if (!places) pieces.set(entry, (places = Array.from(entry.parts, (): Place[] => [])));
  return places;
}

function addLoose({ wildcard, loose }: Entry, text: string, places: Place[][]): void {
  const words = loose.map((i) => wildcard?.pieces[i] ?? '');
  for (const [n, found] of placesIn(text, words).entries()) {
    const there = places[loose[n] as number] ?? [];
    for (const place of found) if (!there.some((p) => p.start === place.start)) there.push(place);
  }
}

function compound({ rule, wildcard }: Entry, text: string, places: readonly Place[][], hits: RuleHit[]): void {
  if (places.some((p) => p.length === 0)) return;
  const sorted = places.map((p) => p.toSorted((a, b) => a.start - b.start));
  if (rule.kind === 'wildcard' && wildcard)
    for (const hit of joinWildcard(wildcard, text, sorted)) hits.push(hitOf(rule, rule.pattern, hit));
  else if (rule.kind === 'near')
    for (const hit of joinNear(rule, text, sorted)) hits.push(hitOf(rule, `${rule.a} ~${rule.within} ${rule.b}`, hit));
}
