import type { Texts } from '../../types.ts';

interface Line {
  readonly word: string;
  readonly what: string;
}
interface Catalogue {
  readonly first: (used: boolean) => string;
  readonly line: (l: Line) => string;
  readonly more: string;
  readonly moreTyped: string;
  readonly next: (page: number, pages: number) => string;
  readonly nextTyped: (page: number, pages: number) => string;
  readonly group: (title: string, words: readonly string[]) => string;
  readonly general: string;
  readonly staff: string;
  readonly one: (o: {
    word: string;
    what: string;
    example: string;
    also: readonly string[];
    off: boolean;
    staff: boolean;
  }) => string;
  /** The other words of the same feature. */
  readonly others: (words: readonly string[]) => string;
  readonly unknown: (typed: string, like: readonly string[]) => string;
  readonly lost: (examples: readonly string[]) => string;
  readonly hello: (name: string, keptDays: number) => string;
  readonly about: (name: string, keptDays: number) => string;
}
const kept = {
  'zh-CN': (days: number): string => (days > 0 ? `消息原文留 ${days} 天就删。` : '消息原文我一句不留。'),
  'zh-TW': (days: number): string => (days > 0 ? `訊息原文留 ${days} 天就刪。` : '訊息原文我一句不留。'),
  en: (days: number): string => (days > 0 ? `Message text goes after ${days} days.` : 'I keep no message text.'),
};

export const helpTexts: Texts<Catalogue> = {
  'zh-CN': {
    first: (used) => (used ? '你在这里常用的：' : '在这里可以：'),
    line: (l) => `${l.word}：${l.what}`,
    more: '更多',
    moreTyped: '还有别的，发「帮助 更多」。',
    next: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    nextTyped: (page, pages) =>
      page < pages ? `第 ${page}/${pages} 页，往后发「帮助 更多 ${page + 1}」。` : `第 ${page}/${pages} 页。`,
    group: (title, words) => `${title}：${words.join('、')}`,
    general: '通用',
    staff: '管理',
    one: (o) =>
      `${o.word}：${o.what}${o.staff ? '（管理员用）' : ''}${o.off ? '，现在没打开' : ''}。\n比如「${o.example}」${o.also.length > 0 ? `，也可以说「${o.also.join('」「')}」` : ''}。`,
    others: (words) => `还有：${words.join('、')}。`,
    unknown: (typed, like) =>
      like.length > 0
        ? `没有「${typed}」，是不是${like.map((n) => `「${n}」`).join('、')}？`
        : `没有「${typed}」，发「帮助 更多」看全部。`,
    lost: (examples) => `这句我没听懂。可以说${examples.map((e) => `「${e}」`).join('、')}，别的发「帮助」看。`,
    hello: (name, days) =>
      `大家好，我是${name}，帮群里签到、记积分。\n发「帮助」看看我会什么。\n${kept['zh-CN'](days)}`,
    about: (name, days) => `我是${name}，一个开源的群助手，发「帮助」看我会什么。\n${kept['zh-CN'](days)}`,
  },
  'zh-TW': {
    first: (used) => (used ? '你在這裡常用的：' : '在這裡可以：'),
    line: (l) => `${l.word}：${l.what}`,
    more: '更多',
    moreTyped: '還有別的，傳「幫助 更多」。',
    next: (page, pages) => `第 ${page} 頁，共 ${pages} 頁`,
    nextTyped: (page, pages) =>
      page < pages ? `第 ${page}/${pages} 頁，往後傳「幫助 更多 ${page + 1}」。` : `第 ${page}/${pages} 頁。`,
    group: (title, words) => `${title}：${words.join('、')}`,
    general: '通用',
    staff: '管理',
    one: (o) =>
      `${o.word}：${o.what}${o.staff ? '（管理員用）' : ''}${o.off ? '，現在沒打開' : ''}。\n例如「${o.example}」${o.also.length > 0 ? `，也可以說「${o.also.join('」「')}」` : ''}。`,
    others: (words) => `還有：${words.join('、')}。`,
    unknown: (typed, like) =>
      like.length > 0
        ? `沒有「${typed}」，是不是${like.map((n) => `「${n}」`).join('、')}？`
        : `沒有「${typed}」，傳「幫助 更多」看全部。`,
    lost: (examples) => `這句我沒聽懂。可以說${examples.map((e) => `「${e}」`).join('、')}，別的傳「幫助」看。`,
    hello: (name, days) =>
      `大家好，我是${name}，幫群裡簽到、記點數。\n傳「幫助」看看我會什麼。\n${kept['zh-TW'](days)}`,
    about: (name, days) => `我是${name}，一個開源的群助手，傳「幫助」看我會什麼。\n${kept['zh-TW'](days)}`,
  },
  en: {
    first: (used) => (used ? 'What you use here:' : 'What you can do here:'),
    line: (l) => `${l.word}: ${l.what}`,
    more: 'More',
    moreTyped: 'There is more: /help more',
    next: (page, pages) => `Page ${page} of ${pages}`,
    nextTyped: (page, pages) =>
      page < pages ? `Page ${page} of ${pages}, next: /help more ${page + 1}` : `Page ${page} of ${pages}.`,
    group: (title, words) => `${title}: ${words.join(', ')}`,
    general: 'General',
    staff: 'Staff',
    one: (o) =>
      `${o.word}: ${o.what}${o.staff ? ' (staff)' : ''}${o.off ? ', off at the moment' : ''}.\nTry: ${o.example}${o.also.length > 0 ? `, or ${o.also.map((w) => `/${w}`).join(', ')}` : ''}`,
    others: (words) => `Also: ${words.join(', ')}`,
    unknown: (typed, like) =>
      like.length > 0
        ? `There is no "${typed}". Did you mean ${like.join(' or ')}?`
        : `There is no "${typed}". /help more has them all.`,
    lost: (examples) => `I didn't get that. Try ${examples.join(' or ')}; /help has the rest.`,
    hello: (name, days) =>
      `Hello, I am ${name}. I do check-ins and points here.\nSend /help to see what I can do.\n${kept.en(days)}`,
    about: (name, days) =>
      `I am ${name}, an open-source helper for groups. /help shows what I can do.\n${kept.en(days)}`,
  },
};
