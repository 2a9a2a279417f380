/**
 * Members who become one person, part again, or move with their group to another community: what happens to their
 * points. Rule: a link carries everything over; parting gives back what the link brought in and what that side earned
 * and spent since, as far as it is there. Nothing is minted or burned by any of it.
 */
import type { Context, Effect, Effects } from '../../types.ts';
import type { CommunityJoined } from '../communities/events.ts';
import type { MembersLinked, MembersParted } from '../link/events.ts';
import type { PointsChanged } from './events.ts';
import type { Owner, ledgerStore, Transferred } from '../../ledger/store.ts';

type Store = ReturnType<typeof ledgerStore>;

const told = (member: number, amount: number, balance: number): Effect => {
  const what: PointsChanged = { what: 'points.changed', member, amount, balance, reason: 'link' };
  return { do: 'tell', what };
};
const both = (from: Owner, to: Owner, t: Transferred): Effects =>
  t.moved === 0 ? [] : [told(from.member, -t.moved, t.from), told(to.member, t.moved, t.to)];

export function linkHears(store: Store) {
  const transfer = async (c: Context, from: Owner, to: Owner, amount: number): Promise<Transferred> =>
    store.transfer({ from, to, amount, identity: null, reason: 'link', cause: c.cause, at: c.at });
  return {
    'members.linked': async (c: Context, what: MembersLinked): Promise<Effects> => {
      const [from, to] = [what.was, what.member].map((member) => ({ community: c.community.id, member })) as [
        Owner,
        Owner,
      ];
      const done = await transfer(c, from, to, Infinity);
      await store.remember(what.link, done.moved, c.cause);
      return both(from, to, done);
    },
    'members.parted': async (c: Context, what: MembersParted): Promise<Effects> => {
      const [from, to] = [what.member, what.was].map((member) => ({ community: c.community.id, member })) as [
        Owner,
        Owner,
      ];
      const due = await store.dueBack(what.link, from, what.identities);
      return both(from, to, await transfer(c, from, to, due));
    },
    'community.joined': async (c: Context, what: CommunityJoined): Promise<Effects> => {
      const effects: Effect[] = [];
      for (const { was, is, wholly } of what.members) {
        if (!wholly) continue;
        const from = { community: what.from, member: was };
        const to = { community: what.into, member: is };
        const done = await transfer(c, from, to, Infinity);
        if (done.moved > 0) effects.push(told(is, done.moved, done.to));
      }
      return effects;
    },
  };
}
