import type { Texts } from '../../types.ts';

interface Catalogue {
  /** `every`: `30 秒`; `until`: `10:30`, empty when somebody has to end it. */
  readonly on: (every: string, until: string) => string;
  readonly off: string;
  readonly over: string;
  readonly how: string;
  readonly inGroup: string;
  readonly title: string;
  readonly lead: (every: string) => string;
  readonly seconds: (n: number) => string;
  readonly minutes: (n: number) => string;
}

export const slowTexts: Texts<Catalogue> = {
  'zh-CN': {
    on: (every, until) => `大家慢慢聊，每人 ${every}说一句${until ? `，到 ${until} 为止` : ''}。`,
    off: '好，不限速了。',
    over: '不限速了，大家随意聊。',
    how: '这样用：「慢速 30秒 10分钟」，结束发「慢速 关」。最快 5 秒，最慢 1 小时。',
    inGroup: '到要慢下来的群里发，或者先发「管理」选一个群。',
    title: '慢速',
    lead: (every) => `现在每人 ${every}说一句`,
    seconds: (n) => `${n} 秒`,
    minutes: (n) => `${n} 分钟`,
  },
  'zh-TW': {
    on: (every, until) => `大家慢慢聊，每人 ${every}說一句${until ? `，到 ${until} 為止` : ''}。`,
    off: '好，不限速了。',
    over: '不限速了，大家隨意聊。',
    how: '這樣用：「慢速 30秒 10分鐘」，結束傳「慢速 關」。最快 5 秒，最慢 1 小時。',
    inGroup: '到要慢下來的群裡傳，或先傳「管理」選一個群。',
    title: '慢速',
    lead: (every) => `現在每人 ${every}說一句`,
    seconds: (n) => `${n} 秒`,
    minutes: (n) => `${n} 分鐘`,
  },
  en: {
    on: (every, until) => `Slowly, please: one message per person every ${every}${until ? `, until ${until}` : ''}.`,
    off: 'OK, no more waiting.',
    over: 'No more waiting, talk as you like.',
    how: 'Like this: /slow 30s 10m, and /slow off ends it. Between 5 seconds and an hour.',
    inGroup: 'Say that in the group that is to slow down, or choose one with /manage first.',
    title: 'slow mode',
    lead: (every) => `one message every ${every} for now`,
    seconds: (n) => `${n} s`,
    minutes: (n) => `${n} min`,
  },
};
