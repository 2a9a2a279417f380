/**
 * Sending by hand: what it means is said first, above twenty groups the number is typed; one group hears it, ten minutes
 * later the rest; `停` ends it between two sends.
 */
import { platformTitle } from '../../../kit/platforms.ts';
import { reply } from '../../../kit/reply.ts';
import type { Answer, Context, Effect, Effects, Locale, Room } from '../../../types.ts';
import { capBroken, capsLookBackMs } from '../caps.ts';
import { membersOf, stepsOf } from '../language.ts';
import { byPlatform } from '../pace.ts';
import { audience, carry, spread, stageTimer, timedKey, type Desk, type Stage } from '../run.ts';
import { enrol, listeners, takeTurns, turnLater } from '../run-members.ts';
import type { CampaignRow } from '../store.ts';
import type { Run } from '../store-runs.ts';
import { timesOf } from '../tried.ts';
import { find, titleOf } from './find.ts';
import { minutesFor, outlookMembers } from './outlook-members.ts';
import { countsOf, unitOf } from './progress.ts';
import { summaryLater } from './summary.ts';
import { operateTexts, type Unit } from './texts.ts';

/** From here on the number is typed. */
const mostUntyped = 20;
const firstOneMs = 10 * 60_000;
const answerMs = 10 * 60_000;
const dayMs = 86_400_000;
/** Lines a day said unasked in one group; `core/outbox.ts` refuses more. */
const unaskedPerDay = 4;
/** Runs older than this are not stopped by a bare `停`. */
const freshMs = dayMs;

interface Asked {
  readonly campaign: number;
  readonly hash: string;
  /** How many groups, or members. */
  readonly groups: number;
  /** The members who were counted: nobody else hears it. */
  readonly members?: readonly number[];
}

/** `Telegram 134、微信 40`. */
export const platformsIn = (rooms: readonly Room[], locale: Locale): string =>
  byPlatform(rooms.map((r) => r.account))
    .map(([platform, n]) => `${platformTitle(platform, locale)} ${n}`)
    .join(locale === 'en' ? ', ' : '、');

/** How many groups, people and minutes, and who is left out and why. */
export async function outlook(c: Context, desk: Desk, row: CampaignRow, rooms: readonly Room[]): Promise<string[]> {
  const t = operateTexts[c.locale];
  const sizes = await desk.runs.sizes(c.community.id);
  const people = rooms.reduce((n, r) => n + (sizes.get(r.id) ?? 0), 0);
  const ids = rooms.map((r) => r.id);
  const unasked = await desk.runs.unasked(ids, c.now - dayMs);
  const full = rooms.filter((r) => (unasked.get(r.id) ?? 0) >= unaskedPerDay).length;
  const heard = new Map<number, number[]>();
  for (const { room, at } of await desk.runs.heard(row.id, ids, c.now - capsLookBackMs))
    heard.set(room, [...(heard.get(room) ?? []), at]);
  const zone = c.community.timeZone;
  const capped = ids.filter((id) => capBroken(row.definition, zone, heard.get(id) ?? [], c.now) !== undefined).length;
  const skips = t.skips(full, capped, 'groups');
  const minutes = minutesFor(rooms.map((r) => r.account));
  return [
    t.counts(rooms.length, platformsIn(rooms, c.locale), round(people, c.locale), minutes),
    ...(skips === '' ? [] : [skips]),
  ];
}

/** `41000` as `4.1 万`, `41,000`. */
function round(n: number, locale: Locale): string {
  if (n < 10_000) return `${n}`;
  if (locale === 'en') return new Intl.NumberFormat('en').format(Math.round(n / 1000) * 1000);
  return `${Math.round(n / 1000) / 10} ${locale === 'zh-CN' ? '万' : '萬'}`;
}

/** `开始 ID`: says what it means and asks. */
export async function start(c: Context, desk: Desk, name: string): Promise<Effects> {
  const found = await find(c, desk, name);
  if ('say' in found) return found.say;
  const { row } = found;
  const t = operateTexts[c.locale];
  const asked = { campaign: row.id, hash: row.hash };
  if (membersOf(row.definition) !== undefined) {
    const all = await listeners(c, desk, row.definition);
    const lines = await outlookMembers(c, desk, row, all);
    const members = all.reached.map(({ someone }) => someone.member);
    if (members.length === 0) return [reply(c, lines.join('\n'))];
    return question(c, lines, { ...asked, groups: members.length, members });
  }
  const rooms = await audience(c, desk, row.definition);
  if (rooms.length === 0) return [reply(c, t.nobody('groups'))];
  return question(c, await outlook(c, desk, row, rooms), { ...asked, groups: rooms.length });
}

