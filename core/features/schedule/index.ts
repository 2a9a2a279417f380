/**
 * Schedules by message: `定时 每天 9:00 早安`, in one group or in all. What is said goes through the one budget.
 * docs/campaigns.md.
 */
import { defineFeature } from '../../house.ts';
import { upcoming } from '../../kit/sentence/when.ts';
import type { Context, Effect, Effects, TimerEvent } from '../../types.ts';
import { scheduleCommands } from './commands.ts';
import { change, fireTimer, plan, zoneOf, type Before, type Desk, type Due } from './plan.ts';
import { defineSchedules } from './schema.ts';
import { scheduleStore, type ScheduleRow } from './store.ts';

const planTimer = 'schedule.plan';
/** After downtime: what is later than this is not said any more. */
const latestMs = 2 * 3_600_000;
/** Groups in one commit, where it is said in all. */
const batch = 50;

export const schedule = defineFeature({
  name: 'schedule',
  title: { 'zh-CN': '群定时', 'zh-TW': '群定時', en: 'Schedules' },
  on: true,
  schema: defineSchedules,
  create: (house) => {
    const desk: Desk = { house, store: scheduleStore(house.database) };
    return {
      commands: scheduleCommands(desk),
      timers: {
        [fireTimer]: (c, data) => fire(c, desk, data as Due),
        [planTimer]: (c) => replan(c, desk),
      },
      hears: {
        /** Its time zone may be another: planned again once that is committed, as this event still knows the old one. */
        'community.changed': (c) => [
          {
            do: 'later',
            key: `${planTimer}:${c.community.id}@${c.cause}`,
            timer: planTimer,
            at: c.now,
            room: null,
            community: c.community.id,
          },
        ],
      },
      undoes: {
        schedule: async (row, c) => {
          const { id, words, when, state } = row.before as Before;
          const now = await desk.store.find(c.community.id, id);
          return now ? change(c, desk, now, { words, when, state }) : [];
        },
      },
    };
  },
});

async function fire(c: Context<TimerEvent>, desk: Desk, due: Due): Promise<Effects> {
  const { store } = desk;
  const row = await store.find(c.community.id, due.schedule);
  if (row?.state !== 'active' || row.version !== due.version) return [];
  if (due.after !== undefined) return said(c, desk, row, due);
  if (row.next !== due.planned) return [];
  const next = upcoming(row.when, zoneOf(c), c.now, 1)[0] ?? null;
  await store.fired(row.id, next, c.cause);
  const planned = plan(c, row.id, row.room, row.version, next);
  // Of one day: it stays for the groups still to come, which are asked of the row, and is gone after the last.
  const effects = c.now - due.planned > latestMs ? [] : await said(c, desk, row, due);
  if (next === null && !effects.some((e) => e.do === 'later')) await gone(c, desk, row);
  return [...planned, ...effects];
}
const gone = (c: Context, { store }: Desk, row: ScheduleRow): Promise<void> =>
  store.set(row.id, { state: 'gone', next: null }, c.cause);

/** Says it in its group, or in the next batch of all groups. */
async function said(c: Context, desk: Desk, row: ScheduleRow, due: Due): Promise<Effects> {
  const { house } = desk;
  const left = (row.room === null ? await house.people.groups(c.community.id) : [{ id: row.room }])
    .filter((room) => room.id > (due.after ?? 0))
    .toSorted((a, b) => a.id - b.id);
  const rooms = left.slice(0, batch);
  const last = rooms.at(-1);
  const effects: Effect[] = rooms
    .filter((room) => house.isOn(schedule, { community: c.community.id, room: room.id }))
    .map((room) => ({
      do: 'send',
      to: { room: room.id },
      say: row.words,
      unasked: { kind: 'schedule', campaign: `#${row.id}` },
    }));
  if (last === undefined || left.length === rooms.length) {
    if (due.after !== undefined && row.next === null) await gone(c, desk, row);
    return effects;
  }
  const data: Due = { ...due, after: last.id };
  const key = `schedule:${row.id}:${row.version}:${new Date(due.planned).toISOString()}>${last.id}`;
  return [...effects, { do: 'later', key, timer: fireTimer, at: c.now, room: null, community: c.community.id, data }];
}

async function replan(c: Context, desk: Desk): Promise<Effects> {
  const effects: Effect[] = [];
  for (const row of await desk.store.list(c.community.id))
    if (row.state === 'active') effects.push(...(await change(c, desk, row, {})));
  return effects;
}
