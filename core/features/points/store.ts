import { eq } from 'drizzle-orm';

import type { Database } from '../../ports.ts';
import { definePoints } from './schema.ts';
import type { Window } from './windows.ts';

/** Called once per bot; `all` reads what is committed, the rest runs inside a handler. */
export function windowStore(database: Database) {
  const { windows } = database.t(definePoints);
  const { db, read } = database;
  return {
    add: async (row: Omit<Window, 'id'> & { eventId: string }): Promise<number> => {
      const [made] = await db.insert(windows).values(row).returning({ id: windows.id });
      if (!made) throw new Error('a window of points was not written');
      return made.id;
    },
    drop: async (id: number): Promise<void> => void (await db.delete(windows).where(eq(windows.id, id))),
    all: () => read.select().from(windows),
  };
}
