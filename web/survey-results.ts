/** The results of a survey for staff, on a page of their own: every question, quotas, and one question by another or by segment. */
import { inWords } from '../core/features/surveys/said.ts';
import {
  crossBy,
  readBy,
  segmentName,
  segmentsOfPeople,
  tableRows,
  type By,
} from '../core/features/surveys/segments.ts';
import type { SurveyResults } from '../core/features/surveys/store-pages.ts';
import { tally, type Cross, type Tally } from '../core/features/surveys/tally.ts';
import { yesNo } from '../core/features/surveys/ask.ts';
import { fewest } from '../core/features/surveys/settings.ts';
import { surveyStaffTexts } from '../core/features/surveys/texts-staff.ts';
import { csvOf } from '../core/kit/csv.ts';
import type { Locale, Texts } from '../core/types.ts';
import { escape, whole } from './survey-html.ts';

interface Words {
  readonly head: (answers: number, going: number, open: boolean) => string;
  readonly quotas: string;
  readonly cross: string;
  readonly question: string;
  readonly by: string;
  readonly show: string;
  readonly file: string;
}
export const surveyResultsTexts: Texts<Words> = {
  'zh-CN': {
    head: (n, going, open) => `${n} 份，${going} 人还没答完，${open ? '还在收' : '已截止'}`,
    quotas: '名额',
    cross: '交叉表',
    question: '看哪一题',
    by: '按什么分',
    show: '看一下',
    file: '存成表格（CSV）',
  },
  'zh-TW': {
    head: (n, going, open) => `${n} 份，${going} 人還沒答完，${open ? '還在收' : '已截止'}`,
    quotas: '名額',
    cross: '交叉表',
    question: '看哪一題',
    by: '按什麼分',
    show: '看一下',
    file: '存成表格（CSV）',
  },
  en: {
    head: (n, going, open) =>
      `${n} ${n === 1 ? 'answer' : 'answers'}, ${going} not finished, ${open ? 'still open' : 'closed'}`,
    quotas: 'Quotas',
    cross: 'Cross-table',
    question: 'Which question',
    by: 'By what',
    show: 'Show',
    file: 'Save as a table (CSV)',
  },
};

interface Wanted {
  readonly n: number;
  readonly by: By;
  readonly name: string;
  readonly table: Cross;
}
/** The cross-table asked for in the address; undefined when it asks for none that can be shown. */
function wanted({ survey, responses }: SurveyResults, locale: Locale, query: URLSearchParams): Wanted | undefined {
  const n = readBy(survey, query.get('q') ?? '');
  const by = readBy(survey, query.get('by') ?? '');
  if (typeof n !== 'number' || by === undefined || by === n || !responses) return undefined;
  if (survey.anonymous && typeof by === 'string') return undefined;
  const table = crossBy(survey, responses, n, by, locale);
  return table.columns.length === 0 ? undefined : { n, by, name: segmentName(survey, by, locale), table };
}

/** The same table as a file. */
export function crossCsv(
  page: SurveyResults,
  locale: Locale,
  query: URLSearchParams,
): { readonly name: string; readonly text: string } | undefined {
  const found = wanted(page, locale, query);
  if (!found) return undefined;
  const rows = tableRows(found.table, found.name, surveyStaffTexts[locale].total);
  return { name: `survey-${page.id}-${found.n}-by-${found.by}.csv`, text: csvOf(rows) };
}

/** The whole page. */
export function resultsPage(page: SurveyResults, locale: Locale, query: URLSearchParams): string {
  const { survey, responses } = page;
  const t = surveyResultsTexts[locale];
  const staff = surveyStaffTexts[locale];
  const title = `<h1>${page.id} ${escape(survey.title)}</h1>`;
  if (!responses) return whole(locale, survey.title, `${title}<p>${staff.few(fewest)}</p>`);
  const tallies = tally(
    survey,
    responses.map((r) => r.answers),
    yesNo(locale),
  );
  const head = `<p class="soft">${t.head(responses.length, page.going, page.open)}${survey.anonymous && page.open ? ` ${staff.inFives}` : ''}</p>`;
  const questions = tallies.map((x, i) => question(x, i + 1, locale)).join('');
  return whole(
    locale,
    survey.title,
    `${title}${head}${questions}${quotas(page, t.quotas)}${crossing(page, locale, query)}`,
  );
}

function question(x: Tally, n: number, locale: Locale): string {
  const words =
    x.labels.length > 0 && x.mean === null ? surveyStaffTexts[locale].answers(x.answered) : inWords(x, locale);
  const rows = x.labels.map((label, i) => {
    const count = x.counts[i] ?? 0;
    const share = x.answered === 0 ? 0 : Math.round((100 * count) / x.answered);
    return `<tr><td>${escape(label)}<br><progress max="${Math.max(1, x.answered)}" value="${count}"></progress></td><td class="n">${count}</td><td class="n">${share}%</td></tr>`;
  });
  return `<section><h2>${n} ${escape(x.question.ask)}</h2><p class="soft">${escape(words)}</p>${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}</section>`;
}

function quotas({ survey, taken }: SurveyResults, title: string): string {
  if (survey.quotas.length === 0) return '';
  const rows = survey.quotas.map((q, i) => {
    const ask = survey.questions.find((x) => x.id === q.question)?.ask ?? q.question;
    return `<tr><td>${escape(`${ask} ${q.is}`)}</td><td class="n">${taken.get(i) ?? 0} / ${q.most}</td></tr>`;
  });
  return `<section><h2>${title}</h2><table>${rows.join('')}</table></section>`;
}

function crossing(page: SurveyResults, locale: Locale, query: URLSearchParams): string {
  const t = surveyResultsTexts[locale];
  const { survey } = page;
  const choices = (name: string, values: readonly By[], label: string): string => {
    const options = values.map((v) => {
      const words =
        typeof v === 'number' ? `${v} ${survey.questions[v - 1]?.ask ?? ''}` : segmentName(survey, v, locale);
      return `<option value="${v}"${query.get(name) === `${v}` ? ' selected' : ''}>${escape(words)}</option>`;
    });
    return `<label>${label}<select name="${name}">${options.join('')}</select></label>`;
  };
  const counted = survey.questions.flatMap((q, i) => (isCounted.has(q.type) ? [i + 1] : []));
  if (counted.length === 0) return '';
  const all = survey.questions.map((_, i) => i + 1);
  const ways: readonly By[] = survey.anonymous ? all : [...segmentsOfPeople, ...all];
  const found = wanted(page, locale, query);
  return `<section><h2>${t.cross}</h2><form>${choices('q', counted, t.question)}${choices('by', ways, t.by)}<button>${t.show}</button></form>
${found ? `${tableOf(found, locale)}<p><a href="?q=${found.n}&amp;by=${found.by}&amp;csv=1" download>${t.file}</a></p>` : ''}</section>`;
}
/** What has columns. */
const isCounted = new Set(['single', 'multi', 'yesno', 'scale', 'nps', 'ranking']);

function tableOf({ table, name }: Wanted, locale: Locale): string {
  const [head = [], ...rows] = tableRows(table, name, surveyStaffTexts[locale].total);
  const cells = (row: readonly (string | number)[]): string =>
    row.map((v, i) => (i === 0 ? `<th>${escape(`${v}`)}</th>` : `<td class="n">${v}</td>`)).join('');
  const titles = head.map((v) => `<th>${escape(`${v}`)}</th>`).join('');
  return `<div class="wide"><table><tr>${titles}</tr>${rows.map((r) => `<tr>${cells(r)}</tr>`).join('')}</table></div>`;
}
