import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';
import type { OrderState } from './store.ts';

export interface Shown {
  readonly no: number;
  readonly name: string;
  readonly price: number;
  /** Null: without end. */
  readonly left: number | null;
}
export interface Mine {
  readonly name: string;
  readonly state: OrderState;
  /** In private only. */
  readonly code?: string;
}
interface Catalogue {
  readonly shelf: (items: readonly Shown[], has: number, more: number | null) => string;
  readonly empty: string;
  readonly which: string;
  readonly none: (no: number) => string;
  readonly gone: (name: string) => string;
  readonly limit: (name: string) => string;
  readonly short: (name: string, lacks: number) => string;
  readonly level: (level: number) => string;
  readonly days: (days: number) => string;
  readonly notChosen: string;
  readonly inGroup: string;
  readonly waiting: (who: At, name: string, left: number) => Say;
  readonly title: (who: At, name: string, left: number) => Say;
  readonly sent: (who: At, name: string, left: number) => Say;
  readonly held: (who: At, name: string, days: number) => Say;
  /** The same where private talk reaches friends only. */
  readonly heldFriend: (who: At, name: string, days: number) => Say;
  readonly code: (name: string, code: string) => string;
  readonly mine: (orders: readonly Mine[]) => string;
  readonly nothing: string;
  readonly picked: (codes: readonly { name: string; code: string }[]) => string;
  readonly noneHeld: string;
  /** In private, to who could not be written to before. */
  readonly offer: string;
  readonly pickUp: string;
  readonly accepted: (who: At, name: string) => Say;
  readonly declined: (who: At, name: string, price: number) => Say;
  readonly lapsed: (who: At, name: string, price: number) => Say;
}
/** What is shown of one thing: `1 五元券 20 分（剩 3）`. */
const things = (items: readonly Shown[], unit: string, left: (n: number) => string, between: string): string =>
  items
    .map((i) => `${i.no} ${i.name} ${i.price}${unit}${i.left === null || i.left > 9 ? '' : left(i.left)}`)
    .join(between);

const hans: Readonly<Record<OrderState, string>> = {
  waiting: '等审核',
  held: '私聊发「领取」',
  done: '已发',
  declined: '没通过，已退',
  lapsed: '过期，已退',
};
const hant: Readonly<Record<OrderState, string>> = {
  waiting: '等審核',
  held: '私訊傳「領取」',
  done: '已發',
  declined: '沒通過，已退',
  lapsed: '過期，已退',
};
const english: Readonly<Record<OrderState, string>> = {
  waiting: 'with staff',
  held: 'write me "pick up"',
  done: 'done',
  declined: 'declined, points back',
  lapsed: 'expired, points back',
};
const listed = (
  orders: readonly Mine[],
  words: Readonly<Record<OrderState, string>>,
  colon: string,
  between: string,
): string => orders.map((o) => `${o.name}${colon}${o.code ?? words[o.state]}`).join(between);

