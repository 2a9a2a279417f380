import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly quietUntil: (time: string) => string;
  readonly quiet: string;
  readonly allQuiet: (groups: number, time: string | null) => string;
  readonly duration: string;
  readonly notQuiet: string;
  readonly back: string;
  readonly backHeld: (n: number, held: readonly string[]) => string;
  readonly allBackHeld: (n: number, held: readonly string[]) => string;
  readonly stillAll: string;
  readonly allBack: (groups: number) => string;
  /** Every community of the installation. */
  readonly everywhereQuiet: (communities: number, time: string | null) => string;
  readonly everywhereBack: (communities: number) => string;
  readonly operatorOnly: string;
  readonly byOperator: string;
  readonly send: string;
  readonly drop: string;
  readonly sent: string;
  readonly dropped: string;
  readonly inPrivate: string;
}
export const quietTexts: Texts<Catalogue> = {
  'zh-CN': {
    quietUntil: (time) => `好，我安静到 ${time}。要我早点回来：「恢复」。`,
    quiet: '好，我先不说话了。要我回来：「恢复」。',
    allQuiet: (groups, time) => `${groups} 个群都安静了${time === null ? '' : `，到 ${time}`}。要回来：「全部恢复」。`,
    duration: '多久？比如「安静 2小时」「安静 30分钟」，最长 30 天。',
    notQuiet: '我没在安静，一直听着呢。',
    back: '我回来了。安静的时候没有攒下要发的。',
    backHeld: (n, held) =>
      `我回来了。攒了 ${n} 条没发：${held.map((h) => `「${h}」`).join('')}。十分钟内没选就不发了。`,
    allBackHeld: (n, held) =>
      `都恢复了。一共攒了 ${n} 条没发：${held.map((h) => `「${h}」`).join('')}。十分钟内没选就不发了。`,
    stillAll: '现在是全部暂停。要回来：「全部恢复」。',
    allBack: (groups) => `${groups} 个群都恢复了。`,
    everywhereQuiet: (communities, time) =>
      `${communities} 个社群都暂停了${time === null ? '' : `，到 ${time}`}。要回来：「全部恢复 所有社群」。`,
    everywhereBack: (communities) => `${communities} 个社群都恢复了，没有攒下要发的。`,
    operatorOnly: '所有社群一起暂停或恢复，要架设我的人来。',
    byOperator: '架设我的人把所有社群都暂停了，要等那边恢复。',
    send: '现在发',
    drop: '不发了',
    sent: '好，这就发。',
    dropped: '好，那几条不发了。',
    inPrivate: '这句私聊我说：「全部暂停」。',
  },
  'zh-TW': {
    quietUntil: (time) => `好，我安靜到 ${time}。要我早點回來：「恢復」。`,
    quiet: '好，我先不說話了。要我回來：「恢復」。',
    allQuiet: (groups, time) => `${groups} 個群都安靜了${time === null ? '' : `，到 ${time}`}。要回來：「全部恢復」。`,
    duration: '多久？例如「安靜 2小時」「安靜 30分鐘」，最長 30 天。',
    notQuiet: '我沒在安靜，一直聽著呢。',
    back: '我回來了。安靜的時候沒有留下要發的。',
    backHeld: (n, held) =>
      `我回來了。留了 ${n} 則沒發：${held.map((h) => `「${h}」`).join('')}。十分鐘內沒選就不發了。`,
    allBackHeld: (n, held) =>
      `都恢復了。一共留了 ${n} 則沒發：${held.map((h) => `「${h}」`).join('')}。十分鐘內沒選就不發了。`,
    stillAll: '現在是全部暫停。要回來：「全部恢復」。',
    allBack: (groups) => `${groups} 個群都恢復了。`,
    everywhereQuiet: (communities, time) =>
      `${communities} 個社群都暫停了${time === null ? '' : `，到 ${time}`}。要回來：「全部恢復 所有社群」。`,
    everywhereBack: (communities) => `${communities} 個社群都恢復了，沒有留下要發的。`,
    operatorOnly: '所有社群一起暫停或恢復，要架設我的人來。',
    byOperator: '架設我的人把所有社群都暫停了，要等那邊恢復。',
    send: '現在發',
    drop: '不發了',
    sent: '好，這就發。',
    dropped: '好，那幾則不發了。',
    inPrivate: '這句私訊我說：「全部暫停」。',
  },
  en: {
    quietUntil: (time) => `OK, I'll be quiet until ${time}. To have me back sooner: /resume`,
    quiet: "OK, I'll be quiet. To have me back: /resume",
    allQuiet: (groups, time) =>
      `Quiet in ${groups} ${groups === 1 ? 'group' : 'groups'} now${time === null ? '' : `, until ${time}`}. To have me back: /resume-all`,
    duration: 'For how long? Try /quiet 2h or /quiet 30m, at most 30 days.',
    notQuiet: "I'm not being quiet, I'm listening.",
    back: "I'm back. Nothing was held meanwhile.",
    backHeld: (n, held) =>
      `I'm back. Held meanwhile, ${n}: ${held.map((h) => `"${h}"`).join(' ')}. Unless you choose within ten minutes, they are dropped.`,
    allBackHeld: (n, held) =>
      `Back everywhere. Held meanwhile, ${n}: ${held.map((h) => `"${h}"`).join(' ')}. Unless you choose within ten minutes, they are dropped.`,
    stillAll: 'Everything is paused. To have me back everywhere: /resume-all',
    allBack: (groups) => `Back in ${groups} ${groups === 1 ? 'group' : 'groups'}.`,
    everywhereQuiet: (communities, time) =>
      `Quiet in ${communities} ${communities === 1 ? 'community' : 'communities'} now${time === null ? '' : `, until ${time}`}. To have me back: /resume-all everywhere`,
    everywhereBack: (communities) =>
      `Back in ${communities} ${communities === 1 ? 'community' : 'communities'}. Nothing was held meanwhile.`,
    operatorOnly: 'Pausing every community takes whoever runs this bot.',
    byOperator: 'Whoever runs this bot has paused every community; it ends from there.',
    send: 'Send now',
    drop: "Don't send",
    sent: 'OK, sending.',
    dropped: "OK, those won't be sent.",
    inPrivate: 'Tell me that one in private: /quiet-all',
  },
};
