/**
 * A Discord of our own on loopback: its API over HTTP and its gateway over a WebSocket, with servers, roles, rights and
 * refusals. Every call is checked against the published description. Its log is the witness of what was done.
 */
import { appendFileSync } from 'node:fs';

import {
  may,
  neededRights,
  type Channel,
  type Guild,
  type Member,
  type Message,
  type Role,
  type User,
} from '../../../adapters/discord/wire.ts';
import type { Stage, Waiting } from './calls.ts';
import { createFaults, type Fault } from './faults.ts';
import { createLine } from './line.ts';
import { tokenFor, type Entry, type SayMore, type StandInOptions } from './options.ts';
import { listen } from './server.ts';
import {
  mentioned,
  placeOf,
  rolesOf,
  shown,
  snowflakes,
  type Component,
  type Line,
  type Place,
  type World,
} from './world.ts';

export { tokenFor, type Entry, type StandInOptions } from './options.ts';
export { described, notDescribed } from './spec.ts';
export { mentioned, shown, type Line, type Place } from './world.ts';

const bothIntents = 0xffff_ffff;

export async function standIn(o: StandInOptions = {}) {
  const now = o.now ?? Date.now;
  const newId = snowflakes(now);
  const bot: User = { id: newId(), username: 'banyan', global_name: '小榕', bot: true };
  const application = bot.id;
  let token = o.token ?? tokenFor(bot.id);
  let allowed = bothIntents;
  let limit: { calls: number; everyMs: number } | undefined;
  const log: Entry[] = [];
  const note = (what: string, about: Record<string, unknown>): void => {
    const entry: Entry = { n: log.length, what, ...about };
    log.push(entry);
    if (o.file !== undefined) appendFileSync(o.file, `${JSON.stringify(entry)}\n`);
  };
  const world: World = {
    bot,
    application,
    users: new Map([[bot.id, bot]]),
    places: new Map(),
    chats: new Map(),
    lines: new Map(),
    pins: new Map(),
    closed: new Set(),
    expired: new Set(),
    votes: new Map(),
    commands: [],
  };
  const created = (p: Place): Guild => ({
    ...p.guild,
    joined_at: p.members.get(bot.id)?.joined_at ?? new Date(now()).toISOString(),
    channels: [...p.channels.values()].filter((c) => c.type < 10),
    threads: [...p.channels.values()].filter((c) => c.type >= 10),
    members: [p.members.get(bot.id)].filter((m): m is Member & { user: User } => m !== undefined),
  });
  const line = createLine({
    token: () => token,
    url: () => facing,
    user: () => bot,
    application: () => application,
    ready: () =>
      [...world.places.values()]
        .filter((p) => p.members.has(bot.id))
        .map((p) => ({ t: 'GUILD_CREATE', s: 0, d: created(p) })),
    allowed: () => allowed,
    note,
    heartbeatMs: o.heartbeatMs ?? 60_000,
  });
  const waiting = new Map<string, Waiting>();
  const stage: Stage = {
    world,
    now,
    newId,
    emit: line.emit,
    note,
    waiting,
    flags: () => ((allowed & (1 << 1)) === 0 ? 0 : 1 << 15) | ((allowed & (1 << 15)) === 0 ? 0 : 1 << 19),
    gateway: () => facing,
  };
  const faults = createFaults();
  const calls: { route: string; body: unknown; reason: string | undefined }[] = [];
  const faulty: string[] = [];
  const net = await listen({ token: () => token, stage, line, faults, note, calls, faulty, limit: () => limit });
  /** Where its gateway is, as it says itself. */
  let facing = `ws://127.0.0.1:${net.port}`;

  const place = (guild: Guild): Place => {
    const found = world.places.get(guild.id);
    if (!found) throw new Error(`no server ${guild.id}`);
    return found;
  };
  const memberIn = (p: Place, user: User): Member & { user: User } => {
    const known = p.members.get(user.id) ?? { user, roles: [], joined_at: new Date(now()).toISOString() };
    p.members.set(user.id, known);
    return known;
  };
  const bare = ({ roles, nick, joined_at }: Member): Member => ({
    roles,
    nick: nick ?? null,
    joined_at: joined_at ?? null,
  });
  const main = (g: Guild): string => g.system_channel_id ?? '';
  /** Without the content intent Discord blanks what does not name the bot. */
  const blanked = (m: Message): Message =>
    (allowed & (1 << 15)) === 0 && m.guild_id !== undefined && !m.content.includes(bot.id) ? { ...m, content: '' } : m;
  const mentionsIn = (p: Place | undefined, text: string) =>
    [...text.matchAll(/<@!?(\d+)>/g)].flatMap((m) => {
      const user = world.users.get(m[1] ?? '');
      const member = user && p?.members.get(user.id);
      return user ? [{ ...user, ...(member && { member: bare(member) }) }] : [];
    });
  const begin = (i: Record<string, unknown>, guild: Guild | undefined, channel: string, user: User) => {
    const id = newId();
    const interaction = {
      id,
      application_id: application,
      token: `token${id}${'x'.repeat(40)}`,
      version: 1,
      channel_id: channel,
      locale: 'zh-CN',
      ...(guild ? { guild_id: guild.id, member: { ...memberIn(place(guild), user), permissions: '0' } } : { user }),
      ...i,
    };
    waiting.set(interaction.token, { id, token: interaction.token, at: now(), channel, user: user.id });
    line.emit('INTERACTION_CREATE', interaction);
    return interaction;
  };
  const withComponent = (channel: string, fits: (c: Component) => boolean): { line: Line; component: Component } => {
    for (const l of [...world.lines.values()].filter((x) => x.channel_id === channel).toReversed())
      for (const c of l.components?.flatMap((r) => r.components) ?? []) if (fits(c)) return { line: l, component: c };
    throw new Error('there is no such button or list');
  };
  const chat = (user: User): string => {
    const known = [...world.chats].find(([, u]) => u.id === user.id)?.[0] ?? newId();
    world.chats.set(known, user);
    return known;
  };

  return {
    get token() {
      return token;
    },
    root: `http://127.0.0.1:${net.port}/api`,
    port: net.port,
    /** It names this address as its gateway's from now on. */
    face: (url: string): void => void (facing = url),
    bot,
    account: `discord:${bot.id}`,
    world,
    log,
    calls,
    line,
    /** Calls that the description refuses, and what the stand-in could not do: a test wants none. */
    faulty,
    waiting,
    entries: (what: string): readonly Entry[] => log.filter((e) => e.what === what),
    fault: (fault: Fault) => faults.add(fault),
    noFaults: () => faults.clear(),
    limit: (calls: number, everyMs: number) => void (limit = { calls, everyMs }),
    down: net.down,
    up: net.up,
    /** The switches of the portal; default all on. */
    allow: (bits: number) => void (allowed = bits),
    newToken: (fresh: string) => void (token = fresh),

    user(name: string, more: Partial<User> = {}): User {
      const user: User = { id: newId(), username: `u${world.users.size}`, global_name: name, ...more };
      world.users.set(user.id, user);
      return user;
    },
    /** A server with its owner and one channel; the bot is in it with its own role, unless told otherwise. */
    guild(name: string, owner: User, more: { rights?: bigint; bot?: boolean; since?: number } = {}): Guild {
      const id = newId();
      const channel: Channel = {
        id: newId(),
        type: 0,
        guild_id: id,
        name: 'general',
        position: 0,
        permission_overwrites: [],
      };
      const everyone = may.see | may.speak | may.history | may.attach | may.speakInThreads;
      const mine: Role = {
        id: newId(),
        name: '小榕',
        position: 5,
        permissions: `${more.rights ?? neededRights}`,
        managed: true,
        tags: { bot_id: bot.id },
      };
      const admins: Role = { id: newId(), name: 'Admins', position: 9, permissions: `${may.all}` };
      const guild: Guild = {
        id,
        name,
        owner_id: owner.id,
        system_channel_id: channel.id,
        roles: [{ id, name: '@everyone', position: 0, permissions: `${everyone}` }, mine, admins],
      };
      const p: Place = {
        guild,
        channels: new Map([[channel.id, channel]]),
        members: new Map(),
        banned: new Set(),
        muted: new Map(),
        invites: new Map(),
      };
      world.places.set(id, p);
      memberIn(p, owner);
      if (more.bot !== false) {
        const since = new Date(more.since ?? now() - 90 * 86_400_000).toISOString();
        p.members.set(bot.id, { user: bot, roles: [mine.id], joined_at: since });
      }
      return guild;
    },
    /** The bot is invited into a server it was not in. */
    arrive(g: Guild): void {
      const p = place(g);
      const role = rolesOf(p).find((r) => r.tags?.bot_id === bot.id);
      p.members.set(bot.id, { user: bot, roles: role ? [role.id] : [], joined_at: new Date(now()).toISOString() });
      line.emit('GUILD_CREATE', created(p));
    },
    expel(g: Guild): void {
      place(g).members.delete(bot.id);
      line.emit('GUILD_DELETE', { id: g.id });
    },
    channel(g: Guild, name: string, more: Partial<Channel> = {}): Channel {
      const made: Channel = {
        id: newId(),
        type: 0,
        guild_id: g.id,
        name,
        position: 5,
        permission_overwrites: [],
        ...more,
      };
      place(g).channels.set(made.id, made);
      line.emit(made.type >= 10 ? 'THREAD_CREATE' : 'CHANNEL_CREATE', made);
      return made;
    },
    main,
    place,
    add: (g: Guild, user: User) => memberIn(place(g), user),
    /** Another set of rights for the bot's own role. */
    rights(g: Guild, rights: bigint): void {
      const role = rolesOf(place(g)).find((r) => r.tags?.bot_id === bot.id);
      if (!role) throw new Error('the bot has no role here');
      const changed = { ...role, permissions: `${rights}` };
      rolesOf(place(g))[rolesOf(place(g)).indexOf(role)] = changed;
      line.emit('GUILD_ROLE_UPDATE', { guild_id: g.id, role: changed });
    },
    role(g: Guild, name: string, more: Partial<Role> = {}): Role {
      const role: Role = { id: newId(), name, position: 1, permissions: '0', ...more };
      rolesOf(place(g)).push(role);
      line.emit('GUILD_ROLE_CREATE', { guild_id: g.id, role });
      return role;
    },
    promote(g: Guild, user: User, role: Role): void {
      const p = place(g);
      const m = memberIn(p, user);
      const changed = { ...m, roles: [...m.roles, role.id] };
      p.members.set(user.id, changed);
      line.emit('GUILD_MEMBER_UPDATE', { guild_id: g.id, ...changed });
    },
    join(g: Guild, user: User, more: { code?: string } = {}): void {
      const p = place(g);
      const invite = more.code === undefined ? undefined : p.invites.get(more.code);
      if (invite) invite.uses++;
      p.members.set(user.id, { user, roles: [], joined_at: new Date(now()).toISOString() });
      line.emit('GUILD_MEMBER_ADD', { guild_id: g.id, ...p.members.get(user.id) });
    },
    leave(g: Guild, user: User): void {
      place(g).members.delete(user.id);
      line.emit('GUILD_MEMBER_REMOVE', { guild_id: g.id, user });
    },
    /** Somebody says something; in a server, or in private with the bot. */
    say(where: Guild | 'private', user: User, content: string, more: SayMore = {}): Message {
      const p = where === 'private' ? undefined : place(where);
      const channel = more.channel ?? (where === 'private' ? chat(user) : main(where));
      if (p?.muted.has(user.id)) throw new Error(`${user.global_name ?? ''} is timed out`);
      const member = p && memberIn(p, user);
      const quoted = more.replyTo === undefined ? undefined : world.lines.get(more.replyTo);
      const m: Message = {
        id: newId(),
        channel_id: channel,
        ...(p && { guild_id: p.guild.id }),
        type: quoted ? 19 : 0,
        author: user,
        ...(member && { member: bare(member) }),
        content,
        timestamp: new Date(now()).toISOString(),
        edited_timestamp: null,
        mentions: mentionsIn(p, content),
        attachments: [],
        ...(quoted && {
          message_reference: { type: 0, channel_id: quoted.channel_id, message_id: quoted.id },
          referenced_message: quoted,
        }),
        ...more.more,
      };
      world.lines.set(m.id, { ...m, files: [], allowed: [] });
      line.emit('MESSAGE_CREATE', { ...blanked(m), channel_type: p ? 0 : 1 });
      return m;
    },
    edit(message: Message, content: string): void {
      const edited = { ...message, content, edited_timestamp: new Date(now()).toISOString() };
      world.lines.set(message.id, { ...edited, files: [], allowed: [] });
      line.emit('MESSAGE_UPDATE', blanked(edited));
    },
    react(g: Guild, user: User, message: Message, emoji: string, added = true): void {
      const base = { user_id: user.id, channel_id: message.channel_id, message_id: message.id, guild_id: g.id };
      const who = added ? { member: memberIn(place(g), user) } : {};
      line.emit(`MESSAGE_REACTION_${added ? 'ADD' : 'REMOVE'}`, { ...base, ...who, emoji: { id: null, name: emoji } });
    },
    vote(g: Guild, user: User, message: string, answer: number, added = true): void {
      const line_ = world.lines.get(message);
      const votes = world.votes.get(message) ?? new Map<number, Set<string>>();
      world.votes.set(message, votes);
      const who = votes.get(answer) ?? new Set<string>();
      votes.set(answer, who);
      if (added) who.add(user.id);
      else who.delete(user.id);
      line.emit(`MESSAGE_POLL_VOTE_${added ? 'ADD' : 'REMOVE'}`, {
        user_id: user.id,
        channel_id: line_?.channel_id,
        message_id: message,
        guild_id: g.id,
        answer_id: answer,
      });
    },
    /** Chooses a command from the menu. */
    slash(
      where: Guild | 'private',
      user: User,
      name: string,
      text?: string,
      more: { channel?: string; locale?: string } = {},
    ) {
      const guild = where === 'private' ? undefined : where;
      const options = text === undefined ? [] : [{ name: 'text', type: 3, value: text }];
      const { channel = guild ? main(guild) : chat(user), ...rest } = more;
      return begin({ type: 2, data: { id: newId(), name, type: 1, options }, ...rest }, guild, channel, user);
    },
    complete(g: Guild, user: User, name: string, typed: string) {
      const options = [{ name: 'text', type: 3, value: typed, focused: true }];
      return begin({ type: 4, data: { id: '1', name, type: 1, options } }, g, main(g), user);
    },
    /** Presses the button with this label under the newest message that has it. */
    press(where: Guild | 'private', user: User, text: string, channel?: string) {
      const guild = where === 'private' ? undefined : where;
      const at = channel ?? (guild ? main(guild) : chat(user));
      const { line: l, component } = withComponent(at, (c) => c.type === 2 && c.label === text);
      return begin(
        { type: 3, message: l, data: { component_type: 2, custom_id: component.custom_id } },
        guild,
        at,
        user,
      );
    },
    choose(where: Guild | 'private', user: User, ...labels: string[]) {
      const guild = where === 'private' ? undefined : where;
      const at = guild ? main(guild) : chat(user);
      const { line: l, component } = withComponent(
        at,
        (c) => c.type === 3 && (labels.length === 0 || c.options?.some((x) => labels.includes(x.label)) === true),
      );
      const values = component.options?.filter((x) => labels.includes(x.label)).map((x) => x.value) ?? [];
      const data = { component_type: 3, custom_id: component.custom_id, values };
      return begin({ type: 3, message: l, data }, guild, at, user);
    },
    /** Sends the form that the answer to `opened` showed. */
    submit(where: Guild | 'private', user: User, opened: { token: string; message?: unknown }, text: string) {
      const form = waiting.get(opened.token)?.response;
      if (form?.type !== 9) throw new Error('no form was shown');
      const guild = where === 'private' ? undefined : where;
      const components = [{ type: 18, component: { type: 4, custom_id: 'words', value: text } }];
      const data = { custom_id: form.data?.['custom_id'], components };
      return begin({ type: 5, message: opened.message, data }, guild, guild ? main(guild) : chat(user), user);
    },
    /** What the platform was told about an interaction, once it was. */
    response: (i: { token: string }) => waiting.get(i.token)?.response,
    original: (i: { token: string }): Line | undefined => world.lines.get(waiting.get(i.token)?.original ?? ''),
    chat,
    /** A dispatch as it stands. */
    raw: (t: string, d: unknown) => line.emit(t, d),
    /** What the bot said in a channel and did not take back, oldest first. */
    said: (channel: string): readonly Line[] =>
      [...world.lines.values()].filter((l) => l.channel_id === channel && l.author.id === bot.id),
    text: (l: Line): string =>
      shown(
        l.content,
        (id) => world.users.get(id)?.global_name ?? placeOf(world, l.channel_id)?.members.get(id)?.nick ?? id,
      ),
    mentioned,
    close: async () => {
      await line.end();
      await net.down();
    },
  };
}
export type StandIn = Awaited<ReturnType<typeof standIn>>;