/** The question before a send: above twenty the number is typed. */
function question(c: Context, lines: readonly string[], data: Asked): Effects {
  const t = operateTexts[c.locale];
  const typed = data.groups > mostUntyped;
  return [
    {
      do: 'ask',
      step: typed ? 'send-typed' : 'send',
      data,
      for: { member: c.who.member },
      to: { room: c.room.id },
      say: [...lines, typed ? t.typeNumber(data.groups) : t.sendIt].join('\n'),
      ...(typed
        ? {}
        : {
            choices: [
              { label: t.send, value: 'send' },
              { label: t.later, value: 'later' },
            ],
          }),
      until: c.now + answerMs,
    },
  ];
}

/** The two questions before a send. */
export const sendAnswers = (desk: Desk): Readonly<Record<string, Answer>> => ({
  send: {
    allow: 'admin',
    run: (c, value, data) =>
      value === 'send' ? begin(c, desk, data as Asked) : [reply(c, operateTexts[c.locale].notYet)],
  },
  'send-typed': {
    allow: 'admin',
    parse: (text, data, c) => {
      const [, n] = /^(?:发|發|send)\s*(\d{1,7})$/iu.exec(text.trim()) ?? [];
      const { groups, members } = data as Asked;
      if (n === undefined) return null;
      const unit = members ? 'members' : 'groups';
      return Number(n) === groups ? 'send' : { refuse: operateTexts[c.locale].wrongNumber(groups, unit) };
    },
    run: (c, _value, data) => begin(c, desk, data as Asked),
  },
});

async function begin(c: Context, desk: Desk, asked: Asked): Promise<Effects> {
  const t = operateTexts[c.locale];
  const row = await desk.store.byId(c.community.id, asked.campaign);
  if (!row || row.state === 'gone' || row.hash !== asked.hash) return [reply(c, t.changed)];
  if (asked.members) return beginMembers(c, desk, row, asked.members);
  const rooms = await audience(c, desk, row.definition);
  const [first, ...rest] = rooms;
  if (!first) return [reply(c, t.nobody('groups'))];
  const run = await newRun(c, desk, row, { groups: rooms.length });
  if (!run) return [reply(c, t.changed)];
  const told = summaryLater(c, run, c.room.id);
  if (rest.length === 0)
    return [...(await spread(c, desk, row, run, 0, rooms)), ...told, reply(c, t.sending(run.id, 1, 'groups'))];
  const data: Stage = { run: run.id, step: 0, rest: true };
  return [
    ...(await carry(c, desk, row, run, 0, [first])),
    ...told,
    {
      do: 'later',
      key: `campaign-rest:${run.id}`,
      timer: stageTimer,
      at: c.now + firstOneMs,
      room: null,
      community: c.community.id,
      data,
    },
    reply(c, t.firstOne(run.id, 'groups')),
  ];
}

/** Only who was counted hears it: who fits since then does not, and who no longer fits is left out. */
async function beginMembers(c: Context, desk: Desk, row: CampaignRow, asked: readonly number[]): Promise<Effects> {
  const t = operateTexts[c.locale];
  const now = await listeners(c, desk, row.definition);
  const counted = new Set(asked);
  const reached = now.reached.filter(({ someone }) => counted.has(someone.member));
  if (reached.length === 0) return [reply(c, t.nobody('members'))];
  const run = await newRun(c, desk, row, { members: reached.length });
  if (!run) return [reply(c, t.changed)];
  await enrol(c, desk, run, { ...now, reached });
  const known = new Set([...now.reached, ...now.left].map(({ someone }) => someone.member));
  const changed = asked.filter((member) => !known.has(member));
  await desk.members.enrol(
    changed.map((member) => ({
      run: run.id,
      step: 0,
      member,
      chat: null,
      skipped: 'changed',
      eventId: c.cause,
      at: c.now,
    })),
  );
  const going = { run, row };
  const told = summaryLater(c, run, c.room.id);
  if (reached.length === 1)
    return [
      ...told,
      ...(await takeTurns(c, desk, going, { step: 0, begins: true })),
      reply(c, t.sending(run.id, 1, 'members')),
    ];
  return [
    ...told,
    ...(await takeTurns(c, desk, going, { step: 0 }, 1)),
    turnLater(c, { run: run.id, step: 0, begins: true }, c.now + firstOneMs, `campaign-rest:${run.id}`),
    reply(c, t.firstOne(run.id, 'members')),
  ];
}

