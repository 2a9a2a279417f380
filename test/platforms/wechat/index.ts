/**
 * A WeChat of our own on loopback: a puppet with a world behind a real PuppetServer over gRPC with TLS, as a puppet
 * service runs it. Its world is the witness: what was said, sent, refused and accepted.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { log } from 'wechaty';
import type { PuppetMock } from 'wechaty-puppet-mock';
import { PuppetServer } from 'wechaty-puppet-service';

import { freePort } from '../../servers/port.ts';
import { createPuppet, type Fault } from './puppet.ts';
import { createWorld, type Contact, type Line, type Room } from './world.ts';

export type { Contact, Line, Room } from './world.ts';

export interface SayMore extends Partial<Line> {
  /** Told to the bot, or only there. Default true. */
  readonly told?: boolean;
  /** Who is mentioned besides the bot, in the order of the text. */
  readonly named?: readonly Contact[];
}

export async function standIn(o: { readonly now?: () => number; readonly tls?: boolean } = {}) {
  // PuppetServer and the clients print; and nothing may be left in the home of whoever runs the tests.
  log.level('silent');
  const home = mkdtempSync(join(tmpdir(), 'banyan-wx-'));
  const before = process.env['HOME'];
  process.env['HOME'] = home;
  const now = o.now ?? Date.now;
  const world = createWorld(now);
  const faults: Fault[] = [];
  const port = await freePort();
  const endpoint = `127.0.0.1:${port}`;
  const token = `insecure_${randomUUID()}`;
  const tls = o.tls === false ? { tls: { disable: true } } : {};
  const state = { logsIn: true };
  let puppet: PuppetMock;
  let server: PuppetServer;
  let beat: NodeJS.Timeout;

  const up = async (): Promise<void> => {
    puppet = createPuppet(world, faults, () => state.logsIn);
    server = new PuppetServer({ endpoint, puppet, token, ...tls });
    await server.start();
    beat = setInterval(() => puppet.emit('heartbeat', { data: 'beat' }), 5000);
  };
  const down = async (): Promise<void> => {
    clearInterval(beat);
    await server.stop();
    if (puppet.isLoggedIn) await puppet.stop();
  };
  await up();

  /** Events told that are events of the core: the bot's own words are none. */
  let told = 0;
  const hear = (id: string): void => {
    told++;
    puppet.emit('message', { messageId: id });
  };
  const touched = (room: Room): void => puppet.cache.room.delete(room.id) as unknown as void;
  const seconds = (): number => Math.floor(now() / 1000);

  return {
    endpoint,
    token,
    world,
    acts: world.acts,
    fault: (fault: Fault) => void faults.push(fault),
    faults,
    up,
    down,
    person: world.person,
    /** A group with its owner; the bot is in it. */
    room: (topic: string, owner: Contact, members: readonly Contact[] = []): Room =>
      world.room(topic, owner, [...members, world.self]),

    /** In a group, `@小榕` becomes a mention as a client writes it. */
    say(to: Room | 'private', who: Contact, text: string, more: SayMore = {}): Line {
      const { told: tell = true, named = [], ...rest } = more;
      const calls = to !== 'private' && text.includes(`@${world.self.name}`);
      const line = world.line(to === 'private' ? world.self.id : to.id, who.id, {
        text: asWritten(text, [...(calls ? [world.self] : []), ...named]),
        ...((calls || named.length > 0) && {
          mentionIdList: [...(calls ? [world.self.id] : []), ...named.map((c) => c.id)],
        }),
        ...rest,
      });
      if (tell) hear(line.id);
      return line;
    },
    hear,
    told: () => told,
    join(room: Room, who: readonly Contact[], by: Contact): void {
      for (const one of who) room.members.add(one.id);
      touched(room);
      const inviteeIdList = who.map((c) => c.id);
      told++;
      puppet.emit('room-join', { inviteeIdList, inviterId: by.id, roomId: room.id, timestamp: seconds() });
    },
    leave(room: Room, who: Contact, by: Contact = who): void {
      room.members.delete(who.id);
      touched(room);
      told++;
      puppet.emit('room-leave', { removeeIdList: [who.id], removerId: by.id, roomId: room.id, timestamp: seconds() });
    },
    rename(room: Room, who: Contact, newTopic: string): void {
      const oldTopic = room.topic;
      room.topic = newTopic;
      touched(room);
      told++;
      puppet.emit('room-topic', { changerId: who.id, newTopic, oldTopic, roomId: room.id, timestamp: seconds() });
    },
    recall(line: Line): void {
      line.recalled = true;
      const notice = world.line(line.to, line.talkerId, { type: 13, text: line.id });
      hear(notice.id);
    },
    askFriend(who: Contact, hello: string, type = 2): string {
      const id = world.nextId();
      world.friendships.set(id, { contactId: who.id, type, hello });
      puppet.emit('friendship', { friendshipId: id });
      return id;
    },
    invite(by: Contact, topic: string): string {
      const id = world.nextId();
      world.invitations.set(id, { inviterId: by.id, topic });
      puppet.emit('room-invite', { roomInvitationId: id });
      return id;
    },
    scan: (qrcode: string, status = 2): void => void puppet.emit('scan', { qrcode, status }),
    login: (): void => {
      state.logsIn = true;
      if (!puppet.isLoggedIn) puppet.login(world.self.id);
    },
    /** The account is logged out; `stays`: the next start does not log in by itself. */
    logout: async (why: string, stays = true): Promise<void> => {
      state.logsIn = !stays;
      await puppet.logout(why);
    },
    setLogsIn: (yes: boolean): void => void (state.logsIn = yes),
    /** What the bot said there and did not take back, oldest first. */
    said: (to: Room | Contact): readonly Line[] =>
      [...world.lines.values()].filter((l) => l.talkerId === world.self.id && l.to === to.id && !l.recalled),
    close: async (): Promise<void> => {
      await down();
      if (before === undefined) delete process.env['HOME'];
      else process.env['HOME'] = before;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
/** Mentions as a client writes them: with a space nobody types behind each. */
const asWritten = (text: string, named: readonly Contact[]): string =>
  named.reduce((t, c) => t.replaceAll(new RegExp(`@${c.name}\\s?`, 'g'), `@${c.name}\u2005`), text);
export type StandIn = Awaited<ReturnType<typeof standIn>>;
