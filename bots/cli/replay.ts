/** `banyan replay FILE`: what the bot would have seen and done in a group's past. */
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { isZone } from '../../core/kit/calendar.ts';
import { locales, type Locale } from '../../core/types.ts';
import { fileChunks } from './history/file.ts';
import { figuresOf, Heard } from './history/figures.ts';
import { play } from './history/play.ts';
import { progressBar } from './history/progress.ts';
import { report } from './history/report.ts';
import { readRules, RulesError, type RuleToTry } from './history/rules-file.ts';
import { BrokenExport, type HistoryFault, readTelegramExport } from './history/telegram.ts';
import type { Io } from './index.ts';

export const usage = `usage: banyan replay FILE [--rules RULES] [--time-zone ZONE] [--language zh-CN|zh-TW|en]

Plays the history of groups through the bot, on a database that is thrown away, and reports: messages,
speakers, active days, peak hours, top members, and what each word rule would have hit. Nothing is sent.

FILE         result.json of Telegram Desktop (Export chat history, format JSON): one chat or a full export
--rules      a text file with one word a line, or YAML: a list under "rules:"
--time-zone  of the group; default Asia/Shanghai
--language   of the report; default zh-CN`;

/** Faults shown one by one; the rest is counted. */
const faultsShown = 20;

interface Asked {
  readonly file: string;
  readonly rules: string | undefined;
  readonly timeZone: string;
  readonly locale: Locale;
}

/** Returns the exit code: 0 done, 1 the input is at fault, 2 the command line is. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const asked = read(argv);
  if (typeof asked === 'string') {
    io.err(`banyan replay: ${asked}`);
    io.err(usage.split('\n')[0] ?? '');
    return 2;
  }
  try {
    await checkFile(asked.file);
    await replay(asked, asked.rules === undefined ? [] : await readRules(asked.rules), io);
    return 0;
  } catch (error) {
    const lines = plain(error, asked);
    if (!lines) throw error;
    for (const line of lines) io.err(`banyan replay: ${line}`);
    return 1;
  }
}

function read(argv: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        rules: { type: 'string' },
        'time-zone': { type: 'string', default: 'Asia/Shanghai' },
        language: { type: 'string', default: 'zh-CN' },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return 'name one file, the result.json of an export';
    const timeZone = values['time-zone'];
    if (!isZone(timeZone)) return `unknown time zone "${timeZone}"; write it like Asia/Shanghai`;
    const locale = locales.find((l) => l === values.language);
    if (!locale) return `unknown language "${values.language}"; one of ${locales.join(', ')}`;
    return { file, rules: values.rules, timeZone, locale };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

async function checkFile(file: string): Promise<void> {
  if ((await stat(file)).isDirectory())
    throw new BrokenExport({ byte: 0, line: 1 }, 'this is a folder; give the result.json in it');
}

/** Errors the operator can mend, in words; undefined for the others. */
function plain(error: unknown, asked: Asked): readonly string[] | undefined {
  if (error instanceof RulesError) return error.lines;
  if (error instanceof BrokenExport) return [`${asked.file}: ${error.message}`];
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const why = error.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
  return [`${String(error.path)}: ${why}`];
}

async function replay(asked: Asked, rules: readonly RuleToTry[], io: Io): Promise<void> {
  const start = performance.now();
  const heard = new Heard(rules);
  const errors: unknown[] = [];
  const played = await play({
    rules,
    timeZone: asked.timeZone,
    locale: asked.locale,
    onTrace: (trace) => heard.trace(trace),
    onError: (error) => void (errors.length < 3 && errors.push(error)),
  });
  const faults: HistoryFault[] = [];
  let faulty = 0;
  let bar = progressBar(process.stderr, 0);
  try {
    const chunks = fileChunks(asked.file, (bytes) => {
      bar = progressBar(process.stderr, bytes);
    });
    const summary = await readTelegramExport(
      chunks,
      (record) => {
        bar.at(record.byte, record.index);
        return played.take(record);
      },
      (fault) => void (faulty++ < faultsShown && faults.push(fault)),
      { timeZone: asked.timeZone },
    );
    await played.settled();
    bar.end();
    for (const line of faultLines(asked.file, faults, faulty)) io.err(line);
    for (const error of errors) io.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const figures = await figuresOf(played.database, asked.timeZone);
    for (const line of report(figures, heard, { ...asked, withRules: rules.length > 0 })) io.out(line);
    io.err(effort(summary.records, performance.now() - start));
  } finally {
    bar.end();
    await played.end();
  }
}

const faultLines = (file: string, faults: readonly HistoryFault[], all: number): string[] => [
  ...faults.map(
    (f) =>
      `${file}:${f.line}: record ${f.index}${f.messageId === undefined ? '' : ` (message ${f.messageId})`} skipped: ${f.problem}`,
  ),
  ...(all > faults.length ? [`${all - faults.length} more records were skipped`] : []),
];

function effort(records: number, ms: number): string {
  const rate = Math.round(records / Math.max(0.001, ms / 1000));
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return `\n${records.toLocaleString('en')} records in ${(ms / 1000).toFixed(1)} s, ${rate.toLocaleString('en')} a second, peak memory ${megabytes} MB`;
}
