/** Surveys by message. */
import { fingerprint } from '../../kit/hash.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { groupOrOnly } from '../../settings.ts';
import { type Command, type Context, type Effects, type MessageEvent, type Refusal } from '../../types.ts';
import { cut } from '../../kit/cut.ts';
import { closeSurvey, openIn } from './close.ts';
import { course } from './engine.ts';
import type { Survey } from './language.ts';
import { crossed, exported, results } from './results.ts';
import { begin, quick, quickHere, type Desk } from './session.ts';
import type { SurveyRow } from './store.ts';
import { readTemplate } from './template.ts';
import { surveyTexts } from './texts.ts';
import { surveyStaffTexts } from './texts-staff.ts';

type Asked = Context<MessageEvent>;
const shownFaults = 3;
const shownSurveys = 5;
export const surveyNumber = /^#?([1-9][0-9]{0,9})(?:\s*号|\s*號)?$/u;

/** `Feature.commands`. */
export const surveyCommands = (desk: Desk): readonly Command[] =>
  [
    show(desk),
    answer(desk),
    make(desk),
    list(desk),
    open(desk),
    close(desk),
    result(desk),
    exporting(desk),
    crossing(desk),
  ] as readonly Command[];

/** The survey meant, or words that there is none. */
export async function meant(c: Context, desk: Desk, id: number): Promise<SurveyRow | Effects> {
  const found = await desk.store.find(c.community.id, id);
  return found ?? [reply(c, surveyStaffTexts[c.locale].noSuch)];
}
export const isSurvey = (v: SurveyRow | Effects): v is SurveyRow => !Array.isArray(v);

export const numberOnly = (rest: string, c: Asked): number | Refusal => {
  const found = surveyNumber.exec(rest)?.[1];
  return found ? Number(found) : { refuse: surveyStaffTexts[c.locale].which };
};

const show = (desk: Desk): Command<number | null> => ({
  name: 'surveys',
  words: { 'zh-CN': ['问卷'], 'zh-TW': ['問卷'], en: ['survey'] },
  level: 'called',
  allow: 'member',
  help: { 'zh-CN': '看看和回答问卷', 'zh-TW': '看看和回答問卷', en: 'see and answer surveys' },
  example: { 'zh-CN': '/问卷 12', 'zh-TW': '/問卷 12', en: '/survey 12' },
  parse: (rest, c) => {
    const found = surveyNumber.exec(rest)?.[1];
    return rest === '' ? null : found ? Number(found) : { refuse: surveyTexts[c.locale].noSuch };
  },
  run: async (c, id): Promise<Effects> => {
    if (id !== null) return begin(c, desk, id);
    const t = surveyTexts[c.locale];
    const rows: { id: number; row: string; done: boolean }[] = [];
    for (const o of desk.open.of(c.community.id)) {
      const seat = await desk.store.seat(o.id, c.who.member);
      const way = seat?.state === 'going' ? course(o.definition, seat.answers) : undefined;
      const left = way && ([way.asked.length, way.total] as const);
      rows.push({
        id: o.id,
        row: t.row(o.id, cut(o.definition.title, 12), left ?? null),
        done: seat !== undefined && seat.state !== 'going',
      });
    }
    const open = rows.filter((r) => !r.done);
    const [only, another] = open;
    if (!only) return [reply(c, t.none)];
    if (!another && c.room.kind === 'private') return begin(c, desk, only.id);
    return [reply(c, t.list(open.slice(-3).map((r) => r.row)))];
  },
});

const answer = (desk: Desk): Command<string> => ({
  name: 'surveys.answer',
  words: { 'zh-CN': ['答卷'], 'zh-TW': ['答卷'], en: ['answer'] },
  level: 'live',
  allow: 'member',
  help: null,
  example: { 'zh-CN': '答卷 2 1 3', 'zh-TW': '答卷 2 1 3', en: 'answer 2 1 3' },
  live: (c) => quickHere(desk, c.room.id) !== undefined,
  parse: (rest) => rest,
  run: (c, typed, tx) => {
    const o = quickHere(desk, c.room.id);
    return o ? quick(c, tx, desk, o, typed) : [reply(c, surveyTexts[c.locale].none)];
  },
});

