/** A YAML file against a schema: every fault at its line and column, all at once. */
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

import { worded, type Wording } from './campaigns/words.ts';

/** Something to be mended: `file:line:column: message`, line and column from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
export const faultLine = (f: Fault): string => `${f.file}:${f.line}:${f.column}: ${f.message}`;
/** By file, then place. */
export const byPlace = (a: Fault, b: Fault): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;

type Path = readonly (string | number)[];

/** What one file holds, as far as it could be read. */
export interface YamlFile<T> {
  readonly file: string;
  /** Whatever was written, checked or not. */
  readonly raw: unknown;
  /** Null when there are faults. */
  readonly content: T | null;
  readonly faults: readonly Fault[];
  faultAt(path: Path, message: string, atKey?: boolean): Fault;
}

/** Aliases may be resolved this often in one file: enough for repeating oneself, too few for a bomb. */
const mostAliases = 50;
const megabyte = 1_000_000;

/** `name`: how the file is called in faults. `largest` in UTF-16 units. */
export function readYaml<S extends z.ZodType>(
  name: string,
  text: string,
  schema: S,
  largest = megabyte,
): YamlFile<z.infer<S>> {
  const lineCounter = new LineCounter();
  if (text.length > largest)
    return broken(name, [
      { file: name, line: 1, column: 1, message: `the file is larger than ${largest / megabyte} MB; split it` },
    ]);
  const doc = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number, message: string): Fault => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: name, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const syntax = doc.errors.map((e) => at(e.pos[0], yamlWords(e.code, e.message)));
  if (doc.errors.some((e) => e.code !== 'DUPLICATE_KEY')) return broken(name, syntax);
  const faultAt = (path: Path, message: string, atKey = false): Fault =>
    at(offsetOf(doc, path, atKey), `${pathText(path)}${path.length > 0 ? ': ' : ''}${message}`);
  let raw: unknown;
  try {
    raw = (doc.toJS({ maxAliasCount: mostAliases }) as unknown) ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return broken(name, [...syntax, at(0, `too many aliases (*name): at most ${mostAliases}; write the values out`)]);
  }
  const parsed = schema.safeParse(raw);
  const wording = wordingOf(doc, raw, schema);
  const own = (parsed.error?.issues ?? []).flatMap((issue) => worded(issue, wording));
  const faults = [...syntax, ...own.map((f) => faultAt(f.path, f.message, f.atKey))];
  return { file: name, raw, content: parsed.success && faults.length === 0 ? parsed.data : null, faults, faultAt };
}

const broken = (file: string, faults: readonly Fault[]): YamlFile<never> => ({
  file,
  raw: {},
  content: null,
  faults,
  faultAt: (_path, message) => ({ file, line: 1, column: 1, message }),
});

const yamlWords = (code: string, message: string): string => {
  if (code === 'DUPLICATE_KEY') return 'this key is there twice; keep one';
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here (---); one file holds one';
  if (code === 'TAB_AS_INDENT') return 'a tab at the beginning of a line; YAML wants spaces';
  return `not readable as YAML: ${message.split('\n')[0] ?? message}`;
};

// ---- places -----------------------------------------------------------------------------------

const pathText = (path: Path): string =>
  path.map((p, i) => (typeof p === 'number' ? `[${p}]` : i === 0 ? p : `.${p}`)).join('');

const pairOf = (node: unknown, key: string | number): Pair | undefined =>
  isMap(node) ? node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(key)) : undefined;

const resolve = (doc: Document, node: unknown): unknown =>
  isNode(node) && 'source' in node && !isScalar(node) && 'resolve' in node
    ? ((node as { resolve(d: Document): unknown }).resolve(doc) ?? node)
    : node;

/** The offset of a value, or of its key; where it is missing, of what would hold it. */
function offsetOf(doc: Document, path: Path, atKey: boolean): number {
  let node: unknown = doc.contents;
  let offset = startOf(node) ?? 0;
  for (const [i, step] of path.entries()) {
    const last = i === path.length - 1;
    node = resolve(doc, node);
    const pair = pairOf(node, step);
    const next: unknown = pair ? pair.value : isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    const key = pair ? startOf(pair.key) : undefined;
    const empty = isScalar(next) && next.value === null;
    const here = (last && atKey) || next === null || empty ? key : startOf(next);
    const found = here ?? key ?? startOf(next);
    if (found === undefined) return offset;
    offset = found;
    node = next;
  }
  return offset;
}
const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);

function nodeAt(doc: Document, path: Path): unknown {
  let node: unknown = doc.contents;
  for (const step of path) {
    node = resolve(doc, node);
    node = isSeq(node) && typeof step === 'number' ? node.items[step] : pairOf(node, step)?.value;
  }
  return resolve(doc, node);
}

function wordingOf(doc: Document, raw: unknown, schema: unknown): Wording {
  return {
    valueAt: (path) =>
      path.reduce<unknown>(
        (v, step) => (typeof v === 'object' && v !== null ? (v as Record<string | number, unknown>)[step] : undefined),
        raw,
      ),
    sourceAt: (path) => {
      const node = nodeAt(doc, path);
      return isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
    },
    keysAt: (path) => keysOf(path.reduce<readonly unknown[]>(within, [schema])),
  };
}

/** The schemas that may stand at a step below any of these. */
function within(schemas: readonly unknown[], step: string | number): unknown[] {
  return schemas.flatMap(unwrapped).flatMap((s) => {
    if (s instanceof z.ZodObject) return [(s.shape as Record<string, unknown>)[String(step)]];
    return s instanceof z.ZodArray ? [s.element as unknown] : [];
  });
}
function unwrapped(schema: unknown): unknown[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodUnion) return (schema.options as readonly unknown[]).flatMap(unwrapped);
  return [schema];
}
const keysOf = (schemas: readonly unknown[]): string[] =>
  schemas.flatMap(unwrapped).flatMap((s) => (s instanceof z.ZodObject ? Object.keys(s.shape as object) : []));
