import { lines } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';

/** One of the best answers. */
export interface Named {
  readonly who: At;
  /** Null when the group keeps no texts. */
  readonly excerpt: string | null;
}
interface Catalogue {
  readonly post: (words: string) => string;
  readonly wrap: (topic: string, answers: number, each: number | null, best: readonly Named[]) => Say;
  readonly now: (words: string, until: string, answers: number) => string;
  readonly nothing: string;
  readonly nothingStaff: string;
  readonly empty: string;
  readonly posted: (group: string) => string;
  readonly sayThere: string;
  readonly added: (count: number) => string;
  readonly known: string;
  readonly whatTopic: string;
  readonly whichBrackets: string;
  readonly tooLong: (most: number) => string;
  readonly list: (lines: readonly string[], count: number, page: number, pages: number) => string;
  readonly noPage: (pages: number) => string;
  readonly removed: (words: string) => string;
  readonly noSuch: string;
  readonly inFile: string;
  readonly whichNumber: string;
  readonly when: string;
  /** No topic is of this theme. */
  readonly noTheme: (theme: string) => string;
  readonly usage: string;
  readonly silent: (group: string, times: number) => string;
  readonly slower: string;
  readonly keep: string;
  readonly stop: string;
  readonly nowSlower: (every: number) => string;
  readonly nowKept: string;
  readonly nowStopped: (group: string) => string;
}

/** May「奶瓶刷」、阿豪、小禾: the first with what was said. */
const named = (best: readonly Named[], open: string, close: string, comma: string): Say => {
  const parts: (string | At)[] = [];
  for (const [i, { who, excerpt }] of best.entries()) {
    if (i > 0) parts.push(comma);
    parts.push(who);
    if (i === 0 && excerpt) parts.push(`${open}${excerpt}${close}`);
  }
  return parts;
};