export const shopTexts: Texts<Catalogue> = {
  'zh-CN': {
    shelf: (items, has, more) =>
      `${things(items, '分', (n) => `(剩${n})`, '；')}\n你有 ${has} 分，发「兑换 ${items[0]?.no ?? 1}」${more === null ? '' : `；更多「商店 ${more}」`}`,
    empty: '商店还没上东西，过几天再来看看。',
    which: '兑换哪个？发「商店」看编号，再发「兑换 1」。',
    none: (no) => `没有 ${no} 号，发「商店」看看现在有什么。`,
    gone: (name) => `${name} 换完了，等补货吧，积分没动。`,
    limit: (name) => `${name} 你换满次数了，留点给别人。`,
    short: (name, lacks) => `换 ${name} 还差 ${lacks} 分，每天签到慢慢攒。`,
    level: (level) => `这个要 ${level} 级才能换，多聊聊就到了。`,
    days: (days) => `这个要在群里久一点，再过 ${days} 天就能换。`,
    notChosen: '这个只给一部分群友，发「商店」看看别的。',
    inGroup: '这个看进群天数，在群里发「兑换」才行。',
    waiting: (who, name, left) => say`${who} ${name} 记下了，等管理员确认，还有 ${left} 分。没通过会退。`,
    title: (who, name, left) => say`${who} 现在是「${name}」了，还有 ${left} 分。`,
    sent: (who, name, left) => say`${who} ${name} 换到了，券码私聊发你了，还有 ${left} 分。`,
    held: (who, name, days) => say`${who} ${name} 给你留 ${days} 天，私聊我发「领取」就给你。`,
    heldFriend: (who, name, days) => say`${who} ${name} 给你留 ${days} 天，加我好友，备注「领取」，通过了就能领。`,
    code: (name, code) => `${name}：${code}`,
    mine: (orders) => listed(orders, hans, '：', '；'),
    nothing: '还没换过东西，发「商店」看看。',
    picked: (codes) => codes.map((x) => `${x.name}：${x.code}`).join('\n'),
    offer: '有你换的东西在等你领。',
    pickUp: '领取',
    noneHeld: '没有等你领的，换过的发「我的兑换」看。',
    accepted: (who, name) => say`${who} ${name} 通过了，管理员会找你。`,
    declined: (who, name, price) => say`${who} ${name} 这次没通过，${price} 分退给你了。`,
    lapsed: (who, name, price) => say`${who} ${name} 一直没来领，${price} 分退给你了。`,
  },
  'zh-TW': {
    shelf: (items, has, more) =>
      `${things(items, '點', (n) => `(剩${n})`, '；')}\n你有 ${has} 點，傳「兌換 ${items[0]?.no ?? 1}」${more === null ? '' : `；更多「商店 ${more}」`}`,
    empty: '商店還沒有東西，過幾天再來看看。',
    which: '兌換哪個？傳「商店」看編號，再傳「兌換 1」。',
    none: (no) => `沒有 ${no} 號，傳「商店」看看現在有什麼。`,
    gone: (name) => `${name} 換完了，等補貨吧，點數沒動。`,
    limit: (name) => `${name} 你換滿次數了，留點給別人。`,
    short: (name, lacks) => `換 ${name} 還差 ${lacks} 點，每天簽到慢慢存。`,
    level: (level) => `這個要 ${level} 級才能換，多聊聊就到了。`,
    days: (days) => `這個要在群組裡久一點，再過 ${days} 天就能換。`,
    notChosen: '這個只給一部分群友，傳「商店」看看別的。',
    inGroup: '這個看進群天數，在群組裡傳「兌換」才行。',
    waiting: (who, name, left) => say`${who} ${name} 記下了，等管理員確認，還有 ${left} 點。沒通過會退。`,
    title: (who, name, left) => say`${who} 現在是「${name}」了，還有 ${left} 點。`,
    sent: (who, name, left) => say`${who} ${name} 換到了，券碼私訊給你了，還有 ${left} 點。`,
    held: (who, name, days) => say`${who} ${name} 給你留 ${days} 天，私訊我傳「領取」就給你。`,
    heldFriend: (who, name, days) => say`${who} ${name} 給你留 ${days} 天，加我好友，備註「領取」，通過了就能領。`,
    code: (name, code) => `${name}：${code}`,
    mine: (orders) => listed(orders, hant, '：', '；'),
    nothing: '還沒換過東西，傳「商店」看看。',
    picked: (codes) => codes.map((x) => `${x.name}：${x.code}`).join('\n'),
    offer: '有你換的東西在等你領。',
    pickUp: '領取',
    noneHeld: '沒有等你領的，換過的傳「我的兌換」看。',
    accepted: (who, name) => say`${who} ${name} 通過了，管理員會找你。`,
    declined: (who, name, price) => say`${who} ${name} 這次沒通過，${price} 點退給你了。`,
    lapsed: (who, name, price) => say`${who} ${name} 一直沒來領，${price} 點退給你了。`,
  },
  en: {
    shelf: (items, has, more) =>
      `${things(items, ' pts', (n) => ` (${n} left)`, '; ')}\nYou have ${has}: /redeem ${items[0]?.no ?? 1}${more === null ? '' : `, more: /shop ${more}`}`,
    empty: 'Nothing in the shop yet. Look again in a few days.',
    which: 'Which one? /shop shows the numbers, then /redeem 1',
    none: (no) => `There is no number ${no}. /shop shows what there is.`,
    gone: (name) => `${name} has run out. Your points are untouched.`,
    limit: (name) => `You had your share of ${name}. Leave some for others.`,
    short: (name, lacks) => `${lacks} points short of ${name}. /checkin every day helps.`,
    level: (level) => `That one is for level ${level}. Keep chatting.`,
    days: (days) => `A little longer in the group: ${days} days to go.`,
    notChosen: 'That one is for some members only. /shop shows the rest.',
    inGroup: 'That one asks how long you are in the group: /redeem there, please.',
    waiting: (who, name, left) =>
      say`${who}, ${name} is noted; staff confirm it. ${left} points left, back if they decline.`,
    title: (who, name, left) => say`${who} is "${name}" now. ${left} points left.`,
    sent: (who, name, left) => say`${who}, ${name} is yours; the code is in your private chat. ${left} points left.`,
    held: (who, name, days) => say`${who}, ${name} is kept for ${days} days: write "pick up" to me in private.`,
    heldFriend: (who, name, days) => say`${who}, ${name} is kept for ${days} days: add me as a friend to pick it up.`,
    code: (name, code) => `${name}: ${code}`,
    mine: (orders) => listed(orders, english, ': ', '; '),
    nothing: 'Nothing redeemed yet. /shop shows what there is.',
    picked: (codes) => codes.map((x) => `${x.name}: ${x.code}`).join('\n'),
    offer: 'Something you redeemed is waiting for you.',
    pickUp: 'Pick up',
    noneHeld: 'Nothing waits for you. /my-orders shows what you had.',
    accepted: (who, name) => say`${who}, ${name} is confirmed. Staff will get in touch.`,
    declined: (who, name, price) => say`${who}, ${name} was declined this time. ${price} points are back.`,
    lapsed: (who, name, price) => say`${who}, nobody picked up ${name}. ${price} points are back.`,
  },
};
