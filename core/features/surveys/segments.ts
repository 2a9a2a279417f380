/** Answers told apart by who gave them: level, tags and platform beside the other questions. Pure. */
import type { House } from '../../house.ts';
import { platformTitle } from '../../kit/platforms.ts';
import type { Locale } from '../../types.ts';
import { yesNo } from './ask.ts';
import type { Survey } from './language.ts';
import { fewest } from './settings.ts';
import type { AnswerRow, SurveyRow } from './store.ts';
import { cross, type Cross, type Response } from './tally.ts';
import { surveyStaffTexts } from './texts-staff.ts';

/** The number of another question from 1, or what is known of the person. */
export type By = number | 'platform' | 'level' | 'tag';
export const segmentsOfPeople = ['level', 'tag', 'platform'] as const;

const words: readonly (readonly [RegExp, Exclude<By, number>])[] = [
  [/^(?:平台|platform)$/iu, 'platform'],
  [/^(?:等级|等級|level)$/iu, 'level'],
  [/^(?:标签|標籤|tags?)$/iu, 'tag'],
];
/** `3`, `等级`, `tag`; undefined when it is neither a question of this survey nor such a word. */
export function readBy(survey: Survey, text: string): By | undefined {
  const n = /^[1-9][0-9]?$/u.test(text) ? Number(text) : 0;
  return survey.questions[n - 1] ? n : words.find(([pattern]) => pattern.test(text))?.[1];
}

/** What a segment is called. */
export function segmentName(survey: Survey, by: By, locale: Locale): string {
  return typeof by === 'number' ? (survey.questions[by - 1]?.ask ?? '') : surveyStaffTexts[locale][by];
}

/** Of these answers those that may be looked at now; undefined: too few of an anonymous survey. */
export function inSight(
  s: Pick<SurveyRow, 'definition' | 'state'>,
  all: readonly AnswerRow[],
): readonly AnswerRow[] | undefined {
  if (!s.definition.anonymous) return all;
  // Whole fives only while it runs: what changed between two looks is never one person's answers.
  const whole = s.state === 'closed' ? all : all.filter((a) => a.batch < Math.floor(all.length / fewest));
  return whole.length < fewest ? undefined : whole;
}

/** What is known of a member: their level, 0 with none, and their tags. */
export type Known = (member: number) => { readonly level: number; readonly tags: readonly string[] };

/** What is known of members here. */
export const knownIn =
  ({ level, tags }: Pick<House, 'level' | 'tags'>, c: Parameters<House['level']>[0]): Known =>
  (member) => ({ level: level(c, member), tags: tags(c, member) });

/** Each answer with the segments of its author; none where the survey is anonymous. */
export const segmented = (
  s: Pick<SurveyRow, 'definition'>,
  all: readonly AnswerRow[],
  known: Known,
): { readonly row: AnswerRow; readonly response: Response }[] =>
  all.map((row) => {
    if (s.definition.anonymous || row.member === null) return { row, response: { answers: row.answers, segment: {} } };
    const { level, tags } = known(row.member);
    return {
      row,
      response: { answers: row.answers, segment: { platform: row.platform, level: `${level}`, tag: tags } },
    };
  });

/** No question can be called so. */
const key = ' segment';

/**
 * Question `n` (from 1) by a segment. Levels ascend; of tags and platforms the largest comes first, whoever has no tag
 * last. Somebody with two tags counts in both lines.
 */
export function crossBy(survey: Survey, all: readonly Response[], n: number, by: By, locale: Locale): Cross {
  const id = survey.questions[n - 1]?.id ?? '';
  const names = yesNo(locale);
  const least = survey.anonymous ? fewest : 1;
  if (typeof by === 'number') return cross(survey, all, id, survey.questions[by - 1]?.id ?? '', names, least);
  const size = new Map<string, number>();
  const told = all.map(({ answers, segment }): Response => {
    const own = [segment[by] ?? []].flat();
    const labels = own.length > 0 ? own : [''];
    for (const label of labels) size.set(label, (size.get(label) ?? 0) + 1);
    return { answers, segment: { [key]: labels } };
  });
  const { columns, rows } = cross(survey, told, id, key, names, least);
  const last = (label: string): number => Number(label === '');
  const larger = (a: string, b: string): number => last(a) - last(b) || (size.get(b) ?? 0) - (size.get(a) ?? 0);
  const order = by === 'level' ? (a: string, b: string): number => Number(a) - Number(b) : larger;
  return {
    columns,
    rows: rows.toSorted((a, b) => order(a.label, b.label)).map((r) => ({ ...r, label: labelOf(by, r.label, locale) })),
  };
}

function labelOf(by: Exclude<By, number>, label: string, locale: Locale): string {
  const t = surveyStaffTexts[locale];
  if (by === 'level') return t.levelIs(Number(label));
  return by === 'platform' ? platformTitle(label, locale) : label || t.noTag;
}

/** A cross-table as lines of a file. */
export const tableRows = (x: Cross, by: string, total: string): (string | number)[][] => [
  [by, ...x.columns, total],
  ...x.rows.map((r) => [r.label, ...r.counts, r.total]),
];
