/**
 * `积分到期`: off unless an owner wants it. At the end of a period go the points that were there before it began and were not
 * spent meanwhile, the oldest being spent first: so each lasts at least one whole period. Said seven days before, once a
 * group; without that nothing ends. What ends is an entry like any other.
 */
import type { House } from '../../house.ts';
import { addDays, civilDay, formatDay, startOfDay } from '../../kit/calendar.ts';
import { groupLocale } from '../../kit/reply.ts';
import { choiceSetting, type Setting } from '../../settings.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects, Texts } from '../../types.ts';
import { endOf, type Ends } from './rules.ts';
import { pointsTexts } from './texts.ts';

export const endedReason = 'points.ended';
const noticeTimer = 'points.ends.notice';
const endTimer = 'points.ends';
const noticeDays = 7;
/** The announcement is read by day. */
const noticeHourMs = 10 * 3_600_000;
/** Said later than this (the bot was away) it is no word in time any more. */
const lateMs = 86_400_000;
/** Accounts looked at in one transaction; the rest follow. */
const slice = 300;

const lost: Texts = {
  'zh-CN': '到期的积分会清掉，提前 7 天在群里说一声。',
  'zh-TW': '到期的點數會清掉，提前 7 天在群裡說一聲。',
  en: 'Points that end are gone; the groups hear of it seven days before.',
};
export const endsSetting: Setting<Ends> = {
  ...choiceSetting<Ends>({
    key: 'points.ends',
    name: { 'zh-CN': '积分到期', 'zh-TW': '點數到期', en: 'points-end' },
    default: 'never',
    values: {
      never: { 'zh-CN': '不到期', 'zh-TW': '不到期', en: 'never' },
      quarter: { 'zh-CN': '每季', 'zh-TW': '每季', en: 'quarterly' },
      half: { 'zh-CN': '每半年', 'zh-TW': '每半年', en: 'half-yearly' },
      year: { 'zh-CN': '每年', 'zh-TW': '每年', en: 'yearly' },
    },
  }),
  warns: (from, to) => (to === 'never' || to === from ? undefined : lost),
};

interface Notice {
  readonly end: string;
}
interface Slice extends Notice {
  /** The last account looked at. */
  readonly after: number;
}

/** Called once per bot. */
export function createEnding(house: House) {
  const { ledger, people, settings } = house;
  /** The end each community's notice is planned for. What a restart forgets is planned again under the same key. */
  const planned = new Map<number, string>();
  const wish = (c: Context): Ends => settings.get(endsSetting, { community: c.community.id, room: 0 });
  const noticeAt = (c: Context, end: string): number =>
    startOfDay(addDays(end, -noticeDays), c.community.timeZone) + noticeHourMs;
  /** The period that ends on this day by what is wished now; undefined: none does. */
  const ending = (c: Context, end: string) => {
    const found = endOf(wish(c), addDays(end, -1));
    return found?.end === end ? found : undefined;
  };
  /** The next end that can still be announced in time. */
  const next = (c: Context) => {
    const now = endOf(wish(c), civilDay(c.now, c.community.timeZone));
    return now && noticeAt(c, now.end) <= c.now ? endOf(wish(c), now.end) : now;
  };
  const plan = (c: Context, end: string): Effect => {
    const { id: community } = c.community;
    const key = `${noticeTimer}:${community}:${end}`;
    const data: Notice = { end };
    return { do: 'later', key, timer: noticeTimer, at: noticeAt(c, end), room: null, community, data };
  };
  const endLater = (c: Context, data: Slice, at: number): Effect => {
    const { id: community } = c.community;
    const key = `${endTimer}:${community}:${data.end}:${data.after}`;
    return { do: 'later', key, timer: endTimer, at, room: null, community, data };
  };

  const notice = async (c: Context, { end }: Notice): Promise<Effects> => {
    const found = ending(c, end);
    if (!found) return [];
    if (c.now > noticeAt(c, end) + lateMs) {
      const following = next(c);
      return following ? [plan(c, following.end)] : [];
    }
    const { timeZone: zone, id } = c.community;
    const went = await ledger.store.anyBefore(id, startOfDay(found.since, zone));
    if (!went) return [endLater(c, { end, after: 0 }, startOfDay(end, zone))];
    const said = (await people.groups(id)).map((room): Effect => {
      const locale = groupLocale({ room, community: c.community });
      const day = (d: string): string => formatDay(startOfDay(d, zone), zone, locale);
      const say = pointsTexts[locale].ending(day(end), day(found.since));
      return { do: 'send', to: { room: room.id }, say, class: 'campaign' };
    });
    return [...said, endLater(c, { end, after: 0 }, startOfDay(end, zone))];
  };

  const ring = async (c: Context, { end, after }: Slice): Promise<Effects> => {
    const found = ending(c, end);
    if (!found) return [];
    const { id: community, timeZone: zone } = c.community;
    const accounts = await ledger.store.unspent(community, startOfDay(found.since, zone), after, slice);
    const effects: Effect[] = [];
    for (const { member, old } of accounts) {
      if (old === 0) continue;
      const change = { member, amount: -old, identity: null, reason: endedReason };
      effects.push(...(await ledger.move(c, change)).tell);
    }
    const last = accounts.at(-1);
    if (last && accounts.length === slice) return [...effects, endLater(c, { end, after: last.account }, c.now)];
    const following = next(c);
    return following ? [...effects, plan(c, following.end)] : effects;
  };

  return {
    timers: {
      [noticeTimer]: (c: Context, data: unknown) => notice(c, data as Notice),
      [endTimer]: (c: Context, data: unknown) => ring(c, data as Slice),
    },
    /** Plans the next notice, when points move and somebody wants them to end. */
    due: (c: Context, tx: Tx): Effects => {
      const end = next(c)?.end;
      if (end === undefined || planned.get(c.community.id) === end) return [];
      tx.after(() => void planned.set(c.community.id, end), false);
      return [plan(c, end)];
    },
    /** How many of a member's points end within seven days, and on which day. */
    soon: async (
      c: Context,
      member: number,
    ): Promise<{ readonly points: number; readonly day: string } | undefined> => {
      const { id: community, timeZone: zone } = c.community;
      const found = endOf(wish(c), civilDay(c.now, zone));
      if (!found || noticeAt(c, found.end) > c.now) return undefined;
      const points = await ledger.store.unspentOf({ community, member }, startOfDay(found.since, zone));
      return points > 0 ? { points, day: formatDay(startOfDay(found.end, zone), zone, c.locale) } : undefined;
    },
  };
}
