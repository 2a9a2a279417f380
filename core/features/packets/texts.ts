import { say } from '../../kit/reply.ts';
import type { At, MergeItem, Say, Texts } from '../../types.ts';

/** One hand in an answer that may hold many. */
export interface Got extends MergeItem {
  readonly amount: number;
  /** Shares still there. */
  readonly left: number;
  /** Of the last hand of a lucky packet: who had the most. */
  readonly best?: { readonly name: string; readonly amount: number };
}
interface Catalogue {
  readonly opened: (who: At, amount: number, count: number, split: 'lucky' | 'even') => Say;
  readonly grab: string;
  readonly got: (items: readonly Got[]) => Say;
  readonly again: (who: At, had: number) => Say;
  readonly late: string;
  readonly back: (who: At, amount: number, shares: number) => Say;
  readonly usage: string;
  readonly inGroup: string;
  readonly tooMuch: (most: number) => string;
  readonly tooMany: (most: number) => string;
  readonly tooThin: string;
  readonly notYou: string;
  readonly short: (has: number) => string;
  readonly budget: (left: number) => string;
  readonly enoughOpen: (n: number) => string;
}
const shown = 6;
const who = (i: Got): At => ({ at: i.member, name: i.name });
const names = (items: readonly Got[], comma: string): string =>
  items
    .slice(0, shown)
    .map((i) => `${i.name} ${i.amount}`)
    .join(comma);

export const packetTexts: Texts<Catalogue> = {
  'zh-CN': {
    opened: (giver, amount, count, split) =>
      say`${giver} 发了积分红包：${amount} 分，${count} 份，${split === 'lucky' ? '拼手气' : '平分'}。发「抢」就行（积分不是钱）。`,
    grab: '抢',
    got: (items) => {
      const last = items.at(-1);
      const tail = !last || last.left > 0 ? `，还剩 ${last?.left ?? 0} 份。` : '，抢完了。';
      const best = last?.best ? `手气最好：${last.best.name}，${last.best.amount} 分。` : '';
      const [only, another] = items;
      if (only && !another) return say`${who(only)} 抢到 ${only.amount} 分${tail}${best}`;
      const more = items.length > shown ? `等 ${items.length} 位` : '';
      return `抢到：${names(items, '、')}${more}${tail}${best}`;
    },
    again: (w, had) => say`${w} 这个抢过了，${had} 分已经到手。`,
    late: '积分红包抢完了，下次早点来。',
    back: (giver, amount, shares) => say`积分红包到点了，剩 ${shares} 份没人抢，${amount} 分退给 ${giver}。`,
    usage: '这样发：「积分红包 50 10」，50 分分成 10 份；平分就加「平分」。',
    inGroup: '积分红包要在群里发，大家才抢得到。',
    tooMuch: (most) => `一个积分红包 1 到 ${most} 分，改小一点再发。`,
    tooMany: (most) => `份数 1 到 ${most}，改一下再发。`,
    tooThin: '每份至少 1 分，份数少一点，或者分数多一点。',
    notYou: '积分红包现在由管理员发，想发跟他们说一声。',
    short: (has) => `你现在 ${has} 分，不够发。发「签到」能攒。`,
    budget: (left) => `今天的积分红包预算还剩 ${left} 分。要加：「设置 积分红包每日预算 2000」。`,
    enoughOpen: (n) => `还有 ${n} 个积分红包没抢完，等等再发。`,
  },
  'zh-TW': {
    opened: (giver, amount, count, split) =>
      say`${giver} 發了點數紅包：${amount} 點，${count} 份，${split === 'lucky' ? '拼手氣' : '平分'}。傳「搶」就行（點數不是錢）。`,
    grab: '搶',
    got: (items) => {
      const last = items.at(-1);
      const tail = !last || last.left > 0 ? `，還剩 ${last?.left ?? 0} 份。` : '，搶完了。';
      const best = last?.best ? `手氣最好：${last.best.name}，${last.best.amount} 點。` : '';
      const [only, another] = items;
      if (only && !another) return say`${who(only)} 搶到 ${only.amount} 點${tail}${best}`;
      const more = items.length > shown ? `等 ${items.length} 位` : '';
      return `搶到：${names(items, '、')}${more}${tail}${best}`;
    },
    again: (w, had) => say`${w} 這個搶過了，${had} 點已經入袋。`,
    late: '點數紅包搶完了，下次早點來。',
    back: (giver, amount, shares) => say`點數紅包時間到，剩 ${shares} 份沒人搶，${amount} 點退給 ${giver}。`,
    usage: '這樣發：「點數紅包 50 10」，50 點分成 10 份；平分就加「平分」。',
    inGroup: '點數紅包要在群組裡發，大家才搶得到。',
    tooMuch: (most) => `一個點數紅包 1 到 ${most} 點，改小一點再發。`,
    tooMany: (most) => `份數 1 到 ${most}，改一下再發。`,
    tooThin: '每份至少 1 點，份數少一點，或者點數多一點。',
    notYou: '點數紅包現在由管理員發，想發跟他們說一聲。',
    short: (has) => `你現在 ${has} 點，不夠發。傳「簽到」可以累積。`,
    budget: (left) => `今天的點數紅包預算還剩 ${left} 點。要加：「設定 點數紅包每日預算 2000」。`,
    enoughOpen: (n) => `還有 ${n} 個點數紅包沒搶完，等等再發。`,
  },
  en: {
    opened: (giver, amount, count, split) =>
      say`${giver} put up ${amount} points in ${count} ${split === 'lucky' ? 'lucky' : 'even'} shares. Say "grab" (points are not money).`,
    grab: 'Grab',
    got: (items) => {
      const last = items.at(-1);
      const tail = !last || last.left > 0 ? `, ${last?.left ?? 0} left.` : ', all gone.';
      const best = last?.best ? ` Luckiest: ${last.best.name}, ${last.best.amount}.` : '';
      const [only, another] = items;
      if (only && !another) return say`${who(only)} got ${only.amount} points${tail}${best}`;
      const more = items.length > shown ? ` and ${items.length - shown} more` : '';
      return `Points: ${names(items, ', ')}${more}${tail}${best}`;
    },
    again: (w, had) => say`${w} had a share of this one: ${had} points.`,
    late: 'That points packet is empty. Be quicker next time.',
    back: (giver, amount, shares) => say`Time is up: ${shares} shares left over, ${amount} points back to ${giver}.`,
    usage: 'Like this: /packet 50 10 puts 50 points into 10 shares; add "even" for equal ones.',
    inGroup: 'Send it in the group, so that people can grab.',
    tooMuch: (most) => `A points packet holds 1 to ${most} points. Make it smaller.`,
    tooMany: (most) => `1 to ${most} shares, please.`,
    tooThin: 'Every share needs at least 1 point: fewer shares, or more points.',
    notYou: 'For now staff give points packets. Ask them if you want to.',
    short: (has) => `You have ${has} points, not enough. /checkin brings more.`,
    budget: (left) => `${left} points are left for packets today. Raise it: /set packet-daily-budget 2000`,
    enoughOpen: (n) => `${n} points packets are still open. Wait a little.`,
  },
};
