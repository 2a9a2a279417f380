/**
 * Carrying out for members: who hears a step is written down first, one row each, and then each has their turn, a hundred
 * to a commit. So the counts add up at any instant, nobody is spoken to who was not written down, and after any end of
 * the process the turns go on where they were.
 */
import type { Context, Effect, Effects } from '../../types.ts';
import { defaultGraceMinutes } from './calendar.ts';
import { capBroken, capsLookBackMs } from './caps.ts';
import { membersOf, stepsOf, whoOf, type Campaign, type Step } from './language.ts';
import { fits, localeWith, looksBackTo, reach, type Left, type Reached } from './members.ts';
import { toMember } from './occasion.ts';
import { audience, followsAtOnce, going, groupStage, nextStage, type Desk, type Going, type Stage } from './run.ts';
import type { Queued } from './store-members.ts';
import { membersIn } from './store-people.ts';

/** What a `campaigns.turn` job carries. `begins`: the step after this one is counted from here. */
export interface Turn {
  readonly run: number;
  readonly step: number;
  readonly begins?: boolean;
}
/** Members a campaign is for: those who can be spoken to, and those who cannot. */
export interface Listeners {
  readonly reached: readonly Reached[];
  readonly left: readonly Left[];
  /** The groups meant, by their ids. */
  readonly groups: readonly number[];
}

export const turnTimer = 'campaigns.turn';
const membersAtOnce = 100;

/** The members a campaign is for here, as they are now, in the order of their ids. */
export async function listeners(c: Context, desk: Desk, campaign: Campaign): Promise<Listeners> {
  const { house } = desk;
  const filter = membersOf(campaign) ?? {};
  const zone = c.community.timeZone;
  const groups = (await audience(c, desk, campaign)).map((room) => room.id);
  const since = looksBackTo(filter, zone, c.now);
  const met = await membersIn(
    { database: house.database, from: house.database.db, community: c.community.id },
    new Set(groups),
    since,
  );
  const ways = met
    .map((m) => ({ ...m, tags: house.tags(c, m.member), level: house.level(c, m.member) }))
    .filter((someone) => fits(filter, someone, zone, c.now))
    .map((someone) => reach(someone, whoOf(campaign)?.platforms, (account) => house.can(account).size > 0));
  return {
    reached: ways.filter((w): w is Reached => 'chat' in w),
    left: ways.filter((w): w is Left => 'why' in w),
    groups,
  };
}

/** Writes down who hears the first step of a run, and who does not. */
export async function enrol(c: Context, desk: Desk, run: Going['run'], { reached, left }: Listeners): Promise<void> {
  const row = { run: run.id, step: 0, eventId: c.cause, at: c.now };
  await desk.members.enrol([
    ...reached.map(({ someone, chat }) => ({ ...row, member: someone.member, chat: chat.room, skipped: 'queued' })),
    ...left.map(({ someone, why }) => ({ ...row, member: someone.member, chat: null, skipped: why })),
  ]);
}

/** The next turns of a step, in this commit; further ones are a job of their own. `most`: so many and no job. */
export async function takeTurns(
  c: Context,
  desk: Desk,
  { run, row }: Going,
  { step, begins }: Omit<Turn, 'run'>,
  most?: number,
): Promise<Effects> {
  const queued = await desk.members.queued(run.id, step, most ?? membersAtOnce);
  const effects: Effect[] = begins && !followsAtOnce(run, step) ? [...nextStage(c, run, step)] : [];
  effects.push(...(await speak(c, desk, { run, row }, step, queued)));
  if (most !== undefined) return effects;
  const last = queued.at(-1);
  if (!last || queued.length < membersAtOnce)
    effects.push(...(followsAtOnce(run, step) ? nextStage(c, run, step) : []));
  else effects.push(turnLater(c, { run: run.id, step }, c.now, `campaign-turn:${run.id}.${step}.${last.member}`));
  return effects;
}

/** The job that goes on with a step. `key` is unique for ever. */
export const turnLater = (c: Context, data: Turn, at: number, key: string): Effect => ({
  do: 'later',
  key,
  timer: turnTimer,
  at,
  room: null,
  community: c.community.id,
  data,
});

