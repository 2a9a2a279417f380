/**
 * Quiet in every community of the installation, by whoever runs it: an order to each community, as a job of its own, given
 * in chat or by the command line. It stands beside what the owners of a community decide, and takes nothing of that away.
 */
import type { House } from '../../house.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects } from '../../types.ts';

/** The timer of an order, as `Feature.timers` names it. */
export const orderTimer = 'quiet.order';
/** Until when the operator holds this community, epoch ms: a setting no message can write. */
export const operatorKey = 'quiet.operator';
/** Until when its owners hold the whole community, epoch ms: groups met meanwhile and private chats too. */
export const allKey = 'quiet.all';

export interface QuietOrder {
  /** Epoch ms: quiet until then. Null: back again. */
  readonly until: number | null;
  /** When back: what was held is said now, is dropped, or waits for a decision made elsewhere. */
  readonly held: 'send' | 'drop' | 'keep';
  /** Who gave it, for the audit log. */
  readonly by: string;
}

/** Until when the operator holds a community; 0: not at all. From memory. */
export function heldByOperator(house: House, community: number): number {
  const end = house.settings.own(operatorKey, community, 0);
  return typeof end === 'number' ? end : 0;
}

/** The same order to every community there is. */
export async function toAll(c: Context, house: House, order: QuietOrder): Promise<Effects> {
  return (await house.people.communities()).map(({ id }): Effect => ({
    do: 'later',
    key: `${orderTimer}:${id}@${c.cause}`,
    timer: orderTimer,
    at: c.now,
    room: null,
    community: id,
    data: order,
  }));
}

/** Carries an order out in one community. `ownHold`: until when its owners hold a room; undefined: they do not. */
export async function obey(
  c: Context,
  tx: Tx,
  house: House,
  order: QuietOrder,
  ownHold: (room: number) => number | undefined,
): Promise<void> {
  const { budget, people, settings } = house;
  const before = heldByOperator(house, c.community.id);
  if (order.until === null ? before <= c.now : before === order.until) return;
  await settings.set(c, tx, operatorKey, 0, order.until ?? undefined);
  const free: number[] = [];
  const why = order.until === null ? 'quiet' : undefined;
  for (const id of await budget.heldRooms(c.community.id, why)) {
    const room = await people.room(id, house.database.db);
    if (!room) continue;
    const own = ownHold(id);
    const until = Math.max(order.until ?? 0, own ?? 0);
    if (until > 0) await budget.replan(c.community, room, c.now, until);
    else free.push(id);
  }
  if (order.until !== null) await budget.hold({ community: c.community.id }, c.now, order.until);
  const held = (await budget.quieted(free)).length;
  if (order.held === 'send') await budget.release(free, c.now);
  if (order.held === 'drop') await budget.drop(free, c.now);
  await house.audit.write(c, {
    act: 'quiet.operator',
    subject: 'all',
    room: null,
    before: { until: before > c.now ? before : null },
    after: { until: order.until, by: order.by, ...(order.until === null && { held, became: order.held }) },
  });
}
