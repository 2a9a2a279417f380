import { say } from '../../kit/reply.ts';
import type { MergeItem, Say, Texts } from '../../types.ts';
import type { Fault } from './spec.ts';

/** One who voted, in an answer that may hold many. */
export interface Voted extends MergeItem {
  readonly poll: number;
  /** How many have voted by then. */
  readonly voters: number;
}
/** What stands in an announcement. */
export interface Announced {
  readonly id: number;
  readonly question: string;
  readonly anonymous: boolean;
  readonly multiple: boolean;
  readonly when: string;
}
interface Catalogue {
  readonly announce: (d: Announced) => string;
  readonly native: (question: string, when: string) => string;
  readonly severalHint: string;
  readonly privateHint: (id: number) => string;
  readonly voted: (items: readonly Voted[]) => Say;
  readonly yours: (labels: readonly string[]) => string;
  readonly youChose: (labels: readonly string[]) => string;
  readonly running: (id: number, question: string, voters: number, when: string) => string;
  readonly closed: (id: number, question: string, voters: number) => string;
  /** Below the picture. */
  readonly voters: (n: number) => string;
  readonly nobody: (id: number, question: string) => string;
  readonly row: (
    number: number,
    label: string,
    bar: string,
    votes: number,
    percent: number,
    names: readonly string[],
    named: number,
  ) => string;
  /** `of`: how many lead, when more than are named. */
  readonly most: (labels: readonly string[], of: number) => string;
  readonly line: (id: number, question: string, voters: number, when: string) => string;
  readonly none: string;
  readonly noneStaff: string;
  readonly over: string;
  readonly noSuch: string;
  readonly whichPoll: string;
  readonly whichOption: (id: number, options: number, multiple: boolean) => string;
  readonly howToVote: string;
  readonly sayThere: string;
  readonly tooMany: (n: number) => string;
  readonly asked: (id: number, groups: number) => string;
  readonly closedThere: (id: number) => string;
  readonly fault: Readonly<Record<Fault, string>>;
}

const shownNames = 8;
const namesOf = (items: readonly Voted[]): string[] => [...new Set(items.map((i) => i.name))];
/** How many have voted in the one poll these are about; null when they are about several. */
const votersOf = (items: readonly Voted[]): number | null =>
  new Set(items.map((i) => i.poll)).size === 1 ? Math.max(...items.map((i) => i.voters)) : null;
const space = (text: string): string => (text === '' ? '' : ` ${text}`);

