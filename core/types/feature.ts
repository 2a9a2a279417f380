/** What a feature is. */
import type { z } from 'zod';

import type { Award } from '../awards.ts';
import type { Kit } from '../kit/columns.ts';
import type { Tx } from '../tx.ts';
import type { Context, Role, Room } from './context.ts';
import type { Effects, Happening, Outward } from './effects.ts';
import type { EditedEvent, Event, MessageEvent, TimerEvent } from './events.ts';
import type { Locale, Say, Texts } from './said.ts';

/** A refusal is a value with words, never an exception. */
export interface Refusal {
  readonly refuse: Say;
}
export const refused = (v: unknown): v is Refusal => typeof v === 'object' && v !== null && 'refuse' in v;

/**
 * How a word is recognised. `bare`: the whole message is the word and its arguments parse completely;
 * `live`: only while `Command.live` says so; `called`: after a prefix, the bot's name, an @, or in private.
 */
export type Level = 'bare' | 'live' | 'called';

export interface Command<A = unknown> {
  /** `checkin`, `points.why`; unique over all features. */
  readonly name: string;
  /** The words by language; the first is the one shown. English words without a prefix are never commands in a group. */
  readonly words: Texts<readonly string[]>;
  readonly level: Level;
  readonly allow: Role;
  /** One line for `/help`; null keeps it out (an inner command). */
  readonly help: Texts | null;
  /** An example that works, without prefix: `添加违禁词 刷单`. */
  readonly example: Texts;
  /** For `live`: is there such a thing in this room now? From memory. */
  live?(c: Context<MessageEvent>): boolean;
  /** Reads what follows the word (as written, trimmed). At level `bare` a refusal means: ordinary talk. */
  parse(rest: string, c: Context<MessageEvent>): A | Refusal;
  run(c: Context<MessageEvent>, args: A, tx: Tx): Promise<Effects> | Effects;
  /** What may follow the word, while it is typed: at most 25, the best first. From memory; for platforms that complete. */
  suggest?(typed: string, locale: Locale): readonly string[];
  /** Its answer concerns only who asks: shown to them alone where a platform can do so in a group. */
  readonly discreet?: boolean;
  /** Works while the feature is switched off (help, switching it on). */
  readonly always?: boolean;
  /** Its words may be another command's too; the first whose `parse` accepts is meant. Without it a clash stops the start. */
  readonly shares?: boolean;
  /** Of the commands that share a word this one is asked first. */
  readonly ahead?: boolean;
}

/** What a screen found: it becomes the work of this event, and routing ends. */
export interface Hit {
  /** Only its rows can tell whether it is one: the event is routed as usual, and this is done after it. */
  readonly beside?: boolean;
  /** For the trace: which rule, which words. */
  readonly rule: string;
  readonly words: readonly string[];
  run(c: Context, tx: Tx): Promise<Effects> | Effects;
}

export interface Listener<K extends Event['kind'] = Event['kind']> {
  readonly on: K;
  /** From memory and synchronous: an event nobody wants opens no savepoint. */
  wants(c: Context<Extract<Event, { kind: K }>>): boolean;
  run(c: Context<Extract<Event, { kind: K }>>, tx: Tx): Promise<Effects> | Effects;
}

/** What a step of a question does with the answer. */
export interface Answer<D = unknown> {
  /** Whoever may no longer do it when the answer comes is refused. Default: whoever was asked. */
  readonly allow?: Role;
  /** A typed answer that is no choice: its value, or null when it is none (then the question lapses or, with `hold`, says so). */
  parse?(text: string, data: D, c: Context): string | Refusal | null;
  /**
   * A bare command word (签到) ends the question and is carried out, unless it is one of the choices. True: here it is an
   * answer all the same, as `parse` reads it.
   */
  takesWord?(text: string, data: D, c: Context): boolean;
  run(c: Context, value: string, data: D, tx: Tx): Promise<Effects> | Effects;
}

export interface AuditRow {
  readonly id: number;
  readonly community: number;
  readonly room: number | null;
  readonly actor: number;
  readonly act: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly at: number;
}

/** Written as methods so that a feature may name the exact type it hears or set (TypeScript checks methods both ways). */
export type Hear = { hear(c: Context, what: Happening, tx: Tx): Promise<Effects> | Effects }['hear'];
export type Ring = { ring(c: Context<TimerEvent>, data: unknown, tx: Tx): Promise<Effects> | Effects }['ring'];
export type RenderMerge = { render(items: readonly unknown[], locale: Locale): Say }['render'];
/** A refusal leaves the act as it is. Effects that speak in the room are the answer; without any, a plain one is given. */
export type Undo = (row: AuditRow, c: Context, tx: Tx) => Promise<Effects | Refusal> | Effects | Refusal;

/** One thing a feature knows about a member, in the language of `c`. */
export type Fact =
  /** `等级`, `3 级` */
  | { readonly is: 'figure'; readonly label: string; readonly value: string }
  /** `再 35 分升 2 级`; `share` done, from 0 to 1. */
  | { readonly is: 'progress'; readonly label: string; readonly share: number }
  /** What they may call themselves. */
  | { readonly is: 'title'; readonly title: string }
  /** `徽章` */
  | { readonly is: 'list'; readonly label: string; readonly items: readonly string[] };

/** Something that points buy: its name, as staff wrote it, and its price in points. */
export interface Goods {
  readonly name: string;
  readonly price: number;
}

