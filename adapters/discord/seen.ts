/** What every reader of a dispatch shares. Pure. */
import type { PersonRef, RoomRef } from '../../core/types.ts';
import { mainChannel, type Server } from './guilds.ts';
import { nameOf, personOf } from './people.ts';
import type { Names } from './text.ts';
import type { Member, User } from './wire.ts';

/** What is known while a dispatch is read. */
export interface Seen {
  readonly account: string;
  readonly me: User;
  /** Epoch ms, for what carries no date of its own. */
  readonly now: number;
  /** Session and number of the dispatch: the same when it is delivered again. */
  readonly stamp: string;
  readonly server: (id: string) => Server | undefined;
  /** Somebody met before, in this server. */
  readonly met: (server: string | undefined, user: string) => PersonRef | undefined;
}

export const serverIn = (seen: Seen, id: string | undefined): Server | undefined =>
  id === undefined ? undefined : seen.server(id);

/** The room is the server; its channels are threads of it. A private chat is named by the person. */
export const roomOf = (server: Server | undefined, guild: string | undefined, user: User): RoomRef =>
  guild === undefined
    ? { id: user.id, kind: 'private', name: nameOf(user) }
    : { id: guild, kind: 'group', ...(server && { name: server.name }) };

/** The channel it was said in, unless it is the one where the bot speaks anyway. */
export const threadOf = (seen: Seen, server: Server | undefined, channel: string): { thread?: string } =>
  server && mainChannel(server, seen.me.id) !== channel ? { thread: channel } : {};

/** The names in a text: those it brings along, and those met before. */
export function namesFor(
  seen: Seen,
  guild: string | undefined,
  brought: readonly (User & { readonly member?: Member })[],
): Names {
  const server = serverIn(seen, guild);
  return {
    me: seen.me.id,
    person: (id) => {
      const user = brought.find((u) => u.id === id);
      return user ? personOf(user, user.member, server) : seen.met(guild, id);
    },
    channel: (id) => server?.channels.get(id)?.name ?? undefined,
    role: (id) => {
      const role = server?.roles.get(id);
      return role && { name: role.name, mine: role.tags?.bot_id === seen.me.id };
    },
  };
}
