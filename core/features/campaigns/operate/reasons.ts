/** Why something was not said, in words: what the rows of a run and of the outbox hold. */
import type { Locale, Texts } from '../../../types.ts';

/** How the errors of outbox rows begin (core/outbox.ts, core/deliver.ts, and `drop` here). */
const failures = [
  'gone',
  'denied',
  'unsupported',
  'maybe',
  'the process ended',
  'the group has heard',
  'the account only answers',
  'stopped by staff',
  'taken back by staff',
  'held back',
] as const;
type Failure = (typeof failures)[number] | 'other';

interface Catalogue {
  /** Why a group or a member was left out; without an entry it is said as it is. */
  readonly skip: Readonly<Record<string, string>>;
  readonly fail: Readonly<Record<Failure, string>>;
  /** Of a member: they blocked the bot, take messages of nobody, or are no longer there. */
  readonly goneMember: string;
}

export const reasonTexts: Texts<Catalogue> = {
  'zh-CN': {
    skip: {
      day: '今天听过了',
      week: '这周听够了',
      condition: '条件没到',
      nobody: '没有功能接这一步',
      nothing: '那边没发',
      off: '那个功能没开',
      stranger: '没跟我私聊过',
      unsubscribed: '退订了',
      offline: '那个平台没连上',
      gone: '不在群里了',
      twice: '另一个账号收过了',
      changed: '这会儿不符合条件了',
      stopped: '被叫停了',
      recalled: '被收回了',
      late: '等太久，不发了',
      hour: '这一小时满了',
      night: '碰上免打扰',
      quiet: '安静时压下了',
      answers: '这个账号只答话',
      staff: '给管理员看的，已私发',
      refused: '你说不发',
      full: '今天满了',
    },
    fail: {
      gone: '群不在了',
      denied: '没有权限',
      unsupported: '平台做不到',
      maybe: '平台没说发没发出',
      'the process ended': '发的时候断了',
      'the group has heard': '今天的条数满了',
      'the account only answers': '这个账号只答话',
      'stopped by staff': '被叫停了',
      'taken back by staff': '被收回了',
      'held back': '安静时压下了',
      other: '平台没收',
    },
    goneMember: '对方不收我的私信',
  },
  'zh-TW': {
    skip: {
      day: '今天聽過了',
      week: '這週聽夠了',
      condition: '條件沒到',
      nobody: '沒有功能接這一步',
      nothing: '那邊沒發',
      off: '那個功能沒開',
      stranger: '沒私訊過我',
      unsubscribed: '退訂了',
      offline: '那個平台沒連上',
      gone: '不在群組裡了',
      twice: '另一個帳號收過了',
      changed: '這會兒不符合條件了',
      stopped: '被叫停了',
      recalled: '被收回了',
      late: '等太久，不發了',
      hour: '這一小時滿了',
      night: '碰上勿擾時段',
      quiet: '安靜時壓下了',
      answers: '這個帳號只答話',
      staff: '給管理員看的，已私訊',
      refused: '你說不發',
      full: '今天滿了',
    },
    fail: {
      gone: '群組不在了',
      denied: '沒有權限',
      unsupported: '平台做不到',
      maybe: '平台沒說發沒發出',
      'the process ended': '發的時候斷了',
      'the group has heard': '今天的則數滿了',
      'the account only answers': '這個帳號只答話',
      'stopped by staff': '被叫停了',
      'taken back by staff': '被收回了',
      'held back': '安靜時壓下了',
      other: '平台沒收',
    },
    goneMember: '對方不收我的私訊',
  },
  en: {
    skip: {
      day: 'heard it today',
      week: 'heard it enough this week',
      condition: 'its condition was not met',
      nobody: 'no feature does this step',
      nothing: 'nothing was posted there',
      off: 'the feature is off there',
      stranger: 'never wrote to me in private',
      unsubscribed: 'unsubscribed',
      offline: 'on a platform not connected',
      gone: 'no longer in the group',
      twice: 'got it on another account',
      changed: 'no longer fit',
      stopped: 'stopped',
      recalled: 'taken back',
      late: 'waited too long',
      hour: 'this hour was full',
      night: 'quiet hours',
      quiet: 'held back while quiet',
      answers: 'the account only answers',
      staff: 'for staff, sent in private',
      refused: 'you said no',
      full: 'today was full',
    },
    fail: {
      gone: 'the group is gone',
      denied: 'no right to',
      unsupported: 'the platform cannot',
      maybe: 'the platform did not say',
      'the process ended': 'cut off while sending',
      'the group has heard': 'its lines of the day are used up',
      'the account only answers': 'the account only answers',
      'stopped by staff': 'stopped',
      'taken back by staff': 'taken back',
      'held back': 'held back while quiet',
      other: 'the platform refused',
    },
    goneMember: 'they take no messages from me',
  },
};

/** Why somebody was left out, in words. `nothing`: handed over, but nothing was posted there. */
export const skipWords = (locale: Locale, reason: string): string => reasonTexts[locale].skip[reason] ?? reason;

/** Reasons of the budget that other reasons have the names of. */
const names: Readonly<Record<string, string>> = { day: 'full', staff: 'refused' };

/** What core/deliver-store.ts writes of a row whose time was over before it left. */
const waited = 'it waited too long';

/** What the outbox wrote, in words: by its beginning, as the rest is the platform's own English. */
export function failWords(locale: Locale, error: string, member: boolean): string {
  const t = reasonTexts[locale];
  const [, held] = /^(?:not said: |held back \()(\w+)/u.exec(error) ?? [];
  if (held !== undefined) return t.skip[names[held] ?? held] ?? t.fail['held back'];
  if (error.startsWith(waited)) return t.skip['late'] ?? t.fail.other;
  const key = failures.find((one) => error.startsWith(one)) ?? 'other';
  return member && (key === 'gone' || key === 'denied') ? t.goneMember : t.fail[key];
}
