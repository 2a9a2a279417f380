/** How a question is put: its words, its hint, its buttons; and what came of reading an answer, in words. Pure. */
import { piped, scaleOf, type Answers, type Course } from './engine.ts';
import type { Question, Survey } from './language.ts';
import { mostText, readAnswer, type Fault } from './read.ts';
import { surveyTexts, type About } from './texts.ts';
import type { Choice, Locale } from '../../types.ts';
import { foldCommand } from '../../text/index.ts';

/** What an answer to a question asks for, as it travels in a button or a parsed text. */
export type Act =
  | { readonly set: number | string | readonly number[] | null }
  | { readonly toggle: number }
  | { readonly ready: true }
  | { readonly back: true };
export const acted = (act: Act): string => JSON.stringify(act);

const backWords = new Set(['上一题', '上一題', '返回', 'back'].map(foldCommand));
export const isBack = (text: string): boolean => backWords.has(foldCommand(text));

export const yesNo = (locale: Locale): readonly [string, string] => [surveyTexts[locale].yes, surveyTexts[locale].no];

export interface Put {
  readonly say: string;
  readonly choices: readonly Choice[];
}
/** `buttons`: the platform has real ones. `picked`: of several, what was pressed so far. */
export function put(
  survey: Survey,
  { next: q, asked, total }: Course & { readonly next: Question },
  answers: Answers,
  at: { readonly locale: Locale; readonly buttons: boolean; readonly picked?: readonly number[] },
): Put {
  const t = surveyTexts[at.locale];
  const ask = piped(survey, q.ask, answers, yesNo(at.locale));
  const lines = [
    ...(q.page === undefined ? [] : [q.page]),
    t.question(asked.length + 1, total, ask),
    ...optionLines(q, at.buttons),
    [hint(q, at.locale, at.buttons), q.optional ? t.hint.optional : ''].filter((s) => s !== '').join(' '),
    at.picked && at.picked.length > 0
      ? t.picked(at.picked.map((n) => q.options[n]?.label ?? '').join(at.locale === 'en' ? ', ' : '、'))
      : '',
  ];
  return { say: lines.filter((s) => s !== '').join('\n'), choices: choices(q, at) };
}

/** Where nothing can be pressed, several options and orders are numbered by us: their numbers are typed together. */
const optionLines = (q: Question, buttons: boolean): string[] =>
  q.type === 'ranking' || (q.type === 'multi' && !buttons)
    ? [q.options.map((o, i) => `${i + 1} ${o.label}`).join('  ')]
    : [];

function hint(q: Question, locale: Locale, buttons: boolean): string {
  const { hint: t } = surveyTexts[locale];
  switch (q.type) {
    case 'multi':
      return buttons ? t.press : t.some;
    case 'ranking':
      return t.rank(q.most ?? q.options.length);
    case 'scale':
    case 'nps':
      return t.scale(...scaleOf(q), q.low ?? '', q.high ?? '');
    case 'number':
      return q.least === undefined || q.most === undefined ? t.number : t.between(q.least, q.most);
    case 'text':
    case 'date':
    case 'contact':
      return t[q.type];
    default:
      return '';
  }
}

function choices(q: Question, at: { locale: Locale; buttons: boolean; picked?: readonly number[] }): Choice[] {
  const t = surveyTexts[at.locale];
  const set = (label: string, value: number): Choice => ({ label, value: acted({ set: value }) });
  const skip = q.optional && at.buttons ? [{ label: t.skip, value: acted({ set: null }) }] : [];
  if (q.type === 'single') return [...q.options.map((o, i) => set(o.label, i)), ...skip];
  if (q.type === 'yesno') return [...yesNo(at.locale).map((label, i) => set(label, i)), ...skip];
  if (!at.buttons) return [];
  if (q.type === 'scale' || q.type === 'nps') {
    const [low, high] = scaleOf(q);
    // A number typed means the choice of that place: so 1 stands first and 0, which is no place, last.
    const steps = Array.from({ length: high }, (_, i) => i + 1);
    return [...steps.map((n) => set(`${n}`, n)), ...(low === 0 ? [set('0', 0)] : []), ...skip];
  }
  if (q.type !== 'multi') return skip;
  const picked = at.picked ?? [];
  const options = q.options.map((o, i) => ({
    label: picked.includes(i) ? `✓ ${o.label}` : o.label,
    value: acted({ toggle: i }),
  }));
  return [...options, ...(picked.length > 0 ? [{ label: t.ready, value: acted({ ready: true }) }] : []), ...skip];
}

/** Why an answer is none, in words, with an example. */
export function faultWords(q: Question, fault: Fault, locale: Locale): string {
  return surveyTexts[locale].fault[fault](about(q));
}
function about(q: Question): About {
  const [low, high] =
    q.type === 'scale' || q.type === 'nps'
      ? scaleOf(q)
      : q.type === 'ranking'
        ? [1, q.most ?? q.options.length]
        : q.type === 'multi'
          ? [q.least ?? 1, q.most ?? q.options.length]
          : q.type === 'text'
            ? [q.least ?? 1, Math.min(q.most ?? mostText, mostText)]
            : [q.least ?? 0, q.most ?? 1_000_000];
  return { options: q.options.length, low, high, from: q.from ?? '…', to: q.to ?? '…' };
}

/** A line of a group as the answers to a quick survey: the values, or which question is wrong and why. */
export function readQuick(
  survey: Survey,
  typed: string,
  today: string,
): { readonly answers: Answers } | { readonly wrong: number; readonly fault: Fault } | undefined {
  const n = survey.questions.length;
  const text = typed.normalize('NFKC').trim();
  const glued = /^[0-9]+$/u.test(text) && text.length === n ? Array.from(text) : undefined;
  const tokens = glued ?? text.split(/[\s,，、;；]+/u).filter((s) => s !== '');
  if (tokens.length !== n) return undefined;
  const answers: Record<string, NonNullable<Answers[string]>> = {};
  for (const [i, q] of survey.questions.entries()) {
    const read = readAnswer(q, tokens[i] ?? '', today);
    if ('fault' in read) return { wrong: i + 1, fault: read.fault };
    if (read.value !== null) answers[q.id] = read.value;
  }
  return { answers };
}
