/** What one group hears in the coming days as a calendar: each post on its day, held-back ones marked, the reasons below. */
import {
  addDays,
  civilDay,
  dayNumber,
  formatDay,
  formatMoment,
  formatTime,
  startOfDay,
  weekday,
} from '../../kit/calendar.ts';
import { body, box, disc, drawable, frame, line, look, text, type, widthOf } from '../../kit/svg.ts';
import type { Locale, Texts } from '../../types.ts';
import type { Campaign } from './language.ts';
import { skipWords } from './operate/reasons.ts';
import type { Hearing } from './preview.ts';

interface Words {
  readonly title: string;
  readonly weekdays: readonly string[];
  readonly said: string;
  readonly perhaps: string;
  readonly later: string;
  readonly never: string;
  readonly nothing: string;
  readonly more: (n: number) => string;
}
export const calendarTexts: Texts<Words> = {
  'zh-CN': {
    title: '这些天会发什么',
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    said: '按时发',
    perhaps: '看情况发',
    later: '晚一点发',
    never: '不发',
    nothing: '这些天没有安排。',
    more: (n) => `还有 ${n} 条`,
  },
  'zh-TW': {
    title: '這些天會發什麼',
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    said: '準時發',
    perhaps: '看情況發',
    later: '晚一點發',
    never: '不發',
    nothing: '這些天沒有安排。',
    more: (n) => `還有 ${n} 則`,
  },
  en: {
    title: 'What is planned',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    said: 'on time',
    perhaps: 'perhaps',
    later: 'later',
    never: 'not said',
    nothing: 'Nothing is planned in these days.',
    more: (n) => `${n} more`,
  },
};

/** The days shown: from `first` on, by the calendar of the group. */
export interface Days {
  readonly first: string;
  /** At most 35; what comes later is left out. */
  readonly count: number;
  readonly timeZone: string;
}
type State = 'said' | 'perhaps' | 'later' | 'never';
const stateOf = ({ at, why, perhaps }: Hearing): State =>
  at === null ? 'never' : why !== null ? 'later' : perhaps ? 'perhaps' : 'said';
/** When it is shown: said when it is said, dropped when it was planned. */
const momentOf = (h: Hearing): number => h.at ?? h.planned;

const mostDays = 35;
const mostCampaigns = 8;
const mostReasons = 5;
const perDay = 6;
const column = body.width / 7;
const lineHeight = 27;
const cellTop = 34;
const small = 17;

const letterOf = (i: number): string => String.fromCharCode(65 + (i % 26));
const marks: Readonly<Record<State, { readonly fill: string; readonly ink: string; readonly stroke?: string }>> = {
  said: { fill: look.leaf, ink: look.onLeaf },
  perhaps: { fill: look.card, ink: look.leaf, stroke: look.leaf },
  later: { fill: look.amberTint, ink: look.amberInk, stroke: look.amber },
  never: { fill: look.paper, ink: look.soft, stroke: look.faint },
};
const mark = (x: number, y: number, letter: string, state: State): string => {
  const { fill, ink, stroke } = marks[state];
  const inside = letter && text(x, y + 5, letter, { size: 15, fill: ink, anchor: 'middle' });
  return disc(x, y, 11, { fill, ...(stroke && { stroke }) }) + inside;
};

/** Marks and times of one day; a time that is not said is struck through. */
function posts(x: number, y: number, all: readonly Shown[], t: Words): string {
  const room = all.length > perDay ? perDay - 1 : perDay;
  const rows = all.slice(0, room).map(({ letter, state, time }, i) => {
    const middle = y + cellTop + 14 + i * lineHeight;
    const ink = state === 'never' ? look.faint : state === 'later' ? look.amberInk : look.ink;
    const struck = line(x + 30, middle, x + 32 + widthOf(drawable(time), small), middle, { stroke: look.faint });
    return (
      mark(x + 14, middle, letter, state) +
      text(x + 31, middle + 6, time, { size: small, fill: ink }) +
      (state === 'never' ? struck : '')
    );
  });
  const rest = all.length - room;
  const below = y + cellTop + 20 + room * lineHeight;
  return (
    rows.join('') +
    (rest > 0 ? text(x + 4, below, t.more(rest), { size: small, fill: look.soft, max: column - 10 }) : '')
  );
}
interface Shown {
  readonly day: string;
  readonly time: string;
  readonly letter: string;
  readonly state: State;
}

