/** What owners read about the ladder. */
import type { Texts } from '../../../types.ts';

interface Catalogue {
  readonly is: (steps: string) => string;
  readonly set: (steps: string) => string;
  /** What was typed is no ladder: it stays as it was. */
  readonly kept: (steps: string) => string;
}

export const ladderTexts: Texts<Catalogue> = {
  'zh-CN': {
    is: (steps) => `处罚阶梯：${steps}。改的话照样子发，比如「处罚阶梯 1 提醒 2 警告 3 禁言10分钟」。`,
    set: (steps) => `处罚阶梯改好了：${steps}。不对就发「撤销」。`,
    kept: (steps) =>
      `没看懂，还是原来的：${steps}。次数写在处理前面，从小到大：「处罚阶梯 1 提醒 2 警告 3 禁言10分钟」。`,
  },
  'zh-TW': {
    is: (steps) => `處罰階梯：${steps}。要改就照樣子傳，例如「處罰階梯 1 提醒 2 警告 3 禁言10分鐘」。`,
    set: (steps) => `處罰階梯改好了：${steps}。不對就傳「撤銷」。`,
    kept: (steps) =>
      `沒看懂，還是原來的：${steps}。次數寫在處理前面，從小到大：「處罰階梯 1 提醒 2 警告 3 禁言10分鐘」。`,
  },
  en: {
    is: (steps) => `The ladder: ${steps}. Change it like this: /ladder 1 remind, 2 warn, 3 mute 10m`,
    set: (steps) => `The ladder now: ${steps}. Wrong? /undo`,
    kept: (steps) =>
      `I couldn't read that, so it stays: ${steps}. Strikes first, rising: /ladder 1 remind, 2 warn, 3 mute 10m`,
  },
};
