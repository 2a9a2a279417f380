/** Saying the link that an `invite` made to whom it is for: a row of its own, in that room's order. */
import { outboxStore, outsideBudget } from './outbox.ts';
import type { People } from './people/index.ts';
import type { Clock, Database } from './ports.ts';
import type { Outward, Room } from './types.ts';

/** Once per outbox row, whatever is repeated. */
export function createInviteSaid(d: { database: Database; people: People; clock: Clock }) {
  const { insert } = outboxStore(d.database);
  return async (row: number, effect: Extract<Outward, { do: 'invite' }>, room: Room, link: string): Promise<void> => {
    const now = d.clock.now();
    const key = `invite:${row}`;
    await d.database.write(
      async () => {
        const community = await d.people.community(room.community, d.database.db);
        const to =
          'room' in effect.to
            ? await d.people.room(effect.to.room, d.database.db)
            : community && (await d.people.privateRoom(community, room.account, effect.to.private, now));
        if (!to) return;
        const say = effect.say.replaceAll('{link}', () => link);
        await d.database.many(insert, [
          {
            room: to.id,
            member: 0,
            class: 'reply',
            payload: { effect: { do: 'send', to: { room: to.id }, say }, say },
            mergeKey: null,
            state: 'pending',
            error: null,
            notBefore: now,
            ...outsideBudget,
            eventId: `outbox|${key}`,
            at: now,
          },
        ]);
      },
      { claim: { account: 'outbox', key, at: now } },
    );
  };
}
