/** What staff hear. */
import type { Texts } from '../../types.ts';
import type { TemplateFault } from './template.ts';

interface Catalogue {
  readonly template: string;
  readonly faults: (rows: readonly string[], more: number) => string;
  readonly faultRow: (line: number, why: string) => string;
  readonly fault: Readonly<Record<TemplateFault, string>>;
  readonly made: (id: number, title: string, questions: number) => string;
  readonly which: string;
  readonly noSuch: string;
  readonly notDraft: (id: number) => string;
  readonly notOpened: (id: number) => string;
  /** A draft of a file of which an older version runs. */
  readonly olderRuns: (id: number, running: number) => string;
  /** The file of a survey that runs was changed. */
  readonly newVersion: (running: number, title: string, draft: number) => string;
  readonly announce: (title: string, questions: number, anonymous: boolean, when: string, id: number) => string;
  readonly announceQuick: (title: string, rows: readonly string[], sample: string, when: string) => string;
  readonly opened: (id: number, when: string) => string;
  readonly sayThere: string;
  readonly closed: (id: number, title: string, answers: number) => string;
  readonly list: (rows: readonly string[]) => string;
  readonly listRow: (id: number, title: string, state: 'draft' | 'open' | 'closed', answers: number) => string;
  readonly few: (least: number) => string;
  readonly head: (id: number, title: string, answers: number, going: number) => string;
  readonly line: (n: number, ask: string, what: string) => string;
  readonly mean: (mean: string, median: string, n: number) => string;
  readonly nps: (score: string, n: number) => string;
  readonly words: (n: number, some: readonly string[]) => string;
  readonly answers: (n: number) => string;
  /** Promoters, passives, detractors. */
  readonly npsGroups: readonly [string, string, string];
  /** An option and its mean place. */
  readonly place: (label: string, mean: string) => string;
  /** Below a ranking: what its bars are. */
  readonly firsts: (n: number) => string;
  /** Options that have no line of their own. */
  readonly others: (n: number) => string;
  readonly nothing: string;
  readonly more: (id: number, questions: number) => string;
  readonly inFives: string;
  readonly file: (id: number, answers: number) => string;
  readonly crossFile: (id: number, n: number, by: string) => string;
  readonly crossHow: (id: number) => string;
  readonly crossNone: string;
  readonly crossAnonymous: string;
  /** Where everything can be looked at for an hour. */
  readonly page: (url: string) => string;
  readonly platform: string;
  readonly level: string;
  readonly levelIs: (level: number) => string;
  readonly tag: string;
  readonly noTag: string;
  readonly member: string;
  readonly time: string;
  readonly finished: string;
  readonly total: string;
}

