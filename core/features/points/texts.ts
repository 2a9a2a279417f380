import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';
import type { AwardHere } from './awarding.ts';

interface Days {
  readonly first: string;
  readonly last: string;
  readonly times: number;
}

interface Change {
  readonly amount: number;
  readonly why: string;
  readonly when: string;
}
interface Catalogue {
  /** On a card. */
  readonly points: string;
  readonly mine: (who: At, balance: number) => Say;
  /** `points` of them end on that day. */
  readonly mineEnding: (who: At, balance: number, points: number, day: string) => Say;
  /** Points from before `since` end on `day`. */
  readonly ending: (day: string, since: string) => string;
  readonly history: (balance: number, changes: readonly Change[]) => string;
  /** A reason with the words staff gave. */
  readonly noted: (why: string, note: string) => string;
  readonly none: string;
  /** What points are for: the least the shop sells, or what they show. */
  readonly useShop: (price: number, name: string) => string;
  readonly useBoard: string;
  /** `more`: how many awards are not named. */
  readonly rules: (awards: readonly { title: string; amount: number }[], more: number, cap: number) => string;
  readonly rule: (title: string, award: AwardHere) => string;
  readonly howToChange: string;
  readonly capSet: (per: 'day' | 'week', cap: number) => string;
  readonly windows: (all: readonly Days[]) => string;
  readonly windowSet: (days: Days) => string;
  readonly windowsGone: (n: number) => string;
  readonly whichDays: string;
  readonly given: (who: At, amount: number, balance: number) => Say;
  readonly taken: (who: At, amount: number, balance: number) => Say;
  readonly nothingToTake: (who: At) => Say;
  readonly whom: string;
  readonly howMany: (found: string) => string;
  readonly staff: string;
  readonly undone: string;
  readonly spent: string;
  /** Came or went with a linked account. */
  readonly linked: string;
  readonly penalty: string;
  readonly penaltyBack: string;
  readonly wholeWhy: string;
}
const sign = (n: number): string => (n > 0 ? `+${n}` : `${n}`);
/** `3 小时`, in the largest unit that is whole. */
const span = (ms: number, units: readonly [string, string, string, string]): string => {
  const sizes = [86_400_000, 3_600_000, 60_000, 1000] as const;
  const i = sizes.findIndex((size) => ms >= size && ms % size === 0);
  return `${Math.round(ms / (sizes[i] ?? 1000))} ${units[i] ?? units[3]}`;
};
const days = ({ first, last, times }: Days, to: string): string =>
  `${first === last ? first : `${first}${to}${last}`} ×${times}`;
const line = (c: Change): string => `${sign(c.amount)} ${c.why} ${c.when}`;

