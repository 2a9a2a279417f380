/** What owners read about rules that only count, and when a rule is shown against what was said before. */
import type { Texts } from '../../../types.ts';

/** That so few messages hold none says nothing. */
const worthTelling = 50;

interface Seen {
  readonly messages: number;
  readonly members: number;
}
interface Found extends Seen {
  readonly looked: number;
  readonly core: number;
}
interface Catalogue {
  /** Several rules by the first: `「刷单」等 2 个词`. */
  readonly some: (word: string, n: number) => string;
  readonly watched: (which: string, seen: Seen) => string;
  readonly shadowed: (which: string, seen: Seen) => string;
  readonly start: string;
  readonly more: string;
  readonly drop: string;
  readonly allow: (phrase: string) => string;
  readonly allowed: (phrase: string) => string;
  readonly started: (n: number) => string;
  readonly again: string;
  readonly inShadow: string;
  readonly dropped: (n: number) => string;
  readonly gone: string;
  readonly back: string;
  /** One sentence about the past; empty when there is none. */
  readonly past: (f: Found) => string;
  readonly looking: string;
  readonly see: string;
  readonly startNow: string;
  readonly hold: string;
  readonly examples: (lines: readonly string[]) => string;
  readonly noExamples: string;
}

const hits = (s: Seen): string =>
  `${s.messages} ${s.messages === 1 ? 'message' : 'messages'} of ${s.members} ${s.members === 1 ? 'member' : 'members'}`;

export const watchTexts: Texts<Catalogue> = {
  'zh-CN': {
    some: (word, n) => (n > 1 ? `「${word}」等 ${n} 条` : `「${word}」`),
    watched: (which, s) =>
      s.messages === 0
        ? `${which}看了一天，一条也没碰到。从现在起先提醒，要按您说的全做就选「开始」。`
        : `${which}看了一天：会碰到 ${s.members} 位成员的 ${s.messages} 条。从现在起先只提醒，您看呢？`,
    shadowed: (which, s) =>
      s.messages === 0
        ? `${which}在旁边看了三天，一条也没碰到。`
        : `${which}在旁边看了三天：会碰到 ${s.members} 位成员的 ${s.messages} 条。您看呢？`,
    start: '开始',
    more: '再看看',
    drop: '删掉',
    allow: (p) => `放行「${p}」`,
    allowed: (p) => `好，「${p}」放行。其余的呢？`,
    started: (n) => `好，${n > 1 ? `${n} 条都` : ''}从下一条消息开始算。`,
    again: '好，再看一天，明天告诉您。',
    inShadow: '好，只在旁边看，三天后给您看结果。',
    dropped: (n) => `好，去掉了${n > 1 ? ` ${n} 条` : ''}。`,
    gone: '这条已经不在名单里了。',
    back: '撤销了，回到刚才那样。',
    past: (f) =>
      f.looked < worthTelling && f.messages === 0
        ? ''
        : f.messages === 0
          ? `最近 ${f.looked} 条消息里一条也没碰到。`
          : `最近的消息里会碰到 ${f.members} 个人的 ${f.messages} 条${f.core > 0 ? `，其中 ${f.core} 位是老成员` : ''}。`,
    looking: '更早的消息我接着翻，翻完告诉您。',
    see: '看看',
    startNow: '现在就开始',
    hold: '先观察',
    examples: (lines) => `会碰到这些（名字遮住了）：\n${lines.join('\n')}`,
    noExamples: '原文已经不在了，看不到例子。',
  },
  'zh-TW': {
    some: (word, n) => (n > 1 ? `「${word}」等 ${n} 條` : `「${word}」`),
    watched: (which, s) =>
      s.messages === 0
        ? `${which}看了一天，一則也沒碰到。從現在起先提醒，要照您說的全做就選「開始」。`
        : `${which}看了一天：會碰到 ${s.members} 位成員的 ${s.messages} 則。從現在起先只提醒，您看呢？`,
    shadowed: (which, s) =>
      s.messages === 0
        ? `${which}在旁邊看了三天，一則也沒碰到。`
        : `${which}在旁邊看了三天：會碰到 ${s.members} 位成員的 ${s.messages} 則。您看呢？`,
    start: '開始',
    more: '再看看',
    drop: '刪掉',
    allow: (p) => `放行「${p}」`,
    allowed: (p) => `好，「${p}」放行。其餘的呢？`,
    started: (n) => `好，${n > 1 ? `${n} 條都` : ''}從下一則訊息開始算。`,
    again: '好，再看一天，明天告訴您。',
    inShadow: '好，只在旁邊看，三天後給您看結果。',
    dropped: (n) => `好，拿掉了${n > 1 ? ` ${n} 條` : ''}。`,
    gone: '這條已經不在名單裡了。',
    back: '撤銷了，回到剛才那樣。',
    past: (f) =>
      f.looked < worthTelling && f.messages === 0
        ? ''
        : f.messages === 0
          ? `最近 ${f.looked} 則訊息裡一則也沒碰到。`
          : `最近的訊息裡會碰到 ${f.members} 個人的 ${f.messages} 則${f.core > 0 ? `，其中 ${f.core} 位是老成員` : ''}。`,
    looking: '更早的訊息我接著翻，翻完告訴您。',
    see: '看看',
    startNow: '現在就開始',
    hold: '先觀察',
    examples: (lines) => `會碰到這些（名字遮住了）：\n${lines.join('\n')}`,
    noExamples: '原文已經不在了，看不到例子。',
  },
  en: {
    some: (word, n) => (n > 1 ? `"${word}" and ${n - 1} more` : `"${word}"`),
    watched: (which, s) =>
      s.messages === 0
        ? `I watched ${which} for a day: no hits. From now on I remind; choose Start for all you asked for.`
        : `I watched ${which} for a day: it would have hit ${hits(s)}. From now on I only remind. What next?`,
    shadowed: (which, s) =>
      s.messages === 0
        ? `${which} stood by for three days: no hits.`
        : `${which} stood by for three days: it would have hit ${hits(s)}. What next?`,
    start: 'Start',
    more: 'Watch on',
    drop: 'Remove',
    allow: (p) => `Allow "${p}"`,
    allowed: (p) => `OK, "${p}" is fine. And the rest?`,
    started: (n) => `OK, ${n > 1 ? `all ${n} count` : 'it counts'} from the next message on.`,
    again: 'OK, one more day. I tell you tomorrow.',
    inShadow: 'OK, it only stands by. You get the result in three days.',
    dropped: (n) => `OK, took ${n > 1 ? `${n} rules` : 'it'} off the list.`,
    gone: "That one isn't on the list any more.",
    back: 'Taken back, it is as it was.',
    past: (f) =>
      f.looked < worthTelling && f.messages === 0
        ? ''
        : f.messages === 0
          ? `No hits in the last ${f.looked} messages.`
          : `Lately it would have hit ${hits(f)}${f.core > 0 ? `, ${f.core} of them ${f.core === 1 ? 'a regular' : 'regulars'}` : ''}.`,
    looking: "I'm still reading older messages and will tell you.",
    see: 'Show me',
    startNow: 'Start now',
    hold: 'Watch first',
    examples: (lines) => `It would hit these (names hidden):\n${lines.join('\n')}`,
    noExamples: 'The messages are gone, so there is nothing to show.',
  },
};
