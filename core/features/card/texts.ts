import { say } from '../../kit/reply.ts';
import type { At, Fact, Say, Texts } from '../../types.ts';

interface Catalogue {
  /** Above the picture. */
  readonly heading: string;
  readonly mine: (who: At, facts: readonly Fact[]) => Say;
  readonly nothing: (who: At) => Say;
}
const namedItems = 3;
const figuresOf = (facts: readonly Fact[], comma: string): string =>
  facts.flatMap((f) => (f.is === 'figure' ? [`${f.label} ${f.value}`] : [])).join(comma);

/** Figures on one line, lists on the next: the first few of each and how many there are. */
const said =
  (comma: string, colon: string, between: string, more: (n: number) => string) =>
  (who: At, facts: readonly Fact[]): Say => {
    const lists = facts.flatMap((f) => {
      if (f.is !== 'list') return [];
      const rest = f.items.length - namedItems;
      return [`${f.label}${colon}${f.items.slice(0, namedItems).join(between)}${rest > 0 ? more(rest) : ''}`];
    });
    const known = [figuresOf(facts, comma), ...lists.slice(0, 1)].filter(Boolean).join('\n');
    return known ? say`${who} ${known}` : say`${who}`;
  };

export const cardTexts: Texts<Catalogue> = {
  'zh-CN': {
    heading: '群卡片',
    mine: said('，', '：', '、', (n) => `，还有 ${n} 枚`),
    nothing: (who) => say`${who} 卡上还没有内容，先发「签到」试试。`,
  },
  'zh-TW': {
    heading: '群卡片',
    mine: said('，', '：', '、', (n) => `，還有 ${n} 枚`),
    nothing: (who) => say`${who} 卡上還沒有內容，先傳「簽到」試試。`,
  },
  en: {
    heading: 'Member card',
    mine: said(', ', ': ', ', ', (n) => ` and ${n} more`),
    nothing: (who) => say`${who}, your card is still empty. Try /checkin first.`,
  },
};
