/**
 * Carrying out: one occurrence becomes a run, a run goes through its steps, a step through its groups, a hundred to a
 * commit. Each group has its row (`campaign_sends`) written with what is said, so the counts are exact after any end of
 * the process.
 */
import type { House } from '../../house.ts';
import { roomTags } from '../../settings.ts';
import type { Context, Effect, Effects, Room } from '../../types.ts';
import { civilDay } from '../../kit/calendar.ts';
import { countsGroups, defaultGraceMinutes, hashOf, momentAt, reaches, zoneOf, type Place } from './calendar.ts';
import { capBroken, capsLookBackMs } from './caps.ts';
import { kindOf, stepsOf, whoOf, type Campaign, type Step } from './language.ts';
import { lengthMs } from './language/words.ts';
import { doable, occasion, onHere } from './occasion.ts';
import type { CampaignRow, CampaignStore } from './store.ts';
import type { GoalStore } from './store-goals.ts';
import type { MemberStore } from './store-members.ts';
import { partKey, type Run, type RunStore } from './store-runs.ts';
import type { DealtRow, DealtStore } from './store-trials.ts';
import { sideOf, sidesFor, timesOf } from './tried.ts';

export interface Desk {
  readonly house: House;
  readonly store: CampaignStore;
  readonly runs: RunStore;
  readonly goals: GoalStore;
  readonly members: MemberStore;
  readonly dealt: DealtStore;
}
/** A run that goes on, and its campaign. */
export interface Going {
  readonly run: Run;
  readonly row: CampaignRow;
}
/** What a `campaigns.part` job carries: the groups that are left. */
export interface Part {
  readonly run: number;
  readonly step: number;
  readonly rooms: readonly number[];
}
/** What a `campaigns.step` job carries: a later step, or (with `after`) the rest of the first one. */
export interface Stage {
  readonly run: number;
  readonly step: number;
  readonly rest?: boolean;
}

/** What a `campaigns.timed` job carries: one side of a trial of times. */
export interface Timed {
  readonly run: number;
  readonly variant: number;
}

export const timedTimer = 'campaigns.timed';
export const timedKey = (run: number, variant: number): string => `campaign-time:${run}.${variant}`;
export const partTimer = 'campaigns.part';
export const stageTimer = 'campaigns.step';
/** Groups carried out in one commit; more are split into further jobs. */
const roomsAtOnce = 100;
/** How soon a part of a campaign that is paused looks whether it goes on. */
const pausedLookMs = 60_000;
const dayMs = 86_400_000;

/** The groups a campaign is for here, as they are now, in the order of their ids. */
export async function audience(
  c: Context,
  { house, runs }: Desk,
  campaign: Campaign,
  among?: readonly Room[],
): Promise<Room[]> {
  const self = house.features.find((f) => f.name === 'campaigns');
  const where = (room: Room) => ({ community: c.community.id, room: room.id });
  const counted = countsGroups(campaign);
  const sizes = counted ? await runs.sizes(c.community.id) : new Map<number, number>();
  const days = whoOf(campaign)?.active?.days;
  const said = days === undefined ? undefined : await runs.said(c.community.id, c.now - days * dayMs);
  const place = (room: Room): Place => ({
    name: room.name,
    account: room.account,
    platformId: room.platformId,
    tags: roomTags(house.settings, room),
    ...(counted ? { size: sizes.get(room.id) ?? 0 } : {}),
    ...(said ? { said: () => said.get(room.id) ?? 0 } : {}),
  });
  return (among ?? (await house.people.groups(c.community.id))).filter(
    (room) => reaches(campaign, place(room)) && (self === undefined || house.isOn(self, where(room))),
  );
}

/** The groups of one step, at once or in parts. */
export async function spread(
  c: Context,
  desk: Desk,
  row: Pick<CampaignRow, 'name'>,
  run: Run,
  step: number,
  rooms: readonly Room[],
): Promise<Effects> {
  const next = nextStage(c, run, step);
  if (rooms.length <= roomsAtOnce) return [...(await carry(c, desk, row, run, step, rooms)), ...next];
  const parts = inParts(c, { run: run.id, step, rooms: rooms.map((r) => r.id) });
  return [...(followsAtOnce(run, step) ? [] : next), parts];
}

