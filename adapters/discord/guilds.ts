/** What is known of the servers the bot is in: channels, roles, its own place. From the gateway, or asked for. Pure but for memory. */
import type { PersonRef, Right } from '../../core/types.ts';
import { isThread, may, type Channel, type Guild, type Member, type Overwrite, type Role } from './wire.ts';

export interface Server {
  readonly id: string;
  name: string;
  owner: string;
  system: string | null;
  readonly roles: Map<string, Role>;
  readonly channels: Map<string, Channel>;
  /** Roles of the bot. */
  mine: readonly string[];
  /** What it lacked when last looked at. */
  lacked: readonly Right[] | undefined;
}

export function serverOf(g: Guild, channels: readonly Channel[], mine: readonly string[]): Server {
  return {
    id: g.id,
    name: g.name,
    owner: g.owner_id,
    system: g.system_channel_id ?? null,
    roles: new Map(g.roles.map((r) => [r.id, r])),
    channels: new Map(channels.map((c) => [c.id, c])),
    mine,
    lacked: undefined,
  };
}

const all = ~0n;
const bits = (text: string | undefined): bigint => BigInt(text ?? '0');

/** What somebody with these roles may do in the whole server. */
export function baseRights(s: Server, user: string, roles: readonly string[]): bigint {
  if (user === s.owner) return all;
  let rights = bits(s.roles.get(s.id)?.permissions);
  for (const id of roles) rights |= bits(s.roles.get(id)?.permissions);
  return (rights & may.all) === 0n ? rights : all;
}

/** The same in one channel; a thread has its parent's. None in a channel that is not known. */
export function rightsIn(s: Server, channel: string, user: string, roles: readonly string[]): bigint {
  const base = baseRights(s, user, roles);
  if (base === all) return base;
  const found = s.channels.get(channel);
  const c = found && isThread(found.type) ? (s.channels.get(found.parent_id ?? '') ?? found) : found;
  if (!c) return 0n;
  const apply = (rights: bigint, some: readonly Overwrite[]): bigint =>
    (rights & ~some.reduce((n, o) => n | bits(o.deny), 0n)) | some.reduce((n, o) => n | bits(o.allow), 0n);
  const rules = c.permission_overwrites ?? [];
  const everybody = apply(
    base,
    rules.filter((o) => o.id === s.id),
  );
  const byRole = apply(
    everybody,
    rules.filter((o) => o.type === 0 && o.id !== s.id && roles.includes(o.id)),
  );
  return apply(
    byRole,
    rules.filter((o) => o.type === 1 && o.id === user),
  );
}

/** Where something can be said by the bot. */
export function canSpeak(s: Server, channel: string, me: string): boolean {
  const rights = rightsIn(s, channel, me, s.mine);
  const speak = isThread(s.channels.get(channel)?.type ?? 0) ? may.speakInThreads : may.speak;
  return (rights & may.see) !== 0n && (rights & speak) !== 0n;
}

/**
 * Where the bot says what answers nothing: the channel of the server's own messages, else the first text channel where
 * it may speak. Undefined: nowhere.
 */
export function mainChannel(s: Server, me: string): string | undefined {
  if (s.system !== null && canSpeak(s, s.system, me)) return s.system;
  return [...s.channels.values()]
    .filter((c) => c.type === 0 && canSpeak(s, c.id, me))
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))[0]?.id;
}

/** The highest place of these roles in the order of the server; who is higher may act on who is lower. */
export const height = (s: Server, roles: readonly string[]): number =>
  Math.max(0, ...roles.map((id) => s.roles.get(id)?.position ?? 0));

/** What Discord makes of somebody. */
export function roleOf(
  s: Server,
  user: string,
  member: Pick<Member, 'roles' | 'permissions'> | undefined,
): PersonRef['role'] {
  if (user === s.owner) return 'owner';
  if (!member) return 'unknown';
  const rights = baseRights(s, user, member.roles) | bits(member.permissions);
  return (rights & (may.all | may.manageGuild)) === 0n ? 'member' : 'admin';
}

