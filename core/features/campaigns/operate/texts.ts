import type { Texts } from '../../../types.ts';
import type { GoalName } from '../language.ts';

/** How the errors of outbox rows begin (core/outbox.ts, core/deliver.ts, and `drop` here). */
export const failures = [
  'gone',
  'denied',
  'unsupported',
  'maybe',
  'the process ended',
  'the group has heard',
  'the account only answers',
  'stopped by staff',
  'taken back by staff',
  'held back',
] as const;
type Failure = (typeof failures)[number] | 'other';

/** How one run stands, counted in groups. */
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
  readonly which: string;
  readonly noSuch: (name: string, meant: string | null) => string;
  readonly nobody: string;
  /** `platforms`: `Telegram 134、微信 40`; `people` rounded; `minutes` until the last group has it. */
  readonly counts: (groups: number, platforms: string, people: string, minutes: number) => string;
  readonly skips: (full: number, heard: number) => string;
  readonly typeNumber: (groups: number) => string;
  readonly sendIt: string;
  readonly notYet: string;
  readonly send: string;
  readonly later: string;
  readonly wrongNumber: (groups: number) => string;
  readonly changed: string;
  readonly firstOne: (run: number) => string;
  readonly sending: (run: number, groups: number) => string;
  readonly stopped: (sent: number, dropped: number) => string;
  readonly nothingRuns: string;
  readonly noRun: string;
  readonly progress: (run: number, title: string, s: Standing, total: number, stopped: boolean) => string;
  readonly why: (reasons: readonly string[]) => string;
  readonly goal: (what: GoalName, g: GoalStanding) => string;
  readonly beside: (title: string, goal: string) => string;
  readonly goalNoFigure: string;
  readonly goalNoLink: string;
  readonly goalPlain: (groups: number) => string;
  readonly skipReason: (reason: string) => string;
  readonly failReason: Readonly<Record<Failure, string>>;
  readonly amended: (groups: number, cannot: string) => string;
  readonly recalled: (groups: number, cannot: string) => string;
  readonly amendHow: string;
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

