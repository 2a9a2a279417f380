/** What staff see of a report, and what their tap does. */
import type { House } from '../../house.ts';
import { cut } from '../../kit/cut.ts';
import { reply } from '../../kit/reply.ts';
import { keepers, type Keeper } from '../../kit/staff.ts';
import type { Answer, Context, Effect, Effects, Role } from '../../types.ts';
import type { RuleBroken } from '../moderation/events.ts';
import type { ReportDecided, ReportJudged } from './events.ts';
import { actionsOf, decisions, judged, judges, lapseMs, type Decision } from './rules.ts';
import type { Report, ReportStore } from './store.ts';
import { reportLead, reportTexts, reportTitle } from './texts.ts';

export interface Deps {
  readonly house: House;
  readonly store: ReportStore;
}
/** What the question carries. */
export interface Asked {
  readonly report: number;
}
/** What is needed to take a decision back. */
export interface Decided {
  readonly id: number;
  readonly decision: Decision;
}

/** So many of the staff get a card. */
const mostAsked = 3;
const wordsShown = 60;
const nearShown = 16;
const reasonsShown = 2;

/** The staff of a place, looked up once. */
export interface Panel {
  /** Who may decide about this author. */
  readonly of: (author: number) => readonly Keeper[];
  readonly isStaff: (member: number) => boolean;
}
export async function panel(d: Deps, c: Context): Promise<Panel> {
  const where = { community: c.community.id, account: c.room.account };
  const all = await keepers(d.house.people, where, 'helper');
  const roleOf = (member: number): Role => all.find((k) => k.member === member)?.role ?? 'member';
  const deciding = all.filter((k) => k.role !== 'helper');
  return {
    of: (author) => judges(deciding, author, roleOf(author)),
    isStaff: (member) => all.some((k) => k.member === member),
  };
}
/** May this person decide about it? */
export const mayDecide = (p: Panel, c: Context, report: Report): boolean =>
  p.of(report.author).some((k) => k.member === c.who.member);

/** The card of one report for one of the staff, in the words of that chat's language. */
export async function cardFor(
  d: Deps,
  c: Context,
  report: Report,
  o: { to: number | 'here'; more: number; panel: Panel; before?: string },
): Promise<Effect> {
  const t = reportTexts[o.to === 'here' ? c.locale : c.community.locale];
  const voices = await d.store.voices(report.id);
  const { before, after } = await d.store.around(report.room, report.messageId, 2);
  const near = [...before, ...after];
  const names = await d.house.people.names([...new Set([report.author, ...near.map((n) => n.member)])]);
  const nameOf = (member: number): string => cut(names.get(member) ?? '?', 20);
  const room = await d.house.people.room(report.room, d.house.database.db);
  const words = report.excerpt ?? (await d.store.message(report.room, report.messageId))?.text ?? null;
  const card = t.card({
    group: cut(room?.name ?? '', 20),
    author: nameOf(report.author),
    words: words === null ? null : cut(words.replace(/\s+/gu, ' '), wordsShown),
    voices: voices.length,
    reasons: voices.flatMap((v) => (v.reason ? [cut(v.reason, 20)] : [])).slice(0, reasonsShown),
    near: near.map((n) =>
      t.near(nameOf(n.member), n.text === null ? null : cut(n.text.replace(/\s+/gu, ' '), nearShown)),
    ),
    more: o.more,
  });
  const data: Asked = { report: report.id };
  return {
    do: 'ask',
    step: 'decide',
    data,
    for: { member: o.to === 'here' ? c.who.member : o.to },
    to: o.to === 'here' ? { room: c.room.id } : { private: o.to },
    say: o.before === undefined ? card : `${o.before}\n${card}`,
    // Nothing of the ladder happens to staff.
    choices: decisions
      .filter((value) => !o.panel.isStaff(report.author) || (value !== 'warn' && value !== 'mute'))
      .map((value) => ({ label: t.decisions[value], value })),
    until: report.at + lapseMs,
  };
}

