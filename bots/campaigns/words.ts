/** The schema's faults in words: what was expected, what was found, what was perhaps meant. */
import type { z } from 'zod';

import { nearest } from '../../core/kit/nearest.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

export interface Worded {
  readonly path: Path;
  readonly message: string;
  /** The fault is the key itself, not its value. */
  readonly atKey?: boolean;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (key: value lines)',
};

/** How a value looks to the person who wrote it. */
export function shown(value: unknown, source?: string): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = source ?? (typeof value === 'string' ? value : JSON.stringify(value));
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return typeof value === 'string' ? `"${short}"` : `${typeof value} ${short}`;
}

/** What an issue expected at its own place, as far as that can be said in a word. */
function expectation(issue: Issue): string[] {
  if (issue.path.length > 0) return [];
  if (issue.code === 'invalid_type') return [kinds[issue.expected] ?? issue.expected];
  return issue.code === 'invalid_value' ? issue.values.map(String) : [];
}

const mismatch = (issue: Issue): boolean => expectation(issue).length > 0;

/** Either the branch of a union that was meant, or one fault that names what all branches expect. */
function union(issue: Issue & { code: 'invalid_union' }, o: Wording): Worded[] {
  const meant = issue.errors.filter((branch) => !branch.some(mismatch));
  const [branch] = meant;
  if (branch) return branch.flatMap((i) => worded({ ...i, path: [...issue.path, ...i.path] }, o));
  const expected = [...new Set(issue.errors.flatMap((b) => b.flatMap((i) => nested(i))))];
  return [fault(issue.path as Path, expected, o)];
}
/** A union within a branch expects what its own branches do. */
const nested = (issue: Issue): string[] =>
  issue.code === 'invalid_union' ? issue.errors.flatMap((b) => b.flatMap(nested)) : expectation(issue);

function fault(path: Path, expected: readonly string[], o: Wording): Worded {
  const value = o.valueAt(path);
  if (value === undefined && path.length > 0) {
    const key = path.at(-1);
    const of = typeof key === 'number' ? `entry ${key + 1}` : `"${key}"`;
    return { path: path.slice(0, -1), message: `${of} is missing: expected ${list(expected)}`, atKey: true };
  }
  const wantsText = expected.includes('text') && (typeof value === 'number' || typeof value === 'boolean');
  const [meant] =
    typeof value === 'string'
      ? nearest(
          value,
          expected.filter((e) => !Object.values(kinds).includes(e)),
          1,
        )
      : [];
  const hint = wantsText ? '; put it in quotes' : meant === undefined ? '' : `; did you mean ${meant}?`;
  return { path, message: `expected ${list(expected)}, found ${shown(value, o.sourceAt(path))}${hint}` };
}
const list = (all: readonly string[]): string =>
  all.length <= 1 ? (all[0] ?? 'something else') : `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`;

export interface Wording {
  valueAt(path: Path): unknown;
  /** A scalar as it is written: `7214883302119948301` keeps all its digits. */
  sourceAt(path: Path): string | undefined;
  /** The keys a mapping may have. */
  keysAt(path: Path): readonly string[];
}

/** One issue of the schema as one fault or more. */
export function worded(issue: Issue, o: Wording): Worded[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = o.keysAt(path);
      return issue.keys.map((key) => {
        const [meant] = nearest(key, known, 1);
        const hint = meant === undefined ? `known here: ${known.join(', ')}` : `did you mean "${meant}"?`;
        return { path: [...path, key], message: `unknown key "${key}"; ${hint}`, atKey: true };
      });
    }
    case 'invalid_union':
      return union(issue, o);
    case 'invalid_type':
      return [fault(path, [kinds[issue.expected] ?? issue.expected], o)];
    case 'invalid_value':
      return [fault(path, issue.values.map(String), o)];
    case 'too_small':
    case 'too_big': {
      if (issue.origin !== 'number' && issue.origin !== 'int') break;
      const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      return [fault(path, [bound], o)];
    }
    default:
  }
  const value = o.valueAt(path);
  const found = issue.message.includes('found') || typeof value !== 'string' ? '' : `, found ${shown(value)}`;
  return [{ path, message: `${issue.message}${found}` }];
}
