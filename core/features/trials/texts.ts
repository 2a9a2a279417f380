import type { Texts } from '../../types.ts';
import type { Fault, Goal, Kind, Unit } from './spec.ts';

interface Catalogue {
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly goals: Readonly<Record<Goal, string>>;
  readonly which: string;
  readonly template: Readonly<Record<Kind, string>>;
  readonly faults: Readonly<Record<Fault, string>>;
  readonly units: Readonly<Record<Unit, (n: string) => string>>;
  readonly lately: (share: string, goal: string) => string;
  /** Nothing like it was said before. */
  readonly guessed: (share: string, goal: string) => string;
  readonly enough: (gain: number, needed: string, have: string) => string;
  readonly tooFew: (gain: number, needed: string | null, have: string) => string;
  /** Groups that hear the plain link. */
  readonly leftOut: (groups: number) => string;
  readonly noFigure: string;
  readonly noLink: string;
  readonly onlyPlain: string;
  readonly spoilt: (id: number, campaign: string) => string;
  /** A trial of a campaign. */
  readonly named: (id: number, campaign: string) => string;
  readonly seen: (points: number) => string;
  readonly plan: (letters: string, days: number, first: string, day: string) => string;
  readonly plainOffer: string;
  readonly noUnits: string;
  readonly gainTooBig: (percent: number) => string;
  readonly yes: string;
  readonly yesPlain: string;
  readonly no: string;
  readonly dropped: string;
  readonly started: (id: number, day: string) => string;
  readonly busy: (id: number) => string;
  readonly none: string;
  readonly running: (id: number, kind: string, day: number, days: number, sides: string) => string;
  readonly notYet: (day: string) => string;
  readonly side: (letter: string, units: string) => string;
  readonly sureStop: (id: number) => string;
  readonly stopYes: string;
  readonly stopped: (id: number) => string;
  readonly winner: (id: string, letter: string) => string;
  readonly noDifference: (id: string) => string;
  readonly plainEnd: (id: string) => string;
  readonly share: (letter: string, percent: string, x: number, n: number) => string;
  readonly meanShare: (letter: string, percent: string, groups: number) => string;
  readonly compared: (letter: string, points: string, low: string, high: string, sure: string) => string;
  readonly notProof: (gain: number) => string;
  readonly toApply: string;
  readonly nothingToApply: string;
  readonly unfinished: string;
  readonly alreadySo: string;
  readonly percentNow: (percent: number) => string;
  readonly saidNow: (time: string, letter: string) => string;
}
export const trialTexts: Texts<Catalogue> = {
  'zh-CN': {
    kinds: { text: '文案', time: '时间', reward: '奖励' },
    goals: { checkin: '签到', talk: '发言', clicks: '点链接' },
    which: '试什么？「试验 文案」「试验 时间」「试验 奖励」选一个。\n活动里写好的：试验 开始 活动名。看结果：试验 结果',
    template: {
      text: '照这样写，改好发回来：\n/试验 文案\nA：早上好，来签到\nB：今天签到了吗\n9:00，目标 签到，提高 10，7 天',
      time: '照这样写，改好发回来：\n/试验 时间\nA：9:00 B：20:00\n话：早上好，来签到\n目标 签到，提高 10，7 天',
      reward: '照这样写，改好发回来：\n/试验 奖励\nA：1 倍 B：2 倍\n目标 签到，提高 10，7 天',
    },
    faults: {
      variants: '至少要写 A 和 B，最多到 D。',
      same: '有两个写成一样的了。',
      time: '还缺几点发，比如 9:00。',
      text: '还缺要说的话，或者太长了，500 字以内。',
      clicks: '奖励看不出点击，目标写签到或发言。',
      numbers: '提高要在 1 到 90 之间，天数 1 到 28，倍数 1 到 5。',
    },
    units: { members: (n) => `${n} 人`, groups: (n) => `${n} 个群` },
    lately: (share, goal) => `前几天有 ${share} 的人${goal}。`,
    guessed: (share, goal) => `还没有以前的数，先按 ${share} 的人${goal}算。`,
    enough: (gain, needed, have) => `要看出多 ${gain} 个点，约要 ${needed}，您有 ${have}，够。`,
    leftOut: (groups) => `另有 ${groups} 个群发的是原链接，数不了，不算在内。`,
    noFigure: '没有公网地址，没有点击数，目标换成签到或发言吧。',
    noLink: '每个写法里都要有一个要数的链接。先发「链接 https://…」。',
    onlyPlain: '这些群里发的是原链接，没有点击数，目标换成签到或发言吧。',
    spoilt: (id, campaign) => `活动 ${campaign} 改过了，试验 ${id} 停了，不判谁好。`,
    named: (id, campaign) => `${id}（${campaign}）`,
    tooFew: (gain, needed, have) =>
      `要看出多 ${gain} 个点，${needed === null ? '再多也不够' : `约要 ${needed}`}，您有 ${have}，不够。`,
    seen: (points) => `现有的人，差 ${points} 个点以上才看得出。`,
    plan: (letters, days, first, day) => `随机分成 ${letters}，${first}起 ${days} 天，${day} 出结果，中途不判。`,
    plainOffer: '也可以照样试：到时只列数字，不判谁好。',
    noUnits: '还没有够人数的群可分，先让我在群里待几天。',
    gainTooBig: (percent) => `现在已经有 ${percent}% 了，提高不了这么多。把「提高」改小些。`,
    yes: '开始',
    yesPlain: '照样试',
    no: '算了',
    dropped: '好，不试了。',
    started: (id, day) => `试验 ${id} 开始了，${day} 告诉您结果。\n看进度发「试验」，不想试了发「试验 停」。`,
    busy: (id) => `试验 ${id} 还在跑，一次只跑一个。不要了发「试验 停」。`,
    none: '还没有试验。发「试验 文案」开一个。',
    running: (id, kind, day, days, sides) => `试验 ${id}（${kind}）：第 ${day} 天，共 ${days} 天。${sides}。`,
    notYet: (day) => `${day} 才判谁好。中途的数字会骗人，先不看。`,
    side: (letter, units) => `${letter} ${units}`,
    sureStop: (id) => `停掉试验 ${id}？停了就不判谁好，分好的组也不留。`,
    stopYes: '停',
    stopped: (id) => `试验 ${id} 停了。没跑完，不判谁好。`,
    winner: (id, letter) => `试验 ${id} 有结果：${letter} 更好。`,
    noDifference: (id) => `试验 ${id} 有结果：没看出差别。`,
    plainEnd: (id) => `试验 ${id} 到时候了。人不够，只列数字，不判谁好。`,
    share: (letter, percent, x, n) => `${letter} ${percent}（${n} 人里 ${x} 人）`,
    meanShare: (letter, percent, groups) => `${letter} ${percent}（${groups} 个群平均）`,
    compared: (letter, points, low, high, sure) =>
      `${letter} 减 A：${points} 个点，${sure} 的把握在 ${low} 到 ${high} 之间。`,
    notProof: (gain) => `这不等于一样：真多 ${gain} 个点的话，五次里有四次能看出来。`,
    toApply: '就用它：试验 应用',
    nothingToApply: '没有更好的可用。想用哪个就写明，比如「试验 应用 B」。',
    unfinished: '还没有跑完的试验可用。',
    alreadySo: '现在就是这样，不用改。',
    percentNow: (percent) => `好，以后积分都按 ${percent}% 给。`,
    saidNow: (time, letter) => `好，以后每天 ${time} 各群都发 ${letter} 这句。改主意就发「撤销」。`,
  },
  'zh-TW': {
    kinds: { text: '文案', time: '時間', reward: '獎勵' },
    goals: { checkin: '簽到', talk: '發言', clicks: '點連結' },
    which: '試什麼？「試驗 文案」「試驗 時間」「試驗 獎勵」選一個。\n活動裡寫好的：試驗 開始 活動名。看結果：試驗 結果',
    template: {
      text: '照這樣寫，改好傳回來：\n/試驗 文案\nA：早安，來簽到\nB：今天簽到了嗎\n9:00，目標 簽到，提高 10，7 天',
      time: '照這樣寫，改好傳回來：\n/試驗 時間\nA：9:00 B：20:00\n話：早安，來簽到\n目標 簽到，提高 10，7 天',
      reward: '照這樣寫，改好傳回來：\n/試驗 獎勵\nA：1 倍 B：2 倍\n目標 簽到，提高 10，7 天',
    },
    faults: {
      variants: '至少要寫 A 和 B，最多到 D。',
      same: '有兩個寫成一樣的了。',
      time: '還缺幾點說，例如 9:00。',
      text: '還缺要說的話，或者太長了，500 字以內。',
      clicks: '獎勵看不出點擊，目標寫簽到或發言。',
      numbers: '提高要在 1 到 90 之間，天數 1 到 28，倍數 1 到 5。',
    },
    units: { members: (n) => `${n} 人`, groups: (n) => `${n} 個群` },
    lately: (share, goal) => `前幾天有 ${share} 的人${goal}。`,
    guessed: (share, goal) => `還沒有以前的數，先按 ${share} 的人${goal}算。`,
    enough: (gain, needed, have) => `要看出多 ${gain} 個點，約要 ${needed}，您有 ${have}，夠。`,
    leftOut: (groups) => `另有 ${groups} 個群說的是原連結，數不了，不算在內。`,
    noFigure: '沒有公開網址，沒有點擊數，目標換成簽到或發言吧。',
    noLink: '每個寫法裡都要有一個要數的連結。先傳「連結 https://…」。',
    onlyPlain: '這些群裡說的是原連結，沒有點擊數，目標換成簽到或發言吧。',
    spoilt: (id, campaign) => `活動 ${campaign} 改過了，試驗 ${id} 停了，不判誰好。`,
    named: (id, campaign) => `${id}（${campaign}）`,
    tooFew: (gain, needed, have) =>
      `要看出多 ${gain} 個點，${needed === null ? '再多也不夠' : `約要 ${needed}`}，您有 ${have}，不夠。`,
    seen: (points) => `現有的人，差 ${points} 個點以上才看得出。`,
    plan: (letters, days, first, day) => `隨機分成 ${letters}，${first}起 ${days} 天，${day} 出結果，中途不判。`,
    plainOffer: '也可以照樣試：到時只列數字，不判誰好。',
    noUnits: '還沒有夠人數的群可分，先讓我在群裡待幾天。',
    gainTooBig: (percent) => `現在已經有 ${percent}% 了，提高不了這麼多。把「提高」改小些。`,
    yes: '開始',
    yesPlain: '照樣試',
    no: '算了',
    dropped: '好，不試了。',
    started: (id, day) => `試驗 ${id} 開始了，${day} 告訴您結果。\n看進度傳「試驗」，不想試了傳「試驗 停」。`,
    busy: (id) => `試驗 ${id} 還在跑，一次只跑一個。不要了傳「試驗 停」。`,
    none: '還沒有試驗。傳「試驗 文案」開一個。',
    running: (id, kind, day, days, sides) => `試驗 ${id}（${kind}）：第 ${day} 天，共 ${days} 天。${sides}。`,
    notYet: (day) => `${day} 才判誰好。中途的數字會騙人，先不看。`,
    side: (letter, units) => `${letter} ${units}`,
    sureStop: (id) => `停掉試驗 ${id}？停了就不判誰好，分好的組也不留。`,
    stopYes: '停',
    stopped: (id) => `試驗 ${id} 停了。沒跑完，不判誰好。`,
    winner: (id, letter) => `試驗 ${id} 有結果：${letter} 更好。`,
    noDifference: (id) => `試驗 ${id} 有結果：沒看出差別。`,
    plainEnd: (id) => `試驗 ${id} 到時候了。人不夠，只列數字，不判誰好。`,
    share: (letter, percent, x, n) => `${letter} ${percent}（${n} 人裡 ${x} 人）`,
    meanShare: (letter, percent, groups) => `${letter} ${percent}（${groups} 個群平均）`,
    compared: (letter, points, low, high, sure) =>
      `${letter} 減 A：${points} 個點，${sure} 的把握在 ${low} 到 ${high} 之間。`,
    notProof: (gain) => `這不等於一樣：真多 ${gain} 個點的話，五次裡有四次能看出來。`,
    toApply: '就用它：試驗 套用',
    nothingToApply: '沒有更好的可用。想用哪個就寫明，例如「試驗 套用 B」。',
    unfinished: '還沒有跑完的試驗可用。',
    alreadySo: '現在就是這樣，不用改。',
    percentNow: (percent) => `好，以後點數都按 ${percent}% 給。`,
    saidNow: (time, letter) => `好，以後每天 ${time} 各群都說 ${letter} 這句。改主意就傳「撤銷」。`,
  },
  en: {
    kinds: { text: 'text', time: 'time', reward: 'reward' },
    goals: { checkin: 'checked in', talk: 'spoke', clicks: 'followed the link' },
    which:
      'Try what? /trial text, /trial time or /trial reward.\nOne that a campaign declares: /trial start NAME. What came of one: /trial result',
    template: {
      text: 'Write it like this and send it back:\n/trial text\nA: Good morning, check in\nB: Did you check in today?\n9:00, goal check-in, gain 10, 7 days',
      time: 'Write it like this and send it back:\n/trial time\nA: 9:00 B: 20:00\ntext: Good morning, check in\ngoal check-in, gain 10, 7 days',
      reward: 'Write it like this and send it back:\n/trial reward\nA: 1x B: 2x\ngoal check-in, gain 10, 7 days',
    },
    faults: {
      variants: 'It needs A and B, and has at most four, up to D.',
      same: 'Two of them are the same.',
      time: 'When should it be said? Add 9:00, for example.',
      text: 'The words are missing, or longer than 500 characters.',
      clicks: 'Rewards are paid for no click. Make the goal check-in or talk.',
      numbers: 'Gain is from 1 to 90, days from 1 to 28, and the reward from 1x to 5x.',
    },
    units: { members: (n) => `${n} members`, groups: (n) => `${n} groups` },
    lately: (share, goal) => `Lately ${share} ${goal}.`,
    guessed: (share, goal) => `No figures from before, so say ${share} ${goal}.`,
    enough: (gain, needed, have) =>
      `To see ${gain} points more it needs about ${needed}; you have ${have}, which is enough.`,
    leftOut: (groups) =>
      `${groups} more ${groups === 1 ? 'group hears' : 'groups hear'} the plain link, which cannot be counted.`,
    noFigure: 'I have no public address, so there is no click figure. Make the goal check-in or talk.',
    noLink: 'Each of them needs a link that is counted. Send /track https://... first.',
    onlyPlain: 'These groups hear the plain link, so there is no click figure. Make the goal check-in or talk.',
    spoilt: (id, campaign) => `The campaign ${campaign} was changed, so trial ${id} is stopped. There is no verdict.`,
    named: (id, campaign) => `${id} (${campaign})`,
    tooFew: (gain, needed, have) =>
      `To see ${gain} points more ${needed === null ? 'no number would do' : `it needs about ${needed}`}; you have ${have}, too few.`,
    seen: (points) => `Yours can only show a difference of ${points} points or more.`,
    plan: (letters, days, first, day) =>
      `Split at random into ${letters}, ${days} days from ${first}. The result is on ${day}, no verdict before.`,
    plainOffer: 'It can run all the same: then you get the numbers and no winner.',
    noUnits: 'There is no group with enough people I know yet. Let me stay a few days first.',
    gainTooBig: (percent) => `It is ${percent}% already and cannot rise by that much. Make the gain smaller.`,
    yes: 'Start',
    yesPlain: 'Run it anyway',
    no: 'Leave it',
    dropped: 'OK, no trial.',
    started: (id, day) =>
      `Trial ${id} has begun; the result comes on ${day}.\nHow far it is: /trial. To give it up: /trial stop`,
    busy: (id) => `Trial ${id} is still running, and only one runs at a time. To give it up: /trial stop`,
    none: 'No trial yet. Begin one with /trial text',
    running: (id, kind, day, days, sides) => `Trial ${id} (${kind}): day ${day} of ${days}. ${sides}.`,
    notYet: (day) => `No verdict before ${day}: numbers on the way mislead.`,
    side: (letter, units) => `${letter} ${units}`,
    sureStop: (id) => `Stop trial ${id}? Then there is no verdict, and the split is gone.`,
    stopYes: 'Stop',
    stopped: (id) => `Trial ${id} is stopped. It did not run to its end, so there is no verdict.`,
    winner: (id, letter) => `Trial ${id} is over: ${letter} does better.`,
    noDifference: (id) => `Trial ${id} is over: no difference shown.`,
    plainEnd: (id) => `Trial ${id} is over. There were too few for a verdict, so here are the numbers alone.`,
    share: (letter, percent, x, n) => `${letter} ${percent} (${x} of ${n})`,
    meanShare: (letter, percent, groups) => `${letter} ${percent} (mean of ${groups} groups)`,
    compared: (letter, points, low, high, sure) =>
      `${letter} less A: ${points} points, with ${sure} confidence from ${low} to ${high}.`,
    notProof: (gain) => `That does not mean they are alike: ${gain} points more would be seen four times in five.`,
    toApply: 'To use it from now on: /trial apply',
    nothingToApply: 'None did better. To use one all the same, name it: /trial apply B',
    unfinished: 'There is no finished trial to use.',
    alreadySo: 'That is how it is now; nothing to change.',
    percentNow: (percent) => `OK, points are paid at ${percent}% from now on.`,
    saidNow: (time, letter) =>
      `OK, from now on every group hears ${letter} at ${time} each day. To take it back: /undo`,
  },
};
