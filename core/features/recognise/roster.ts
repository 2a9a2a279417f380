/** A roster came: groups and people are recognised as far as it is sure, the rest is kept for the owner to say. */
import type { House } from '../../house.ts';
import { foldCommand } from '../../text/index.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects, RosterEvent } from '../../types.ts';
import type { CommunityJoined } from '../communities/events.ts';
import type { MemberRecognised } from './events.ts';
import { match, type Likely, type Listing, type Pair } from './match.ts';
import type { PeopleCase, SeatRow } from './schema.ts';
import type { IdentityRow, KnownRoom, RecogniseStore } from './store.ts';

export interface Deps {
  readonly house: House;
  readonly store: RecogniseStore;
  /** Our groups whose list is kept. Mirrors rows. */
  readonly seated: Set<number>;
}
export const reportTimer = 'recognise.report';
/** What the summary says. */
export interface Summary {
  readonly account: string;
  readonly groups: number;
  readonly people: number;
  /** Known people who are not found again. */
  readonly apart: number;
}

/** At most so many questions, and so many people in one. */
export const mostQuestions = 20;
const peopleInOne = 8;

const folded = (name: string): string => foldCommand(name);
export const listingOf = (id: string, name: string, seats: readonly SeatRow[], ordered = true): Listing => ({
  id,
  name: folded(name),
  ordered,
  seats: seats.map((s) => ({ user: s.user, name: folded(s.name), ...(s.alias !== null && { alias: s.alias }) })),
});
const seatsOf = (members: RosterEvent['rooms'][number]['members']): SeatRow[] =>
  members.filter((m) => !m.bot).map((m) => ({ user: m.id, name: m.name, alias: m.alias ?? null }));

/** The group is `is` on the platform now. A room met under that id meanwhile comes into this one's community and ends. */
export async function applyRoom(
  d: Deps,
  c: Context,
  tx: Tx,
  room: Pick<KnownRoom, 'id' | 'community'>,
  account: string,
  is: string,
): Promise<Effects> {
  const { people, database } = d.house;
  const met = await d.store.roomCalled(account, is);
  if (met?.id === room.id) return [];
  const told: Effect[] = [];
  if (met) {
    const to = await people.community(room.community, database.db);
    const from = await people.room(met.id, database.db);
    if (to && from && from.community !== to.id) {
      const members = await people.merging.adopt(tx, from, to, c.now);
      const what: CommunityJoined = {
        what: 'community.joined',
        member: null,
        room: met.id,
        from: from.community,
        into: to.id,
        members,
      };
      told.push({ do: 'tell', what });
    }
    await d.store.bury(met.id, `${is}~${met.id}`, c.now);
  }
  await people.merging.renumber(tx, { rooms: [{ id: room.id, platformId: is }], identities: [] });
  return told;
}

/** These people have other ids. Who was met under the new one meanwhile becomes one person with whom we knew. */
export async function applyPeople(
  d: Deps,
  tx: Tx,
  account: string,
  pairs: readonly Pair[],
): Promise<{ readonly tells: Effects; readonly known: readonly IdentityRow[] }> {
  const all = await d.store.identities(account);
  const byUser = new Map<string, IdentityRow[]>();
  for (const i of all) byUser.set(i.user, [...(byUser.get(i.user) ?? []), i]);
  const privates = new Map((await d.store.privateRooms(account)).map((r) => [r.platformId, r.id]));
  const identities: { id: number; account: string; user: string }[] = [];
  const rooms: { id: number; platformId: string }[] = [];
  const [tells, known]: [Effect[], IdentityRow[]] = [[], []];
  for (const { was, is } of pairs) {
    for (const old of byUser.get(was) ?? []) {
      known.push(old);
      const met = (byUser.get(is) ?? []).find((i) => i.community === old.community);
      if (!met) identities.push({ id: old.id, account, user: is });
      else if (met.member !== old.member) {
        // An id nobody has any more; kept because the ledger names the identity.
        identities.push({ id: old.id, account: `${account}:before`, user: was });
        const what: MemberRecognised = { what: 'member.recognised', member: old.member, was: met.member };
        tells.push({ do: 'tell', what });
      }
    }
    const chat = privates.get(was);
    if (chat !== undefined && !privates.has(is)) rooms.push({ id: chat, platformId: is });
  }
  await d.house.people.merging.renumber(tx, { rooms, identities });
  return { tells, known };
}

