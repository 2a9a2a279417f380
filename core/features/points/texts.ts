import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';

interface Change {
  readonly amount: number;
  readonly why: string;
  readonly when: string;
}
interface Catalogue {
  readonly mine: (who: At, balance: number) => Say;
  readonly history: (balance: number, changes: readonly Change[]) => string;
  /** A reason with the words staff gave. */
  readonly noted: (why: string, note: string) => string;
  readonly none: string;
  readonly rules: (awards: readonly { title: string; amount: number }[], cap: number) => string;
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
const line = (c: Change): string => `${sign(c.amount)} ${c.why} ${c.when}`;

export const pointsTexts: Texts<Catalogue> = {
  'zh-CN': {
    mine: (who, balance) => say`${who} 现在 ${balance} 分。`,
    history: (balance, changes) => `现在 ${balance} 分。最近：${changes.map(line).join('；')}`,
    noted: (why, note) => `${why}（${note}）`,
    none: '还没有积分，发「签到」就有了。',
    rules: (awards, cap) =>
      `积分这样来：${awards.map((a) => `${a.title} +${a.amount}`).join('，')}。每天最多 ${cap}。\n改一条：「设置 签到积分 10」。`,
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
    mine: (who, balance) => say`${who} 現在 ${balance} 點。`,
    history: (balance, changes) => `現在 ${balance} 點。最近：${changes.map(line).join('；')}`,
    noted: (why, note) => `${why}（${note}）`,
    none: '還沒有點數，傳「簽到」就有了。',
    rules: (awards, cap) =>
      `點數這樣來：${awards.map((a) => `${a.title} +${a.amount}`).join('，')}。每天最多 ${cap}。\n改一條：「設定 簽到點數 10」。`,
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
    mine: (who, balance) => say`${who} has ${balance} points.`,
    history: (balance, changes) => `${balance} points now. Lately: ${changes.map(line).join('; ')}`,
    noted: (why, note) => `${why} (${note})`,
    none: 'No points yet. /checkin brings the first ones.',
    rules: (awards, cap) =>
      `Points come from: ${awards.map((a) => `${a.title} +${a.amount}`).join(', ')}. At most ${cap} a day.\nChange one: /set points-check-in 10`,
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
