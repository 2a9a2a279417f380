/**
 * Campaigns: what is said where and when. The calendar is made from rows only: each campaign has one job, its next
 * occurrence in this community, under a key that names the campaign, its version and the instant, so that it comes
 * once whatever happens to the process. docs/campaigns.md.
 */
import { defineFeature } from '../../house.ts';
import { formatMoment } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import type { Context, Effect, Effects, TimerEvent } from '../../types.ts';
import type { ClicksShown } from '../clicks/events.ts';
import { hashOf, keyOf, meantFor, reaches, upcoming, verdict, zoneOf } from './calendar.ts';
import type { CampaignAsked, CampaignFired, CampaignMissed, CampaignWanted } from './events.ts';
import { membersOf, stepsOf, whoOf, type Campaign } from './language.ts';
import { campaignCommands } from './operate/commands.ts';
import { goalsBeside } from './operate/goal.ts';
import { order, orderTimer, type Order } from './operate/order.ts';
import { sendAnswers } from './operate/start.ts';
import { summary, summaryLater, summaryTimer, type Summary } from './operate/summary.ts';
import {
  audience,
  part,
  partTimer,
  spread,
  stageTimer,
  staggered,
  timed,
  timedTimer,
  type Desk,
  type Part,
  type Stage,
  type Timed,
} from './run.ts';
import { enrol, goOn, listeners, stage, takeTurns, turn, turnTimer, type Turn } from './run-members.ts';
import { defineCampaigns } from './schema.ts';
import {
  campaignStore,
  fireTimer,
  type CampaignRow,
  type CampaignStore,
  type Occurrence,
  type State,
} from './store.ts';
import { goalStore } from './store-goals.ts';
import { memberStore } from './store-members.ts';
import { dealtStore } from './store-trials.ts';
import { spoilt, trialHears, undoChosen } from './trial.ts';
import { nextTime, scheduled, trialRuns } from './tried.ts';
import { runStore } from './store-runs.ts';
import { campaignTexts, rhythm } from './texts.ts';

/** What the `campaigns.files` timer is rung with: everything the files hold. */
export interface CampaignFiles {
  readonly campaigns: readonly Campaign[];
}
interface Undoable {
  readonly name: string;
  readonly definition: Campaign | null;
}

const shownCampaigns = 4;
const calendarTimer = 'campaigns.calendar';

