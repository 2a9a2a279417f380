/**
 * Dispatches -> accepted events, in the order of their room. What must be known first (a server after a resumed session,
 * a person told by id alone) is asked for while that room waits; the others go on.
 */
import { PlatformError, type Clock } from '../../core/ports.ts';
import type { Event, PlatformEvent } from '../../core/types.ts';
import { decode } from './decode.ts';
import { decodeInteraction, userOf } from './decode-interaction.ts';
import { decodeRights, isArrival } from './decode-members.ts';
import { lacks as lacksIn } from './guilds.ts';
import { messageId } from './ids.ts';
import type { Interactions } from './interactions.ts';
import type { Invites } from './invites.ts';
import { personOf } from './people.ts';
import type { Polls } from './polls.ts';
import { roomOf, type Seen } from './seen.ts';
import type { Servers } from './servers.ts';
import {
  idTime,
  type Guild,
  type Interaction,
  type MemberEvent,
  type Packet,
  type PollVote,
  type Reaction,
  type User,
} from './wire.ts';

export interface IntakeDeps {
  readonly account: () => string;
  readonly me: () => User;
  readonly servers: Servers;
  readonly interactions: Interactions;
  readonly polls: Polls;
  readonly invites: Invites;
  readonly clock: Clock;
  readonly accept: () => (event: Event) => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly ending: AbortSignal;
  readonly onError: (error: unknown) => void;
}
export interface Intake {
  /** True when what it says is committed, or given up after several attempts; false: it must come again. Never rejects. */
  take(packet: Packet, stamp: string): Promise<boolean>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

const mostTries = 6;
const firstPauseMs = 500;

/** Everybody a command names by id. */
const named = (i: Interaction): string[] =>
  (i.data?.options ?? []).flatMap((o) =>
    typeof o.value === 'string' ? [...o.value.matchAll(/<@!?(\d{5,20})>/g)].map((m) => m[1] ?? '') : [],
  );

export function createIntake(d: IntakeDeps): Intake {
  const lanes = new Map<string, Promise<void>>();
  const live = new Set<Promise<boolean>>();

  const seenFor = (stamp: string): Seen => ({
    account: d.account(),
    me: d.me(),
    now: d.clock.now(),
    stamp,
    server: d.servers.get,
    met: d.servers.met,
  });

  /** What must be asked for before it can be read; undefined: nothing. */
  const missing = (packet: Packet): Promise<unknown> | undefined => {
    const { guild_id: guild } = packet.d as { guild_id?: string };
    const wants: Promise<unknown>[] = [];
    const person = (user: string | undefined): void => {
      if (guild !== undefined && user !== undefined && !d.servers.met(guild, user))
        wants.push(d.servers.meet(guild, user));
    };
    if (guild !== undefined && !d.servers.get(guild) && /^(MESSAGE_|INTERACTION_|GUILD_MEMBER_)/.test(packet.t))
      wants.push(
        d.servers.need(guild).catch((error: unknown) => {
          if (!(error instanceof PlatformError)) d.onError(error);
        }),
      );
    if (packet.t === 'MESSAGE_REACTION_REMOVE') person((packet.d as Reaction).user_id);
    if (packet.t.startsWith('MESSAGE_POLL_VOTE')) person((packet.d as PollVote).user_id);
    if (packet.t === 'INTERACTION_CREATE') for (const user of named(packet.d as Interaction)) person(user);
    if (packet.t === 'GUILD_CREATE') {
      const g = packet.d as Guild;
      if (isArrival(g, d.clock.now()) && !d.servers.met(g.id, g.owner_id)) wants.push(d.servers.meet(g.id, g.owner_id));
    }
    return wants.length > 0 ? Promise.all(wants) : undefined;
  };

  const votes = async (packet: Packet, stamp: string): Promise<PlatformEvent[]> => {
    const v = packet.d as PollVote;
    const server = v.guild_id === undefined ? undefined : d.servers.get(v.guild_id);
    const from = d.servers.met(v.guild_id, v.user_id) ?? { id: v.user_id, name: v.user_id };
    if (v.guild_id === undefined || from.bot) return [];
    const choices = await d.polls.vote({
      channel: v.channel_id,
      message: v.message_id,
      user: v.user_id,
      answer: v.answer_id,
      added: packet.t.endsWith('ADD'),
    });
    const room = { id: v.guild_id, kind: 'group', ...(server && { name: server.name }) } as const;
    const id = `v:${v.channel_id}:${v.message_id}:${stamp}`;
    return [
      {
        kind: 'voted',
        id,
        account: d.account(),
        at: d.clock.now(),
        room,
        from,
        messageId: messageId(v.channel_id, v.message_id),
        choices,
      },
    ];
  };
  const interaction = (i: Interaction, seen: Seen): PlatformEvent[] => {
    const choices = d.interactions.vote(i);
    const user = userOf(i);
    if (!choices || !user || !i.message || i.channel_id === undefined)
      return decodeInteraction(i, seen, d.interactions.hidden(i));
    const server = i.guild_id === undefined ? undefined : d.servers.get(i.guild_id);
    const about = { account: d.account(), at: idTime(i.id), room: roomOf(server, i.guild_id, user) };
    const from = personOf(user, i.member, server);
    const id = `v:${i.channel_id}:${i.id}`;
    return [{ kind: 'voted', id, ...about, from, messageId: messageId(i.channel_id, i.message.id), choices }];
  };
  /** The bot may do more or less than before; a server it has just come into says so once. */
  const rights = (packet: Packet, seen: Seen, arrived: boolean): PlatformEvent[] => {
    const { id, guild_id: guild = id ?? '' } = packet.d as { id?: string; guild_id?: string };
    const server = d.servers.get(packet.t === 'GUILD_CREATE' || packet.t === 'GUILD_UPDATE' ? (id ?? '') : guild);
    if (!server) return [];
    const now = lacksIn(server, seen.me.id);
    const before = server.lacked;
    server.lacked = now;
    if (arrived) {
      const stamp = `arrived:${Date.parse((packet.d as Guild).joined_at ?? '')}`;
      return decodeRights(server, now, null, { ...seen, stamp });
    }
    return before === undefined ? [] : decodeRights(server, now, before, seen);
  };

  const read = async (packet: Packet, stamp: string, mayChange: boolean): Promise<readonly PlatformEvent[]> => {
    const seen = seenFor(stamp);
    if (packet.t.startsWith('MESSAGE_POLL_VOTE')) return votes(packet, stamp);
    if (packet.t === 'INTERACTION_CREATE') return interaction(packet.d as Interaction, seen);
    const events = decode(packet, seen);
    const arrived = packet.t === 'GUILD_CREATE' && events.length > 0;
    if (packet.t === 'GUILD_MEMBER_ADD') {
      const server = d.servers.get((packet.d as MemberEvent).guild_id);
      const via = server && (await d.invites.via(server));
      return events.map((e) => (e.kind === 'joined' && via !== undefined ? { ...e, via } : e));
    }
    return mayChange ? [...events, ...rights(packet, seen, arrived)] : events;
  };

  /** What the house refuses comes again, as long as there is hope; what is open at the end is left for the next start. */
  const hand = async (event: PlatformEvent): Promise<boolean> => {
    for (let n = 1; ; n++) {
      try {
        await d.accept()(event);
        return true;
      } catch (error) {
        d.onError(error);
        if (d.ending.aborted) return false;
        if (n >= mostTries) {
          d.onError(new Error(`event ${event.id} is given up after ${n} attempts`));
          return true;
        }
        await d.sleep(firstPauseMs * 2 ** (n - 1));
      }
    }
  };

  const laneOf = (packet: Packet): string => {
    const about = packet.d as { guild_id?: string; id?: string; channel_id?: string };
    return about.guild_id ?? (packet.t.startsWith('GUILD_') ? about.id : about.channel_id) ?? '';
  };

  const begin = (packet: Packet, stamp: string): Promise<boolean> => {
    const changed = d.servers.note(packet);
    if (packet.t === 'GUILD_CREATE' && changed) void d.invites.look(changed);
    const lane = laneOf(packet);
    const before = lanes.get(lane);
    const wants = missing(packet);
    const slow = /^(MESSAGE_POLL_VOTE|GUILD_MEMBER_ADD)/.test(packet.t);
    let handed: Promise<readonly boolean[]> = Promise.resolve([]);
    const run = async (): Promise<void> => {
      const events = await read(packet, stamp, changed !== undefined);
      // Handed over side by side: the core keeps the order of a room from here on.
      handed = Promise.all(events.map(hand));
    };
    const failed = (error: unknown): void => unreadable(packet, error);
    const all = (): Promise<boolean> => handed.then((done) => done.every(Boolean));
    if (!before && !wants && !slow) return run().catch(failed).then(all);
    const begun = Promise.all([before, wants]).then(run).catch(failed);
    lanes.set(lane, begun);
    void begun.then(() => lanes.get(lane) === begun && lanes.delete(lane));
    return begun.then(all);
  };
  const unreadable = (packet: Packet, error: unknown): void =>
    d.onError(new Error(`a dispatch ${packet.t} cannot be read`, { cause: error }));

  return {
    take: (packet, stamp) => {
      try {
        // Within three seconds, whatever else is under way.
        if (packet.t === 'INTERACTION_CREATE' && !d.interactions.take(packet.d as Interaction))
          return Promise.resolve(true);
        const done: Promise<boolean> = begin(packet, stamp).finally(() => live.delete(done));
        live.add(done);
        return done;
      } catch (error) {
        unreadable(packet, error);
        return Promise.resolve(true);
      }
    },
    idle: async () => void (await Promise.all(live)),
  };
}
