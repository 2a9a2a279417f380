import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';

interface Catalogue {
  readonly done: (from: At, to: At, amount: number, left: number) => Say;
  readonly usage: string;
  readonly self: string;
  readonly inGroup: string;
  readonly howMany: (found: string) => string;
  readonly newcomer: (days: number) => string;
  readonly times: (most: number) => string;
  readonly points: (left: number) => string;
  readonly full: string;
  readonly short: (has: number) => string;
  readonly circle: (names: readonly string[]) => string;
  readonly many: (name: string, givers: number, points: number) => string;
}
export const transferTexts: Texts<Catalogue> = {
  'zh-CN': {
    done: (from, to, amount, left) => say`${from} 给了 ${to} ${amount} 分，自己还有 ${left} 分。`,
    usage: '给谁、多少？@ 一下，比如「转账 @May 5」，转的是积分，不是钱。',
    self: '积分就在你自己手里，不用转。',
    inGroup: '转积分要在群里说，@ 对方就行。',
    howMany: (found) => `要写 1 以上的整数，${found ? `「${found}」不行` : '还没写'}。比如「转账 @May 5」。`,
    newcomer: (days) => `刚来的先攒一攒，${days} 天后就能转积分了。`,
    times: (most) => `今天转过 ${most} 次了，明天再来。`,
    points: (left) => `今天还能转 ${left} 分，少一点或明天再来。`,
    full: '对方今天收得够多了，明天再转。',
    short: (has) => `你现在 ${has} 分，不够转。发「签到」能攒。`,
    circle: (names) =>
      `留意一下：7 天里积分在 ${names.join(' → ')} 手里转了一圈，可能是小号。\n没事就不用管；要停：「关闭 转积分」。`,
    many: (name, givers, points) =>
      `留意一下：7 天里 ${givers} 个人把积分转给 ${name}，共 ${points} 分，可能是小号。\n没事就不用管；要停：「关闭 转积分」。`,
  },
  'zh-TW': {
    done: (from, to, amount, left) => say`${from} 給了 ${to} ${amount} 點，自己還有 ${left} 點。`,
    usage: '給誰、多少？@ 一下，例如「轉點 @May 5」，轉的是點數，不是錢。',
    self: '點數就在你自己手裡，不用轉。',
    inGroup: '轉點數要在群組裡說，@ 對方就行。',
    howMany: (found) => `要寫 1 以上的整數，${found ? `「${found}」不行` : '還沒寫'}。例如「轉點 @May 5」。`,
    newcomer: (days) => `剛來的先存一存，${days} 天後就能轉點數了。`,
    times: (most) => `今天轉過 ${most} 次了，明天再來。`,
    points: (left) => `今天還能轉 ${left} 點，少一點或明天再來。`,
    full: '對方今天收得夠多了，明天再轉。',
    short: (has) => `你現在 ${has} 點，不夠轉。傳「簽到」可以累積。`,
    circle: (names) =>
      `留意一下：7 天裡點數在 ${names.join(' → ')} 手裡轉了一圈，可能是小帳號。\n沒事就不用管；要停：「關閉 轉點數」。`,
    many: (name, givers, points) =>
      `留意一下：7 天裡 ${givers} 個人把點數轉給 ${name}，共 ${points} 點，可能是小帳號。\n沒事就不用管；要停：「關閉 轉點數」。`,
  },
  en: {
    done: (from, to, amount, left) => say`${from} gave ${to} ${amount} points and has ${left} left.`,
    usage: 'To whom, how many? Mention one person: /transfer @May 5. Points, not money.',
    self: 'Those points are yours already.',
    inGroup: 'Say it in the group and mention the person.',
    howMany: (found) => `A whole number from 1${found ? `, not "${found}"` : ''}, please: /transfer @May 5`,
    newcomer: (days) => `You are new here: in ${days} days you can give points away.`,
    times: (most) => `That was ${most} times today. Tomorrow again.`,
    points: (left) => `You can give ${left} more today. Less, or tomorrow.`,
    full: 'They got enough for today. Try tomorrow.',
    short: (has) => `You have ${has} points, not enough. /checkin brings more.`,
    circle: (names) =>
      `Worth a look: within 7 days points went round ${names.join(' → ')}; maybe one person's accounts.\nIf it is fine, do nothing; to stop it: /off Transfers`,
    many: (name, givers, points) =>
      `Worth a look: within 7 days ${givers} people gave ${name} ${points} points; maybe one person's accounts.\nIf it is fine, do nothing; to stop it: /off Transfers`,
  },
};
