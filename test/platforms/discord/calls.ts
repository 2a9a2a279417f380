/** What each route does, with the refusals of the real one. */
import { isPowerful, height } from '../../../adapters/discord/guilds.ts';
import { idTime, may, type Member, type Role } from '../../../adapters/discord/wire.ts';
import {
  asServer,
  botRights,
  placeOf,
  rolesOf,
  type Component,
  type Line,
  type Place,
  type Row,
  type World,
} from './world.ts';

/** A refusal as it goes over the wire. */
export class No extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
/** Text of a body; anything else is none. */
const textOf = (x: unknown): string => (typeof x === 'string' ? x : '');

export interface File {
  readonly name: string;
  readonly size: number;
}
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  readonly files: readonly File[];
  readonly reason: string | undefined;
}
export interface Waiting {
  readonly id: string;
  readonly token: string;
  readonly at: number;
  readonly channel: string;
  readonly user: string;
  /** Not yet acknowledged: undefined. */
  response?: { readonly type: number; readonly data?: Record<string, unknown> };
  original?: string;
}
export interface Stage {
  readonly world: World;
  readonly now: () => number;
  readonly newId: () => string;
  readonly emit: (t: string, d: unknown) => void;
  readonly note: (what: string, about: Record<string, unknown>) => void;
  readonly waiting: Map<string, Waiting>;
  readonly flags: () => number;
  readonly gateway: () => string;
}

const missing = (): No => new No(403, 50013, 'Missing Permissions');
const unknownMessage = (): No => new No(404, 10008, 'Unknown Message');
const hiddenFlag = 64;
const nonceMs = 180_000;

const need = (yes: unknown): void => {
  if (!yes) throw missing();
};
const guildOf = (s: Stage, id: string): Place => {
  const place = s.world.places.get(id);
  if (!place?.members.has(s.world.bot.id)) throw new No(404, 10004, 'Unknown Guild');
  return place;
};
const has = (s: Stage, channel: string, bit: bigint): boolean => {
  const place = placeOf(s.world, channel);
  return !place || (botRights(place, channel, s.world.bot.id) & bit) === bit;
};

function checkComponents(rows: readonly Row[]): void {
  if (rows.length > 5) throw new No(400, 50035, 'Invalid Form Body: at most 5 rows');
  for (const { components } of rows) {
    const buttons = components.filter((c: Component) => c.type === 2).length;
    if (buttons > 5 || (buttons > 0 && buttons < components.length))
      throw new No(400, 50035, 'Invalid Form Body: at most 5 buttons a row');
    for (const c of components)
      if ((c.custom_id ?? '').length > 100 || (c.label ?? '').length > 80)
        throw new No(400, 50035, 'Invalid Form Body: too long');
    for (const c of components)
      if (c.type === 2 && (c.style === 5) !== (c.url !== undefined && c.custom_id === undefined))
        throw new No(400, 50035, 'Invalid Form Body: a link button has a url and no custom_id');
  }
}

