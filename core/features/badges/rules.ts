/** What earns a badge, as data. */
import type { Happening, Texts } from '../../types.ts';

export interface Badge {
  readonly id: string;
  readonly title: Texts;
  /** The happening that counts; its `member` earns it. */
  readonly what: string;
  /** How often it takes. */
  readonly times: number;
  /** Or: once is enough when this number of the happening is at least so high. */
  readonly least?: { readonly field: string; readonly value: number };
}
const badge = (id: string, titles: readonly [string, string, string], what: string, times: number): Badge => ({
  id,
  title: { 'zh-CN': titles[0], 'zh-TW': titles[1], en: titles[2] },
  what,
  times,
});
const reaching = (
  id: string,
  titles: readonly [string, string, string],
  what: string,
  field: string,
  value: number,
): Badge => ({ ...badge(id, titles, what, 1), least: { field, value } });

export const standardBadges: readonly Badge[] = [
  badge('first', ['初来乍到', '初來乍到', 'First step'], 'checkin.done', 1),
  reaching('week', ['七天不断', '七天不斷', 'Seven in a row'], 'checkin.done', 'streak', 7),
  reaching('month', ['三十天不断', '三十天不斷', 'Thirty in a row'], 'checkin.done', 'streak', 30),
  badge('hundred', ['百次签到', '百次簽到', 'A hundred check-ins'], 'checkin.done', 100),
  badge('talker', ['话题达人', '話題達人', 'Ten topics'], 'topic.replied', 10),
  badge('helper', ['热心答主', '熱心答主', 'Ten good answers'], 'answer.accepted', 10),
  badge('host', ['引路人', '引路人', 'Five friends along'], 'invite.kept', 5),
  badge('liked', ['人见人爱', '人見人愛', 'Ten times praised'], 'kudos.received', 10),
  badge('lucky', ['好运气', '好運氣', 'Lucky one'], 'draw.won', 1),
  reaching('ten', ['十级老友', '十級老友', 'Level ten'], 'level.reached', 'level', 10),
];

/** Does the badge go to somebody to whom this happened for the `n`th time? */
export function earns(b: Badge, what: Happening, n: number): boolean {
  if (b.what !== what.what) return false;
  if (!b.least) return n >= b.times;
  const value = what[b.least.field];
  return typeof value === 'number' && value >= b.least.value;
}
/** Does this badge need counting? */
export const isCounted = (b: Badge): boolean => b.least === undefined && b.times > 1;