/** The step after this one knows no wait: it comes when all have had their turn, as it is for those who heard this one. */
export const followsAtOnce = (run: Run, step: number): boolean => stepsOf(run.definition)[step + 1]?.wait === undefined;

/** While times are tried: the groups whose time it is hear it now, each other side at its own. */
export async function staggered(
  c: Context,
  desk: Desk,
  row: Pick<CampaignRow, 'name'>,
  run: Run,
  dealt: DealtRow,
  rooms: readonly Room[],
): Promise<Effects> {
  const zone = zoneOf(run.definition, c.community.timeZone);
  const effects: Effect[] = [];
  for (const [variant, time] of timesOf(run.definition).entries()) {
    const at = momentAt(`${civilDay(run.planned, zone)} ${time}`, zone) ?? run.planned;
    const data: Timed = { run: run.id, variant };
    const key = timedKey(run.id, variant);
    if (at > c.now)
      effects.push({ do: 'later', key, timer: timedTimer, at, room: null, community: c.community.id, data });
    else effects.push(...(await spread(c, desk, row, run, 0, ofSide(dealt, variant, rooms))));
  }
  return effects;
}
/** Groups that came later hear it at its own time. */
const ofSide = (dealt: DealtRow, variant: number, rooms: readonly Room[]): Room[] => {
  const side = sideOf(dealt);
  return rooms.filter((r) => (side(r.id) ?? 0) === variant);
};

/** The time of one side. */
export async function timed(c: Context, desk: Desk, { run: id, variant }: Timed): Promise<Effects> {
  const found = await going(c, desk, id);
  const dealt = found && (await desk.dealt.of(found.run.campaign));
  if (!found || !dealt) return [];
  const rooms = ofSide(dealt, variant, await audience(c, desk, found.run.definition));
  return spread(c, desk, found.row, found.run, 0, rooms);
}
/**
 * A hundred groups to a commit, one commit after another: what members write comes in between, and a process that is
 * killed over and over has tried one part over and over, not all of them.
 */
const inParts = (c: Context, data: Part, at = c.now): Effect => ({
  do: 'later',
  // One that waits is a job of its own each time.
  key: `${partKey(data.run)}${data.step}.${data.rooms[0]}${at === c.now ? '' : `@${at}`}`,
  timer: partTimer,
  at,
  room: null,
  community: c.community.id,
  data,
});

/** The step after this one, as a job of its own; nothing after the last. */
export function nextStage(c: Context, run: Run, step: number): Effects {
  const following = stepsOf(run.definition)[step + 1];
  if (!following) return [];
  const at = c.now + (following.wait === undefined ? 0 : lengthMs(following.wait));
  const data: Stage = { run: run.id, step: step + 1 };
  const key = `campaign-step:${run.id}.${step + 1}`;
  return [{ do: 'later', key, timer: stageTimer, at, room: null, community: c.community.id, data }];
}

/** When a step comes by the plan, the same for all groups: the run's time and what was waited for since. */
const plannedFor = (run: Run, step: number): number =>
  stepsOf(run.definition)
    .slice(1, step + 1)
    .reduce((at, { wait }) => at + (wait === undefined ? 0 : lengthMs(wait)), run.planned);

/** One step in these groups, in this commit. */
export async function carry(
  c: Context,
  desk: Desk,
  row: Pick<CampaignRow, 'name'>,
  run: Run,
  step: number,
  rooms: readonly Room[],
): Promise<Effects> {
  const what = stepsOf(run.definition)[step];
  if (!what || rooms.length === 0) return [];
  const { definition } = run;
  const side = definition.trial
    ? sidesFor(await desk.dealt.of(run.campaign), hashOf(definition), run.planned)
    : () => undefined;
  const why = await reasons(c, desk, run, step, what, rooms);
  const mark = await desk.runs.outboxMark();
  const planned = plannedFor(run, step);
  const effects: Effect[] = [];
  for (const room of rooms) {
    const skipped = why(room);
    const fresh = await desk.runs.add({ run: run.id, step, room: room.id, skipped, mark, eventId: c.cause, at: c.now });
    if (!fresh || skipped !== null) continue;
    const priority = definition.often?.priority ?? 'normal';
    const o = { campaign: row.name, planned, run: run.id, step: what, priority, side: side(room.id) };
    effects.push(...occasion(c, o, room));
  }
  return effects;
}

