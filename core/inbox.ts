/** The intake's memory of what came: here only that an event failed, and why. Claiming is part of the commit. */
import { and, eq } from 'drizzle-orm';

import type { Database } from './ports.ts';
import type { Kitchen } from './route.ts';
import { defineInbox } from './schema.ts';

export function inboxStore(database: Database): Kitchen['inbox'] {
  const { inbox } = database.t(defineInbox);
  return {
    failed: async (c, reason) => {
      await database.db
        .update(inbox)
        .set({ state: 'failed', error: reason.slice(0, 1000) })
        .where(and(eq(inbox.account, c.event.account), eq(inbox.key, c.event.id)));
    },
  };
}
