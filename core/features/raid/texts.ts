import type { At, Say, Texts } from '../../types.ts';

interface Catalogue {
  readonly human: string;
  readonly pressIt: string;
  readonly sum: (a: number, b: number) => string;
  /** Above the question; `who`: at most three, none in a wave. */
  readonly gate: (who: readonly At[], more: number, question: string, minutes: number) => Say;
  readonly passed: (who: readonly At[]) => Say;
  readonly wrong: (who: readonly At[]) => Say;
  readonly failed: (who: readonly At[]) => Say;
  /** To staff, once a wave. */
  readonly alarm: (group: string, joins: number, seconds: number, quiet: number) => string;
  readonly byHand: (quiet: number) => string;
  readonly keep: string;
  readonly off: string;
  readonly lock: string;
  readonly kept: string;
  readonly stopped: (freed: number) => string;
  readonly locked: string;
  readonly over: string;
  readonly brake: (group: string, removed: number, rest: number) => string;
  readonly goOn: string;
  readonly stay: string;
  readonly goneOn: (n: number) => string;
  readonly staying: string;
  readonly summary: (o: Summary) => string;
  readonly letIn: string;
  readonly letGo: string;
  readonly leave: string;
  readonly freed: (n: number) => string;
  readonly nothing: string;
  /** One newcomer who answered wrongly twice. `held`: they cannot talk until staff say so. */
  readonly one: (group: string, name: string, held: boolean) => string;
  readonly oneIn: string;
  readonly oneOut: string;
  readonly oneLeft: string;
  readonly calm: string;
  readonly now: (joins: number, waiting: number, locked: boolean) => string;
  readonly how: string;
  readonly inGroup: string;
}
export interface Summary {
  readonly group: string;
  readonly joins: number;
  readonly passed: number;
  readonly removed: number;
  /** Still in, without an answer. */
  readonly waiting: number;
  readonly requests: number;
}
const named = (who: readonly At[], comma: string): readonly (string | At)[] =>
  who.flatMap((w, i) => (i ? [comma, w] : [w]));
const parts = (...all: readonly (string | At | readonly (string | At)[])[]): Say => all.flat();

