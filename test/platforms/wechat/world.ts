/** What there is in a small WeChat: people, groups, messages; and what the bot did in it. */
import { randomUUID } from 'node:crypto';

import type { MessagePayload } from '../../../adapters/wechat/wire.ts';

export interface Contact {
  readonly id: string;
  name: string;
  friend: boolean;
  /** 1 a person, 2 a service account. */
  readonly type: 1 | 2;
}
export interface Room {
  readonly id: string;
  topic: string;
  ownerId: string;
  adminIds: string[];
  readonly members: Set<string>;
  /** What people call themselves here. */
  readonly aliases: Map<string, string>;
  announcement: string;
}
export interface Line extends MessagePayload {
  /** Room, or the person it was said to in private. */
  readonly to: string;
  readonly picture?: string;
  readonly file?: { readonly name: string; readonly base64: string };
  recalled: boolean;
}
/** One thing the puppet was asked to do. */
export interface Act {
  readonly do: string;
  readonly [about: string]: unknown;
}

export function createWorld(now: () => number) {
  const contacts = new Map<string, Contact>();
  const rooms = new Map<string, Room>();
  const lines = new Map<string, Line>();
  const acts: Act[] = [];
  const links = new Map<string, { title?: string; url?: string; description?: string }>();
  const programs = new Map<string, { title?: string; username?: string }>();
  const cards = new Map<string, string>();
  const friendships = new Map<string, { contactId: string; type: number; hello: string }>();
  const invitations = new Map<string, { inviterId: string; topic: string }>();
  let n = 1_000_000;

  const person = (name: string, more: Partial<Pick<Contact, 'friend' | 'type'>> = {}): Contact => {
    const contact: Contact = {
      id: `wxid_${randomUUID().slice(0, 12)}`,
      name,
      friend: more.friend ?? false,
      type: more.type ?? 1,
    };
    contacts.set(contact.id, contact);
    return contact;
  };
  const room = (topic: string, owner: Contact, members: readonly Contact[]): Room => {
    const made: Room = {
      id: `${++n}@chatroom`,
      topic,
      ownerId: owner.id,
      adminIds: [],
      members: new Set([owner.id, ...members.map((m) => m.id)]),
      aliases: new Map(),
      announcement: '',
    };
    rooms.set(made.id, made);
    return made;
  };
  const line = (to: string, from: string, more: Partial<Line>): Line => {
    const made: Line = {
      id: `${++n}`,
      type: 7,
      // WeChat counts seconds.
      timestamp: Math.floor(now() / 1000),
      talkerId: from,
      listenerId: rooms.has(to) ? '' : to,
      roomId: rooms.has(to) ? to : '',
      text: '',
      filename: '',
      mentionIdList: [],
      to,
      recalled: false,
      ...more,
    };
    lines.set(made.id, made);
    return made;
  };
  const self = person('小榕');
  return {
    self,
    contacts,
    rooms,
    lines,
    acts,
    links,
    programs,
    cards,
    friendships,
    invitations,
    person,
    room,
    line,
    nextId: () => `${++n}`,
  };
}
export type World = ReturnType<typeof createWorld>;
