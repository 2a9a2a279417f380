import type { Happening, Texts } from '../../types.ts';
import type { Action, Did } from './rules/rules.ts';

/**
 * A rule that is not about words was broken: flood, links by a newcomer, a report upheld. Whoever watches over it tells
 * this; moderation makes it an act with a number, a strike, the steps of the ladder, an explanation and a way back.
 * Nothing is done to staff and helpers.
 */
export interface RuleBroken extends Happening {
  readonly what: 'rule.broken';
  readonly member: number;
  /** Which rule: `flood`, `links`, `report` … */
  readonly rule: string;
  /** What it was, shown to who asks why: the words, or a short count (`9 条 / 10 秒`). At most 200 characters are kept. */
  readonly found: string;
  /** The platform's id of the message; null when there is none (a name, a wave of joins). */
  readonly messageId: string | null;
  /** Further messages of the same breach, deleted with it. */
  readonly also?: readonly string[];
  /** Empty: what the ladder says. */
  readonly actions: readonly Action[];
  readonly muteMs?: number;
  /** Points taken. */
  readonly points?: number;
  /** How many strikes it weighs, 1 to 3; default 1. 0: none (the first gentle word). */
  readonly severity?: number;
  /** Nothing is said in the group. */
  readonly silent?: boolean;
  /** Our id of the group, when it is not the one of the event (a timer, a decision in private). */
  readonly room?: number;
  /** How the rule is called, for who asks why: `刷屏`. */
  readonly title?: Texts;
  /** What the reminder says instead of "we leave that out here": `发得有点快啦`. No end mark. */
  readonly lead?: Texts;
}
/** Something was done about what a member said. `strikes`: those that count now, this one among them. */
export interface ModerationActed extends Happening {
  readonly what: 'moderation.acted';
  readonly member: number;
  readonly act: string;
  readonly did: Did;
  readonly strikes: number;
  /** `word`, `link` … for rules of words, else `RuleBroken.rule`. */
  readonly rule: string;
  /** The rule as staff know it: the word as listed, the list, the behaviour. */
  readonly named: string;
  /** So many strikes; 0: the first gentle word. */
  readonly weight: number;
  /** To take from the member; 0: none. */
  readonly points: number;
}
/** It was taken back. */
export interface ModerationUndone extends Happening {
  readonly what: 'moderation.undone';
  readonly member: number;
  readonly act: string;
  /** What the act took and is given back; 0: none. */
  readonly points: number;
}
/** Taking it back was itself taken back: it counts again. */
export interface ModerationRestored extends Happening {
  readonly what: 'moderation.restored';
  readonly member: number;
  readonly act: string;
  /** To take from the member again; 0: none. */
  readonly points: number;
}
/** A member said that an act was wrong. */
export interface AppealMade extends Happening {
  readonly what: 'appeal.made';
  readonly member: number;
  readonly act: string;
}
/** `lapsed`: nobody looked in time, so it was taken back too. */
export interface AppealDecided extends Happening {
  readonly what: 'appeal.decided';
  readonly member: number;
  readonly act: string;
  readonly outcome: 'granted' | 'kept' | 'lapsed';
}
/** Too much was done at once in a group, so nothing is done there until somebody says so. `member`: null. */
export interface BrakePulled extends Happening {
  readonly what: 'brake.pulled';
  readonly acts: number;
  readonly members: number;
}
/**
 * Taking something back by `undo` runs in the feature that owns the word; what moderation then says and asks is its
 * own, so it hears this. `act`: take this act back; `appeal`: its decision is open again.
 */
export interface ModerationTakeBack extends Happening {
  readonly what: 'moderation.takeback';
  readonly member: number;
  readonly act: number | null;
  readonly appeal: number | null;
}
