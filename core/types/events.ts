/** What can happen. */

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
/** What can be read of a message besides its text: where a link really leads, file names, buttons, poll options, shared contacts. */
export interface Attached {
  readonly what: 'link' | 'file' | 'button' | 'poll' | 'contact';
  readonly text: string;
}
export interface MessageEvent extends Happened {
  readonly kind: 'message';
  readonly messageId: string;
  readonly text: string;
  /** The bot itself was mentioned; the mention is already cut out of `text`. */
  readonly called?: boolean;
  readonly mentions?: readonly PersonRef[];
  readonly replyTo?: {
    readonly messageId: string;
    readonly text?: string;
    readonly from?: PersonRef;
    /**
     * Not surely said in this group. `member`, `bot`: the quote stood in the text itself, where anybody can type one, as
     * words of theirs, and no message with all of these words is known; `elsewhere`: of another chat, by the platform's word.
     */
    readonly unproven?: 'member' | 'bot' | 'elsewhere';
  };
  readonly has?: readonly ('picture' | 'file' | 'sticker' | 'voice' | 'video')[];
  /** Passed on from elsewhere: screened and kept, but never a command, an answer or a check-in. */
  readonly forwarded?: boolean;
  /** The thread of a group it was said in (Telegram forum topic, Discord thread); absent: the group itself. */
  readonly thread?: string;
  readonly attached?: readonly Attached[];
}
export interface EditedEvent extends Happened {
  readonly kind: 'edited';
  readonly messageId: string;
  readonly text: string;
  readonly attached?: readonly Attached[];
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
/**
 * Somebody asks to be let in, or asks the bot somewhere. `join`: into this group; `friend`: to be the bot's friend (the
 * room is their private one); `invite`: the bot into this group, by `from`. Answered by the effect `answer`.
 */
export interface RequestedEvent extends Happened {
  readonly kind: 'requested';
  readonly what: 'join' | 'friend' | 'invite';
  /** What `answer` names. */
  readonly request: string;
  /** The words that came with it. */
  readonly text?: string;
  readonly via?: string;
}
/** A vote in a native poll, the whole of this person's choice; empty: taken back. */
export interface VotedEvent extends Happened {
  readonly kind: 'voted';
  /** The receipt's `messageId` of the `poll` effect. */
  readonly messageId: string;
  readonly choices: readonly number[];
}
/** Somebody in a roster. */
export interface Listed extends PersonRef {
  /** What the bot's own account wrote down as a remark on them: nobody else can choose it. */
  readonly alias?: string;
}
/**
 * Who is in the groups of an account, after a login that may have given everybody other ids; members in the platform's
 * order. `room` and `from` stand for the account itself: neither is admitted.
 */
export interface RosterEvent extends Happened {
  readonly kind: 'roster';
  readonly rooms: readonly { readonly room: RoomRef; readonly members: readonly Listed[] }[];
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
  | MessageEvent
  | EditedEvent
  | JoinedEvent
  | LeftEvent
  | PressedEvent
  | ReactedEvent
  | ChangedEvent
  | RightsEvent
  | RequestedEvent
  | VotedEvent
  | RosterEvent;
export type Event = PlatformEvent | TimerEvent;
