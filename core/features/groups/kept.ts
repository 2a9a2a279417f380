/**
 * Words for one person alone that could not be said, because private talk reaches friends only there: they are told once
 * in a group that something waits, and hear it when they are a friend.
 */
import { groupLocale, plain } from '../../kit/reply.ts';
import { locales, type Context, type Effect, type Effects, type Leaving } from '../../types.ts';
import type { Door } from './befriend.ts';
import { groupsTexts } from './texts.ts';

const dayMs = 86_400_000;
const keptMs = 7 * dayMs;
/** The newest; what was said before them is gone. */
const most = 5;

type Sayable = Extract<Leaving, { do: 'send' | 'picture' | 'file' }>;
const lead = new Set<string>(locales.map((l) => groupsTexts[l].kept));
/** A question has a time of its own, and what is asked for again (a prize) is offered by who asked. */
const sayable = (effect: Leaving): effect is Sayable =>
  (effect.do === 'send' || effect.do === 'picture' || effect.do === 'file') &&
  plain(effect.say) !== '' &&
  !lead.has(plain(effect.say));

const found = async ({ store }: Door, c: Context) => {
  const rows = await store.kept(c.room.id, c.now - keptMs, c.now, most);
  return rows.flatMap(({ id, effect }) => (sayable(effect) ? [{ id, effect }] : [])).slice(-most);
};

/** Something waits in this private chat. */
export const keeps = async (d: Door, c: Context): Promise<boolean> =>
  c.room.kind === 'private' && (await found(d, c)).length > 0;

/** What waits in this private chat, said now. */
export async function sayKept(d: Door, c: Context): Promise<Effects> {
  const kept = await found(d, c);
  if (kept.length === 0) return [];
  await d.store.saidAnew(kept.map((k) => k.id));
  const to = { room: c.room.id };
  return [
    { do: 'send', to, say: groupsTexts[c.locale].kept, unasked: false },
    ...kept.map(({ effect }): Effect => {
      if (effect.do === 'file') return { ...effect, to, unasked: false };
      const { track: _, class: __, ...rest } = effect;
      if (rest.do === 'picture') return { ...rest, to, unasked: false };
      const { merge: ___, replyTo: ____, ...send } = rest;
      return { ...send, to, unasked: false };
    }),
  ];
}

/** An answer did not arrive in this private chat: whose it is hears the way round in a group. */
export async function unheard({ house, store }: Door, c: Context): Promise<Effects> {
  const met = await store.metIn(c.room, c.community.id);
  const group = met && (await house.people.room(met.room, house.database.db));
  if (!group) return [];
  const say = groupsTexts[groupLocale({ room: group, community: c.community })].unheard({
    at: met.member,
    name: met.name,
  });
  return [{ do: 'send', to: { room: group.id }, say, unasked: { kind: 'other', until: c.now + dayMs } }];
}