const needs: readonly (readonly [Right, bigint])[] = [
  ['read', may.see | may.history],
  ['delete', may.manageMessages],
  ['mute', may.mute | may.kick | may.ban],
  ['pin', may.pin],
];
/** What the bot lacks in the server, looked at where it speaks. */
export function lacks(s: Server, me: string): Right[] {
  const main = mainChannel(s, me);
  const rights = main === undefined ? 0n : rightsIn(s, main, me, s.mine);
  return needs.filter(([, bits]) => (rights & bits) !== bits).map(([right]) => right);
}

/** Rights that let somebody act on others: a role that carries one is never given for points. */
const powers =
  may.all |
  may.kick |
  may.ban |
  may.manageChannels |
  may.manageGuild |
  may.viewAudit |
  may.manageMessages |
  may.everyone |
  may.muteVoice |
  may.deafen |
  may.moveVoice |
  may.manageNames |
  may.manageRoles |
  may.manageWebhooks |
  may.manageExpressions |
  may.manageEvents |
  may.manageThreads |
  may.mute |
  may.pin;
export const isPowerful = (role: Pick<Role, 'permissions'>): boolean => (bits(role.permissions) & powers) !== 0n;

/** Takes in what the gateway says about servers. Returns the server whose rights may have changed. */
export function noteServers(servers: Map<string, Server>, me: string, t: string, d: unknown): Server | undefined {
  const { guild_id: id = '' } = d as { guild_id?: string };
  const s = servers.get(
    t.startsWith('GUILD_') && !t.startsWith('GUILD_ROLE') && !t.startsWith('GUILD_MEMBER') ? (d as Guild).id : id,
  );
  switch (t) {
    case 'GUILD_CREATE': {
      const g = d as Guild;
      if (g.unavailable) return undefined;
      const mine = g.members?.find((m) => m.user?.id === me)?.roles ?? s?.mine ?? [];
      const fresh = serverOf(g, [...(g.channels ?? []), ...(g.threads ?? [])], mine);
      fresh.lacked = s?.lacked;
      servers.set(g.id, fresh);
      return fresh;
    }
    case 'GUILD_UPDATE': {
      const g = d as Guild;
      if (!s) return undefined;
      [s.name, s.owner, s.system] = [g.name, g.owner_id, g.system_channel_id ?? null];
      s.roles.clear();
      for (const role of g.roles) s.roles.set(role.id, role);
      return s;
    }
    case 'GUILD_DELETE':
      if (!(d as Guild).unavailable) servers.delete((d as Guild).id);
      return undefined;
    case 'GUILD_ROLE_CREATE':
    case 'GUILD_ROLE_UPDATE': {
      const { role } = d as { role: Role };
      s?.roles.set(role.id, role);
      return s;
    }
    case 'GUILD_ROLE_DELETE':
      s?.roles.delete((d as { role_id: string }).role_id);
      return s;
    case 'GUILD_MEMBER_UPDATE': {
      const { user, roles } = d as Required<Pick<Member, 'user' | 'roles'>>;
      if (!s || user.id !== me) return undefined;
      s.mine = roles;
      return s;
    }
    case 'CHANNEL_CREATE':
    case 'CHANNEL_UPDATE':
    case 'THREAD_CREATE':
    case 'THREAD_UPDATE':
      s?.channels.set((d as Channel).id, d as Channel);
      return t.startsWith('CHANNEL') ? s : undefined;
    case 'CHANNEL_DELETE':
    case 'THREAD_DELETE':
      s?.channels.delete((d as Channel).id);
      return t.startsWith('CHANNEL') ? s : undefined;
    case 'THREAD_LIST_SYNC':
      for (const c of (d as { threads?: readonly Channel[] }).threads ?? []) s?.channels.set(c.id, c);
      return undefined;
    default:
      return undefined;
  }
}
