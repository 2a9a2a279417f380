/** `双倍积分 11月11日`: days on which awards are multiplied. */
import type { House } from '../../house.ts';
import { addDays, civilDay, dayNumber, formatDay, isDay, startOfDay } from '../../kit/calendar.ts';
import { reply } from '../../kit/reply.ts';
import type { AuditRow, Command, Context, Effects } from '../../types.ts';
import type { Tx } from '../../ports.ts';
import { windowStore } from './store.ts';
import { pointsTexts } from './texts.ts';

export interface Window {
  readonly id: number;
  readonly community: number;
  readonly from: number;
  readonly to: number;
  readonly percent: number;
}
/** Civil days, both included. */
export interface Days {
  readonly first: string;
  readonly last: string;
  readonly percent: number;
}
export const mostPercent = 500;
const longestDays = 31;
const shown = 3;

const day = String.raw`(?:[0-9]{4}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}[日号號]?|今天|今日|明天|后天|後天|today|tomorrow`;
const shape = new RegExp(
  String.raw`^(${day})(?:\s*(?:到|至|~|～|—|–|to)\s*(${day}))?(?:\s+[x×]?([0-9](?:\.[0-9]{1,2})?)\s*(?:倍|x|times)?)?$`,
  'iu',
);
const relative: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  tomorrow: 1,
  后天: 2,
  後天: 2,
};

/** The day meant, `YYYY-MM-DD`; without a year the next there is from `today` on. Undefined: there is no such day. */
function dayMeant(text: string, today: string): string | undefined {
  const ahead = relative[text.toLowerCase()];
  if (ahead !== undefined) return addDays(today, ahead);
  const numbers = text.match(/[0-9]+/gu)?.map(Number) ?? [];
  const [month = 0, date = 0] = numbers.slice(-2);
  const of = (year: number): string | undefined => {
    const made = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    return isDay(made) && dayNumber(made) >= 0 ? made : undefined;
  };
  if (numbers.length === 3) return of(numbers[0] ?? 0);
  const year = Number(today.slice(0, 4));
  const thisYear = of(year);
  return thisYear !== undefined && thisYear >= today ? thisYear : of(year + 1);
}

/** `11月11日`, `今天 3倍`, `2026-11-11 to 2026-11-13 x1.5`; undefined when it is no such time, or none to come. */
export function parseDays(text: string, today: string): Days | undefined {
  const [, begin, end, times] = shape.exec(text.trim()) ?? [];
  const first = begin && dayMeant(begin, today);
  const last = end ? first && dayMeant(end, first) : first;
  const percent = times === undefined ? 200 : Math.round(Number(times) * 100);
  if (!first || !last || first < today || last < first || dayNumber(last) - dayNumber(first) >= longestDays)
    return undefined;
  return percent > 100 && percent <= mostPercent ? { first, last, percent } : undefined;
}

/** Called once per bot. */
export function createWindows(house: House) {
  const store = windowStore(house.database);
  const all = new Map<number, Window>();
  const of = (c: Context): Window[] =>
    [...all.values()].filter((w) => w.community === c.community.id && w.to > c.now).sort((a, b) => a.from - b.from);
  const drop = async (c: Context, tx: Tx, id: number): Promise<void> => {
    await store.drop(id);
    tx.changed('points.windows', 0);
    tx.after(() => void all.delete(id));
  };
  const named = (c: Context, w: Window) => ({
    first: formatDay(w.from, c.community.timeZone, c.locale),
    last: formatDay(w.to - 1, c.community.timeZone, c.locale),
    times: w.percent / 100,
  });

  const command: Command<Days | 'list' | 'cancel'> = {
    name: 'points.window',
    words: { 'zh-CN': ['双倍积分'], 'zh-TW': ['雙倍點數'], en: ['double-points'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '某几天积分加倍', 'zh-TW': '某幾天點數加倍', en: 'days that earn twice' },
    example: { 'zh-CN': '/双倍积分 明天', 'zh-TW': '/雙倍點數 明天', en: '/double-points tomorrow' },
    parse: (rest, c) => {
      if (rest === '') return 'list';
      if (/^(取消|不要了|cancel|off|none)$/iu.test(rest)) return 'cancel';
      return parseDays(rest, civilDay(c.now, c.community.timeZone)) ?? { refuse: pointsTexts[c.locale].whichDays };
    },
    run: async (c, asked, tx): Promise<Effects> => {
      const t = pointsTexts[c.locale];
      const here = of(c);
      if (asked === 'list') return [reply(c, t.windows(here.slice(0, shown).map((w) => named(c, w))))];
      const zone = c.community.timeZone;
      if (asked === 'cancel') {
        for (const w of here) await drop(c, tx, w.id);
        if (here.length > 0)
          await house.audit.write(c, { act: 'points.window', subject: '-', room: null, before: here, after: null });
        return [reply(c, t.windowsGone(here.length))];
      }
      const { percent } = asked;
      const times = { from: startOfDay(asked.first, zone), to: startOfDay(addDays(asked.last, 1), zone) };
      const row = { community: c.community.id, ...times, percent };
      const made: Window = { id: await store.add({ ...row, eventId: c.cause }), ...row };
      tx.changed('points.windows', 0);
      tx.after(() => void all.set(made.id, made));
      await house.audit.write(c, { act: 'points.window', subject: asked.first, room: null, before: null, after: made });
      return [reply(c, t.windowSet(named(c, made)))];
    },
  };
  const load = async (): Promise<void> => {
    const rows = await store.all();
    all.clear();
    for (const { eventId: _, ...w } of rows) all.set(w.id, w);
  };
  house.database.peers?.follow('points.windows', load);
  return {
    command,
    /** By how much awards are multiplied at this moment: the highest of the windows open. From memory. */
    boost: (c: Context): number => {
      let percent = 100;
      for (const w of all.values())
        if (w.community === c.community.id && c.at >= w.from && c.at < w.to) percent = Math.max(percent, w.percent);
      return percent / 100;
    },
    undo: async (row: AuditRow, c: Context, tx: Tx): Promise<Effects> => {
      const { before, after } = row as { before: readonly Window[] | null; after: Window | null };
      if (after) await drop(c, tx, after.id);
      for (const { id: _, ...w } of before ?? []) {
        const id = await store.add({ ...w, eventId: c.cause });
        tx.changed('points.windows', 0);
        tx.after(() => void all.set(id, { id, ...w }));
      }
      return [];
    },
    load,
  };
}
