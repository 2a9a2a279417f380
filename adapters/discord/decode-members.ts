/** Servers and memberships -> who came, who went, who changed, and what the bot itself may do. Pure. */
import type { PersonRef, PlatformEvent, Right } from '../../core/types.ts';
import type { Server } from './guilds.ts';
import { personOf } from './people.ts';
import { serverIn, type Seen } from './seen.ts';
import type { Guild, MemberEvent, Packet } from './wire.ts';

/** A bot that is back in a server it has long been in does not introduce itself again. */
const newForMs = 7 * 86_400_000;

const roomIn = (id: string, server: Server | undefined) =>
  ({ id, kind: 'group', ...(server && { name: server.name }) }) as const;

/** Who brought the bot in Discord does not say: it is put down to the owner. */
const ownerOf = (seen: Seen, id: string, owner: string): PersonRef => ({
  ...(seen.met(id, owner) ?? { id: owner, name: owner }),
  role: 'owner',
});

export const isArrival = (g: Guild, now: number): boolean =>
  !g.unavailable && g.joined_at !== undefined && now - Date.parse(g.joined_at) <= newForMs;

function decodeArrival(g: Guild, seen: Seen): PlatformEvent[] {
  if (!isArrival(g, seen.now)) return [];
  const at = Date.parse(g.joined_at ?? '');
  const base = {
    account: seen.account,
    at,
    room: roomIn(g.id, seen.server(g.id)),
    from: ownerOf(seen, g.id, g.owner_id),
  };
  return [{ kind: 'joined', id: `self-joined:${g.id}:${at}`, ...base, self: true }];
}

/** What the bot may do has changed. `first`: it has just come in. */
export function decodeRights(
  server: Server,
  lacks: readonly Right[],
  lacked: readonly Right[] | null,
  seen: Seen,
): PlatformEvent[] {
  if (lacked !== null && lacks.join() === lacked.join()) return [];
  const base = { account: seen.account, at: seen.now, room: roomIn(server.id, server) };
  return [
    {
      kind: 'rights',
      id: `rights:${server.id}:${seen.stamp}`,
      ...base,
      from: ownerOf(seen, server.id, server.owner),
      lacks,
      lacked,
    },
  ];
}

export function decodeMember(packet: Packet, seen: Seen): PlatformEvent[] {
  if (packet.t === 'GUILD_CREATE') return decodeArrival(packet.d as Guild, seen);
  if (packet.t === 'GUILD_DELETE') {
    const { id, unavailable } = packet.d as Guild;
    // Unavailable is an outage of Discord's, and no farewell.
    if (unavailable) return [];
    const from: PersonRef = { ...personOf(seen.me), bot: true };
    return [
      {
        kind: 'left',
        id: `self-left:${id}:${seen.stamp}`,
        account: seen.account,
        at: seen.now,
        room: roomIn(id, undefined),
        from,
        self: true,
      },
    ];
  }
  if (!packet.t.startsWith('GUILD_MEMBER_')) return [];
  const m = packet.d as MemberEvent;
  if (!m.user || m.user.id === seen.me.id) return [];
  const server = serverIn(seen, m.guild_id);
  const base = { account: seen.account, room: roomIn(m.guild_id, server), from: personOf(m.user, m, server) };
  switch (packet.t) {
    case 'GUILD_MEMBER_ADD': {
      const at = Date.parse(m.joined_at ?? '') || seen.now;
      return [{ kind: 'joined', id: `join:${m.guild_id}:${m.user.id}:${at}`, ...base, at }];
    }
    case 'GUILD_MEMBER_REMOVE':
      return [
        {
          kind: 'left',
          id: `left:${m.guild_id}:${m.user.id}:${seen.stamp}`,
          ...base,
          from: personOf(m.user),
          at: seen.now,
        },
      ];
    case 'GUILD_MEMBER_UPDATE':
      return [{ kind: 'changed', id: `changed:${m.guild_id}:${m.user.id}:${seen.stamp}`, ...base, at: seen.now }];
    default:
      return [];
  }
}
