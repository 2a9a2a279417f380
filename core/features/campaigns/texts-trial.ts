import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly none: (title: string) => string;
  readonly changed: (title: string) => string;
  readonly paused: (title: string) => string;
  readonly never: (title: string) => string;
  readonly already: string;
  readonly textNow: (title: string, letter: string) => string;
  readonly timeNow: (title: string, time: string) => string;
  /** For whoever looks at the campaign: what its trial would try. */
  readonly times: (times: readonly string[]) => string;
  readonly rewards: (rewards: readonly number[]) => string;
  readonly decides: (goal: string, gain: number, days: number, name: string) => string;
  readonly goals: Readonly<Record<'replies' | 'checkins' | 'clicks', string>>;
}

export const campaignTrialTexts: Texts<Catalogue> = {
  'zh-CN': {
    none: (title) => `「${title}」没写要试什么。加到活动文件里，或者发「试验 文案」。`,
    changed: (title) => `「${title}」改过了，试的已经不是它。重新发「试验 开始 ${title}」。`,
    paused: (title) => `「${title}」停着，先发「启用 ${title}」。`,
    never: (title) => `「${title}」明天起不会再来，试不了。`,
    already: '现在就是这样，不用改。',
    textNow: (title, letter) => `好，「${title}」以后各群都发 ${letter}。改主意就发「撤销」。`,
    timeNow: (title, time) => `好，「${title}」以后都在 ${time} 发。改主意就发「撤销」。`,
    times: (times) => `试时间：${times.join('、')}`,
    rewards: (rewards) => `试奖励：${rewards.map((r) => `${r} 倍`).join('、')}`,
    decides: (goal, gain, days, name) => `看${goal}，提高 ${gain} 个点，${days} 天。要试就发「试验 开始 ${name}」。`,
    goals: { replies: '发言', checkins: '签到', clicks: '点链接' },
  },
  'zh-TW': {
    none: (title) => `「${title}」沒寫要試什麼。加到活動檔案裡，或者傳「試驗 文案」。`,
    changed: (title) => `「${title}」改過了，試的已經不是它。重新傳「試驗 開始 ${title}」。`,
    paused: (title) => `「${title}」停著，先傳「啟用 ${title}」。`,
    never: (title) => `「${title}」明天起不會再來，試不了。`,
    already: '現在就是這樣，不用改。',
    textNow: (title, letter) => `好，「${title}」以後各群都說 ${letter}。改主意就傳「撤銷」。`,
    timeNow: (title, time) => `好，「${title}」以後都在 ${time} 說。改主意就傳「撤銷」。`,
    times: (times) => `試時間：${times.join('、')}`,
    rewards: (rewards) => `試獎勵：${rewards.map((r) => `${r} 倍`).join('、')}`,
    decides: (goal, gain, days, name) => `看${goal}，提高 ${gain} 個點，${days} 天。要試就傳「試驗 開始 ${name}」。`,
    goals: { replies: '發言', checkins: '簽到', clicks: '點連結' },
  },
  en: {
    none: (title) => `"${title}" names nothing to try. Add trial to its file, or send /trial text`,
    changed: (title) => `"${title}" was changed, so it is not what was tried. Again: /trial start ${title}`,
    paused: (title) => `"${title}" is paused. First: /campaign-resume ${title}`,
    never: (title) => `"${title}" does not come again from tomorrow on, so it cannot be tried.`,
    already: 'That is how it is now; nothing to change.',
    textNow: (title, letter) => `OK, from now on every group hears ${letter} of "${title}". To take it back: /undo`,
    timeNow: (title, time) => `OK, "${title}" comes at ${time} from now on. To take it back: /undo`,
    times: (times) => `Times to try: ${times.join(', ')}`,
    rewards: (rewards) => `Rewards to try: ${rewards.map((r) => `${r}x`).join(', ')}`,
    decides: (goal, gain, days, name) =>
      `By who ${goal}, ${gain} points more, ${days} days. To try it: /trial start ${name}`,
    goals: { replies: 'spoke', checkins: 'checked in', clicks: 'followed the link' },
  },
};
