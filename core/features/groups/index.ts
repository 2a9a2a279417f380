/** An owner's groups: whose they are where the platform does not say, into which community they go, their tags. */
import { defineFeature, unheardTimer } from '../../house.ts';
import type { Context, JoinedEvent, RequestedEvent } from '../../types.ts';
import { arrived, arrivedUnknown, invited, mine, type Deps } from './arrive.ts';
import { admit, befriended, friendCap, friendTimer, friendWord, type Waits } from './befriend.ts';
import { keeps, sayKept, unheard } from './kept.ts';
import { assignGroups, myGroups, sort, tagGroups } from './own.ts';
import { defineGroups } from './schema.ts';
import { groupStore } from './store.ts';

/** Until an owner says yes. */
const longMs = 365 * 86_400_000;

export const groups = defineFeature({
  name: 'groups',
  title: null,
  on: true,
  schema: defineGroups,
  settings: [friendWord, friendCap],
  create: (house) => {
    const d: Deps = { house, store: groupStore(house.database), waiting: new Set() };
    return {
      commands: [myGroups(d), assignGroups(d), tagGroups(d)],
      answers: { mine: mine(d), sort: sort(d) },
      listens: [
        {
          on: 'joined',
          wants: (c) => arrivedUnknown(c as Context<JoinedEvent>),
          run: (c) => arrived(d, c as Context<JoinedEvent>),
        },
        {
          on: 'requested',
          wants: (c) => (c.event as RequestedEvent).what !== 'join',
          run: (c, tx) => {
            const r = c as Context<RequestedEvent>;
            return r.event.what === 'invite' ? invited(d, r) : befriended(d, r, tx);
          },
        },
        {
          // Who writes in private where only friends can became one without us, on the phone of the account.
          on: 'message',
          wants: (c) => c.room.kind === 'private' && house.can(c.room.account).has('private.open') === false,
          run: (c) => sayKept(d, c),
        },
      ],
      owes: (c) => keeps(d, c),
      timers: {
        [friendTimer]: (c, data) => admit(d, c, data as Waits),
        [unheardTimer]: (c) => unheard(d, c),
      },
      holds: (room, now) => (d.waiting.has(room.id) ? now + longMs : undefined),
      load: async () => {
        for (const room of await d.store.waiting()) d.waiting.add(room);
      },
    };
  },
});
