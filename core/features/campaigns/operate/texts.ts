import type { Texts } from '../../../types.ts';
import type { GoalName } from '../language.ts';

/** What a campaign is counted in. */
export type Unit = 'groups' | 'members';
/** How one run stands, counted in groups or members. */
export interface Standing {
  readonly sent: number;
  readonly failed: number;
  readonly maybe: number;
  readonly waiting: number;
  readonly skipped: number;
}
/** The number a run should move: as long before it, since, and what is wanted; `open`: it is still counted. */
interface GoalStanding {
  readonly before: number;
  readonly now: number;
  readonly of: number;
  readonly open: boolean;
}
interface Catalogue {
  /** Some of their names; `more`: there are others. */
  readonly which: (names: readonly string[], more: boolean) => string;
  /** Of the coming `days`: `said` posts, of them `late` later than planned, and `never` not said. */
  readonly month: (group: string, days: number, said: number, late: number, never: number) => string;
  readonly monthEmpty: (group: string, days: number) => string;
  readonly monthWhere: string;
  readonly noSuch: (name: string, meant: string | null) => string;
  readonly nobody: (unit: Unit) => string;
  /** `platforms`: `Telegram 134、微信 40`; `people` rounded; `minutes` until the last group has it. */
  readonly counts: (groups: number, platforms: string, people: string, minutes: number) => string;
  readonly countsMembers: (members: number, platforms: string, minutes: number) => string;
  readonly skips: (full: number, heard: number, unit: Unit) => string;
  /** Members who fit but are not spoken to: each reason with how many, and who. */
  readonly left: (reasons: readonly string[]) => string;
  readonly leftFor: (why: string, members: number, names: readonly string[]) => string;
  readonly typeNumber: (n: number) => string;
  readonly sendIt: string;
  readonly notYet: string;
  readonly send: string;
  readonly later: string;
  readonly wrongNumber: (n: number, unit: Unit) => string;
  readonly changed: string;
  readonly firstOne: (run: number, unit: Unit) => string;
  readonly sending: (run: number, n: number, unit: Unit) => string;
  readonly stopped: (sent: number, dropped: number, unit: Unit) => string;
  readonly nothingRuns: string;
  readonly noRun: string;
  /** `example`: the command with the number of a run. */
  readonly whichRun: (example: string) => string;
  readonly progress: (run: number, title: string, s: Standing, total: number, stopped: boolean, unit: Unit) => string;
  readonly why: (reasons: readonly string[]) => string;
  readonly goal: (what: GoalName, g: GoalStanding) => string;
  readonly beside: (title: string, goal: string) => string;
  readonly goalNoFigure: string;
  readonly goalNoLink: string;
  readonly goalPlain: (n: number, unit: Unit) => string;
  readonly amended: (n: number, cannot: string, unit: Unit) => string;
  readonly recalled: (n: number, cannot: string, unit: Unit) => string;
  readonly amendHow: string;
  readonly noPicture: string;
  readonly paused: (title: string) => string;
  readonly pausedAlready: string;
  readonly resumed: (title: string, next: string | null) => string;
  readonly notPaused: string;
  readonly nextAt: (when: string) => string;
  readonly noNext: string;
  readonly empty: string;
  readonly row: (name: string, title: string, next: string | null, state: 'active' | 'paused') => string;
  readonly more: (n: number) => string;
  readonly filled: (kind: string) => string;
  readonly step: (n: number) => string;
  readonly picture: string;
}

const list = (rest: readonly string[], between: string): string => rest.join(between);
const hans = (n: number, unit: Unit): string => (unit === 'groups' ? `${n} 个群` : `${n} 位成员`);
const hant = (n: number, unit: Unit): string => (unit === 'groups' ? `${n} 個群` : `${n} 位成員`);
const english = (n: number, unit: Unit): string =>
  `${n} ${unit === 'groups' ? 'group' : 'member'}${n === 1 ? '' : 's'}`;