/** The grid, a week a row, from the Monday before the first day. */
function grid(shown: readonly Shown[], { first, count }: Pick<Days, 'first' | 'count'>, t: Words) {
  const from = addDays(first, 1 - weekday(first));
  const last = addDays(first, count - 1);
  const weeks = Math.ceil((dayNumber(last) - dayNumber(from) + 1) / 7);
  const head = t.weekdays.map((w, i) =>
    text(i * column + 6, 20, w, { size: type.small, fill: look.soft, max: column - 8 }),
  );
  const parts: string[] = [...head];
  let y = 32;
  for (let week = 0; week < weeks; week++) {
    const days = Array.from({ length: 7 }, (_, i) => addDays(from, week * 7 + i));
    const lists = days.map((day) => shown.filter((s) => s.day === day));
    const rows = Math.min(perDay, Math.max(1, ...lists.map((l) => l.length)));
    const height = cellTop + rows * lineHeight + 10;
    days.forEach((day, i) => {
      if (day < first || day > last) return;
      const x = i * column;
      parts.push(
        box(x + 1, y, column - 4, height - 4, { fill: look.paper, radius: 10 }),
        text(x + 8, y + 24, Number(day.slice(8)), { size: small + 1, fill: look.soft, bold: true }),
        posts(x, y, lists[i] ?? [], t),
      );
    });
    y += height;
  }
  return { svg: parts.join(''), height: y };
}

/**
 * SVG, one group's coming days.
 * @param hearings what it hears (`heardIn`), in any order
 */
export function previewPicture(locale: Locale, group: string, hearings: readonly Hearing[], asked: Days): string {
  const t = calendarTexts[locale];
  const days = { ...asked, count: Math.min(asked.count, mostDays) };
  const zone = days.timeZone;
  const last = addDays(days.first, days.count - 1);
  const dayOf = (h: Hearing): string => civilDay(momentOf(h), zone);
  const all = hearings
    .filter((h) => dayOf(h) >= days.first && dayOf(h) <= last)
    .toSorted((a, b) => momentOf(a) - momentOf(b));
  const campaigns = [...new Set(all.map((h) => h.campaign))];
  const letter = (c: Campaign): string => letterOf(campaigns.indexOf(c));
  const shown = all.map((h): Shown => ({
    day: dayOf(h),
    time: formatTime(momentOf(h), zone, locale),
    letter: letter(h.campaign),
    state: stateOf(h),
  }));
  const drawn = grid(shown, days, t);
  const parts = [drawn.svg];
  let y = drawn.height + 30;
  const row = (draw: (y: number) => string): void => {
    parts.push(draw(y));
    y += 36;
  };
  const states = [...new Set(shown.map((s) => s.state))];
  row((at) =>
    all.length === 0
      ? text(0, at, t.nothing, { size: type.small, fill: look.soft })
      : states
          .map(
            (s, i) =>
              mark(12 + i * 180, at - 7, '', s) +
              text(32 + i * 180, at, t[s], { size: type.small, fill: look.soft, max: 140 }),
          )
          .join(''),
  );
  const named = campaigns.slice(0, mostCampaigns);
  for (let i = 0; i < named.length; i += 2)
    row((at) =>
      named
        .slice(i, i + 2)
        .map((c, j) => {
          const x = (j * body.width) / 2;
          return (
            mark(x + 12, at - 7, letter(c), 'said') +
            text(x + 32, at, c.title ?? c.id, { size: type.small, max: body.width / 2 - 50 })
          );
        })
        .join(''),
    );
  const held = all.flatMap((h) => (h.why === null ? [] : [{ h, why: h.why }]));
  for (const { h, why } of held.slice(0, mostReasons))
    row((at) => {
      const said = h.at === null ? t.never : `${t.later} ${formatMoment(h.at, zone, locale)}`;
      const words = `${formatMoment(h.planned, zone, locale)}  ${skipWords(locale, why === 'day' ? 'full' : why)}  →  ${said}`;
      return (
        mark(12, at - 7, letter(h.campaign), stateOf(h)) +
        text(32, at, words, { size: type.small, fill: look.soft, max: body.width - 40 })
      );
    });
  if (held.length > mostReasons)
    row((at) => text(32, at, t.more(held.length - mostReasons), { size: type.small, fill: look.soft }));
  const span = [days.first, last]
    .map((d) => formatDay(startOfDay(d, zone), zone, locale))
    .join(locale === 'en' ? ' to ' : '–');
  return frame(
    { title: t.title, ...(group && { aside: group }), height: y - 20, note: `${span} · ${zone}` },
    parts.join(''),
  );
}
