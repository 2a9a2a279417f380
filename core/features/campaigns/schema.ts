import type { Kit } from '../../kit/columns.ts';
import type { Campaign } from './language.ts';

export const defineCampaigns = (k: Kit) => ({
  campaigns: k.table(
    'campaigns',
    {
      id: k.id(),
      /** A campaign from a file has a row in every community it is meant for. */
      community: k.int('community').notNull(),
      /** Its id in the file; of a message: who wrote it gives it none, so the feature does. */
      name: k.text('name').notNull(),
      source: k.enum('source', ['file', 'message'] as const).notNull(),
      definition: k.json<Campaign>('definition').notNull(),
      /** Of the definition: an occurrence of an older version has another job key. */
      hash: k.text('hash').notNull(),
      state: k.enum('state', ['active', 'gone'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('campaigns_name').on(t.community, t.source, t.name)],
  ),
});