/** Writes a message of the bot's. */
function write(s: Stage, channel: string, call: Call, more: { alone?: string; id?: string } = {}): Line {
  const { body, files } = call;
  const content = typeof body['content'] === 'string' ? body['content'] : '';
  const rows = (body['components'] ?? []) as readonly Row[];
  if (content.length > 2000) throw new No(400, 50035, 'Invalid Form Body: content: Must be 2000 or fewer in length.');
  if (content.trim() === '' && files.length === 0 && rows.length === 0 && !body['poll'])
    throw new No(400, 50006, 'Cannot send an empty message');
  checkComponents(rows);
  const nonce = typeof body['nonce'] === 'string' ? body['nonce'] : undefined;
  if (nonce !== undefined && body['enforce_nonce'] === true) {
    const same = [...s.world.lines.values()].find(
      (l) => l.nonce === nonce && l.channel_id === channel && s.now() - Date.parse(l.timestamp) < nonceMs,
    );
    if (same) return same;
  }
  const mentions = (body['allowed_mentions'] ?? { parse: ['everyone', 'users', 'roles'] }) as {
    parse?: string[];
    users?: string[];
  };
  if (mentions.parse?.length) throw new Error(`allowed_mentions.parse is ${mentions.parse.join()}`);
  const place = placeOf(s.world, channel);
  const reference = body['message_reference'] as { message_id: string } | undefined;
  const quoted = reference && s.world.lines.get(reference.message_id);
  const poll = body['poll'] as
    { question: object; answers: { poll_media: object }[]; allow_multiselect?: boolean } | undefined;
  const line: Line = {
    id: more.id ?? s.newId(),
    channel_id: channel,
    ...(place && { guild_id: place.guild.id }),
    type: quoted ? 19 : 0,
    author: s.world.bot,
    content,
    timestamp: new Date(s.now()).toISOString(),
    edited_timestamp: null,
    mentions: [],
    attachments: files.map((f) => ({ filename: f.name })),
    flags: Number(body['flags'] ?? 0) | (more.alone === undefined ? 0 : hiddenFlag),
    ...(quoted && {
      message_reference: { type: 0, channel_id: channel, message_id: quoted.id },
      referenced_message: quoted,
    }),
    ...(poll && {
      poll: { ...poll, answers: poll.answers.map((a, i) => ({ answer_id: i + 1, poll_media: a.poll_media })) },
    }),
    components: rows,
    files,
    allowed: mentions.users ?? [],
    ...(nonce !== undefined && { nonce }),
    ...(more.alone !== undefined && { alone: more.alone }),
  };
  s.world.lines.set(line.id, line);
  s.note('sent', {
    channel,
    text: content,
    id: line.id,
    to: s.world.chats.get(channel)?.id ?? null,
    alone: more.alone ?? null,
  });
  if (more.alone === undefined)
    s.emit('MESSAGE_CREATE', {
      ...line,
      ...(place && { member: place.members.get(s.world.bot.id) }),
      channel_type: place ? 0 : 1,
    });
  return line;
}

function create(s: Stage, channel: string, call: Call): Line {
  const person = s.world.chats.get(channel);
  if (person && s.world.closed.has(person.id)) throw new No(403, 50007, 'Cannot send messages to this user');
  if (!person && !placeOf(s.world, channel)) throw new No(404, 10003, 'Unknown Channel');
  if (!has(s, channel, may.see)) throw new No(403, 50001, 'Missing Access');
  need(has(s, channel, may.speak));
  if (call.files.length > 0) need(has(s, channel, may.attach));
  if (call.body['poll']) need(has(s, channel, may.polls));
  return write(s, channel, call);
}

function drop(s: Stage, channel: string, id: string): void {
  const line = s.world.lines.get(id);
  if (!line || line.channel_id !== channel) throw unknownMessage();
  if (line.author.id !== s.world.bot.id) {
    if (s.world.chats.has(channel)) throw new No(403, 50003, 'Cannot execute action on a DM channel');
    need(has(s, channel, may.manageMessages));
  }
  s.world.lines.delete(id);
  s.note('deleted', { channel, id });
}
function bulk(s: Stage, channel: string, ids: readonly string[]): void {
  need(has(s, channel, may.manageMessages));
  if (ids.some((id) => s.now() - idTime(id) > 14 * 86_400_000))
    throw new No(400, 50034, 'You can only bulk delete messages that are under 14 days old.');
  for (const id of ids) s.world.lines.delete(id);
  s.note('bulk-deleted', { channel, ids });
}

