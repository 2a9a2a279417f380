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
      /** Paused by message: it stays so whatever the file says, until it is resumed. */
      state: k.enum('state', ['active', 'paused', 'gone'] as const).notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('campaigns_name').on(t.community, t.source, t.name)],
  ),
  /** One occurrence that is carried out, or one start by hand. */
  runs: k.table(
    'campaign_runs',
    {
      id: k.lastingId(),
      community: k.int('community').notNull(),
      campaign: k.int('campaign').notNull(),
      /** As it was when the run began: a file that changes meanwhile does not change what is half said. */
      definition: k.json<Campaign>('definition').notNull(),
      /** Epoch ms; by hand: when it was confirmed. */
      planned: k.ms('planned').notNull(),
      how: k.enum('how', ['calendar', 'hand'] as const).notNull(),
      state: k.enum('state', ['running', 'stopped'] as const).notNull(),
      /** The newest message row when it began: what was said since is counted from there. */
      mark: k.int('mark').notNull(),
      startedBy: k.member('started_by').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('campaign_runs_planned').on(t.campaign, t.planned)],
  ),
  /** What the trial of a campaign dealt out; the newest of each campaign. The trial itself is of the feature trials. */
  dealt: k.table('campaign_trials', {
    campaign: k.int('campaign').primaryKey(),
    community: k.int('community').notNull(),
    trial: k.int('trial').notNull(),
    /** Of the definition that is tried: another version is another campaign. */
    hash: k.text('hash').notNull(),
    kind: k.enum('kind', ['text', 'time', 'reward'] as const).notNull(),
    /** Groups by variant; none where members are dealt out. */
    sides: k.json<readonly (readonly number[])[]>('sides').notNull(),
    from: k.ms('from_at').notNull(),
    to: k.ms('to_at').notNull(),
    state: k.enum('state', ['running', 'over', 'stopped'] as const).notNull(),
    /** The variant that is said from then on, because somebody asked for it. */
    chosen: k.int('chosen'),
    eventId: k.text('event_id').notNull(),
  }),
  /** One step in one group, or for one member: the same commit writes it and what is said. */
  sends: k.table(
    'campaign_sends',
    {
      run: k.int('run').notNull(),
      step: k.int('step').notNull(),
      /** The group; 0 for a member. */
      room: k.int('room').notNull(),
      /** 0 for a group. */
      member: k.member('member').notNull(),
      /** The private chat in which a member hears it; null: there is none, or it is a group. */
      chat: k.int('chat'),
      /** Why nothing was said there; `queued`: a member's turn comes; null: it was handed over. */
      skipped: k.text('skipped'),
      /** The newest outbox row before: its own is the first after it of the same event. */
      mark: k.int('mark').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.run, t.step, t.room, t.member] }),
      k.index('campaign_sends_room').on(t.room, t.at),
      k.index('campaign_sends_member').on(t.member, t.at),
    ],
  ),
});
