/** One recap, from the rows: the same cost however much was said. */
import type { House } from '../../house.ts';
import { formatDay, startOfDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import type { Community, Locale, Room } from '../../types.ts';
import { daysOf, hoursOf, keyOf, recapOf, type Span } from './rules.ts';
import type { RecapStore } from './store.ts';
import type { Told } from './texts.ts';

const shownGroups = 3;
const nameLength = 16;

/** The place under which a whole community is counted. */
export const placeOf = (community: number): number => -community;

function datesOf(span: Span, zone: string, locale: Locale): string {
  const [first, last] = [span.first, span.last].map((day) => formatDay(startOfDay(day, zone), zone, locale));
  return span.first === span.last ? `${first}` : `${first}${locale === 'en' ? ' to ' : '–'}${last}`;
}

/**
 * @param rooms the groups it is about; of several the liveliest are named
 * @param place where their speakers are counted: one group, or the community
 */
export async function recapIn(
  store: RecapStore,
  community: Pick<Community, 'timeZone'>,
  rooms: readonly Pick<Room, 'id' | 'name'>[],
  place: number,
  span: Span,
  locale: Locale,
): Promise<Told> {
  const zone = community.timeZone;
  const ids = rooms.map((r) => r.id);
  const within = hoursOf(span, zone);
  const days = await store.sums(ids, daysOf(span));
  const own = await store.sums([place], [keyOf(span.period, span.first)]);
  const recap = recapOf(span, zone, {
    hours: await store.hours(ids, within),
    ...(await store.comings(ids, span.first, span.last)),
    speakers: own.get('speakers') ?? 0,
    checkins: days.get('checkins') ?? 0,
    points: days.get('points') ?? 0,
    thanks: days.get('thanks') ?? 0,
    topic: await store.topTopic(ids, span.first, span.last),
  });
  const busiest = ids.length > 1 ? await store.liveliest(ids, within, shownGroups) : [];
  const name = (id: number): string => cut(rooms.find((r) => r.id === id)?.name ?? '?', nameLength);
  return {
    ...recap,
    dates: datesOf(span, zone, locale),
    busiest: busiest.map((b) => ({ name: name(b.room), messages: b.n })),
  };
}

/** The groups of a community in which the feature is on. Inside a handler only. */
export async function groupsIn(house: House, community: number): Promise<Room[]> {
  const self = house.features.find((f) => f.name === 'recap');
  const groups = await house.people.groups(community);
  return groups.filter((room) => self === undefined || house.isOn(self, { community, room: room.id }));
}
