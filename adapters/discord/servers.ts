/** Servers and people as they are known now; what is not known yet is asked for once. */
import type { PersonRef } from '../../core/types.ts';
import { PlatformError } from '../../core/ports.ts';
import type { CallApi } from './api.ts';
import { Refusal } from './errors.ts';
import { noteServers, serverOf, type Server } from './guilds.ts';
import { personOf } from './people.ts';
import type { Channel, Guild, Member, MemberEvent, Message, Packet, User } from './wire.ts';

export interface Servers {
  get(id: string): Server | undefined;
  /** Asks for it when it is not known: after a resumed session nobody tells it. @throws {PlatformError} `gone` */
  need(id: string): Promise<Server>;
  met(server: string | undefined, user: string): PersonRef | undefined;
  /** Somebody named by an id alone. Never rejects. */
  meet(server: string, user: string): Promise<void>;
  /** Takes in what a dispatch says. Returns the server whose rights may have changed. */
  note(packet: Packet): Server | undefined;
}

const mostPeople = 50_000;
const patienceMs = 2500;

export function createServers(call: CallApi, me: () => User, onError: (e: unknown) => void): Servers {
  const servers = new Map<string, Server>();
  const asking = new Map<string, Promise<Server>>();
  const people = new Map<string, PersonRef>();

  const remember = (server: string | undefined, user: User, member: Member | undefined): void => {
    if (user.bot && user.id !== me().id) return;
    const key = `${server ?? ''}:${user.id}`;
    if (people.size >= mostPeople) people.delete(people.keys().next().value ?? '');
    people.set(key, personOf(user, member, server === undefined ? undefined : servers.get(server)));
  };

  const ask = async (id: string): Promise<Server> => {
    try {
      const [guild, channels, mine] = await Promise.all([
        call<Guild>('GET', `/guilds/${id}`),
        call<readonly Channel[]>('GET', `/guilds/${id}/channels`),
        call<Member>('GET', `/guilds/${id}/members/${me().id}`),
      ]);
      const server = serverOf(guild, channels, mine.roles);
      servers.set(id, server);
      return server;
    } catch (error) {
      if (error instanceof Refusal && (error.code === 10004 || error.code === 50001 || error.status === 404))
        throw new PlatformError('gone', 'the bot is no longer in this server');
      throw error;
    } finally {
      asking.delete(id);
    }
  };

  return {
    get: (id) => servers.get(id),
    need: (id) => {
      const known = servers.get(id);
      if (known) return Promise.resolve(known);
      let asked = asking.get(id);
      if (!asked) {
        asked = ask(id);
        asking.set(id, asked);
      }
      return asked;
    },
    met: (server, user) => people.get(`${server ?? ''}:${user}`),
    meet: async (server, user) => {
      if (people.has(`${server}:${user}`)) return;
      try {
        const member = await call<Member>('GET', `/guilds/${server}/members/${user}`, {
          signal: AbortSignal.timeout(patienceMs),
        });
        if (member.user) remember(server, member.user, member);
      } catch (error) {
        // Not there any more, or no answer in time: then only the id is known.
        if (!(error instanceof Refusal && error.status === 404)) onError(error);
      }
    },
    note: (packet) => {
      const changed = noteServers(servers, me().id, packet.t, packet.d);
      if (packet.t === 'MESSAGE_CREATE') {
        const m = packet.d as Message;
        if (!m.webhook_id) remember(m.guild_id, m.author, m.member);
        for (const u of m.mentions ?? []) if (u.member) remember(m.guild_id, u, u.member);
      } else if (packet.t === 'GUILD_MEMBER_ADD' || packet.t === 'GUILD_MEMBER_UPDATE') {
        const m = packet.d as MemberEvent;
        remember(m.guild_id, m.user, m);
      } else if (packet.t === 'GUILD_CREATE') {
        const g = packet.d as Guild;
        for (const m of g.members ?? []) if (m.user) remember(g.id, m.user, m);
      }
      return changed;
    },
  };
}