/** Rank: the bot acts only on who stands below it, and never on the owner. */
function below(s: Stage, place: Place, user: string): Member {
  const them = place.members.get(user);
  if (!them) throw new No(404, 10007, 'Unknown Member');
  const server = asServer(place, s.world.bot.id);
  need(user !== place.guild.owner_id && height(server, them.roles) < height(server, server.mine));
  return them;
}
const guildHas = (s: Stage, place: Place, bit: bigint): boolean =>
  (botRights(place, place.guild.system_channel_id ?? '', s.world.bot.id) & bit) === bit;

function timeout(s: Stage, place: Place, user: string, until: unknown): Member {
  need(guildHas(s, place, may.mute));
  const them = below(s, place, user);
  if (until === null) place.muted.delete(user);
  else {
    const at = Date.parse(textOf(until));
    if (at - s.now() > 28 * 86_400_000) throw new No(400, 50035, 'Invalid Form Body: communication_disabled_until');
    place.muted.set(user, at);
  }
  s.note('muted', { user, until });
  return them;
}
function remove(s: Stage, place: Place, user: string, ban: boolean, call: Call): void {
  need(guildHas(s, place, ban ? may.ban : may.kick));
  if (!ban || place.members.has(user)) below(s, place, user);
  if (ban && !s.world.users.has(user)) throw new No(404, 10013, 'Unknown User');
  const member = place.members.get(user);
  place.members.delete(user);
  if (ban) place.banned.add(user);
  s.note(ban ? 'banned' : 'kicked', { user, reason: call.reason ?? null });
  if (member) s.emit('GUILD_MEMBER_REMOVE', { guild_id: place.guild.id, user: member.user });
}
function give(s: Stage, place: Place, user: string, role: string, on: boolean): void {
  need(guildHas(s, place, may.manageRoles));
  const found = rolesOf(place).find((r) => r.id === role);
  if (!found) throw new No(404, 10011, 'Unknown Role');
  const server = asServer(place, s.world.bot.id);
  need(found.position < height(server, server.mine) && !found.managed);
  const them = place.members.get(user);
  if (!them) throw new No(404, 10007, 'Unknown Member');
  const roles = on ? [...new Set([...them.roles, role])] : them.roles.filter((r) => r !== role);
  place.members.set(user, { ...them, roles });
  s.note('role', { user, role: found.name, on, powerful: isPowerful(found) });
}
function makeRole(s: Stage, place: Place, call: Call): Role {
  need(guildHas(s, place, may.manageRoles));
  const role: Role = { id: s.newId(), name: textOf(call.body['name']), position: 1, permissions: '0' };
  rolesOf(place).push(role);
  s.emit('GUILD_ROLE_CREATE', { guild_id: place.guild.id, role });
  return role;
}

/** Only within three seconds, and once. */
function respond(s: Stage, id: string, token: string, call: Call): void {
  const w = s.waiting.get(token);
  if (!w || w.id !== id || s.now() - w.at > 3000) throw new No(404, 10062, 'Unknown interaction');
  if (w.response) throw new No(400, 40060, 'Interaction has already been acknowledged.');
  const type = Number(call.body['type']);
  const data = call.body['data'] as Record<string, unknown> | undefined;
  w.response = { type, ...(data && { data }) };
  s.note('acknowledged', { id, type, data: data ?? null });
  if (type === 4) w.original = write(s, w.channel, { ...call, body: data ?? {} }, alone(w, data)).id;
}
const alone = (w: Waiting, data: Record<string, unknown> | undefined): { alone?: string } =>
  (Number(data?.['flags'] ?? 0) & hiddenFlag) === 0 ? {} : { alone: w.user };
const open = (s: Stage, token: string): Waiting => {
  const w = s.waiting.get(token);
  if (!w?.response || s.now() - w.at > 15 * 60_000) throw new No(401, 50027, 'Invalid Webhook Token');
  return w;
};
function original(s: Stage, token: string, call: Call): Line {
  const w = open(s, token);
  if (w.response?.type !== 5 && w.original === undefined) throw unknownMessage();
  const before = w.original === undefined ? undefined : s.world.lines.get(w.original);
  if (w.original !== undefined) s.world.lines.delete(w.original);
  const line = write(s, w.channel, call, { ...alone(w, w.response?.data), ...(before && { id: before.id }) });
  w.original = line.id;
  return line;
}

