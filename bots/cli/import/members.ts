/** The people of the history: recognised where they are known, else made. Inside a handler. */
import { dayBucket } from '../../../core/kit/day-bucket.ts';
import type { Incoming } from '../history/incoming.ts';
import type { Place } from './places.ts';
import type { ImportStore } from './store.ts';

/** Somebody in one group. */
export interface Present {
  readonly member: number;
  readonly identity: number;
  readonly joinedAt: number;
  readonly leftAt: number | null;
  /** Newest thing heard of them by this process. */
  readonly heardAt: number;
  /** Only history tells of their membership; one that a live event made is not ended here. */
  readonly historic: boolean;
  /** Something to write. */
  readonly changed: boolean;
}

/** Called once per import. Told of each new member by `onNew`. */
export function memberFinder(store: ImportStore, platform: string, onNew: () => void) {
  const identityOf = async (place: Place, user: string) => {
    const found = await store.identities.execute({
      community: place.community,
      user,
      platform,
      accounts: `${platform}:%`,
    });
    const exact = found.find((i) => i.account === place.account) ?? found.find((i) => i.account === platform);
    // In a group that no bot has seen, anybody this community knows on the platform is meant.
    return exact ?? (place.account === platform ? found[0] : undefined);
  };
  const make = async (place: Place, who: { id: string; name: string }, at: number) => {
    const { community, account } = place;
    const [member] = await store.addMember.execute({ community, name: who.name, at });
    if (!member) throw new Error('member was not written');
    const row = { community, account, user: who.id, member: member.id, name: who.name, at };
    const [identity] = await store.addIdentity.execute(row);
    if (!identity) throw new Error('identity was not written');
    onNew();
    return { id: identity.id, member: member.id };
  };
  return async (place: Place, who: { id: string; name: string }, at: number): Promise<Present> => {
    const { id: identity, member } = (await identityOf(place, who.id)) ?? (await make(place, who, at));
    const [here] = await store.membership.execute({ room: place.id, member });
    if (!here) return { member, identity, joinedAt: at, leftAt: null, heardAt: at, historic: true, changed: true };
    const { joinedAt, leftAt, role } = here;
    return { member, identity, joinedAt, leftAt, heardAt: joinedAt, historic: role === 'unknown', changed: false };
  };
}

/** What one more record says about when somebody was there. */
export async function heardOf(
  store: ImportStore,
  place: Place,
  was: Present,
  item: Pick<Incoming, 'what' | 'at'>,
): Promise<Present> {
  const joinedAt = Math.min(was.joinedAt, item.at);
  const heardAt = Math.max(was.heardAt, item.at);
  const leftAt = was.historic ? await leftAfter(store, place, was, item) : was.leftAt;
  const changed = was.changed || joinedAt !== was.joinedAt || leftAt !== was.leftAt;
  return { ...was, joinedAt, heardAt, leftAt, changed };
}

async function leftAfter(
  store: ImportStore,
  place: Place,
  was: Present,
  { what, at }: Pick<Incoming, 'what' | 'at'>,
): Promise<number | null> {
  if (what !== 'left') return was.leftAt !== null && at > was.leftAt ? null : was.leftAt;
  // They came back: an older export, or one that begins with the newest.
  if (at < was.heardAt || (await store.spokeAfter(place.id, was.member, dayBucket(at, place.timeZone))))
    return was.leftAt;
  return at;
}
