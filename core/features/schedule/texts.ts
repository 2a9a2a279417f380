import type { Texts } from '../../types.ts';
import type { SentenceFault } from '../../kit/sentence/read.ts';

interface Catalogue {
  readonly how: string;
  readonly whichGroup: string;
  readonly whichOne: string;
  readonly noSuch: (id: number) => string;
  readonly full: (most: number) => string;
  /** Many groups at once: the number must be said. */
  readonly sayNumber: (groups: number) => string;
  /** In how many groups. */
  readonly everywhere: (groups: number) => string;
  /** Before a line of the list. */
  readonly all: string;
  /** `late`: it falls into quiet hours and is said at this time instead. `rare`: a date that not every month or year has. */
  readonly made: (
    id: number,
    rhythm: string,
    words: string,
    times: readonly string[],
    late: string | null,
    rare: number | 'leap' | undefined,
  ) => string;
  readonly removed: (id: number) => string;
  readonly paused: (id: number) => string;
  readonly none: string;
  /** `next` null: it is paused. */
  readonly line: (id: number, rhythm: string, words: string, next: string | null) => string;
  readonly more: (n: number) => string;
  readonly faults: Readonly<Record<SentenceFault, string>>;
}
export const scheduleTexts: Texts<Catalogue> = {
  'zh-CN': {
    how: '什么时候、说什么？「定时 每天 9:00 早安」「定时 隔周五 20:00 直播」「定时 所有群 腊月二十三 9:00 小年好」。\n看：「我的定时」；改：「定时 改 3 每天 10:00」；停：「定时 停 3」；删：「定时 删 3」。',
    whichOne: '哪一条、怎么改？「定时 改 3 每天 10:00」「定时 停 3」「定时 开 3」「定时 删 3」。号码看「我的定时」。',
    whichGroup: '哪个群？在群里说，或先发「管理 群名」。',
    noSuch: (id) => `这里没有 ${id} 号定时，发「我的定时」看看。`,
    full: (most) => `最多定 ${most} 条，先删一条：「定时 删 3」。`,
    sayNumber: (n) => `一次要在 ${n} 个群说。确定的话写上数字：「定时 所有群 ${n} 每天 9:00 早安」。`,
    everywhere: (n) => `所有群（${n} 个）`,
    all: '所有群',
    made: (id, rhythm, words, times, late, rare) =>
      `记下了，${id} 号：${rhythm}「${words}」。\n${times.length > 1 ? `接下来：${times.join('、')}` : '就这一次'}。${rare === undefined ? '' : rare === 'leap' ? '\n没有 2 月 29 日的年份，28 日说。' : `\n没有 ${rare} 号的月份，最后一天说。`}${late === null ? '' : `\n那时在免打扰时段，会等到 ${late} 再说。`}`,
    removed: (id) => `${id} 号定时删了。`,
    paused: (id) => `${id} 号先停着。接着来：「定时 开 ${id}」。`,
    none: '这里还没有定时。发「定时 每天 9:00 早安」就有了。',
    line: (id, rhythm, words, next) => `${id}. ${rhythm}「${words}」${next === null ? '（停着）' : `，下次 ${next}`}`,
    more: (n) => `${n > 0 ? `还有 ${n} 条。` : ''}改、停、删：「定时 改 3 …」「定时 停 3」「定时 删 3」。`,
    faults: {
      noWhen: '什么时候？比如「定时 每天 9:00 早安」「定时 明天 8点 开团」。',
      noTime: '几点？日子后面加上时间，比如「每天 9:00」「周五晚上8点」。',
      badTime: '没有这个钟点，写 0:00 到 23:59。',
      noWords: '要我说什么？写在时间后面：「定时 每天 9:00 早安」。',
      past: '这个时间已经过了，换一个以后的。',
      never: '没有这样的日子，换一个，比如「每月1号 9:00」。',
      step: '隔得太久或除不尽。小时可以每 1、2、3、4、6、8、12 小时，天最多 60，周最多 8。',
      months: '隔月、每季度我还不会。可以写「每月1号 9:00」或「每年3月1日 9:00」。',
      minutes: '最密一小时一次：「每小时 喝水」。',
      twoTimes: '分钟不一样的两个时间，请分两条定。',
      tooLong: '太长了，最多 500 字。',
    },
  },
  'zh-TW': {
    how: '什麼時候、說什麼？「定時 每天 9:00 早安」「定時 隔週五 20:00 直播」「定時 所有群 臘月二十三 9:00 小年好」。\n看：「我的定時」；改：「定時 改 3 每天 10:00」；停：「定時 停 3」；刪：「定時 刪 3」。',
    whichOne: '哪一則、怎麼改？「定時 改 3 每天 10:00」「定時 停 3」「定時 開 3」「定時 刪 3」。號碼看「我的定時」。',
    whichGroup: '哪個群？在群裡說，或先傳「管理 群名」。',
    noSuch: (id) => `這裡沒有 ${id} 號定時，傳「我的定時」看看。`,
    full: (most) => `最多定 ${most} 則，先刪一則：「定時 刪 3」。`,
    sayNumber: (n) => `一次要在 ${n} 個群說。確定的話寫上數字：「定時 所有群 ${n} 每天 9:00 早安」。`,
    everywhere: (n) => `所有群（${n} 個）`,
    all: '所有群',
    made: (id, rhythm, words, times, late, rare) =>
      `記下了，${id} 號：${rhythm}「${words}」。\n${times.length > 1 ? `接下來：${times.join('、')}` : '就這一次'}。${rare === undefined ? '' : rare === 'leap' ? '\n沒有 2 月 29 日的年份，28 日說。' : `\n沒有 ${rare} 號的月份，最後一天說。`}${late === null ? '' : `\n那時在勿擾時段，會等到 ${late} 再說。`}`,
    removed: (id) => `${id} 號定時刪了。`,
    paused: (id) => `${id} 號先停著。接著來：「定時 開 ${id}」。`,
    none: '這裡還沒有定時。傳「定時 每天 9:00 早安」就有了。',
    line: (id, rhythm, words, next) => `${id}. ${rhythm}「${words}」${next === null ? '（停著）' : `，下次 ${next}`}`,
    more: (n) => `${n > 0 ? `還有 ${n} 則。` : ''}改、停、刪：「定時 改 3 …」「定時 停 3」「定時 刪 3」。`,
    faults: {
      noWhen: '什麼時候？例如「定時 每天 9:00 早安」「定時 明天 8點 開團」。',
      noTime: '幾點？日子後面加上時間，例如「每天 9:00」「週五晚上8點」。',
      badTime: '沒有這個鐘點，寫 0:00 到 23:59。',
      noWords: '要我說什麼？寫在時間後面：「定時 每天 9:00 早安」。',
      past: '這個時間已經過了，換一個以後的。',
      never: '沒有這樣的日子，換一個，例如「每月1號 9:00」。',
      step: '隔得太久或除不盡。小時可以每 1、2、3、4、6、8、12 小時，天最多 60，週最多 8。',
      months: '隔月、每季我還不會。可以寫「每月1號 9:00」或「每年3月1日 9:00」。',
      minutes: '最密一小時一次：「每小時 喝水」。',
      twoTimes: '分鐘不一樣的兩個時間，請分兩則定。',
      tooLong: '太長了，最多 500 字。',
    },
  },
  en: {
    how: 'When, and what? /schedule every weekday 9:00 Good morning, or /schedule all groups every other Friday 8pm Game night\nSee: /schedules. Then /schedule edit 3 every day 10:00, /schedule pause 3, /schedule remove 3',
    whichOne:
      'Which one, and how? /schedule edit 3 every day 10:00, /schedule pause 3, /schedule resume 3, /schedule remove 3. /schedules has the numbers.',
    whichGroup: 'In which group? Say it there, or send /manage and its name first.',
    noSuch: (id) => `There is no number ${id} here. See /schedules`,
    full: (most) => `There can be ${most} at most. Remove one first: /schedule remove 3`,
    sayNumber: (n) =>
      `That is ${n} groups at once. If you mean it, say the number: /schedule all groups ${n} every day 9:00 Hi`,
    everywhere: (n) => `all groups (${n})`,
    all: 'all groups',
    made: (id, rhythm, words, times, late, rare) =>
      `Noted as number ${id}: ${rhythm}, "${words}".\n${times.length > 1 ? `Next: ${times.join('; ')}` : 'Just once'}.${rare === undefined ? '' : rare === 'leap' ? '\nIn years without February 29 it comes on the 28th.' : `\nIn months without day ${rare} it comes on the last day.`}${late === null ? '' : `\nThat is in the quiet hours, so I say it at ${late}.`}`,
    removed: (id) => `Number ${id} is gone.`,
    paused: (id) => `Number ${id} is on hold. To go on: /schedule resume ${id}`,
    none: 'Nothing is scheduled here. Try /schedule every weekday 9:00 Good morning',
    line: (id, rhythm, words, next) => `${id}. ${rhythm}: "${words}"${next === null ? ' (on hold)' : `, next ${next}`}`,
    more: (n) => `${n > 0 ? `${n} more. ` : ''}/schedule edit 3 …, /schedule pause 3, /schedule remove 3`,
    faults: {
      noWhen: 'When? For example /schedule every day 9:00 Good morning, or /schedule tomorrow 8am Doors open',
      noTime: 'At what time? Add it after the day, like "every day 9:00" or "Friday 8pm".',
      badTime: 'There is no such time. Write 0:00 to 23:59, or 1am to 12pm.',
      noWords: 'What should I say? Write it after the time: /schedule every day 9:00 Good morning',
      past: 'That time is over. Choose one to come.',
      never: 'There is no such day. Try another, like "monthly on the 1st at 9:00".',
      step: 'That step I cannot do: every 1, 2, 3, 4, 6, 8 or 12 hours, at most every 60 days or 8 weeks.',
      months: 'Every other month I cannot do. Try "the 1st of every month 9:00" or "every year on Mar 1 9:00".',
      minutes: 'Once an hour at most: /schedule every hour Drink some water',
      twoTimes: 'Two times with different minutes need two schedules.',
      tooLong: 'That is too long, 500 characters at most.',
    },
  },
};
