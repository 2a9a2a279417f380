/** What no text of the product may be: the voice of the bot as checks. Each returns what is wrong, in words; none: fine. */
import { simplifiedOnly, width } from '../../core/text/index.ts';
import type { Locale } from '../../core/types.ts';

/** Words of offices and of machines, in all scripts. */
const officialese =
  /操作|成功|失败|失敗|参数|參數|非法|系统|系統|重试|重試|无效|無效|异常|異常|错误|錯誤|用户|用戶|执行|執行|提交|参照|參照|指令错|敬请|敬請|谢谢合作|謝謝合作|本群规定|违规者|違規者/gu;
const englishOfficialese =
  /\b(success(?:ful(?:ly)?)?|invalid|illegal|error|failed|failure|parameters?|operation|permissions?|denied|unauthori[sz]ed|users?|execut\w+|please try again|system|deprecated)\b/giu;
/** What is said otherwise in Taiwan. */
const mainland =
  /设置|設置|默認|鏈接|賬號|帳戶名|視頻|軟件|信息|消息|添加|私聊|用戶|屏幕|打印|發送|發「|回覆成功|支持|質量|優化|關注|微信号|晚點再發|條消息/gu;
/** Characters that Taiwan writes only in other words: 皇后, 公里. */
const folded = /(?<![皇太王])后|(?<![公海英鄰])里(?!長|程)/gu;
/** English that Chinese readers use as it is. */
const usedInChinese = new Set(
  'May,Sofia,VIP,TA,OK,Telegram,Discord,QQ,SQLite,PostgreSQL,Redis,YAML,CSV,ID,IANA,App,Banyan,English,Asia,Shanghai,Taipei,Europe,Berlin'.split(
    ',',
  ),
);

const found = (text: string, what: RegExp): string[] => [...new Set(text.match(what))];
const list = (words: readonly string[], say: (all: string) => string): string[] =>
  words.length > 0 ? [say(words.join(' '))] : [];
const sets: Record<Locale, (text: string) => string[]> = {
  'zh-CN': (text) => [
    ...list(found(text, officialese), (w) => `officialese: ${w}`),
    ...list(foreign(text), (w) => `English in Chinese: ${w}`),
    ...list(found(text, /\p{Script=Han}[,;!?:]|[,;!?:]\p{Script=Han}/gu), (w) => `half-width sign: ${w}`),
  ],
  'zh-TW': (text) => [
    ...sets['zh-CN'](text),
    ...list(simplifiedOnly(text), (w) => `Simplified: ${w}`),
    ...list(found(text, folded), (w) => `Simplified: ${w}`),
    ...list(found(text, mainland), (w) => `not Taiwan's word: ${w}`),
  ],
  en: (text) => [
    ...list(found(text, englishOfficialese), (w) => `officialese: ${w}`),
    // What is quoted may be in any language: `"薇信"`.
    ...list(
      found(text.replace(/"[^"]*"/gu, ''), /[\p{Script=Han}，。！？；：、（）「」“”‘’—–]/gu),
      (w) => `not plain ASCII: ${w}`,
    ),
  ],
};

/** Commands with a slash, addresses and settings' names are typed as they stand. */
const foreign = (text: string): string[] =>
  found(text.replace(/\/[\w-]+(?: [a-z-]+)*|@[\w-]+|\b\w+:\/\/\S+|[a-z]\w*\/\w+/giu, ''), /[A-Za-z]{2,}/gu).filter(
    (w) => !usedInChinese.has(w),
  );
/** A language is named in itself, whatever is spoken, and so are the people of the playground. */
const ownNames = /简体中文|繁體中文|English|店长 Lin/gu;

const emoji = /\p{Extended_Pictographic}/gu;
/** Signs that serve as list marks, no emoji to the eye. */
const marks = /[✓✗①-⑩]/gu;

/** On a page and in a terminal typography is richer and commands stand among words. */
const forPages = /^(?:officialese|Simplified|not Taiwan|half-width|more than one)/u;
/** What is wrong with the wording of a page. */
export const faultsOfPage = (text: string, locale: Locale): string[] =>
  faultsOfTone(text, locale).filter((fault) => forPages.test(fault));

/** What is wrong with the wording. */
export const faultsOfTone = (text: string, locale: Locale): string[] => [
  ...sets[locale](text.replace(ownNames, '')),
  ...list((text.replace(marks, '').match(emoji) ?? []).slice(1), (w) => `more than one emoji: ${w}`),
  ...(text !== text.trim() || / {2,}(?!\d)/u.test(text) ? ['loose spaces'] : []),
];

export interface Room {
  readonly lines: number;
  /** In Chinese characters; a Latin letter is a half. */
  readonly width: number;
}
/** What is wrong with the length. */
export function faultsOfLength(text: string, room: Room): string[] {
  const lines = text.split('\n');
  const wide = width(lines.join(''));
  return [
    ...(lines.length > room.lines ? [`${lines.length} lines, at most ${room.lines}`] : []),
    ...(wide > room.width ? [`${wide} wide, at most ${room.width}`] : []),
  ];
}
