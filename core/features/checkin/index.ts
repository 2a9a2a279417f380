/** Check-in: once a civil day of the community, with streaks. Points come from whoever hears `checkin.done`. */
import { award } from '../../awards.ts';
import { defineFeature } from '../../house.ts';
import { civilDay } from '../../kit/calendar.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Command, Context, Effects, Locale, MessageEvent } from '../../types.ts';
import type { ChallengeProof } from '../games/events.ts';
import type { CheckinDone, CheckinWeek } from './events.ts';
import { linkHears } from './link.ts';
import { decide } from './rules.ts';
import { defineCheckin } from './schema.ts';
import { checkinStore } from './store.ts';
import { checkinTexts, type Item } from './texts.ts';

/** An event older than this (a backlog after an outage) no longer checks anybody in. */
const staleMs = 86_400_000;

/** What a check-in that counts comes to. */
type Booked = Extract<ReturnType<typeof decide>, { readonly is: 'done' }>;

export const checkin = defineFeature({
  name: 'checkin',
  title: { 'zh-CN': '签到', 'zh-TW': '簽到', en: 'Check-in' },
  on: true,
  schema: defineCheckin,
  awards: [
    award('checkin.done', { 'zh-CN': '签到', 'zh-TW': '簽到', en: 'Check-in' }, 5),
    award('checkin.week', { 'zh-CN': '连签七天', 'zh-TW': '連簽七天', en: 'Seven days' }, 20),
  ],
  create: ({ database }) => {
    const store = checkinStore(database);

    const book = async (c: Context, today: string, { streak, week }: Booked): Promise<Effects> => {
      const { member } = c.who;
      await store.add({ community: c.community.id, member, day: today, streak, eventId: c.cause, at: c.at });
      const done: CheckinDone = { what: 'checkin.done', member, day: today, streak };
      const full: CheckinWeek = { what: 'checkin.week', member, streak };
      return [{ do: 'tell', what: done }, ...(week ? [{ do: 'tell', what: full } as const] : [])];
    };
    const run = async (c: Context<MessageEvent>): Promise<Effects> => {
      const t = checkinTexts[c.locale];
      if (c.now - c.at > staleMs) return [reply(c, t.stale)];
      const today = civilDay(c.at, c.community.timeZone);
      const verdict = decide(await store.last(c.who.member), today);
      if (verdict.is === 'again') {
        if (!verdict.say) return [];
        await store.repeat(c.who.member, today);
        return [reply(c, t.again(at(c.who)))];
      }
      const { streak, first } = verdict;
      const { member, name } = c.who;
      return [
        ...(await book(c, today, verdict)),
        reply(c, '', { merge: { as: 'done', item: { member, name, streak, first } } }),
      ];
    };
    /** Who shows the day's proof of a challenge is checked in by it; the challenge answers. */
    const along = async (c: Context, { member }: ChallengeProof): Promise<Effects> => {
      if (member !== c.who.member || c.now - c.at > staleMs) return [];
      const today = civilDay(c.at, c.community.timeZone);
      const verdict = decide(await store.last(member), today);
      return verdict.is === 'again' ? [] : book(c, today, verdict);
    };

    const command: Command<null> = {
      name: 'checkin',
      words: { 'zh-CN': ['签到', '打卡'], 'zh-TW': ['簽到', '打卡'], en: ['checkin', 'check-in'] },
      level: 'bare',
      // 打卡 belongs to a challenge while one runs.
      shares: true,
      allow: 'member',
      help: { 'zh-CN': '每天签到领积分', 'zh-TW': '每天簽到領點數', en: 'check in once a day for points' },
      example: { 'zh-CN': '签到', 'zh-TW': '簽到', en: '/checkin' },
      parse: noArguments,
      run,
    };
    return {
      commands: [command],
      hears: {
        ...linkHears(store),
        'challenge.proof': (c, what) => along(c, what as ChallengeProof),
      },
      merges: {
        done: (items: readonly Item[], locale: Locale) => {
          const [only, another] = items;
          return only && !another ? checkinTexts[locale].one(only) : checkinTexts[locale].many(items);
        },
      },
    };
  },
});
