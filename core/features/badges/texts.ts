import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';

interface Catalogue {
  readonly one: (who: At, titles: readonly string[]) => Say;
  readonly many: (names: readonly string[], more: number) => string;
  /** On a card. */
  readonly label: string;
  readonly mine: (who: At, titles: readonly string[]) => Say;
  readonly none: (first: string) => string;
  readonly made: (title: string, what: string, times: number) => string;
  readonly howToMake: (known: string) => string;
  readonly already: (title: string) => string;
}
export const badgeTexts: Texts<Catalogue> = {
  'zh-CN': {
    one: (who, titles) => say`🏅 ${who} 得到徽章「${titles.join('」「')}」。`,
    many: (names, more) => `🏅 得到新徽章：${names.join('、')}${more > 0 ? `，还有 ${more} 位` : ''}。`,
    label: '徽章',
    mine: (who, titles) => say`${who} 有 ${titles.length} 枚徽章：${titles.join('、')}。`,
    none: (first) => `还没有徽章。第一枚「${first}」，签到一次就有。`,
    made: (title, what, times) => `做好了：${what}满 ${times} 次得「${title}」，从现在开始数。要撤回说「撤销」。`,
    howToMake: (known) => `这样写：「新徽章 热心人 话题 20」。可以数的：${known}。`,
    already: (title) => `已经有「${title}」了，换个名字。`,
  },
  'zh-TW': {
    one: (who, titles) => say`🏅 ${who} 得到徽章「${titles.join('」「')}」。`,
    many: (names, more) => `🏅 得到新徽章：${names.join('、')}${more > 0 ? `，還有 ${more} 位` : ''}。`,
    label: '徽章',
    mine: (who, titles) => say`${who} 有 ${titles.length} 枚徽章：${titles.join('、')}。`,
    none: (first) => `還沒有徽章。第一枚「${first}」，簽到一次就有。`,
    made: (title, what, times) => `做好了：${what}滿 ${times} 次得「${title}」，從現在開始數。要收回說「撤銷」。`,
    howToMake: (known) => `這樣寫：「新徽章 熱心人 話題 20」。可以數的：${known}。`,
    already: (title) => `已經有「${title}」了，換個名字。`,
  },
  en: {
    one: (who, titles) => say`🏅 ${who} earned "${titles.join('", "')}".`,
    many: (names, more) => `🏅 New badges for ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    label: 'Badges',
    mine: (who, titles) => say`${who} has ${titles.length}: ${titles.join(', ')}.`,
    none: (first) => `No badge yet. The first, "${first}", takes one check-in.`,
    made: (title, what, times) =>
      `Done: ${what} ${times} times brings "${title}", counted from now. /undo takes it back.`,
    howToMake: (known) => `Write /new-badge Regular topic 20. What can be counted: ${known}.`,
    already: (title) => `There is a badge "${title}" already. Another name?`,
  },
};
