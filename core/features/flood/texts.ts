import type { Texts } from '../../types.ts';
import type { Kind } from './rules.ts';

interface Catalogue {
  /** How the rule is called. */
  readonly title: Readonly<Record<Kind, string>>;
  /** How the reminder begins. */
  readonly lead: Readonly<Record<Kind, string>>;
  /** What it was, for who asks why. */
  readonly found: (kind: Kind, count: number, seconds: number, minutes: number) => string;
}

export const floodTexts: Texts<Catalogue> = {
  'zh-CN': {
    title: {
      flood: '刷屏',
      mentions: '点名太多',
      repeat: '重复',
      groups: '到处发',
      copies: '多人照搬',
      link: '新人链接',
    },
    lead: {
      flood: '发得有点快啦',
      mentions: '一次别点太多人的名',
      repeat: '这句大家看到啦',
      groups: '同样的话不用每个群都发',
      copies: '这句好几个人发过了',
      link: '刚进群先不发链接哦',
    },
    found: (kind, count, seconds, minutes) =>
      ({
        flood: `${seconds} 秒里 ${count} 条`,
        mentions: `一下点了 ${count} 个人`,
        repeat: `${minutes} 分钟里同样的话 ${count} 遍`,
        groups: `${minutes} 分钟里在 ${count} 个群发同样的话`,
        copies: `${minutes} 分钟里 ${count} 个人发同样的话`,
        link: '刚进群发的链接',
      })[kind],
  },
  'zh-TW': {
    title: {
      flood: '洗版',
      mentions: '點名太多',
      repeat: '重複',
      groups: '到處傳',
      copies: '多人照搬',
      link: '新人連結',
    },
    lead: {
      flood: '傳得有點快啦',
      mentions: '一次別點太多人的名',
      repeat: '這句大家看到啦',
      groups: '同樣的話不用每個群都傳',
      copies: '這句好幾個人傳過了',
      link: '剛進群先不傳連結喔',
    },
    found: (kind, count, seconds, minutes) =>
      ({
        flood: `${seconds} 秒內 ${count} 則`,
        mentions: `一下點了 ${count} 個人`,
        repeat: `${minutes} 分鐘內同樣的話 ${count} 遍`,
        groups: `${minutes} 分鐘內在 ${count} 個群傳同樣的話`,
        copies: `${minutes} 分鐘內 ${count} 個人傳同樣的話`,
        link: '剛進群傳的連結',
      })[kind],
  },
  en: {
    title: {
      flood: 'flooding',
      mentions: 'too many mentions',
      repeat: 'repeating',
      groups: 'posting everywhere',
      copies: 'copied by several',
      link: 'link by a newcomer',
    },
    lead: {
      flood: 'that was a lot at once',
      mentions: "please don't call so many people at once",
      repeat: 'everybody has seen that one',
      groups: 'once is enough, no need to post it in every group',
      copies: 'several people posted that already',
      link: 'no links in the first days here',
    },
    found: (kind, count, seconds, minutes) =>
      ({
        flood: `${count} messages in ${seconds} s`,
        mentions: `${count} people at once`,
        repeat: `${count} times in ${minutes} min`,
        groups: `in ${count} groups`,
        copies: `by ${count} people`,
        link: 'by a newcomer',
      })[kind],
  },
};
