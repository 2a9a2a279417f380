/** Identity that survives: after a login that gave everybody other ids, groups and people are known again. */
import { defineFeature } from '../../house.ts';
import type { Context, RosterEvent } from '../../types.ts';
import { answers, report } from './ask.ts';
import { recover, recoverAnswers } from './recover.ts';
import { onRoster, reportTimer, type Deps, type Summary } from './roster.ts';
import { defineRosters } from './schema.ts';
import { recogniseStore } from './store.ts';

export const recognise = defineFeature({
  name: 'recognise',
  title: null,
  on: true,
  schema: defineRosters,
  create: (house) => {
    const d: Deps = { house, store: recogniseStore(house.database), seated: new Set() };
    return {
      commands: [recover(d)],
      answers: { ...answers(d), ...recoverAnswers(d) },
      answering: [reportTimer],
      timers: { [reportTimer]: (c, data) => report(d, c, data as Summary) },
      listens: [
        { on: 'roster', wants: () => true, run: (c, tx) => onRoster(d, c as Context<RosterEvent>, tx) },
        {
          // Who is gone when the ids change is nobody of that name later.
          on: 'left',
          wants: (c) => d.seated.has(c.room.id),
          run: async (c) => {
            await d.store.unseat(c.room.id, c.who.user);
            return [];
          },
        },
      ],
      load: async () => {
        for (const room of await d.store.seated()) d.seated.add(room);
      },
    };
  },
});
