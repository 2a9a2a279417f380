/**
 * The language of surveys: one strict schema for files and messages, and the rules that no single field shows.
 * docs/surveys.md explains every field.
 */
import { z } from 'zod';

import { isDay } from '../../kit/calendar.ts';
import { parseDuration } from '../../kit/parse.ts';

export const limits = { questions: 60, options: 20, title: 200, text: 1000, label: 60, scale: 10 } as const;

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected small letters, digits and -, at most 40, like new-flavour')
  // Answers are looked up by it.
  .refine((text) => text !== 'constructor', 'expected another name');
const words = (longest: number) =>
  z
    .string()
    .max(longest, `expected at most ${longest} characters`)
    .refine((text) => text.trim() !== '', 'expected words, found an empty text');
const day = z.string().refine(isDay, 'expected a day like 2026-12-01');

/**
 * An option's label; with `goto` the questions in between are not asked, `end`: the survey is over. Whoever picks one with
 * `tag` carries that tag afterwards.
 */
const option = z.union([
  words(limits.label),
  z.number().transform(String),
  z.strictObject({
    label: words(limits.label),
    goto: z.string().optional(),
    tag: z
      .string()
      .regex(/^[^\s#＃-]\S{0,19}$/u, 'expected one word of at most 20 characters, like VIP')
      .optional(),
  }),
]);
const wanted = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])).min(1)]);
/** On an earlier question: one of the options or the number named (`is`), none of them (`not`), at least, at most. */
const when = z.strictObject({
  question: z.string(),
  is: wanted.optional(),
  not: wanted.optional(),
  least: z.number().optional(),
  most: z.number().optional(),
});

export const kinds = [
  'single',
  'multi',
  'number',
  'scale',
  'nps',
  'text',
  'yesno',
  'date',
  'ranking',
  'contact',
] as const;
export type Kind = (typeof kinds)[number];

const question = z.strictObject({
  id,
  ask: words(limits.title),
  type: z.enum(kinds).default('single'),
  options: z.array(option).min(2, 'expected at least two options').max(limits.options).optional(),
  optional: z.boolean().default(false),
  /** Of a number and a scale, the number of options of several; the length of a text. */
  least: z.number().optional(),
  most: z.number().optional(),
  /** A number with a fraction. */
  decimals: z.boolean().optional(),
  /** The ends of a scale in words. */
  low: words(20).optional(),
  high: words(20).optional(),
  from: day.optional(),
  to: day.optional(),
  /** A page begins here; its heading. */
  page: words(60).optional(),
  when: when.optional(),
});

const quota = z.strictObject({
  question: z.string(),
  is: z.union([z.string(), z.number()]),
  most: z.number().int().min(1).max(100_000),
});

export const surveySchema = z.strictObject({
  id,
  title: words(40),
  intro: words(200).optional(),
  anonymous: z.boolean().default(false),
  questions: z.array(question).min(1, 'expected at least one question').max(limits.questions),
  quotas: z.array(quota).max(20).default([]),
  /** How long it is open, like 3d. */
  closes: z
    .string()
    .refine((text) => (parseDuration(text) ?? 0) > 0, 'expected a length of time like 3d or 12h')
    .default('7d'),
  /** So many answers and it closes. */
  count: z.number().int().min(1).max(100_000).optional(),
  /** One reminder when a fifth of the time is left. */
  remind: z.boolean().default(true),
  /** Only members of at least this level. */
  level: z.number().int().min(1).max(1000).optional(),
});
export type SurveyInput = z.input<typeof surveySchema>;
type Parsed = z.infer<typeof surveySchema>;

export interface Option {
  readonly label: string;
  readonly goto?: string;
  /** What staff call whoever picks it; nobody else is told. */
  readonly tag?: string;
}
export type When = z.infer<typeof when>;
export type Quota = z.infer<typeof quota>;
export type Question = Omit<z.infer<typeof question>, 'options'> & { readonly options: readonly Option[] };
/** A survey as the engine reads it. */
export type Survey = Omit<Parsed, 'questions'> & { readonly questions: readonly Question[] };

