import type { HeldWhy } from '../../budget.ts';
import type { Texts, UnaskedKind } from '../../types.ts';

interface Numbers {
  readonly perHour: number;
  readonly perDay: number;
}
interface Catalogue {
  /** `spent` null: of the whole community. */
  readonly show: (group: Numbers, welcomes: number, member: Numbers, quiet: string, spent: number | null) => string;
  readonly how: string;
  readonly bounds: (name: string, takes: string) => string;
  readonly set: (name: string, value: string, everywhere: boolean) => string;
  readonly nothingHeld: string;
  /** One line: group ('' in the group itself), when it was to come, what it is, its words, why, and what becomes of it. */
  readonly held: (group: string, at: string, kind: string, words: string, why: string, end: string) => string;
  readonly comes: (at: string) => string;
  readonly waits: string;
  readonly dropped: string;
  /** `inOne`: asked about one group, in which these are all that is shown. */
  readonly more: (inOne: boolean) => string;
  readonly why: Readonly<Record<HeldWhy, string>>;
  readonly kinds: Readonly<Record<UnaskedKind, string>>;
  readonly unsubscribed: string;
  readonly subscribed: string;
  readonly already: string;
  readonly alreadyOut: string;
}
export const budgetTexts: Texts<Catalogue> = {
  'zh-CN': {
    show: (g, w, m, quiet, spent) =>
      `我主动说话：每天 ${g.perDay} 条、每小时 ${g.perHour} 条${spent === null ? '' : `，今天说了 ${spent} 条`}。\n欢迎每小时 ${w} 条，私信每人每天 ${m.perDay} 条，免打扰 ${quiet}。\n改：「上限 每天 6」「上限 免打扰 22-8」。`,
    how: '改哪个？「上限 每天 6」「上限 每小时 2」「上限 私信 1」「上限 欢迎 12」「上限 免打扰 22-8」。',
    bounds: (name, takes) => `「${name}」要填 ${takes}。`,
    set: (name, value, everywhere) => `好，${everywhere ? '各群' : '这个群'}「${name}」改成 ${value}。`,
    nothingHeld: '这两天没有压下来的。',
    held: (group, at, kind, words, why, end) =>
      `${group === '' ? '' : `${group} `}${at} ${kind}「${words}」：${why}，${end}`,
    comes: (at) => `${at} 发`,
    waits: '等您恢复',
    dropped: '没发',
    more: (inOne) => (inOne ? '还有更早的。' : '还有更早的，在群里问「/为什么没发」看那个群的。'),
    why: {
      quiet: '您让我安静',
      night: '在免打扰时段',
      hour: '这一小时说满了',
      day: '今天说满了',
      late: '等太久，过时了',
      answers: '这个号只回话',
      unsubscribed: '对方退订了',
      staff: '您说不发',
    },
    kinds: {
      campaign: '活动',
      schedule: '定时',
      topic: '话题',
      survey: '问卷',
      reminder: '提醒',
      leaderboard: '榜单',
      wrapup: '小结',
      thanks: '感谢',
      welcome: '欢迎',
      other: '消息',
    },
    unsubscribed: '好，以后不主动私信你了。你问的我照样答。想收了发「重新订阅」。',
    subscribed: '好，有事我会私信你。不想收了发「退订」。',
    already: '一直给你留着呢，不想收发「退订」。',
    alreadyOut: '早就不主动私信你了。想收发「重新订阅」。',
  },
  'zh-TW': {
    show: (g, w, m, quiet, spent) =>
      `我主動說話：每天 ${g.perDay} 則、每小時 ${g.perHour} 則${spent === null ? '' : `，今天說了 ${spent} 則`}。\n歡迎每小時 ${w} 則，私訊每人每天 ${m.perDay} 則，勿擾 ${quiet}。\n改：「上限 每天 6」「上限 勿擾 22-8」。`,
    how: '改哪個？「上限 每天 6」「上限 每小時 2」「上限 私訊 1」「上限 歡迎 12」「上限 勿擾 22-8」。',
    bounds: (name, takes) => `「${name}」要填 ${takes}。`,
    set: (name, value, everywhere) => `好，${everywhere ? '各群' : '這個群'}「${name}」改成 ${value}。`,
    nothingHeld: '這兩天沒有壓下來的。',
    held: (group, at, kind, words, why, end) =>
      `${group === '' ? '' : `${group} `}${at} ${kind}「${words}」：${why}，${end}`,
    comes: (at) => `${at} 發`,
    waits: '等您恢復',
    dropped: '沒發',
    more: (inOne) => (inOne ? '還有更早的。' : '還有更早的，在群裡問「/為什麼沒發」看那個群的。'),
    why: {
      quiet: '您讓我安靜',
      night: '在勿擾時段',
      hour: '這一小時說滿了',
      day: '今天說滿了',
      late: '等太久，過時了',
      answers: '這個帳號只回話',
      unsubscribed: '對方退訂了',
      staff: '您說不發',
    },
    kinds: {
      campaign: '活動',
      schedule: '定時',
      topic: '話題',
      survey: '問卷',
      reminder: '提醒',
      leaderboard: '排行',
      wrapup: '小結',
      thanks: '感謝',
      welcome: '歡迎',
      other: '訊息',
    },
    unsubscribed: '好，以後不主動私訊你了。你問的我照樣答。想收了傳「重新訂閱」。',
    subscribed: '好，有事我會私訊你。不想收了傳「退訂」。',
    already: '一直幫你留著呢，不想收傳「退訂」。',
    alreadyOut: '早就不主動私訊你了。想收傳「重新訂閱」。',
  },
  en: {
    show: (g, w, m, quiet, spent) =>
      `Unasked I say at most ${g.perDay} a day and ${g.perHour} an hour${spent === null ? '' : `; today ${spent} so far`}.\nWelcomes: ${w} an hour. In private: ${m.perDay} a day each. Quiet hours: ${quiet}.\nChange: /budget day 6, /budget quiet 22-8`,
    how: 'Which one? /budget day 6, /budget hour 2, /budget private 1, /budget welcome 12, /budget quiet 22-8',
    bounds: (name, takes) => `${name} takes ${takes}.`,
    set: (name, value, everywhere) => `OK, ${name} is ${value} ${everywhere ? 'in every group' : 'here'} now.`,
    nothingHeld: 'Nothing was held back these two days.',
    held: (group, at, kind, words, why, end) =>
      `${group === '' ? '' : `${group} `}${at} ${kind} "${words}": ${why}, ${end}`,
    comes: (at) => `comes ${at}`,
    waits: 'waits for /resume',
    dropped: 'dropped',
    more: (inOne) => (inOne ? 'There is more from before.' : 'There is more; send /held in a group for that one.'),
    why: {
      quiet: 'you told me to be quiet',
      night: 'quiet hours',
      hour: "this hour's share is used up",
      day: "today's share is used up",
      late: 'it waited too long',
      answers: 'this account only answers',
      unsubscribed: 'they unsubscribed',
      staff: 'you said no',
    },
    kinds: {
      campaign: 'campaign',
      schedule: 'scheduled',
      topic: 'topic',
      survey: 'survey',
      reminder: 'reminder',
      leaderboard: 'leaderboard',
      wrapup: 'wrap-up',
      thanks: 'thanks',
      welcome: 'welcome',
      other: 'message',
    },
    unsubscribed: 'OK, no more private messages unless you ask. Want them again? /resubscribe',
    subscribed: "OK, I'll write when there is something. To stop: /unsubscribe",
    already: 'You get them already. To stop: /unsubscribe',
    alreadyOut: "You don't get any already. Want them again? /resubscribe",
  },
};
