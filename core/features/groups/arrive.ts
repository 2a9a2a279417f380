/**
 * Whose a group is, where the platform does not say: of the known owner who pulls the bot in. Pulled in by somebody else
 * it waits, silent, for an owner's yes in private. Invitations of strangers are not accepted.
 */
import type { House } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Answer, Context, Effect, Effects, JoinedEvent, RequestedEvent } from '../../types.ts';
import { moveRoom } from './own.ts';
import type { GroupStore } from './store.ts';
import { groupsTexts } from './texts.ts';

export interface Deps {
  readonly house: House;
  readonly store: GroupStore;
  /** Groups that wait for an owner's yes. Mirrors rows. */
  readonly waiting: Set<number>;
}
const weekMs = 7 * 86_400_000;

/** What the platform says of whoever brought the bot in: nothing. */
const untold = (c: Context<JoinedEvent>): boolean => {
  const role = (c.event.by ?? c.event.from).role;
  return role === undefined || role === 'unknown';
};
export const arrivedUnknown = (c: Context<JoinedEvent>): boolean =>
  c.room.kind === 'group' && c.event.self === true && untold(c) && c.role === 'member';

export async function arrived(d: Deps, c: Context<JoinedEvent>): Promise<Effects> {
  const [owner] = (await d.store.owners(c.room.account)).filter((o) => o.user !== c.who.user);
  // Nobody claimed the installation yet, or the group has its owner.
  if (!owner || (await d.store.hasOwner(c.community.id))) return [];
  const community = await d.house.people.community(owner.community, d.house.database.db);
  const room = community && (await d.house.people.privateRoom(community, c.room.account, owner.member, c.now));
  if (!community || !room) return [];
  await d.store.wait(c.room.id, c.who.name, c.cause, c.now);
  // Before the commit: the greetings of this very event must wait too. Should it fail, silence is the safe side.
  d.waiting.add(c.room.id);
  const t = groupsTexts[room.locale ?? community.locale];
  return [
    {
      do: 'ask',
      step: 'mine',
      data: { room: c.room.id },
      for: { member: owner.member },
      to: { room: room.id },
      say: t.pulledIn(c.who.name, c.room.name, community.name),
      choices: [
        { label: t.yes, value: 'yes' },
        { label: t.no, value: 'no' },
      ],
      until: c.now + weekMs,
    },
  ];
}

export const mine = (d: Deps): Answer<{ room: number }> => ({
  allow: 'owner',
  run: async (c, value, data, tx) => {
    const t = groupsTexts[c.locale];
    const yes = value === 'yes';
    if (!(await d.store.decide(data.room, yes ? 'yes' : 'no', c.cause))) return [reply(c, t.gone)];
    if (!yes) return [reply(c, t.left)];
    const room = await d.house.people.room(data.room, d.house.database.db);
    if (!room) return [reply(c, t.gone)];
    tx.after(() => void d.waiting.delete(data.room));
    const told = await moveRoom(d.house, c, tx, room, c.community);
    return [...told, reply(c, t.taken(room.name))];
  },
});

const staffHere = (c: Context): boolean => c.role === 'owner' || c.role === 'admin';
const accept = (c: Context<RequestedEvent>): Effect => ({
  do: 'answer',
  room: c.room.id,
  what: c.event.what,
  request: c.event.request,
  yes: true,
});

export async function invited(d: Deps, c: Context<RequestedEvent>): Promise<Effects> {
  if (staffHere(c) || (await d.house.people.administered(c.room.account, c.who.user)).length > 0) return [accept(c)];
  const [owner] = await d.store.owners(c.room.account);
  const community = owner && (await d.house.people.community(owner.community, d.house.database.db));
  const room = community && (await d.house.people.privateRoom(community, c.room.account, owner.member, c.now));
  if (!room || !community) return [];
  const t = groupsTexts[room.locale ?? community.locale];
  return [{ do: 'send', to: { room: room.id }, say: t.notGone(c.who.name, c.event.text ?? '') }];
}
