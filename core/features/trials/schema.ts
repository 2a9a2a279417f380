import type { Kit } from '../../kit/columns.ts';
import type { Verdict } from '../../kit/trial/judge.ts';
import type { Goal, Kind, Unit, Variant } from './spec.ts';

export const defineTrials = (k: Kit) => ({
  trials: k.table(
    'trials',
    {
      id: k.lastingId(),
      community: k.int('community').notNull(),
      kind: k.text('kind').$type<Kind>().notNull(),
      goal: k.text('goal').$type<Goal>().notNull(),
      /** What is dealt out: members or whole groups. */
      unit: k.text('unit').$type<Unit>().notNull(),
      variants: k.json<readonly Variant[]>('variants').notNull(),
      /** Decides the split together with the ids; drawn at the start. */
      seed: k.text('seed').notNull(),
      /** The difference that matters, in points. */
      gain: k.int('gain').notNull(),
      days: k.int('days').notNull(),
      /** Units needed for a verdict, by the plan; 0: none would do. */
      needed: k.int('needed').notNull(),
      /** Too few from the start: numbers only, never a winner. */
      plain: k.bool('plain').notNull(),
      state: k.enum('state', ['running', 'ended', 'stopped'] as const).notNull(),
      /** Fixed at the start: midnights of the community. */
      startsAt: k.ms('starts_at').notNull(),
      endsAt: k.ms('ends_at').notNull(),
      verdict: k.json<Verdict>('verdict'),
      /** The campaign whose variants they are: its name, and its row and version; '' and 0 of one by message. */
      campaign: k.text('campaign').notNull(),
      row: k.int('campaign_row').notNull(),
      hash: k.text('campaign_hash').notNull(),
      author: k.member('author').notNull(),
      /** Where it was started: its account reaches the author. */
      room: k.int('room').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('trials_community').on(t.community, t.id)],
  ),
  trialUnits: k.table(
    'trial_units',
    {
      trial: k.int('trial').notNull(),
      /** One of the two, the other 0. */
      member: k.member('member').notNull(),
      room: k.int('room').notNull(),
      variant: k.int('variant').notNull(),
      /** Members known in it at the start; 1 for a member. */
      size: k.int('size').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.trial, t.member, t.room] })],
  ),
});
