/** A survey as pages of a form without a script: what can be asked together, and what came back. Pure. */
import { course, holds, settled, type Answers, type Value } from './engine.ts';
import { pipedIn, type Question, type Survey } from './language.ts';
import { readAnswer, type Fault } from './read.ts';

/** So many questions fit a phone. */
const mostTogether = 6;

/**
 * What is asked next on one page: up to where the author begins another, and never beyond a question whose place hangs on
 * an answer of this very page (a branch, a piped answer). Empty: there is nothing left.
 */
export function pageOf(survey: Survey, answers: Answers): Question[] {
  const { next } = course(survey, answers);
  if (!next) return [];
  const taken = settled(survey, answers);
  const page: Question[] = [];
  const here = new Set<string>();
  for (const q of survey.questions.slice(survey.questions.indexOf(next))) {
    const hangs = [...(q.when ? [q.when.question] : []), ...pipedIn(q.ask)].some((id) => here.has(id));
    if (page.length > 0 && (hangs || q.page !== undefined || page.length >= mostTogether)) break;
    if (!holds(survey, q.when, taken)) continue;
    page.push(q);
    here.add(q.id);
    if (q.options.some((o) => o.goto !== undefined)) break;
  }
  return page;
}

/** What a browser sent, by the question's id; several of one are joined by spaces. */
export type Typed = Readonly<Record<string, string>>;
export type ReadPage =
  { readonly values: Readonly<Record<string, Value>> } | { readonly faults: Readonly<Record<string, Fault>> };

/** All answers of a page, or everything that is wrong on it. */
export function readPage(page: readonly Question[], typed: Typed, today: string): ReadPage {
  const values: Record<string, Value> = {};
  const faults: Record<string, Fault> = {};
  for (const q of page) {
    const read = readAnswer(q, typed[q.id] ?? '', today);
    if ('fault' in read) faults[q.id] = read.fault;
    else values[q.id] = read.value;
  }
  return Object.keys(faults).length > 0 ? { faults } : { values };
}