export interface Feature {
  readonly commands?: readonly Command[];
  /** Synchronous, in memory, on every message and edit, as the event enters its batch. */
  screen?(c: Context<MessageEvent | EditedEvent>): Hit | undefined;
  readonly listens?: readonly Listener[];
  /** By what is told; `*` hears everything. */
  readonly hears?: Readonly<Record<string, Hear>>;
  readonly timers?: Readonly<Record<string, Ring>>;
  /**
   * Those of the timers by which something people are in goes on: the next question of a game, the result of a draw, a
   * note to staff. What they say is an answer; what any other timer says must carry `unasked`.
   */
  readonly answering?: readonly string[];
  readonly answers?: Readonly<Record<string, Answer>>;
  /** Renderers of merged answers: all items of one window, in the language of the group. */
  readonly merges?: Readonly<Record<string, RenderMerge>>;
  /** Takes back one audited act; keyed by `AuditRow.act`. */
  readonly undoes?: Readonly<Record<string, Undo>>;
  /**
   * Until when (epoch ms) the bot is to be silent in this room, from memory; undefined: it may speak.
   * Meanwhile what is said unasked is held back and members' commands are booked without an answer; staff are answered.
   */
  holds?(room: Room, now: number): number | undefined;
  /**
   * Is this what something of the feature's waits for in this room now: the pass-phrase of a draw, an entry of an order
   * chain, the number of a poll? From memory. Then many who say it are no flood, no repeats and no wave.
   */
  awaits?(c: Context<MessageEvent>): boolean;
  /** Is this text against what the community does not want to read? From memory. */
  bars?(community: number, text: string): boolean;
  /** By how much an award of points to this member is multiplied now (a level, a campaign): 1 changes nothing. From memory. */
  boosts?(c: Context, member: number): number;
  /** The level this member has reached, whole, from 0. From memory; what asks for a level (a draw, the shop) reads `House.level`. */
  levelOf?(member: number): number;
  /** What staff call this member, as written. From memory; for `House.tags`. */
  tagsOf?(member: number): readonly string[];
  /** What it knows about a member, for their card. Asked where it is on. */
  knows?(c: Context, member: number, tx: Tx): Promise<readonly Fact[]> | readonly Fact[];
  /** The least that points buy here: what a first award is explained with. Undefined: nothing is for sale. */
  buys?(c: Context, tx: Tx): Promise<Goods | undefined> | Goods | undefined;
  /** Does something wait for this member that is said in private only: a prize, a code? Then their friend request is accepted. */
  owes?(c: Context, member: number, tx: Tx): Promise<boolean> | boolean;
  /** Fills memory that mirrors rows, once, before the first event. `now`: the clock's time. */
  load?(now: number): Promise<void>;
}

/** A value owners change by message: menu, one-line form, validation and docs come from this one declaration. */
export interface Setting<T = unknown> {
  /** `<feature>.<name>`, unique. */
  readonly key: string;
  /** How people call it, e.g. 签到积分. Typed in the one-line form, so short and without spaces. */
  readonly name: Texts;
  readonly default: T;
  readonly schema: z.ZodType<T>;
  /** What values it takes, in words: `0 到 1000`. */
  readonly takes: Texts;
  /** All values, when there are few: offered as choices. */
  readonly options?: readonly T[];
  /** What is lost for good by this change; then it is asked once before. */
  warns?(from: T, to: T): Texts | undefined;
  /** Typed words to a candidate value for `schema`. */
  parse(text: string): unknown;
  show(value: T, locale: Locale): string;
}

/** What a feature is before it meets a database. `create` is called once per bot. */
export interface FeatureDefinition<House> {
  readonly name: string;
  /** How people call it, for switching on and off; null: always on. */
  readonly title: Texts | null;
  /** Whether it is on in a community that never chose. Ignored when `title` is null. */
  readonly on: boolean;
  readonly schema?: (kit: Kit) => Record<string, unknown>;
  /** What owners may set by message: one generated menu and one-line form, see core/settings.ts. */
  readonly settings?: readonly Setting[];
  /** What it tells that earns points, with the amounts of a community that never chose. */
  readonly awards?: readonly Award[];
  /** What its own movements of points are called, by the reason it gives them. */
  readonly reasons?: Readonly<Record<string, Texts>>;
  create(house: House): Feature;
}

/** One change of points, as told by `points.changed`. */
export interface Moved {
  readonly member: number;
  /** Negative when taken away. */
  readonly amount: number;
  /** The balance afterwards. */
  readonly balance: number;
  /** What happened: `checkin.done`. */
  readonly reason: string;
}

/** What one event did: the playground's panel, the log line, the replay report and `why` all read it. */
export interface Trace {
  readonly event: Event;
  /** The last stage reached. */
  readonly stage:
    'dropped' | 'redelivered' | 'plain' | 'screen' | 'answer' | 'command' | 'listen' | 'timer' | 'refused' | 'failed';
  /** Command, screen or timer that did the work. */
  readonly by?: string;
  readonly hit?: { readonly rule: string; readonly words: readonly string[] };
  readonly effects: readonly Outward['do'][];
  readonly tells: readonly string[];
  /** Points moved, by member. */
  readonly moved: readonly Moved[];
  readonly error?: string;
  /** From accept to commit. */
  readonly ms: number;
}
