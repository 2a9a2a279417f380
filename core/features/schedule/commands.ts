/** Schedules by message: made, listed, edited, put on hold, removed. */
import { limitsOf, quietEnd } from '../../budget.ts';
import type { House } from '../../house.ts';
import { civilDay, formatMoment, formatTime } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { readSentence } from '../../kit/sentence/read.ts';
import { rhythm } from '../../kit/sentence/said.ts';
import { rareDate, upcoming } from '../../kit/sentence/when.ts';
import { groupOrOnly } from '../../settings.ts';
import type { Command, Context, Effects, Refusal, Room } from '../../types.ts';
import { change, plan, zoneOf, type Before, type Desk } from './plan.ts';
import type { ScheduleRow } from './store.ts';
import { scheduleTexts } from './texts.ts';

const mostPerGroup = 20;
const shownSchedules = 4;
const shownTimes = 3;
/** In more groups than these at once it is said only when the number is said. */
const mostUnnamed = 20;

/** `Feature.commands`. */
export const scheduleCommands = (desk: Desk): readonly Command[] => [make(desk), list(desk)] as readonly Command[];

const undoable = ({ id, words, when, state }: ScheduleRow): Before => ({ id, words, when, state });

type Wish =
  | { readonly do: 'help' }
  /** To change one, without saying which or how. */
  | { readonly do: 'which' }
  /** `groups`: the number said, where it is for all groups; null: none was. */
  | { readonly do: 'make'; readonly text: string; readonly all?: { readonly groups: number | null } }
  | { readonly do: 'stop' | 'go' | 'remove'; readonly id: number }
  | { readonly do: 'change'; readonly id: number; readonly text: string };
