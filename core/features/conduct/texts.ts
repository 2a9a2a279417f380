import type { Texts } from '../../types.ts';
import type { Standing } from './rules.ts';

/** One thing in a record. */
export interface Line {
  readonly what: 'strike' | 'overturned' | 'right' | 'wrong' | 'absent';
  readonly ref: string;
  readonly day: string;
}
interface Catalogue {
  readonly mine: (s: Standing) => string;
  readonly clean: string;
  readonly theirs: (name: string, s: Standing, last: readonly Line[]) => string;
  readonly cleanOf: (name: string) => string;
  readonly sent: string;
  readonly onlyPrivate: string;
  readonly staffPrivate: (name: string) => string;
  readonly whom: string;
  readonly unknown: (name: string) => string;
  readonly which: (name: string) => string;
  readonly line: (l: Line) => string;
}
const strikes = (s: Standing): string => (s.trouble / 100).toFixed(1).replace(/\.0$/u, '');

export const conductTexts: Texts<Catalogue> = {
  'zh-CN': {
    mine: (s) => `${counted['zh-CN'](s)}。\n现在算 ${strikes(s)} 次，每 30 天减半；只有你和管理员看得到。`,
    clean: '你的记录是干净的。只有你和管理员看得到。',
    theirs: (name, s, last) =>
      `${name}：${counted['zh-CN'](s)}。现在算 ${strikes(s)} 次，每 30 天减半。${last.length > 0 ? `\n最近：${last.map((l) => conductTexts['zh-CN'].line(l)).join('；')}` : ''}`,
    cleanOf: (name) => `${name} 的记录是干净的。`,
    sent: '私聊发你了。',
    onlyPrivate: '这个只私下说：私聊我发「我的记录」。',
    staffPrivate: (name) => `这个不在群里说：私聊我发「记录 ${name}」。`,
    whom: '看谁的？比如私聊我发「记录 May」。',
    unknown: (name) => `没有叫「${name}」的人，名字要一字不差。`,
    which: (name) => `叫「${name}」的有好几位，在群里引用那位的消息发「记录」。`,
    line: (l) =>
      `${l.day} ${{ strike: `提醒 ${l.ref}`, overturned: `撤掉的提醒 ${l.ref}`, right: '举报采纳', wrong: '误报', absent: '报名没来' }[l.what]}`,
  },
  'zh-TW': {
    mine: (s) => `${counted['zh-TW'](s)}。\n現在算 ${strikes(s)} 次，每 30 天減半；只有你和管理員看得到。`,
    clean: '你的紀錄是乾淨的。只有你和管理員看得到。',
    theirs: (name, s, last) =>
      `${name}：${counted['zh-TW'](s)}。現在算 ${strikes(s)} 次，每 30 天減半。${last.length > 0 ? `\n最近：${last.map((l) => conductTexts['zh-TW'].line(l)).join('；')}` : ''}`,
    cleanOf: (name) => `${name} 的紀錄是乾淨的。`,
    sent: '私訊傳你了。',
    onlyPrivate: '這個只私下說：私訊我「我的紀錄」。',
    staffPrivate: (name) => `這個不在群裡說：私訊我「紀錄 ${name}」。`,
    whom: '看誰的？例如私訊我「紀錄 May」。',
    unknown: (name) => `沒有叫「${name}」的人，名字要一字不差。`,
    which: (name) => `叫「${name}」的有好幾位，在群裡引用那位的訊息傳「紀錄」。`,
    line: (l) =>
      `${l.day} ${{ strike: `提醒 ${l.ref}`, overturned: `撤掉的提醒 ${l.ref}`, right: '檢舉採納', wrong: '誤報', absent: '報名沒來' }[l.what]}`,
  },
  en: {
    mine: (s) => `${counted.en(s)}.\nCounts as ${strikes(s)} now, halves in 30 days. Staff see it too.`,
    clean: 'Your record is clean. Only you and staff see it.',
    theirs: (name, s, last) =>
      `${name}: ${counted.en(s)}. Counts as ${strikes(s)} now, halves every 30 days.${last.length > 0 ? `\nLately: ${last.map((l) => conductTexts.en.line(l)).join('; ')}` : ''}`,
    cleanOf: (name) => `The record of ${name} is clean.`,
    sent: 'Sent to you in private.',
    onlyPrivate: 'I only say that in private: send me /my-record there.',
    staffPrivate: (name) => `Not in the group, please: send me /record ${name} in private.`,
    whom: 'Whose? For example, in private: /record May',
    unknown: (name) => `Nobody is called "${name}". The name must match exactly.`,
    which: (name) => `Several people are called "${name}". In the group, reply to one of them with /record`,
    line: (l) =>
      `${l.day} ${{ strike: `strike ${l.ref}`, overturned: `strike ${l.ref}, taken back`, right: 'report upheld', wrong: 'false alarm', absent: 'did not come' }[l.what]}`,
  },
};

/** What there is, leaving out what there is not. */
const counted = {
  'zh-CN': (s: Standing) =>
    [
      s.strikes > 0 ? `提醒 ${s.strikes} 次` : '',
      s.overturned > 0 ? `撤掉 ${s.overturned} 次` : '',
      s.right > 0 ? `举报采纳 ${s.right} 条` : '',
      s.wrong > 0 ? `误报 ${s.wrong} 条` : '',
      s.absent > 0 ? `没来 ${s.absent} 次` : '',
    ]
      .filter(Boolean)
      .join('，'),
  'zh-TW': (s: Standing) =>
    [
      s.strikes > 0 ? `提醒 ${s.strikes} 次` : '',
      s.overturned > 0 ? `撤掉 ${s.overturned} 次` : '',
      s.right > 0 ? `檢舉採納 ${s.right} 則` : '',
      s.wrong > 0 ? `誤報 ${s.wrong} 則` : '',
      s.absent > 0 ? `沒來 ${s.absent} 次` : '',
    ]
      .filter(Boolean)
      .join('，'),
  en: (s: Standing) =>
    [
      s.strikes > 0 ? `strikes ${s.strikes}` : '',
      s.overturned > 0 ? `taken back ${s.overturned}` : '',
      s.right > 0 ? `reports right ${s.right}` : '',
      s.wrong > 0 ? `wrong ${s.wrong}` : '',
      s.absent > 0 ? `missed ${s.absent}` : '',
    ]
      .filter(Boolean)
      .join(', '),
} satisfies Texts<(s: Standing) => string>;
