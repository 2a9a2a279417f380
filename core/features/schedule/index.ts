/**
 * Schedules by message: `定时 每天 9:00 早安`. Each is a row; its next occurrence is a job, planned anew in the commit that
 * said the one before, and what is said goes through the one budget. docs/campaigns.md.
 */
import { limitsOf, quietEnd } from '../../budget.ts';
import { defineFeature, type House } from '../../house.ts';
import { civilDay, formatMoment, formatTime } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { groupMeant } from '../../settings.ts';
import type { Command, Context, Effect, Effects, Refusal, Room, TimerEvent } from '../../types.ts';
import { readSentence } from './read.ts';
import { defineSchedules } from './schema.ts';
import { scheduleStore, type ScheduleRow, type ScheduleStore } from './store.ts';
import { rhythm, scheduleTexts } from './texts.ts';
import { upcoming } from './when.ts';

const fireTimer = 'schedule.fire';
const planTimer = 'schedule.plan';
/** After downtime: what is later than this is not said any more. */
const latestMs = 2 * 3_600_000;
const mostPerGroup = 20;
const shownSchedules = 4;
const shownTimes = 3;

interface Desk {
  readonly house: House;
  readonly store: ScheduleStore;
}
interface Due {
  readonly schedule: number;
  readonly version: number;
  readonly planned: number;
}