/** Why a group does not hear this step: a cap, a condition, a feature that is not there; null: it does. */
async function reasons(
  c: Context,
  { house, runs }: Desk,
  run: Run,
  step: number,
  what: Step,
  rooms: readonly Room[],
): Promise<(room: Room) => string | null> {
  const kind = kindOf(what);
  if (!doable(kind, house.features)) return () => 'nobody';
  const ids = rooms.map((r) => r.id);
  const { definition } = run;
  const capped = step === 0 && (definition.often?.perDay !== undefined || definition.often?.perWeek !== undefined);
  const heard = capped ? await runs.heard(run.campaign, ids, c.now - capsLookBackMs) : [];
  const spoke = what.if ? await runs.spoke(ids, run.mark, run.at, c.now) : undefined;
  return (room) => {
    if (!onHere(kind, house, room)) return 'off';
    if (capped) {
      const times = heard.filter((h) => h.room === room.id).map((h) => h.at);
      const cap = capBroken(definition, c.community.timeZone, times, c.now);
      if (cap) return cap;
    }
    if (!what.if || !spoke) return null;
    const n = spoke.get(room.id) ?? 0;
    const { repliesBelow = Infinity, repliesFrom = 0 } = what.if;
    return n < repliesBelow && n >= repliesFrom ? null : 'condition';
  };
}

/** A part of a step rings: the first hundred groups, and the rest as a part of its own. */
export async function part(c: Context, desk: Desk, data: Part): Promise<Effects> {
  const { run: id, step, rooms } = data;
  const found = await going(c, desk, id);
  if (!found) return whilePaused(c, desk, data);
  const { people, database } = desk.house;
  const here: Room[] = [];
  for (const id of rooms.slice(0, roomsAtOnce)) {
    const room = await people.room(id, database.db);
    if (room) here.push(room);
  }
  const rest = rooms.slice(roomsAtOnce);
  const effects = await carry(c, desk, found.row, found.run, step, here);
  if (rest.length > 0) return [...effects, inParts(c, { run: id, step, rooms: rest })];
  return followsAtOnce(found.run, step) ? [...effects, ...nextStage(c, found.run, step)] : effects;
}

/** A part of a campaign that is paused looks again until it goes on; when that is too late, its groups are left out. */
async function whilePaused(c: Context, desk: Desk, data: Part): Promise<Effects> {
  const run = await desk.runs.byId(c.community.id, data.run);
  const row = run && (await desk.store.byId(c.community.id, run.campaign));
  if (run?.state !== 'running' || row?.state !== 'paused') return [];
  const { catchUp, graceMinutes = defaultGraceMinutes } = row.definition;
  const until = catchUp === 'once' ? plannedFor(run, data.step) + graceMinutes * 60_000 : 0;
  const at = c.now + pausedLookMs;
  if (at <= until) return [inParts(c, data, at)];
  const mark = await desk.runs.outboxMark();
  for (const room of data.rooms)
    await desk.runs.add({ run: run.id, step: data.step, room, skipped: 'late', mark, eventId: c.cause, at: c.now });
  return [];
}

/** A later step rings, or the rest of the first: the groups that heard the first one (or `anyway`), or those to come. */
export async function groupStage(c: Context, desk: Desk, { run, row }: Going, { step, rest }: Stage): Promise<Effects> {
  if (rest) {
    const done = new Set(await desk.runs.roomsOf(run.id, step));
    const others = (await audience(c, desk, run.definition)).filter((r) => !done.has(r.id));
    return spread(c, desk, row, run, step, others);
  }
  const anyway = stepsOf(run.definition)[step]?.anyway === true ? await desk.runs.leftOut(run.id, 0) : [];
  const before = new Set([...(await desk.runs.roomsOf(run.id, 0)), ...anyway]);
  const rooms = (await desk.house.people.groups(c.community.id)).filter((r) => before.has(r.id));
  return spread(c, desk, row, run, step, rooms);
}

/** The run, unless it was stopped or its campaign paused or taken out meanwhile. */
export async function going(c: Context, desk: Desk, id: number): Promise<Going | undefined> {
  const run = await desk.runs.byId(c.community.id, id);
  if (run?.state !== 'running') return undefined;
  const row = await desk.store.byId(c.community.id, run.campaign);
  return row && row.state !== 'gone' && (row.state === 'active' || run.how === 'hand') ? { run, row } : undefined;
}
