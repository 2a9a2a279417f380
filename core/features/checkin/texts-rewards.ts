import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';
import { stretches } from './rules.ts';

interface Month {
  readonly title: string;
  /** Days of the month, ascending. */
  readonly days: readonly number[];
  readonly madeUp: number;
  /** Days in a row up to now; 0: none. */
  readonly streak: number;
  readonly cards: number;
}
interface Catalogue {
  readonly noMakeups: string;
  readonly neverYet: string;
  readonly nothingMissed: (back: number) => string;
  readonly enoughThisMonth: (limit: number) => string;
  readonly notSold: string;
  readonly tooLittle: (price: number, balance: number) => string;
  readonly buy: (who: At, day: string, price: number, balance: number) => Say;
  readonly yes: string;
  readonly no: string;
  readonly kept: string;
  /** `spent` 0: a card that was held; `left`: cards still held. */
  readonly madeUp: (who: At, day: string, streak: number, spent: number, left: number) => Say;
  readonly stale: string;
  readonly whichMonth: string;
  readonly emptyMonth: (title: string) => string;
  readonly month: (m: Month) => string;
  readonly goal: (days: number, members: number, takers: number, each: number) => string;
}
/** So many stretches of days fit an answer. */
const most = 8;

export const rewardTexts: Texts<Catalogue> = {
  'zh-CN': {
    noMakeups: '这里没有开补签，今天的别忘了就好。',
    neverYet: '还没签过到，先发「签到」，以后漏了才能补。',
    nothingMissed: (back) => `最近 ${back} 天没有漏签，不用补。`,
    enoughThisMonth: (limit) => `这个月补过 ${limit} 次了，下个月 1 号起又可以补。`,
    notSold: '补签要有补签卡，连签到里程碑就送。',
    tooLittle: (price, balance) =>
      `补签要 ${price} 分，现在 ${balance} 分，还差 ${price - balance} 分。再签几天就有了。`,
    buy: (who, day, price, balance) => say`${who} 补 ${day} 要 ${price} 分（现在 ${balance} 分），补吗？`,
    yes: '补',
    no: '先不',
    kept: '好，先不补，分都在。',
    madeUp: (who, day, streak, spent, left) => {
      const paid = spent > 0 ? `，-${spent} 分` : left > 0 ? `，还有 ${left} 张补签卡` : '，用了一张补签卡';
      return say`${who} ${day} 补上了${paid}，连签 ${streak} 天。`;
    },
    stale: '这条补签太晚才到，没有算，再发一次吧。',
    whichMonth: '要看哪个月？「签到日历 10月」，后面加「图」就画出来。',
    emptyMonth: (title) => `${title}还没有签到，发「签到」就有第一天。`,
    month: ({ title, days, madeUp, streak, cards }) => {
      const more = [
        ...(madeUp > 0 ? [`补签 ${madeUp} 天`] : []),
        ...(streak > 1 ? [`连签 ${streak} 天`] : []),
        ...(cards > 0 ? [`补签卡 ${cards} 张`] : []),
      ];
      const tail = more.length > 0 ? `\n${more.join('，')}。` : '';
      return `${title}签了 ${days.length} 天：${stretches(days, '、', most)} 日。${tail}`;
    },
    goal: (days, members, takers, each) => {
      const gift = each > 0 ? `，参加的 ${takers} 位各 +${each}` : `，${takers} 位都有份`;
      return days > 1
        ? `连着 ${days} 天都有 ${members} 位签到，做到啦${gift} 🎉`
        : `今天有 ${members} 位签到，做到啦${gift} 🎉`;
    },
  },
  'zh-TW': {
    noMakeups: '這裡沒有開補簽，今天的別忘了就好。',
    neverYet: '還沒簽過到，先傳「簽到」，以後漏了才能補。',
    nothingMissed: (back) => `最近 ${back} 天沒有漏簽，不用補。`,
    enoughThisMonth: (limit) => `這個月補過 ${limit} 次了，下個月 1 號起又可以補。`,
    notSold: '補簽要有補簽卡，連簽到里程碑就送。',
    tooLittle: (price, balance) =>
      `補簽要 ${price} 點，現在 ${balance} 點，還差 ${price - balance} 點。再簽幾天就有了。`,
    buy: (who, day, price, balance) => say`${who} 補 ${day} 要 ${price} 點（現在 ${balance} 點），補嗎？`,
    yes: '補',
    no: '先不要',
    kept: '好，先不補，點數都在。',
    madeUp: (who, day, streak, spent, left) => {
      const paid = spent > 0 ? `，-${spent} 點` : left > 0 ? `，還有 ${left} 張補簽卡` : '，用了一張補簽卡';
      return say`${who} ${day} 補上了${paid}，連簽 ${streak} 天。`;
    },
    stale: '這則補簽太晚才到，沒有算，再傳一次吧。',
    whichMonth: '要看哪個月？「簽到日曆 10月」，後面加「圖」就畫出來。',
    emptyMonth: (title) => `${title}還沒有簽到，傳「簽到」就有第一天。`,
    month: ({ title, days, madeUp, streak, cards }) => {
      const more = [
        ...(madeUp > 0 ? [`補簽 ${madeUp} 天`] : []),
        ...(streak > 1 ? [`連簽 ${streak} 天`] : []),
        ...(cards > 0 ? [`補簽卡 ${cards} 張`] : []),
      ];
      const tail = more.length > 0 ? `\n${more.join('，')}。` : '';
      return `${title}簽了 ${days.length} 天：${stretches(days, '、', most)} 日。${tail}`;
    },
    goal: (days, members, takers, each) => {
      const gift = each > 0 ? `，參加的 ${takers} 位各 +${each}` : `，${takers} 位都有份`;
      return days > 1
        ? `連著 ${days} 天都有 ${members} 位簽到，做到啦${gift} 🎉`
        : `今天有 ${members} 位簽到，做到啦${gift} 🎉`;
    },
  },
  en: {
    noMakeups: 'Days are not made up here. Just keep today in mind.',
    neverYet: 'No check-in yet. Start with /checkin; a day missed later can be made up.',
    nothingMissed: (back) => `No day missed in the last ${back}. Nothing to make up.`,
    enoughThisMonth: (limit) => `${limit} made up this month already. There are more from the 1st.`,
    notSold: 'That takes a make-up card. Streak milestones bring them.',
    tooLittle: (price, balance) =>
      `A make-up costs ${price} points, you have ${balance}: ${price - balance} short. A few more check-ins will do.`,
    buy: (who, day, price, balance) => say`${who} making up ${day} costs ${price} points (you have ${balance}). Do it?`,
    yes: 'Yes',
    no: 'Not now',
    kept: 'Fine, your points stay where they are.',
    madeUp: (who, day, streak, spent, left) => {
      const paid = spent > 0 ? `, -${spent} points` : left > 0 ? `, cards left: ${left}` : ' with a make-up card';
      return say`${who} ${day} counts now${paid}. ${streak} ${streak === 1 ? 'day' : 'days'} in a row.`;
    },
    stale: 'That arrived too late and was not counted. Please send it again.',
    whichMonth: 'Which month? Like /calendar 2026-10; "picture" behind it draws one.',
    emptyMonth: (title) => `No check-ins in ${title} yet. /checkin makes the first.`,
    month: ({ title, days, madeUp, streak, cards }) => {
      const more = [
        ...(madeUp > 0 ? [`${madeUp} made up`] : []),
        ...(streak > 1 ? [`${streak} in a row`] : []),
        ...(cards > 0 ? [`make-up cards: ${cards}`] : []),
      ];
      const tail = more.length > 0 ? `\n${more.join(', ')}.` : '';
      return `${title}: ${days.length} ${days.length === 1 ? 'day' : 'days'} (${stretches(days, ', ', most)}).${tail}`;
    },
    goal: (days, members, takers, each) => {
      const gift = each > 0 ? `, +${each} for each of the ${takers} who took part` : ` by ${takers} of you`;
      return days > 1
        ? `${members} check-ins a day for ${days} days: done${gift} 🎉`
        : `${members} check-ins in one day: done${gift} 🎉`;
    },
  },
};
