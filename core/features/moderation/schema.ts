import type { Kit } from '../../kit/columns.ts';
import type { Texts } from '../../types.ts';
import type { Action, Did, RuleKind, RuleState, Scope, Spec } from './rules/rules.ts';

/** How a rule that is not about words is called and what its reminder says. */
export interface About {
  readonly title?: Texts;
  readonly lead?: Texts;
}

export const defineModeration = (k: Kit) => ({
  /** One rule about words of a community and what is done about it. A list or a preset is one rule with many words. */
  wordRules: k.table(
    'word_rules',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      kind: k.text('kind').$type<RuleKind>().notNull(),
      /** As the owner typed it; of a list its name. */
      word: k.text('word').notNull(),
      actions: k.json<readonly Action[]>('actions').notNull(),
      /** For `mute`; null: the community's setting. */
      muteMs: k.int('mute_ms'),
      /** Points taken; 0: none. */
      points: k.int('points').notNull(),
      /** What its kind needs besides the word. */
      spec: k.json<Spec>('spec').notNull(),
      /** Disguises looked for beyond the usual ones. */
      variants: k.json<readonly string[]>('variants').notNull(),
      scope: k.json<Scope>('scope').notNull(),
      category: k.text('category'),
      /** 1 to 3: so many strikes it weighs. */
      severity: k.int('severity').notNull(),
      state: k.text('state').$type<RuleState>().notNull(),
      by: k.member('by').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.uniqueIndex('word_rules_word').on(t.community, t.kind, t.word)],
  ),
  /** The words of a list. */
  wordEntries: k.table(
    'word_entries',
    {
      id: k.id(),
      list: k.int('list').notNull(),
      word: k.text('word').notNull(),
      eventId: k.text('event_id').notNull(),
    },
    (t) => [k.uniqueIndex('word_entries_word').on(t.list, t.word)],
  ),
  /** What rules that only watch would have hit. Gone when their report is answered. */
  wordWatch: k.table(
    'word_watch',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      rule: k.int('rule').notNull(),
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      /** The hit as written, and a few characters around it. */
      found: k.text('found').notNull(),
      around: k.text('around').notNull(),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
    },
    (t) => [k.index('word_watch_rule').on(t.rule)],
  ),
  /** What was done to whom, and why. A strike is an act that is not taken back and not too old. */
  moderationActs: k.table(
    'moderation_acts',
    {
      id: k.id(),
      community: k.int('community').notNull(),
      room: k.int('room').notNull(),
      member: k.member('member').notNull(),
      /** `word`, `link` … for rules of words, else the behaviour: `flood`, `report`. */
      kind: k.text('kind').notNull(),
      /** The rule: the word as listed, or the behaviour's name. */
      rule: k.text('rule').notNull(),
      /** The row in `word_rules`; null: a behaviour. */
      ruleId: k.int('rule_id'),
      about: k.json<About>('about').notNull(),
      /** The hit as it was written; the rest of the message is not kept here. */
      found: k.text('found').notNull(),
      views: k.json<readonly string[]>('views').notNull(),
      did: k.json<Did>('did').notNull(),
      /** So many strikes. */
      weight: k.int('weight').notNull(),
      /** Strikes with this one: the step of the ladder. */
      strikes: k.int('strikes').notNull(),
      messageId: k.text('message_id'),
      eventId: k.text('event_id').notNull(),
      at: k.ms('at').notNull(),
      /** The event that took it back. */
      undoneBy: k.text('undone_by'),
    },
    (t) => [
      k.index('moderation_acts_member').on(t.community, t.member, t.at),
      k.index('moderation_acts_room').on(t.room, t.at),
    ],
  ),
});