export const operateTexts: Texts<Catalogue> = {
  'zh-CN': {
    which: (names, more) => `哪一个？名字写在后面：${names.join('、')}${more ? '，别的发「群发」看' : ''}。`,
    month: (group, days, said, late, never) =>
      `「${group}」往后 ${days} 天发 ${said} 条${late > 0 ? `，其中 ${late} 条会晚一点` : ''}${never > 0 ? `，${never} 条超了上限不发` : ''}。`,
    monthEmpty: (group, days) => `「${group}」往后 ${days} 天没有安排。`,
    monthWhere: '有几个群，请在要看的群里发「预览」。',
    noSuch: (name, meant) => `没有「${name}」。${meant === null ? '发「群发」看有哪些。' : `是「${meant}」吗？`}`,
    nobody: (unit) => (unit === 'groups' ? '现在没有群会收到它。' : '现在没有成员会收到它。'),
    counts: (groups, platforms, people, minutes) =>
      `${groups} 个群（${platforms}），约 ${people} 人，不 @所有人。${minutes > 0 ? `约 ${minutes} 分钟发完。` : ''}`,
    countsMembers: (members, platforms, minutes) =>
      `${hans(members, 'members')}（${platforms}），每人私聊一条。${minutes > 0 ? `约 ${minutes} 分钟发完。` : ''}`,
    skips: (full, heard, unit) =>
      list(
        [
          ...(full > 0 ? [`${hans(full, unit)}今天已经满了，会跳过`] : []),
          ...(heard > 0 ? [`${hans(heard, unit)}这阵子听够了它，会跳过`] : []),
        ],
        '；',
      ),
    left: (reasons) => `发不到：${list(reasons, '；')}`,
    leftFor: (why, members, names) =>
      `${why} ${members} 位${names.length === 0 ? '' : `（${list(names, '、')}${names.length < members ? ' 等' : ''}）`}`,
    typeNumber: (n) => `确认请回「发 ${n}」。`,
    sendIt: '现在发吗？',
    notYet: '好，先不发。',
    send: '发',
    later: '先不发',
    wrongNumber: (n, unit) => `是 ${hans(n, unit)}。确认请回「发 ${n}」。`,
    changed: '它刚刚改过了，再发一次「开始」看看。',
    firstOne: (run, unit) => `先发了 ${hans(1, unit)}，10 分钟后发其余。不对劲就回「停」。进度：「群发 ${run}」。`,
    sending: (run, n, unit) => `好，${hans(n, unit)}这就发。进度：「群发 ${run}」。`,
    stopped: (sent, dropped, unit) => `停了。发了 ${hans(sent, unit)}，${hans(dropped, unit)}不发了。`,
    nothingRuns: '现在没有在发的。',
    noRun: '没有这一次。发「群发」看最近的。',
    whichRun: (example) => `要写号码，比如「${example}」。发「群发」看是几号。`,
    progress: (run, title, s, total, stopped, unit) =>
      `${run} ${title}${stopped ? '（停了）' : ''}：${hans(total, unit)}，发出 ${s.sent}，没发成 ${s.failed}，不确定 ${s.maybe}，等着 ${s.waiting}，跳过 ${s.skipped}`,
    why: (reasons) => `原因：${list(reasons, '，')}`,
    goal: (what, { before, now, of, open }) =>
      `目标：${{ replies: '说话的人', checkins: '签到', joins: '新来的人', clicks: '点链接的人' }[what]} ${of}。之前 ${before} → ${now}${now >= of ? '，到了' : open ? '，还在数' : `，差 ${of - now}`}。`,
    beside: (title, goal) => `${title}：${goal}`,
    goalNoFigure: '目标是点链接的人，可现在没有公网地址，没有点击数。',
    goalNoLink: '里面没有要数的链接。先发「链接 https://…」，下次就数。',
    goalPlain: (n, unit) => `另有 ${hans(n, unit)}发的是原链接，不数。`,
    amended: (n, cannot, unit) => `改好了 ${hans(n, unit)}。${cannot === '' ? '' : `改不了的：${cannot}`}`,
    recalled: (n, cannot, unit) => `收回了 ${hans(n, unit)}的。${cannot === '' ? '' : `收不回的：${cannot}`}`,
    amendHow: '这样说：「更正 12 新的话」。只改一种语言：「更正 12 英文 新的话」。换成文件里的新图：「更正 12 图片」。',
    noPicture: '这个活动现在没有图片，先在文件里换好再来。',
    paused: (title) => `「${title}」先停着，到时间也不发。要接着：「启用 ${title}」。`,
    pausedAlready: '它本来就停着。',
    resumed: (title, next) => `「${title}」接着来。${next === null ? '' : `下一次 ${next}。`}`,
    notPaused: '它没停，一直开着。',
    nextAt: (when) => `下一次 ${when}。`,
    noNext: '只在你说「开始」时发。',
    empty: '还没有。写在活动文件里，或者「定时话题 每天 9:00」。',
    row: (name, title, next, state) =>
      `${name === title ? name : `${title}（${name}）`}${state === 'paused' ? '：停着' : next === null ? '' : `：${next}`}`,
    more: (n) => `还有 ${n} 个。`,
    filled: (kind) => `（到时候由「${kind}」来发）`,
    step: (n) => `第 ${n} 步`,
    picture: '（带图）',
  },
  'zh-TW': {
    which: (names, more) => `哪一個？名字寫在後面：${names.join('、')}${more ? '，別的傳「群發」看' : ''}。`,
    month: (group, days, said, late, never) =>
      `「${group}」往後 ${days} 天發 ${said} 則${late > 0 ? `，其中 ${late} 則會晚一點` : ''}${never > 0 ? `，${never} 則超過上限不發` : ''}。`,
    monthEmpty: (group, days) => `「${group}」往後 ${days} 天沒有安排。`,
    monthWhere: '有幾個群，請在要看的群裡傳「預覽」。',
    noSuch: (name, meant) => `沒有「${name}」。${meant === null ? '傳「群發」看有哪些。' : `是「${meant}」嗎？`}`,
    nobody: (unit) => (unit === 'groups' ? '現在沒有群會收到它。' : '現在沒有成員會收到它。'),
    counts: (groups, platforms, people, minutes) =>
      `${groups} 個群（${platforms}），約 ${people} 人，不 @所有人。${minutes > 0 ? `約 ${minutes} 分鐘發完。` : ''}`,
    countsMembers: (members, platforms, minutes) =>
      `${hant(members, 'members')}（${platforms}），每人私訊一則。${minutes > 0 ? `約 ${minutes} 分鐘發完。` : ''}`,
    skips: (full, heard, unit) =>
      list(
        [
          ...(full > 0 ? [`${hant(full, unit)}今天已經滿了，會跳過`] : []),
          ...(heard > 0 ? [`${hant(heard, unit)}這陣子聽夠了它，會跳過`] : []),
        ],
        '；',
      ),
    left: (reasons) => `發不到：${list(reasons, '；')}`,
    leftFor: (why, members, names) =>
      `${why} ${members} 位${names.length === 0 ? '' : `（${list(names, '、')}${names.length < members ? ' 等' : ''}）`}`,
    typeNumber: (n) => `確認請回「發 ${n}」。`,
    sendIt: '現在發嗎？',
    notYet: '好，先不發。',
    send: '發',
    later: '先不發',
    wrongNumber: (n, unit) => `是 ${hant(n, unit)}。確認請回「發 ${n}」。`,
    changed: '它剛剛改過了，再傳一次「開始」看看。',
    firstOne: (run, unit) => `先發了 ${hant(1, unit)}，10 分鐘後發其餘。不對勁就回「停」。進度：「群發 ${run}」。`,
    sending: (run, n, unit) => `好，${hant(n, unit)}這就發。進度：「群發 ${run}」。`,
    stopped: (sent, dropped, unit) => `停了。發了 ${hant(sent, unit)}，${hant(dropped, unit)}不發了。`,
    nothingRuns: '現在沒有在發的。',
    noRun: '沒有這一次。傳「群發」看最近的。',
    whichRun: (example) => `要寫號碼，例如「${example}」。傳「群發」看是幾號。`,
    progress: (run, title, s, total, stopped, unit) =>
      `${run} ${title}${stopped ? '（停了）' : ''}：${hant(total, unit)}，發出 ${s.sent}，沒發成 ${s.failed}，不確定 ${s.maybe}，等著 ${s.waiting}，跳過 ${s.skipped}`,
    why: (reasons) => `原因：${list(reasons, '，')}`,
    goal: (what, { before, now, of, open }) =>
      `目標：${{ replies: '說話的人', checkins: '簽到', joins: '新來的人', clicks: '點連結的人' }[what]} ${of}。之前 ${before} → ${now}${now >= of ? '，到了' : open ? '，還在數' : `，差 ${of - now}`}。`,
    beside: (title, goal) => `${title}：${goal}`,
    goalNoFigure: '目標是點連結的人，可是現在沒有公開網址，沒有點擊數。',
    goalNoLink: '裡面沒有要數的連結。先傳「連結 https://…」，下次就數。',
    goalPlain: (n, unit) => `另有 ${hant(n, unit)}說的是原連結，不數。`,
    amended: (n, cannot, unit) => `改好了 ${hant(n, unit)}。${cannot === '' ? '' : `改不了的：${cannot}`}`,
    recalled: (n, cannot, unit) => `收回了 ${hant(n, unit)}的。${cannot === '' ? '' : `收不回的：${cannot}`}`,
    amendHow: '這樣說：「更正 12 新的話」。只改一種語言：「更正 12 英文 新的話」。換成檔案裡的新圖：「更正 12 圖片」。',
    noPicture: '這個活動現在沒有圖片，先在檔案裡換好再來。',
    paused: (title) => `「${title}」先停著，到時間也不發。要接著：「啟用 ${title}」。`,
    pausedAlready: '它本來就停著。',
    resumed: (title, next) => `「${title}」接著來。${next === null ? '' : `下一次 ${next}。`}`,
    notPaused: '它沒停，一直開著。',
    nextAt: (when) => `下一次 ${when}。`,
    noNext: '只在你說「開始」時發。',
    empty: '還沒有。寫在活動檔案裡，或者「定時話題 每天 9:00」。',
    row: (name, title, next, state) =>
      `${name === title ? name : `${title}（${name}）`}${state === 'paused' ? '：停著' : next === null ? '' : `：${next}`}`,
    more: (n) => `還有 ${n} 個。`,
    filled: (kind) => `（到時候由「${kind}」來發）`,
    step: (n) => `第 ${n} 步`,
    picture: '（帶圖）',
  },
  en: {
    which: (names, more) => `Which one? Add its name: ${names.join(', ')}${more ? '; /campaign has more' : ''}.`,
    month: (group, days, said, late, never) =>
      `"${group}" hears ${said} ${said === 1 ? 'post' : 'posts'} in the next ${days} days${late > 0 ? `, ${late} of them later than planned` : ''}${never > 0 ? `; ${never} over the limit are not said` : ''}.`,
    monthEmpty: (group, days) => `Nothing is planned for "${group}" in the next ${days} days.`,
    monthWhere: 'There are several groups. Please say /campaign-preview in the one you mean.',
    noSuch: (name, meant) =>
      `There is no "${name}". ${meant === null ? '/campaign lists them.' : `Did you mean ${meant}?`}`,
    nobody: (unit) => `No ${unit === 'groups' ? 'group' : 'member'} would hear it now.`,
    counts: (groups, platforms, people, minutes) =>
      `${groups} ${groups === 1 ? 'group' : 'groups'} (${platforms}), about ${people} people, nobody is called by @all.${minutes > 0 ? ` About ${minutes} min until the last one.` : ''}`,
    countsMembers: (members, platforms, minutes) =>
      `${english(members, 'members')} (${platforms}), each once and in private.${minutes > 0 ? ` About ${minutes} min until the last one.` : ''}`,
    skips: (full, heard) =>
      list(
        [
          ...(full > 0 ? [`${full} heard enough today and will be skipped`] : []),
          ...(heard > 0 ? [`${heard} heard enough of this one and will be skipped`] : []),
        ],
        '; ',
      ),
    left: (reasons) => `Not reached: ${list(reasons, '; ')}`,
    leftFor: (why, members, names) =>
      `${members} ${why}${names.length === 0 ? '' : ` (${list(names, ', ')}${names.length < members ? ' and more' : ''})`}`,
    typeNumber: (n) => `To confirm, answer: send ${n}`,
    sendIt: 'Send it now?',
    notYet: 'OK, not now.',
    send: 'Send',
    later: 'Not now',
    wrongNumber: (n, unit) => `It is ${english(n, unit)}. To confirm, answer: send ${n}`,
    changed: 'It was just changed. Start it again to look at it first.',
    firstOne: (run, unit) =>
      `Sent to ${english(1, unit)}; the others follow in 10 minutes. To end it: stop. How it goes: /campaign ${run}`,
    sending: (run, n, unit) => `OK, sending to ${english(n, unit)}. How it goes: /campaign ${run}`,
    stopped: (sent, dropped, unit) =>
      `Stopped. ${english(sent, unit)} ${sent === 1 ? 'has' : 'have'} it, ${dropped} will not get it.`,
    nothingRuns: 'Nothing is being sent now.',
    noRun: 'There is no such run. /campaign lists the latest.',
    whichRun: (example) => `Add the number of the run: ${example}. /campaign lists them.`,
    progress: (run, title, s, total, stopped, unit) =>
      `${run} ${title}${stopped ? ' (stopped)' : ''}: ${english(total, unit)}, ${s.sent} sent, ${s.failed} not sent, ${s.maybe} unsure, ${s.waiting} waiting, ${s.skipped} skipped`,
    why: (reasons) => `Why: ${list(reasons, ', ')}`,
    goal: (what, { before, now, of, open }) =>
      `Goal: ${of} ${{ replies: 'people speaking', checkins: 'check-ins', joins: 'new people', clicks: 'people following the link' }[what]}. Before ${before} → ${now}${now >= of ? ', reached' : open ? ', still counting' : `, ${of - now} short`}.`,
    beside: (title, goal) => `${title}: ${goal}`,
    goalNoFigure: 'The goal is people following the link, but I have no public address, so there is no click figure.',
    goalNoLink: 'It holds no link that is counted. Send /track https://... first, and the next one counts.',
    goalPlain: (n, unit) => `${english(n, unit)} heard the plain link, where nothing is counted.`,
    amended: (n, cannot, unit) => `Changed for ${english(n, unit)}.${cannot === '' ? '' : ` Could not: ${cannot}`}`,
    recalled: (n, cannot, unit) =>
      `Taken back from ${english(n, unit)}.${cannot === '' ? '' : ` Could not: ${cannot}`}`,
    amendHow:
      'Try: /campaign-fix 12 new words. For one language only: /campaign-fix 12 English new words. For the new picture of the file: /campaign-fix 12 picture',
    noPicture: 'This campaign has no picture now. Change it in the file first.',
    paused: (title) => `"${title}" waits; it will not come at its time. To go on: /campaign-resume ${title}`,
    pausedAlready: 'It is paused already.',
    resumed: (title, next) => `"${title}" goes on.${next === null ? '' : ` Next: ${next}.`}`,
    notPaused: 'It is not paused.',
    nextAt: (when) => `Next: ${when}.`,
    noNext: 'It comes only when you start it.',
    empty: 'None yet. Write them in the campaigns folder, or try /topics daily 9:00',
    row: (name, title, next, state) =>
      `${name === title ? name : `${title} (${name})`}${state === 'paused' ? ': paused' : next === null ? '' : `: ${next}`}`,
    more: (n) => `And ${n} more.`,
    filled: (kind) => `(posted by "${kind}" when it comes)`,
    step: (n) => `Step ${n}`,
    picture: '(with a picture)',
  },
};
