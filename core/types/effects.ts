/** What a handler may ask for. */
import type { Role } from './context.ts';
import type { Choice, LinkButton, Say } from './said.ts';

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

/** What is said that nobody asked for, by what it is. How each is treated: core/budget.ts. */
export const unaskedKinds = [
  'campaign',
  'schedule',
  'topic',
  'survey',
  'reminder',
  'leaderboard',
  'wrapup',
  'thanks',
  'welcome',
  'other',
] as const;
export type UnaskedKind = (typeof unaskedKinds)[number];
/**
 * Nobody asked for it, so the one budget (core/budget.ts) judges it before it is written into the outbox: it is said now,
 * held back with a reason the owner can read, or dropped.
 */
export interface Unasked {
  readonly kind: UnaskedKind;
  /** The campaign, the schedule: what the owner is told was held. */
  readonly campaign?: string;
  /** 1 gives way first, 9 last. Without it: what goes for its kind. */
  readonly priority?: number;
  /** Epoch ms: held beyond this it is dropped. Without it: what goes for its kind. */
  readonly until?: number;
}

/** For what something is said: clicks on the links in it are counted under these. */
export interface Sake {
  readonly campaign?: string;
  /** Of a trial. */
  readonly variant?: string;
}
export interface Send {
  readonly do: 'send';
  readonly to: To;
  readonly say: Say;
  readonly choices?: readonly Choice[];
  readonly links?: readonly LinkButton[];
  /** The platform's id of the message answered. */
  readonly replyTo?: string;
  readonly merge?: Merge;
  /** Without it: an answer. What a timer says carries it, or `false`; see `Feature.answering`. */
  readonly unasked?: Unasked | false;
  /** `campaign`: the same as `unasked` of the kind `other`; the outbox writes it on what is unasked. */
  readonly class?: 'reply' | 'campaign';
  /** Tracked links become short ones, as in all that is said unasked (core/links). */
  readonly track?: Sake;
}
interface Shown {
  readonly do: 'picture';
  readonly to: To;
  /** For those who cannot see it; they go alone where there are no pictures, and when drawing fails. */
  readonly say: Say;
  readonly links?: readonly LinkButton[];
  readonly unasked?: Unasked | false;
  readonly class?: 'reply' | 'campaign';
  readonly track?: Sake;
}
/** A PNG, base64. */
export interface Picture extends Shown {
  readonly png: string;
  readonly svg?: never;
}
/** An SVG (core/kit/svg.ts): drawn on its way out, so that a platform is only ever handed a PNG. */
export interface Drawing extends Shown {
  readonly svg: string;
  readonly png?: never;
}
/** A native poll; its votes come as `voted` events. Where there is none it is said with numbered lines. */
export interface Poll {
  readonly do: 'poll';
  readonly to: To;
  readonly question: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  /** Nobody sees who voted what, the bot neither where the platform hides it. */
  readonly anonymous: boolean;
  /** Epoch ms at which the platform closes it by itself, when it can. */
  readonly until?: number;
  readonly unasked?: Unasked | false;
  readonly class?: 'reply' | 'campaign';
}
/** A file to download: a CSV, a calendar, a report. */
export interface File {
  readonly do: 'file';
  readonly to: To;
  readonly name: string;
  /** base64 */
  readonly bytes: string;
  readonly mime: string;
  readonly say: Say;
  readonly unasked?: Unasked | false;
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
  /** Words may be typed as the answer. Filled in by the outbox; a platform with forms offers one. */
  readonly typed?: boolean;
  /** Epoch ms; afterwards an answer is ordinary talk. */
  readonly until: number;
  readonly unasked?: Unasked | false;
  /** As in `Send`. */
  readonly class?: 'reply' | 'campaign';
}
/** What is said to somebody: these have words and a place, and are held back while the group is quiet. */
export type Spoken = Send | Picture | Drawing | Poll | File;
/** What a platform can be handed. */
export type Outward =
  | Send
  | Picture
  | Ask
  | { readonly do: 'delete'; readonly room: number; readonly messageId: string }
  | (OnMember & { readonly do: 'mute'; /** 0 lifts it. */ readonly forMs: number })
  | (OnMember & { readonly do: 'kick' })
  | (OnMember & { readonly do: 'ban' })
  | (OnMember & { readonly do: 'role'; readonly title: string; readonly on: boolean })
  | (OnMember & { readonly do: 'unban' })
  /** Other words for a message of the bot's; `choices`: the buttons it has now, none when left out. Their value is the press. */
  | {
      readonly do: 'edit';
      readonly room: number;
      readonly messageId: string;
      readonly say: Say;
      readonly choices?: readonly Choice[];
      /** The link buttons it has now, as `choices`. */
      readonly links?: readonly LinkButton[];
      /** The message is a picture and `say` its caption; `png` (base64): it shows this one from now on. */
      readonly picture?: { readonly png?: string };
    }
  /** Ends a native poll: nobody votes in it any more. `messageId`: the receipt of the `poll` effect. */
  | { readonly do: 'closePoll'; readonly room: number; readonly messageId: string }
  /** Many messages at once, after a raid. */
  | { readonly do: 'purge'; readonly room: number; readonly messageIds: readonly string[] }
  /** The group's announcement, in place of the one before. */
  | { readonly do: 'announce'; readonly room: number; readonly say: Say }
  | Poll
  | File
  /** To a `requested` event. */
  | {
      readonly do: 'answer';
      readonly room: number;
      readonly what: 'join' | 'friend' | 'invite';
      readonly request: string;
      readonly yes: boolean;
      readonly reason?: string;
    }
  /** Makes an invite link of this name into `room` and says it to `to`; `{link}` in `say` stands for it. */
  | { readonly do: 'invite'; readonly room: number; readonly name: string; readonly to: To; readonly say: string }
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
/** What leaves the house: the outbox holds it. */
export type Leaving = Outward | Drawing;
export type Effect = Leaving | { readonly do: 'tell'; readonly what: Happening };
export type Effects = readonly Effect[];
