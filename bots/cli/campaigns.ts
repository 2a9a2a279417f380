/** `banyan campaigns check | preview | run ID --dry | show ID | schema`, and `pause | resume | stop | progress` on a running bot. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { isZone } from '../../core/kit/calendar.ts';
import { DatabaseError } from '../../db/errors.ts';
import { editorSchema, faultLine, loadCampaigns, type Content } from '../campaigns/index.ts';
import { systemClock } from '../clock.ts';
import { ConfigError } from '../config.ts';
import { writePictures } from './calendar/pictures.ts';
import { campaignIn, dryRun, showPreview } from './calendar/report.ts';
import { groupsOf, type Groups } from './calendar/groups.ts';
import type { Io } from './index.ts';
import { operate, type Operating } from './operate/index.ts';

export const usage = `usage: banyan campaigns check [PATH]
       banyan campaigns preview [PATH] [--days 30] [--from 2026-11-21] [--time-zone ZONE] [--group NAME]… [--ics | --picture FILE.png]
       banyan campaigns run ID --dry [PATH]
       banyan campaigns show ID [PATH]
       banyan campaigns pause ID | resume ID | stop ID | stop RUN
       banyan campaigns pause --all | resume --all [--send | --drop]
       banyan campaigns progress [ID | RUN]
       banyan campaigns schema

check    reads the files and lists every fault as file:line:column; exit code 1 when there is one
preview  what comes in the next days, at each group's local time; nothing is sent or written
run      with --dry: what the campaign would say, in every language; nothing is sent or written
show     every wording as members will see it, by language, and by platform where they differ
pause    not at its time, in every community; resume: again; stop: what is being sent ends between two sends
         with --all everything that nobody asked for waits, in every community, what stands in line too; resume tells
         how much was held, and --send or --drop says what becomes of it
progress how a run goes: a bar on a terminal until nothing waits, else one line
schema   the JSON Schema for editors

PATH         a folder of .yaml files or one file; default campaigns
--days       how many days, 1 to 366
--from       the first day; default today
--picture    preview of the first group as a picture, of the next ones beside it (FILE-2.png …), at most 12
--ics        preview as a calendar file on standard output (RFC 5545), to import or subscribe to
--group      preview for a group of this name instead of the bot's own; may be given several times
--time-zone  preview for groups in this zone instead of the bot's own
--database   where the bot keeps its groups; default DATABASE_URL, else DATA_DIR; "none" for none`;

const options = {
  days: { type: 'string' },
  from: { type: 'string' },
  'time-zone': { type: 'string' },
  group: { type: 'string', multiple: true },
  database: { type: 'string' },
  dry: { type: 'boolean' },
  ics: { type: 'boolean' },
  all: { type: 'boolean' },
  send: { type: 'boolean' },
  drop: { type: 'boolean' },
  picture: { type: 'string' },
} as const;
const verbs = 'check, preview, run, show, pause, resume, stop, progress or schema';
type Values = ReturnType<typeof read>['values'];
const read = (argv: readonly string[]) => parseArgs({ args: [...argv], allowPositionals: true, options });

/** The command line is at fault. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Returns the exit code: 0 done, 1 the files (or the database) are at fault, 2 the command line is. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await act(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`banyan campaigns: ${error.message}`);
      io.err('banyan campaigns --help says more');
      return 2;
    }
    if (error instanceof ConfigError) for (const line of error.lines) io.err(`banyan: ${line}`);
    else if (error instanceof DatabaseError) io.err(`banyan: ${error.message}`);
    else throw error;
    return 1;
  }
}

async function act(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parsed(argv);
  const [verb, ...rest] = positionals;
  switch (verb) {
    case 'schema':
      only(rest, 0);
      io.out(editorSchema().trimEnd());
      return 0;
    case 'check':
      return load(pathOf(only(rest, 1)[0]), io, true) ? 0 : 1;
    case 'preview': {
      const content = load(pathOf(only(rest, 1)[0]), io, false);
      return content ? previewed(content, values, io) : 1;
    }
    case 'run': {
      const [id, path] = only(rest, 2);
      if (id === undefined) throw new UsageError('run which campaign? banyan campaigns run ID --dry');
      if (values.dry !== true)
        throw new UsageError('run shows what would be said: add --dry. The bot itself sends, at its time');
      const content = load(pathOf(path), io, false);
      return content ? dryRun(content, id, io) : 1;
    }
    case 'show': {
      const [id, path] = only(rest, 2);
      if (id === undefined) throw new UsageError('show which campaign? banyan campaigns show ID');
      const content = load(pathOf(path), io, false);
      return content ? shown(content, id, io) : 1;
    }
    case 'pause':
    case 'resume':
    case 'stop':
    case 'progress':
      return operate(operating(verb, rest, values), io);
    case undefined:
      throw new UsageError(`expected ${verbs}`);
    default:
      throw new UsageError(`there is no "${verb}"; expected ${verbs}`);
  }
}

function operating(verb: Operating['verb'], rest: readonly string[], { all, send, drop, database }: Values): Operating {
  const [name] = only(rest, 1);
  if (all && (verb === 'stop' || verb === 'progress' || name !== undefined))
    throw new UsageError('--all goes with pause or resume, and without an ID');
  if (name === undefined && verb !== 'progress' && !all)
    throw new UsageError(`${verb} which campaign? banyan campaigns ${verb} ID`);
  if ((send || drop) && !(all && verb === 'resume' && send !== drop))
    throw new UsageError('--send or --drop goes with resume --all');
  return { verb, name, all: all === true, held: send ? 'send' : drop ? 'drop' : undefined, database };
}

async function shown(content: Content, id: string, io: Io): Promise<number> {
  const campaign = campaignIn(content, id, io);
  if (!campaign) return 1;
  // Loaded here: it knows the platforms.
  const { showLines } = await import('./operate/show.ts');
  for (const line of showLines(campaign, systemClock)) io.out(line);
  return 0;
}

function parsed(argv: readonly string[]): ReturnType<typeof read> {
  try {
    return read(argv);
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}
function only(rest: readonly string[], most: number): readonly string[] {
  if (rest.length > most) throw new UsageError(`too much: ${rest.slice(most).join(' ')}`);
  return rest;
}
function pathOf(given: string | undefined): string {
  const path = given ?? 'campaigns';
  if (!existsSync(path)) throw new UsageError(`there is no ${path}; name the folder or file of the campaigns`);
  return path;
}

/** The content, or undefined when there are faults, which are told. */
function load(path: string, io: Io, aloud: boolean): Content | undefined {
  const loaded = loadCampaigns(path);
  for (const note of loaded.notes) io.err(`${faultLine(note)} (a note, no fault)`);
  if (!loaded.ok) {
    for (const fault of loaded.faults) io.err(faultLine(fault));
    const n = loaded.faults.length;
    io.err(`${n} ${n === 1 ? 'fault' : 'faults'} in ${path}`);
    return undefined;
  }
  const { campaigns, topics, rules } = loaded.content;
  if (loaded.files.length === 0) io.err(`${path} holds no .yaml files (a note, no fault)`);
  if (aloud) {
    const off = campaigns.filter((c) => !c.active).length;
    const idle = off > 0 ? ` (${off} not active)` : '';
    io.out(
      `${path}: no faults. ${campaigns.length} campaigns${idle}, ${topics.length} topics, ${rules.length} word rules`,
    );
  }
  return loaded.content;
}

async function previewed(content: Content, values: Values, io: Io): Promise<number> {
  const days = values.days === undefined ? 30 : Number(values.days);
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new UsageError(`--days: expected 1 to 366, found "${values.days}"`);
  const { picture } = values;
  if (picture !== undefined && !/.\.png$/i.test(picture))
    throw new UsageError(`--picture: expected a name like month.png, found "${picture}"`);
  const zone = values['time-zone'];
  if (zone !== undefined && !isZone(zone))
    throw new UsageError(`--time-zone: expected a name like Asia/Shanghai, found "${zone}"`);
  if (values.from !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.from))
    throw new UsageError(`--from: expected a day like 2026-11-21, found "${values.from}"`);
  const groups: Groups = await groupsOf({
    names: values.group ?? [],
    campaigns: content.campaigns,
    zone,
    database: values.database,
  });
  try {
    const shown = showPreview(content, groups, { days, from: values.from, ics: values.ics }, io);
    if (picture !== undefined) await writePictures(shown, groups, { days, file: picture }, io);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--from: ${error.message}`);
    throw error;
  }
  return 0;
}