export const campaigns = defineFeature({
  name: 'campaigns',
  title: { 'zh-CN': '定时', 'zh-TW': '定時', en: 'Schedule' },
  on: true,
  schema: defineCampaigns,
  create: (house) => {
    const store = campaignStore(house.database);
    const { database } = house;
    const desk: Desk = {
      house,
      store,
      runs: runStore(database),
      goals: goalStore(database),
      members: memberStore(database),
      dealt: dealtStore(database),
    };
    const calendar = (c: Context) => materialise(c, desk);
    const save = saver(store);
    return {
      commands: campaignCommands(desk, calendar),
      answers: sendAnswers(desk),
      timers: {
        /** The files were read: at each start, after each change of them, and for each new community. */
        'campaigns.files': async (c, data) => {
          const { campaigns: written } = data as CampaignFiles;
          const mine = new Map(written.filter((d) => d.active && meantFor(d, c.community)).map((d) => [d.id, d]));
          for (const row of await store.list(c.community.id)) {
            if (row.source !== 'file') continue;
            const wanted = mine.get(row.name);
            if (wanted && row.state !== 'gone' && hashOf(wanted) === row.hash) mine.delete(row.name);
            else if (!wanted && row.state !== 'gone') await save(c, 'file', row.name, null);
          }
          for (const [name, definition] of mine) await save(c, 'file', name, definition);
          return calendar(c);
        },
        [fireTimer]: (c, data: unknown) => fire(c, data as Occurrence, desk),
        [calendarTimer]: calendar,
        [orderTimer]: (c, data) => order(c, desk, calendar, data as Order),
        [partTimer]: (c, data) => part(c, desk, data as Part),
        [stageTimer]: (c, data) => stage(c, desk, data as Stage),
        [timedTimer]: (c, data) => timed(c, desk, data as Timed),
        [summaryTimer]: (c, data) => summary(c, desk, data as Summary),
        [turnTimer]: (c, data) => turn(c, desk, data as Turn),
      },
      hears: {
        ...trialHears(desk, calendar),
        'campaign.wanted': async (c, what) => {
          const { name, definition, answered, below } = what as CampaignWanted;
          const t = campaignTexts[c.locale];
          const known = (await store.list(c.community.id)).filter(
            (r) =>
              r.source === 'message' &&
              r.state !== 'gone' &&
              (r.name === name || (below && r.name.startsWith(`${name}.`))),
          );
          if (!definition && known.length === 0) return [reply(c, t.nothingToStop)];
          const room = c.room.kind === 'group' ? c.room.id : null;
          for (const one of definition ? [name] : known.map((r) => r.name)) {
            const before: Undoable = { name: one, definition: known.find((r) => r.name === one)?.definition ?? null };
            await save(c, 'message', one, definition);
            const after: Undoable = { name: one, definition };
            await house.audit.write(c, { act: 'campaign', subject: one, room, before, after });
          }
          const words = definition
            ? t.saved(
                rhythm(definition, c.locale),
                nextWords(c, definition),
                whoOf(definition)?.groups === undefined,
                themeOf(definition),
              )
            : t.stopped;
          return [...(await calendar(c)), ...(answered ? [] : [reply(c, words)])];
        },
        'campaign.asked': async (c, what) => {
          const { content } = what as CampaignAsked;
          const t = campaignTexts[c.locale];
          const here = (row: CampaignRow): boolean =>
            row.state === 'active' &&
            stepsOf(row.definition).some((step) => step[content] !== undefined) &&
            (c.room.kind !== 'group' || reaches(row.definition, c.room));
          const rows = (await store.list(c.community.id)).filter(here);
          if (rows.length === 0) return [reply(c, t.none)];
          const line = (r: CampaignRow): string =>
            t.line(
              rhythm(r.definition, c.locale),
              nextWords(c, r.definition),
              r.source === 'file',
              themeOf(r.definition),
            );
          const lines = rows.slice(0, shownCampaigns).map(line);
          return [reply(c, t.list(lines, rows.length - lines.length))];
        },
        'clicks.shown': async (c, what) => {
          const lines = await goalsBeside(c, desk, (what as ClicksShown).campaigns);
          return lines.length === 0 ? [] : [reply(c, lines.join('\n'))];
        },
        /** Its time zone may be another: the calendar is made again once that is committed, as this event still knows the old one. */
        'community.changed': (c) => [
          {
            do: 'later',
            key: `${calendarTimer}:${c.community.id}@${c.cause}`,
            timer: calendarTimer,
            at: c.now,
            room: null,
            community: c.community.id,
          },
        ],
      },
      undoes: {
        'campaign.chosen': (row, c) => undoChosen(c, desk, row, calendar),
        'campaign.state': async (row, c) => {
          const { id, state } = row.before as { id: number; state: State };
          await store.setState(c.community.id, id, state, c.cause);
          const of = state === 'active' ? await store.byId(c.community.id, id) : undefined;
          return [...(await calendar(c)), ...(of ? await goOn(c, desk, of) : [])];
        },
        campaign: async (row, c) => {
          const { name, definition } = row.before as Undoable;
          await save(c, 'message', name, definition);
          return calendar(c);
        },
      },
    };
  },
});

/** The theme of the topics it posts, where it names one. */
const themeOf = (definition: Campaign): string | undefined => {
  const pick = stepsOf(definition).find((step) => step.topic !== undefined)?.topic;
  return typeof pick === 'object' ? pick.theme : undefined;
};

const nextWords = (c: Context, definition: Campaign): string | null => {
  const [next] = upcoming(definition, c.community.timeZone, c.now, 1);
  return next === undefined ? null : formatMoment(next, zoneOf(definition, c.community.timeZone), c.locale);
};

