/** One person's way through a survey: begun, asked, answered, gone on with, finished. */
import type { House } from '../../house.ts';
import { civilDay } from '../../kit/calendar.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { foldCommand } from '../../text/index.ts';
import { locales, type Answer, type Context, type Effect, type Effects, type Locale } from '../../types.ts';
import type { TagWanted } from '../tags/events.ts';
import { acted, faultWords, isBack, put, readQuick, type Act } from './ask.ts';
import { closeSurvey } from './close.ts';
import { course, isQuick, oneBack, quotasOf, settled, tagsOf, type Answers } from './engine.ts';
import type { SurveyFinished } from './events.ts';
import type { Question } from './language.ts';
import type { Open, OpenSurveys } from './open.ts';
import { pageFor } from './page-links.ts';
import { isSkip, readAnswer } from './read.ts';
import { fewest } from './settings.ts';
import type { Seat, SurveyStore } from './store.ts';
import type { PageSent, PageStore } from './store-pages.ts';
import { surveyTexts, type Finished } from './texts.ts';

export interface Desk {
  readonly house: House;
  readonly store: SurveyStore;
  readonly pages: PageStore;
  readonly open: OpenSurveys;
}
/** What the open question knows. */
interface Asked {
  readonly survey: number;
  readonly question: string;
  readonly picked?: readonly number[];
}

/** A longer pause is no time spent on the question. */
const longestPauseMs = 5 * 60_000;

/** Somebody wants to answer, in private or by a button of the group. */
export async function begin(c: Context, desk: Desk, id: number): Promise<Effects> {
  const t = surveyTexts[c.locale];
  const { house, store } = desk;
  const o = desk.open.get(id);
  if (!o || o.community !== c.community.id)
    return [reply(c, (await store.find(c.community.id, id))?.state === 'closed' ? t.over : t.noSuch)];
  const needs = o.definition.level ?? 0;
  if (house.level(c, c.who.member) < needs) return [reply(c, t.level(needs))];
  const known = await store.seat(id, c.who.member);
  if (known && known.state !== 'going') return [reply(c, t.already(at(c.who)))];
  const group = c.room.kind === 'group';
  if (group && !(await house.people.reached(c.who.member, c.room.account)))
    return [reply(c, t.inPrivate(at(c.who), id))];
  const room = group ? await house.people.privateRoom(c.community, c.room.account, c.who.member, c.now) : c.room;
  if (!room) return [reply(c, t.inPrivate(at(c.who), id))];
  const fresh: Seat = {
    survey: id,
    member: c.who.member,
    identity: c.who.identity,
    room: room.id,
    state: 'going',
    answers: {},
    spent: 0,
    askedAt: c.now,
    startedAt: c.now,
    remindedBy: null,
    eventId: c.cause,
  };
  if (!known) await store.sit(fresh);
  const seat = known ? { ...known, askedAt: c.now } : fresh;
  if (known) await store.save(seat);
  return [
    ...(group && c.event.kind === 'message' ? [reply(c, t.sent(at(c.who)))] : []),
    { do: 'send', to: { room: room.id }, say: opening(o, known === undefined, c.locale) },
    ...(await pageFor(c, desk, o, room.id)),
    ...ask(c, desk, o, seat, room.id),
  ];
}

function opening({ definition: d }: Open, first: boolean, locale: Locale): string {
  const t = surveyTexts[locale];
  if (!first) return t.goOn(d.title);
  const head = t.opening(d.title, d.questions.length);
  return [head, ...(d.intro === undefined ? [] : [d.intro]), d.anonymous ? t.anonymous : t.named].join('\n');
}

/** What was sent from such a page, as an event of its own. */
export async function pageSent(c: Context, tx: Tx, desk: Desk, sent: PageSent): Promise<Effects> {
  const page = await desk.pages.find(sent.page);
  const o = page && desk.open.get(page.survey);
  const seat = page && (await desk.store.seat(page.survey, page.member));
  if (!page || page.closedBy !== null || page.until < c.now || !o || seat?.state !== 'going') return [];
  if (course(o.definition, seat.answers).next?.id !== sent.first) return [];
  const after = await note(c, desk, o, seat, sent.values);
  const over = after.state === 'full' || course(o.definition, after.answers).next === undefined;
  if (over) await desk.pages.close(sent.page, c.cause);
  if (!over || after.state === 'full') return [];
  const names = await desk.house.people.names([page.member]);
  const item: Finished = { member: page.member, name: names.get(page.member) ?? '' };
  const thanks: Effect = { do: 'send', to: { room: page.room }, say: '', merge: { as: 'thanks', item } };
  return [...(await finish(c, tx, desk, o, after, c.room.account)), thanks];
}

