import { cut } from '../../kit/cut.ts';
import { say } from '../../kit/reply.ts';
import type { Goods, MergeItem, Say, Texts } from '../../types.ts';

/** One check-in in an answer that may hold many. */
export interface Item extends MergeItem {
  readonly streak: number;
  readonly first: boolean;
  /** The longest milestone it brought, in days. */
  readonly milestone?: number;
  /** On a first check-in: what points are for, when something is for sale. */
  readonly goods?: Goods;
  /** Make-up cards that came with it. */
  readonly cards?: number;
}
interface Catalogue {
  readonly one: (i: Item) => Say;
  readonly many: (items: readonly Item[]) => Say;
  readonly again: (who: { at: number; name: string }) => Say;
  readonly stale: string;
  /** On a card: the name of the figure, and the figure. */
  readonly inARow: string;
  readonly days: (n: number) => string;
}
const who = (i: Item) => ({ at: i.member, name: i.name });
/** The same amount for everybody, or nothing to say about it. */
const each = (items: readonly Item[]): number | undefined => {
  const amount = items[0]?.moved?.amount;
  return amount !== undefined && items.every((i) => i.moved?.amount === amount) ? amount : undefined;
};
const gift = (i: Item, reached: string, cards: (n: number) => string): string =>
  i.milestone === undefined ? '' : i.cards ? cards(i.cards) : reached;
/** What points are for, in the line of a first check-in; without anything for sale the week to come. */
const use = (i: Item, buy: (price: number, name: string) => string, week: string): string =>
  i.goods && i.moved ? buy(i.goods.price, cut(i.goods.name, 16)) : week;
const names = (items: readonly Item[], comma: string): string => items.map((i) => i.name).join(comma);

export const checkinTexts: Texts<Catalogue> = {
  'zh-CN': {
    one: (i) => {
      const points = i.moved ? `，+${i.moved.amount}，现在 ${i.moved.balance} 分` : '';
      const tail = i.first
        ? use(i, (n, name) => `。${n} 分能换「${name}」，发「商店」看看。`, '。连签 7 天有惊喜。')
        : i.streak > 1
          ? `，连签 ${i.streak} 天${gift(i, '，到里程碑啦', (n) => `，送补签卡 ${n} 张`)}。`
          : '。';
      return say`${who(i)} 签到啦${points}${tail}`;
    },
    many: (items) => {
      const amount = each(items);
      return `签到啦：${names(items, '、')}，共 ${items.length} 位${amount === undefined ? '' : `，各 +${amount}`}。`;
    },
    again: (w) => say`${w} 今天签过了，明天见。`,
    inARow: '连签',
    days: (n) => `${n} 天`,
    stale: '这条签到太晚才到，算不上了，今天再签一次吧。',
  },
  'zh-TW': {
    one: (i) => {
      const points = i.moved ? `，+${i.moved.amount}，現在 ${i.moved.balance} 點` : '';
      const tail = i.first
        ? use(i, (n, name) => `。${n} 點能換「${name}」，傳「商店」看看。`, '。連簽 7 天有驚喜。')
        : i.streak > 1
          ? `，連簽 ${i.streak} 天${gift(i, '，到里程碑啦', (n) => `，送補簽卡 ${n} 張`)}。`
          : '。';
      return say`${who(i)} 簽到啦${points}${tail}`;
    },
    many: (items) => {
      const amount = each(items);
      return `簽到啦：${names(items, '、')}，共 ${items.length} 位${amount === undefined ? '' : `，各 +${amount}`}。`;
    },
    again: (w) => say`${w} 今天簽過了，明天見。`,
    inARow: '連簽',
    days: (n) => `${n} 天`,
    stale: '這則簽到太晚才到，算不上了，今天再簽一次吧。',
  },
  en: {
    one: (i) => {
      const points = i.moved ? `, +${i.moved.amount}, ${i.moved.balance} points now` : '';
      const tail = i.first
        ? use(i, (n, name) => `. ${n} points get you "${name}", see /shop.`, '. Seven days in a row bring a bonus.')
        : i.streak > 1
          ? `, ${i.streak} days in a row${gift(i, ', a milestone', (n) => `, with ${n === 1 ? 'a make-up card' : `${n} make-up cards`}`)}.`
          : '.';
      return say`${who(i)} checked in${points}${tail}`;
    },
    many: (items) => {
      const amount = each(items);
      return `Checked in: ${names(items, ', ')}, ${items.length} in all${amount === undefined ? '' : `, +${amount} each`}.`;
    },
    again: (w) => say`${w} already checked in today. See you tomorrow.`,
    inARow: 'Streak',
    days: (n) => (n === 1 ? '1 day' : `${n} days`),
    stale: 'That check-in arrived too late to count. Do it again today.',
  },
};