/** Undefined: it was begun at this instant already. */
async function newRun(c: Context, desk: Desk, row: CampaignRow, after: object): Promise<Run | undefined> {
  const run = await desk.runs.begin({
    community: c.community.id,
    campaign: row.id,
    definition: row.definition,
    planned: c.now,
    how: 'hand',
    startedBy: c.who.member,
    eventId: c.cause,
    at: c.now,
  });
  if (run)
    await desk.house.audit.write(c, {
      act: 'campaign.send',
      subject: titleOf(row.definition),
      room: null,
      before: null,
      after: { run: run.id, ...after },
    });
  return run;
}

export interface Halted {
  readonly effects: Effects;
  /** Groups or members that heard it, or may have. */
  readonly sent: number;
  /** Groups or members that hear it no more. */
  readonly dropped: number;
}
/** Ends one run between two sends; undefined: nothing of it was still to come. `by`: who, when it was not said in chat. */
export async function halt(c: Context, desk: Desk, run: Run, by?: string): Promise<Halted | undefined> {
  const tallies = await desk.runs.tallies(run.id);
  const before = countsOf(tallies);
  const pendingRest = await desk.runs.waits(`campaign-rest:${run.id}`);
  const parts = (await desk.runs.parts(run.id)).filter((p) => !p.givenUp);
  const laterSteps = [
    ...stepsOf(run.definition).map((_, i) => `campaign-step:${run.id}.${i}`),
    ...timesOf(run.definition).map((_, v) => timedKey(run.id, v)),
  ];
  // Of each step, what waits: a later one may be on its way when the first has long been said.
  const waiting = stepsOf(run.definition).map((_, i) => countsOf(tallies, i, parts).waiting);
  const open = Math.max(...waiting) > 0 || pendingRest || (await desk.runs.waits(...laterSteps));
  if (!open) return undefined;
  // Members are written down before the first of them hears it, groups are not.
  const unwritten = pendingRest && unitOf(run.definition) === 'groups';
  const rest = unwritten ? (await audience(c, desk, run.definition)).length - before.all : 0;
  await desk.runs.stop(run.id, c.cause);
  await desk.members.giveUp(run.id, 'stopped', c.cause);
  await desk.runs.drop(run.id, c.now, 'stopped by staff');
  await desk.house.audit.write(c, {
    act: 'campaign.stop',
    subject: titleOf(run.definition),
    room: null,
    before: { run: run.id },
    after: { sent: before.sent, ...(by !== undefined && { by }) },
  });
  const keys = [`campaign-rest:${run.id}`, ...laterSteps, ...parts.map((p) => p.key)];
  return {
    effects: keys.map((key) => ({ do: 'cancel', key }) as const),
    sent: before.sent + before.maybe,
    dropped: Math.max((waiting[0] ?? 0) + rest, ...waiting),
  };
}

/** `停`: the run of this number, or every fresh one. What is on its way to a platform is not called back. */
export async function stop(c: Context, desk: Desk, number: number | null): Promise<Effects> {
  const t = operateTexts[c.locale];
  const runs = (await desk.runs.latest(c.community.id, 20)).filter(
    (run) => run.state === 'running' && (number === null ? c.now - run.at < freshMs : run.id === number),
  );
  const ended = { groups: { sent: 0, dropped: 0 }, members: { sent: 0, dropped: 0 } };
  const units = new Set<Unit>();
  const effects: Effect[] = [];
  for (const run of runs) {
    const halted = await halt(c, desk, run);
    if (!halted) continue;
    const unit = unitOf(run.definition);
    units.add(unit);
    ended[unit].sent += halted.sent;
    ended[unit].dropped += halted.dropped;
    effects.push(...halted.effects);
  }
  const lines = [...units].map((unit) => t.stopped(ended[unit].sent, ended[unit].dropped, unit));
  return [...effects, reply(c, lines.length > 0 ? lines.join('\n') : t.nothingRuns)];
}
