/** The end of a poll: by time or by staff, once; the result is said where it was asked. */
import type { Tx } from '../../ports.ts';
import type { Context, Effect, Effects } from '../../types.ts';
import type { PollClosed } from './events.ts';
import { closeKey, type Desk } from './make.ts';
import { messageOf, outcome, refresh, standing } from './show.ts';
import type { PollRow } from './store.ts';

/** Nothing happens when it was over already. */
export async function close(c: Context, tx: Tx, desk: Desk, poll: PollRow): Promise<Effects> {
  const { store, open, house } = desk;
  const s = await standing(desk, poll);
  const { counts, voters } = s;
  if (!(await store.end(poll.id, { counts, voters, by: c.cause, at: c.now }))) return [];
  if (poll.anonymous) await store.forget(poll.id);
  tx.changed('polls', 0);
  tx.after(() => open.close(poll.id));
  await house.audit.write(c, {
    act: 'polls.close',
    subject: poll.question.slice(0, 40),
    room: null,
    before: { poll: poll.id, state: 'open' },
    after: { poll: poll.id, state: 'closed', voters },
  });
  const over: PollRow = { ...poll, state: 'closed', counts: [...counts], voters };
  const what: PollClosed = { what: 'poll.closed', member: null, poll: poll.id, voters };
  const effects: Effect[] = [
    { do: 'tell', what },
    { do: 'cancel', key: closeKey(poll.id) },
    ...(await refresh(c, desk, over, s, true)),
  ];
  for (const place of await store.places(poll.id)) {
    const room = await house.people.room(place.room, house.database.db);
    const line = await store.asked(place.room, place.eventId);
    // Where it was never asked, or still waits to be, its result is news to nobody.
    if (!room || line?.state === 'failed' || line?.state === 'pending') continue;
    const message = place.mode === 'native' ? await messageOf(desk, place) : undefined;
    if (message && house.can(room.account).has('closePoll'))
      effects.push({ do: 'closePoll', room: room.id, messageId: message.messageId });
    effects.push(outcome(over, s, room, c.community));
  }
  return effects;
}