export const raidTexts: Texts<Catalogue> = {
  'zh-CN': {
    human: '我是真人',
    pressIt: '点一下就能说话',
    sum: (a, b) => `${a} + ${b} 等于几？`,
    gate: (who, more, question, minutes) =>
      who.length === 0
        ? `刚进来的朋友先答一题，${minutes} 分钟内有效。\n${question}`
        : parts(
            named(who, '、'),
            more > 0 ? ` 等 ${who.length + more} 位` : '',
            ` 欢迎，先答一题，${minutes} 分钟内有效。\n${question}`,
          ),
    passed: (who) => parts(named(who, '、'), ' 好了，可以说话了。'),
    wrong: (who) => parts(named(who, '、'), ' 差一点，还能再答一次。'),
    failed: (who) => parts(named(who, '、'), ' 没答对，等管理员来看看吧。'),
    alarm: (group, joins, seconds, quiet) =>
      `「${group}」${seconds} 秒里进来 ${joins} 人，我先请新来的答一题再说话。${quiet} 分钟没人进就自动结束。`,
    byHand: (quiet) => `好，新来的先答一题再说话，${quiet} 分钟没人进就自动结束。`,
    keep: '继续',
    off: '不用了',
    lock: '先别放人',
    kept: '好，继续守着。',
    stopped: (n) => (n > 1 ? `好，停了，${n} 位都放行了。` : n === 1 ? '好，停了，那一位也放行了。' : '好，停了。'),
    locked: '好，新来的先都不能说话，人潮过了再让他们答题。',
    over: '这一波已经过去了。',
    brake: (group, removed, rest) =>
      `「${group}」没答题的我移出了 ${removed} 位，先停一下。还有 ${rest} 位，都移出吗？他们可以再进来。`,
    goOn: '都移出',
    stay: '留着',
    goneOn: (n) => (n === 1 ? '好，请出去了。' : `好，${n} 位都请出去了。`),
    staying: '好，先留着，答了题就能说话。',
    summary: (o) =>
      [
        `「${o.group}」的人潮过去了：进来 ${o.joins} 人，答对 ${o.passed} 人，移出 ${o.removed} 人。`,
        o.waiting > 0 ? `还有 ${o.waiting} 人没答，怎么办？` : '',
        o.requests > 0 ? `另有 ${o.requests} 个入群申请等您批。` : '',
      ]
        .filter(Boolean)
        .join('\n'),
    letIn: '都放行',
    letGo: '都移出',
    leave: '先这样',
    freed: (n) => (n === 1 ? '好，那一位可以说话了。' : `好，${n} 位都可以说话了。`),
    nothing: '没有人在等了。',
    one: (group, name, held) => `「${group}」新来的 ${name} 入群题答错了两次${held ? '，还不能说话' : ''}。怎么办？`,
    oneIn: '放行',
    oneOut: '移出',
    oneLeft: '好，先不动。',
    calm: '现在没有人潮。要先守着就发「入群保护 开」。',
    now: (joins, waiting, locked) => `正在守着：进来 ${joins} 人，${waiting} 人还没答${locked ? '，先不放人' : ''}。`,
    how: '这样用：「入群保护 开」「入群保护 关」「入群保护 锁」。',
    inGroup: '到那个群里发，或者先发「管理」选一个群。',
  },
  'zh-TW': {
    human: '我是真人',
    pressIt: '點一下就能說話',
    sum: (a, b) => `${a} + ${b} 等於幾？`,
    gate: (who, more, question, minutes) =>
      who.length === 0
        ? `剛進來的朋友先答一題，${minutes} 分鐘內有效。\n${question}`
        : parts(
            named(who, '、'),
            more > 0 ? ` 等 ${who.length + more} 位` : '',
            ` 歡迎，先答一題，${minutes} 分鐘內有效。\n${question}`,
          ),
    passed: (who) => parts(named(who, '、'), ' 好了，可以說話了。'),
    wrong: (who) => parts(named(who, '、'), ' 差一點，還能再答一次。'),
    failed: (who) => parts(named(who, '、'), ' 沒答對，等管理員來看看吧。'),
    alarm: (group, joins, seconds, quiet) =>
      `「${group}」${seconds} 秒內進來 ${joins} 人，我先請新來的答一題再說話。${quiet} 分鐘沒人進就自動結束。`,
    byHand: (quiet) => `好，新來的先答一題再說話，${quiet} 分鐘沒人進就自動結束。`,
    keep: '繼續',
    off: '不用了',
    lock: '先別放人',
    kept: '好，繼續守著。',
    stopped: (n) => (n > 1 ? `好，停了，${n} 位都放行了。` : n === 1 ? '好，停了，那一位也放行了。' : '好，停了。'),
    locked: '好，新來的先都不能說話，人潮過了再讓他們答題。',
    over: '這一波已經過去了。',
    brake: (group, removed, rest) =>
      `「${group}」沒答題的我移出了 ${removed} 位，先停一下。還有 ${rest} 位，都移出嗎？他們可以再進來。`,
    goOn: '都移出',
    stay: '留著',
    goneOn: (n) => (n === 1 ? '好，請出去了。' : `好，${n} 位都請出去了。`),
    staying: '好，先留著，答了題就能說話。',
    summary: (o) =>
      [
        `「${o.group}」的人潮過去了：進來 ${o.joins} 人，答對 ${o.passed} 人，移出 ${o.removed} 人。`,
        o.waiting > 0 ? `還有 ${o.waiting} 人沒答，怎麼辦？` : '',
        o.requests > 0 ? `另有 ${o.requests} 個入群申請等您批。` : '',
      ]
        .filter(Boolean)
        .join('\n'),
    letIn: '都放行',
    letGo: '都移出',
    leave: '先這樣',
    freed: (n) => (n === 1 ? '好，那一位可以說話了。' : `好，${n} 位都可以說話了。`),
    nothing: '沒有人在等了。',
    one: (group, name, held) => `「${group}」新來的 ${name} 入群題答錯了兩次${held ? '，還不能說話' : ''}。怎麼辦？`,
    oneIn: '放行',
    oneOut: '移出',
    oneLeft: '好，先不動。',
    calm: '現在沒有人潮。要先守著就傳「入群保護 開」。',
    now: (joins, waiting, locked) => `正在守著：進來 ${joins} 人，${waiting} 人還沒答${locked ? '，先不放人' : ''}。`,
    how: '這樣用：「入群保護 開」「入群保護 關」「入群保護 鎖」。',
    inGroup: '到那個群裡傳，或先傳「管理」選一個群。',
  },
  en: {
    human: "I'm a person",
    pressIt: 'Press to start talking.',
    sum: (a, b) => `What is ${a} + ${b}?`,
    gate: (who, more, question, minutes) =>
      who.length === 0
        ? `Just came in? One question first, you have ${minutes} min.\n${question}`
        : parts(
            named(who, ', '),
            more > 0 ? ` and ${more} more` : '',
            ` welcome! One question first, you have ${minutes} min.\n${question}`,
          ),
    passed: (who) => parts(named(who, ', '), ' all set, you can talk now.'),
    wrong: (who) => parts(named(who, ', '), ' not quite, one more try.'),
    failed: (who) => parts(named(who, ', '), " that wasn't it. An admin will have a look."),
    alarm: (group, joins, seconds, quiet) =>
      `${joins} people joined "${group}" in ${seconds} seconds. New ones answer a question before they talk. It ends by itself after ${quiet} min without a join.`,
    byHand: (quiet) => `OK, newcomers answer a question before they talk. It ends after ${quiet} min without a join.`,
    keep: 'Go on',
    off: 'Stop it',
    lock: 'Let nobody in',
    kept: 'OK, I keep watch.',
    stopped: (n) => (n > 0 ? `OK, stopped, and ${n} of them may talk.` : 'OK, stopped.'),
    locked: 'OK, newcomers cannot talk until the wave is over. Then they get their question.',
    over: 'That wave is over already.',
    brake: (group, removed, rest) =>
      `I removed ${removed} who didn't answer from "${group}" and stopped there. ${rest} more are waiting: remove them all? They may come back.`,
    goOn: 'Remove them',
    stay: 'Keep them',
    goneOn: (n) => `OK, ${n} ${n === 1 ? 'is' : 'are'} out.`,
    staying: 'OK, they stay, and may talk once they answer.',
    summary: (o) =>
      [
        `The wave in "${o.group}" is over: ${o.joins} joined, ${o.passed} answered, ${o.removed} removed.`,
        o.waiting > 0 ? `${o.waiting} gave no answer. What shall I do?` : '',
        o.requests > 0 ? `${o.requests} requests to join wait for you.` : '',
      ]
        .filter(Boolean)
        .join('\n'),
    letIn: 'Let them in',
    letGo: 'Remove them',
    leave: 'Leave it',
    freed: (n) => `OK, ${n} may talk now.`,
    nothing: 'Nobody is waiting any more.',
    one: (group, name, held) =>
      `${name}, new in "${group}", answered wrongly twice${held ? ' and cannot talk yet' : ''}. What shall I do?`,
    oneIn: 'Let them talk',
    oneOut: 'Remove',
    oneLeft: 'OK, left as it is.',
    calm: 'No wave of joins now. To keep watch anyway: /raid on',
    now: (joins, waiting, locked) =>
      `Keeping watch: ${joins} joined, ${waiting} have yet to answer${locked ? ', nobody is let in' : ''}.`,
    how: 'Like this: /raid on, /raid off, /raid lock',
    inGroup: 'Say that in the group, or choose one with /manage first.',
  },
};
