/**
 * Surveys of the operator: every YAML file in the folder `surveys` is one. docs/surveys.md explains every field.
 */
import { readFileSync } from 'node:fs';

import type { Banyan } from '../core/banyan.ts';
import type { SurveyFiles } from '../core/features/surveys/index.ts';
import { normalised, surveyFaults, surveySchema, type Survey } from '../core/features/surveys/language.ts';
import { fingerprintOf } from '../core/kit/hash.ts';
import { campaignFiles } from './campaigns/load.ts';
import { watchFolder, type Watching } from './watch.ts';
import { byPlace, faultLine, readYaml, type Fault } from './yaml.ts';

export interface LoadedSurveys {
  readonly files: readonly string[];
  /** Of the files without a fault. */
  readonly surveys: readonly Survey[];
  /** By file and place, all at once. */
  readonly faults: readonly Fault[];
}

/** Reads a folder, or one file. A folder that is not there holds none. */
export function loadSurveys(path: string): LoadedSurveys {
  const files = campaignFiles(path);
  const surveys: Survey[] = [];
  const faults: Fault[] = [];
  const first = new Map<string, Fault>();
  for (const file of files) {
    const { content, faults: own, raw, faultAt } = readYaml(file, readFileSync(file, 'utf8'), surveySchema);
    const across = surveyFaults(raw).map((f) => faultAt(f.path, f.message));
    const id =
      typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : undefined;
    const known = id === undefined ? undefined : first.get(id);
    const twice =
      known &&
      faultAt(['id'], `"${id}" is used already at ${known.file}:${known.line}:${known.column}; give it another id`);
    if (id !== undefined && !known) first.set(id, faultAt(['id'], ''));
    const all = [...own, ...across, ...(twice ? [twice] : [])];
    faults.push(...all);
    if (content && all.length === 0) surveys.push(normalised(content));
  }
  return { files, surveys, faults: faults.toSorted(byPlace) };
}

/** Hands the surveys to every community, now and later: as drafts, to be opened by message. */
export async function giveSurveys(
  banyan: Pick<Banyan, 'give'>,
  { surveys, faults }: Pick<LoadedSurveys, 'surveys' | 'faults'>,
): Promise<void> {
  const files: SurveyFiles = { surveys, whole: faults.length === 0 };
  await banyan.give('surveys.files', files);
}

export interface SurveyWatch {
  readonly dir: string;
  readonly onChange: (loaded: LoadedSurveys) => Promise<void>;
  /** What is at fault in the files as they are now; the right ones are given all the same. */
  readonly onFault: (lines: readonly string[]) => void;
  /** For tests. Default 300. */
  readonly debounceMs?: number;
}

/** The survey files, hot. A folder that is not there is not watched. */
export function watchSurveys({ dir, onChange, onFault, debounceMs }: SurveyWatch): Watching {
  const mark = ({ surveys, faults }: LoadedSurveys): string => fingerprintOf([surveys, faults]);
  let known = mark(loadSurveys(dir));
  const look = async (): Promise<void> => {
    const loaded = loadSurveys(dir);
    if (mark(loaded) === known) return;
    known = mark(loaded);
    if (loaded.faults.length > 0) onFault(loaded.faults.map(faultLine));
    await onChange(loaded);
  };
  return watchFolder({ dir, look, onFault, ...(debounceMs !== undefined && { debounceMs }) });
}
