/** One YAML file: parsed, checked against the language, every fault at its line and column. */
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

import { campaignFaults, referenceFaults } from '../../core/features/campaigns/language.ts';
import { parseCron } from '../../core/kit/cron.ts';
import { type FileContent, fileSchema } from './language.ts';
import { worded, type Worded, type Wording } from './words.ts';

/** Something to be mended: `file:line:column: message`, line and column from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
export const faultLine = (f: Fault): string => `${f.file}:${f.line}:${f.column}: ${f.message}`;

type Path = readonly (string | number)[];

/** What one file holds, as far as it could be read. */
export interface Sheet {
  readonly file: string;
  /** Whatever was written, checked or not: ids are looked up in it across files. */
  readonly raw: unknown;
  /** Null when there are faults. */
  readonly content: FileContent | null;
  readonly faults: readonly Fault[];
  /** Legal, but perhaps not meant. */
  readonly notes: readonly Fault[];
  faultAt(path: Path, message: string, atKey?: boolean): Fault;
}

/** Aliases may be resolved this often in one file: enough for repeating oneself, too few for a bomb. */
const mostAliases = 50;
const largest = 1_000_000;

/** `name`: how the file is called in faults. */
export function readSheet(name: string, text: string): Sheet {
  const lineCounter = new LineCounter();
  if (text.length > largest)
    return broken(name, [{ file: name, line: 1, column: 1, message: 'the file is larger than 1 MB; split it' }]);
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
  const parsed = fileSchema.safeParse(raw);
  const wording = wordingOf(doc, raw);
  const own: readonly Worded[] = (parsed.error?.issues ?? []).flatMap((issue) => worded(issue, wording));
  const faults = [...syntax, ...[...own, ...acrossFields(raw)].map((f) => faultAt(f.path, f.message, f.atKey))];
  return {
    file: name,
    raw,
    content: parsed.success && faults.length === 0 ? parsed.data : null,
    faults,
    notes: cronNotes(raw).map((n) => faultAt(n.path, n.message)),
    faultAt,
  };
}

const broken = (file: string, faults: readonly Fault[]): Sheet => ({
  file,
  raw: {},
  content: null,
  faults,
  notes: [],
  faultAt: (_path, message) => ({ file, line: 1, column: 1, message }),
});

const yamlWords = (code: string, message: string): string => {
  if (code === 'DUPLICATE_KEY') return 'this key is there twice; keep one';
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here (---); one file holds one';
  if (code === 'TAB_AS_INDENT') return 'a tab at the beginning of a line; YAML wants spaces';
  return `not readable as YAML: ${message.split('\n')[0] ?? message}`;
};

/** The entries of a section, whatever they are. */
export function entries(raw: unknown, section: 'campaigns' | 'topics' | 'rules'): readonly unknown[] {
  const found = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[section] : undefined;
  return Array.isArray(found) ? found : [];
}

const acrossFields = (raw: unknown): Worded[] =>
  entries(raw, 'campaigns').flatMap((entry, i) =>
    campaignFaults(entry).map((f) => ({
      path: ['campaigns', i, ...f.path],
      message: f.message,
      atKey: f.path.length > 0,
    })),
  );

const cronNotes = (raw: unknown): Worded[] =>
  entries(raw, 'campaigns').flatMap((entry, i) => {
    const every = typeof entry === 'object' && entry !== null && 'every' in entry ? entry.every : undefined;
    const check = typeof every === 'string' ? parseCron(every) : undefined;
    return check?.ok ? check.warnings.map((message) => ({ path: ['campaigns', i, 'every'], message })) : [];
  });

/** Faults of references: topics are looked for in all files together. */
export function referenceFaultsOf(sheet: Sheet, topics: Parameters<typeof referenceFaults>[1]): Fault[] {
  return entries(sheet.raw, 'campaigns').flatMap((entry, i) =>
    referenceFaults(entry, topics).map((f) => sheet.faultAt(['campaigns', i, ...f.path], f.message)),
  );
}

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

function wordingOf(doc: Document, raw: unknown): Wording {
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
    keysAt: (path) => keysOf(path.reduce<readonly unknown[]>(within, [fileSchema])),
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
