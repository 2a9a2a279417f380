/** Communities by name or number, and their groups. */
import { and, asc, eq } from 'drizzle-orm';

import type { Database } from '../../../core/ports.ts';
import { definePeople } from '../../../core/schema.ts';

export function groupsStore(database: Database) {
  const { communities, rooms } = database.t(definePeople);
  return {
    community: async (wanted: string): Promise<{ id: number } | { id: undefined; missing: string }> => {
      const all = await database.read.select().from(communities).orderBy(asc(communities.id));
      const found = all.find((c) => c.name === wanted) ?? all.find((c) => `${c.id}` === wanted);
      if (found) return { id: found.id };
      const there = all.map((c) => `${c.id} ${c.name}`).join(', ') || 'none yet';
      return { id: undefined, missing: `there is no community "${wanted}"; there are: ${there}` };
    },
    rooms: async (community: number): Promise<number[]> =>
      (
        await database.read
          .select({ id: rooms.id })
          .from(rooms)
          .where(and(eq(rooms.community, community), eq(rooms.kind, 'group')))
          .orderBy(asc(rooms.id))
      ).map((r) => r.id),
  };
}