async function speak(
  c: Context,
  desk: Desk,
  { run, row }: Going,
  step: number,
  queued: readonly Queued[],
): Promise<Effects> {
  const what = stepsOf(run.definition)[step];
  if (!what || queued.length === 0) return [];
  const why = await reasons(c, desk, run, step, what, queued);
  const mark = await desk.runs.outboxMark();
  const priority = run.definition.often?.priority ?? 'normal';
  const o = { campaign: row.name, planned: run.planned, run: run.id, step: what, priority };
  const effects: Effect[] = [];
  for (const one of queued) {
    const { skipped, locale } = why(one);
    const chat = await desk.house.people.room(one.chat, desk.house.database.db);
    const left = skipped ?? (chat ? null : 'gone');
    await desk.members.settle({ ...one, run: run.id, step, skipped: left, mark, eventId: c.cause, at: c.now });
    if (left === null && chat) effects.push(...toMember(o, one, localeWith({ locale }, chat, c.community.locale)));
  }
  return effects;
}

/** Why somebody whose turn it is hears nothing after all; null: they hear it, in the language they chose, if any. */
async function reasons(c: Context, desk: Desk, run: Going['run'], step: number, what: Step, queued: readonly Queued[]) {
  const ids = queued.map((q) => q.member);
  const { definition } = run;
  const present = await desk.members.present(c.community.id, ids);
  const twice = await desk.members.twice(run, step, ids);
  const out = new Set<number>();
  for (const id of ids) if (await desk.house.budget.unsubscribed(id)) out.add(id);
  const capped = step === 0 && (definition.often?.perDay !== undefined || definition.often?.perWeek !== undefined);
  const heard = capped ? await desk.members.heard(run.campaign, ids, c.now - capsLookBackMs) : [];
  const answered = what.if ? await desk.members.answered(run, c.now) : undefined;
  const skip = ({ member }: Queued): string | null => {
    if (!present.has(member)) return 'gone';
    if (out.has(member)) return 'unsubscribed';
    if (twice.has(member)) return 'twice';
    const times = heard.filter((h) => h.member === member).map((h) => h.at);
    const cap = capped ? capBroken(definition, c.community.timeZone, times, c.now) : undefined;
    if (cap !== undefined) return cap;
    const { repliesBelow = Infinity, repliesFrom = 0 } = what.if ?? {};
    const n = answered?.has(member) ? 1 : 0;
    return n < repliesBelow && n >= repliesFrom ? null : 'condition';
  };
  return (one: Queued) => ({ skipped: skip(one), locale: present.get(one.member) ?? null });
}

/** A turn rings. */
export async function turn(c: Context, desk: Desk, { run, step, begins }: Turn): Promise<Effects> {
  const found = await going(c, desk, run);
  return found ? takeTurns(c, desk, found, { step, begins: begins ?? false }) : [];
}

/** A later step rings, or the rest of the first. */
export async function stage(c: Context, desk: Desk, data: Stage): Promise<Effects> {
  const found = await going(c, desk, data.run);
  if (!found) return [];
  if (membersOf(found.run.definition) === undefined) return groupStage(c, desk, found, data);
  const { run, step } = data;
  const before = await desk.members.heardStep(run, 0);
  await desk.members.enrol(before.map((b) => ({ ...b, run, step, skipped: 'queued', eventId: c.cause, at: c.now })));
  return takeTurns(c, desk, found, { step, begins: true });
}

/** Resumed: runs that were cut short go on where they were, unless it is too late for what they say. */
export async function goOn(c: Context, desk: Desk, row: Going['row']): Promise<Effects> {
  const { catchUp, graceMinutes = defaultGraceMinutes } = row.definition;
  const effects: Effect[] = [];
  for (const { run, step, since } of await desk.members.halfway(row.id)) {
    if (catchUp === 'once' && c.now - since <= graceMinutes * 60_000)
      effects.push(turnLater(c, { run, step }, c.now, `campaign-turn:${run}.${step}@${c.cause}`));
    else await desk.members.giveUp(run, 'late', c.cause);
  }
  return effects;
}
