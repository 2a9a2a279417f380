/** The campaign files of a folder as one whole: all of them are right, or every fault is told. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Banyan } from '../../core/banyan.ts';
import type { CampaignFiles } from '../../core/features/campaigns/index.ts';
import type { Campaign, OwnDay } from '../../core/features/campaigns/language.ts';
import type { TopicFiles } from '../../core/features/topics/index.ts';
import type { TopicFile } from '../../core/features/topics/language.ts';
import { fingerprint } from '../../core/kit/hash.ts';
import { byPlace, type Fault } from '../yaml.ts';
import { entries, field, readSheet, referenceFaultsOf, type Sheet } from './document.ts';
import { picturesOf } from './pictures.ts';
import { resolved } from './resolve.ts';
import type { RuleFile } from './language.ts';
import { isTopicTable, readTopicTable } from './topic-table.ts';

/** Everything the files hold, in the order of their names. */
export interface Content {
  readonly campaigns: readonly Campaign[];
  readonly topics: readonly TopicFile[];
  /** Days of one's own. */
  readonly days: readonly OwnDay[];
  readonly rules: readonly RuleFile[];
}
export type Loaded = { readonly files: readonly string[]; readonly hash: string; readonly notes: readonly Fault[] } & (
  { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly faults: readonly Fault[] }
);

const isYaml = (name: string): boolean => /^[^.].*\.ya?ml$/i.test(name);

/** The YAML files and tables of topics meant by a path: itself, or those directly in the folder. None when there is no such path. */
export function campaignFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => isYaml(name) || (isTopicTable(name) && !name.startsWith('.')))
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
  const sheets = texts.map(({ file, text, fault }) =>
    fault ? failed(fault) : (isTopicTable(file) ? readTopicTable : readSheet)(file, text),
  );
  const pictures = new Map(sheets.map((s) => [s, picturesOf(s)]));
  const faults = [
    ...sheets.flatMap((s) => s.faults),
    ...sections.flatMap((section) => doubled(sheets, section)),
    ...references(sheets),
    ...[...pictures.values()].flatMap((p) => p.faults),
  ];
  const images = [...pictures.values()].flatMap((p) => [...p.found.values()]);
  const hash = fingerprint([...texts.map((t) => `${t.file}\n${t.text}\n`), ...images].join('\n'));
  const common = {
    files,
    hash,
    notes: [...sheets.flatMap((s) => s.notes), ...withoutTopics(sheets)].toSorted(byPlace),
  };
  if (faults.length > 0) return { ...common, ok: false, faults: faults.toSorted(byPlace) };
  const all = <K extends Exclude<keyof Content, 'campaigns'>>(section: K): Content[K][number][] =>
    sheets.flatMap((s) => (s.content?.[section] ?? []) as Content[K][number][]);
  const days = all('days');
  const campaigns = sheets.flatMap((s) =>
    (s.content?.campaigns ?? []).map((c) => resolved(c, days, pictures.get(s)?.found ?? new Map())),
  );
  return { ...common, ok: true, content: { campaigns, days, topics: all('topics'), rules: all('rules') } };
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

const sections = ['campaigns', 'topics', 'days'] as const;

/** An id used twice, in one file or in two. */
function doubled(sheets: readonly Sheet[], section: (typeof sections)[number]): Fault[] {
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
  const own = sheets.flatMap((s) => entries(s.raw, 'days')).map((d) => field(d, 'id'));
  const days = new Set(own.filter((id) => typeof id === 'string'));
  const known = { ids: texts('id'), themes: texts('theme'), days };
  return sheets.flatMap((s) => referenceFaultsOf(s, known));
}

/** A campaign that posts topics where the files hold none. */
function withoutTopics(sheets: readonly Sheet[]): Fault[] {
  if (sheets.some((s) => entries(s.raw, 'topics').length > 0)) return [];
  return sheets.flatMap((s) =>
    entries(s.raw, 'campaigns').flatMap((entry, i) =>
      topicPaths(entry).map((path) =>
        s.faultAt(
          ['campaigns', i, ...path],
          'there is no topic in these files, so only topics added by message are posted',
        ),
      ),
    ),
  );
}

/** Where an entry asks for topics. */
function topicPaths(entry: unknown): (string | number)[][] {
  const what = field(entry, 'what');
  const steps = Array.isArray(what)
    ? what.map((step, i) => ({ step: step as unknown, path: ['what', i] }))
    : [{ step: what, path: ['what'] }];
  return [{ step: entry, path: [] }, ...steps].flatMap(({ step, path }) =>
    field(step, 'topic') === undefined ? [] : [[...path, 'topic']],
  );
}