export const pointsTexts: Texts<Catalogue> = {
  'zh-CN': {
    points: '积分',
    mine: (who, balance) => say`${who} 现在 ${balance} 分。`,
    mineEnding: (who, balance, points, day) =>
      say`${who} 现在 ${balance} 分，其中 ${points} 分到 ${day}为止，先用掉吧。`,
    ending: (day, since) => `提醒一下：${since}以前得的积分，${day}零点到期，记得先用。发「我的积分」看自己有多少。`,
    history: (balance, changes) => `现在 ${balance} 分。最近：${changes.map(line).join('；')}`,
    noted: (why, note) => `${why}（${note}）`,
    none: '还没有积分，发「签到」就有了。',
    useShop: (n, name) => `攒到 ${n} 分能换「${name}」，发「商店」看看。每天「签到」就能攒。`,
    useBoard: '积分记着你在群里的热心，发「排行榜」看名次。每天「签到」就能攒。',
    rules: (awards, more, cap) =>
      `积分这样来：${awards.map((a) => `${a.title} +${a.amount}`).join('，')}${more > 0 ? `，还有 ${more} 种` : ''}。每天最多 ${cap}。\n改一条：「积分规则 签到 10」「积分规则 签到 每天 1」「积分规则 发言 冷却 5分钟」。`,
    rule: (title, { amount, timesADay, coolDownMs }) =>
      amount === 0
        ? `${title}现在不给分。`
        : `${title} +${amount}，每天最多 ${timesADay} 次${coolDownMs > 0 ? `，隔 ${span(coolDownMs, ['天', '小时', '分钟', '秒'])}算一次` : ''}。`,
    howToChange: '这样写：「积分规则 签到 10」，或者后面写「每天 3」「冷却 10分钟」；总数写「积分规则 每天 200」。',
    capSet: (per, cap) => `好的，一个人${per === 'day' ? '每天' : '每周'}最多得 ${cap} 分。`,
    windows: (all) =>
      all.length > 0
        ? `加倍的日子：${all.map((d) => days(d, '到')).join('；')}。`
        : '没有定加倍的日子。比如「双倍积分 11月11日」。',
    windowSet: (d) => `定好了：${days(d, '到')}，整天都算。要撤回说「撤销」。`,
    windowsGone: (n) => (n > 0 ? '加倍的日子都取消了。' : '本来就没有定加倍的日子。'),
    whichDays: '哪天？比如「双倍积分 11月11日」「双倍积分 今天 3倍」「双倍积分 11月11日到11月13日」，最多 31 天。',
    given: (who, amount, balance) => say`${who} +${amount}，现在 ${balance} 分。`,
    taken: (who, amount, balance) => say`${who} -${amount}，现在 ${balance} 分。`,
    nothingToTake: (who) => say`${who} 没有积分可扣。`,
    whom: '给谁？@ 一下，比如「加分 @May 5 晒单」。',
    howMany: (found) => `要写 1 到 100000 的整数，${found ? `「${found}」不行` : '还没写'}。比如「加分 @May 5 晒单」。`,
    staff: '管理员',
    undone: '撤回',
    spent: '兑换',
    linked: '账号合并',
    penalty: '群规扣分',
    penaltyBack: '误会，还您',
    wholeWhy: '说「为什么」看自己的积分怎么来的，或者「为什么 3F2」看那次提醒。',
  },
  'zh-TW': {
    points: '點數',
    mine: (who, balance) => say`${who} 現在 ${balance} 點。`,
    mineEnding: (who, balance, points, day) =>
      say`${who} 現在 ${balance} 點，其中 ${points} 點到 ${day}為止，先用掉吧。`,
    ending: (day, since) => `提醒一下：${since}以前得的點數，${day}零點到期，記得先用。傳「我的點數」看自己有多少。`,
    history: (balance, changes) => `現在 ${balance} 點。最近：${changes.map(line).join('；')}`,
    noted: (why, note) => `${why}（${note}）`,
    none: '還沒有點數，傳「簽到」就有了。',
    useShop: (n, name) => `存到 ${n} 點能換「${name}」，傳「商店」看看。每天「簽到」就能存。`,
    useBoard: '點數記著你在群裡的熱心，傳「排行榜」看名次。每天「簽到」就能存。',
    rules: (awards, more, cap) =>
      `點數這樣來：${awards.map((a) => `${a.title} +${a.amount}`).join('，')}${more > 0 ? `，還有 ${more} 種` : ''}。每天最多 ${cap}。\n改一條：「點數規則 簽到 10」「點數規則 簽到 每天 1」「點數規則 發言 冷卻 5分鐘」。`,
    rule: (title, { amount, timesADay, coolDownMs }) =>
      amount === 0
        ? `${title}現在不給點數。`
        : `${title} +${amount}，每天最多 ${timesADay} 次${coolDownMs > 0 ? `，隔 ${span(coolDownMs, ['天', '小時', '分鐘', '秒'])}算一次` : ''}。`,
    howToChange: '這樣寫：「點數規則 簽到 10」，或者後面寫「每天 3」「冷卻 10分鐘」；總數寫「點數規則 每天 200」。',
    capSet: (per, cap) => `好的，一個人${per === 'day' ? '每天' : '每週'}最多得 ${cap} 點。`,
    windows: (all) =>
      all.length > 0
        ? `加倍的日子：${all.map((d) => days(d, '到')).join('；')}。`
        : '沒有定加倍的日子。例如「雙倍點數 11月11日」。',
    windowSet: (d) => `定好了：${days(d, '到')}，整天都算。要收回說「撤銷」。`,
    windowsGone: (n) => (n > 0 ? '加倍的日子都取消了。' : '本來就沒有定加倍的日子。'),
    whichDays: '哪天？例如「雙倍點數 11月11日」「雙倍點數 今天 3倍」「雙倍點數 11月11日到11月13日」，最多 31 天。',
    given: (who, amount, balance) => say`${who} +${amount}，現在 ${balance} 點。`,
    taken: (who, amount, balance) => say`${who} -${amount}，現在 ${balance} 點。`,
    nothingToTake: (who) => say`${who} 沒有點數可扣。`,
    whom: '給誰？@ 一下，例如「加分 @May 5 曬單」。',
    howMany: (found) => `要寫 1 到 100000 的整數，${found ? `「${found}」不行` : '還沒寫'}。例如「加分 @May 5 曬單」。`,
    staff: '管理員',
    undone: '撤回',
    spent: '兌換',
    linked: '帳號合併',
    penalty: '群規扣點',
    penaltyBack: '誤會，還您',
    wholeWhy: '說「為什麼」看自己的點數怎麼來的，或者「為什麼 3F2」看那次提醒。',
  },
  en: {
    points: 'Points',
    mine: (who, balance) => say`${who} has ${balance} points.`,
    mineEnding: (who, balance, points, day) =>
      say`${who} has ${balance} points; ${points} of them end on ${day}. Use those first.`,
    ending: (day, since) => `Heads-up: points from before ${since} end on ${day} at midnight. /points shows yours.`,
    history: (balance, changes) => `${balance} points now. Lately: ${changes.map(line).join('; ')}`,
    noted: (why, note) => `${why} (${note})`,
    none: 'No points yet. /checkin brings the first ones.',
    useShop: (n, name) => `${n} points get you "${name}", see /shop. A /checkin a day earns them.`,
    useBoard: 'Points show how much you take part, see /leaderboard. A /checkin a day earns them.',
    rules: (awards, more, cap) =>
      `Points come from: ${awards.map((a) => `${a.title} +${a.amount}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}. At most ${cap} a day.\nChange one: /points-rules check-in 10, or "check-in daily 1", "message every 5m".`,
    rule: (title, { amount, timesADay, coolDownMs }) =>
      amount === 0
        ? `${title} earns nothing now.`
        : `${title} +${amount}, at most ${timesADay} times a day${coolDownMs > 0 ? `, once in ${span(coolDownMs, ['d', 'h', 'min', 's'])}` : ''}.`,
    howToChange:
      'Write /points-rules check-in 10, or "check-in daily 3", "message every 10m"; for all together "daily 200".',
    capSet: (per, cap) => `Fine, at most ${cap} points a ${per} for one person.`,
    windows: (all) =>
      all.length > 0
        ? `More points on: ${all.map((d) => days(d, ' to ')).join('; ')}.`
        : 'No such day yet. Try /double-points tomorrow',
    windowSet: (d) => `Set: ${days(d, ' to ')}, the whole day. /undo takes it back.`,
    windowsGone: (n) => (n > 0 ? 'Those days are as usual again.' : 'There was no such day.'),
    whichDays: 'Which day? /double-points 2026-11-11, "today x3", or "2026-11-11 to 2026-11-13"; at most 31 days.',
    given: (who, amount, balance) => say`${who} +${amount}, ${balance} points now.`,
    taken: (who, amount, balance) => say`${who} -${amount}, ${balance} points now.`,
    nothingToTake: (who) => say`${who} has no points to take.`,
    whom: 'For whom? Mention one person: /give @May 5 nice photo',
    howMany: (found) =>
      `A whole number from 1 to 100000, please${found ? `, not "${found}"` : ''}: /give @May 5 nice photo`,
    staff: 'staff',
    undone: 'taken back',
    spent: 'spent',
    linked: 'linked account',
    penalty: 'group rules',
    penaltyBack: 'a mistake, given back',
    wholeWhy: 'Send /why to see where your points came from, or /why 3F2 for that reminder.',
  },
};