export const topicTexts: Texts<Catalogue> = {
  'zh-CN': {
    post: (words) => `今日话题：${words}`,
    wrap: (topic, answers, each, best) =>
      answers === 1
        ? lines(`「${topic}」聊到这儿，谢谢${each === null ? '' : `，+${each}`}。`, named(best, '：「', '」', '、'))
        : lines(`「${topic}」有 ${answers} 位聊了，谢谢大家${each === null ? '' : `，各 +${each}`}。`, [
            '精彩的有：',
            ...partsOf(named(best, '「', '」', '、')),
          ]),
    now: (words, until, answers) =>
      `现在聊的是：${words}\n聊到 ${until}，${answers > 0 ? `已有 ${answers} 位说了` : '还没人开口'}。`,
    nothing: '现在没有话题，想聊什么直接聊。',
    nothingStaff: '现在没有话题。来一个：「今天话题」。',
    empty: '话题库还是空的。加一个：「添加话题 最近入手了什么好物？」',
    posted: (group) => `发到「${group}」了。`,
    sayThere: '您有好几个群，到要发的群里说「/今天话题」。',
    added: (count) => `记下了，现在有 ${count} 个话题。`,
    known: '这个话题已经有了。',
    whatTopic: '话题写在后面，比如「添加话题 最近入手了什么好物？」',
    whichBrackets: '方括号里写星期、一个主题、#群标签，比如「添加话题 [周五 美食] 周末吃什么？」',
    tooLong: (most) => `话题最多 ${most} 个字，短一点更有人接。`,
    list: (all, count, page, pages) =>
      [...all, `共 ${count} 个${page < pages ? `，下一页「话题列表 ${page + 1}」` : ''}。`].join('\n'),
    noPage: (pages) => `只有 ${pages} 页。`,
    removed: (words) => `删了：「${words}」。`,
    noSuch: '没有这个号。号码看「话题列表」。',
    inFile: '这个话题写在文件里，要在文件里删。',
    whichNumber: '删哪个？写上号码，比如「删除话题 3」。',
    when: '时间没看懂。比如「定时话题 每天 9:00」「定时话题 每周五晚上8点 美食」。',
    noTheme: (theme) => `还没有「${theme}」主题的话题。先加一个：「添加话题 [${theme}] 周末吃什么？」`,
    usage: '「/话题」看现在聊什么，「/今天话题」来一个，「/话题列表」看全部。',
    silent: (group, times) => `「${group}」连着 ${times} 个话题没人接，今天的先没发。要慢一点吗？`,
    slower: '慢一点',
    keep: '照旧',
    stop: '先停',
    nowSlower: (every) => `好，改成每 ${every} 次发 1 次。`,
    nowKept: '好，下次照旧发。',
    nowStopped: (group) => `好，「${group}」先不发话题了。要再开：「定时话题 每天 9:00」。`,
  },
  'zh-TW': {
    post: (words) => `今日話題：${words}`,
    wrap: (topic, answers, each, best) =>
      answers === 1
        ? lines(`「${topic}」聊到這兒，謝謝${each === null ? '' : `，+${each}`}。`, named(best, '：「', '」', '、'))
        : lines(`「${topic}」有 ${answers} 位聊了，謝謝大家${each === null ? '' : `，各 +${each}`}。`, [
            '精彩的有：',
            ...partsOf(named(best, '「', '」', '、')),
          ]),
    now: (words, until, answers) =>
      `現在聊的是：${words}\n聊到 ${until}，${answers > 0 ? `已有 ${answers} 位說了` : '還沒人開口'}。`,
    nothing: '現在沒有話題，想聊什麼直接聊。',
    nothingStaff: '現在沒有話題。來一個：「今天話題」。',
    empty: '話題庫還是空的。加一個：「新增話題 最近入手了什麼好物？」',
    posted: (group) => `發到「${group}」了。`,
    sayThere: '您有好幾個群，到要發的群裡說「/今天話題」。',
    added: (count) => `記下了，現在有 ${count} 個話題。`,
    known: '這個話題已經有了。',
    whatTopic: '話題寫在後面，例如「新增話題 最近入手了什麼好物？」',
    whichBrackets: '方括號裡寫星期、一個主題、#群標籤，例如「新增話題 [週五 美食] 週末吃什麼？」',
    tooLong: (most) => `話題最多 ${most} 個字，短一點更有人接。`,
    list: (all, count, page, pages) =>
      [...all, `共 ${count} 個${page < pages ? `，下一頁「話題列表 ${page + 1}」` : ''}。`].join('\n'),
    noPage: (pages) => `只有 ${pages} 頁。`,
    removed: (words) => `刪了：「${words}」。`,
    noSuch: '沒有這個號碼。號碼看「話題列表」。',
    inFile: '這個話題寫在檔案裡，要在檔案裡刪。',
    whichNumber: '刪哪個？寫上號碼，例如「刪除話題 3」。',
    when: '時間沒看懂。例如「定時話題 每天 9:00」「定時話題 每週五晚上8點 美食」。',
    noTheme: (theme) => `還沒有「${theme}」主題的話題。先加一個：「新增話題 [${theme}] 週末吃什麼？」`,
    usage: '「/話題」看現在聊什麼，「/今天話題」來一個，「/話題列表」看全部。',
    silent: (group, times) => `「${group}」連著 ${times} 個話題沒人接，今天的先沒發。要慢一點嗎？`,
    slower: '慢一點',
    keep: '照舊',
    stop: '先停',
    nowSlower: (every) => `好，改成每 ${every} 次發 1 次。`,
    nowKept: '好，下次照舊發。',
    nowStopped: (group) => `好，「${group}」先不發話題了。要再開：「定時話題 每天 9:00」。`,
  },
  en: {
    post: (words) => `Topic of the day: ${words}`,
    wrap: (topic, answers, each, best) =>
      answers === 1
        ? lines(`That was "${topic}". Thank you${each === null ? '' : `, +${each}`}.`, named(best, ': "', '"', ', '))
        : lines(`"${topic}": ${answers} of you joined in. Thank you${each === null ? '' : `, +${each} each`}.`, [
            'Among the best: ',
            ...partsOf(named(best, ' "', '"', ', ')),
          ]),
    now: (words, until, answers) =>
      `We're on: ${words}\nUntil ${until}, ${answers > 0 ? `${answers} joined in so far` : 'nobody spoke up yet'}.`,
    nothing: 'No topic right now. Talk about anything you like.',
    nothingStaff: 'No topic right now. To post one: /topic now',
    empty: 'There are no topics yet. Add one: /topic add What did you buy lately that you love?',
    posted: (group) => `Posted in ${group}.`,
    sayThere: 'You run several groups. Send /topic now in the one you mean.',
    added: (count) => `Noted. That makes ${count} ${count === 1 ? 'topic' : 'topics'}.`,
    known: 'That topic is there already.',
    whatTopic: 'Write the topic after it: /topic add What did you buy lately that you love?',
    whichBrackets: 'In the brackets: days, one theme, #tags of groups. /topic add [fri food] What is for dinner?',
    tooLong: (most) => `A topic has at most ${most} characters. Short ones get more answers.`,
    list: (all, count, page, pages) =>
      [...all, `${count} in all${page < pages ? `, next page: /topics ${page + 1}` : ''}.`].join('\n'),
    noPage: (pages) => `There ${pages === 1 ? 'is 1 page' : `are ${pages} pages`}.`,
    removed: (words) => `Removed: "${words}".`,
    noSuch: 'There is no such number. /topics shows them.',
    inFile: 'That topic is in a file, so it has to be removed there.',
    whichNumber: 'Which one? Add its number: /topic remove 3',
    when: "I didn't get the time. Try /topics daily 9:00 or /topics every Friday 8pm food",
    noTheme: (theme) => `No topic has the theme "${theme}" yet. Add one: /topic add [${theme}] What is for dinner?`,
    usage: '/topic shows the current one, /topic now posts one, /topics lists all.',
    silent: (group, times) =>
      `${times} topics in a row got no answer in ${group}, so I didn't post today's. Slow down?`,
    slower: 'Slower',
    keep: 'As before',
    stop: 'Stop',
    nowSlower: (every) => `OK, one out of every ${every} from now on.`,
    nowKept: 'OK, the next one comes as before.',
    nowStopped: (group) => `OK, no more topics in ${group}. To start again: /topics daily 9:00`,
  },
};

function partsOf(words: Say): readonly (string | At)[] {
  return typeof words === 'string' ? [words] : words;
}
