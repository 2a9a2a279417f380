/** The campaign files of a folder as one whole: all of them are right, or every fault is told. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Banyan } from '../../core/banyan.ts';
import type { CampaignFiles } from '../../core/features/campaigns/index.ts';
import type { Campaign } from '../../core/features/campaigns/language.ts';
import type { TopicFiles } from '../../core/features/topics/index.ts';
import type { TopicFile } from '../../core/features/topics/language.ts';
import { fingerprint } from '../../core/kit/hash.ts';
import { byPlace, type Fault } from '../yaml.ts';
import { entries, readSheet, referenceFaultsOf, type Sheet } from './document.ts';
import type { RuleFile } from './language.ts';

/** Everything the files hold, in the order of their names. */
export interface Content {
  readonly campaigns: readonly Campaign[];
  readonly topics: readonly TopicFile[];
  readonly rules: readonly RuleFile[];
}
export type Loaded = { readonly files: readonly string[]; readonly hash: string; readonly notes: readonly Fault[] } & (
  { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly faults: readonly Fault[] }
);

const isYaml = (name: string): boolean => /^[^.].*\.ya?ml$/i.test(name);

/** The YAML files meant by a path: itself, or those directly in the folder. None when there is no such path. */
export function campaignFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter(isYaml)
    .toSorted()
    .map((name) => join(path, name));
}

/**
 * Reads a folder (or one file) of campaigns. A folder that is not there holds none.
 * Faults come sorted by file, line and column, all at once.
 */
export function loadCampaigns(path: string): Loaded {
  const files = campaignFiles(path);
  const texts = files.map(read);
  const sheets = texts.map(({ file, text, fault }) => (fault ? failed(fault) : readSheet(file, text)));
  const faults = [
    ...sheets.flatMap((s) => s.faults),
    ...doubled(sheets, 'campaigns'),
    ...doubled(sheets, 'topics'),
    ...references(sheets),
  ];
  const hash = fingerprint(texts.map((t) => `${t.file}\n${t.text}\n`).join('\n'));
  const common = {
    files,
    hash,
    notes: [...sheets.flatMap((s) => s.notes), ...withoutTopics(sheets)].toSorted(byPlace),
  };
  if (faults.length > 0) return { ...common, ok: false, faults: faults.toSorted(byPlace) };
  const all = <K extends keyof Content>(section: K): Content[K][number][] =>
    sheets.flatMap((s) => (s.content?.[section] ?? []) as Content[K][number][]);
  return { ...common, ok: true, content: { campaigns: all('campaigns'), topics: all('topics'), rules: all('rules') } };
}

/** Hands the files' content to every community of a bot, now and later. */
export async function giveCampaigns(banyan: Pick<Banyan, 'give'>, content: Content): Promise<void> {
  const topics: TopicFiles = { topics: content.topics };
  const campaigns: CampaignFiles = { campaigns: content.campaigns };
  await banyan.give('topics.files', topics);
  await banyan.give('campaigns.files', campaigns);
}

interface Text {
  readonly file: string;
  readonly text: string;
  readonly fault?: Fault;
}
function read(file: string): Text {
  const fault = (message: string): Text => ({ file, text: '', fault: { file, line: 1, column: 1, message } });
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    if (error instanceof TypeError) return fault('not UTF-8 text; save the file as UTF-8');
    return fault(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const failed = (fault: Fault): Sheet => ({
  file: fault.file,
  raw: {},
  content: null,
  faults: [fault],
  notes: [],
  faultAt: () => fault,
});

const field = (entry: unknown, key: string): unknown =>
  typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[key] : undefined;

/** An id used twice, in one file or in two. */
function doubled(sheets: readonly Sheet[], section: 'campaigns' | 'topics'): Fault[] {
  const first = new Map<string, Fault>();
  const faults: Fault[] = [];
  for (const sheet of sheets)
    for (const [i, entry] of entries(sheet.raw, section).entries()) {
      const id = field(entry, 'id');
      if (typeof id !== 'string') continue;
      const path = [section, i, 'id'];
      const known = first.get(id);
      if (known)
        faults.push(
          sheet.faultAt(
            path,
            `"${id}" is used already at ${known.file}:${known.line}:${known.column}; give it another id`,
          ),
        );
      else first.set(id, sheet.faultAt(path, ''));
    }
  return faults;
}

function references(sheets: readonly Sheet[]): Fault[] {
  const all = sheets.flatMap((s) => entries(s.raw, 'topics'));
  const texts = (key: string): Set<string> =>
    new Set(all.map((t) => field(t, key)).filter((v) => typeof v === 'string'));
  const topics = { ids: texts('id'), themes: texts('theme') };
  return sheets.flatMap((s) => referenceFaultsOf(s, topics));
}

/** A campaign that posts topics where the files hold none. */
function withoutTopics(sheets: readonly Sheet[]): Fault[] {
  if (sheets.some((s) => entries(s.raw, 'topics').length > 0)) return [];
  return sheets.flatMap((s) =>
    entries(s.raw, 'campaigns').flatMap((entry, i) =>
      field(entry, 'topic') === undefined
        ? []
        : [
            s.faultAt(
              ['campaigns', i, 'topic'],
              'there is no topic in these files, so only topics added by message are posted',
            ),
          ],
    ),
  );
}
