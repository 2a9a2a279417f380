/** Who and where, asked of the puppet, which remembers the answers; and from time to time asked anew. */
import type { Clock } from '../../core/ports.ts';
import type { Attached, PersonRef } from '../../core/types.ts';
import { isService } from './decode.ts';
import { titleOf } from './quote.ts';
import { messageType as type, officialContact, type MessagePayload, type Puppet, type RoomPayload } from './wire.ts';

/** What an event needs to be read. */
export interface Facts {
  readonly myNames: readonly string[];
  readonly topic?: string;
  readonly person: (id: string) => PersonRef;
}
export interface Known {
  /** Names and roles of `people` in this room; in private with an undefined room. Unknown ones keep their id as name. */
  facts(puppet: Puppet, room: string | undefined, people: readonly string[]): Promise<Facts>;
  /** The remark of the bot's account on this person. */
  alias(puppet: Puppet, id: string): Promise<string | undefined>;
  /** What a card, a link or a file of this message holds, and words on it. */
  inside(puppet: Puppet, m: MessagePayload): Promise<{ attached: readonly Attached[]; title: string }>;
  /** Members or name of the room changed: what is remembered of it is out of date. */
  changed(puppet: Puppet, room: string): void;
}

/** The library keeps what it knows for days unless the service says otherwise; names and roles change sooner. */
const freshMs = 3_600_000;
const mostRooms = 5000;

export function createKnown(d: { readonly clock: Pick<Clock, 'now'>; readonly onError: (e: unknown) => void }): Known {
  const asked = new Map<string, number>();

  const quietly = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch {
      // Somebody left, or the puppet does not know them: the id stands for the name.
      return undefined;
    }
  };
  const forget = (puppet: Puppet, room: string): void => {
    asked.set(room, d.clock.now());
    Promise.all([puppet.roomPayloadDirty(room), puppet.roomMemberPayloadDirty(room)]).catch(d.onError);
  };
  const refresh = (puppet: Puppet, room: string): void => {
    const last = asked.get(room);
    if (last === undefined) {
      if (asked.size >= mostRooms) asked.clear();
      asked.set(room, d.clock.now());
    } else if (d.clock.now() - last > freshMs) forget(puppet, room);
  };

  const roleIn = (room: RoomPayload | undefined, id: string): NonNullable<PersonRef['role']> => {
    const owner = room?.ownerId ?? '';
    const admins = room?.adminIdList ?? [];
    if (owner !== '' && owner === id) return 'owner';
    if (admins.includes(id)) return 'admin';
    // Many puppets do not say who owns a group.
    return owner === '' && admins.length === 0 ? 'unknown' : 'member';
  };
  const nameOf = async (
    puppet: Puppet,
    room: string | undefined,
    id: string,
  ): Promise<{ name: string; bot: boolean }> => {
    const member = room === undefined ? undefined : await quietly(puppet.roomMemberPayload(room, id));
    const here = member?.roomAlias || member?.name;
    const contact = here ? undefined : await quietly(puppet.contactPayload(id));
    const name = (here || contact?.name || id).replaceAll(/\s+/g, ' ').trim() || id;
    return { name, bot: isService(id) || contact?.type === officialContact };
  };

  return {
    facts: async (puppet, roomId, people) => {
      if (roomId !== undefined) refresh(puppet, roomId);
      const self = puppet.currentUserId;
      const room = roomId === undefined ? undefined : await quietly(puppet.roomPayload(roomId));
      const ids = [...new Set([...people, ...(roomId === undefined ? [] : [self])])].filter((id) => id !== '');
      const found = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(puppet, roomId, id)] as const)));
      const own = await quietly(puppet.contactPayload(self));
      return {
        myNames: [...new Set([found.get(self)?.name ?? '', own?.name ?? ''])].filter((n) => n !== '' && n !== self),
        ...(room && room.topic !== '' && { topic: room.topic }),
        person: (id) => {
          const who = found.get(id);
          return {
            id,
            name: who?.name ?? id,
            ...(roomId !== undefined && { role: roleIn(room, id) }),
            ...((who?.bot === true || id === self) && { bot: true }),
          };
        },
      };
    },
    alias: async (puppet, id) => (await quietly(puppet.contactPayload(id)))?.alias?.trim() || undefined,
    inside: async (puppet, m) => {
      const none = { attached: [], title: '' };
      switch (m.type) {
        case type.attachment: {
          const name = m.filename || titleOf(m.text ?? '').split('\n')[0] || '';
          return name === '' ? none : { attached: [{ what: 'file', text: name }], title: '' };
        }
        case type.url: {
          const link = await quietly(puppet.messageUrl(m.id));
          const title = [link?.title, link?.description].filter((t) => t && t !== 'NOTITLE').join('\n');
          const url = link?.url === 'NOURL' ? undefined : link?.url;
          return { attached: url ? [{ what: 'link', text: url }] : [], title: title || titleOf(m.text ?? '') };
        }
        case type.miniProgram: {
          const card = await quietly(puppet.messageMiniProgram(m.id));
          const where = card?.username || card?.appid;
          const title = [card?.title, card?.description].filter(Boolean).join('\n');
          return { attached: where ? [{ what: 'link', text: where }] : [], title: title || titleOf(m.text ?? '') };
        }
        case type.contact: {
          const id = await quietly(puppet.messageContact(m.id));
          const contact = id ? await quietly(puppet.contactPayload(id)) : undefined;
          return { attached: id ? [{ what: 'contact', text: contact?.name ?? id }] : [], title: '' };
        }
        case type.chatHistory:
          return { attached: [], title: titleOf(m.text ?? '') };
        default:
          return none;
      }
    },
    changed: forget,
  };
}
