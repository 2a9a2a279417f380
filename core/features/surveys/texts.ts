/** What members hear. */
import { say } from '../../kit/reply.ts';
import type { At, MergeItem, Say, Texts } from '../../types.ts';
import type { Fault } from './read.ts';

/** Somebody whose answers arrived. */
export type Finished = MergeItem;
/** What a sentence about a faulty answer may need. */
export interface About {
  readonly options: number;
  readonly low: number;
  readonly high: number;
  readonly from: string;
  readonly to: string;
}
interface Catalogue {
  readonly none: string;
  readonly list: (rows: readonly string[]) => string;
  /** `left`: questions answered and in all; null: not begun. */
  readonly row: (id: number, title: string, left: readonly [number, number] | null) => string;
  readonly opening: (title: string, total: number) => string;
  readonly goOn: (title: string) => string;
  readonly anonymous: string;
  readonly named: string;
  readonly page: (link: string) => string;
  readonly question: (n: number, total: number, ask: string) => string;
  readonly hint: {
    readonly some: string;
    readonly press: string;
    readonly rank: (n: number) => string;
    readonly scale: (low: number, high: number, lowWord: string, highWord: string) => string;
    readonly number: string;
    readonly between: (low: number, high: number) => string;
    readonly text: string;
    readonly date: string;
    readonly contact: string;
    readonly optional: string;
  };
  readonly picked: (labels: string) => string;
  readonly ready: string;
  readonly skip: string;
  readonly start: string;
  readonly thanks: (i: Finished) => Say;
  readonly quick: (items: readonly Finished[]) => Say;
  readonly already: (who: At) => Say;
  readonly over: string;
  readonly full: string;
  readonly noSuch: string;
  readonly level: (level: number) => string;
  readonly inPrivate: (who: At, id: number) => Say;
  readonly sent: (who: At) => Say;
  readonly quickWrong: (n: number) => string;
  readonly quickFault: (n: number, why: string) => string;
  readonly first: string;
  readonly remindOne: (title: string, left: number, id: number) => string;
  readonly remindAll: (title: string, when: string, id: number) => string;
  readonly yes: string;
  readonly no: string;
  readonly fault: Readonly<Record<Fault, (a: About) => string>>;
}
const who = (i: Finished): At => ({ at: i.member, name: i.name });
const paid = (i: Finished, words: (amount: number, balance: number) => string): string =>
  i.moved && i.moved.amount > 0 ? words(i.moved.amount, i.moved.balance) : '';
const namesOf = (items: readonly Finished[], comma: string, more: (n: number) => string): string => {
  const shown = items.slice(0, 8).map((i) => i.name);
  return shown.join(comma) + (items.length > shown.length ? more(items.length) : '');
};
const order = (n: number): string => ['2', '1', '3', '4', '5'].slice(0, Math.max(2, Math.min(n, 5))).join(' ');

