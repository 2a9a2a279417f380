/** What is kept and for how long; and the nightly round that forgets what is older. */
import { defineFeature } from '../../house.ts';
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import { noArguments } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { keepTextDays } from '../../settings.ts';
import type { Command, Community, Context, Effect, JoinedEvent } from '../../types.ts';
import { privacyStore } from './store.ts';
import { privacyTexts } from './texts.ts';

const dayMs = 86_400_000;
/** How long an event is known again when it is delivered a second time. */
const keepKeysDays = 60;
/** After midnight, when nobody looks. */
const atNight = 4 * 3_600_000;

const nextNight = (community: Pick<Community, 'timeZone'>, now: number): { day: string; at: number } => {
  const day = addDays(civilDay(now, community.timeZone), 1);
  return { day, at: startOfDay(day, community.timeZone) + atNight };
};

export const privacy = defineFeature({
  name: 'privacy',
  title: null,
  on: true,
  settings: [keepTextDays],
  create: ({ database, settings }) => {
    const store = privacyStore(database);
    const keyOf = (community: number, day: string): string => `privacy.forget:${community}:${day}`;
    const tonight = (c: Context): Effect => {
      const { day, at } = nextNight(c.community, c.now);
      const { id } = c.community;
      return { do: 'later', key: keyOf(id, day), timer: 'privacy.forget', at, room: null, community: id };
    };
    const days = (c: Context): number => settings.get(keepTextDays, { community: c.community.id, room: c.room.id });

    const command: Command<null> = {
      name: 'privacy',
      words: { 'zh-CN': ['隐私'], 'zh-TW': ['隱私'], en: ['privacy'] },
      level: 'called',
      allow: 'member',
      help: { 'zh-CN': '我记了什么、留多久', 'zh-TW': '我記了什麼、留多久', en: 'what I keep, and how long' },
      example: { 'zh-CN': '/隐私', 'zh-TW': '/隱私', en: '/privacy' },
      discreet: true,
      parse: noArguments,
      run: (c) => {
        const t = privacyTexts[c.locale];
        return [reply(c, days(c) > 0 ? t.kept(days(c)) : t.notKept)];
      },
    };
    return {
      commands: [command],
      listens: [{ on: 'joined', wants: (c) => (c.event as JoinedEvent).self === true, run: (c) => [tonight(c)] }],
      timers: {
        'privacy.forget': async (c) => {
          await store.forget(c.community.id, c.now - days(c) * dayMs);
          await store.tidy(c.now - keepKeysDays * dayMs);
          return [tonight(c)];
        },
      },
      load: async (now) => {
        const all = await store.communities();
        // A community that has its round planned keeps it: the key is the same until the day is over.
        await database.write(async () => {
          for (const community of all) {
            const { day, at } = nextNight(community, now);
            await store.schedule(keyOf(community.id, day), community.id, at, now);
          }
        });
      },
    };
  },
});
