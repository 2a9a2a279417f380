/**
 * Orders to a running bot: rows of `jobs` that it takes at its next look (at most 30 seconds), each carried out once, in a
 * commit of its own, written into the audit log. While no bot runs they wait for its start.
 */
import { setTimeout as pause } from 'node:timers/promises';

import { and, asc, count, eq, gt, inArray, ne, notInArray } from 'drizzle-orm';

import { titleOf } from '../../../core/features/campaigns/operate/find.ts';
import { orderTimer as campaignTimer, type Order } from '../../../core/features/campaigns/operate/order.ts';
import { defineCampaigns } from '../../../core/features/campaigns/schema.ts';
import {
  allKey,
  operatorKey,
  orderTimer as quietTimer,
  type QuietOrder,
} from '../../../core/features/quiet/everywhere.ts';
import { defineQuiet } from '../../../core/features/quiet/schema.ts';
import type { Database } from '../../../core/ports.ts';
import { defineJobs, defineOutbox, definePeople, defineSettings } from '../../../core/schema.ts';

/** A campaign in one community. */
export interface Found {
  readonly id: number;
  readonly name: string;
  readonly community: number;
  readonly state: 'active' | 'paused';
}
/** One order to one community. */
export interface Placed {
  readonly community: number;
  readonly kind: string;
  readonly data: Order | QuietOrder;
}

/** The campaigns of this id or title (or row, or all of them), in every community that has one. */
export async function campaignsOf(database: Database, wanted?: string | number): Promise<Found[]> {
  const { campaigns } = database.t(defineCampaigns);
  const rows = await database.read
    .select({
      id: campaigns.id,
      name: campaigns.name,
      community: campaigns.community,
      state: campaigns.state,
      definition: campaigns.definition,
    })
    .from(campaigns)
    .where(ne(campaigns.state, 'gone'))
    .orderBy(asc(campaigns.id));
  return rows
    .filter((r) => wanted === undefined || [r.id, r.name, titleOf(r.definition)].includes(wanted))
    .map((r) => ({
      id: r.id,
      name: r.name,
      community: r.community,
      state: r.state === 'paused' ? 'paused' : 'active',
    }));
}

/** The communities of this installation. */
export function communitiesOf(database: Database): Promise<{ id: number; name: string }[]> {
  const { communities } = database.t(definePeople);
  return database.read.select({ id: communities.id, name: communities.name }).from(communities).orderBy(communities.id);
}

/** Communities that the operator has paused, or has told to be paused while no bot was there to do it. */
export async function pausedOf(database: Database, now: number): Promise<Set<number>> {
  const { settings } = database.t(defineSettings);
  const { jobs } = database.t(defineJobs);
  const rows = await database.read
    .select({ community: settings.community, until: settings.value })
    .from(settings)
    .where(and(eq(settings.key, operatorKey), eq(settings.room, 0)));
  const orders = await database.read
    .select({ community: jobs.community })
    .from(jobs)
    .where(and(eq(jobs.kind, quietTimer), inArray(jobs.state, ['ready', 'running'])));
  return new Set([...rows.filter((r) => lasts(r.until, now)), ...orders].map((r) => r.community));
}
const lasts = (until: unknown, now: number): boolean => typeof until === 'number' && until > now;

/** Lines held by the operator's pause, by community: what their owners hold as well stays held. */
export async function heldIn(database: Database, now: number): Promise<Map<number, number>> {
  const { outbox, rooms } = { ...database.t(defineOutbox), ...database.t(definePeople) };
  const { settings } = database.t(defineSettings);
  const { quiet } = database.t(defineQuiet);
  const paused = await pausedOf(database, now);
  const whole = await database.read
    .select({ community: settings.community, until: settings.value })
    .from(settings)
    .where(and(eq(settings.key, allKey), eq(settings.room, 0)));
  for (const { community, until } of whole) if (lasts(until, now)) paused.delete(community);
  const own = database.read.select({ room: quiet.room }).from(quiet).where(gt(quiet.until, now));
  const rows = await database.read
    .select({ community: rooms.community, n: count() })
    .from(outbox)
    .innerJoin(rooms, eq(rooms.id, outbox.room))
    .where(and(eq(outbox.state, 'pending'), eq(outbox.held, 'quiet'), notInArray(outbox.room, own)))
    .groupBy(rooms.community);
  return new Map(rows.filter((r) => paused.has(r.community)).map((r) => [r.community, r.n]));
}

export const toCampaign = ({ community }: Found, data: Order): Placed => ({ community, kind: campaignTimer, data });
export const toCommunity = (community: number, data: QuietOrder): Placed => ({ community, kind: quietTimer, data });

/** Writes the orders in one commit; their keys. */
export async function give(database: Database, orders: readonly Placed[], now: number): Promise<string[]> {
  const { jobs } = database.t(defineJobs);
  const rows = orders.map(({ community, kind, data }, i) => ({
    key: `${kind}:${community}@cli-${now}.${i}`,
    kind,
    queue: 'house',
    community,
    room: null,
    data,
    state: 'ready' as const,
    runAt: now,
    eventId: `cli|${now}`,
    at: now,
  }));
  await database.write(async () => {
    await database.db.insert(jobs).values(rows);
  });
  return rows.map((r) => r.key);
}

/** Waits until the bot has carried them out; how many it has not. */
export async function carriedOut(database: Database, keys: readonly string[], forMs: number): Promise<number> {
  const { jobs } = database.t(defineJobs);
  const end = Date.now() + forMs;
  for (;;) {
    const [row] = await database.read
      .select({ n: count() })
      .from(jobs)
      .where(and(inArray(jobs.key, [...keys]), inArray(jobs.state, ['ready', 'running'])));
    const open = row?.n ?? 0;
    if (open === 0 || Date.now() >= end) return open;
    await pause(Math.min(250, Math.max(1, end - Date.now())));
  }
}