const make = (desk: Desk): Command<Survey | null> => ({
  name: 'surveys.make',
  words: { 'zh-CN': ['建问卷'], 'zh-TW': ['建問卷'], en: ['survey-new'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '建一份问卷，先发一个模板',
    'zh-TW': '建一份問卷，先傳一個範本',
    en: 'make a survey; sends a template first',
  },
  example: { 'zh-CN': '/建问卷', 'zh-TW': '/建問卷', en: '/survey-new' },
  parse: (rest, c) => {
    const t = surveyStaffTexts[c.locale];
    if (rest === '') return null;
    const read = readTemplate(rest, `m-${fingerprint(rest).slice(0, 8)}`);
    if ('survey' in read) return read.survey;
    const rows = read.faults.slice(0, shownFaults).map((f) => t.faultRow(f.line, t.fault[f.what]));
    return { refuse: t.faults(rows, read.faults.length - rows.length) };
  },
  run: async (c, survey): Promise<Effects> => {
    const t = surveyStaffTexts[c.locale];
    if (!survey) return [reply(c, t.template)];
    const id = await desk.store.make({
      community: c.community.id,
      file: null,
      definition: survey,
      state: 'draft',
      by: c.who.member,
      at: c.now,
      eventId: c.cause,
    });
    await desk.house.audit.write(c, {
      act: 'surveys.make',
      subject: survey.title,
      room: null,
      before: null,
      after: { survey: id },
    });
    return [reply(c, t.made(id, survey.title, survey.questions.length))];
  },
});

const list = (desk: Desk): Command<null> => ({
  name: 'surveys.list',
  words: { 'zh-CN': ['问卷列表'], 'zh-TW': ['問卷列表'], en: ['survey-list'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '所有问卷和份数', 'zh-TW': '所有問卷和份數', en: 'all surveys and how many answers' },
  example: { 'zh-CN': '/问卷列表', 'zh-TW': '/問卷列表', en: '/survey-list' },
  parse: noArguments,
  run: async (c): Promise<Effects> => {
    const t = surveyStaffTexts[c.locale];
    const rows: string[] = [];
    for (const s of await desk.store.latest(c.community.id, shownSurveys))
      rows.push(t.listRow(s.id, cut(s.definition.title, 20), s.state, await desk.store.done(s.id)));
    return [reply(c, rows.length > 0 ? t.list(rows) : surveyTexts[c.locale].none)];
  },
});

const open = (desk: Desk): Command<number> => ({
  name: 'surveys.open',
  words: { 'zh-CN': ['开问卷', '发问卷'], 'zh-TW': ['開問卷', '發問卷'], en: ['survey-open'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '开始一份问卷，在群里说一声',
    'zh-TW': '開始一份問卷，在群裡說一聲',
    en: 'open a survey and announce it',
  },
  example: { 'zh-CN': '/开问卷 12', 'zh-TW': '/開問卷 12', en: '/survey-open 12' },
  parse: numberOnly,
  run: async (c, id, tx): Promise<Effects> => {
    const survey = await meant(c, desk, id);
    if (!isSurvey(survey)) return survey;
    const group = await groupOrOnly(desk.house, c);
    return group ? openIn(c, tx, desk, survey, group) : [reply(c, surveyStaffTexts[c.locale].sayThere)];
  },
});

const close = (desk: Desk): Command<number> => ({
  name: 'surveys.close',
  words: { 'zh-CN': ['关问卷', '结束问卷'], 'zh-TW': ['關問卷', '結束問卷'], en: ['survey-close'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '提前结束一份问卷', 'zh-TW': '提前結束一份問卷', en: 'close a survey' },
  example: { 'zh-CN': '/关问卷 12', 'zh-TW': '/關問卷 12', en: '/survey-close 12' },
  parse: numberOnly,
  run: async (c, id, tx): Promise<Effects> => {
    const survey = await meant(c, desk, id);
    if (!isSurvey(survey)) return survey;
    if (survey.state === 'draft') return [reply(c, surveyStaffTexts[c.locale].notOpened(id))];
    const effects = await closeSurvey(c, tx, desk, id);
    const answers = await desk.store.done(id);
    // The note to whoever opened it would say the same to the same person.
    const others = survey.by === c.who.member ? effects.filter((e) => e.do !== 'send') : effects;
    return [...others, reply(c, surveyStaffTexts[c.locale].closed(id, survey.definition.title, answers))];
  },
});

const result = (desk: Desk): Command<{ readonly id: number; readonly only: number | undefined }> => ({
  name: 'surveys.results',
  words: { 'zh-CN': ['问卷结果'], 'zh-TW': ['問卷結果'], en: ['survey-results'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '问卷到现在的结果', 'zh-TW': '問卷到現在的結果', en: 'what came of a survey so far' },
  example: { 'zh-CN': '/问卷结果 12', 'zh-TW': '/問卷結果 12', en: '/survey-results 12' },
  parse: (rest, c) => {
    const [, id, only] = /^#?([1-9][0-9]{0,9})(?:\s+([1-9][0-9]?))?$/u.exec(rest) ?? [];
    if (id === undefined) return { refuse: surveyStaffTexts[c.locale].which };
    return { id: Number(id), only: only === undefined ? undefined : Number(only) };
  },
  run: async (c, { id, only }) => {
    const survey = await meant(c, desk, id);
    return isSurvey(survey) ? results(c, desk, survey, only) : survey;
  },
});

const exporting = (desk: Desk): Command<number> => ({
  name: 'surveys.export',
  words: { 'zh-CN': ['问卷导出'], 'zh-TW': ['問卷匯出'], en: ['survey-export'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '所有答案的表格，只私下给',
    'zh-TW': '所有答案的表格，只私下給',
    en: 'all answers as a table, in private',
  },
  example: { 'zh-CN': '/问卷导出 12', 'zh-TW': '/問卷匯出 12', en: '/survey-export 12' },
  discreet: true,
  parse: numberOnly,
  run: async (c, id) => {
    const survey = await meant(c, desk, id);
    return isSurvey(survey) ? exported(c, desk, survey) : survey;
  },
});

const crossing = (desk: Desk): Command<{ readonly id: number; readonly n: number; readonly by: string }> => ({
  name: 'surveys.cross',
  words: { 'zh-CN': ['问卷交叉'], 'zh-TW': ['問卷交叉'], en: ['survey-cross'] },
  level: 'called',
  allow: 'moderator',
  help: {
    'zh-CN': '一道题按另一道题、等级或标签分开看',
    'zh-TW': '一道題按另一道題、等級或標籤分開看',
    en: 'one question by another, or by level or tag',
  },
  example: { 'zh-CN': '/问卷交叉 12 3 1', 'zh-TW': '/問卷交叉 12 3 1', en: '/survey-cross 12 3 1' },
  discreet: true,
  parse: (rest, c) => {
    const [, id, n, by] = /^#?([1-9][0-9]{0,9})\s+([1-9][0-9]?)\s+(\S{1,20})$/u.exec(rest) ?? [];
    const t = surveyStaffTexts[c.locale];
    if (id === undefined || n === undefined || by === undefined) return { refuse: t.crossHow(12) };
    return { id: Number(id), n: Number(n), by };
  },
  run: async (c, { id, n, by }) => {
    const survey = await meant(c, desk, id);
    return isSurvey(survey) ? crossed(c, desk, survey, n, by) : survey;
  },
});
