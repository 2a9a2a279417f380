import type { Texts } from '../../types.ts';

/** What a moderator may need and this platform lacks. */
export type Lack = 'delete' | 'mute' | 'kick';

interface Catalogue {
  readonly hello: (group: string) => string;
  readonly helloAgain: (group: string, community: string) => string;
  readonly helloStranger: (group: string) => string;
  readonly pick: string;
  readonly pickTyped: string;
  readonly none: string;
  readonly sure: (preset: string, features: readonly string[]) => string;
  readonly yes: string;
  readonly change: string;
  readonly later: string;
  readonly oneByOne: string;
  readonly done: (features: readonly string[]) => string;
  readonly lacks: (what: readonly Lack[]) => string;
  readonly unknown: (typed: string) => string;
  readonly undone: (preset: string) => string;
  readonly notAnyMore: string;
}
export const presetsTexts: Texts<Catalogue> = {
  'zh-CN': {
    hello: (group) => `我进了「${group}」。是您拉我来的，我听您的。`,
    helloAgain: (group, community) => `我进了「${group}」，设置跟着「${community}」走，不用再弄。`,
    helloStranger: (group) => `我进了「${group}」。您要是群主，在这里发「认领 验证码」，验证码在我启动的那台电脑上。`,
    pick: '现在有人签到我才应，不会主动说话。选一个：',
    pickTyped: '这是什么群？选一个：',
    none: '先这样',
    sure: (preset, features) => `${preset}会打开${features.join('、')}。可以吗？`,
    yes: '好',
    change: '改改',
    later: '好，先这样。想开什么，发「设置」。',
    oneByOne: '好，一项项来：比如「打开 排行榜」「关闭 签到」，或者发「设置」看全部。',
    done: (features) => `开好了：${features.join('、')}。`,
    lacks: (what) =>
      `这里我${what.map((w) => ({ delete: '删不了别人的消息', mute: '不能禁言', kick: '移不了人' })[w]).join('，也')}；遇到广告我提醒 TA，并马上告诉您。`,
    unknown: (typed) => `没有「${typed}」。有店铺群、兴趣群、学习群，比如「预设 店铺群」。`,
    undone: (preset) => `撤销了，「${preset}」打开的都收回了。`,
    notAnyMore: '这个现在要管理员来。',
  },
  'zh-TW': {
    hello: (group) => `我進了「${group}」。是您拉我來的，我聽您的。`,
    helloAgain: (group, community) => `我進了「${group}」，設定跟著「${community}」走，不用再弄。`,
    helloStranger: (group) => `我進了「${group}」。您要是群主，在這裡傳「認領 驗證碼」，驗證碼在我啟動的那台電腦上。`,
    pick: '現在有人簽到我才應，不會主動說話。選一個：',
    pickTyped: '這是什麼群？選一個：',
    none: '先這樣',
    sure: (preset, features) => `${preset}會打開${features.join('、')}。可以嗎？`,
    yes: '好',
    change: '改改',
    later: '好，先這樣。想開什麼，傳「設定」。',
    oneByOne: '好，一項項來：例如「打開 排行榜」「關閉 簽到」，或者傳「設定」看全部。',
    done: (features) => `開好了：${features.join('、')}。`,
    lacks: (what) =>
      `這裡我${what.map((w) => ({ delete: '刪不了別人的訊息', mute: '不能禁言', kick: '移不了人' })[w]).join('，也')}；遇到廣告我提醒 TA，並馬上告訴您。`,
    unknown: (typed) => `沒有「${typed}」。有店家群、興趣群、學習群，例如「範本 店家群」。`,
    undone: (preset) => `撤銷了，「${preset}」打開的都收回了。`,
    notAnyMore: '這個現在要管理員來。',
  },
  en: {
    hello: (group) => `I am in ${group} now. You brought me in, so I listen to you.`,
    helloAgain: (group, community) => `I am in ${group} now. It follows the settings of ${community}.`,
    helloStranger: (group) =>
      `I am in ${group} now. If you own it, send /claim with the code here; it is printed where I was started.`,
    pick: 'I answer check-ins and never speak first. What kind of group is it?',
    pickTyped: 'What kind of group is it?',
    none: 'Leave it',
    sure: (preset, features) => `${preset} turns on: ${features.join(', ')}. All right?`,
    yes: 'Yes',
    change: 'Pick myself',
    later: 'OK, as it is. /settings whenever you like.',
    oneByOne: 'OK, one by one: /on leaderboard, /off check-in, or /settings for all of them.',
    done: (features) => `Done. On now: ${features.join(', ')}.`,
    lacks: (what) =>
      `Here I cannot ${what.map((w) => ({ delete: "delete others' messages", mute: 'mute', kick: 'remove anyone' })[w]).join(' or ')}. When I see an advert I remind them and tell you at once.`,
    unknown: (typed) => `There is no "${typed}". There is shop, hobby and study: /preset shop`,
    undone: (preset) => `Taken back, all that ${preset} turned on.`,
    notAnyMore: 'That takes an admin now.',
  },
};
