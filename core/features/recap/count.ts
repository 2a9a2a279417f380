/** What is counted as it happens: everything else a recap tells is counted by the core already. */
import { civilDay } from '../../kit/calendar.ts';
import type { Tx } from '../../ports.ts';
import type { Context, Effects, Happening, MessageEvent } from '../../types.ts';
import type { PointsChanged } from '../points/events.ts';
import type { TopicWrapped } from '../topics/events.ts';
import { placeOf } from './look.ts';
import { freshIn } from './rules.ts';
import type { Counted, RecapStore } from './store.ts';

/** Points that come back, or only change hands. */
const handedOn = new Set([
  'link',
  'transfer',
  'refund',
  'undo',
  'moderation.back',
  'packet.grabbed',
  'packet.back',
  'draw.back',
]);
/** A place's speakers of one day in memory; beyond so many places all begin anew. */
const mostPlaces = 50_000;

/** Called once per bot. `on`: is the feature on in this room? */
export function createCount(store: RecapStore, on: (c: Context) => boolean) {
  /** Who spoke where today, so that only somebody's first message of a day is looked at. Forgotten by a restart. */
  const today = new Map<number, { readonly day: string; readonly members: Set<number> }>();
  const known = (place: number, member: number, day: string): boolean => {
    const here = today.get(place);
    return here !== undefined && (here.day > day || (here.day === day && here.members.has(member)));
  };
  const remember = (place: number, member: number, day: string): void => {
    const here = today.get(place);
    if (here?.day === day) here.members.add(member);
    else if (here === undefined || here.day < day) {
      if (today.size >= mostPlaces) today.clear();
      today.set(place, { day, members: new Set([member]) });
    }
  };
  const dayOf = (c: Context): string => civilDay(c.at, c.community.timeZone);
  const heardIn = (c: Context): boolean => c.room.kind === 'group' && c.room.id > 0 && on(c);
  const counted =
    (what: Counted) =>
    (c: Context, _what: Happening, tx: Tx): Effects => {
      if (heardIn(c)) store.add(tx, { place: c.room.id, span: dayOf(c), what, n: 1, eventId: c.cause });
      return [];
    };

  return {
    /** From memory; commands are none, so who only checks in has not spoken. */
    wants: (c: Context): boolean =>
      c.room.kind === 'group' &&
      (c.event as MessageEvent).forwarded !== true &&
      !known(c.room.id, c.who.member, dayOf(c)),
    spoke: async (c: Context, tx: Tx): Promise<Effects> => {
      const day = dayOf(c);
      const { member } = c.who;
      for (const place of [c.room.id, placeOf(c.community.id)]) {
        if (known(place, member, day)) continue;
        const fresh = freshIn(day, await store.spoke(place, member));
        if (fresh.length > 0) await store.speaks({ place, member, day, eventId: c.cause });
        for (const span of fresh) store.add(tx, { place, span, what: 'speakers', n: 1, eventId: c.cause });
        tx.after(() => remember(place, member, day), false);
      }
      return [];
    },
    hears: {
      'checkin.done': counted('checkins'),
      'kudos.received': counted('thanks'),
      'points.changed': (c: Context, what: PointsChanged, tx: Tx): Effects => {
        if (what.amount > 0 && !handedOn.has(what.reason) && heardIn(c))
          store.add(tx, { place: c.room.id, span: dayOf(c), what: 'points', n: what.amount, eventId: c.cause });
        return [];
      },
      'topic.wrapped': async (c: Context, { topic, replies }: TopicWrapped): Promise<Effects> => {
        if (topic !== null && replies > 0 && heardIn(c))
          await store.talked({ room: c.room.id, day: dayOf(c), topic, replies, eventId: c.cause });
        return [];
      },
    },
  };
}
