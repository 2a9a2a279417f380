/**
 * The course of a survey as pure functions: what is asked next, what is left, what an answer stands for. Answers to
 * questions that are off the path (after going back) count for nothing.
 */
import type { Question, Quota, Survey, When } from './language.ts';

/**
 * By kind: the option's number from 0 (single, yesno: 0 yes, 1 no), several of them (multi, ranking: best first), a
 * number (number, scale, nps), words (text, contact), a day (date). Null: skipped.
 */
export type Value = number | string | readonly number[] | null;
export type Answers = Readonly<Record<string, Value>>;

export interface Course {
  /** Answered and on the path, in order. */
  readonly asked: readonly Question[];
  /** Undefined: there is nothing left to ask. */
  readonly next: Question | undefined;
  /** At most so many in all, as far as can be said now. */
  readonly total: number;
}

/** Walks the survey from its beginning. */
export function course(survey: Survey, answers: Answers): Course {
  const { questions } = survey;
  const asked: Question[] = [];
  const taken: Record<string, Value> = {};
  let i = 0;
  while (i < questions.length) {
    const q = questions[i];
    if (!q) break;
    if (!holds(survey, q.when, taken)) {
      i++;
      continue;
    }
    const answer = answers[q.id];
    if (answer === undefined) {
      const later = questions.slice(i + 1).filter((x) => open(survey, x.when, taken));
      return { asked, next: q, total: asked.length + 1 + later.length };
    }
    asked.push(q);
    taken[q.id] = answer;
    i = after(questions, q, answer, i);
  }
  return { asked, next: undefined, total: asked.length };
}

/** Where it goes on from this answer. */
function after(questions: readonly Question[], q: Question, answer: Value, i: number): number {
  const goto = q.type === 'single' && typeof answer === 'number' ? q.options[answer]?.goto : undefined;
  if (goto === undefined) return i + 1;
  if (goto === 'end') return questions.length;
  const target = questions.findIndex((x) => x.id === goto);
  return target > i ? target : i + 1;
}

/** The answers on the path, and no others. */
export function settled(survey: Survey, answers: Answers): Answers {
  return Object.fromEntries(course(survey, answers).asked.map((q) => [q.id, answers[q.id] ?? null]));
}

/** The same without the last answer on the path; undefined when there is none. */
export function oneBack(survey: Survey, answers: Answers): Answers | undefined {
  const { asked } = course(survey, answers);
  const last = asked.at(-1);
  return last && Object.fromEntries(asked.slice(0, -1).map((q) => [q.id, answers[q.id] ?? null]));
}

const questionOf = (survey: Survey, id: string): Question | undefined => survey.questions.find((q) => q.id === id);

/** Does a condition hold? Of a question that was skipped or not asked none does, but `not`. */
export function holds(survey: Survey, when: When | undefined, answers: Answers): boolean {
  if (when === undefined) return true;
  const q = questionOf(survey, when.question);
  const answer = answers[when.question];
  if (!q) return false;
  const has = answer === undefined || answer === null ? [] : namesOf(q, answer);
  const named = (w: NonNullable<When['is']>): boolean =>
    (Array.isArray(w) ? w : [w]).some((x) => has.includes(String(x).trim()));
  if (when.is !== undefined && !named(when.is)) return false;
  if (when.not !== undefined && named(when.not)) return false;
  const size = typeof answer === 'number' && q.options.length === 0 ? answer : Number.NaN;
  if (when.least !== undefined && !(size >= when.least)) return false;
  return when.most === undefined || size <= when.most;
}
/** May a condition still hold? It does as long as its question was not answered. */
const open = (survey: Survey, when: When | undefined, answers: Answers): boolean =>
  when === undefined || answers[when.question] === undefined || holds(survey, when, answers);

/** What an answer is called in conditions and quotas: labels, `yes` and `no`, a number. */
function namesOf(q: Question, answer: Exclude<Value, null>): string[] {
  if (q.type === 'yesno') return answer === 0 ? ['yes', 'true', '是'] : ['no', 'false', '否'];
  if (q.options.length > 0)
    return (typeof answer === 'object' ? answer : [answer]).map((n) => q.options[Number(n)]?.label ?? '');
  return [String(answer)];
}

/** Which quotas this set of answers fills a place of. */
export function quotasOf(survey: Survey, answers: Answers): number[] {
  const path = settled(survey, answers);
  return survey.quotas.flatMap((quota, i) => (fits(survey, quota, path) ? [i] : []));
}
const fits = (survey: Survey, quota: Quota, answers: Answers): boolean =>
  holds(survey, { question: quota.question, is: quota.is }, answers);

/** The tags of the options picked, on the path, each once. */
export function tagsOf(survey: Survey, answers: Answers): string[] {
  const path = settled(survey, answers);
  const picked = survey.questions.flatMap((q) => {
    const answer = path[q.id];
    const chosen = typeof answer === 'object' ? (answer ?? []) : typeof answer === 'number' ? [answer] : [];
    return chosen.flatMap((n) => q.options[n]?.tag ?? []);
  });
  return [...new Set(picked)];
}

/** An answer in words; `yesNo` in the language it is said in. */
export function shown(q: Question, answer: Value | undefined, yesNo: readonly [string, string], skipped = ''): string {
  if (answer === null || answer === undefined) return skipped;
  if (q.type === 'yesno') return yesNo[answer === 0 ? 0 : 1];
  if (typeof answer === 'object')
    return answer.map((n) => q.options[n]?.label ?? '').join(q.type === 'ranking' ? ' > ' : ', ');
  return q.options.length > 0 ? (q.options[Number(answer)]?.label ?? '') : String(answer);
}

/** A text in which earlier answers stand: `{favourite}`. */
export const piped = (survey: Survey, text: string, answers: Answers, yesNo: readonly [string, string]): string =>
  text.replaceAll(/\{([a-z0-9][a-z0-9-]{0,39})\}/gu, (whole, name: string) => {
    const q = questionOf(survey, name);
    return q ? shown(q, answers[name], yesNo, '…') : whole;
  });

/** From and to of a scale. */
export const scaleOf = (q: Question): readonly [number, number] =>
  q.type === 'nps' ? [0, 10] : [q.least ?? 1, q.most ?? 5];

const byNumber = new Set(['single', 'yesno', 'scale', 'nps']);
export const mostQuick = 3;
/**
 * Can it be answered in one line of a group (`答卷 2 1 3`)? At most three questions, each a choice or a scale, no branches
 * and nothing kept from the others' eyes.
 */
export const isQuick = (s: Survey): boolean =>
  !s.anonymous &&
  s.questions.length <= mostQuick &&
  s.questions.every(
    (q) => byNumber.has(q.type) && !q.optional && q.when === undefined && q.options.every((o) => o.goto === undefined),
  );