/** The one way a definition gets into the table; null: it is gone. The calendar is made afresh by whoever saved. */
const saver =
  (store: CampaignStore) =>
  async (c: Context, source: 'file' | 'message', name: string, definition: Campaign | null): Promise<void> => {
    const before = (await store.list(c.community.id)).find((r) => r.source === source && r.name === name);
    const kept = definition ?? before?.definition;
    if (!kept) return;
    await store.put({
      community: c.community.id,
      name,
      source,
      definition: kept,
      hash: hashOf(kept),
      // What somebody paused stays so when its file changes.
      state: definition ? (before?.state === 'paused' && source === 'file' ? 'paused' : 'active') : 'gone',
      eventId: c.cause,
      at: c.now,
    });
  };

/**
 * Makes the calendar of a community from its rows: the next occurrence of each campaign is a job; a future one no
 * longer wanted is cancelled; an overdue one stays and is judged when it rings.
 */
async function materialise(c: Context, { store, dealt: trials }: Desk): Promise<Effects> {
  const wanted = new Map<string, { at: number; row: CampaignRow }>();
  const rows = await store.list(c.community.id);
  const dealt = await trials.list(c.community.id);
  for (const row of rows) {
    if (row.state !== 'active') continue;
    const mine = dealt.find((d) => d.campaign === row.id);
    const at = nextTime(row, mine, c.community.timeZone, c.now);
    if (at !== undefined) wanted.set(keyOf(row.name, c.community.id, row.hash, at), { at, row });
  }
  const effects: Effect[] = [...spoilt(rows, dealt)];
  for (const { key, planned } of await store.waiting(c.community.id)) {
    if (wanted.delete(key) || planned <= c.now) continue;
    effects.push({ do: 'cancel', key });
  }
  for (const [key, { at, row }] of wanted) {
    const data: Occurrence = { campaign: row.id, planned: at };
    effects.push({ do: 'later', key, timer: fireTimer, at, room: null, community: c.community.id, data });
  }
  return effects;
}

/** One occurrence: says it, or has it said, in every group it reaches; and the next one is planned. */
async function fire(c: Context<TimerEvent>, occurrence: Occurrence, desk: Desk): Promise<Effects> {
  const row = await desk.store.byId(c.community.id, occurrence.campaign);
  const next = await materialise(c, desk);
  if (row?.state !== 'active') return next;
  const dealt = await desk.dealt.of(row.id);
  const by = scheduled(row, dealt, occurrence.planned);
  const { run: instant, missed } = verdict(by, c.community.timeZone, occurrence.planned, c.now);
  const effects: Effect[] = [...next];
  if (missed > 0) {
    const what: CampaignMissed = {
      what: 'campaign.missed',
      member: null,
      campaign: row.name,
      planned: occurrence.planned,
      count: missed,
    };
    effects.push({ do: 'tell', what });
  }
  if (instant === null) return effects;
  const run = await desk.runs.begin({
    community: c.community.id,
    campaign: row.id,
    definition: row.definition,
    planned: instant,
    how: 'calendar',
    startedBy: 0,
    eventId: c.cause,
    at: c.now,
  });
  // Said already: an occurrence of an older version that fell on the same instant.
  if (!run) return effects;
  const fired = {
    what: 'campaign.fired',
    member: null,
    campaign: row.name,
    planned: instant,
    lateMs: c.now - instant,
  } as const;
  if (membersOf(row.definition) !== undefined) {
    const all = await listeners(c, desk, row.definition);
    await enrol(c, desk, run, all);
    const what: CampaignFired = { ...fired, rooms: 0, members: all.reached.length };
    return [
      ...effects,
      { do: 'tell', what },
      ...(await takeTurns(c, desk, { run, row }, { step: 0, begins: true })),
      ...summaryLater(c, run, all.groups[0]),
    ];
  }
  const rooms = await audience(c, desk, row.definition);
  const what: CampaignFired = { ...fired, rooms: rooms.length };
  const times = dealt?.kind === 'time' && dealt.hash === row.hash && trialRuns(dealt, instant);
  const said = times ? await staggered(c, desk, row, run, dealt, rooms) : await spread(c, desk, row, run, 0, rooms);
  return [...effects, { do: 'tell', what }, ...said, ...summaryLater(c, run, rooms[0]?.id)];
}
