/**
 * The fields of the Bot API that we read, as they come over the wire. Ours and not the library's: it says what
 * may be missing, and nothing more than is used.
 */
export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
}
/** The bot itself, by getMe. */
export interface Me extends User {
  readonly username?: string;
  /** False: privacy mode is on, and in groups where it is no admin only commands and mentions reach it. */
  readonly can_read_all_group_messages?: boolean;
}
export interface Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
}
export interface Entity {
  readonly type: string;
  /** UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  readonly user?: User;
  /** Of `text_link`: where it leads. */
  readonly url?: string;
}
export interface PollShown {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly text: string }[];
  readonly is_closed?: boolean;
}
export interface Message {
  readonly message_id: number;
  /** Seconds. */
  readonly date: number;
  readonly edit_date?: number;
  readonly chat: Chat;
  readonly from?: User;
  /** Set when it was sent in the name of a chat: the group itself (an anonymous admin) or a channel. */
  readonly sender_chat?: Chat;
  readonly author_signature?: string;
  readonly is_automatic_forward?: boolean;
  readonly forward_origin?: object;
  readonly via_bot?: User;
  readonly is_topic_message?: boolean;
  readonly message_thread_id?: number;
  readonly reply_to_message?: Message;
  readonly quote?: { readonly text: string };
  /** Instead of `reply_to_message`: the message is of another chat or topic; `chat` only of supergroups and channels. */
  readonly external_reply?: { readonly chat?: { readonly id: number } };
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly photo?: readonly object[];
  readonly document?: { readonly file_name?: string };
  readonly sticker?: object;
  readonly voice?: object;
  readonly audio?: object;
  readonly video?: object;
  readonly video_note?: object;
  readonly animation?: object;
  readonly poll?: PollShown;
  readonly location?: object;
  readonly contact?: { readonly phone_number?: string; readonly first_name?: string };
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly { readonly text: string; readonly url?: string }[])[];
  };
  readonly dice?: object;
  readonly story?: object;
  readonly new_chat_members?: readonly User[];
  readonly left_chat_member?: User;
  readonly new_chat_title?: string;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
}
export interface ChatMember {
  readonly status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';
  readonly user: User;
  /** Of `restricted`. */
  readonly is_member?: boolean;
  readonly can_delete_messages?: boolean;
  readonly can_restrict_members?: boolean;
  readonly can_pin_messages?: boolean;
}
export interface ChatMemberUpdated {
  readonly chat: Chat;
  readonly from: User;
  readonly date: number;
  readonly old_chat_member: ChatMember;
  readonly new_chat_member: ChatMember;
  readonly invite_link?: { readonly invite_link: string; readonly name?: string };
}
export interface CallbackQuery {
  readonly id: string;
  readonly from: User;
  readonly message?: { readonly message_id: number; readonly chat: Chat };
  readonly data?: string;
}
export interface Reaction {
  readonly type: string;
  readonly emoji?: string;
}
export interface MessageReactionUpdated {
  readonly chat: Chat;
  readonly message_id: number;
  readonly date: number;
  readonly user?: User;
  readonly actor_chat?: Chat;
  readonly old_reaction: readonly Reaction[];
  readonly new_reaction: readonly Reaction[];
}
/** Somebody asks to be let into a group. */
export interface ChatJoinRequest {
  readonly chat: Chat;
  readonly from: User;
  readonly date: number;
  readonly bio?: string;
  readonly invite_link?: { readonly invite_link: string; readonly name?: string };
}
/** The whole choice of one person in a poll that is not anonymous; it does not say where the poll is. */
export interface PollAnswer {
  readonly poll_id: string;
  readonly user?: User;
  readonly voter_chat?: Chat;
  readonly option_ids: readonly number[];
}
export interface Update {
  readonly update_id: number;
  readonly message?: Message;
  readonly edited_message?: Message;
  readonly callback_query?: CallbackQuery;
  readonly my_chat_member?: ChatMemberUpdated;
  readonly chat_member?: ChatMemberUpdated;
  readonly message_reaction?: MessageReactionUpdated;
  readonly chat_join_request?: ChatJoinRequest;
  readonly poll_answer?: PollAnswer;
}

/** What we ask for; chat_member and message_reaction are not sent unasked. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'chat_member',
  'message_reaction',
  'chat_join_request',
  'poll_answer',
] as const;

/** Where an update happened; undefined for a button in a message that is nowhere (inline mode). */
export const chatOf = (u: Update): Chat | undefined =>
  (
    u.message ??
    u.edited_message ??
    u.callback_query?.message ??
    u.my_chat_member ??
    u.chat_member ??
    u.message_reaction ??
    u.chat_join_request
  )?.chat;