export const pollTexts: Texts<Catalogue> = {
  'zh-CN': {
    announce: (d) =>
      `投票 ${d.id}：${d.question}（${d.anonymous ? '匿名，' : ''}${d.multiple ? '可多选，' : ''}到 ${d.when}）`,
    native: (question, when) => `${question}（到 ${when}）`,
    severalHint: '选几个就写几个，比如「1 3」。',
    privateHint: (id) => `群里回大家看得到，私聊我发「投 ${id} 2」就看不到。`,
    voted: (items) => {
      const names = namesOf(items);
      const voters = votersOf(items);
      const all = names.slice(0, shownNames).join('、');
      return say`${all}${names.length > shownNames ? `等 ${names.length} 位` : ''} 投好了${voters === null ? '' : `，现在 ${voters} 位`}。`;
    },
    yours: (labels) => `投好了：${labels.join('、')}。改主意再发一次就行。`,
    youChose: (labels) => `你投的是：${labels.join('、')}`,
    running: (id, question, n, when) => `投票 ${id}：${question}，${n} 位投了，到 ${when}`,
    closed: (id, question, n) => `投票 ${id} 结束：${question}，${n} 位投了`,
    voters: (n) => `${n} 位投了`,
    nobody: (id, question) => `投票 ${id} 结束：${question}，这次没有人投。`,
    row: (i, label, bar, n, p, names, all) =>
      `${i} ${label}${space(bar)} ${n}（${p}%）${names.join('、')}${all > names.length ? '等' : ''}`,
    most: (labels, of) =>
      of === 1
        ? `最多的是「${labels[0]}」。`
        : `${labels.map((l) => `「${l}」`).join('')}${of > labels.length ? `等 ${of} 个` : ''}一样多。`,
    line: (id, question, n, when) => `${id} 号：${question}，${n} 位投了，到 ${when}`,
    none: '现在没有投票，有了会在群里说。',
    noneStaff: '现在没有投票。来一个：「投票 周五吃什么 | 火锅 | 烤肉」，后面可以加 [1小时] [匿名] [多选]。',
    over: '这次投票已经结束了。',
    noSuch: '没有这个投票，发「投票」看看现在有哪些。',
    whichPoll: '加上号码，比如「投票结果 12」。',
    whichOption: (id, n, multiple) =>
      multiple
        ? `写 1 到 ${n} 的号码，可以几个，比如「投 ${id} 1 2」。`
        : `写 1 到 ${n} 的一个号码，比如「投 ${id} 2」。`,
    howToVote: '这样写：「投 12 2」，12 是投票的号码，2 是选项。',
    sayThere: '您有好几个群：到要问的群里说，或在最后加上「所有群」。',
    tooMany: (n) => `群里已经有 ${n} 个投票了，先等一个结束。`,
    asked: (id, groups) => `投票 ${id} 发到${groups === 1 ? '群里' : ` ${groups} 个群`}了，结束时告诉大家。`,
    closedThere: (id) => `投票 ${id} 结束了，结果发到群里了。`,
    fault: {
      few: '至少两个选项，用「|」隔开，比如「投票 周五吃什么 | 火锅 | 烤肉」。',
      many: '最多 10 个选项，挑要紧的，比如「投票 周五吃什么 | 火锅 | 烤肉」。',
      question: '先写问题，不超过 100 个字，比如「投票 周五吃什么 | 火锅 | 烤肉」。',
      option: '每个选项不超过 40 个字，短一点好选。',
      same: '有两个选项一样，改一个吧。',
      when: '时间写 1 分钟到 30 天，比如「[1小时]」或「[明天20点]」。',
    },
  },
  'zh-TW': {
    announce: (d) =>
      `投票 ${d.id}：${d.question}（${d.anonymous ? '匿名，' : ''}${d.multiple ? '可複選，' : ''}到 ${d.when}）`,
    native: (question, when) => `${question}（到 ${when}）`,
    severalHint: '選幾個就寫幾個，例如「1 3」。',
    privateHint: (id) => `群裡回大家看得到，私訊我「投 ${id} 2」就看不到。`,
    voted: (items) => {
      const names = namesOf(items);
      const voters = votersOf(items);
      const all = names.slice(0, shownNames).join('、');
      return say`${all}${names.length > shownNames ? `等 ${names.length} 位` : ''} 投好了${voters === null ? '' : `，現在 ${voters} 位`}。`;
    },
    yours: (labels) => `投好了：${labels.join('、')}。改變主意再傳一次就行。`,
    youChose: (labels) => `你投的是：${labels.join('、')}`,
    running: (id, question, n, when) => `投票 ${id}：${question}，${n} 位投了，到 ${when}`,
    closed: (id, question, n) => `投票 ${id} 結束：${question}，${n} 位投了`,
    voters: (n) => `${n} 位投了`,
    nobody: (id, question) => `投票 ${id} 結束：${question}，這次沒有人投。`,
    row: (i, label, bar, n, p, names, all) =>
      `${i} ${label}${space(bar)} ${n}（${p}%）${names.join('、')}${all > names.length ? '等' : ''}`,
    most: (labels, of) =>
      of === 1
        ? `最多的是「${labels[0]}」。`
        : `${labels.map((l) => `「${l}」`).join('')}${of > labels.length ? `等 ${of} 個` : ''}一樣多。`,
    line: (id, question, n, when) => `${id} 號：${question}，${n} 位投了，到 ${when}`,
    none: '現在沒有投票，有了會在群裡說。',
    noneStaff: '現在沒有投票。來一個：「投票 週五吃什麼 | 火鍋 | 烤肉」，後面可以加 [1小時] [匿名] [多選]。',
    over: '這次投票已經結束了。',
    noSuch: '沒有這個投票，傳「投票」看看現在有哪些。',
    whichPoll: '加上號碼，例如「投票結果 12」。',
    whichOption: (id, n, multiple) =>
      multiple
        ? `寫 1 到 ${n} 的號碼，可以幾個，例如「投 ${id} 1 2」。`
        : `寫 1 到 ${n} 的一個號碼，例如「投 ${id} 2」。`,
    howToVote: '這樣寫：「投 12 2」，12 是投票的號碼，2 是選項。',
    sayThere: '您有好幾個群：到要問的群裡說，或在最後加上「所有群」。',
    tooMany: (n) => `群裡已經有 ${n} 個投票了，先等一個結束。`,
    asked: (id, groups) => `投票 ${id} 傳到${groups === 1 ? '群裡' : ` ${groups} 個群`}了，結束時告訴大家。`,
    closedThere: (id) => `投票 ${id} 結束了，結果傳到群裡了。`,
    fault: {
      few: '至少兩個選項，用「|」隔開，例如「投票 週五吃什麼 | 火鍋 | 烤肉」。',
      many: '最多 10 個選項，挑要緊的，例如「投票 週五吃什麼 | 火鍋 | 烤肉」。',
      question: '先寫問題，不超過 100 個字，例如「投票 週五吃什麼 | 火鍋 | 烤肉」。',
      option: '每個選項不超過 40 個字，短一點好選。',
      same: '有兩個選項一樣，改一個吧。',
      when: '時間寫 1 分鐘到 30 天，例如「[1小時]」或「[明天20點]」。',
    },
  },
  en: {
    announce: (d) =>
      `Poll ${d.id}: ${d.question} (${d.anonymous ? 'anonymous, ' : ''}${d.multiple ? 'pick several, ' : ''}until ${d.when})`,
    native: (question, when) => `${question} (until ${when})`,
    severalHint: 'Pick several like this: 1 3',
    privateHint: (id) => `Said here everybody sees it; send me /vote ${id} 2 in private and nobody does.`,
    voted: (items) => {
      const names = namesOf(items);
      const voters = votersOf(items);
      const more = names.length - shownNames;
      return say`${names.slice(0, shownNames).join(', ')}${more > 0 ? ` and ${more} more` : ''} voted${voters === null ? '' : `, ${voters} so far`}.`;
    },
    yours: (labels) => `Noted: ${labels.join(', ')}. Changed your mind? Just send it again.`,
    youChose: (labels) => `You chose: ${labels.join(', ')}`,
    running: (id, question, n, when) => `Poll ${id}: ${question} ${n} voted, until ${when}`,
    closed: (id, question, n) => `Poll ${id} is over: ${question} ${n} voted`,
    voters: (n) => `${n} voted`,
    nobody: (id, question) => `Poll ${id} is over: ${question} Nobody voted this time.`,
    row: (i, label, bar, n, p, names, all) =>
      `${i} ${label}${space(bar)} ${n} (${p}%)${space(names.join(', '))}${all > names.length ? ' and more' : ''}`,
    most: (labels, of) =>
      of === 1
        ? `Most chose "${labels[0]}".`
        : `A tie: ${labels.map((l) => `"${l}"`).join(', ')}${of > labels.length ? ` and ${of - labels.length} more` : ''}.`,
    line: (id, question, n, when) => `${id}: ${question}, ${n} voted, until ${when}`,
    none: 'No poll right now. You will see it here when there is one.',
    noneStaff:
      'No poll right now. To start one: /poll Friday dinner? | Hotpot | Barbecue, then if you like [1h] [anonymous] [multiple].',
    over: 'That poll is over.',
    noSuch: 'There is no such poll. /poll shows those that run.',
    whichPoll: 'Add its number: /poll-results 12',
    whichOption: (id, n, multiple) =>
      multiple
        ? `Numbers from 1 to ${n}, several are fine: /vote ${id} 1 2`
        : `One number from 1 to ${n}: /vote ${id} 2`,
    howToVote: 'Like this: /vote 12 2 (12 is the poll, 2 the option).',
    sayThere: 'You run several groups. Say it in the one you mean, or add [all groups] at the end.',
    tooMany: (n) => `There are ${n} polls here already. Let one end first.`,
    asked: (id, groups) =>
      `Poll ${id} is up in ${groups === 1 ? 'the group' : `${groups} groups`}. They'll hear how it ends.`,
    closedThere: (id) => `Poll ${id} is over, the result is in the group.`,
    fault: {
      few: 'Give at least two options with | between them: /poll Friday dinner? | Hotpot | Barbecue',
      many: 'At most 10 options, please: /poll Friday dinner? | Hotpot | Barbecue',
      question: 'Start with a question of up to 100 characters: /poll Friday dinner? | Hotpot | Barbecue',
      option: 'An option has at most 40 characters. Short ones are easier to pick.',
      same: 'Two of the options are the same.',
      when: 'From 1 minute to 30 days, like [1h] or [tomorrow 20:00].',
    },
  },
};
