/** One file of the campaign language: checked against it, and across its fields. */
import { campaignFaults, referenceFaults, type Known } from '../../core/features/campaigns/language.ts';
import { stepKinds } from '../../core/features/campaigns/language/what.ts';
import { doable } from '../../core/features/campaigns/occasion.ts';
import { featureDefinitions } from '../../core/features/index.ts';
import { parseCron } from '../../core/kit/cron.ts';
import { type Fault, readYaml, type YamlFile } from '../yaml.ts';
import { type FileContent, fileSchema } from './language.ts';
import type { Worded } from './words.ts';

/** What one file holds, as far as it could be read: ids are looked up in `raw` across files. */
export interface Sheet extends YamlFile<FileContent> {
  /** Legal, but perhaps not meant. */
  readonly notes: readonly Fault[];
}

/** `name`: how the file is called in faults. */
export function readSheet(name: string, text: string): Sheet {
  const read = readYaml(name, text, fileSchema);
  const across = acrossFields(read.raw).map((f) => read.faultAt(f.path, f.message, f.atKey));
  return {
    ...read,
    content: across.length === 0 ? read.content : null,
    faults: [...read.faults, ...across],
    notes: [...cronNotes(read.raw), ...undoneNotes(read.raw)].map((n) => read.faultAt(n.path, n.message)),
  };
}

/** The entries of a section, whatever they are. */
export function entries(raw: unknown, section: 'campaigns' | 'topics' | 'rules' | 'days'): readonly unknown[] {
  const found = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[section] : undefined;
  return Array.isArray(found) ? found : [];
}

const acrossFields = (raw: unknown): Worded[] => [
  ...entries(raw, 'campaigns').flatMap((entry, i) =>
    campaignFaults(entry).map((f) => ({
      path: ['campaigns', i, ...f.path],
      message: f.message,
      atKey: f.path.length > 0,
    })),
  ),
  ...entries(raw, 'days').flatMap((entry, i) => {
    const given = ['lunar', 'yearly', 'on'].filter((key) => field(entry, key) !== undefined);
    if (given.length === 1) return [];
    const message =
      given.length === 0
        ? 'nothing says which day: expected one of lunar, yearly, on'
        : `${given[0]} and ${given[1]} together: keep one`;
    return [{ path: ['days', i, ...given.slice(1, 2)], message, atKey: given.length > 0 }];
  }),
];

/** A key of an entry, whatever it is. */
export const field = (entry: unknown, key: string): unknown =>
  typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[key] : undefined;

const cronNotes = (raw: unknown): Worded[] =>
  entries(raw, 'campaigns').flatMap((entry, i) => {
    const long = field(field(entry, 'when'), 'every');
    const every = field(entry, 'every') ?? long;
    const path = ['campaigns', i, ...(long === undefined ? ['every'] : ['when', 'every'])];
    const check = typeof every === 'string' ? parseCron(every) : undefined;
    return check?.ok ? check.warnings.map((message) => ({ path, message })) : [];
  });

/** Steps that no feature of this bot does yet. */
const undoneNotes = (raw: unknown): Worded[] =>
  entries(raw, 'campaigns').flatMap((entry, i) => {
    const what = field(entry, 'what');
    const steps: readonly unknown[] = Array.isArray(what) ? what : [what];
    return steps.flatMap((step, j) =>
      stepKinds
        .filter((kind) => field(step, kind) !== undefined && !doable(kind, featureDefinitions))
        .map((kind) => ({
          path: ['campaigns', i, 'what', ...(Array.isArray(what) ? [j] : []), kind],
          message: `no feature of this bot does a ${kind} yet: this step is left out`,
        })),
    );
  });

/** Faults of references: topics are looked for in all files together. */
export function referenceFaultsOf(sheet: Sheet, known: Known): Fault[] {
  return entries(sheet.raw, 'campaigns').flatMap((entry, i) =>
    referenceFaults(entry, known).map((f) => sheet.faultAt(['campaigns', i, ...f.path], f.message)),
  );
}
