/** Who is an admin in which group, the bot included: asked once for a group, then kept up to date by what happens there. */
import type { Clock } from '../../core/ports.ts';
import type { PersonRef } from '../../core/types.ts';
import type { CallApi } from './api.ts';
import { isIn, roleOfMember } from './decode-members.ts';
import type { Chat, ChatMember, Me, Update } from './wire.ts';

export interface Rights {
  /** What is not known yet is asked for; undefined when nothing is missing. Never rejects. */
  ready(chat: Chat): Promise<void> | undefined;
  /** `unknown` when the platform did not say. */
  roleOf(chat: Chat, user: string): NonNullable<PersonRef['role']>;
  /** Is the bot itself an admin there? Then joins come as `chat_member`. */
  isAdmin(chat: Chat): boolean;
  /** Takes in what an update says about members. Call before the update is decoded. */
  note(update: Update): void;
}

interface Known {
  readonly admins: Map<string, 'owner' | 'admin'>;
  readonly until: number;
}

/** Changes are told to the bot only where it is an admin; elsewhere this is how late it may know. */
const freshMs = 10 * 60_000;
const againMs = 60_000;
const patienceMs = 8000;
const mostGroups = 20_000;

export function createRights(
  call: CallApi,
  me: () => Me,
  clock: Pick<Clock, 'now'>,
  onError: (e: unknown) => void,
): Rights {
  const groups = new Map<number, Known>();
  const asking = new Map<number, Promise<void>>();

  const keep = (chat: number, known: Known): void => {
    if (groups.size >= mostGroups) groups.delete(groups.keys().next().value ?? 0);
    groups.set(chat, known);
  };
  const ask = async (chat: number): Promise<void> => {
    try {
      const members = await call<readonly ChatMember[]>(
        'getChatAdministrators',
        { chat_id: chat },
        { timeoutMs: patienceMs },
      );
      const admins = new Map<string, 'owner' | 'admin'>();
      for (const m of members) {
        const role = roleOfMember(m);
        if (role === 'owner' || role === 'admin') admins.set(`${m.user.id}`, role);
      }
      keep(chat, { admins, until: clock.now() + freshMs });
    } catch (error) {
      onError(error);
      // What was known is still the best guess; a group never asked about is asked again soon.
      const before = groups.get(chat);
      if (before) keep(chat, { ...before, until: clock.now() + againMs });
    } finally {
      asking.delete(chat);
    }
  };

  const change = (chat: Chat, member: ChatMember): void => {
    const known = groups.get(chat.id);
    if (!known) return;
    const role = isIn(member) ? roleOfMember(member) : 'member';
    if (role === 'owner' || role === 'admin') known.admins.set(`${member.user.id}`, role);
    else known.admins.delete(`${member.user.id}`);
  };

  return {
    ready: (chat) => {
      if (chat.type === 'private' || (groups.get(chat.id)?.until ?? 0) > clock.now()) return undefined;
      let asked = asking.get(chat.id);
      if (!asked) asking.set(chat.id, (asked = ask(chat.id)));
      return asked;
    },
    roleOf: (chat, user) => {
      const known = groups.get(chat.id);
      return known ? (known.admins.get(user) ?? 'member') : 'unknown';
    },
    isAdmin: (chat) => groups.get(chat.id)?.admins.has(`${me().id}`) ?? false,
    note: ({ my_chat_member: mine, chat_member: theirs, message }) => {
      const changed = mine ?? theirs;
      if (changed) change(changed.chat, changed.new_chat_member);
      const moved = message?.migrate_to_chat_id;
      const known = moved === undefined ? undefined : groups.get(message?.chat.id ?? 0);
      if (moved !== undefined && known) keep(moved, known);
    },
  };
}