export const normalised = (s: Parsed): Survey => ({
  ...s,
  questions: s.questions.map((q) => ({
    ...q,
    options: (q.options ?? []).map((o) =>
      typeof o === 'string'
        ? { label: o.trim() }
        : {
            label: o.label.trim(),
            ...(o.goto !== undefined && { goto: o.goto }),
            ...(o.tag !== undefined && { tag: o.tag }),
          },
    ),
  })),
});

export interface Place {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
interface Raw {
  readonly [field: string]: unknown;
}
/** A text or a number as text; anything else is another fault already. */
const str = (v: unknown): string => (typeof v === 'string' || typeof v === 'number' ? `${v}` : '');
const record = (v: unknown): Raw => (typeof v === 'object' && v !== null ? (v as Raw) : {});
const withOptions = new Set<unknown>(['single', 'multi', 'ranking', undefined]);
const bounded = new Set<unknown>(['number', 'scale', 'multi', 'text', 'ranking']);
const labelsOf = (q: Raw): string[] =>
  (Array.isArray(q['options']) ? q['options'] : []).map((o: unknown) =>
    typeof o === 'object' ? str(record(o)['label']).trim() : str(o).trim(),
  );

/** What is wrong across fields of one survey, whatever of it could be read. */
export function surveyFaults(entry: unknown): Place[] {
  const survey = record(entry);
  const questions = (Array.isArray(survey['questions']) ? survey['questions'] : []).map(record);
  const ids = questions.map((q) => q['id']);
  const own = questions.flatMap((q, i) =>
    [...questionFaults(q), ...orderFaults(q, i, questions, ids), ...anonymousFaults(survey, q)].map((f) => ({
      ...f,
      path: ['questions', i, ...f.path],
    })),
  );
  return [...own, ...quotaFaults(survey, questions)];
}

function questionFaults(q: Raw): Place[] {
  const at = (key: string, message: string): Place => ({ path: [key], message });
  const type = str(q['type'] ?? 'single');
  const [least, most] = [q['least'], q['most']];
  const faults: Place[] = [];
  const labels = labelsOf(q);
  if (withOptions.has(q['type']) && q['options'] === undefined)
    faults.push({ path: [], message: `a ${type} question needs options` });
  if (!withOptions.has(q['type']) && q['options'] !== undefined && type !== 'yesno')
    faults.push(at('options', `a ${type} question takes no options`));
  if (type === 'yesno' && q['options'] !== undefined) faults.push(at('options', 'yes and no are the options already'));
  labels.forEach((label, i) => {
    const first = labels.findIndex((l) => l.toLowerCase() === label.toLowerCase());
    if (first < i) faults.push({ path: ['options', i], message: `"${label}" is an option already` });
  });
  if (!bounded.has(type))
    for (const key of ['least', 'most'])
      if (q[key] !== undefined) faults.push(at(key, `a ${type} question has no bounds`));
  if (typeof least === 'number' && typeof most === 'number' && least > most)
    faults.push(at('most', `at most ${most} is less than at least ${least}`));
  if (type === 'scale') {
    const [low, high] = [least ?? 1, most ?? 5];
    if (low !== 0 && low !== 1) faults.push(at('least', 'expected a scale from 0 or 1'));
    if (typeof high === 'number' && (high < 2 || high > limits.scale || !Number.isInteger(high)))
      faults.push(at('most', `expected a scale up to 2 to ${limits.scale}`));
  }
  if ((type === 'multi' || type === 'ranking') && typeof most === 'number' && most > labels.length)
    faults.push(at('most', `there are only ${labels.length} options`));
  for (const key of ['from', 'to'])
    if (q[key] !== undefined && type !== 'date') faults.push(at(key, `only a date has ${key}`));
  return faults;
}

/** Conditions look back, jumps go forward, what is named is there. */
function orderFaults(q: Raw, i: number, questions: readonly Raw[], ids: readonly unknown[]): Place[] {
  const faults: Place[] = [];
  if (typeof q['id'] === 'string' && ids.indexOf(q['id']) < i)
    faults.push({ path: ['id'], message: `"${q['id']}" is a question already; give it another id` });
  const condition = record(q['when']);
  const about = condition['question'];
  if (typeof about === 'string') {
    const n = ids.indexOf(about);
    const target = questions[n];
    if (!target) faults.push({ path: ['when', 'question'], message: `there is no question "${about}"` });
    else if (n >= i) faults.push({ path: ['when', 'question'], message: `"${about}" is asked later; look back only` });
    else
      for (const key of ['is', 'not'])
        faults.push(...unknownLabels(target, condition[key]).map((message) => ({ path: ['when', key], message })));
    if (!['is', 'not', 'least', 'most'].some((key) => condition[key] !== undefined))
      faults.push({ path: ['when'], message: 'expected is, not, least or most' });
  }
  (Array.isArray(q['options']) ? q['options'] : []).forEach((o: unknown, n) => {
    const goto = record(o)['goto'];
    if (record(o)['tag'] !== undefined && q['type'] === 'ranking')
      faults.push({
        path: ['options', n, 'tag'],
        message: 'a ranking names every option: tags go with single and multi',
      });
    if (typeof goto !== 'string') return;
    const path = ['options', n, 'goto'];
    if (q['type'] !== undefined && q['type'] !== 'single')
      faults.push({ path, message: 'only a single choice leads on; use when for the others' });
    if (goto === 'end') return;
    if (!ids.includes(goto)) faults.push({ path, message: `there is no question "${goto}"; or end` });
    else if (ids.indexOf(goto) <= i) faults.push({ path, message: `"${goto}" comes before; jumps go forward only` });
  });
  for (const name of pipedIn(str(q['ask']))) {
    const n = ids.indexOf(name);
    if (n < 0) faults.push({ path: ['ask'], message: `{${name}}: there is no such question` });
    else if (n >= i)
      faults.push({ path: ['ask'], message: `{${name}} is asked later; only earlier answers are known` });
  }
  return faults;
}

/** The questions whose answers stand in a text: `{favourite}`. */
export const pipedIn = (text: string): string[] =>
  [...text.matchAll(/\{([a-z0-9][a-z0-9-]{0,39})\}/gu)].map((m) => m[1] ?? '');

function unknownLabels(target: Raw, named: unknown): string[] {
  const labels = labelsOf(target);
  if (named === undefined || labels.length === 0) return [];
  return (Array.isArray(named) ? named : [named])
    .map((v: unknown) => str(v).trim())
    .filter((v) => !labels.includes(v))
    .map((v) => `"${v}" is no option there; known: ${labels.join(', ')}`);
}

function anonymousFaults(survey: Raw, q: Raw): Place[] {
  if (survey['anonymous'] !== true) return [];
  const tagged = (Array.isArray(q['options']) ? q['options'] : []).flatMap((o: unknown, n): Place[] =>
    record(o)['tag'] === undefined
      ? []
      : [{ path: ['options', n, 'tag'], message: 'a tag shows what a person answered, and this survey is anonymous' }],
  );
  return q['type'] === 'contact'
    ? [{ path: ['type'], message: 'a contact names the person, and this survey is anonymous' }, ...tagged]
    : tagged;
}

function quotaFaults(survey: Raw, questions: readonly Raw[]): Place[] {
  const quotas = (Array.isArray(survey['quotas']) ? survey['quotas'] : []).map(record);
  return quotas.flatMap((quotaRow, i): Place[] => {
    const target = questions.find((q) => q['id'] === quotaRow['question']);
    if (typeof quotaRow['question'] !== 'string') return [];
    if (!target)
      return [{ path: ['quotas', i, 'question'], message: `there is no question "${quotaRow['question']}"` }];
    if (!['single', 'multi', 'yesno', 'scale', 'nps', undefined].includes(target['type'] as string | undefined))
      return [{ path: ['quotas', i, 'question'], message: 'a quota counts a choice or a scale' }];
    return unknownLabels(target, quotaRow['is']).map((message) => ({ path: ['quotas', i, 'is'], message }));
  });
}
