/** The part of Discord's API (version 10) that is read here, as it comes over the wire. Ids are text. */

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  readonly bot?: boolean;
}
/** Somebody in a server. On messages the user stands beside it. */
export interface Member {
  readonly user?: User;
  readonly nick?: string | null;
  readonly roles: readonly string[];
  readonly joined_at?: string | null;
  /** On interactions: what they may do in the channel, a number as text. */
  readonly permissions?: string;
}
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly permissions: string;
  /** Belongs to a bot or an integration and cannot be given. */
  readonly managed?: boolean;
  readonly tags?: { readonly bot_id?: string };
}
export interface Overwrite {
  readonly id: string;
  /** 0 role, 1 member */
  readonly type: number;
  readonly allow: string;
  readonly deny: string;
}
export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly guild_id?: string;
  readonly name?: string | null;
  readonly position?: number;
  readonly parent_id?: string | null;
  readonly permission_overwrites?: readonly Overwrite[];
}
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  readonly system_channel_id?: string | null;
  readonly roles: readonly Role[];
  readonly unavailable?: boolean;
  /** The rest only in GUILD_CREATE. */
  readonly joined_at?: string;
  readonly channels?: readonly Channel[];
  readonly threads?: readonly Channel[];
  readonly members?: readonly Member[];
}
export interface Attachment {
  readonly filename: string;
  readonly content_type?: string;
}
export interface Poll {
  readonly question: { readonly text?: string };
  readonly answers: readonly { readonly answer_id: number; readonly poll_media: { readonly text?: string } }[];
  readonly allow_multiselect?: boolean;
}
export interface Snapshot {
  readonly message: {
    readonly content?: string;
    readonly attachments?: readonly Attachment[];
    readonly sticker_items?: readonly unknown[];
    readonly mentions?: readonly User[];
  };
}
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  /** Only in a server. */
  readonly guild_id?: string;
  readonly type: number;
  readonly author: User;
  readonly webhook_id?: string;
  readonly member?: Member;
  readonly content: string;
  readonly timestamp: string;
  readonly edited_timestamp?: string | null;
  readonly mentions?: readonly (User & { readonly member?: Member })[];
  readonly attachments?: readonly Attachment[];
  readonly sticker_items?: readonly unknown[];
  readonly flags?: number;
  readonly poll?: Poll;
  readonly message_reference?: { readonly type?: number; readonly channel_id?: string; readonly message_id?: string };
  readonly referenced_message?: Message | null;
  readonly message_snapshots?: readonly Snapshot[];
}
export interface Reaction {
  readonly user_id: string;
  readonly channel_id: string;
  readonly message_id: string;
  readonly guild_id?: string;
  readonly member?: Member;
  readonly emoji: { readonly id?: string | null; readonly name?: string | null };
}
export interface PollVote {
  readonly user_id: string;
  readonly channel_id: string;
  readonly message_id: string;
  readonly guild_id?: string;
  readonly answer_id: number;
}
export interface CommandOption {
  readonly name: string;
  readonly value?: unknown;
  readonly focused?: boolean;
}
/** A part of a form or of a message: rows hold `components`, labels a `component`. */
export interface Part {
  readonly type: number;
  readonly custom_id?: string;
  readonly value?: string;
  readonly component?: Part;
  readonly components?: readonly Part[];
}
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 completion, 5 form sent */
  readonly type: number;
  readonly application_id?: string;
  readonly guild_id?: string;
  readonly channel_id?: string;
  readonly member?: Member;
  readonly user?: User;
  /** The language of that person's client. */
  readonly locale?: string;
  readonly message?: Message;
  readonly data?: {
    readonly name?: string;
    readonly options?: readonly CommandOption[];
    readonly custom_id?: string;
    readonly values?: readonly string[];
    readonly components?: readonly Part[];
    readonly resolved?: {
      readonly users?: Readonly<Record<string, User>>;
      readonly members?: Readonly<Record<string, Member>>;
    };
  };
}
export interface MemberEvent extends Member {
  readonly guild_id: string;
  readonly user: User;
}
/** A dispatch of the gateway. */
export interface Packet {
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}
/** GET /applications/@me */
export interface Application {
  readonly id: string;
  readonly flags?: number;
}

/** Intents: the smallest set that shows what the core needs. The two marked ones must be switched on by hand. */
export const intentBits = {
  guilds: 1 << 0,
  /** privileged: joins, leaves, names and roles */
  members: 1 << 1,
  messages: 1 << 9,
  reactions: 1 << 10,
  direct: 1 << 12,
  /** privileged: what is said */
  content: 1 << 15,
  polls: 1 << 24,
} as const;
export const intents = Object.values(intentBits).reduce((all, bit) => all | bit, 0);

/** What a role may do, by bit. */
export const may = {
  invite: 1n << 0n,
  kick: 1n << 1n,
  ban: 1n << 2n,
  all: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  viewAudit: 1n << 7n,
  see: 1n << 10n,
  speak: 1n << 11n,
  manageMessages: 1n << 13n,
  attach: 1n << 15n,
  history: 1n << 16n,
  everyone: 1n << 17n,
  muteVoice: 1n << 22n,
  deafen: 1n << 23n,
  moveVoice: 1n << 24n,
  manageNames: 1n << 27n,
  manageRoles: 1n << 28n,
  manageWebhooks: 1n << 29n,
  manageExpressions: 1n << 30n,
  manageEvents: 1n << 33n,
  manageThreads: 1n << 34n,
  speakInThreads: 1n << 38n,
  mute: 1n << 40n,
  polls: 1n << 49n,
  pin: 1n << 51n,
} as const;
/** What an invitation asks for: the rights the bot uses, and no more. */
export const neededRights = [
  may.invite,
  may.kick,
  may.ban,
  may.see,
  may.speak,
  may.speakInThreads,
  may.manageMessages,
  may.attach,
  may.history,
  may.manageRoles,
  may.mute,
  may.polls,
  may.pin,
].reduce((all, bit) => all | bit, 0n);

/** Kinds of channels: 0 text, 5 announcements, 10–12 threads, 2 and 13 voice with a chat of its own. */
export const isThread = (type: number): boolean => type >= 10 && type <= 12;

/** Discord's own time of an id, epoch ms. */
export const idTime = (id: string): number => Number(BigInt(id) >> 22n) + 1_420_070_400_000;
