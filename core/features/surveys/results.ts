/** What came of a survey, for staff: lines, tables and files. */
import type { House } from '../../house.ts';
import { utf8Base64 } from '../../kit/base64.ts';
import { shares } from '../../kit/charts.ts';
import { csvOf } from '../../kit/csv.ts';
import { cut } from '../../kit/cut.ts';
import { platformTitle } from '../../kit/platforms.ts';
import { reply } from '../../kit/reply.ts';
import { pictured } from '../../pictures.ts';
import type { Context, Effect, Effects, Locale } from '../../types.ts';
import { yesNo } from './ask.ts';
import { fewest } from './settings.ts';
import type { Desk } from './session.ts';
import type { AnswerRow, SurveyRow } from './store.ts';
import { answerRows, cross, tally, type Cross, type Response, type Tally } from './tally.ts';
import { surveyStaffTexts } from './texts-staff.ts';

/** Lines of questions in one answer. */
const shownQuestions = 3;
const shownTexts = 3;
/** Lines of a chart. */
const mostShares = 12;

/** The answers that may be looked at now; undefined: too few of an anonymous survey. */
export async function readable(desk: Desk, s: SurveyRow): Promise<AnswerRow[] | undefined> {
  const all = await desk.store.answers(s.id);
  if (!s.definition.anonymous) return all;
  // Whole fives only while it runs: what changed between two looks is never one person's answers.
  const whole = s.state === 'closed' ? all : all.filter((a) => a.batch < Math.floor(all.length / fewest));
  return whole.length < fewest ? undefined : whole;
}

const number = (n: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(n);

/** One question in words. */
export function inWords(t: Tally, locale: Locale): string {
  const w = surveyStaffTexts[locale];
  if (t.answered === 0) return w.nothing;
  if (t.nps !== null) return w.nps(`${t.nps > 0 ? '+' : ''}${Math.round(t.nps)}`, t.answered);
  if (t.mean !== null) return w.mean(number(t.mean, locale), number(t.median ?? 0, locale), t.answered);
  if (t.labels.length === 0)
    return w.words(
      t.answered,
      t.texts.slice(-shownTexts).map((s) => cut(s.replaceAll('\n', ' '), 16)),
    );
  const order = t.labels.map((label, i) => ({ label, n: t.counts[i] ?? 0 })).toSorted((a, b) => b.n - a.n);
  const comma = locale === 'en' ? ', ' : '、';
  const shown = order
    .slice(0, 5)
    .map(({ label, n }) => `${cut(label, 12)} ${n} (${Math.round((100 * n) / t.answered)}%)`);
  return shown.join(comma) + (order.length > shown.length ? '…' : '');
}

/** One question as a picture with its words; what has no shares is words alone. */
function drawn(house: House, c: Context, t: Tally, words: string, title: string): Effect {
  if (t.labels.length === 0 || t.answered === 0) return reply(c, words);
  const picture = (): string =>
    shares({
      title: cut(t.question.ask, 40),
      aside: cut(title, 16),
      note: t.mean === null ? surveyStaffTexts[c.locale].answers(t.answered) : inWords(t, c.locale),
      lines: t.labels.slice(0, mostShares).map((label, i) => ({ label, value: t.counts[i] ?? 0 })),
      of: t.answered,
    });
  return pictured(house, c, words, picture);
}

export async function results(c: Context, desk: Desk, s: SurveyRow, only: number | undefined): Promise<Effects> {
  const t = surveyStaffTexts[c.locale];
  const all = await readable(desk, s);
  const { definition: d } = s;
  if (!all) return [reply(c, t.few(fewest))];
  const tallies = tally(
    d,
    all.map((a) => a.answers),
    yesNo(c.locale),
  );
  const rows = tallies.map((x, i) => t.line(i + 1, cut(x.question.ask, 20), inWords(x, c.locale)));
  const one = only === undefined ? undefined : tallies[only - 1];
  if (only !== undefined) return [one ? drawn(desk.house, c, one, rows[only - 1] ?? '', d.title) : reply(c, t.which)];
  const going = (await desk.store.seats(s.id)).filter((seat) => seat.state === 'going').length;
  const tail =
    rows.length > shownQuestions
      ? [t.more(s.id, shownQuestions + 1)]
      : d.anonymous && s.state === 'open'
        ? [t.inFives]
        : [];
  return [reply(c, [t.head(s.id, d.title, all.length, going), ...rows.slice(0, shownQuestions), ...tail].join('\n'))];
}

/** The answers as the files tell them apart: whose, where from, how long; nothing of these where it is anonymous. */
async function responses(c: Context, desk: Desk, s: SurveyRow, all: readonly AnswerRow[]): Promise<Response[]> {
  if (s.definition.anonymous) return all.map((a) => ({ answers: a.answers, segment: {} }));
  const names = await desk.house.people.names(all.flatMap((a) => a.member ?? []));
  return all
    .toSorted((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0))
    .map((a) => ({
      answers: a.answers,
      segment: {
        member: names.get(a.member ?? 0) ?? '',
        platform: platformTitle(a.platform, c.locale),
        finished: a.finishedAt === null ? '' : new Date(a.finishedAt).toISOString(),
        time: a.spent === null ? '' : `${Math.round(a.spent / 1000)}`,
      },
    }));
}

const file = (c: Context, name: string, rows: readonly (readonly (string | number)[])[], say: string): Effect => ({
  do: 'file',
  to: c.room.kind === 'private' ? { room: c.room.id } : { private: c.who.member },
  name,
  bytes: utf8Base64(csvOf(rows)),
  mime: 'text/csv; charset=utf-8',
  say,
});

export async function exported(c: Context, desk: Desk, s: SurveyRow): Promise<Effects> {
  const t = surveyStaffTexts[c.locale];
  const all = await readable(desk, s);
  if (!all) return [reply(c, t.few(fewest))];
  const columns = s.definition.anonymous
    ? {}
    : { member: t.member, platform: t.platform, finished: t.finished, time: t.time };
  const rows = answerRows(s.definition, await responses(c, desk, s, all), columns, yesNo(c.locale));
  return [file(c, `survey-${s.id}.csv`, rows, t.file(s.id, all.length))];
}

/** `by`: the number of a question, or a word for the platform. */
export async function crossed(c: Context, desk: Desk, s: SurveyRow, n: number, by: string): Promise<Effects> {
  const t = surveyStaffTexts[c.locale];
  const { definition: d } = s;
  const q = d.questions[n - 1];
  const other = /^[0-9]+$/u.test(by) ? d.questions[Number(by) - 1] : undefined;
  const platform = !other && !d.anonymous && /^(?:平台|platform)$/iu.test(by);
  if (!q || (!other && !platform) || q === other) return [reply(c, t.crossHow(s.id))];
  const all = await readable(desk, s);
  if (!all) return [reply(c, t.few(fewest))];
  const least = d.anonymous ? fewest : 1;
  const rows = await responses(c, desk, s, all);
  const table = cross(d, rows, q.id, other?.id ?? 'platform', yesNo(c.locale), least);
  if (table.columns.length === 0) return [reply(c, t.crossNone)];
  const name = other ? cut(other.ask, 20) : t.platform;
  return [
    file(
      c,
      `survey-${s.id}-${n}-by-${by === '' ? 'x' : other ? by : 'platform'}.csv`,
      tableRows(table, name, t.total),
      t.crossFile(s.id, n, name),
    ),
  ];
}
const tableRows = (x: Cross, by: string, total: string): (string | number)[][] => [
  [by, ...x.columns, total],
  ...x.rows.map((r) => [r.label, ...r.counts, r.total]),
];
