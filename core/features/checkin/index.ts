/** Check-in: once a civil day of the community, with streaks. Points come from whoever hears `checkin.done`. */
import { award } from '../../awards.ts';
import { defineFeature } from '../../house.ts';
import { civilDay } from '../../kit/calendar.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Command, Context, Effects, Locale, MessageEvent } from '../../types.ts';
import type { ChallengeProof } from '../games/events.ts';
import { book } from './book.ts';
import { staleMs, type Desk } from './desk.ts';
import { goalAward, goalTimer, ringGoal } from './goal.ts';
import { linkHears } from './link.ts';
import { buying, makeupCommand, reason } from './makeup.ts';
import { calendarCommand } from './month.ts';
import { decide, streakNow } from './rules.ts';
import { defineCheckin } from './schema.ts';
import * as settings from './settings.ts';
import { checkinStore } from './store.ts';
import { rewardStore } from './store-rewards.ts';
import { checkinTexts, type Item } from './texts.ts';

const milestone = (n: 1 | 2 | 3 | 4, hans: string, points: number) =>
  award(
    `checkin.milestone${n}`,
    {
      'zh-CN': `连签里程碑${hans}`,
      'zh-TW': `連簽里程碑${hans}`,
      en: `Streak milestone ${n}`,
    },
    points,
  );

export const checkin = defineFeature({
  name: 'checkin',
  title: { 'zh-CN': '签到', 'zh-TW': '簽到', en: 'Check-in' },
  on: true,
  schema: defineCheckin,
  settings: Object.values(settings),
  awards: [
    award('checkin.done', { 'zh-CN': '签到', 'zh-TW': '簽到', en: 'Check-in' }, 5),
    award('checkin.week', { 'zh-CN': '连签七天', 'zh-TW': '連簽七天', en: 'Seven days' }, 20),
    milestone(1, '一', 20),
    milestone(2, '二', 50),
    milestone(3, '三', 100),
    milestone(4, '四', 180),
    goalAward,
  ],
  reasons: { [reason]: { 'zh-CN': '补签', 'zh-TW': '補簽', en: 'day made up' } },
  create: (house) => {
    const store = checkinStore(house.database);
    const d: Desk = { house, store, rewards: rewardStore(house.database) };

    const run = async (c: Context<MessageEvent>, _none: null, tx: Tx): Promise<Effects> => {
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
      const { effects, milestone: reached, cards } = await book(c, d, today, verdict);
      const goods = first ? await house.buys(c, tx) : undefined;
      const item: Item = {
        member,
        name,
        streak,
        first,
        cards,
        ...(reached !== undefined && { milestone: reached }),
        ...(goods && { goods }),
      };
      // The answer comes before what it brought about for everybody.
      return [reply(c, '', { merge: { as: 'done', item } }), ...effects];
    };
    /** Who shows the day's proof of a challenge is checked in by it; the challenge answers. */
    const along = async (c: Context, { member }: ChallengeProof): Promise<Effects> => {
      if (member !== c.who.member || c.now - c.at > staleMs) return [];
      const today = civilDay(c.at, c.community.timeZone);
      const verdict = decide(await store.last(member), today);
      return verdict.is === 'again' ? [] : (await book(c, d, today, verdict)).effects;
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
      commands: [command, makeupCommand(d), calendarCommand(d)],
      answers: { makeup: buying(d) },
      answering: [goalTimer],
      timers: { [goalTimer]: (c, data) => ringGoal(c, d, data as Parameters<typeof ringGoal>[2]) },
      knows: async (c, member) => {
        const last = await store.last(member);
        const t = checkinTexts[c.locale];
        const value = t.days(streakNow(last, civilDay(c.now, c.community.timeZone)));
        return [{ is: 'figure', label: t.inARow, value }];
      },
      hears: {
        ...linkHears(d),
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
