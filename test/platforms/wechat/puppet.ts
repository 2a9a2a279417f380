/** The puppet behind the service: wechaty-puppet-mock with a world of its own, which notes what it is asked and refuses what WeChat refuses. */
import type { EventEmitter } from 'node:events';

import { PuppetMock } from 'wechaty-puppet-mock';

import type { World } from './world.ts';

/** The next call of this name fails so; `hang`: it never answers; `until`: not before; `after`: it is done first. */
export interface Fault {
  readonly call: string;
  readonly error?: string;
  readonly hang?: true;
  readonly until?: Promise<void>;
  readonly after?: true;
}
interface Box {
  readonly name: string;
  toBase64(): Promise<string>;
}

const refuse = (why: string): never => {
  throw new Error(why);
};

export function createPuppet(world: World, faults: Fault[], logsIn: () => boolean): PuppetMock {
  const puppet = new PuppetMock();
  const found = <T>(of: ReadonlyMap<string, T>, id: string): T => of.get(id) ?? refuse(`no payload found for id ${id}`);
  const note = (what: string, about: object): void => void world.acts.push({ do: what, ...about });

  /** Runs a call with the fault that waits for it, if any. */
  const call = async <T>(name: string, work: () => Promise<T> | T): Promise<T> => {
    const at = faults.findIndex((f) => f.call === name);
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    if (fault?.after) await work();
    if (fault?.hang) return new Promise<T>(() => undefined);
    await fault?.until;
    if (fault?.error !== undefined) return refuse(fault.error);
    return work();
  };
  const tell = (id: string): void => void setImmediate(() => puppet.emit('message', { messageId: id }));
  const mayBe = (to: string): void => {
    const room = world.rooms.get(to);
    if (room && !room.members.has(world.self.id)) refuse('the bot is not in this room');
    if (!room && !found(world.contacts, to).friend) refuse('对方还不是你的好友，无法发送消息');
  };
  const send = (to: string, more: Parameters<World['line']>[2]): string => {
    mayBe(to);
    const line = world.line(to, world.self.id, more);
    tell(line.id);
    return line.id;
  };
  /** Only who owns a group or is an admin of it. */
  const rights = (id: string): void => {
    const room = found(world.rooms, id);
    if (room.ownerId !== world.self.id && !room.adminIds.includes(world.self.id))
      refuse('not the owner or an admin of this room');
  };

  Object.assign(puppet, {
    onStart: async () => {
      if (logsIn()) setImmediate(() => puppet.isLoggedIn || puppet.login(world.self.id));
    },
    // The library's watchdog takes its listener off the wrong emitter: each start would leave one more behind.
    onStop: async () =>
      void (puppet as unknown as { __watchdog: { watchdog: EventEmitter } }).__watchdog.watchdog.removeAllListeners(
        'reset',
      ),
    contactRawPayload: (id: string) =>
      call('contactPayload', () => {
        const { name, friend, type } = found(world.contacts, id);
        return { id, name, friend, type, gender: 0, avatar: '', phone: [], alias: '' };
      }),
    roomRawPayload: (id: string) =>
      call('roomPayload', () => {
        const { topic, ownerId, adminIds, members } = found(world.rooms, id);
        return { id, topic, ownerId, adminIdList: adminIds, memberIdList: [...members] };
      }),
    roomList: async () => [...world.rooms.values()].filter((r) => r.members.has(world.self.id)).map((r) => r.id),
    roomMemberList: async (id: string) => [...found(world.rooms, id).members],
    roomMemberRawPayload: (room: string, id: string) => {
      const roomAlias = found(world.rooms, room).aliases.get(id) ?? '';
      return Promise.resolve({ id, name: found(world.contacts, id).name, roomAlias, avatar: '', inviterId: '' });
    },
    messageRawPayload: (id: string) => call('messagePayload', () => found(world.lines, id)),
    messageSendText: (to: string, text: string, mentionIdList: string[] = []) =>
      call('text', () => {
        const id = send(to, { text, mentionIdList });
        note('text', { to, text, mentions: mentionIdList, id });
        return id;
      }),
    messageSendFile: (to: string, box: Box) =>
      call('file', async () => {
        const base64 = await box.toBase64();
        const picture = box.name.endsWith('.png');
        const id = send(to, picture ? { type: 6, picture: base64 } : { type: 1, file: { name: box.name, base64 } });
        note('file', { to, name: box.name, bytes: Buffer.from(base64, 'base64').length, id });
        return id;
      }),
    messageRecall: (id: string) =>
      call('recall', () => {
        const line = world.lines.get(id);
        if (!line || line.talkerId !== world.self.id || line.recalled) return false;
        line.recalled = true;
        return true;
      }),
    messageUrl: async (id: string) => found(world.links, id),
    messageMiniProgram: async (id: string) => found(world.programs, id),
    messageContact: async (id: string) => found(world.cards, id),
    roomDel: (id: string, member: string) =>
      call('kick', () => {
        const room = found(world.rooms, id);
        if (!room.members.has(member)) refuse('the member is not in this room');
        rights(id);
        if (room.ownerId === member || room.adminIds.includes(member)) refuse('no permission to remove an admin');
        room.members.delete(member);
        note('kick', { room: id, member });
      }),
    roomAnnounce: (id: string, text: string) =>
      call('announce', () => {
        rights(id);
        found(world.rooms, id).announcement = text;
        note('announce', { room: id, text });
      }),
    friendshipRawPayload: async (id: string) => ({ id, ...found(world.friendships, id), ticket: '', timestamp: 0 }),
    friendshipAccept: async (id: string) => {
      found(world.contacts, found(world.friendships, id).contactId).friend = true;
      note('friend', { id });
    },
    roomInvitationRawPayload: async (id: string) => ({
      id,
      ...found(world.invitations, id),
      memberCount: 3,
      memberIdList: [],
      timestamp: Math.floor(Date.now() / 1000),
      avatar: '',
      invitation: '',
      receiverId: world.self.id,
    }),
    roomInvitationAccept: async (id: string) => note('invite', { id: found(world.invitations, id) && id }),
  });
  return puppet;
}