export const surveyStaffTexts: Texts<Catalogue> = {
  'zh-CN': {
    template: [
      '复制下面这段，改好发给我：',
      '/建问卷 新品口味',
      '匿名：否',
      '开放：3天',
      '1. 最喜欢哪种？',
      '- 抹茶',
      '- 都不喜欢 → 3',
      '2. 打几分？【打分 1-5】',
      '3. 还想说什么？【文字 选填】',
      '题型还有：多选、推荐、数字、是否、日期、排序、联系方式；「→ 3」是跳到第 3 题。',
    ].join('\n'),
    faults: (rows, more) => `这几行改一下再发：\n${rows.join('\n')}${more > 0 ? `\n还有 ${more} 处` : ''}`,
    faultRow: (line, why) => `第 ${line} 行：${why}`,
    fault: {
      title: '「/建问卷」后面写个名字，40 字以内',
      none: '一道题也没有，题目这样写：1. 最喜欢哪种？',
      line: '没看懂，题目用「1.」开头，选项用「-」开头',
      tag: '括号里的题型没见过，比如【多选】【打分 1-5】【选填】',
      options: '选择题要 2 到 20 个选项，别的题不用选项',
      twice: '这个选项写了两遍',
      jump: '只能往后跳到有的题，或者「→ 结束」',
      when: '条件要看前面的题和它的选项，比如【如果 1=抹茶】',
      value: '这样写：匿名：是，开放：3天，份数：100',
      long: '太短或太长了，题目 200 字、选项 60 字以内',
      contact: '匿名问卷不能问联系方式',
      other: '这里的范围不对，打分从 0 或 1 起，最多到 10',
    },
    made: (id, title, n) => `问卷 ${id}「${title}」存好了，${n} 题，还没开始。\n在群里发「开问卷 ${id}」就开始。`,
    which: '要写编号，比如 12。发「问卷列表」看编号。',
    noSuch: '没有这个编号的问卷，发「问卷列表」看看。',
    notDraft: (id) => `问卷 ${id} 已经结束了，要再来一次就重新建一份。`,
    notOpened: (id) => `问卷 ${id} 还没开始，没什么可关的。要开始就发「开问卷 ${id}」。`,
    olderRuns: (id, running) => `问卷 ${id} 是 ${running} 的新版本，${running} 还在收。先发「关问卷 ${running}」。`,
    newVersion: (running, title, draft) =>
      `「${title}」的文件改了。正在收的 ${running} 不动，答案都在；新版本是 ${draft}，关了 ${running} 再开它。`,
    announce: (title, n, anonymous, when, id) =>
      `问卷「${title}」：${n} 题${anonymous ? '，匿名' : ''}，${when} 截止。\n私聊我发「问卷 ${id}」就能答。`,
    announceQuick: (title, rows, sample, when) =>
      `小问卷「${title}」，${when} 截止。\n${rows.join('\n')}\n像这样回：答卷 ${sample}`,
    opened: (id, when) => `问卷 ${id} 开始了，${when} 截止。`,
    sayThere: '请到要发问卷的群里说这句。',
    closed: (id, title, n) => `问卷 ${id}「${title}」截止了，收到 ${n} 份。看结果：问卷结果 ${id}`,
    list: (rows) => rows.join('\n'),
    listRow: (id, title, state, n) =>
      `${id}「${title}」${{ draft: '还没开始', open: '进行中', closed: '已结束' }[state]}，${n} 份`,
    few: (least) => `匿名问卷满 ${least} 份才能看，免得猜出是谁。`,
    head: (id, title, n, going) => `${id}「${title}」${n} 份${going > 0 ? `，${going} 人还没答完` : ''}`,
    line: (n, ask, what) => `${n} ${ask} ${what}`,
    mean: (mean, median, n) => `平均 ${mean}，中位数 ${median}（${n} 份）`,
    nps: (score, n) => `推荐净值 ${score}（${n} 份）`,
    words: (n, some) => `${n} 条${some.length > 0 ? `：${some.join('；')}` : ''}`,
    answers: (n) => `${n} 份`,
    npsGroups: ['愿意推荐', '一般', '不会推荐'],
    place: (label, mean) => `${label}（平均第 ${mean} 位）`,
    firsts: (n) => `${n} 份，条长是排在第一的人数`,
    others: (n) => `其余 ${n} 项`,
    nothing: '还没人答',
    more: (id, n) => `单看一题：问卷结果 ${id} ${n}；全部：问卷导出 ${id}`,
    inFives: '匿名问卷每满 5 份更新一次。',
    file: (id, n) => `问卷 ${id} 的 ${n} 份，一行一份。`,
    crossFile: (id, n, by) => `问卷 ${id} 第 ${n} 题，按「${by}」分开。`,
    crossHow: (id) => `这样发：问卷交叉 ${id} 3 1（第 3 题按第 1 题分），1 也可以换成 平台、等级、标签`,
    crossNone: '第一个编号要是选择题或打分题。',
    crossAnonymous: '匿名问卷不知道是谁答的，只能按另一道题分。',
    page: (url) => `全部结果和交叉表在这一页，1 小时内能看：${url}`,
    platform: '平台',
    level: '等级',
    levelIs: (level) => `${level} 级`,
    tag: '标签',
    noTag: '没有标签',
    member: '成员',
    time: '用时（秒）',
    finished: '答完时间',
    total: '合计',
  },
  'zh-TW': {
    template: [
      '複製下面這段，改好傳給我：',
      '/建問卷 新品口味',
      '匿名：否',
      '開放：3天',
      '1. 最喜歡哪種？',
      '- 抹茶',
      '- 都不喜歡 → 3',
      '2. 打幾分？【評分 1-5】',
      '3. 還想說什麼？【文字 選填】',
      '題型還有：多選、推薦、數字、是否、日期、排序、聯絡方式；「→ 3」是跳到第 3 題。',
    ].join('\n'),
    faults: (rows, more) => `這幾行改一下再傳：\n${rows.join('\n')}${more > 0 ? `\n還有 ${more} 處` : ''}`,
    faultRow: (line, why) => `第 ${line} 行：${why}`,
    fault: {
      title: '「/建問卷」後面寫個名字，40 字以內',
      none: '一道題也沒有，題目這樣寫：1. 最喜歡哪種？',
      line: '沒看懂，題目用「1.」開頭，選項用「-」開頭',
      tag: '括號裡的題型沒見過，比如【多選】【評分 1-5】【選填】',
      options: '選擇題要 2 到 20 個選項，別的題不用選項',
      twice: '這個選項寫了兩遍',
      jump: '只能往後跳到有的題，或者「→ 結束」',
      when: '條件要看前面的題和它的選項，比如【如果 1=抹茶】',
      value: '這樣寫：匿名：是，開放：3天，份數：100',
      long: '太短或太長了，題目 200 字、選項 60 字以內',
      contact: '匿名問卷不能問聯絡方式',
      other: '這裡的範圍不對，評分從 0 或 1 起，最多到 10',
    },
    made: (id, title, n) => `問卷 ${id}「${title}」存好了，${n} 題，還沒開始。\n在群裡傳「開問卷 ${id}」就開始。`,
    which: '要寫編號，例如 12。傳「問卷列表」看編號。',
    noSuch: '沒有這個編號的問卷，傳「問卷列表」看看。',
    notDraft: (id) => `問卷 ${id} 已經結束了，要再來一次就重新建一份。`,
    notOpened: (id) => `問卷 ${id} 還沒開始，沒什麼可關的。要開始就傳「開問卷 ${id}」。`,
    olderRuns: (id, running) => `問卷 ${id} 是 ${running} 的新版本，${running} 還在收。先傳「關問卷 ${running}」。`,
    newVersion: (running, title, draft) =>
      `「${title}」的檔案改了。正在收的 ${running} 不動，答案都在；新版本是 ${draft}，關了 ${running} 再開它。`,
    announce: (title, n, anonymous, when, id) =>
      `問卷「${title}」：${n} 題${anonymous ? '，匿名' : ''}，${when} 截止。\n私訊我「問卷 ${id}」就能答。`,
    announceQuick: (title, rows, sample, when) =>
      `小問卷「${title}」，${when} 截止。\n${rows.join('\n')}\n像這樣回：答卷 ${sample}`,
    opened: (id, when) => `問卷 ${id} 開始了，${when} 截止。`,
    sayThere: '請到要發問卷的群裡說這句。',
    closed: (id, title, n) => `問卷 ${id}「${title}」截止了，收到 ${n} 份。看結果：問卷結果 ${id}`,
    list: (rows) => rows.join('\n'),
    listRow: (id, title, state, n) =>
      `${id}「${title}」${{ draft: '還沒開始', open: '進行中', closed: '已結束' }[state]}，${n} 份`,
    few: (least) => `匿名問卷滿 ${least} 份才能看，免得猜出是誰。`,
    head: (id, title, n, going) => `${id}「${title}」${n} 份${going > 0 ? `，${going} 人還沒答完` : ''}`,
    line: (n, ask, what) => `${n} ${ask} ${what}`,
    mean: (mean, median, n) => `平均 ${mean}，中位數 ${median}（${n} 份）`,
    nps: (score, n) => `推薦淨值 ${score}（${n} 份）`,
    words: (n, some) => `${n} 則${some.length > 0 ? `：${some.join('；')}` : ''}`,
    answers: (n) => `${n} 份`,
    npsGroups: ['願意推薦', '普通', '不會推薦'],
    place: (label, mean) => `${label}（平均第 ${mean} 位）`,
    firsts: (n) => `${n} 份，長條是排在第一的人數`,
    others: (n) => `其餘 ${n} 項`,
    nothing: '還沒人答',
    more: (id, n) => `單看一題：問卷結果 ${id} ${n}；全部：問卷匯出 ${id}`,
    inFives: '匿名問卷每滿 5 份更新一次。',
    file: (id, n) => `問卷 ${id} 的 ${n} 份，一行一份。`,
    crossFile: (id, n, by) => `問卷 ${id} 第 ${n} 題，按「${by}」分開。`,
    crossHow: (id) => `這樣傳：問卷交叉 ${id} 3 1（第 3 題按第 1 題分），1 也可以換成 平台、等級、標籤`,
    crossNone: '第一個編號要是選擇題或評分題。',
    crossAnonymous: '匿名問卷不知道是誰答的，只能按另一道題分。',
    page: (url) => `全部結果和交叉表在這一頁，1 小時內能看：${url}`,
    platform: '平台',
    level: '等級',
    levelIs: (level) => `${level} 級`,
    tag: '標籤',
    noTag: '沒有標籤',
    member: '成員',
    time: '用時（秒）',
    finished: '答完時間',
    total: '合計',
  },
  en: {
    template: [
      'Copy this, change it and send it back:',
      '/survey-new New flavours',
      'anonymous: no',
      'open: 3d',
      '1. Which do you like best?',
      '- Matcha',
      '- None of them -> 3',
      '2. How good is it? [scale 1-5]',
      '3. Anything else? [text optional]',
      'Also: multi, nps, number, yesno, date, ranking, contact; "-> 3" goes to question 3.',
    ].join('\n'),
    faults: (rows, more) =>
      `Mend these lines and send it again:\n${rows.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`,
    faultRow: (line, why) => `Line ${line}: ${why}`,
    fault: {
      title: 'put a name behind /survey-new, at most 40 characters',
      none: 'there is no question; write one like "1. Which do you like?"',
      line: 'not understood; questions begin with "1.", options with "-"',
      tag: 'unknown type in brackets; such as [multi], [scale 1-5], [optional]',
      options: 'a choice wants 2 to 20 options, the others none',
      twice: 'this option is there twice',
      jump: 'jumps go forward to a question there is, or "-> end"',
      when: 'look back at a question and its option, like [if 1=Matcha]',
      value: 'like this: anonymous: yes, open: 3d, count: 100',
      long: 'too short or too long: question 200 characters, option 60',
      contact: 'an anonymous survey cannot ask for a contact',
      other: 'these bounds do not fit; a scale begins at 0 or 1 and ends at 10 at most',
    },
    made: (id, title, n) =>
      `Survey ${id} "${title}" is kept: ${n} ${n === 1 ? 'question' : 'questions'}, not open yet.\nSend /survey-open ${id} in the group to begin.`,
    which: 'Add the number of the survey, such as 12. /survey-list shows them.',
    noSuch: 'There is no survey of that number. /survey-list shows them.',
    notDraft: (id) => `Survey ${id} is over. Make it anew to ask again.`,
    notOpened: (id) => `Survey ${id} is not open, so there is nothing to close. To open it: /survey-open ${id}`,
    olderRuns: (id, running) =>
      `Survey ${id} is a new version of ${running}, which is still open. First send /survey-close ${running}`,
    newVersion: (running, title, draft) =>
      `The file of "${title}" changed. ${running} stays open as it is, with all its answers; the new version is ${draft}, to be opened once ${running} is closed.`,
    announce: (title, n, anonymous, when, id) =>
      `Survey "${title}": ${n} ${n === 1 ? 'question' : 'questions'}${anonymous ? ', anonymous' : ''}, until ${when}.\nSend me /survey ${id} in private to answer.`,
    announceQuick: (title, rows, sample, when) =>
      `A short survey, "${title}", until ${when}.\n${rows.join('\n')}\nReply like this: /answer ${sample}`,
    opened: (id, when) => `Survey ${id} is open until ${when}.`,
    sayThere: 'Please say this in the group where the survey is to be announced.',
    closed: (id, title, n) =>
      `Survey ${id} "${title}" is closed with ${n} ${n === 1 ? 'answer' : 'answers'}: /survey-results ${id}`,
    list: (rows) => rows.join('\n'),
    listRow: (id, title, state, n) =>
      `${id} "${title}" ${{ draft: 'not open yet', open: 'open', closed: 'closed' }[state]}, ${n} ${n === 1 ? 'answer' : 'answers'}`,
    few: (least) => `An anonymous survey shows from ${least} answers on, so that nobody is guessed.`,
    head: (id, title, n, going) =>
      `${id} "${title}": ${n} ${n === 1 ? 'answer' : 'answers'}${going > 0 ? `, ${going} not finished` : ''}`,
    line: (n, ask, what) => `${n} ${ask} ${what}`,
    mean: (mean, median, n) => `mean ${mean}, median ${median} (${n})`,
    nps: (score, n) => `NPS ${score} (${n})`,
    words: (n, some) => `${n}${some.length > 0 ? `: ${some.join('; ')}` : ''}`,
    answers: (n) => `${n} ${n === 1 ? 'answer' : 'answers'}`,
    npsGroups: ['promoters', 'passives', 'detractors'],
    place: (label, mean) => `${label} (mean place ${mean})`,
    firsts: (n) => `${n} ${n === 1 ? 'answer' : 'answers'}; the bars are first places`,
    others: (n) => `${n} others`,
    nothing: 'nobody yet',
    more: (id, n) => `One question: /survey-results ${id} ${n}. All: /survey-export ${id}`,
    inFives: 'An anonymous survey is counted anew with every five answers.',
    file: (id, n) => `Survey ${id}: ${n} ${n === 1 ? 'answer' : 'answers'}, a line each.`,
    crossFile: (id, n, by) => `Survey ${id}, question ${n} by "${by}".`,
    crossHow: (id) =>
      `Like this: /survey-cross ${id} 3 1 (question 3 by question 1); instead of 1 also platform, level or tag`,
    crossNone: 'The first question must be a choice or a scale.',
    crossAnonymous: 'Nobody knows who answered an anonymous survey: only another question can part it.',
    page: (url) => `All results and cross-tables, to look at for an hour: ${url}`,
    platform: 'platform',
    level: 'level',
    levelIs: (level) => `level ${level}`,
    tag: 'tag',
    noTag: 'no tag',
    member: 'member',
    time: 'time (s)',
    finished: 'finished',
    total: 'total',
  },
};