export const surveyTexts: Texts<Catalogue> = {
  'zh-CN': {
    none: '现在没有问卷。',
    list: (rows) => `${rows.join('、')}。发「问卷」加编号就开始。`,
    row: (id, title, left) => `${id}「${title}」${left ? `答到 ${left[0]}/${left[1]}` : ''}`,
    opening: (title, total) => `「${title}」最多 ${total} 题。发「上一题」能改，「取消」能停，下次接着答。`,
    goOn: (title) => `「${title}」接着上次的答。`,
    anonymous: '匿名：答完后答案就和你断开，只记你答过，积分照给。',
    named: '不匿名：管理员看得到是你答的。',
    page: (link) => `想在网页上填（一天内有效，填完就关）：${link}`,
    question: (n, total, ask) => `${n}/${total} ${ask}`,
    hint: {
      some: '可以选几个，这样回：1 3',
      press: '可以选几个，选完按「选好了」。',
      rank: (n) => `按先后回数字，像这样：${order(n)}`,
      scale: (low, high, a, b) => `回 ${low} 到 ${high}${a && b ? `，${low} ${a}，${high} ${b}` : ''}。`,
      number: '回一个数字。',
      between: (low, high) => `回 ${low} 到 ${high} 的数字。`,
      text: '回一句话就好。',
      date: '回日期，像这样：2026-12-01',
      contact: '回手机号、邮箱或微信号。',
      optional: '不想答回「跳过」。',
    },
    picked: (labels) => `选了：${labels}。`,
    ready: '选好了',
    skip: '跳过',
    start: '开始',
    thanks: (i) => `收好了，谢谢你${paid(i, (n, all) => `，+${n}，现在 ${all} 分`)}。`,
    quick: (items) =>
      items.length === 1 && items[0]
        ? say`${who(items[0])} 收到${paid(items[0], (n, all) => `，+${n}，现在 ${all} 分`)}。`
        : `收到：${namesOf(items, '、', (n) => ` 等 ${n} 位`)}。`,
    already: (w) => say`${w} 这份你答过了，谢谢。`,
    over: '这份问卷已经截止了。',
    full: '你这一类的名额刚好满了，谢谢你愿意答。',
    noSuch: '没有这份问卷，发「问卷」看看现在有哪些。',
    level: (level) => `这份问卷给 ${level} 级以上的成员。`,
    inPrivate: (w, id) => say`${w} 在私聊里跟我说「问卷 ${id}」，就能开始。`,
    sent: (w) => say`${w} 私聊里等你。`,
    quickWrong: (n) => `一共 ${n} 题，像这样回：答卷 ${['2', '1', '3'].slice(0, n).join(' ')}`,
    quickFault: (n, why) => `第 ${n} 题：${why}`,
    first: '这是第一题了。',
    remindOne: (title, left, id) => `「${title}」还差 ${left} 题，发「问卷 ${id}」接着答。就提醒这一次。`,
    remindAll: (title, when, id) => `问卷「${title}」${when} 截止，还没答的发「问卷 ${id}」。`,
    yes: '是',
    no: '否',
    fault: {
      needed: () => '这题要答一下才能往下走。',
      one: (a) => `选一个，回 1 到 ${a.options} 的数字就行。`,
      some: (a) => `回 1 到 ${a.options} 里的数字，像这样：1 3`,
      few: (a) => `至少选 ${a.low} 个，像这样：1 3`,
      many: (a) => `最多选 ${a.high} 个，像这样：1 3`,
      rank: (a) => `${a.high} 个都排一下，像这样：${order(a.high)}`,
      number: (a) => `要一个数字，比如 ${a.low}。`,
      range: (a) => `要在 ${a.low} 到 ${a.high} 之间，比如 ${a.low}。`,
      yesno: () => '回「是」或「否」就行。',
      short: (a) => `再多写几个字，至少 ${a.low} 个。`,
      long: (a) => `太长了，最多 ${a.high} 个字。`,
      date: () => '日期这样写：2026-12-01，或者 12月1日。',
      days: (a) => `日期要在 ${a.from} 到 ${a.to} 之间。`,
      contact: () => '写手机号、邮箱或微信号，比如 13800000000。',
    },
  },
  'zh-TW': {
    none: '現在沒有問卷。',
    list: (rows) => `${rows.join('、')}。傳「問卷」加編號就開始。`,
    row: (id, title, left) => `${id}「${title}」${left ? `答到 ${left[0]}/${left[1]}` : ''}`,
    opening: (title, total) => `「${title}」最多 ${total} 題。傳「上一題」能改，「取消」能停，下次接著答。`,
    goOn: (title) => `「${title}」接著上次的答。`,
    anonymous: '匿名：答完後答案就和你斷開，只記你答過，點數照給。',
    named: '不匿名：管理員看得到是你答的。',
    page: (link) => `想在網頁上填（一天內有效，填完就關）：${link}`,
    question: (n, total, ask) => `${n}/${total} ${ask}`,
    hint: {
      some: '可以選幾個，這樣回：1 3',
      press: '可以選幾個，選完按「選好了」。',
      rank: (n) => `按先後回數字，像這樣：${order(n)}`,
      scale: (low, high, a, b) => `回 ${low} 到 ${high}${a && b ? `，${low} ${a}，${high} ${b}` : ''}。`,
      number: '回一個數字。',
      between: (low, high) => `回 ${low} 到 ${high} 的數字。`,
      text: '回一句話就好。',
      date: '回日期，像這樣：2026-12-01',
      contact: '回手機號碼、電子郵件或微信號。',
      optional: '不想答回「跳過」。',
    },
    picked: (labels) => `選了：${labels}。`,
    ready: '選好了',
    skip: '跳過',
    start: '開始',
    thanks: (i) => `收好了，謝謝你${paid(i, (n, all) => `，+${n}，現在 ${all} 點`)}。`,
    quick: (items) =>
      items.length === 1 && items[0]
        ? say`${who(items[0])} 收到${paid(items[0], (n, all) => `，+${n}，現在 ${all} 點`)}。`
        : `收到：${namesOf(items, '、', (n) => ` 等 ${n} 位`)}。`,
    already: (w) => say`${w} 這份你答過了，謝謝。`,
    over: '這份問卷已經截止了。',
    full: '你這一類的名額剛好滿了，謝謝你願意答。',
    noSuch: '沒有這份問卷，傳「問卷」看看現在有哪些。',
    level: (level) => `這份問卷給 ${level} 級以上的成員。`,
    inPrivate: (w, id) => say`${w} 私訊我「問卷 ${id}」，就能開始。`,
    sent: (w) => say`${w} 私訊裡等你。`,
    quickWrong: (n) => `一共 ${n} 題，像這樣回：答卷 ${['2', '1', '3'].slice(0, n).join(' ')}`,
    quickFault: (n, why) => `第 ${n} 題：${why}`,
    first: '這是第一題了。',
    remindOne: (title, left, id) => `「${title}」還差 ${left} 題，傳「問卷 ${id}」接著答。就提醒這一次。`,
    remindAll: (title, when, id) => `問卷「${title}」${when} 截止，還沒答的傳「問卷 ${id}」。`,
    yes: '是',
    no: '否',
    fault: {
      needed: () => '這題要答一下才能往下走。',
      one: (a) => `選一個，回 1 到 ${a.options} 的數字就行。`,
      some: (a) => `回 1 到 ${a.options} 之中的數字，像這樣：1 3`,
      few: (a) => `至少選 ${a.low} 個，像這樣：1 3`,
      many: (a) => `最多選 ${a.high} 個，像這樣：1 3`,
      rank: (a) => `${a.high} 個都排一下，像這樣：${order(a.high)}`,
      number: (a) => `要一個數字，比如 ${a.low}。`,
      range: (a) => `要在 ${a.low} 到 ${a.high} 之間，比如 ${a.low}。`,
      yesno: () => '回「是」或「否」就行。',
      short: (a) => `再多寫幾個字，至少 ${a.low} 個。`,
      long: (a) => `太長了，最多 ${a.high} 個字。`,
      date: () => '日期這樣寫：2026-12-01，或者 12月1日。',
      days: (a) => `日期要在 ${a.from} 到 ${a.to} 之間。`,
      contact: () => '寫手機號碼、電子郵件或微信號，比如 0912345678。',
    },
  },
  en: {
    none: 'There is no survey right now.',
    list: (rows) => `${rows.join(', ')}. Send /survey and the number to begin.`,
    row: (id, title, left) => `${id} "${title}"${left ? ` (${left[0]}/${left[1]} answered)` : ''}`,
    opening: (title, total) =>
      `"${title}", at most ${total} questions. "back" to change one, "cancel" to stop and go on later.`,
    goOn: (title) => `"${title}": on from where you stopped.`,
    anonymous: 'Anonymous: at the end your answers are cut loose from you. I note only that you took part.',
    named: 'Not anonymous: staff can see that these are your answers.',
    page: (link) => `On a web page, if you like (for a day, closed once done): ${link}`,
    question: (n, total, ask) => `${n}/${total} ${ask}`,
    hint: {
      some: 'More than one is fine, like this: 1 3',
      press: 'More than one is fine; then press "Done".',
      rank: (n) => `Best first, by number, like this: ${order(n)}`,
      scale: (low, high, a, b) => `${low} to ${high}${a && b ? `: ${low} ${a}, ${high} ${b}` : ''}.`,
      number: 'Reply with a number.',
      between: (low, high) => `A number from ${low} to ${high}.`,
      text: 'A sentence is enough.',
      date: 'A date, like 2026-12-01',
      contact: 'A phone number, e-mail or chat name.',
      optional: '"skip" if you would rather not.',
    },
    picked: (labels) => `Chosen: ${labels}.`,
    ready: 'Done',
    skip: 'Skip',
    start: 'Start',
    thanks: (i) => `Got it, thank you${paid(i, (n, all) => `. +${n}, now ${all} points`)}.`,
    quick: (items) =>
      items.length === 1 && items[0]
        ? say`${who(items[0])} Got it${paid(items[0], (n, all) => `, +${n}, now ${all} points`)}.`
        : `Got it: ${namesOf(items, ', ', (n) => ` and others, ${n} in all`)}.`,
    already: (w) => say`${w} You answered this one already, thank you.`,
    over: 'This survey is closed.',
    full: 'Your group of answers is just full. Thank you for being willing.',
    noSuch: 'There is no such survey. /survey shows the open ones.',
    level: (level) => `This survey is for members from level ${level}.`,
    inPrivate: (w, id) => say`${w} Send me "/survey ${id}" in private to begin.`,
    sent: (w) => say`${w} See our private chat.`,
    quickWrong: (n) =>
      `There ${n === 1 ? 'is one question' : `are ${n} questions`}; reply like this: /answer ${['2', '1', '3'].slice(0, n).join(' ')}`,
    quickFault: (n, why) => `Question ${n}: ${why}`,
    first: 'This is the first question.',
    remindOne: (title, left, id) =>
      `"${title}": ${left} ${left === 1 ? 'question' : 'questions'} to go. /survey ${id} goes on. I remind you this once.`,
    remindAll: (title, when, id) => `Survey "${title}" closes ${when}. Not answered yet? /survey ${id}`,
    yes: 'Yes',
    no: 'No',
    fault: {
      needed: () => 'This one needs an answer to go on.',
      one: (a) => `Pick one: a number from 1 to ${a.options}.`,
      some: (a) => `Numbers from 1 to ${a.options}, like this: 1 3`,
      few: (a) => `Pick at least ${a.low}, like this: 1 3`,
      many: (a) => `Pick at most ${a.high}, like this: 1 3`,
      rank: (a) => `Put ${a.high} in order, like this: ${order(a.high)}`,
      number: (a) => `A number, please, such as ${a.low}.`,
      range: (a) => `From ${a.low} to ${a.high}, please, such as ${a.low}.`,
      yesno: () => 'Just "yes" or "no".',
      short: (a) => `A little more, please: at least ${a.low} characters.`,
      long: (a) => `Too long: at most ${a.high} characters.`,
      date: () => 'A date like 2026-12-01, please.',
      days: (a) => `A date from ${a.from} to ${a.to}, please.`,
      contact: () => 'A phone number, e-mail or chat name, such as +4915112345678.',
    },
  },
};