const verbs: readonly (readonly [RegExp, 'stop' | 'go' | 'remove' | 'change'])[] = [
  [/^(?:停|暂停|暫停|pause|stop|hold)\s*#?(\d{1,9})$/iu, 'stop'],
  [/^(?:开|開|继续|繼續|恢复|恢復|resume|start)\s*#?(\d{1,9})$/iu, 'go'],
  [/^(?:删|刪|删除|刪除|取消|remove|delete|cancel)\s*#?(\d{1,9})$/iu, 'remove'],
  [/^(?:改|修改|edit|change)\s*#?(\d{1,9})\s+(\S.*)$/isu, 'change'],
];
const changeAlone =
  /^(?:停|暂停|暫停|开|開|继续|繼續|恢复|恢復|删|刪|删除|刪除|取消|改|修改|pause|stop|hold|resume|start|remove|delete|cancel|edit|change)(?:\s*#?\d{1,9})?$/iu;
function readWish(rest: string): Wish {
  if (rest === '') return { do: 'help' };
  for (const [pattern, verb] of verbs) {
    const m = pattern.exec(rest);
    const id = Number(m?.[1]);
    if (m && verb === 'change') return { do: verb, id, text: m[2] ?? '' };
    if (m && verb !== 'change') return { do: verb, id };
  }
  if (changeAlone.test(rest)) return { do: 'which' };
  const [whole, number] = everywhere.exec(rest) ?? [];
  if (whole === undefined) return { do: 'make', text: rest };
  return { do: 'make', text: rest.slice(whole.length), all: { groups: number === undefined ? null : Number(number) } };
}
/** `所有群 每天 9:00 早安`, `所有群 186 每天 …`; the number of a time (`所有群 3 天后 …`, `all groups 9 am …`) is none of groups. */
const everywhere =
  /^(?:所有群組?|所有群组|全部群組?|全部群组|每个群|每個群|(?:in )?(?:all|every) groups?)(?=[\s:：,，\d]|每|工|今|明|周|週|下)[\s:：,，]*(?:([1-9]\d{0,4})(?=\s+\S)(?!\s*(?:[:：点點时時月日号號/.-]|[ap]\.?m\b|o'?clock\b|(?:个|個)?(?:半)?(?:天|周|週|星期|礼拜|禮拜|小时|小時|钟头|鐘頭|分钟|分鐘)(?:之|以)?[后後]))\s+)?/iu;

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
      if (wish.do === 'which') return [reply(c, t.whichOne)];
      if (wish.do === 'make' && wish.all) return forAll(c, desk, wish.text, wish.all.groups);
      const room = await groupOrOnly(desk.house, c);
      if (wish.do === 'make') return room ? made(c, desk, room, wish.text) : [reply(c, t.whichGroup)];
      const row = await desk.store.find(c.community.id, wish.id);
      if (row?.room !== null && !room) return [reply(c, t.whichGroup)];
      if (!row || row.state === 'gone' || (row.room !== null && row.room !== room?.id))
        return [reply(c, t.noSuch(wish.id))];
      if (wish.do === 'change') return edited(c, desk, room, row, wish.text);
      const state = ({ stop: 'paused', go: 'active', remove: 'gone' } as const)[wish.do];
      return changed(c, desk, row, { state }, room);
    },
  };
}

/** In every group of the community, those to come too. */
async function forAll(c: Context, desk: Desk, text: string, said: number | null): Promise<Effects> {
  const groups = (await desk.house.people.groups(c.community.id)).length;
  if (groups > mostUnnamed && said !== groups) return [reply(c, scheduleTexts[c.locale].sayNumber(groups))];
  return made(c, desk, null, text, groups);
}

/** `room` null: in all of so many groups. */
async function made(c: Context, { house, store }: Desk, room: Room | null, text: string, groups = 1): Promise<Effects> {
  const t = scheduleTexts[c.locale];
  const found = readSentence(text, c.now, zoneOf(c));
  if ('fault' in found) return [reply(c, t.faults[found.fault])];
  const { when, words } = found;
  if (words === '') return [reply(c, t.faults.noWords)];
  if ((await store.list(c.community.id, room?.id)).filter((r) => r.room === (room?.id ?? null)).length >= mostPerGroup)
    return [reply(c, t.full(mostPerGroup))];
  const [next = null] = upcoming(when, zoneOf(c), c.now, 1);
  const row = { community: c.community.id, room: room?.id ?? null, by: c.who.member, words, when, next };
  const id = await store.add({ ...row, eventId: c.cause, at: c.now });
  const before: Before = { id, words, when, state: 'gone' };
  await house.audit.write(c, {
    act: 'schedule',
    subject: `${id}`,
    room: room?.id ?? null,
    before,
    after: { ...before, state: 'active' },
  });
  const say = t.made(
    id,
    [...(room ? [] : [t.everywhere(groups)]), rhythm(when, c.locale)].join(' '),
    cut(words.replace(/\s+/gu, ' '), 20),
    times(c, when),
    late(c, house, room, next),
    rareDate(when),
  );
  return [...plan(c, id, room?.id ?? null, 1, next), reply(c, say)];
}

/** `改 3 每天 10:00`: another time, other words, or both. */
async function edited(
  c: Context,
  desk: Desk,
  room: Room | undefined,
  row: ScheduleRow,
  text: string,
): Promise<Effects> {
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
  room: Room | undefined,
): Promise<Effects> {
  const t = scheduleTexts[c.locale];
  const after = { ...row, ...to };
  const planned = await change(c, desk, row, to);
  await desk.house.audit.write(c, {
    act: 'schedule',
    subject: `${row.id}`,
    room: row.room,
    before: undoable(row),
    after: undoable(after),
  });
  if (to.state === 'gone') return [...planned, reply(c, t.removed(row.id))];
  if (to.state === 'paused') return [...planned, reply(c, t.paused(row.id))];
  const [next = null] = upcoming(after.when, zoneOf(c), c.now, 1);
  const words = cut(after.words.replace(/\s+/gu, ' '), 20);
  const where = row.room === null ? [t.all] : [];
  const own = row.room === null ? null : room;
  return [
    ...planned,
    reply(
      c,
      t.made(
        row.id,
        [...where, rhythm(after.when, c.locale)].join(' '),
        words,
        times(c, after.when),
        late(c, desk.house, own, next),
        rareDate(after.when),
      ),
    ),
  ];
}

const times = (c: Context, when: ScheduleRow['when']): readonly string[] =>
  upcoming(when, zoneOf(c), c.now, shownTimes).map((at) => formatMoment(at, zoneOf(c), c.locale));

/** It falls into the quiet hours: when it is said instead. */
function late(c: Context, house: House, room: Room | null | undefined, next: number | null): string | null {
  // Each of all groups has quiet hours of its own.
  if (!room) return null;
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
      const room = await groupOrOnly(desk.house, c);
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
        const where = row.room === null ? [t.all] : [];
        return t.line(
          row.id,
          [...where, rhythm(row.when, c.locale)].join(' '),
          cut(row.words.replace(/\s+/gu, ' '), 10),
          next,
        );
      });
      return [reply(c, [...lines, t.more(rows.length - lines.length)].join('\n'))];
    },
  };
}
