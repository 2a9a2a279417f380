/** A limit is another now: what waits because of the old one is placed anew, sooner or later, or dropped. */
import type { House } from '../../house.ts';
import type { Context, Effects, TimerEvent } from '../../types.ts';

export const refitTimer = 'budget.refit';
/** Rooms in one commit. */
const batch = 50;

interface Refit {
  /** 0: the whole community. */
  readonly room: number;
  /** Rooms up to this one are done. */
  readonly after: number;
}

/** As a job of its own, where anything waits: this event still knows the old limits. */
export const refitLater = async (c: Context, { budget }: House, room: number): Promise<Effects> =>
  (await budget.heldRooms(c.community.id)).length > 0 ? refitAfter(c, room, 0) : [];

const refitAfter = (c: Context, room: number, after: number): Effects => {
  const data: Refit = { room, after };
  const key = `${refitTimer}:${c.community.id}.${room}.${after}@${c.cause}`;
  return [{ do: 'later', key, timer: refitTimer, at: c.now, room: null, community: c.community.id, data }];
};

export async function refit(c: Context<TimerEvent>, { budget, people, database }: House, o: Refit): Promise<Effects> {
  const held = (await budget.heldRooms(c.community.id)).toSorted((a, b) => a - b);
  const left = held.filter((id) => id > o.after && (o.room === 0 || id === o.room));
  for (const id of left.slice(0, batch)) {
    const room = await people.room(id, database.db);
    if (room) await budget.refit(c.community, room, c.now);
  }
  const last = left[batch - 1];
  return last !== undefined && left.length > batch ? refitAfter(c, o.room, last) : [];
}
