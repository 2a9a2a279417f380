/**
 * Question banks of the operator: every YAML and CSV file in the folder `quizzes` is a set by its own name.
 * YAML: a list of `{ question, answer, wrong?, why? }` under `questions`. CSV with a header: question, answer, wrong, why.
 * Several answers, or several wrong ones, with `=` between them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse as parsePath } from 'node:path';

import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import type { Banyan } from '../core/banyan.ts';
import type { QuizFiles } from '../core/features/games/index.ts';
import { readYaml, type Fault } from './yaml.ts';

type Item = QuizFiles['questions'][number];
const line = z.string().trim().min(1).max(120);
const some = z.union([line, z.number().transform(String), z.array(z.coerce.string().trim().min(1).max(120)).max(7)]);
const entry = z.strictObject({
  question: line,
  answer: some,
  wrong: some.optional(),
  why: z.string().trim().max(120).optional(),
});
const yamlFile = z.strictObject({ questions: z.array(entry).max(2000) });

const many = (v: z.infer<typeof some> | undefined): string[] =>
  (typeof v === 'string' ? v.split('=') : (v ?? [])).map((s) => s.trim()).filter((s) => s !== '');

function itemOf(bank: string, e: z.infer<typeof entry>): Item {
  const answers = many(e.answer);
  const wrong = many(e.wrong);
  const choices = wrong.length === 0 ? [] : [...answers.slice(0, 1), ...wrong].toSorted();
  return { bank, question: e.question, answers, choices, why: e.why || null };
}

/** One CSV file. A row that does not fit is a fault at its line. */
function readCsv(file: string, bank: string, text: string): { items: Item[]; faults: Fault[] } {
  const items: Item[] = [];
  const faults: Fault[] = [];
  const fault = (at: number, message: string): void => void faults.push({ file, line: at, column: 1, message });
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    fault(1, error.message);
    return { items, faults };
  }
  for (const { record, info } of rows) {
    const filled = Object.fromEntries(Object.entries(record).filter(([, v]) => v !== ''));
    const read = entry.safeParse(filled);
    if (read.success) items.push(itemOf(bank, read.data));
    else fault(info.lines, read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  }
  return { items, faults };
}

/** Reads the folder. One that is not there holds no questions. A faulty file is left out and said. */
export function loadQuizzes(dir: string): { readonly questions: readonly Item[]; readonly faults: readonly Fault[] } {
  const questions = new Map<string, Item>();
  const faults: Fault[] = [];
  const names = existsSync(dir)
    ? readdirSync(dir)
        .filter((n) => /^[^.].*\.(?:ya?ml|csv)$/iu.test(n))
        .toSorted()
    : [];
  for (const name of names) {
    const file = join(dir, name);
    const bank = parsePath(name).name;
    const text = readFileSync(file, 'utf8');
    const csv = /\.csv$/iu.test(name);
    const yaml = csv ? undefined : readYaml(file, text, yamlFile);
    const read = csv
      ? readCsv(file, bank, text)
      : { items: (yaml?.content?.questions ?? []).map((e) => itemOf(bank, e)), faults: yaml?.faults ?? [] };
    faults.push(...read.faults);
    for (const item of read.items) questions.set(`${bank}\n${item.question}`, item);
  }
  return { questions: [...questions.values()], faults };
}

/** Hands the questions to every community, now and later. */
export async function giveQuizzes(banyan: Pick<Banyan, 'give'>, questions: readonly Item[]): Promise<void> {
  const files: QuizFiles = { questions };
  await banyan.give('games.files', files);
}
