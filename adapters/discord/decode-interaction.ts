/** Slash commands, presses and forms -> the core's events. Pure. */
import type { PersonRef, PlatformEvent } from '../../core/types.ts';
import { messageId } from './ids.ts';
import { personOf } from './people.ts';
import { namesFor, roomOf, serverIn, threadOf, type Seen } from './seen.ts';
import { readText } from './text.ts';
import { idTime, type Interaction, type Part, type User } from './wire.ts';

export const kinds = { command: 2, component: 3, completion: 4, form: 5 } as const;
const onlyForThem = 1 << 6;

/** Who did it, in a server or in private. */
export const userOf = (i: Interaction): User | undefined => i.member?.user ?? i.user;
/** What a form asks for: the button that opens it and the form itself carry this. */
export const formOf = (customId: string | undefined): boolean => /^t\d{1,15}$/.test(customId ?? '');
/** The message with the button is seen by one person only. */
export const onHidden = (i: Interaction): boolean => ((i.message?.flags ?? 0) & onlyForThem) !== 0;

/** The words of a command as somebody would type them: its name, then what stands in its fields. */
function typed(i: Interaction): string {
  const values = (i.data?.options ?? []).map((o) => (typeof o.value === 'string' ? o.value : `${String(o.value)}`));
  return [i.data?.name ?? '', ...values].join(' ').trim();
}
/** The first thing written into a form. */
function written(parts: readonly Part[] | undefined): string | undefined {
  for (const part of parts ?? []) {
    if (part.value !== undefined) return part.value;
    const inside = written(part.component ? [part.component] : part.components);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** `hidden`: the answer to this command is shown to who asked alone. */
export function decodeInteraction(i: Interaction, seen: Seen, hidden = false): PlatformEvent[] {
  const user = userOf(i);
  const channel = i.channel_id;
  if (!user || channel === undefined) return [];
  const server = serverIn(seen, i.guild_id);
  const room = roomOf(server, i.guild_id, user);
  const from: PersonRef = personOf(user, i.member, server);
  const idFor = (kind: 'i' | 'p', alone: boolean): string => `${kind}${alone ? 'e' : ''}:${channel}:${i.id}:${user.id}`;
  const base = { account: seen.account, at: idTime(i.id), room, from };
  const message = (id: string, words: string, called: boolean): PlatformEvent => {
    const { users = {}, members = {} } = i.data?.resolved ?? {};
    const brought = Object.values(users).map((u) => ({ ...u, ...(members[u.id] && { member: members[u.id] }) }));
    const { text, mentions } = readText(words, namesFor(seen, i.guild_id, brought as User[]));
    return {
      kind: 'message',
      id,
      ...base,
      messageId: messageId(channel, i.id),
      text,
      ...(called && { called }),
      ...(mentions.length > 0 && { mentions }),
      ...threadOf(seen, server, channel),
    };
  };
  switch (i.type) {
    case kinds.command:
      return [message(idFor('i', hidden), typed(i), true)];
    case kinds.form: {
      const words = written(i.data?.components);
      return words === undefined || !formOf(i.data?.custom_id) ? [] : [message(idFor('p', onHidden(i)), words, false)];
    }
    case kinds.component: {
      const press = i.data?.values?.[0] ?? i.data?.custom_id;
      if (press === undefined || formOf(press) || press.startsWith('v')) return [];
      const at = i.message && { messageId: messageId(channel, i.message.id) };
      return [{ kind: 'pressed', id: idFor('p', onHidden(i)), ...base, press, ...at }];
    }
    default:
      return [];
  }
}
