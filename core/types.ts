/**
 * The vocabulary: what can happen (Event), what is known while it is handled (Context),
 * what a handler may ask for (Effect), what a feature is (Feature).
 */
import type { z } from 'zod';

import type { Kit } from './kit/columns.ts';
import type { Tx } from './tx.ts';

export const locales = ['zh-CN', 'zh-TW', 'en'] as const;
export type Locale = (typeof locales)[number];
/** One text in all three languages; the compiler proves that none is missing. */
export type Texts<T = string> = Readonly<Record<Locale, T>>;

/** Weakest first. What a role may do is decided in `pipeline.ts` (authorize) and nowhere else. */
export const roles = ['member', 'helper', 'moderator', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

// ---- what is said ---------------------------------------------------------------------------

/** A person named in a text so that the platform notifies them. The name is plain text. */
export interface At {
  readonly at: number;
  readonly name: string;
  /** The platform's user id; filled in by the delivery loop when a feature leaves it out. */
  readonly user?: string;
}
/** Words to say: strings are always plain text, whatever they hold; only an `At` is ever a mention. */
export type Say = string | readonly (string | At)[];

/** One thing to choose. `label` is shown; `value` comes back to the feature's answer. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

// ---- events ---------------------------------------------------------------------------------

/** A room in the platform's words. Ids are text everywhere. */
export interface RoomRef {
  readonly id: string;
  readonly kind: 'group' | 'private';
  readonly name?: string;
  /** The id this same room had before (Telegram: a group that became a supergroup). */
  readonly was?: string;
}
export interface PersonRef {
  readonly id: string;
  readonly name: string;
  readonly role?: 'owner' | 'admin' | 'member' | 'unknown';
  /** A bot, this one included: its events are dropped at the door. */
  readonly bot?: boolean;
}
interface Happened {
  /** Stable across redelivery, unique within the account. */
  readonly id: string;
  /** The platform account that received it: `playground`, `telegram:12345`. */
  readonly account: string;
  /** The platform's time, epoch ms. */
  readonly at: number;
  readonly room: RoomRef;
  /** Who did it; of `joined` and `left`: who joined or left. */
  readonly from: PersonRef;
}
export interface MessageEvent extends Happened {
  readonly kind: 'message';
  readonly messageId: string;
  readonly text: string;
  /** The bot itself was mentioned; the mention is already cut out of `text`. */
  readonly called?: boolean;
  readonly mentions?: readonly PersonRef[];
  readonly replyTo?: { readonly messageId: string; readonly text?: string; readonly from?: PersonRef };
  readonly has?: readonly ('picture' | 'file' | 'sticker' | 'voice' | 'video')[];
  /** Passed on from elsewhere: screened and kept, but never a command, an answer or a check-in. */
  readonly forwarded?: boolean;
}
export interface EditedEvent extends Happened {
  readonly kind: 'edited';
  readonly messageId: string;
  readonly text: string;
}
export interface JoinedEvent extends Happened {
  readonly kind: 'joined';
  /** The bot itself came into the room; then `from` is who brought it in. */
  readonly self?: boolean;
  readonly by?: PersonRef;
  /** The invite link they came by: its name, else the link. */
  readonly via?: string;
}
export interface LeftEvent extends Happened {
  readonly kind: 'left';
  readonly self?: boolean;
}
export interface PressedEvent extends Happened {
  readonly kind: 'pressed';
  /** `q<question id>.<choice number from 0>` and nothing else. */
  readonly press: string;
  readonly messageId?: string;
}
export interface ReactedEvent extends Happened {
  readonly kind: 'reacted';
  readonly messageId: string;
  readonly emoji: string;
  readonly added: boolean;
}
/** Name or role of a member changed on the platform. */
export interface ChangedEvent extends Happened {
  readonly kind: 'changed';
}
/** What the bot needs a right for: to see every message, to delete, to mute or remove people, to pin. */
export type Right = 'read' | 'delete' | 'mute' | 'pin';
/** The bot came into a group, or what it may do there changed; `from` is who did that. */
export interface RightsEvent extends Happened {
  readonly kind: 'rights';
  readonly lacks: readonly Right[];
  /** What it lacked until now; null: it was not in the group. */
  readonly lacked: readonly Right[] | null;
}
/** A row of `jobs` came due. Rooms and ids are our own here: it never left the house. */
export interface TimerEvent {
  readonly kind: 'timer';
  /** Job key and run time: the same firing has the same id. */
  readonly id: string;
  readonly account: 'jobs';
  /** When it was due, epoch ms. */
  readonly at: number;
  readonly job: {
    readonly id: number;
    readonly key: string;
    /** Which feature's timer: `topics.wrap`. */
    readonly timer: string;
    readonly community: number;
    readonly room: number | null;
    readonly data: unknown;
    readonly attempts: number;
  };
}
export type PlatformEvent =
  MessageEvent | EditedEvent | JoinedEvent | LeftEvent | PressedEvent | ReactedEvent | ChangedEvent | RightsEvent;
export type Event = PlatformEvent | TimerEvent;

// ---- people and context ---------------------------------------------------------------------

export interface Community {
  readonly id: number;
  readonly name: string;
  readonly locale: Locale;
  /** IANA name; the civil day of check-ins, streaks and reports. */
  readonly timeZone: string;
}
export interface Room {
  readonly id: number;
  readonly account: string;
  /** The platform's id of the room. */
  readonly platformId: string;
  readonly kind: 'group' | 'private';
  readonly name: string;
  readonly community: number;
  readonly locale: Locale | null;
  /** Up to this moment (epoch ms) its history was imported: what comes late from before it may be there already. */
  readonly importedUntil?: number;
}
export interface Person {
  readonly member: number;
  readonly identity: number;
  readonly name: string;
  /** The platform's user id. */
  readonly user: string;
  readonly locale: Locale | null;
  /** Granted by message, in the whole community. */
  readonly granted: Role;
  /** By the platform's word: in a group its role there, in private its highest in any group of the community. */
  readonly platformRole: Role;
}

/** A source of chance in [0, 1). Handed in; its seed is recorded where fairness matters. */
export type Dice = () => number;

/** Everything known about an event while it is handled. Frozen; has no acting methods. */
export interface Context<E extends Event = Event> {
  readonly event: E;
  /** `<account>|<event id>`: the cause every changed row carries. */
  readonly cause: string;
  /** The clock's time while handling; one value for the whole event. */
  readonly now: number;
  /** The platform's time of the event: check-in days and streaks use this one. */
  readonly at: number;
  readonly community: Community;
  readonly room: Room;
  /** Who did it. For a timer: the bot itself, member 0. */
  readonly who: Person;
  readonly role: Role;
  /** The language to answer this person in. */
  readonly locale: Locale;
  readonly dice: Dice;
}

// ---- effects --------------------------------------------------------------------------------

/** A room by our id, or a member's private chat (on the account of the room the event came from). */
export type To = { readonly room: number } | { readonly private: number };

/**
 * Answers of one kind in one group within the platform's window become one message.
 * `as` names a renderer in `Feature.merges`; `item` is what it needs of this one. The pipeline adds `moved`,
 * the points this event moved for `item.member`, which are not known yet when the handler runs.
 */
export interface Merge {
  readonly as: string;
  readonly item: MergeItem;
}
export interface MergeItem {
  readonly member: number;
  readonly name: string;
  readonly moved?: { readonly amount: number; readonly balance: number };
  readonly [field: string]: unknown;
}

export interface Send {
  readonly do: 'send';
  readonly to: To;
  readonly say: Say;
  readonly choices?: readonly Choice[];
  /** The platform's id of the message answered. */
  readonly replyTo?: string;
  readonly merge?: Merge;
  /** `campaign`: said unasked, counted against the group's daily budget, held while quiet. Default `reply`. */
  readonly class?: 'reply' | 'campaign';
}
/** A PNG, base64, with words for those who cannot see it. */
export interface Picture {
  readonly do: 'picture';
  readonly to: To;
  readonly png: string;
  readonly say: Say;
  readonly class?: 'reply' | 'campaign';
}
interface OnMember {
  readonly room: number;
  readonly member: number;
  readonly reason?: string;
}
export interface Ask {
  readonly do: 'ask';
  /** The asking feature's step in `Feature.answers`. */
  readonly step: string;
  readonly data?: unknown;
  readonly for: { readonly member: number } | { readonly role: Role } | 'anyone';
  readonly to: To;
  readonly say: Say;
  readonly choices?: readonly Choice[];
  /** Epoch ms; afterwards an answer is ordinary talk. */
  readonly until: number;
}
export type Outward =
  | Send
  | Picture
  | Ask
  | { readonly do: 'delete'; readonly room: number; readonly messageId: string }
  | (OnMember & { readonly do: 'mute'; /** 0 lifts it. */ readonly forMs: number })
  | (OnMember & { readonly do: 'kick' })
  | (OnMember & { readonly do: 'ban' })
  | (OnMember & { readonly do: 'role'; readonly title: string; readonly on: boolean })
  | { readonly do: 'pin'; readonly room: number; readonly messageId: string }
  | {
      readonly do: 'later';
      /** Unique for ever; the same key replaces the row while it has not fired. */
      readonly key: string;
      readonly timer: string;
      readonly at: number;
      readonly room: number | null;
      readonly community: number;
      readonly data?: unknown;
    }
  | { readonly do: 'cancel'; readonly key: string };

/** What happened, for whoever hears it, in the same transaction. Its type lives in the teller's `events.ts`. */
export interface Happening {
  readonly what: string;
  readonly member: number | null;
  readonly [field: string]: unknown;
}
export type Effect = Outward | { readonly do: 'tell'; readonly what: Happening };
export type Effects = readonly Effect[];

// ---- features -------------------------------------------------------------------------------

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
  /** Works while the feature is switched off (help, switching it on). */
  readonly always?: boolean;
  /** Its words may be another command's too; the first whose `parse` accepts is meant. Without it a clash stops the start. */
  readonly shares?: boolean;
}

/** What a screen found: it becomes the work of this event, and routing ends. */
export interface Hit {
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

export interface Feature {
  readonly commands?: readonly Command[];
  /** Synchronous, in memory, on every message and edit, as the event enters its batch. */
  screen?(c: Context<MessageEvent | EditedEvent>): Hit | undefined;
  readonly listens?: readonly Listener[];
  /** By what is told; `*` hears everything. */
  readonly hears?: Readonly<Record<string, Hear>>;
  readonly timers?: Readonly<Record<string, Ring>>;
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