/** One card to each of a few of the staff, holding all these reports of one group one after another. */
export async function showCards(d: Deps, c: Context, due: readonly Report[]): Promise<Effects> {
  const staff = await panel(d, c);
  const queues = new Map<number, { keeper: Keeper; reports: Report[] }>();
  for (const report of due)
    for (const keeper of staff.of(report.author)) {
      const queue = queues.get(keeper.member) ?? { keeper, reports: [] };
      queue.reports.push(report);
      queues.set(keeper.member, queue);
    }
  const asked = [...queues.values()].slice(0, mostAsked);
  if (asked.length === 0) return [];
  await d.store.carded(
    due.map((r) => r.id),
    c.now,
  );
  return Promise.all(
    asked.flatMap(({ keeper, reports }) => {
      const [first, ...rest] = reports;
      return first ? [cardFor(d, c, first, { to: keeper.member, more: rest.length, panel: staff })] : [];
    }),
  );
}

/** What is done to the author: by moderation, unless they are staff themselves. */
function consequences(report: Report, decision: Decision, onStaff: boolean): Effect[] {
  if (decision === 'leave' || decision === 'false') return [];
  if (onStaff) return decision === 'delete' ? [{ do: 'delete', room: report.room, messageId: report.messageId }] : [];
  const what: RuleBroken = {
    what: 'rule.broken',
    member: report.author,
    rule: 'report',
    found: cut(report.excerpt ?? '', 200),
    messageId: report.messageId,
    actions: actionsOf[decision],
    severity: 1,
    room: report.room,
    title: reportTitle,
    lead: reportLead,
  };
  return [{ do: 'tell', what }];
}

/** The next report of the same card this person may decide. */
async function next(d: Deps, c: Context, staff: Panel, after: Report, before: string): Promise<Effect> {
  const rest = (await d.store.list(c.community.id)).filter(
    (r) => r.room === after.room && r.cardAt !== null && r.id !== after.id && mayDecide(staff, c, r),
  );
  const [first] = rest;
  return first ? cardFor(d, c, first, { to: 'here', more: rest.length - 1, panel: staff, before }) : reply(c, before);
}

/** What staff read after their tap: what was really done, which is less where the platform cannot. */
async function outcome(d: Deps, c: Context, report: Report, decision: Decision, onStaff: boolean): Promise<string> {
  const room = await d.house.people.room(report.room, d.house.database.db);
  const can = d.house.can(room?.account ?? '');
  const t = reportTexts[c.locale];
  if (onStaff && decision === 'delete') return can.has('delete') ? t.onlyDeleted : t.askedBack;
  if (decision === 'delete' && !can.has('delete')) return t.askedBack;
  return decision === 'mute' && !can.has('mute') ? t.warnedInstead : t.done(decision);
}

export const decide = (d: Deps): Answer => ({
  allow: 'moderator',
  run: async (c, value, data) => {
    const t = reportTexts[c.locale];
    const decision = decisions.find((x) => x === value);
    const report = await d.store.find(c.community.id, (data as Asked).report);
    if (!report || !decision) return [reply(c, t.gone)];
    const staff = await panel(d, c);
    if (report.state !== 'open') {
      const names = await d.house.people.names(report.decidedBy === null ? [] : [report.decidedBy]);
      const said = t.settled(names.get(report.decidedBy ?? 0) ?? '?', report.state);
      return [await next(d, c, staff, report, said)];
    }
    if (!mayDecide(staff, c, report)) return [reply(c, t.onlyThem)];
    const onStaff = staff.isStaff(report.author);
    await d.store.decide(report.id, decision, c.who.member, c.cause, c.now);
    const after: Decided = { id: report.id, decision };
    await d.house.audit.write(c, {
      act: 'reports.decide',
      subject: `${report.id}`,
      room: report.room,
      before: { id: report.id, decision: 'open' },
      after,
    });
    const decided: ReportDecided = { what: 'report.decided', member: report.author, report: report.id, decision };
    const voices = await d.store.voices(report.id);
    const right = judged(decision);
    return [
      ...consequences(report, decision, onStaff),
      { do: 'tell', what: decided },
      ...voices.map((v): Effect => {
        const what: ReportJudged = { what: 'report.judged', member: v.member, report: report.id, right };
        return { do: 'tell', what };
      }),
      await next(d, c, staff, report, await outcome(d, c, report, decision, onStaff)),
    ];
  },
});
