import { say } from '../../kit/reply.ts';
import type { At, MergeItem, Say, Texts } from '../../types.ts';
import { prizeLine, type Prize } from './prizes.ts';
import type { Fault } from './spec.ts';

/** One who joined, in an answer that may hold many. */
export interface Joined extends MergeItem {
  readonly number: number;
  readonly draw: number;
}
/** What stands in an announcement. */
export interface Announced {
  readonly id: number;
  /** `手机 x1、奶茶券 x3` */
  readonly prizes: string;
  readonly when: string;
  readonly full: number | null;
  readonly terms: readonly string[];
  readonly phrase: string | null;
  readonly price: number;
  /** The first 20 digits. */
  readonly commitment: string;
}
/** Who has one prize. `more`: how many are not named. */
interface Won {
  readonly name: string;
  readonly winners: readonly At[];
  readonly more: number;
}
/** `prize`: named where there are several. `friends`: private talk reaches friends only. */
interface Passed {
  readonly number: number;
  readonly prize: string | null;
  readonly friends: boolean;
}
type Why = 'left' | 'late' | 'staff';
interface Catalogue {
  /** `手机 x1、奶茶券 x3` */
  readonly prizes: (all: readonly Prize[]) => string;
  readonly announce: (d: Announced) => string;
  readonly terms: {
    readonly points: (n: number) => string;
    readonly days: (n: number) => string;
    readonly level: (n: number) => string;
    readonly chosen: string;
    readonly checkin: string;
    readonly double: string;
  };
  readonly join: string;
  readonly joined: (items: readonly Joined[]) => Say;
  readonly already: (who: At, number: number) => Say;
  readonly over: string;
  readonly none: string;
  readonly which: (ids: readonly number[]) => string;
  readonly lack: (who: At, price: number, has: number) => Say;
  readonly tooFew: (who: At, needed: number, has: number) => Say;
  readonly tooNew: (who: At, days: number) => Say;
  readonly tooLow: (who: At, level: number) => Say;
  readonly notChosen: (who: At) => Say;
  readonly noCheckin: (who: At) => Say;
  readonly list: (rows: readonly string[]) => string;
  readonly row: (id: number, prize: string, when: string, entries: number) => string;
  readonly won: (id: number, prizes: readonly Won[]) => Say;
  readonly wonTail: (id: number, entries: number, hours: number) => string;
  /** The same where private talk reaches friends only. */
  readonly wonTailFriend: (id: number, entries: number, hours: number) => string;
  readonly nobody: (id: number, prize: string) => string;
  readonly cancelled: (id: number, prize: string, refunded: number) => string;
  readonly ended: (id: number) => string;
  readonly noSuch: string;
  readonly youWon: (id: number, prize: string, until: string) => string;
  readonly claim: string;
  readonly claimed: (id: number, prize: string) => string;
  readonly claimedTold: (name: string, id: number, prize: string, words: string) => string;
  readonly claimPrivately: (id: number) => string;
  readonly notYours: (id: number) => string;
  readonly tooLate: string;
  readonly passed: (id: number, who: Passed, why: Why, next: readonly At[]) => Say;
  readonly noneLeft: (id: number, number: number) => string;
  readonly rerolled: (id: number, number: number) => string;
  readonly whichPlace: (id: number) => string;
  readonly verifyOpen: (id: number, entries: number, commitment: string) => string;
  readonly verifyDrawn: (id: number, entries: number, winners: readonly number[], commitment: string) => string;
  readonly verifyCancelled: (id: number) => string;
  readonly evidence: (id: number) => string;
  readonly usage: string;
  /** `example`: the command with a number. */
  readonly whichDraw: (example: string) => string;
  readonly fault: Readonly<Record<Fault, string>>;
  readonly tooMany: (n: number) => string;
  readonly sayThere: string;
  readonly askPrize: string;
  readonly askWinners: string;
  readonly askWhen: string;
  readonly when: { readonly hour: string; readonly tonight: string; readonly full: string };
  readonly whenTyped: Readonly<{ hour: string; tonight: string; full: string }>;
}
/** Mentions with a sign between them. */
const all = (people: readonly At[], comma: string): Say => people.flatMap((p, i) => (i === 0 ? [p] : [comma, p]));
const put = (...all: readonly Say[]): Say => all.flatMap((s) => (typeof s === 'string' ? (s === '' ? [] : [s]) : s));

