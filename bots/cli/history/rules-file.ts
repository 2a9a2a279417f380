/**
 * RULES for `banyan replay`: a text file with one word or phrase a line (blank lines and lines beginning with `# ` are
 * passed over), or YAML:
 *
 *   rules:
 *     - 刷单
 *     - word: free money
 *       do: [delete, mute]
 *       mute: 10m
 */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';

import { parseDuration } from '../../../core/kit/parse.ts';
import { createBook } from '../../../core/features/moderation/rules/book.ts';
import { actions, defaultActions, plainRule, type RuleBody } from '../../../core/features/moderation/rules/rules.ts';

export type RuleToTry = RuleBody;

/** What is wrong with the file: one line a fault, each with its place and what to do. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Reads a file of rules. Throws `RulesError` with all faults at once. */
export async function readRules(path: string): Promise<readonly RuleToTry[]> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  const faults: string[] = [];
  const fault = (line: number, col: number, what: string): void => void faults.push(`${path}:${line}:${col}: ${what}`);
  const rules = /^\.ya?ml$/i.test(extname(path)) ? fromYaml(text, fault) : fromText(text);
  const { check } = createBook(() => []);
  const known = new Map<string, RuleToTry>();
  for (const { line, col, rule } of rules) {
    if (check(rule)) fault(line, col, `"${rule.word}" cannot be looked for; use at least two letters or characters`);
    else if (!known.has(rule.word)) known.set(rule.word, rule);
  }
  if (faults.length > 0) throw new RulesError(faults);
  if (known.size === 0) throw new RulesError([`${path}: there are no rules in it; write one word a line`]);
  return [...known.values()];
}

interface Placed {
  readonly line: number;
  readonly col: number;
  readonly rule: RuleToTry;
}
type Fault = (line: number, col: number, what: string) => void;

const fromText = (text: string): Placed[] =>
  text.split(/\r?\n/).flatMap((raw, i) => {
    const word = raw.trim();
    if (word === '' || word === '#' || word.startsWith('# ')) return [];
    return [{ line: i + 1, col: raw.indexOf(word) + 1, rule: plainRule(word) }];
  });

const action = z.enum(actions, { error: `expected one of ${actions.join(', ')}` });
const word = z.string({ error: 'expected a word; put numbers in quotes' }).trim().min(1, 'expected a word');
const ruleSchema = z.union(
  [
    word.transform((w): RuleToTry => plainRule(w)),
    z
      .strictObject({
        word,
        do: z.preprocess((v) => (typeof v === 'string' ? [v] : v), z.array(action).min(1)).default([...defaultActions]),
        mute: z
          .string()
          .refine((t) => parseDuration(t) !== undefined, 'expected a length like 10m, 2h or 1d')
          .optional(),
      })
      .transform((r): RuleToTry =>
        plainRule(r.word, { actions: r.do, muteMs: r.mute === undefined ? null : (parseDuration(r.mute) ?? null) }),
      ),
  ],
  { error: 'expected a word in quotes, or word, do and mute' },
);

/** Rule by rule, so that every fault is told at once and at its own place. */
function fromYaml(text: string, fault: Fault): Placed[] {
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number): [number, number] => {
    const { line, col } = counter.linePos(offset);
    return [line, col];
  };
  for (const error of doc.errors) fault(...place(error.pos[0]), error.message);
  if (doc.errors.length > 0) return [];
  const list = isMap(doc.contents) ? doc.contents.get('rules', true) : doc.contents;
  if (!isSeq(list)) {
    fault(1, 1, 'expected "rules:" with a list of words under it');
    return [];
  }
  return list.items.flatMap((item): Placed[] => {
    const at = place(isNode(item) ? (item.range?.[0] ?? 0) : 0);
    if (isAlias(item)) {
      fault(...at, 'write the rule out; aliases are not read here');
      return [];
    }
    const read = ruleSchema.safeParse(isNode(item) ? item.toJS(doc, { maxAliasCount: 0 }) : item);
    if (read.success) return [{ line: at[0], col: at[1], rule: read.data }];
    for (const issue of deepest(read.error.issues)) {
      const node = isMap(item) ? nodeAt(item, issue.path) : undefined;
      fault(
        ...(node ? place(node.range?.[0] ?? 0) : at),
        issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys) : issue.message,
      );
    }
    return [];
  });
}

const unknownKeys = (keys: readonly string[]): string => `unknown ${keys.join(', ')}; a rule has word, do and mute`;

const isNode = (v: unknown): v is Node => isMap(v) || isSeq(v) || isScalar(v) || isAlias(v);

/** Of a union that fits nowhere: what the nearest branch says. */
function deepest(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const near = issue.errors.filter(
      (branch) => !branch.every((b) => b.code === 'invalid_type' && b.path.length === 0),
    );
    const inner = near.flatMap((branch) => branch.map((b) => ({ ...b, path: [...issue.path, ...b.path] })));
    return inner.length > 0 ? deepest(inner) : [issue];
  });
}

function nodeAt(map: Node, path: readonly PropertyKey[]): Node | undefined {
  let node: unknown = map;
  for (const key of path) {
    if (isMap(node)) node = node.items.find((p) => isPair(p) && isScalar(p.key) && p.key.value === key)?.value;
    else if (isSeq(node) && typeof key === 'number') node = node.items[key];
  }
  return isNode(node) ? node : undefined;
}
