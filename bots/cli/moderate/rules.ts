/** RULES as a rulebook: a text file with one word a line, or YAML. */
import { dirname, extname, resolve } from 'node:path';

import { actions, type Action } from '../../../core/features/moderation/acts/actions.ts';
import {
  createRulebook,
  parseNear,
  type RuleHit,
  type Rulebook,
  type RuleOff,
  type TextRule,
  type Extra,
  type Variant,
} from '../../../core/text/index.ts';
import { shown } from '../../campaigns/words.ts';
import { byPlace, type Fault, faultLine, readYaml, type YamlFile } from '../../yaml.ts';
import { rulesSchema, type RuleList, type RulesFile } from './language.ts';
import { textOf, wordLines } from './files.ts';
import { definedOf, doingOf, ownReading, pick, readingOf, type Doing } from './options.ts';
import { problemWords } from './problems.ts';

/** What a rule is called and what follows from it. */
export interface RuleInfo {
  /** As written in RULES. */
  readonly rule: string;
  readonly list: string | undefined;
  readonly category: string | undefined;
  readonly severity: number;
  readonly actions: readonly Action[];
  readonly mute: string | undefined;
}
export interface Found {
  readonly info: RuleInfo;
  readonly hit: RuleHit;
}
export interface Rules {
  /** Everything that is hit, the gravest first. */
  read(text: string, extra?: Extra): { readonly found: readonly Found[]; readonly off: readonly RuleOff[] };
  info(rule: number): RuleInfo;
  readonly count: number;
  /** Entries of word files that were left out, as lines to show. */
  readonly notes: readonly string[];
}

/** What is wrong with the file: one line a fault, each with its place. */
export class RulesFault extends Error {
  override readonly name = 'RulesFault';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

export interface RuleOptions {
  /** For lists that do not say themselves. */
  readonly variants: readonly Variant[];
  /** Files of allow phrases, for all lists. */
  readonly allow: readonly string[];
}
const defaultAction: readonly Action[] = ['delete'];
/** Word lists are long; other YAML is not. */
const largestFile = 50_000_000;

export function loadRules(path: string, o: RuleOptions): Rules {
  const loader = new Loader(path, o);
  return loader.load();
}

type Body = TextRule extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;
type Path = readonly (string | number)[];

class Loader {
  readonly #path: string;
  readonly #o: RuleOptions;
  readonly #book: Rulebook = createRulebook({ now: () => performance.now() });
  readonly #infos: RuleInfo[] = [];
  readonly #faults: Fault[] = [];
  readonly #notes: Fault[] = [];
  /** Rules by list of the book. Lists without allow phrases of their own are one. */
  readonly #lists: TextRule[][] = [[]];
  readonly #known = new Set<string>();
  #everywhere: readonly string[] = [];

  constructor(path: string, o: RuleOptions) {
    this.#path = path;
    this.#o = o;
  }

