/** What is known of people, rooms and communities without asking the database. Changes only after a commit (`tx.after`). */
import type { Community, Person, PlatformEvent, Room } from '../types.ts';
import { fromPlatform } from './roles.ts';

export interface Found {
  readonly community: Community;
  readonly room: Room;
  readonly person: Person;
}
interface Place {
  readonly room: Room;
  readonly people: Map<string, Person>;
}
export type Memory = ReturnType<typeof createMemory>;

/** Called once per bot. */
export function createMemory() {
  const accounts = new Map<string, Map<string, Place>>();
  const rooms = new Map<number, Room>();
  const communities = new Map<number, Community>();
  const names = new Map<number, string>();
  let revision = 0;

  const place = (account: string, id: string): Place | undefined => accounts.get(account)?.get(id);
  const knowCommunity = (community: Community): void => {
    revision++;
    communities.set(community.id, community);
  };

  return {
    get revision() {
      return revision;
    },
    place,
    rooms,
    communities: communities as ReadonlyMap<number, Community>,
    names: names as ReadonlyMap<number, string>,
    knowCommunity,
    /** Undefined when something about the event is new. */
    find: (event: PlatformEvent): Found | undefined => {
      const at = place(event.account, event.room.id);
      const person = at?.people.get(event.from.id);
      if (!at || !person) return undefined;
      if (person.name !== event.from.name) return undefined;
      const { role } = event.from;
      if (role && role !== 'unknown' && at.room.kind === 'group' && fromPlatform(role) !== person.platformRole)
        return undefined;
      if (event.room.name !== undefined && event.room.name !== at.room.name) return undefined;
      if (event.kind === 'joined' || event.room.was !== undefined) return undefined;
      const community = communities.get(at.room.community);
      return community && { community, room: at.room, person };
    },
    remember: (found: Found): void => {
      knowCommunity(found.community);
      rooms.set(found.room.id, found.room);
      let byRoom = accounts.get(found.room.account);
      if (!byRoom) accounts.set(found.room.account, (byRoom = new Map<string, Place>()));
      const known = byRoom.get(found.room.platformId);
      const moved = known && known.room.community !== found.room.community;
      const people = known && !moved ? known.people : new Map<string, Person>();
      people.set(found.person.user, found.person);
      names.set(found.person.member, found.person.name);
      byRoom.set(found.room.platformId, { room: found.room, people });
    },
    /** Changes what is held about people and rooms, wherever it stands. */
    revise: (change: { room?: (r: Room) => Room; person?: (p: Person) => Person }): void => {
      revision++;
      const { room = same, person = same } = change;
      // Also those known by their number alone: nobody has spoken there since the start.
      for (const [id, was] of rooms) rooms.set(id, room(was));
      for (const byRoom of accounts.values())
        for (const [id, was] of byRoom) {
          const now = room(was.room);
          const people = now.community === was.room.community ? was.people : new Map<string, Person>();
          for (const [user, p] of people) people.set(user, person(p));
          byRoom.set(id, { room: now, people });
          rooms.set(now.id, now);
        }
    },
    /** Looked up anew when next met: in the room they left, and in private, where their role may have come from it. */
    forgetMember: (left: number, member: number): void => {
      for (const byRoom of accounts.values())
        for (const { room, people } of byRoom.values())
          if (room.id === left || room.kind === 'private')
            for (const [user, p] of people) if (p.member === member) people.delete(user);
    },
    /** Whatever is held of these members, wherever they are. */
    forgetPeople: (gone: readonly number[]): void => {
      revision++;
      for (const byRoom of accounts.values())
        for (const { people } of byRoom.values())
          for (const [user, p] of people) if (gone.includes(p.member)) people.delete(user);
    },
    /** Rooms and people are read again from their rows when next met. */
    forgetEverybody: (): void => {
      revision++;
      accounts.clear();
      rooms.clear();
    },
    forgetInPrivate: (account: string, user: string): void => {
      for (const { room, people } of accounts.get(account)?.values() ?? [])
        if (room.kind === 'private') people.delete(user);
    },
    /** Read again from its row when next met. */
    forgetRoom: (room: Pick<Room, 'id' | 'account' | 'platformId'>): void => {
      revision++;
      rooms.delete(room.id);
      accounts.get(room.account)?.delete(room.platformId);
    },
  };
}

const same = <T>(x: T): T => x;
