import { say } from '../../kit/reply.ts';
import type { At, MergeItem, Say, Texts } from '../../types.ts';

/** One praise in an answer that may hold many. `member` is who was praised. */
export interface Praised extends MergeItem {
  readonly by: string;
  /** What for, in the giver's words; empty: not said. */
  readonly reason: string;
  readonly words: number;
}
export interface Surprised extends MergeItem {
  readonly amount: number;
}
interface Catalogue {
  /** Said after the name; never the same twice in a row. */
  readonly praise: readonly string[];
  readonly one: (p: Praised) => Say;
  readonly many: (names: readonly string[]) => string;
  readonly whom: string;
  readonly inGroup: string;
  readonly self: string;
  readonly again: (who: At) => Say;
  readonly enough: (n: number) => string;
  readonly week: (lines: readonly { name: string; n: number }[]) => string;
  readonly surprised: (all: readonly Surprised[]) => Say;
}
const who = (i: MergeItem): At => ({ at: i.member, name: i.name });
/** The words to say, whatever number was kept. */
export const praiseCount = 8;
const points = (p: MergeItem): string => (p.moved && p.moved.amount > 0 ? ` +${p.moved.amount}` : '');

export const kudosTexts: Texts<Catalogue> = {
  'zh-CN': {
    praise: [
      '有你真好。',
      '大家都看在眼里。',
      '这份心意收好。',
      '群里暖了一下。',
      '靠谱。',
      '下次还找你。',
      '值得一个大大的赞。',
      '谢谢你在。',
    ],
    one: (p) =>
      say`${who(p)} 收到 ${p.by} 的赞${points(p)}${p.reason ? `：${p.reason}` : ''}\n${kudosTexts['zh-CN'].praise[p.words % praiseCount] ?? ''}`,
    many: (names) => `收到赞的：${names.join('、')}。`,
    whom: '赞谁呢？发「赞 @TA 为什么」。',
    inGroup: '在群里赞，大家才看得到。',
    self: '自己的好自己知道就行，赞赞别人吧。',
    again: (w) => say`今天赞过 ${w} 了，明天再来。`,
    enough: (n) => `今天的 ${n} 个赞都送出去了，明天又有。`,
    week: (all) => `这周谢谢大家：${all.map((l) => `${l.name}（${l.n} 个赞）`).join('、')}。`,
    surprised: (all) =>
      all[0] && all.length === 1
        ? say`${who(all[0])} 小惊喜，+${all[0].amount}。没什么理由，就是谢谢你在。`
        : `小惊喜：${all.map((s) => `${s.name} +${s.amount}`).join('、')}。`,
  },
  'zh-TW': {
    praise: [
      '有你真好。',
      '大家都看在眼裡。',
      '這份心意收好。',
      '群裡暖了一下。',
      '可靠。',
      '下次還找你。',
      '值得一個大大的讚。',
      '謝謝你在。',
    ],
    one: (p) =>
      say`${who(p)} 收到 ${p.by} 的讚${points(p)}${p.reason ? `：${p.reason}` : ''}\n${kudosTexts['zh-TW'].praise[p.words % praiseCount] ?? ''}`,
    many: (names) => `收到讚的：${names.join('、')}。`,
    whom: '讚誰呢？傳「讚 @TA 為什麼」。',
    inGroup: '在群裡讚，大家才看得到。',
    self: '自己的好自己知道就行，讚讚別人吧。',
    again: (w) => say`今天讚過 ${w} 了，明天再來。`,
    enough: (n) => `今天的 ${n} 個讚都送出去了，明天又有。`,
    week: (all) => `這週謝謝大家：${all.map((l) => `${l.name}（${l.n} 個讚）`).join('、')}。`,
    surprised: (all) =>
      all[0] && all.length === 1
        ? say`${who(all[0])} 小驚喜，+${all[0].amount}。沒什麼理由，就是謝謝你在。`
        : `小驚喜：${all.map((s) => `${s.name} +${s.amount}`).join('、')}。`,
  },
  en: {
    praise: [
      'Good to have you here.',
      'People noticed.',
      'Keep this one.',
      'That warmed the room.',
      'Solid.',
      'We will ask you again.',
      'Well earned.',
      'Thank you for being here.',
    ],
    one: (p) =>
      say`${who(p)} got kudos from ${p.by}${points(p)}${p.reason ? `: ${p.reason}` : ''}\n${kudosTexts.en.praise[p.words % praiseCount] ?? ''}`,
    many: (names) => `Kudos to ${names.join(', ')}.`,
    whom: 'Kudos to whom? /kudos @name what for',
    inGroup: 'Say it in the group, where everybody sees it.',
    self: 'You know your own worth. Try somebody else.',
    again: (w) => say`${w} had your kudos today. Again tomorrow.`,
    enough: (n) => `Your ${n} kudos of today are given. More tomorrow.`,
    week: (all) => `Thanks this week to ${all.map((l) => `${l.name} (${l.n})`).join(', ')}.`,
    surprised: (all) =>
      all[0] && all.length === 1
        ? say`${who(all[0])} a small surprise: +${all[0].amount}. For no reason but that you are here.`
        : `Small surprises: ${all.map((s) => `${s.name} +${s.amount}`).join(', ')}.`,
  },
};

interface ForStaff {
  readonly state: (budget: number, left: number, amount: number, chance: number) => string;
  readonly off: string;
  readonly set: (budget: number, amount: number) => string;
  readonly how: string;
}
export const surpriseTexts: Texts<ForStaff> = {
  'zh-CN': {
    state: (budget, left, amount, chance) =>
      `惊喜：每周 ${budget} 分，这周还剩 ${left}。签到、回话题、赞人时有 ${chance}% 的机会 +${amount}，一人一天最多一次。`,
    off: '惊喜没开。发「惊喜 预算 200」就行，一周最多送这么多分。',
    set: (budget, amount) => (budget === 0 ? '惊喜停了。' : `好，每周最多送 ${budget} 分，一次 ${amount}，送完为止。`),
    how: '发「惊喜 预算 200」定每周送多少分，0 是不送。',
  },
  'zh-TW': {
    state: (budget, left, amount, chance) =>
      `驚喜：每週 ${budget} 點，這週還剩 ${left}。簽到、回話題、讚人時有 ${chance}% 的機會 +${amount}，一人一天最多一次。`,
    off: '驚喜沒開。傳「驚喜 預算 200」就行，一週最多送這麼多點。',
    set: (budget, amount) => (budget === 0 ? '驚喜停了。' : `好，每週最多送 ${budget} 點，一次 ${amount}，送完為止。`),
    how: '傳「驚喜 預算 200」定每週送多少點，0 是不送。',
  },
  en: {
    state: (budget, left, amount, chance) =>
      `Surprises: ${budget} points a week, ${left} left. Check-in, a topic reply or kudos bring +${amount} with ${chance}% chance, once a day each.`,
    off: 'No surprises yet. /surprise budget 200 gives away up to 200 points a week.',
    set: (budget, amount) =>
      budget === 0
        ? 'Surprises have stopped.'
        : `Done: up to ${budget} points a week, ${amount} each, until they are gone.`,
    how: 'Send /surprise budget 200 for points a week; 0 means none.',
  },
};
