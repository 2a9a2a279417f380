import type { Mode } from '../../accounts.ts';
import { foldCommand } from '../../text/index.ts';
import type { CarefulState } from '../../ports.ts';
import type { Texts } from '../../types.ts';

const words: Readonly<Record<Mode, readonly string[]>> = {
  listen: ['只听', '只聽', '听', 'listen'],
  reply: ['只回话', '只回', '只回話', '回话', 'reply'],
  start: ['主动', '主動', '可以主动', 'start', 'talk'],
};
const byWord = new Map(
  Object.entries(words).flatMap(([mode, all]) => all.map((w) => [foldCommand(w), mode as Mode] as const)),
);
/** By its folded word. */
export const modeCalled = (folded: string): Mode | undefined => byWord.get(folded);

interface State extends CarefulState {
  readonly platform: string;
  readonly mode: Mode;
  readonly now: number;
  readonly until: (at: number) => string;
}
interface Catalogue {
  readonly state: (s: State) => string;
  readonly changed: (mode: Mode) => string;
  readonly how: string;
  readonly ownerOnly: string;
  readonly none: string;
}
const blocked = (s: State): boolean => s.blockedUntil > s.now;

export const accountTexts: Texts<Catalogue> = {
  'zh-CN': {
    state: (s) =>
      [
        `${s.platform}：今天发了 ${s.sentToday} 条${s.perDay === null ? '' : `，上限 ${s.perDay}`}${s.daysOld === null ? '' : `（新号第 ${s.daysOld + 1} 天，会慢慢放宽）`}。`,
        { listen: '现在只听不说。', reply: '现在只回话，不主动说。', start: '现在可以主动说话，夜里除外。' }[s.mode],
        blocked(s) ? `平台嫌快，到 ${s.until(s.blockedUntil)} 之前先不发。` : '',
      ].join(''),
    changed: (mode) =>
      ({
        listen: '好，只听不说。要问我就私聊。',
        reply: '好，只回话，不主动说。',
        start: '好，可以主动说话了。夜里不说，一天有上限。',
      })[mode],
    how: '想怎么样？「账号状态 只听」「账号状态 只回话」「账号状态 主动」。',
    ownerOnly: '这个要群主来定。',
    none: '现在没有需要小心的账号。',
  },
  'zh-TW': {
    state: (s) =>
      [
        `${s.platform}：今天傳了 ${s.sentToday} 則${s.perDay === null ? '' : `，上限 ${s.perDay}`}${s.daysOld === null ? '' : `（新號第 ${s.daysOld + 1} 天，會慢慢放寬）`}。`,
        { listen: '現在只聽不說。', reply: '現在只回話，不主動說。', start: '現在可以主動說話，夜裡除外。' }[s.mode],
        blocked(s) ? `平台嫌快，到 ${s.until(s.blockedUntil)} 之前先不傳。` : '',
      ].join(''),
    changed: (mode) =>
      ({
        listen: '好，只聽不說。要問我就私訊。',
        reply: '好，只回話，不主動說。',
        start: '好，可以主動說話了。夜裡不說，一天有上限。',
      })[mode],
    how: '想怎麼樣？「帳號狀態 只聽」「帳號狀態 只回話」「帳號狀態 主動」。',
    ownerOnly: '這個要群主來定。',
    none: '現在沒有需要小心的帳號。',
  },
  en: {
    state: (s) =>
      [
        `${s.platform}: ${s.sentToday} sent today${s.perDay === null ? '' : ` of ${s.perDay}`}${s.daysOld === null ? '' : ` (day ${s.daysOld + 1} of a new account, more comes with time)`}.`,
        {
          listen: ' I only listen.',
          reply: ' I answer and start nothing.',
          start: ' I may start talking, not at night.',
        }[s.mode],
        blocked(s) ? ` Told it was too fast: silent until ${s.until(s.blockedUntil)}.` : '',
      ].join(''),
    changed: (mode) =>
      ({
        listen: 'Fine, I only listen. Ask me in private.',
        reply: 'Fine, I answer and start nothing.',
        start: 'Fine, I may start talking. Not at night, and so much a day.',
      })[mode],
    how: 'Which one? /account listen, /account reply or /account start',
    ownerOnly: 'That one is for the owner.',
    none: 'There is no account that needs care.',
  },
};