type Handler = (s: Stage, ids: readonly string[], call: Call) => unknown;
const id = String.raw`(\d+)`;
const route = (method: string, path: string, run: Handler): readonly [string, RegExp, Handler] => [
  method,
  new RegExp(`^${path.replaceAll(':id', id).replaceAll(':token', '([^/]+)')}$`),
  run,
];

const routes: readonly (readonly [string, RegExp, Handler])[] = [
  route('GET', '/users/@me', (s) => s.world.bot),
  route('GET', '/applications/@me', (s) => ({ id: s.world.application, name: '小榕', flags: s.flags() })),
  route('GET', '/gateway/bot', (s) => ({
    url: s.gateway(),
    shards: 1,
    session_start_limit: { total: 1000, remaining: 999, reset_after: 3_600_000, max_concurrency: 1 },
  })),
  route('GET', '/users/@me/guilds', (s) =>
    [...s.world.places.values()].map((p) => ({ id: p.guild.id, name: p.guild.name })),
  ),
  route('POST', '/users/@me/channels', (s, _ids, { body }) => {
    const user = s.world.users.get(textOf(body['recipient_id']));
    if (!user) throw new No(400, 50033, 'Invalid Recipient(s)');
    const known = [...s.world.chats].find(([, u]) => u.id === user.id)?.[0];
    const channel = known ?? s.newId();
    s.world.chats.set(channel, user);
    return { id: channel, type: 1 };
  }),
  route('PUT', '/applications/:id/commands', (s, _ids, { body }) => {
    s.world.commands = body as unknown as readonly Record<string, unknown>[];
    s.note('commands', { n: s.world.commands.length });
    return s.world.commands;
  }),
  route('GET', '/guilds/:id', (s, [g = '']) => guildOf(s, g).guild),
  route('GET', '/guilds/:id/channels', (s, [g = '']) => [...guildOf(s, g).channels.values()]),
  route('GET', '/guilds/:id/invites', (s, [g = '']) => {
    const place = guildOf(s, g);
    need(guildHas(s, place, may.manageGuild));
    return [...place.invites].map(([code, { uses }]) => ({ code, uses }));
  }),
  route('GET', '/guilds/:id/members/:id', (s, [g = '', u = '']) => {
    const member = guildOf(s, g).members.get(u);
    if (!member) throw new No(404, s.world.users.has(u) ? 10007 : 10013, 'Unknown Member');
    return member;
  }),
  route('PATCH', '/guilds/:id/members/:id', (s, [g = '', u = ''], { body }) =>
    timeout(s, guildOf(s, g), u, body['communication_disabled_until']),
  ),
  route('DELETE', '/guilds/:id/members/:id', (s, [g = '', u = ''], c) => remove(s, guildOf(s, g), u, false, c)),
  route('PUT', '/guilds/:id/bans/:id', (s, [g = '', u = ''], c) => remove(s, guildOf(s, g), u, true, c)),
  route('DELETE', '/guilds/:id/bans/:id', (s, [g = '', u = '']) => {
    const place = guildOf(s, g);
    need(guildHas(s, place, may.ban));
    if (!place.banned.delete(u)) throw new No(404, 10026, 'Unknown Ban');
  }),
  route('POST', '/guilds/:id/roles', (s, [g = ''], c) => makeRole(s, guildOf(s, g), c)),
  route('PUT', '/guilds/:id/members/:id/roles/:id', (s, [g = '', u = '', r = '']) =>
    give(s, guildOf(s, g), u, r, true),
  ),
  route('DELETE', '/guilds/:id/members/:id/roles/:id', (s, [g = '', u = '', r = '']) =>
    give(s, guildOf(s, g), u, r, false),
  ),
  route('POST', '/channels/:id/messages', (s, [c = ''], call) => create(s, c, call)),
  route('GET', '/channels/:id/messages/:id', (s, [, m = '']) => {
    const line = s.world.lines.get(m);
    if (!line) throw unknownMessage();
    return line;
  }),
  route('PATCH', '/channels/:id/messages/:id', (s, [, m = ''], { body, files }) => {
    const line = s.world.lines.get(m);
    if (!line) throw unknownMessage();
    if (line.author.id !== s.world.bot.id) throw new No(403, 50005, 'Cannot edit a message authored by another user');
    const components = body['components'] as Line['components'];
    checkComponents(components ?? []);
    // Attachments are those the request names; without the field they stay.
    const kept = body['attachments'] === undefined ? line.files : files;
    const edited = {
      ...line,
      content: textOf(body['content']) || line.content,
      files: kept,
      ...(components && { components }),
    };
    s.world.lines.set(m, edited);
    s.note('edited', { message: m, text: edited.content });
    return edited;
  }),
  route('DELETE', '/channels/:id/messages/:id', (s, [c = '', m = '']) => drop(s, c, m)),
  route('POST', '/channels/:id/messages/bulk-delete', (s, [c = ''], { body }) =>
    bulk(s, c, body['messages'] as string[]),
  ),
  route('PUT', '/channels/:id/messages/pins/:id', (s, [c = '', m = '']) => {
    if (!s.world.lines.has(m)) throw unknownMessage();
    need(has(s, c, may.pin));
    s.world.pins.set(c, [...(s.world.pins.get(c) ?? []).filter((x) => x !== m), m]);
  }),
  route('DELETE', '/channels/:id/messages/pins/:id', (s, [c = '', m = '']) => {
    s.world.pins.set(
      c,
      (s.world.pins.get(c) ?? []).filter((x) => x !== m),
    );
  }),
  route('POST', '/channels/:id/invites', (s, [c = '']) => {
    need(has(s, c, may.invite));
    const code = `inv${s.newId().slice(-8)}`;
    placeOf(s.world, c)?.invites.set(code, { uses: 0, channel: c });
    return { code };
  }),
  route('GET', '/channels/:id/polls/:id/answers/:id', (s, [, m = '', a = '']) => ({
    users: [...(s.world.votes.get(m)?.get(Number(a)) ?? [])].map((u) => s.world.users.get(u)),
  })),
  route('POST', '/channels/:id/polls/:id/expire', (s, [, m = '']) => {
    const line = s.world.lines.get(m);
    if (!line?.poll) throw unknownMessage();
    if (s.world.expired.has(m)) throw new No(400, 520_001, 'Poll expired');
    s.world.expired.add(m);
    s.note('poll-closed', { message: m });
    return line;
  }),
  route('POST', '/interactions/:id/:token/callback', (s, [i = '', token = ''], call) => respond(s, i, token, call)),
  route('PATCH', '/webhooks/:id/:token/messages/@original', (s, [, token = ''], call) => original(s, token, call)),
  route('DELETE', '/webhooks/:id/:token/messages/@original', (s, [, token = '']) => {
    const w = open(s, token);
    if (w.original !== undefined) s.world.lines.delete(w.original);
    s.note('answer-withdrawn', { id: w.id });
  }),
  route('POST', '/webhooks/:id/:token', (s, [, token = ''], call) => {
    const w = open(s, token);
    return write(s, w.channel, call, alone(w, call.body));
  }),
];

/** Does it. Undefined: nothing to answer (204). @throws {No} */
export function perform(s: Stage, call: Call): unknown {
  for (const [method, pattern, run] of routes) {
    const found = method === call.method ? pattern.exec(call.path) : null;
    if (found) return run(s, found.slice(1), call);
  }
  throw new No(404, 0, '404: Not Found');
}