/** The likely ones worth a question: who has points or a role, the most points first; so many to a question. */
async function peopleCases(
  d: Deps,
  likely: readonly Likely[],
  rooms: ReadonlyMap<string, KnownRoom>,
  account: string,
  known: ReadonlyMap<string, readonly IdentityRow[]>,
): Promise<{ community: number; worth: number; data: PeopleCase }[]> {
  const worthy: { room: KnownRoom; worth: number; pair: PeopleCase['pairs'][number] }[] = [];
  for (const { was, is, room: id } of likely) {
    const room = rooms.get(id);
    const who = room && known.get(was)?.find((i) => i.community === room.community);
    if (!who) continue;
    const points = await d.house.ledger.store.balance(room.community, who.member);
    const worth = (await d.store.granted(who.member)) === 'member' ? points : Infinity;
    if (worth > 0) worthy.push({ room, worth, pair: { name: who.name, was, is } });
  }
  const cases = new Map<
    string,
    { community: number; worth: number; data: PeopleCase & { pairs: PeopleCase['pairs'] } }
  >();
  const filling = new Map<number, number>();
  for (const { room, worth, pair } of worthy.toSorted((a, b) => b.worth - a.worth)) {
    const n = filling.get(room.id) ?? 0;
    filling.set(room.id, n + 1);
    const key = `${room.id}/${Math.floor(n / peopleInOne)}`;
    const so = cases.get(key);
    const pairs = [...(so?.data.pairs ?? []), pair];
    cases.set(key, {
      community: room.community,
      worth: (so?.worth ?? 0) + worth,
      data: { kind: 'people', account, group: room.name, pairs },
    });
  }
  return [...cases.values()].toSorted((a, b) => b.worth - a.worth);
}

export async function onRoster(d: Deps, c: Context<RosterEvent>, tx: Tx): Promise<Effects> {
  const { account } = c.event;
  const known = await d.store.rooms(account);
  const lists = c.event.rooms.map(({ room, members }) => ({
    id: room.id,
    name: room.name ?? '',
    seats: seatsOf(members),
  }));
  const found = match(
    known.map((r) => listingOf(r.platformId, r.name, r.seats, r.ordered)),
    lists.map((l) => listingOf(l.id, l.name, l.seats)),
  );
  const byId = new Map(known.map((r) => [r.platformId, r]));
  const moved = found.rooms.filter((r) => r.was !== r.is);
  const told: Effect[] = [];
  for (const { was, is } of moved) {
    const room = byId.get(was);
    if (room) told.push(...(await applyRoom(d, c, tx, room, account, is)));
  }
  const before = new Map<string, IdentityRow[]>();
  for (const i of await d.store.identities(account)) before.set(i.user, [...(before.get(i.user) ?? []), i]);
  const people = await applyPeople(d, tx, account, found.people);
  told.push(...people.tells);
  const now = new Set(lists.flatMap((l) => l.seats.map((s) => s.user)));
  for (const { was, is } of found.rooms) await seat(d, c, tx, byId.get(was)?.id, lists.find((l) => l.id === is)?.seats);
  if (moved.length + found.askRooms.length + found.people.length === 0) return told;

  const communities = [...new Set(known.map((r) => r.community))];
  await d.store.closeAll(communities, c.cause);
  for (const { was, is } of found.askRooms) {
    const [room, list] = [byId.get(was), lists.find((l) => l.id === is)];
    if (room && list)
      await d.store.open(
        room.community,
        { kind: 'room', account, room: room.id, is, name: list.name, seats: list.seats },
        c.cause,
        c.now,
      );
  }
  const cases = await peopleCases(d, found.likely, byId, account, before);
  for (const one of cases.slice(0, Math.max(0, mostQuestions - found.askRooms.length)))
    await d.store.open(one.community, one.data, c.cause, c.now);
  const settled = new Set(people.known.map((i) => i.id));
  for (const community of communities) {
    const mine = [...before.values()].flat().filter((i) => i.community === community);
    const data: Summary = {
      account,
      groups: moved.filter((m) => byId.get(m.was)?.community === community).length,
      people: mine.filter((i) => settled.has(i.id)).length,
      apart: mine.filter((i) => !settled.has(i.id) && !now.has(i.user)).length,
    };
    await d.house.audit.write(
      { ...c, community: { ...c.community, id: community } },
      { act: 'recognise', subject: account, room: null, before: null, after: data },
    );
    told.push({
      do: 'later',
      key: `recognise/${community}/${c.event.id}`,
      timer: reportTimer,
      at: c.now,
      room: null,
      community,
      data,
    });
  }
  return told;
}

export async function seat(
  d: Deps,
  c: Context,
  tx: Tx,
  room: number | undefined,
  seats: readonly SeatRow[] | undefined,
): Promise<void> {
  if (room === undefined || !seats) return;
  await d.store.seat(room, seats, c.cause);
  tx.after(() => void d.seated.add(room));
}
