/** What is done to members and roles: looked at first whether the bot may, so that a refusal has a plain reason. */
import { PlatformError, type Performance } from '../../core/ports.ts';
import type { Outward } from '../../core/types.ts';
import type { CallApi } from './api.ts';
import { Refusal } from './errors.ts';
import { baseRights, height, isPowerful, type Server } from './guilds.ts';
import { isSnowflake } from './ids.ts';
import { label } from './say.ts';
import { may, type Member, type Role } from './wire.ts';

/** The longest timeout Discord takes. */
export const longestMuteMs = 28 * 86_400_000;
const longestReason = 400;
const longestTitle = 100;

type Act = Extract<Outward, { do: 'mute' | 'kick' | 'ban' | 'unban' | 'role' }>;
export interface AgainstDeps {
  readonly call: CallApi;
  readonly me: () => string;
  readonly now: () => number;
}

const rightFor: Readonly<Record<Act['do'], readonly [bigint, string]>> = {
  mute: [may.mute, 'Time out members'],
  kick: [may.kick, 'Kick members'],
  ban: [may.ban, 'Ban members'],
  unban: [may.ban, 'Ban members'],
  role: [may.manageRoles, 'Manage roles'],
};

export function createAgainst(d: AgainstDeps) {
  const needs = (s: Server, act: Act['do']): void => {
    const [bit, name] = rightFor[act];
    if ((baseRights(s, d.me(), s.mine) & bit) === 0n)
      throw new PlatformError('denied', `the bot lacks the right "${name}" in this server`);
  };
  /** Undefined: not in the server. */
  const memberOf = async (s: Server, user: string): Promise<Member | undefined> => {
    try {
      return await d.call<Member>('GET', `/guilds/${s.id}/members/${user}`);
    } catch (error) {
      if (error instanceof Refusal && (error.code === 10007 || error.code === 10013)) return undefined;
      throw error;
    }
  };
  const above = (s: Server, user: string, them: Member): void => {
    if (user === s.owner) throw new PlatformError('denied', 'nothing can be done against the owner of the server');
    if (height(s, them.roles) >= height(s, s.mine))
      throw new PlatformError('denied', "this person's highest role is not below the bot's: move the bot's role up");
  };

  const mute = async (
    s: Server,
    user: string,
    them: Member,
    forMs: number,
    reason: string | undefined,
  ): Promise<void> => {
    if (forMs > 0 && (baseRights(s, user, them.roles) & may.all) !== 0n)
      throw new PlatformError('denied', 'an administrator cannot be timed out');
    const until = forMs <= 0 ? null : new Date(d.now() + Math.min(forMs, longestMuteMs - 60_000)).toISOString();
    await d.call('PATCH', `/guilds/${s.id}/members/${user}`, {
      body: { communication_disabled_until: until },
      ...(reason !== undefined && { reason }),
    });
  };

  /** The role of this title, made when there is none. One that lets somebody act on others is never given. */
  const roleFor = async (s: Server, title: string): Promise<Role> => {
    const name = label(title, longestTitle);
    if (name === '') throw new PlatformError('unsupported', 'a role needs a name');
    const same = [...s.roles.values()].filter((r) => r.name === name && !r.managed && r.id !== s.id);
    const fit = same.find((r) => r.position < height(s, s.mine) && !isPowerful(r));
    if (fit) return fit;
    if (same.some(isPowerful))
      throw new PlatformError('denied', `the role "${name}" gives rights over others: the bot does not hand it out`);
    if (same.length > 0)
      throw new PlatformError('denied', `the role "${name}" is not below the bot's: move the bot's role up`);
    const made = await d.call<Role>('POST', `/guilds/${s.id}/roles`, {
      body: { name, permissions: 0, mentionable: false },
    });
    s.roles.set(made.id, made);
    return made;
  };
  const role = async (s: Server, user: string, effect: Extract<Act, { do: 'role' }>): Promise<void> => {
    if (!effect.on && ![...s.roles.values()].some((r) => r.name === label(effect.title, longestTitle))) return;
    const { id } = await roleFor(s, effect.title);
    await d.call(effect.on ? 'PUT' : 'DELETE', `/guilds/${s.id}/members/${user}/roles/${id}`);
  };

  /** @throws {PlatformError} or what the call throws. */
  return async (p: Performance & { readonly effect: Act }, s: Server): Promise<void> => {
    const { effect, target } = p;
    const { user } = target;
    if (!isSnowflake(user)) throw new PlatformError('gone', 'this person is not known on Discord');
    needs(s, effect.do);
    const reason = effect.do === 'role' || !effect.reason ? undefined : label(effect.reason, longestReason);
    const why = reason !== undefined && { reason };
    if (effect.do === 'unban') {
      await d.call('DELETE', `/guilds/${s.id}/bans/${user}`, { body: {}, ...why }).catch((error: unknown) => {
        // Not banned is what was wanted.
        if (!(error instanceof Refusal && error.code === 10026)) throw error;
      });
      return;
    }
    const them = await memberOf(s, user);
    if (!them && effect.do !== 'ban') throw new PlatformError('gone', 'this person is not in the server');
    if (effect.do === 'role') return role(s, user, effect);
    if (them) above(s, user, them);
    if (effect.do === 'mute' && them) return mute(s, user, them, effect.forMs, reason);
    if (effect.do === 'kick') return void (await d.call('DELETE', `/guilds/${s.id}/members/${user}`, { ...why }));
    await d.call('PUT', `/guilds/${s.id}/bans/${user}`, { body: { delete_message_seconds: 0 }, ...why });
  };
}
