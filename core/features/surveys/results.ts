/** What came of a survey, for staff: lines, tables and files. */
import type { House } from '../../house.ts';
import { utf8Base64 } from '../../kit/base64.ts';
import { csvOf } from '../../kit/csv.ts';
import { cut } from '../../kit/cut.ts';
import { platformTitle } from '../../kit/platforms.ts';
import { reply } from '../../kit/reply.ts';
import { pictured } from '../../pictures.ts';
import type { Context, Effect, Effects } from '../../types.ts';
import { yesNo } from './ask.ts';
import { questionChart } from './chart.ts';
import { inWords } from './said.ts';
import { fewest } from './settings.ts';
import type { Desk } from './session.ts';
import type { AnswerRow, SurveyRow } from './store.ts';
import { resultsPage } from './page-links.ts';
import { crossBy, inSight, knownIn, readBy, segmented, segmentName, tableRows } from './segments.ts';
import { answerRows, tally, type Response, type Tally } from './tally.ts';
import { surveyStaffTexts } from './texts-staff.ts';

/** Lines of questions in one answer. */
const shownQuestions = 3;

/** The answers that may be looked at now; undefined: too few of an anonymous survey. */
const readable = async (desk: Desk, s: SurveyRow): Promise<readonly AnswerRow[] | undefined> =>
  inSight(s, await desk.store.answers(s.id));

/** One question as a picture with its words; what cannot be drawn is words alone. */
function drawn(house: House, c: Context, t: Tally, words: string, title: string): Effect {
  const chart = questionChart(t, title, c.locale);
  return chart === undefined ? reply(c, words) : pictured(house, c, words, () => chart);
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
  return [
    reply(c, [t.head(s.id, d.title, all.length, going), ...rows.slice(0, shownQuestions), ...tail].join('\n')),
    ...(await resultsPage(c, desk, s)),
  ];
}

/** The answers as the files tell them apart: whose, where from, how long; nothing of these where it is anonymous. */
async function responses(c: Context, desk: Desk, s: SurveyRow, all: readonly AnswerRow[]): Promise<Response[]> {
  const found = segmented(s, all, knownIn(desk.house, c));
  if (s.definition.anonymous) return found.map((f) => f.response);
  const names = await desk.house.people.names(all.flatMap((a) => a.member ?? []));
  return found
    .toSorted((a, b) => (a.row.finishedAt ?? 0) - (b.row.finishedAt ?? 0))
    .map(({ row, response }) => ({
      answers: response.answers,
      segment: {
        ...response.segment,
        member: names.get(row.member ?? 0) ?? '',
        platform: platformTitle(row.platform, c.locale),
        finished: row.finishedAt === null ? '' : new Date(row.finishedAt).toISOString(),
        time: row.spent === null ? '' : `${Math.round(row.spent / 1000)}`,
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
    : { member: t.member, platform: t.platform, level: t.level, tag: t.tag, finished: t.finished, time: t.time };
  const rows = answerRows(s.definition, await responses(c, desk, s, all), columns, yesNo(c.locale));
  return [file(c, `survey-${s.id}.csv`, rows, t.file(s.id, all.length))];
}

/** `by`: the number of a question, or a word for platform, level or tags. */
export async function crossed(c: Context, desk: Desk, s: SurveyRow, n: number, by: string): Promise<Effects> {
  const t = surveyStaffTexts[c.locale];
  const { definition: d } = s;
  const way = readBy(d, by);
  if (!d.questions[n - 1] || way === undefined || way === n) return [reply(c, t.crossHow(s.id))];
  if (d.anonymous && typeof way === 'string') return [reply(c, t.crossAnonymous)];
  const all = await readable(desk, s);
  if (!all) return [reply(c, t.few(fewest))];
  const told = segmented(s, all, knownIn(desk.house, c)).map((f) => f.response);
  const table = crossBy(d, told, n, way, c.locale);
  if (table.columns.length === 0) return [reply(c, t.crossNone)];
  const name = cut(segmentName(d, way, c.locale), 20);
  return [file(c, `survey-${s.id}-${n}-by-${way}.csv`, tableRows(table, name, t.total), t.crossFile(s.id, n, name))];
}