/** Puts the next question; none when there is nothing left. */
function ask(c: Context, { house }: Desk, o: Open, seat: Seat, room: number, picked?: readonly number[]): Effect[] {
  const way = course(o.definition, seat.answers);
  const { next } = way;
  if (!next) return [];
  const buttons = house.can(c.room.account).has('choices');
  const { say, choices } = put(o.definition, { ...way, next }, settled(o.definition, seat.answers), {
    locale: c.locale,
    buttons,
    ...(picked && { picked }),
  });
  const data: Asked = { survey: o.id, question: next.id, ...(picked && { picked }) };
  return [
    {
      do: 'ask',
      step: 'answer',
      data,
      for: { member: seat.member },
      to: { room },
      say,
      ...(choices.length > 0 && { choices }),
      until: o.closesAt,
    },
  ];
}

// ---- answers ----------------------------------------------------------------------------------

/** Every word a command begins with, folded; filled when it is first asked for. */
const commandWords = (house: House): ((text: string) => boolean) => {
  let words: ReadonlySet<string> | undefined;
  return (text) => {
    words ??= new Set(
      house.commands().flatMap(({ command }) => locales.flatMap((l) => command.words[l].map(foldCommand))),
    );
    return words.has(foldCommand(text)) || words.has(foldCommand(text.split(/\s+/u)[0] ?? ''));
  };
};

export function answering(desk: Desk): Answer<unknown> {
  const isCommand = commandWords(desk.house);
  const asked = ({ survey, question }: Asked): Question | undefined =>
    desk.open.get(survey)?.definition.questions.find((x) => x.id === question);
  return {
    // An option by its name; in private, where nothing else is talked about, also the words that were asked for.
    takesWord: (text, data, c) => {
      const q = asked(data as Asked);
      if (q?.type === 'text') return c.room.kind === 'private';
      return q !== undefined && 'value' in readAnswer(q, text, civilDay(c.at, c.community.timeZone));
    },
    parse: (text, data, c) => {
      const q = asked(data as Asked);
      if (/^[/／]/u.test(text)) return null;
      if (!q) return acted({ set: null });
      if (isBack(text)) return acted({ back: true });
      const read = readAnswer(q, text, civilDay(c.at, c.community.timeZone));
      if ('value' in read) return acted({ set: read.value });
      return isCommand(text) && !isSkip(text) ? null : { refuse: faultWords(q, read.fault, c.locale) };
    },
    run: (c, value, data, tx) => answered(c, tx, desk, data as Asked, JSON.parse(value) as Act),
  };
}

async function answered(c: Context, tx: Tx, desk: Desk, data: Asked, act: Act): Promise<Effects> {
  const t = surveyTexts[c.locale];
  const o = desk.open.get(data.survey);
  if (!o) return [reply(c, t.over)];
  const seat = await desk.store.seat(o.id, c.who.member);
  if (!seat || seat.state !== 'going') return [reply(c, t.already(at(c.who)))];
  if (o.definition.anonymous && c.event.kind === 'message') desk.store.forgetText(tx, c.room.id, c.event.messageId);
  const { next } = course(o.definition, seat.answers);
  // An older button: the question that is open now is put again.
  if (next?.id !== data.question) return ask(c, desk, o, seat, c.room.id);
  if ('toggle' in act) {
    const before = data.picked ?? [];
    const picked = before.includes(act.toggle) ? before.filter((n) => n !== act.toggle) : [...before, act.toggle];
    return ask(
      c,
      desk,
      o,
      seat,
      c.room.id,
      picked.toSorted((a, b) => a - b),
    );
  }
  if ('back' in act) {
    const answers = oneBack(o.definition, seat.answers);
    if (!answers) return [reply(c, t.first), ...ask(c, desk, o, seat, c.room.id)];
    const before = { ...seat, answers };
    await desk.store.save(before);
    return ask(c, desk, o, before, c.room.id);
  }
  const typed = 'ready' in act ? (data.picked ?? []).map((n) => n + 1).join(' ') : undefined;
  const read = typed === undefined ? undefined : readAnswer(next, typed, civilDay(c.at, c.community.timeZone));
  if (read && 'fault' in read)
    return [reply(c, faultWords(next, read.fault, c.locale)), ...ask(c, desk, o, seat, c.room.id, data.picked)];
  const value = read ? read.value : 'set' in act ? act.set : null;
  return take(c, tx, desk, o, seat, { [next.id]: value });
}

/** Goes on with these answers: the next question, or the end. */
async function take(c: Context, tx: Tx, desk: Desk, o: Open, seat: Seat, given: Answers): Promise<Effects> {
  const after = await note(c, desk, o, seat, given);
  const { next } = course(o.definition, after.answers);
  if (after.state === 'full') return [reply(c, surveyTexts[c.locale].full)];
  if (next) return ask(c, desk, o, after, c.room.id);
  const item: Finished = { member: c.who.member, name: c.who.name };
  return [...(await finish(c, tx, desk, o, after, c.room.account)), reply(c, '', { merge: { as: 'thanks', item } })];
}

