/**
 * What we use of a Wechaty puppet: the payloads it hands over and the calls it takes. Ours and not the library's: it says
 * what may be missing, and nothing more than is used. Names and numbers as in wechaty-puppet 1.21.
 */

/** Kinds of messages (wechaty-puppet `MessageType`). */
export const messageType = {
  attachment: 1,
  audio: 2,
  contact: 3,
  chatHistory: 4,
  emoticon: 5,
  image: 6,
  text: 7,
  miniProgram: 9,
  recalled: 13,
  url: 14,
  video: 15,
} as const;
/** An asked friendship (`FriendshipType.Receive`), and one that came about (`Confirm`). */
export const friendship = { confirm: 1, receive: 2 } as const;
/** `ContactType.Official`: service accounts and newspapers. */
export const officialContact = 2;
/** `ScanStatus`. */
export const scanStatus = { cancel: 1, waiting: 2, scanned: 3, confirmed: 4, timeout: 5 } as const;

export interface MessagePayload {
  readonly id: string;
  readonly type: number;
  /** Seconds or milliseconds: puppets differ. */
  readonly timestamp: number;
  readonly talkerId: string;
  /** Empty in private. */
  readonly roomId?: string;
  readonly listenerId?: string;
  readonly text?: string;
  readonly filename?: string;
  readonly mentionIdList?: readonly string[];
}
export interface ContactPayload {
  readonly id: string;
  readonly name: string;
  readonly type?: number;
  /** What the bot's account wrote down as a remark. */
  readonly alias?: string;
  /** Undefined: the puppet does not say. */
  readonly friend?: boolean;
}
export interface RoomPayload {
  readonly id: string;
  readonly topic: string;
  /** Empty where the platform does not say. */
  readonly ownerId?: string;
  readonly adminIdList?: readonly string[];
  readonly memberIdList?: readonly string[];
}
export interface RoomMemberPayload {
  readonly id: string;
  readonly name: string;
  /** How they call themselves in this group. */
  readonly roomAlias?: string;
}
export interface UrlPayload {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
}
export interface MiniProgramPayload {
  readonly title?: string;
  readonly description?: string;
  readonly appid?: string;
  readonly username?: string;
  readonly pagePath?: string;
}
export interface FriendshipPayload {
  readonly id: string;
  readonly contactId: string;
  readonly type: number;
  readonly hello?: string;
  readonly timestamp?: number;
}
export interface RoomInvitationPayload {
  readonly id: string;
  readonly inviterId: string;
  readonly topic?: string;
  readonly memberCount?: number;
  readonly timestamp?: number;
}

export interface RoomJoin {
  readonly inviteeIdList: readonly string[];
  readonly inviterId: string;
  readonly roomId: string;
  readonly timestamp: number;
}
export interface RoomLeave {
  readonly removeeIdList: readonly string[];
  readonly removerId: string;
  readonly roomId: string;
  readonly timestamp: number;
}
export interface RoomTopic {
  readonly changerId: string;
  readonly newTopic: string;
  readonly oldTopic: string;
  readonly roomId: string;
  readonly timestamp: number;
}
/** What a puppet tells, by the name of the event. */
export interface PuppetEvents {
  readonly message: { readonly messageId: string };
  readonly 'room-join': RoomJoin;
  readonly 'room-leave': RoomLeave;
  readonly 'room-topic': RoomTopic;
  readonly 'room-invite': { readonly roomInvitationId: string };
  readonly friendship: { readonly friendshipId: string };
}
export type PuppetEvent = {
  readonly [K in keyof PuppetEvents]: { readonly kind: K; readonly payload: PuppetEvents[K] };
}[keyof PuppetEvents];
export const heard = ['message', 'room-join', 'room-leave', 'room-topic', 'room-invite', 'friendship'] as const;

/** What can be sent as a file; made by `FileBox`. */
export type FileBox = object;

/** Questions to a puppet. Each is a call to the service; the puppet remembers the answers. */
export interface Asks {
  messagePayload(id: string): Promise<MessagePayload>;
  contactPayload(id: string): Promise<ContactPayload>;
  roomPayload(id: string): Promise<RoomPayload>;
  /** The groups the account is in; right after a login perhaps not all of them. */
  roomList(): Promise<string[]>;
  roomMemberList(room: string): Promise<string[]>;
  roomMemberPayload(room: string, member: string): Promise<RoomMemberPayload>;
  friendshipPayload(id: string): Promise<FriendshipPayload>;
  roomInvitationPayload(id: string): Promise<RoomInvitationPayload>;
  messageUrl(id: string): Promise<UrlPayload>;
  messageMiniProgram(id: string): Promise<MiniProgramPayload>;
  /** The id of the contact on a card. */
  messageContact(id: string): Promise<string>;
}
/** What a puppet does for us. */
export interface Acts {
  messageSendText(to: string, text: string, mentions?: string[]): Promise<string | void>;
  messageSendFile(to: string, file: FileBox): Promise<string | void>;
  /** False: it cannot be taken back (not ours, or too old). */
  messageRecall(id: string): Promise<boolean>;
  roomDel(room: string, member: string): Promise<void>;
  roomAnnounce(room: string, text: string): Promise<void>;
  friendshipAccept(id: string): Promise<void>;
  roomInvitationAccept(id: string): Promise<void>;
}
/** Says that what is remembered of a thing is out of date. */
export interface Forgets {
  contactPayloadDirty(id: string): Promise<void>;
  roomPayloadDirty(id: string): Promise<void>;
  roomMemberPayloadDirty(room: string): Promise<void>;
}
export interface Puppet extends Asks, Acts, Forgets {
  /** The bot's own contact. */
  readonly currentUserId: string;
}

/** Puppets give seconds or milliseconds. */
export const toMs = (timestamp: number): number => (timestamp < 1e11 ? timestamp * 1000 : timestamp);