export const operateTexts: Texts<Catalogue> = {
  'zh-CN': {
    which: '哪一个？发「群发」看有哪些。',
    noSuch: (name, meant) => `没有「${name}」。${meant === null ? '发「群发」看有哪些。' : `是「${meant}」吗？`}`,
    nobody: '现在没有群会收到它。',
    counts: (groups, platforms, people, minutes) =>
      `${groups} 个群（${platforms}），约 ${people} 人，不 @所有人。${minutes > 0 ? `约 ${minutes} 分钟发完。` : ''}`,
    skips: (full, heard) =>
      list(
        [
          ...(full > 0 ? [`${full} 个群今天已经满了，会跳过`] : []),
          ...(heard > 0 ? [`${heard} 个群这阵子听够了它，会跳过`] : []),
        ],
        '；',
      ),
    typeNumber: (groups) => `确认请回「发 ${groups}」。`,
    sendIt: '现在发吗？',
    notYet: '好，先不发。',
    send: '发',
    later: '先不发',
    wrongNumber: (groups) => `是 ${groups} 个群。确认请回「发 ${groups}」。`,
    changed: '它刚刚改过了，再发一次「开始」看看。',
    firstOne: (run) => `先发了 1 个群，10 分钟后发其余。不对劲就回「停」。进度：「群发 ${run}」。`,
    sending: (run, groups) => `好，${groups} 个群这就发。进度：「群发 ${run}」。`,
    stopped: (sent, dropped) => `停了。发了 ${sent} 个群，${dropped} 个群不发了。`,
    nothingRuns: '现在没有在发的。',
    noRun: '没有这一次。发「群发」看最近的。',
    progress: (run, title, s, total, stopped) =>
      `${run} ${title}${stopped ? '（停了）' : ''}：${total} 个群，发出 ${s.sent}，没发成 ${s.failed}，不确定 ${s.maybe}，等着 ${s.waiting}，跳过 ${s.skipped}`,
    why: (reasons) => `原因：${list(reasons, '，')}`,
    goal: (what, { before, now, of, open }) =>
      `目标：${{ replies: '说话的人', checkins: '签到', joins: '新来的人', clicks: '点链接的人' }[what]} ${of}。之前 ${before} → ${now}${now >= of ? '，到了' : open ? '，还在数' : `，差 ${of - now}`}。`,
    beside: (title, goal) => `${title}：${goal}`,
    goalNoFigure: '目标是点链接的人，可现在没有公网地址，没有点击数。',
    goalNoLink: '里面没有要数的链接。先发「链接 https://…」，下次就数。',
    goalPlain: (groups) => `另有 ${groups} 个群发的是原链接，不数。`,
    skipReason: (reason) =>
      ({
        day: '今天听过了',
        week: '这周听够了',
        condition: '条件没到',
        nobody: '没有功能接这一步',
        nothing: '那边没发',
        staff: '给管理员看的，已私发',
        off: '那个功能没开',
      })[reason] ?? reason,
    failReason: {
      gone: '群不在了',
      denied: '没有权限',
      unsupported: '平台做不到',
      maybe: '平台没说发没发出',
      'the process ended': '发的时候断了',
      'the group has heard': '今天的条数满了',
      'the account only answers': '这个账号只答话',
      'stopped by staff': '被叫停了',
      'taken back by staff': '被收回了',
      'held back': '安静时压下了',
      other: '平台没收',
    },
    amended: (groups, cannot) => `改好了 ${groups} 个群。${cannot === '' ? '' : `改不了的：${cannot}`}`,
    recalled: (groups, cannot) => `收回了 ${groups} 个群的。${cannot === '' ? '' : `收不回的：${cannot}`}`,
    amendHow: '这样说：「更正 12 新的话」。只改一种语言：「更正 12 英文 新的话」。',
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
    which: '哪一個？傳「群發」看有哪些。',
    noSuch: (name, meant) => `沒有「${name}」。${meant === null ? '傳「群發」看有哪些。' : `是「${meant}」嗎？`}`,
    nobody: '現在沒有群會收到它。',
    counts: (groups, platforms, people, minutes) =>
      `${groups} 個群（${platforms}），約 ${people} 人，不 @所有人。${minutes > 0 ? `約 ${minutes} 分鐘發完。` : ''}`,
    skips: (full, heard) =>
      list(
        [
          ...(full > 0 ? [`${full} 個群今天已經滿了，會跳過`] : []),
          ...(heard > 0 ? [`${heard} 個群這陣子聽夠了它，會跳過`] : []),
        ],
        '；',
      ),
    typeNumber: (groups) => `確認請回「發 ${groups}」。`,
    sendIt: '現在發嗎？',
    notYet: '好，先不發。',
    send: '發',
    later: '先不發',
    wrongNumber: (groups) => `是 ${groups} 個群。確認請回「發 ${groups}」。`,
    changed: '它剛剛改過了，再傳一次「開始」看看。',
    firstOne: (run) => `先發了 1 個群，10 分鐘後發其餘。不對勁就回「停」。進度：「群發 ${run}」。`,
    sending: (run, groups) => `好，${groups} 個群這就發。進度：「群發 ${run}」。`,
    stopped: (sent, dropped) => `停了。發了 ${sent} 個群，${dropped} 個群不發了。`,
    nothingRuns: '現在沒有在發的。',
    noRun: '沒有這一次。傳「群發」看最近的。',
    progress: (run, title, s, total, stopped) =>
      `${run} ${title}${stopped ? '（停了）' : ''}：${total} 個群，發出 ${s.sent}，沒發成 ${s.failed}，不確定 ${s.maybe}，等著 ${s.waiting}，跳過 ${s.skipped}`,
    why: (reasons) => `原因：${list(reasons, '，')}`,
    goal: (what, { before, now, of, open }) =>
      `目標：${{ replies: '說話的人', checkins: '簽到', joins: '新來的人', clicks: '點連結的人' }[what]} ${of}。之前 ${before} → ${now}${now >= of ? '，到了' : open ? '，還在數' : `，差 ${of - now}`}。`,
    beside: (title, goal) => `${title}：${goal}`,
    goalNoFigure: '目標是點連結的人，可是現在沒有公開網址，沒有點擊數。',
    goalNoLink: '裡面沒有要數的連結。先傳「連結 https://…」，下次就數。',
    goalPlain: (groups) => `另有 ${groups} 個群說的是原連結，不數。`,
    skipReason: (reason) =>
      ({
        day: '今天聽過了',
        week: '這週聽夠了',
        condition: '條件沒到',
        nobody: '沒有功能接這一步',
        nothing: '那邊沒發',
        staff: '給管理員看的，已私訊',
        off: '那個功能沒開',
      })[reason] ?? reason,
    failReason: {
      gone: '群組不在了',
      denied: '沒有權限',
      unsupported: '平台做不到',
      maybe: '平台沒說發沒發出',
      'the process ended': '發的時候斷了',
      'the group has heard': '今天的則數滿了',
      'the account only answers': '這個帳號只答話',
      'stopped by staff': '被叫停了',
      'taken back by staff': '被收回了',
      'held back': '安靜時壓下了',
      other: '平台沒收',
    },
    amended: (groups, cannot) => `改好了 ${groups} 個群。${cannot === '' ? '' : `改不了的：${cannot}`}`,
    recalled: (groups, cannot) => `收回了 ${groups} 個群的。${cannot === '' ? '' : `收不回的：${cannot}`}`,
    amendHow: '這樣說：「更正 12 新的話」。只改一種語言：「更正 12 英文 新的話」。',
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
    which: 'Which one? /campaign lists them.',
    noSuch: (name, meant) =>
      `There is no "${name}". ${meant === null ? '/campaign lists them.' : `Did you mean ${meant}?`}`,
    nobody: 'No group would hear it now.',
    counts: (groups, platforms, people, minutes) =>
      `${groups} ${groups === 1 ? 'group' : 'groups'} (${platforms}), about ${people} people, nobody is called by @all.${minutes > 0 ? ` About ${minutes} min until the last one.` : ''}`,
    skips: (full, heard) =>
      list(
        [
          ...(full > 0 ? [`${full} heard enough today and will be skipped`] : []),
          ...(heard > 0 ? [`${heard} heard enough of this one and will be skipped`] : []),
        ],
        '; ',
      ),
    typeNumber: (groups) => `To confirm, answer: send ${groups}`,
    sendIt: 'Send it now?',
    notYet: 'OK, not now.',
    send: 'Send',
    later: 'Not now',
    wrongNumber: (groups) => `It is ${groups} groups. To confirm, answer: send ${groups}`,
    changed: 'It was just changed. Start it again to look at it first.',
    firstOne: (run) =>
      `Sent to 1 group; the others follow in 10 minutes. To end it: stop. How it goes: /campaign ${run}`,
    sending: (run, groups) =>
      `OK, sending to ${groups} ${groups === 1 ? 'group' : 'groups'}. How it goes: /campaign ${run}`,
    stopped: (sent, dropped) =>
      `Stopped. ${sent} ${sent === 1 ? 'group has' : 'groups have'} it, ${dropped} will not get it.`,
    nothingRuns: 'Nothing is being sent now.',
    noRun: 'There is no such run. /campaign lists the latest.',
    progress: (run, title, s, total, stopped) =>
      `${run} ${title}${stopped ? ' (stopped)' : ''}: ${total} groups, ${s.sent} sent, ${s.failed} not sent, ${s.maybe} unsure, ${s.waiting} waiting, ${s.skipped} skipped`,
    why: (reasons) => `Why: ${list(reasons, ', ')}`,
    goal: (what, { before, now, of, open }) =>
      `Goal: ${of} ${{ replies: 'people speaking', checkins: 'check-ins', joins: 'new people', clicks: 'people following the link' }[what]}. Before ${before} → ${now}${now >= of ? ', reached' : open ? ', still counting' : `, ${of - now} short`}.`,
    beside: (title, goal) => `${title}: ${goal}`,
    goalNoFigure: 'The goal is people following the link, but I have no public address, so there is no click figure.',
    goalNoLink: 'It holds no link that is counted. Send /track https://... first, and the next one counts.',
    goalPlain: (groups) =>
      `${groups} ${groups === 1 ? 'group heard' : 'groups heard'} the plain link, where nothing is counted.`,
    skipReason: (reason) =>
      ({
        day: 'heard it today',
        week: 'heard it enough this week',
        condition: 'its condition was not met',
        nobody: 'no feature does this step',
        nothing: 'nothing was posted there',
        staff: 'for staff, sent in private',
        off: 'the feature is off there',
      })[reason] ?? reason,
    failReason: {
      gone: 'the group is gone',
      denied: 'no right to',
      unsupported: 'the platform cannot',
      maybe: 'the platform did not say',
      'the process ended': 'cut off while sending',
      'the group has heard': 'its lines of the day are used up',
      'the account only answers': 'the account only answers',
      'stopped by staff': 'stopped',
      'taken back by staff': 'taken back',
      'held back': 'held back while quiet',
      other: 'the platform refused',
    },
    amended: (groups, cannot) =>
      `Changed in ${groups} ${groups === 1 ? 'group' : 'groups'}.${cannot === '' ? '' : ` Could not: ${cannot}`}`,
    recalled: (groups, cannot) =>
      `Taken back in ${groups} ${groups === 1 ? 'group' : 'groups'}.${cannot === '' ? '' : ` Could not: ${cannot}`}`,
    amendHow: 'Try: /campaign-fix 12 new words. For one language only: /campaign-fix 12 English new words',
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