export const schedule = defineFeature({
  name: 'schedule',
  title: { 'zh-CN': '群定时', 'zh-TW': '群定時', en: 'Schedules' },
  on: true,
  schema: defineSchedules,
  create: (house) => {
    const desk: Desk = { house, store: scheduleStore(house.database) };
    return {
      commands: [make(desk), list(desk)] as Command[],
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

type Before = Pick<ScheduleRow, 'id' | 'words' | 'when' | 'state'>;
const undoable = ({ id, words, when, state }: ScheduleRow): Before => ({ id, words, when, state });
const zoneOf = (c: Context): string => c.community.timeZone;

// ---- what is planned -------------------------------------------------------------------------

const plan = (c: Context, id: number, room: number, version: number, at: number | null): Effects => {
  if (at === null) return [];
  const data: Due = { schedule: id, version, planned: at };
  const key = `schedule:${id}:${version}:${new Date(at).toISOString()}`;
  return [{ do: 'later', key, timer: fireTimer, at, room, community: c.community.id, data }];
};
const unplan = (row: ScheduleRow): Effects =>
  row.next === null
    ? []
    : [{ do: 'cancel', key: `schedule:${row.id}:${row.version}:${new Date(row.next).toISOString()}` }];

/** Writes a change and plans what follows from it. */
async function change(
  c: Context,
  { store }: Desk,
  row: ScheduleRow,
  to: Partial<Pick<ScheduleRow, 'words' | 'when' | 'state'>>,
): Promise<Effects> {
  const { when, state } = { ...row, ...to };
  const next = state === 'active' ? (upcoming(when, zoneOf(c), c.now, 1)[0] ?? null) : null;
  await store.set(row.id, { ...to, next }, c.cause);
  return [...unplan(row), ...plan(c, row.id, row.room, row.version + 1, next)];
}

async function fire(c: Context<TimerEvent>, { house, store }: Desk, due: Due): Promise<Effects> {
  const row = await store.find(c.community.id, due.schedule);
  if (row?.state !== 'active' || row.version !== due.version || row.next !== due.planned) return [];
  const next = upcoming(row.when, zoneOf(c), c.now, 1)[0] ?? null;
  await store.fired(row.id, next, c.cause);
  const planned = plan(c, row.id, row.room, row.version, next);
  if (next === null) await store.set(row.id, { state: 'gone', next: null }, c.cause);
  const here = { community: c.community.id, room: row.room };
  if (c.now - due.planned > latestMs || !house.isOn(schedule, here)) return planned;
  const said: Effect = {
    do: 'send',
    to: { room: row.room },
    say: row.words,
    unasked: { kind: 'schedule', campaign: `#${row.id}` },
  };
  return [...planned, said];
}

async function replan(c: Context, desk: Desk): Promise<Effects> {
  const effects: Effect[] = [];
  for (const row of await desk.store.list(c.community.id))
    if (row.state === 'active') effects.push(...(await change(c, desk, row, {})));
  return effects;
}

// ---- by message ------------------------------------------------------------------------------

type Wish =
  | { readonly do: 'help' }
  | { readonly do: 'make'; readonly text: string }
  | { readonly do: 'stop' | 'go' | 'remove'; readonly id: number }
  | { readonly do: 'change'; readonly id: number; readonly text: string };
const verbs: readonly (readonly [RegExp, 'stop' | 'go' | 'remove' | 'change'])[] = [
  [/^(?:停|暂停|暫停|pause|stop|hold)\s*#?(\d{1,9})$/iu, 'stop'],
  [/^(?:开|開|继续|繼續|恢复|恢復|resume|start)\s*#?(\d{1,9})$/iu, 'go'],
  [/^(?:删|刪|删除|刪除|取消|remove|delete|cancel)\s*#?(\d{1,9})$/iu, 'remove'],
  [/^(?:改|修改|edit|change)\s*#?(\d{1,9})\s+(\S.*)$/isu, 'change'],
];
function readWish(rest: string): Wish {
  if (rest === '') return { do: 'help' };
  for (const [pattern, verb] of verbs) {
    const m = pattern.exec(rest);
    const id = Number(m?.[1]);
    if (m && verb === 'change') return { do: verb, id, text: m[2] ?? '' };
    if (m && verb !== 'change') return { do: verb, id };
  }
  return { do: 'make', text: rest };
}

/** The group it is said in, the one this private chat is about, or the only one there is. */
async function groupOf(c: Context, { house }: Desk): Promise<Room | undefined> {
  const id = groupMeant(house.settings, c);
  if (id !== undefined) return house.people.room(id, house.database.db);
  const all = await house.people.groups(c.community.id);
  return all.length === 1 ? all[0] : undefined;
}

function make(desk: Desk): Command<Wish> {
  return {
    name: 'schedule',
    words: { 'zh-CN': ['定时'], 'zh-TW': ['定時'], en: ['schedule'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '到点替您在群里说一句', 'zh-TW': '到點替您在群裡說一句', en: 'say something at a time' },
    example: {
      'zh-CN': '/定时 每天 9:00 早安',
      'zh-TW': '/定時 每天 9:00 早安',
      en: '/schedule every weekday 9:00 Good morning',
    },
    parse: (rest): Wish | Refusal => readWish(rest),
    run: async (c, wish): Promise<Effects> => {
      const t = scheduleTexts[c.locale];
      if (wish.do === 'help') return [reply(c, t.how)];
      const room = await groupOf(c, desk);
      if (!room) return [reply(c, t.whichGroup)];
      if (wish.do === 'make') return made(c, desk, room, wish.text);
      const row = await desk.store.find(c.community.id, wish.id);
      if (!row || row.state === 'gone' || row.room !== room.id) return [reply(c, t.noSuch(wish.id))];
      if (wish.do === 'change') return edited(c, desk, room, row, wish.text);
      const state = ({ stop: 'paused', go: 'active', remove: 'gone' } as const)[wish.do];
      return changed(c, desk, row, { state }, room);
    },
  };
}

async function made(c: Context, { house, store }: Desk, room: Room, text: string): Promise<Effects> {
  const t = scheduleTexts[c.locale];
  const found = readSentence(text, c.now, zoneOf(c));
  if ('fault' in found) return [reply(c, t.faults[found.fault])];
  const { when, words } = found;
  if (words === '') return [reply(c, t.faults.noWords)];
  if ((await store.list(c.community.id, room.id)).length >= mostPerGroup) return [reply(c, t.full(mostPerGroup))];
  const [next = null] = upcoming(when, zoneOf(c), c.now, 1);
  const row = { community: c.community.id, room: room.id, by: c.who.member, words, when, next };
  const id = await store.add({ ...row, eventId: c.cause, at: c.now });
  const before: Before = { id, words, when, state: 'gone' };
  await house.audit.write(c, {
    act: 'schedule',
    subject: `${id}`,
    room: room.id,
    before,
    after: { ...before, state: 'active' },
  });
  const say = t.made(
    id,
    rhythm(when, c.locale),
    cut(words.replace(/\s+/gu, ' '), 20),
    times(c, when),
    late(c, house, room, next),
  );
  return [...plan(c, id, room.id, 1, next), reply(c, say)];
}

/** `改 3 每天 10:00`: another time, other words, or both. */
async function edited(c: Context, desk: Desk, room: Room, row: ScheduleRow, text: string): Promise<Effects> {
  const found = readSentence(text, c.now, zoneOf(c));
  if ('fault' in found && found.fault !== 'noWhen') return [reply(c, scheduleTexts[c.locale].faults[found.fault])];
  const to =
    'fault' in found ? { words: text.trim() } : { when: found.when, ...(found.words ? { words: found.words } : {}) };
  return changed(c, desk, row, to, room);
}

async function changed(
  c: Context,
  desk: Desk,
  row: ScheduleRow,
  to: Partial<Pick<ScheduleRow, 'words' | 'when' | 'state'>>,
  room: Room,
): Promise<Effects> {
  const t = scheduleTexts[c.locale];
  const after = { ...row, ...to };
  const planned = await change(c, desk, row, to);
  await desk.house.audit.write(c, {
    act: 'schedule',
    subject: `${row.id}`,
    room: room.id,
    before: undoable(row),
    after: undoable(after),
  });
  if (to.state === 'gone') return [...planned, reply(c, t.removed(row.id))];
  if (to.state === 'paused') return [...planned, reply(c, t.paused(row.id))];
  const [next = null] = upcoming(after.when, zoneOf(c), c.now, 1);
  const words = cut(after.words.replace(/\s+/gu, ' '), 20);
  return [
    ...planned,
    reply(
      c,
      t.made(row.id, rhythm(after.when, c.locale), words, times(c, after.when), late(c, desk.house, room, next)),
    ),
  ];
}

const times = (c: Context, when: ScheduleRow['when']): readonly string[] =>
  upcoming(when, zoneOf(c), c.now, shownTimes).map((at) => formatMoment(at, zoneOf(c), c.locale));

/** It falls into the quiet hours: when it is said instead. */
function late(c: Context, house: House, room: Room, next: number | null): string | null {
  const { quiet, zone } = limitsOf(house.settings, room, zoneOf(c), 'lines');
  const end = next === null ? undefined : quietEnd(quiet, zone, next);
  return end === undefined ? null : formatTime(end, zone, c.locale);
}

function list(desk: Desk): Command<null> {
  return {
    name: 'schedule.list',
    words: { 'zh-CN': ['我的定时', '定时列表'], 'zh-TW': ['我的定時', '定時列表'], en: ['schedules'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '看定好的', 'zh-TW': '看定好的', en: 'what is scheduled' },
    example: { 'zh-CN': '/我的定时', 'zh-TW': '/我的定時', en: '/schedules' },
    parse: noArguments,
    run: async (c) => {
      const t = scheduleTexts[c.locale];
      const room = await groupOf(c, desk);
      const rows = await desk.store.list(c.community.id, room?.id);
      if (rows.length === 0) return [reply(c, t.none)];
      const lines = rows.slice(0, shownSchedules).map((row) => {
        const next =
          row.state === 'paused' || row.next === null
            ? null
            : (civilDay(row.next, zoneOf(c)) === civilDay(c.now, zoneOf(c)) ? formatTime : formatMoment)(
                row.next,
                zoneOf(c),
                c.locale,
              );
        return t.line(row.id, rhythm(row.when, c.locale), cut(row.words.replace(/\s+/gu, ' '), 10), next);
      });
      return [reply(c, [...lines, t.more(rows.length - lines.length)].join('\n'))];
    },
  };
}