interface Signs {
  readonly comma: string;
  readonly colon: string;
  /** Between the head and the name of the only prize. */
  readonly first: string;
  readonly more: (w: Won) => string;
}
/** One prize stands in the head; of several each has a line. */
function board(head: string, prizes: readonly Won[], { comma, colon, first, more }: Signs): Say {
  const one = (w: Won): Say => put([`${w.name}${colon}`], all(w.winners, comma), w.more > 0 ? more(w) : '');
  const [only, another] = prizes;
  return only && !another
    ? put(`${head}${first}`, one(only))
    : put(`${head}${colon.trim()}`, ...prizes.map((w) => put('\n', one(w))));
}

export const drawTexts: Texts<Catalogue> = {
  'zh-CN': {
    prizes: (all) => prizeLine(all, '、'),
    announce: (d) =>
      `抽奖 ${d.id}：${d.prizes}，${d.full === null ? '' : `满 ${d.full} 人或 `}${d.when} 开奖${d.terms.map((t) => `，${t}`).join('')}。\n` +
      `发「${d.phrase ?? '参加'}」就行${d.price > 0 ? `，花 ${d.price} 分` : ''}。凭证 ${d.commitment}`,
    terms: {
      points: (n) => `积分满 ${n}`,
      days: (n) => `进群满 ${n} 天`,
      level: (n) => `${n} 级以上`,
      chosen: '限部分群友',
      checkin: '今天签过到',
      double: '当天签到的算两份',
    },
    join: '参加',
    joined: (items) =>
      say`参加了抽奖 ${items[0]?.draw ?? 0}：${items.map((i) => `${i.name}（${i.number} 号）`).join('、')}`,
    already: (w, n) => say`${w} 已经参加了，你是 ${n} 号。`,
    over: '这次已经截止了，下次早点来。',
    none: '现在没有抽奖，有了会在群里说。',
    which: (ids) => `有 ${ids.length} 个抽奖，发「参加 ${ids[0]}」这样选一个。`,
    lack: (w, price, has) => say`${w} 参加要花 ${price} 分，你有 ${has} 分，签到可以攒。`,
    tooFew: (w, n, has) => say`${w} 要积分满 ${n}，你有 ${has}，签到可以攒。`,
    tooNew: (w, n) => say`${w} 要进群满 ${n} 天，下次再来。`,
    tooLow: (w, n) => say`${w} 这次要 ${n} 级以上，多聊聊就升级了。`,
    notChosen: (w) => say`${w} 这次只给一部分群友，下次还有机会。`,
    noCheckin: (w) => say`${w} 先发「签到」，再来参加。`,
    list: (rows) => rows.join('\n'),
    row: (id, prize, when, n) => `${id} 号：${prize}，${when} 开奖，${n} 人参加`,
    won: (id, prizes) =>
      board(`🎉 抽奖 ${id} 开奖`, prizes, {
        comma: '、',
        colon: '：',
        first: '，',
        more: (w) => ` 等 ${w.winners.length + w.more} 位`,
      }),
    wonTailFriend: (id, n, hours) =>
      `加我好友，备注「领奖 ${id}」，${hours} 小时内有效。${n} 人参加，「核验 ${id}」可查。`,
    wonTail: (id, n, hours) => `私聊我发「领奖 ${id}」，${hours} 小时内有效。${n} 人参加，「核验 ${id}」可查。`,
    nobody: (id, prize) => `抽奖 ${id}（${prize}）没有人参加，这次就不开了。`,
    cancelled: (id, prize, n) => `抽奖 ${id}（${prize}）取消了${n > 0 ? `，${n} 个人的积分已经退回` : ''}。`,
    ended: (id) => `抽奖 ${id} 已经结束了，改不了了。`,
    noSuch: '没有这个抽奖，发「抽奖」看看现在有哪些。',
    youWon: (id, prize, until) => `🎉 你在抽奖 ${id} 中了「${prize}」，${until} 前点一下领取，或发「领奖 ${id}」。`,
    claim: '领取',
    claimed: (id, prize) => `领到了：「${prize}」。已告诉主办的管理员，会来找你。`,
    claimedTold: (name, id, prize, words) =>
      `${name} 领了抽奖 ${id} 的「${prize}」，请安排一下。${words === '' ? '' : `\n留言：${words}`}`,
    claimPrivately: (id) => `领奖请私聊我，发「领奖 ${id}」。`,
    notYours: (id) => `抽奖 ${id} 没有等你领的奖。`,
    tooLate: '领奖时间过了，奖品已经顺延给下一位。',
    passed: (id, { number: n, prize, friends }, why, next) =>
      put(
        say`抽奖 ${id}：${n} 号${{ left: '退群了', late: '没来领', staff: '联系不上' }[why]}，${prize === null ? '' : `「${prize}」`}顺延给 `,
        all(next, '、'),
        friends ? `。加我好友，备注「领奖 ${id}」。` : `。私聊我发「领奖 ${id}」。`,
      ),
    noneLeft: (id, n) => `抽奖 ${id} 的 ${n} 号没有领，名单里也没有下一位了。`,
    rerolled: (id, n) => `好，抽奖 ${id} 的 ${n} 号记为联系不上。`,
    whichPlace: (id) => `这样写：「补抽 ${id} 7」，7 是联系不上的号码。`,
    verifyOpen: (id, n, c) => `抽奖 ${id}：${n} 人参加，还没开奖。凭证 ${c}`,
    verifyDrawn: (id, n, winners, c) => `抽奖 ${id}：${n} 人参加，中奖 ${winners.join('、')} 号。凭证 ${c}`,
    verifyCancelled: (id) => `抽奖 ${id} 取消了，没有开奖。`,
    evidence: (id) => `抽奖 ${id} 的凭证、名单和种子都在这里，可以自己算一遍。`,
    usage: '这样写：「抽奖 奶茶券 x3 明天20点」，或只发「抽奖」一步步来。',
    whichDraw: (example) => `加上号码，比如「${example}」。`,
    fault: {
      tag: '标签最多 20 个字，比如「标签 VIP」。',
      winners: '份数写 1 到 100，比如「x3」。',
      price: '最多花 10000 分，比如「花10分」。',
      full: '人数写 1 到 100000，比如「满50人」。',
      when: '最晚 90 天内开奖，比如「明天20点」。',
      phrase: '口令最多 20 个字。',
      prize: '奖品最多 40 个字，短一点好记。',
      prizes: '几种奖这样写：「手机 x1；奶茶券 x3」，最多 5 种。',
    },
    tooMany: (n) => `这个群已经有 ${n} 个抽奖在等开奖，先等一个结束。`,
    sayThere: '有几个群，请在要抽奖的群里说。',
    askPrize: '奖品是什么？',
    askWinners: '送几份？也可以直接回数字。',
    askWhen: '什么时候开奖？也可以回「明天20点」「满50人」。',
    when: { hour: '一小时后', tonight: '今晚 8 点', full: '满 20 人' },
    whenTyped: { hour: '1小时后', tonight: '今晚8点', full: '满20人' },
  },
  'zh-TW': {
    prizes: (all) => prizeLine(all, '、'),
    announce: (d) =>
      `抽獎 ${d.id}：${d.prizes}，${d.full === null ? '' : `滿 ${d.full} 人或 `}${d.when} 開獎${d.terms.map((t) => `，${t}`).join('')}。\n` +
      `傳「${d.phrase ?? '參加'}」就行${d.price > 0 ? `，花 ${d.price} 點` : ''}。憑證 ${d.commitment}`,
    terms: {
      points: (n) => `點數滿 ${n}`,
      days: (n) => `進群滿 ${n} 天`,
      level: (n) => `${n} 級以上`,
      chosen: '限部分群友',
      checkin: '今天簽過到',
      double: '當天簽到的算兩份',
    },
    join: '參加',
    joined: (items) =>
      say`參加了抽獎 ${items[0]?.draw ?? 0}：${items.map((i) => `${i.name}（${i.number} 號）`).join('、')}`,
    already: (w, n) => say`${w} 已經參加了，你是 ${n} 號。`,
    over: '這次已經截止了，下次早點來。',
    none: '現在沒有抽獎，有了會在群裡說。',
    which: (ids) => `有 ${ids.length} 個抽獎，傳「參加 ${ids[0]}」這樣選一個。`,
    lack: (w, price, has) => say`${w} 參加要花 ${price} 點，你有 ${has} 點，簽到可以存。`,
    tooFew: (w, n, has) => say`${w} 要點數滿 ${n}，你有 ${has}，簽到可以存。`,
    tooNew: (w, n) => say`${w} 要進群滿 ${n} 天，下次再來。`,
    tooLow: (w, n) => say`${w} 這次要 ${n} 級以上，多聊聊就升級了。`,
    notChosen: (w) => say`${w} 這次只給一部分群友，下次還有機會。`,
    noCheckin: (w) => say`${w} 先傳「簽到」，再來參加。`,
    list: (rows) => rows.join('\n'),
    row: (id, prize, when, n) => `${id} 號：${prize}，${when} 開獎，${n} 人參加`,
    won: (id, prizes) =>
      board(`🎉 抽獎 ${id} 開獎`, prizes, {
        comma: '、',
        colon: '：',
        first: '，',
        more: (w) => ` 等 ${w.winners.length + w.more} 位`,
      }),
    wonTailFriend: (id, n, hours) =>
      `加我好友，備註「領獎 ${id}」，${hours} 小時內有效。${n} 人參加，「核驗 ${id}」可查。`,
    wonTail: (id, n, hours) => `私訊我傳「領獎 ${id}」，${hours} 小時內有效。${n} 人參加，「核驗 ${id}」可查。`,
    nobody: (id, prize) => `抽獎 ${id}（${prize}）沒有人參加，這次就不開了。`,
    cancelled: (id, prize, n) => `抽獎 ${id}（${prize}）取消了${n > 0 ? `，${n} 個人的點數已經退回` : ''}。`,
    ended: (id) => `抽獎 ${id} 已經結束了，改不了了。`,
    noSuch: '沒有這個抽獎，傳「抽獎」看看現在有哪些。',
    youWon: (id, prize, until) => `🎉 你在抽獎 ${id} 中了「${prize}」，${until} 前點一下領取，或傳「領獎 ${id}」。`,
    claim: '領取',
    claimed: (id, prize) => `領到了：「${prize}」。已告訴主辦的管理員，會來找你。`,
    claimedTold: (name, id, prize, words) =>
      `${name} 領了抽獎 ${id} 的「${prize}」，請安排一下。${words === '' ? '' : `\n留言：${words}`}`,
    claimPrivately: (id) => `領獎請私訊我，傳「領獎 ${id}」。`,
    notYours: (id) => `抽獎 ${id} 沒有等你領的獎。`,
    tooLate: '領獎時間過了，獎品已經順延給下一位。',
    passed: (id, { number: n, prize, friends }, why, next) =>
      put(
        say`抽獎 ${id}：${n} 號${{ left: '退群了', late: '沒來領', staff: '聯絡不上' }[why]}，${prize === null ? '' : `「${prize}」`}順延給 `,
        all(next, '、'),
        friends ? `。加我好友，備註「領獎 ${id}」。` : `。私訊我傳「領獎 ${id}」。`,
      ),
    noneLeft: (id, n) => `抽獎 ${id} 的 ${n} 號沒有領，名單裡也沒有下一位了。`,
    rerolled: (id, n) => `好，抽獎 ${id} 的 ${n} 號記為聯絡不上。`,
    whichPlace: (id) => `這樣寫：「補抽 ${id} 7」，7 是聯絡不上的號碼。`,
    verifyOpen: (id, n, c) => `抽獎 ${id}：${n} 人參加，還沒開獎。憑證 ${c}`,
    verifyDrawn: (id, n, winners, c) => `抽獎 ${id}：${n} 人參加，中獎 ${winners.join('、')} 號。憑證 ${c}`,
    verifyCancelled: (id) => `抽獎 ${id} 取消了，沒有開獎。`,
    evidence: (id) => `抽獎 ${id} 的憑證、名單和種子都在這裡，可以自己算一遍。`,
    usage: '這樣寫：「抽獎 奶茶券 x3 明天20點」，或只傳「抽獎」一步步來。',
    whichDraw: (example) => `加上號碼，比如「${example}」。`,
    fault: {
      tag: '標籤最多 20 個字，比如「標籤 VIP」。',
      winners: '份數寫 1 到 100，比如「x3」。',
      price: '最多花 10000 點，比如「花10點」。',
      full: '人數寫 1 到 100000，比如「滿50人」。',
      when: '最晚 90 天內開獎，比如「明天20點」。',
      phrase: '口令最多 20 個字。',
      prize: '獎品最多 40 個字，短一點好記。',
      prizes: '幾種獎這樣寫：「手機 x1；奶茶券 x3」，最多 5 種。',
    },
    tooMany: (n) => `這個群已經有 ${n} 個抽獎在等開獎，先等一個結束。`,
    sayThere: '有幾個群，請在要抽獎的群裡說。',
    askPrize: '獎品是什麼？',
    askWinners: '送幾份？也可以直接回數字。',
    askWhen: '什麼時候開獎？也可以回「明天20點」「滿50人」。',
    when: { hour: '一小時後', tonight: '今晚 8 點', full: '滿 20 人' },
    whenTyped: { hour: '1小時後', tonight: '今晚8點', full: '滿20人' },
  },
  en: {
    prizes: (all) => prizeLine(all, ', '),
    announce: (d) =>
      `Draw ${d.id}: ${d.prizes}, ${d.full === null ? '' : `at ${d.full} people or `}${d.when}${d.terms.map((t) => `, ${t}`).join('')}.\n` +
      `Say "${d.phrase ?? 'join'}" to take part${d.price > 0 ? ` (${d.price} points)` : ''}. Proof ${d.commitment}`,
    terms: {
      points: (n) => `${n} points or more`,
      days: (n) => `${n} days in the group`,
      level: (n) => `level ${n} or above`,
      chosen: 'for some members',
      checkin: 'checked in today',
      double: 'a check-in that day counts double',
    },
    join: 'Join',
    joined: (items) =>
      say`In draw ${items[0]?.draw ?? 0}: ${items.map((i) => `${i.name} (no. ${i.number})`).join(', ')}`,
    already: (w, n) => say`${w} you are in already, number ${n}.`,
    over: 'This one is closed. Come sooner next time.',
    none: 'There is no draw now. I will say so here when there is.',
    which: (ids) => `There are ${ids.length} draws. Pick one like this: "join ${ids[0]}".`,
    lack: (w, price, has) => say`${w} it takes ${price} points and you have ${has}. Checking in earns some.`,
    tooFew: (w, n, has) => say`${w} it takes ${n} points to join and you have ${has}. Checking in earns some.`,
    tooNew: (w, n) => say`${w} this one is for people here for ${n} days. Next time!`,
    tooLow: (w, n) => say`${w} this one is for level ${n} and above. Talking gets you there.`,
    notChosen: (w) => say`${w} this one is for some members only. Next time, perhaps.`,
    noCheckin: (w) => say`${w} check in first ("/checkin"), then join.`,
    list: (rows) => rows.join('\n'),
    row: (id, prize, when, n) => `No. ${id}: ${prize}, drawn ${when}, ${n} in so far`,
    won: (id, prizes) =>
      board(`🎉 Draw ${id}`, prizes, { comma: ', ', colon: ': ', first: ', ', more: (w) => ` and ${w.more} more` }),
    wonTailFriend: (id, n, hours) =>
      `Add me as a friend within ${hours} hours to claim. ${n} took part; check with "/verify ${id}".`,
    wonTail: (id, n, hours) =>
      `Tell me "/prize ${id}" in private within ${hours} hours. ${n} took part; check with "/verify ${id}".`,
    nobody: (id, prize) => `Nobody joined draw ${id} (${prize}), so there is nothing to draw.`,
    cancelled: (id, prize, n) =>
      `Draw ${id} (${prize}) is off${n > 0 ? `, and ${n} people have their points back` : ''}.`,
    ended: (id) => `Draw ${id} is over and stays as it is.`,
    noSuch: 'There is no such draw. "/draw" shows those that run.',
    youWon: (id, prize, until) =>
      `🎉 You won "${prize}" in draw ${id}. Claim it before ${until}, here or with "/prize ${id}".`,
    claim: 'Claim',
    claimed: (id, prize) => `Yours: "${prize}". Whoever runs draw ${id} knows and will write to you.`,
    claimedTold: (name, id, prize, words) =>
      `${name} claimed "${prize}" of draw ${id}. Please hand it over.${words === '' ? '' : `\nTheir note: ${words}`}`,
    claimPrivately: (id) => `Please claim in private: write me "/prize ${id}".`,
    notYours: (id) => `No prize of draw ${id} is waiting for you.`,
    tooLate: 'The time to claim is over, and the prize went to the next in line.',
    passed: (id, { number: n, prize, friends }, why, next) =>
      put(
        say`Draw ${id}: number ${n} ${{ left: 'left', late: 'did not claim', staff: 'cannot be reached' }[why]}, next ${prize === null ? '' : `for "${prize}" `}is `,
        all(next, ', '),
        friends ? '. Add me as a friend to claim.' : `. Tell me "/prize ${id}" in private.`,
      ),
    noneLeft: (id, n) => `Number ${n} of draw ${id} did not claim, and nobody is left on the list.`,
    rerolled: (id, n) => `Noted: number ${n} of draw ${id} cannot be reached.`,
    whichPlace: (id) => `Like this: "/reroll ${id} 7", where 7 is the number that cannot be reached.`,
    verifyOpen: (id, n, c) => `Draw ${id}: ${n} in so far, not drawn yet. Proof ${c}`,
    verifyDrawn: (id, n, winners, c) => `Draw ${id}: ${n} took part, winners are ${winners.join(', ')}. Proof ${c}`,
    verifyCancelled: (id) => `Draw ${id} was called off and never drawn.`,
    evidence: (id) => `The proof, the list and the seed of draw ${id}: work it out yourself.`,
    usage: 'Like this: "/draw a free coffee x3 tomorrow 20:00", or just "/draw" and I ask.',
    whichDraw: (example) => `Add the number: "${example}".`,
    fault: {
      tag: 'A tag has at most 20 characters, like "tag VIP".',
      winners: 'From 1 to 100 prizes, like "x3".',
      price: 'At most 10000 points, like "costs 10 points".',
      full: 'From 1 to 100000 people, like "at 50 people".',
      when: 'Within 90 days, please, like "tomorrow 20:00".',
      phrase: 'A phrase has at most 20 characters.',
      prize: 'A prize has at most 40 characters. Shorter is easier to remember.',
      prizes: 'Several prizes go like this: "phone x1; free coffee x3", five kinds at most.',
    },
    tooMany: (n) => `There are ${n} draws waiting here already. Let one end first.`,
    sayThere: 'There are several groups. Please say it in the one it is for.',
    askPrize: 'What is the prize?',
    askWinners: 'How many of them? A number will do.',
    askWhen: 'When is it drawn? You can also say "tomorrow 20:00" or "at 50 people".',
    when: { hour: 'in an hour', tonight: 'tonight at 8', full: 'at 20 people' },
    whenTyped: { hour: 'in 1 hour', tonight: 'tonight 8pm', full: 'at 20 people' },
  },
};
