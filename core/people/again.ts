/** What other processes changed about people, rooms and communities, read again (`Peers.follow`). */
import { inArray } from 'drizzle-orm';

import type { Database, Tx } from '../ports.ts';
import type { Locale } from '../types.ts';
import type { Memory } from './memory.ts';
import { asRole, toCommunity, toRoom } from './rows.ts';
import type { PeopleStore } from './store.ts';

/** Says what changed; `everybody`: people and rooms got other ids. */
export const changedIn = (tx: Tx) => ({
  members: (...ids: readonly number[]): void => ids.forEach((id) => tx.changed('people.members', id)),
  /** Who they are on the platform, not what is known of them. */
  pointers: (...ids: readonly number[]): void => ids.forEach((id) => tx.changed('people.pointers', id)),
  room: (id: number): void => tx.changed('people.rooms', id),
  community: (id: number): void => tx.changed('people.communities', id),
  everybody: (): void => tx.changed('people.everybody', 0),
});

/** Called once per bot. */
export function followPeople({ peers, read }: Database, { t }: PeopleStore, memory: Memory): void {
  if (!peers) return;
  peers.follow('people.members', async (ids) => {
    const rows = await read
      .select({ id: t.members.id, granted: t.members.granted, locale: t.members.locale })
      .from(t.members)
      .where(inArray(t.members.id, [...ids]));
    const known = new Map(rows.map((r) => [r.id, r]));
    memory.revise({
      person: (p) => {
        const row = known.get(p.member);
        return row ? { ...p, granted: asRole(row.granted), locale: row.locale as Locale | null } : p;
      },
    });
  });
  peers.follow('people.rooms', async (ids) => {
    const rows = await read
      .select()
      .from(t.rooms)
      .where(inArray(t.rooms.id, [...ids]));
    const known = new Map(rows.map((r) => [r.id, toRoom(r)]));
    const communities = await read
      .select()
      .from(t.communities)
      .where(inArray(t.communities.id, [...new Set(rows.map((r) => r.community))]));
    for (const row of communities) memory.knowCommunity(toCommunity(row));
    memory.revise({ room: (r) => known.get(r.id) ?? r });
  });
  peers.follow('people.communities', async (ids) => {
    const rows = await read
      .select()
      .from(t.communities)
      .where(inArray(t.communities.id, [...ids]));
    for (const row of rows) memory.knowCommunity(toCommunity(row));
  });
  peers.follow('people.pointers', async (ids) => memory.forgetPeople([...ids]));
  peers.follow('people.everybody', async () => memory.forgetEverybody());
}