  load(): Rules {
    const text = textOf(this.#path);
    if (text === undefined)
      throw new RulesFault([`${this.#path}: there is no such file, or it cannot be read as UTF-8 text`]);
    this.#everywhere = this.#o.allow.flatMap((file) => this.#phrases(file));
    if (/^\.ya?ml$/i.test(extname(this.#path))) {
      const there = (name: string): boolean => textOf(this.#beside(name)) !== undefined;
      this.#yaml(readYaml(this.#path, text, rulesSchema(there), largestFile));
    } else this.#plain(this.#path, text, {}, 0);
    if (this.#faults.length > 0) throw new RulesFault(this.#faults.toSorted(byPlace).map(faultLine));
    const count = this.#lists.reduce((n, l) => n + l.length, 0);
    if (count === 0) throw new RulesFault([`${this.#path}: there are no rules in it; write one word a line`]);
    return this.#finish(count);
  }

  #finish(count: number): Rules {
    const used: number[] = [];
    for (const [list, rules] of this.#lists.entries()) {
      if (rules.every((r) => r.kind === 'word' && r.allow)) continue;
      this.#book.put(list, rules);
      this.#book.put(
        list,
        this.#everywhere.map((word) => this.#allowRule(word)),
      );
      used.push(list);
    }
    const book = this.#book;
    const infos = this.#infos;
    const info = (rule: number): RuleInfo => infos[rule] as RuleInfo;
    return {
      count,
      info,
      notes: this.#notes.toSorted(byPlace).map(faultLine),
      read: (text, extra) => {
        const found: Found[] = [];
        const off: RuleOff[] = [];
        for (const list of used) {
          const reading = book.read(list, text, extra);
          for (const hit of reading.hits) found.push({ info: info(hit.rule), hit });
          off.push(...reading.off);
        }
        return { found: found.length > 1 ? found.sort(byGravity) : found, off };
      },
    };
  }

  #yaml(file: YamlFile<RulesFile>): void {
    this.#faults.push(...file.faults);
    if (!file.content) return;
    const { lists = [], rules = [], allow = [], ...own } = file.content;
    this.#everywhere = [...this.#everywhere, ...this.#checkedPhrases(file, allow, ['allow'])];
    this.#list(file, own, [], 0);
    for (const [i, list] of lists.entries()) {
      const phrases = this.#checkedPhrases(file, list.allow ?? [], ['lists', i, 'allow']);
      const to = phrases.length === 0 ? 0 : this.#lists.push(phrases.map((word) => this.#allowRule(word))) - 1;
      this.#list(file, list, ['lists', i], to);
    }
    for (const [i, rule] of rules.entries()) {
      const {
        word,
        do: action,
        mute,
      } = typeof rule === 'string' ? { word: rule, do: undefined, mute: undefined } : rule;
      this.#put(file, ['rules', i], { kind: 'word', word, ...readingOf({}, this.#o) }, word, { action, mute }, 0);
    }
  }

  #list(file: YamlFile<unknown>, list: RuleList, path: Path, to: number): void {
    const reading = readingOf(list, this.#o);
    const put = (at: Path, body: Body, rule: string, own: Doing = {}): void =>
      this.#put(file, [...path, ...at], body, rule, { ...definedOf(list), ...definedOf(own) }, to);
    for (const [i, entry] of (list.words ?? []).entries()) {
      const one = typeof entry === 'string' ? { word: entry } : entry;
      put(
        ['words', i],
        { kind: 'word', word: one.word, ...reading, ...(typeof entry !== 'string' && ownReading(entry)) },
        one.word,
        one,
      );
    }
    for (const [i, name] of [list.file ?? []].flat().entries())
      this.#file(file, name, [...path, 'file', ...(Array.isArray(list.file) ? [i] : [])], list, to);
    for (const [i, entry] of (list.wildcards ?? []).entries()) {
      const one = typeof entry === 'string' ? { pattern: entry } : entry;
      put(
        ['wildcards', i],
        { kind: 'wildcard', pattern: one.pattern, ...reading, ...(typeof entry !== 'string' && ownReading(entry)) },
        one.pattern,
        one,
      );
    }
    for (const [i, entry] of (list.regex ?? []).entries()) {
      const one = typeof entry === 'string' ? { pattern: entry } : entry;
      put(['regex', i], { kind: 'regex', pattern: one.pattern }, one.pattern, one);
    }
    for (const [i, entry] of (list.near ?? []).entries()) this.#near(file, entry, [...path, 'near', i], list, to);
    if (list.links)
      put(['links'], { kind: 'link', ...pick(list.links, 'allow', 'deny', 'shortened') }, 'links', doingOf(list.links));
    if (list.invites) {
      const given = Array.isArray(list.invites) ? { platforms: list.invites } : list.invites;
      put(['invites'], { kind: 'invite', ...pick(given, 'platforms', 'allow') }, 'invites', doingOf(given));
    }
    if (list.contacts) {
      const given = Array.isArray(list.contacts) ? { what: list.contacts } : list.contacts;
      put(['contacts'], { kind: 'contact', ...pick(given, 'what', 'allow') }, 'contacts', doingOf(given));
    }
  }

  #near(
    file: YamlFile<unknown>,
    entry: NonNullable<RuleList['near']>[number],
    path: Path,
    list: RuleList,
    to: number,
  ): void {
    const given = typeof entry === 'string' ? parseNear(entry) : entry;
    if (!given) {
      this.#faults.push(
        file.faultAt(path, `expected two words and a distance like "加 ~10 微信", found ${shown(entry)}`),
      );
      return;
    }
    const { a, b, within, ordered } = given;
    const rule = typeof entry === 'string' ? entry : `${a} ~${within}${ordered ? '>' : ''} ${b}`;
    const body: Body = {
      kind: 'near',
      a,
      b,
      within,
      ...(ordered !== undefined && { ordered }),
      ...readingOf(list, this.#o),
    };
    this.#put(file, path, body, rule, { ...definedOf(list), ...definedOf(typeof entry === 'string' ? {} : entry) }, to);
  }

  /** A rule that cannot be is a fault at its place. */
  #put(file: YamlFile<unknown>, path: Path, body: Body, rule: string, own: Doing, to: number): void {
    const one: TextRule = { ...body, id: this.#infos.length };
    const problem = this.#book.check(one);
    if (problem) this.#faults.push(file.faultAt(path, problemWords(problem, rule)));
    else this.#take(one, rule, own, to);
  }
  /** The same once more in the same list says nothing new. */
  #take(one: TextRule, rule: string, own: Doing, to: number): void {
    const key = JSON.stringify([to, Object.entries(one).filter(([k]) => k !== 'id'), own]);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#infos.push({
      rule,
      list: own.name,
      category: own.category,
      severity: own.severity ?? 0,
      actions: own.action === undefined ? defaultAction : [own.action].flat(),
      mute: own.mute,
    });
    this.#lists[to]?.push(one);
  }

  #allowRule(word: string): TextRule {
    const id = this.#infos.length;
    this.#infos.push({ rule: word, list: undefined, category: undefined, severity: 0, actions: [], mute: undefined });
    return { id, kind: 'word', word, allow: true };
  }
  #checkedPhrases(file: YamlFile<unknown>, phrases: readonly string[], path: Path): string[] {
    return phrases.filter((word, i) => {
      const problem = this.#book.check({ id: 0, kind: 'word', word, allow: true });
      if (problem) this.#faults.push(file.faultAt([...path, i], problemWords(problem, word)));
      return !problem;
    });
  }

  #beside(name: string): string {
    return resolve(dirname(this.#path), name);
  }
  #file(from: YamlFile<unknown>, name: string, path: Path, list: RuleList, to: number): void {
    const file = this.#beside(name);
    const text = textOf(file);
    if (text === undefined)
      this.#faults.push(from.faultAt(path, `expected a text file in UTF-8, found no such file "${name}"`));
    else this.#plain(file, text, list, to);
  }

  /** One word a line. What cannot be looked for is left out and told: lists from elsewhere hold anything. */
  #plain(file: string, text: string, list: RuleList, to: number): void {
    const known = new Set<string>();
    for (const { word, line, column } of wordLines(text)) {
      if (known.has(word)) continue;
      known.add(word);
      const one: TextRule = { id: this.#infos.length, kind: 'word', word, ...readingOf(list, this.#o) };
      const problem = this.#book.check(one);
      if (problem) this.#notes.push({ file, line, column, message: `${problemWords(problem, word)}; left out` });
      else this.#take(one, word, definedOf(list), to);
    }
  }
  #phrases(file: string): string[] {
    const text = textOf(file);
    if (text === undefined)
      throw new RulesFault([`${file}: there is no such file, or it cannot be read as UTF-8 text`]);
    return wordLines(text)
      .map((l) => l.word)
      .filter((word) => !this.#book.check({ id: 0, kind: 'word', word, allow: true }));
  }
}

/** Severity, then what is done, then the longer, then the earlier. */
function byGravity(a: Found, b: Found): number {
  const gravity = (f: Found): number => Math.max(-1, ...f.info.actions.map((x) => actions.indexOf(x)));
  const size = ({ hit }: Found): number => hit.end - hit.start;
  return b.info.severity - a.info.severity || gravity(b) - gravity(a) || size(b) - size(a) || a.hit.start - b.hit.start;
}