/** Writes the answers down; `full` when one of them falls into a quota without a place. */
async function note(c: Context, desk: Desk, o: Open, seat: Seat, given: Answers): Promise<Seat> {
  const answers = { ...settled(o.definition, seat.answers), ...given };
  const spent = seat.spent + Math.max(0, Math.min(c.now - seat.askedAt, longestPauseMs));
  const full = await quotaFull(desk, o, answers);
  const after: Seat = { ...seat, answers: full ? {} : answers, spent, askedAt: c.now, state: full ? 'full' : 'going' };
  await desk.store.save(after);
  return after;
}

async function quotaFull({ store }: Desk, o: Open, answers: Answers): Promise<boolean> {
  const mine = quotasOf(o.definition, answers);
  if (mine.length === 0) return false;
  const taken = await store.taken(o.id);
  return mine.some((i) => (taken.get(i) ?? 0) >= (o.definition.quotas[i]?.most ?? Infinity));
}

/**
 * The end of one person's answers: kept (without whose they are, where the survey is anonymous), counted in its quotas,
 * told, and the survey closed when it has enough. Somebody whose quota filled up meanwhile is thanked all the same.
 */
export async function finish(c: Context, tx: Tx, desk: Desk, o: Open, seat: Seat, account: string): Promise<Effects> {
  const { store } = desk;
  const { anonymous, count } = o.definition;
  const answers = settled(o.definition, seat.answers);
  const full = await quotaFull(desk, o, answers);
  const before = await store.done(o.id);
  if (!full) {
    for (const quota of quotasOf(o.definition, answers)) await store.take(o.id, quota, o.openedBy);
    const row = {
      survey: o.id,
      member: anonymous ? null : seat.member,
      identity: anonymous ? null : seat.identity,
      answers,
      platform: anonymous ? '' : (account.split(':')[0] ?? account),
      batch: Math.floor(before / fewest),
      spent: anonymous ? null : seat.spent,
      finishedAt: anonymous ? null : c.now,
      counts: true,
      eventId: anonymous ? o.openedBy : c.cause,
    };
    // Drawn by lot: the order of the rows says nothing about the order of the people.
    while (!(await store.keep({ ...row, id: Math.floor(c.dice() * 2 ** 48) }))) continue;
  }
  const state = full ? 'full' : 'done';
  await store.save({ ...seat, answers: {}, state, ...(anonymous && { spent: 0, askedAt: 0 }) });
  if (anonymous) await store.forgetTalk(seat.member, seat.startedAt);
  const told: SurveyFinished = { what: 'survey.finished', member: seat.member, survey: o.id };
  return [
    { do: 'tell', what: told },
    ...(full || anonymous ? [] : tagsOf(o.definition, answers).map((tag) => wanted(seat.member, tag))),
    ...(!full && count !== undefined && before + 1 >= count ? await closeSurvey(c, tx, desk, o.id) : []),
  ];
}

const wanted = (member: number, tag: string): Effect => {
  const what: TagWanted = { what: 'tag.wanted', member, tag, source: 'survey' };
  return { do: 'tell', what };
};

/** A whole short survey in one line of a group. */
export async function quick(c: Context, tx: Tx, desk: Desk, o: Open, typed: string): Promise<Effects> {
  const t = surveyTexts[c.locale];
  const needs = o.definition.level ?? 0;
  if (desk.house.level(c, c.who.member) < needs) return [reply(c, t.level(needs))];
  const read = readQuick(o.definition, typed, civilDay(c.at, c.community.timeZone));
  if (!read) return [reply(c, t.quickWrong(o.definition.questions.length))];
  if ('fault' in read) {
    const q = o.definition.questions[read.wrong - 1];
    return [reply(c, q ? t.quickFault(read.wrong, faultWords(q, read.fault, c.locale)) : t.noSuch)];
  }
  const known = await desk.store.seat(o.id, c.who.member);
  if (known && known.state !== 'going') return [reply(c, t.already(at(c.who)))];
  const seat: Seat = known ?? {
    survey: o.id,
    member: c.who.member,
    identity: c.who.identity,
    room: c.room.id,
    state: 'going',
    answers: {},
    spent: 0,
    askedAt: c.now,
    startedAt: c.now,
    remindedBy: null,
    eventId: c.cause,
  };
  if (!known) await desk.store.sit(seat);
  const after = { ...seat, answers: read.answers };
  if (await quotaFull(desk, o, read.answers)) {
    await desk.store.save({ ...after, answers: {}, state: 'full' });
    return [reply(c, t.full)];
  }
  const item: Finished = { member: c.who.member, name: c.who.name };
  return [...(await finish(c, tx, desk, o, after, c.room.account)), reply(c, '', { merge: { as: 'quick', item } })];
}
/** The short survey that a line of this room answers: the one announced last. */
export const quickHere = (desk: Desk, room: number): Open | undefined =>
  desk.open.in(room).findLast((o) => isQuick(o.definition));
