/**
 * Friend requests, where private talk reaches friends only: of staff, of who knows the code word, and of members for whom
 * something waits that is said in private only (a prize, a code). So many a day; who comes after that waits for the next.
 */
import type { House } from '../../house.ts';
import type { Tx } from '../../ports.ts';
import { foldCommand } from '../../text/index.ts';
import { numberSetting, textSetting } from '../../settings.ts';
import type { Context, Effects, RequestedEvent } from '../../types.ts';
import type { FriendMade } from './events.ts';
import { sayKept } from './kept.ts';
import { freeAt, mayAccept } from './rules.ts';
import type { GroupStore } from './store.ts';

export const friendWord = textSetting({
  key: 'groups.friend_word',
  name: { 'zh-CN': '加好友暗号', 'zh-TW': '加好友暗號', en: 'friend-word' },
  default: '',
  max: 20,
});
export const friendCap = numberSetting({
  key: 'groups.friend_cap',
  name: { 'zh-CN': '每天加好友上限', 'zh-TW': '每天加好友上限', en: 'friends-per-day' },
  default: 5,
  min: 0,
  max: 30,
});

export interface Door {
  readonly house: House;
  readonly store: GroupStore;
}
/** A request that waits for a day with room. */
export interface Waits {
  readonly request: string;
  readonly user: string;
  readonly member: number;
  /** The platform forgets it then, epoch ms. */
  readonly until: number;
}
export const friendTimer = 'groups.friend';
/** WeChat forgets a request after three days. */
const requestMs = 3 * 86_400_000;

const staffHere = (c: Context): boolean => c.role === 'owner' || c.role === 'admin';

export async function befriended({ house, store }: Door, c: Context<RequestedEvent>, tx: Tx): Promise<Effects> {
  const word = foldCommand(house.settings.get(friendWord, { community: c.community.id, room: 0 }));
  const said = foldCommand(c.event.text ?? '');
  const known = staffHere(c) || (word !== '' && said.includes(word));
  if (!known && !(await house.owed(c, c.who.member, tx))) return [];
  const { user, member } = c.who;
  return admit({ house, store }, c, { request: c.event.request, user, member, until: c.now + requestMs });
}

/** Accepted today, or asked again when the day has room. */
export async function admit({ house, store }: Door, c: Context, waits: Waits): Promise<Effects> {
  if (c.now > waits.until) return [];
  const cap = house.settings.get(friendCap, { community: c.community.id, room: 0 });
  const { account } = c.room;
  const accepted = await store.accepted(account, c.now);
  if (!mayAccept(accepted, c.now, cap)) {
    const at = freeAt(accepted, c.now);
    const key = `${friendTimer}:${account}:${waits.request}:${at}`;
    const later = { do: 'later', key, timer: friendTimer, at, room: c.room.id, community: c.community.id } as const;
    return cap === 0 ? [] : [{ ...later, data: waits }];
  }
  await store.accept({ account, user: waits.user, eventId: c.cause, at: c.now });
  const made: FriendMade = { what: 'friend.made', member: waits.member };
  return [
    { do: 'answer', room: c.room.id, what: 'friend', request: waits.request, yes: true },
    ...(await sayKept({ house, store }, c)),
    { do: 'tell', what: made },
  ];
}
