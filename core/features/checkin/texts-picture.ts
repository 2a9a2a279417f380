/** What the picture of a month says. */
import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly title: (name: string, month: string) => string;
  readonly streak: (days: number) => string;
  /** From Monday on. */
  readonly weekdays: readonly string[];
  readonly done: string;
  readonly madeUp: string;
  readonly today: string;
}
const chinese = ['一', '二', '三', '四', '五', '六', '日'];

export const pictureTexts: Texts<Catalogue> = {
  'zh-CN': {
    title: (name, month) => `${name} 的 ${month}`,
    streak: (days) => `连签 ${days} 天`,
    weekdays: chinese,
    done: '签到',
    madeUp: '补签',
    today: '今天',
  },
  'zh-TW': {
    title: (name, month) => `${name} 的 ${month}`,
    streak: (days) => `連簽 ${days} 天`,
    weekdays: chinese,
    done: '簽到',
    madeUp: '補簽',
    today: '今天',
  },
  en: {
    title: (name, month) => `${name}, ${month}`,
    streak: (days) => `${days} days in a row`,
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    done: 'Checked in',
    madeUp: 'Made up',
    today: 'Today',
  },
};
