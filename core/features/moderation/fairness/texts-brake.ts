/** What is said when too much was done at once. */
import type { Say, Texts } from '../../../types.ts';

/** Why it stopped: so many acts in so many minutes, or so many of so many people within an hour. */
export type Reason =
  { readonly acts: number; readonly minutes: number } | { readonly members: number; readonly of: number };
interface Catalogue {
  /** `most`: what was met in more than half of them; null: nothing stands out. */
  readonly ask: (group: string, why: Reason, when: string, most: string | null) => string;
  readonly go: string;
  readonly stay: string;
  readonly back: string;
  readonly going: (held: number) => string;
  readonly staying: (when: string) => string;
  readonly undone: (n: number, members: number, when: string) => string;
  readonly nothingToUndo: (when: string) => string;
  readonly settled: string;
  readonly said: (n: number) => Say;
  readonly free: string;
  readonly on: (groups: readonly string[], when: string) => string;
  readonly counted: (n: number) => string;
  /** Going on was taken back. */
  readonly asBefore: string;
}

export const brakeTexts: Texts<Catalogue> = {
  'zh-CN': {
    ask: (group, why, when, most) =>
      `「${group}」${'acts' in why ? `${why.minutes} 分钟里我动手 ${why.acts} 次` : `一小时里我动了 ${why.of} 人中的 ${why.members} 个`}，有点多，先停手了：群规照看，只记不罚。${most === null ? '' : `多半是「${most}」。`}\n怎么办？没回的话，${when} 接着管。`,
    go: '继续',
    stay: '停到明天',
    back: '全部撤销',
    going: (held) => `好，接着管。${held > 0 ? `停手时记下了 ${held} 次，没动他们。` : ''}`,
    staying: (when) => `好，停到${when}，到时候自己接着管。`,
    undone: (n, members, when) =>
      `撤掉了 ${n} 次，${members} 个人的次数、积分、禁言都还了；请出去的要您再邀。先停到${when}，看看「违禁词」哪条不对。反悔发「撤销」。`,
    nothingToUndo: (when) => `没有要撤的。先停到${when}。`,
    settled: '这件事已经有人定了。',
    said: (n) => `刚才 ${n} 次提醒是我弄错了，都撤掉了，抱歉打扰大家。`,
    free: '现在没停手，群规照常。',
    on: (groups, when) => `停着手的：${groups.join('、')}，到${when}。怎么办？`,
    counted: (n) => `${n} 次又算数了。禁言不会再来一遍。`,
    asBefore: '撤销了，停手的事回到刚才那样。要看就发「刹车」。',
  },
  'zh-TW': {
    ask: (group, why, when, most) =>
      `「${group}」${'acts' in why ? `${why.minutes} 分鐘裡我動手 ${why.acts} 次` : `一小時裡我動了 ${why.of} 人中的 ${why.members} 個`}，有點多，先停手了：群規照看，只記不罰。${most === null ? '' : `多半是「${most}」。`}\n怎麼辦？沒回的話，${when} 接著管。`,
    go: '繼續',
    stay: '停到明天',
    back: '全部撤銷',
    going: (held) => `好，接著管。${held > 0 ? `停手時記下了 ${held} 次，沒動他們。` : ''}`,
    staying: (when) => `好，停到${when}，到時候自己接著管。`,
    undone: (n, members, when) =>
      `撤掉了 ${n} 次，${members} 個人的次數、點數、禁言都還了；請出去的要您再邀。先停到${when}，看看「違禁詞」哪條不對。反悔傳「撤銷」。`,
    nothingToUndo: (when) => `沒有要撤的。先停到${when}。`,
    settled: '這件事已經有人定了。',
    said: (n) => `剛才 ${n} 次提醒是我弄錯了，都撤掉了，抱歉打擾大家。`,
    free: '現在沒停手，群規照常。',
    on: (groups, when) => `停著手的：${groups.join('、')}，到${when}。怎麼辦？`,
    counted: (n) => `${n} 次又算數了。禁言不會再來一遍。`,
    asBefore: '撤銷了，停手的事回到剛才那樣。要看就傳「煞車」。',
  },
  en: {
    ask: (group, why, when, most) =>
      `In "${group}" I acted ${'acts' in why ? `${why.acts} times in ${why.minutes} min` : `on ${why.members} of ${why.of} people within an hour`}. That is a lot, so I stopped: I go on watching, but only take notes.${most === null ? '' : ` Mostly it was "${most}".`}\nWhat now? Without an answer I go on ${when}.`,
    go: 'Go on',
    stay: 'Pause until tomorrow',
    back: 'Take it all back',
    going: (held) => `OK, going on.${held > 0 ? ` I noted ${held} while paused and left those people alone.` : ''}`,
    staying: (when) => `OK, paused until ${when}; then I go on by myself.`,
    undone: (n, members, when) =>
      `Took back ${n} acts: strikes, points and mutes of ${members} people. Whoever was removed needs a new invitation. Paused until ${when}; have a look at /filters. Changed your mind? /undo`,
    nothingToUndo: (when) => `There is nothing to take back. Paused until ${when}.`,
    settled: 'Somebody has decided that already.',
    said: (n) => `My last ${n} reminders were a mistake. All taken back, sorry for the bother.`,
    free: 'Not paused. The rules hold as usual.',
    on: (groups, when) => `Paused until ${when}: ${groups.join(', ')}. What now?`,
    counted: (n) => `${n} acts count again. Mutes are not repeated.`,
    asBefore: 'Taken back: the pause is as it was. /brake shows it.',
  },
};
