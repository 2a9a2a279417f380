/** Opening, announcing, reminding and closing. */
import { cut } from '../../kit/cut.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { parseDuration } from '../../kit/parse.ts';
import { groupLocale, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects, Room } from '../../types.ts';
import { yesNo } from './ask.ts';
import { course, isQuick, scaleOf } from './engine.ts';
import type { SurveyClosed } from './events.ts';
import type { Question } from './language.ts';
import type { Desk } from './session.ts';
import type { SurveyRow } from './store.ts';
import { surveyTexts } from './texts.ts';
import { surveyStaffTexts } from './texts-staff.ts';

export const closeTimer = 'surveys.close';
export const remindTimer = 'surveys.remind';
/** One that is reminded of is so when this much of its time is over. */
const remindAfter = 0.8;
const weekMs = 7 * 86_400_000;
/** What a timer carries. */
export interface Of {
  readonly survey: number;
}

const isOpen = (s: SurveyRow): boolean => s.state === 'open';

/** Opens a draft, or announces an open one in one more group. */
export async function openIn(c: Context, tx: Tx, desk: Desk, survey: SurveyRow, group: Room): Promise<Effects> {
  const { store, open, house } = desk;
  const { id, definition } = survey;
  const t = surveyStaffTexts[c.locale];
  if (survey.state === 'closed') return [reply(c, t.notDraft(id))];
  const closesAt = survey.closesAt ?? c.now + (parseDuration(definition.closes) ?? weekMs);
  const fresh = survey.state === 'draft';
  const older =
    fresh && survey.file !== null ? (await store.ofFile(c.community.id, survey.file)).find(isOpen) : undefined;
  if (older) return [reply(c, t.olderRuns(id, older.id))];
  if (fresh && !(await store.openUp(id, c.now, closesAt, c.who.member, c.cause))) return [reply(c, t.noSuch)];
  await store.post(id, group.id, c.now, c.cause);
  if (fresh)
    await house.audit.write(c, {
      act: 'surveys.open',
      subject: definition.title,
      room: group.id,
      before: { state: 'draft' },
      after: { survey: id, state: 'open' },
    });
  tx.changed('surveys', 0);
  tx.after(() => {
    if (fresh) open.add({ ...survey, closesAt, eventId: c.cause });
    open.post(id, group.id);
  });
  const timer = (key: string, at: number): Effect => ({
    do: 'later',
    key: `${key}:${id}`,
    timer: key,
    at,
    room: group.id,
    community: c.community.id,
    data: { survey: id } satisfies Of,
  });
  const remindAt = c.now + remindAfter * (closesAt - c.now);
  return [
    announcement(c, survey, group, closesAt, house.can(group.account).has('choices')),
    ...(fresh ? [timer(closeTimer, closesAt)] : []),
    ...(fresh && definition.remind ? [timer(remindTimer, Math.floor(remindAt))] : []),
    ...(c.room.id === group.id ? [] : [reply(c, t.opened(id, formatMoment(closesAt, c.community.timeZone, c.locale)))]),
  ];
}

function announcement(
  c: Context,
  { id, definition: d }: SurveyRow,
  group: Room,
  closesAt: number,
  buttons: boolean,
): Effect {
  const locale = groupLocale({ room: group, community: c.community });
  const t = surveyStaffTexts[locale];
  const when = formatMoment(closesAt, c.community.timeZone, locale);
  const to = { room: group.id };
  if (isQuick(d)) {
    const rows = d.questions.map((q, i) => t.line(i + 1, q.ask, optionsInLine(q, yesNo(locale))));
    const sample = d.questions.map((q) => (q.options.length > 0 || q.type === 'yesno' ? '1' : `${scaleOf(q)[1]}`));
    return { do: 'send', to, say: t.announceQuick(d.title, rows, sample.join(' '), when) };
  }
  const say = t.announce(d.title, d.questions.length, d.anonymous, when, id);
  if (!buttons) return { do: 'send', to, say };
  const start = { label: surveyTexts[locale].start, value: 'start' };
  return { do: 'ask', step: 'start', data: { survey: id }, for: 'anyone', to, say, choices: [start], until: closesAt };
}

function optionsInLine(q: Question, names: readonly [string, string]): string {
  if (q.type === 'scale' || q.type === 'nps') return scaleOf(q).join('–');
  const labels = q.type === 'yesno' ? names : q.options.map((o) => o.label);
  return labels.map((label, i) => `${i + 1} ${label}`).join('  ');
}

/** Closes it. Nothing happens when it was closed already. */
export async function closeSurvey(c: Context, tx: Tx, desk: Desk, id: number): Promise<Effects> {
  const { store, open, house } = desk;
  const survey = await store.find(c.community.id, id);
  if (!survey || !(await store.shut(id, c.now, c.cause))) return [];
  tx.changed('surveys', 0);
  tx.after(() => open.close(id));
  const answers = await store.done(id);
  await house.audit.write(c, {
    act: 'surveys.close',
    subject: survey.definition.title,
    room: null,
    before: { state: 'open' },
    after: { survey: id, state: 'closed', answers },
  });
  const what: SurveyClosed = { what: 'survey.closed', member: null, survey: id, answers };
  const [first] = await store.posts(id);
  const room = first && (await house.people.room(first.room, house.database.db));
  const maker = survey.by === null || !room ? undefined : await noteRoom(c, desk, survey.by, room);
  const told = surveyStaffTexts[maker?.locale ?? c.community.locale].closed(id, survey.definition.title, answers);
  return [
    { do: 'tell', what },
    { do: 'cancel', key: `${closeTimer}:${id}` },
    { do: 'cancel', key: `${remindTimer}:${id}` },
    ...(maker && maker.id !== c.room.id ? [{ do: 'send', to: { room: maker.id }, say: told } as const] : []),
  ];
}

/** The private chat of this member on the account of `room`, where the bot may write to them. */
export async function noteRoom(c: Context, { house }: Desk, member: number, room: Room): Promise<Room | undefined> {
  return (await house.people.reached(member, room.account))
    ? house.people.privateRoom(c.community, room.account, member, c.now)
    : undefined;
}

/** Once: whoever began hears how much is left, the groups hear when it ends. */
export async function remind(c: Context, desk: Desk, id: number): Promise<Effects> {
  const { store, open, house } = desk;
  const o = open.get(id);
  if (!o) return [];
  const effects: Effect[] = [];
  const title = cut(o.definition.title, 20);
  for (const seat of await store.seats(id)) {
    if (seat.state !== 'going' || seat.remindedBy !== null) continue;
    const room = await house.people.room(seat.room, house.database.db);
    if (room?.kind !== 'private') continue;
    const way = course(o.definition, seat.answers);
    await store.remind(id, seat.member, c.cause);
    const t = surveyTexts[room.locale ?? c.community.locale];
    const say = t.remindOne(title, way.total - way.asked.length, id);
    effects.push({ do: 'send', to: { room: room.id }, say, unasked: { kind: 'reminder' } });
  }
  for (const { room: group } of await store.posts(id)) {
    const room = await house.people.room(group, house.database.db);
    if (!room) continue;
    const locale = groupLocale({ room, community: c.community });
    const when = formatMoment(o.closesAt, c.community.timeZone, locale);
    effects.push({
      do: 'send',
      to: { room: group },
      say: surveyTexts[locale].remindAll(title, when, id),
      unasked: { kind: 'survey', until: o.closesAt },
    });
  }
  return effects;
}
