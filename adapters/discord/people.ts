/** Who somebody is, in the core's words. Pure. */
import type { PersonRef } from '../../core/types.ts';
import { roleOf, type Server } from './guilds.ts';
import type { Member, User } from './wire.ts';

/** The name shown in the server, else the one shown everywhere. */
export const nameOf = (user: User, member?: Pick<Member, 'nick'>): string =>
  [member?.nick, user.global_name, user.username]
    .find((n) => n?.trim())
    ?.replaceAll(/\s+/g, ' ')
    .trim() ?? user.id;

export function personOf(user: User, member?: Member, server?: Server): PersonRef {
  // Who has left comes without roles.
  const role = server && member && 'roles' in member ? roleOf(server, user.id, member) : undefined;
  return { id: user.id, name: nameOf(user, member), ...(role && { role }), ...(user.bot && { bot: true }) };
}
