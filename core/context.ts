/** Building the frozen context of an event. */
import { personLocale, groupLocale } from './kit/reply.ts';
import type { Found, People } from './people/index.ts';
import { effectiveRole } from './people/roles.ts';
import type { Community, Context, Dice, Person, PlatformEvent, Room, RosterEvent, TimerEvent } from './types.ts';

export function contextOf(event: PlatformEvent, found: Found, now: number, dice: Dice): Context {
  return Object.freeze({
    event,
    cause: `${event.account}|${event.id}`,
    now,
    at: event.at,
    community: found.community,
    room: found.room,
    who: found.person,
    role: effectiveRole(found.person),
    locale: personLocale({ who: found.person, room: found.room, community: found.community }),
    dice,
  });
}

/** For a timer the bot itself acts. */
const itself: Person = {
  member: 0,
  identity: 0,
  name: '',
  user: '',
  locale: null,
  granted: 'owner',
  platformRole: 'owner',
  joinedAt: null,
};

const nowhere = (account: string, community: Community): Room => ({
  id: 0,
  account,
  platformId: '',
  kind: 'group',
  name: '',
  community: community.id,
  locale: null,
});

/** A roster is about an account: it stands in the oldest community there, in no room of it. */
export const rosterContext = (event: RosterEvent, community: Community, now: number, dice: Dice): Context =>
  Object.freeze({
    event,
    cause: `${event.account}|${event.id}`,
    now,
    at: event.at,
    community,
    room: nowhere(event.account, community),
    who: itself,
    role: 'owner' as const,
    locale: community.locale,
    dice,
  });

/** Undefined when the room or the community of the job is gone. */
export async function timerContext(
  people: People,
  event: TimerEvent,
  now: number,
  dice: Dice,
): Promise<Context | undefined> {
  const community = await people.community(event.job.community);
  const found = event.job.room === null ? undefined : await people.room(event.job.room);
  if (!community || (event.job.room !== null && !found)) return undefined;
  const room = found ?? nowhere('', community);
  return Object.freeze({
    event,
    cause: `${event.account}|${event.id}`,
    now,
    at: event.at,
    community,
    room,
    who: itself,
    role: 'owner' as const,
    locale: groupLocale({ room, community }),
    dice,
  });
}
