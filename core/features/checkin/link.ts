/**
 * Streaks of members who become one person, and part again. Rules: together the longer streak goes on, and a day that
 * either side checked in counts; nothing is paid for it. Parting leaves both with the streak, but the side that came in
 * never with more days than it had then and has been along since. Make-up cards go along and what is left goes back; a
 * milestone one side had is had by both, before and after.
 */
import { addDays, civilDay, dayNumber } from '../../kit/calendar.ts';
import type { Context, Effects } from '../../types.ts';
import type { MembersLinked, MembersParted } from '../link/events.ts';
import type { Last } from './rules.ts';
import type { Desk } from './desk.ts';

const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** What the member's last check-in becomes when `other` is the same person; undefined: it stays as it is. */
export function together(own: Last | undefined, other: Last | undefined): Pick<Last, 'day' | 'streak'> | undefined {
  if (!other) return undefined;
  if (!own || other.day > own.day) {
    const goesOn = own && own.day >= addDays(other.day, -1) ? own.streak + daysBetween(own.day, other.day) : 0;
    return { day: other.day, streak: Math.max(other.streak, goesOn) };
  }
  const goesOn = other.day >= addDays(own.day, -1) ? other.streak + daysBetween(other.day, own.day) : 0;
  return goesOn > own.streak ? { day: own.day, streak: goesOn } : undefined;
}

/**
 * What the side that leaves goes on with; undefined: as it was.
 * @param then its last check-in before the link  @param linked civil day of the link
 */
export function apart(
  now: Last | undefined,
  then: Last | undefined,
  linked: string,
): Pick<Last, 'day' | 'streak'> | undefined {
  if (!now || (then && then.day >= now.day)) return undefined;
  const alive = then && then.day >= addDays(linked, -1) ? then.streak : 0;
  return { day: now.day, streak: Math.max(1, Math.min(now.streak, alive + Math.max(0, daysBetween(linked, now.day)))) };
}

export function linkHears({ store, rewards }: Desk) {
  const settle = async (c: Context, member: number, to: Pick<Last, 'day' | 'streak'> | undefined): Promise<Effects> => {
    if (to) await store.put({ community: c.community.id, member, ...to, eventId: c.cause, at: c.at });
    return [];
  };
  return {
    'members.linked': async (c: Context, { member, was }: MembersLinked): Promise<Effects> => {
      await rewards.link(was, member, { eventId: c.cause, at: c.at });
      return settle(c, member, together(await store.last(member), await store.last(was)));
    },
    'members.parted': async (c: Context, { member, was, since }: MembersParted): Promise<Effects> => {
      await rewards.part(was, member, { eventId: c.cause, at: c.at });
      return settle(
        c,
        was,
        apart(await store.last(member), await store.last(was), civilDay(since, c.community.timeZone)),
      );
    },
  };
}
