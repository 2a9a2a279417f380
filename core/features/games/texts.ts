import { say } from '../../kit/reply.ts';
import type { At, MergeItem, Say, Texts } from '../../types.ts';

/** One idiom in an answer that may hold many. */
export interface Linked extends MergeItem {
  readonly idiom: string;
  readonly next: string;
}
/** One day of a challenge in such an answer. */
export interface Kept extends MergeItem {
  readonly day: number;
  readonly days: number;
  readonly waits: boolean;
}
interface Catalogue {
  readonly idiomsBegin: (idiom: string) => string;
  readonly linked: (items: readonly Linked[]) => string;
  readonly mustFollow: (c: string) => string;
  readonly saidBefore: (idiom: string) => string;
  readonly question: (n: number, all: number, question: string, choices: string) => string;
  readonly right: (who: At, answer: string, why: string) => Say;
  readonly timeUp: (answer: string, why: string) => string;
  readonly over: (scores: string) => string;
  readonly nobody: string;
  readonly quiet: string;
  readonly stopped: string;
  readonly nothing: string;
  readonly running: string;
  readonly night: (from: number, to: number) => string;
  readonly noQuestions: string;
  readonly noBank: (banks: string) => string;
  readonly howQuestion: string;
  readonly added: (n: number) => string;
  readonly quizUsage: string;
  readonly onlyGroup: string;
  readonly challengeUsage: string;
  readonly challengeBegin: (title: string, days: number, proof: 'any' | 'text' | 'picture') => string;
  readonly challengeRuns: (title: string) => string;
  readonly wantsPicture: string;
  readonly wantsText: string;
  readonly kept: (items: readonly Kept[]) => Say;
  readonly keptToday: (who: At) => Say;
  readonly finished: (who: At, title: string, days: number) => Say;
  readonly approve: (who: At) => Say;
  readonly yes: string;
  readonly no: string;
  readonly notOwn: string;
  readonly approved: (who: string, day: number) => string;
  readonly refusedDay: (who: string) => string;
  readonly challengeOver: (title: string, n: number, done: string) => string;
}
const who = (i: MergeItem): At => ({ at: i.member, name: i.name });

export const gameTexts: Texts<Catalogue> = {
  'zh-CN': {
    idiomsBegin: (i) => `成语接龙开始：${i}。同字同音都行，三分钟没人接就结束。`,
    linked: (items) =>
      `接上了：${items.map((i) => `${i.name} ${i.idiom}`).join('、')}。下一个接「${items.at(-1)?.next ?? ''}」`,
    mustFollow: (c) => `差一点，要用「${c}」或同音的字开头。`,
    saidBefore: (i) => `「${i}」说过了，换一个。`,
    question: (n, all, q, choices) => `第 ${n}/${all} 题：${q}${choices === '' ? '' : `\n${choices}`}`,
    right: (w, a, why) => say`${w} 答对了：${a}。${why}`,
    timeUp: (a, why) => `时间到，答案是 ${a}。${why}`,
    over: (scores) => `答完了！${scores}`,
    nobody: '这轮没有人答对，下次再来。',
    quiet: '没人接了，先到这里，想玩再叫我。',
    stopped: '好，游戏停了。',
    nothing: '现在没有游戏。发「成语接龙」或「答题」开一局。',
    running: '已经有一局在玩了，玩完再开。',
    night: (from, to) => `${from} 点到 ${to} 点不开游戏，天亮再玩。`,
    noQuestions: '题库还是空的。管理员发「出题 问题 | 答案」加一道。',
    noBank: (banks) => `没有这个题库，现有：${banks}。`,
    howQuestion: '这样写：「出题 一年有几天？ | 365 | 360 | 说明：闰年 366」。',
    added: (n) => `加好了，题库有 ${n} 道题。`,
    quizUsage: '这样写：「答题」或「答题 题库名 10」。',
    onlyGroup: '游戏在群里玩，请在群里说。',
    challengeUsage: '这样写：「打卡挑战 早起 7天」，可加「要图」「互相审核」。',
    challengeBegin: (title, days, proof) =>
      `打卡挑战「${title}」开始，${days} 天。每天发「打卡」${{ any: '就行', text: '加一句话', picture: '配一张图' }[proof]}，签到一起算。`,
    challengeRuns: (title) => `「${title}」还在进行，结束了再开新的。`,
    wantsPicture: '这个挑战要配图，图和「打卡」一起发。',
    wantsText: '加一句今天做了什么，比如「打卡 跑了 3 公里」。',
    kept: (items) => {
      const [one, another] = items;
      if (!one || another) return `打卡：${items.map((i) => `${i.name} 第 ${i.day} 天`).join('、')}。`;
      const points = one.moved ? `，+${one.moved.amount}，现在 ${one.moved.balance} 分` : '';
      return say`${who(one)} 第 ${one.day}/${one.days} 天${one.waits ? '，等一位认可' : '打卡'}${points}。`;
    },
    keptToday: (w) => say`${w} 今天打过卡了，明天见。`,
    finished: (w, title, days) => say`🎉 ${w} 完成了「${title}」${days} 天挑战！`,
    approve: (w) => say`${w} 今天的打卡，算吗？`,
    yes: '算',
    no: '不算',
    notOwn: '自己的打卡要别人来认可。',
    approved: (name, day) => `${name} 的第 ${day} 天算了。`,
    refusedDay: (name) => `${name} 今天这次先不算，明天再来。`,
    challengeOver: (title, n, done) => `「${title}」结束，${n} 人参加${done === '' ? '' : `，坚持到底：${done}`}。`,
  },
  'zh-TW': {
    idiomsBegin: (i) => `成語接龍開始：${i}。同字同音都行，三分鐘沒人接就結束。`,
    linked: (items) =>
      `接上了：${items.map((i) => `${i.name} ${i.idiom}`).join('、')}。下一個接「${items.at(-1)?.next ?? ''}」`,
    mustFollow: (c) => `差一點，要用「${c}」或同音的字開頭。`,
    saidBefore: (i) => `「${i}」說過了，換一個。`,
    question: (n, all, q, choices) => `第 ${n}/${all} 題：${q}${choices === '' ? '' : `\n${choices}`}`,
    right: (w, a, why) => say`${w} 答對了：${a}。${why}`,
    timeUp: (a, why) => `時間到，答案是 ${a}。${why}`,
    over: (scores) => `答完了！${scores}`,
    nobody: '這輪沒有人答對，下次再來。',
    quiet: '沒人接了，先到這裡，想玩再叫我。',
    stopped: '好，遊戲停了。',
    nothing: '現在沒有遊戲。傳「成語接龍」或「答題」開一局。',
    running: '已經有一局在玩了，玩完再開。',
    night: (from, to) => `${from} 點到 ${to} 點不開遊戲，天亮再玩。`,
    noQuestions: '題庫還是空的。管理員傳「出題 問題 | 答案」加一題。',
    noBank: (banks) => `沒有這個題庫，現有：${banks}。`,
    howQuestion: '這樣寫：「出題 一年有幾天？ | 365 | 360 | 說明：閏年 366」。',
    added: (n) => `加好了，題庫有 ${n} 題。`,
    quizUsage: '這樣寫：「答題」或「答題 題庫名 10」。',
    onlyGroup: '遊戲在群裡玩，請在群裡說。',
    challengeUsage: '這樣寫：「打卡挑戰 早起 7天」，可加「要圖」「互相審核」。',
    challengeBegin: (title, days, proof) =>
      `打卡挑戰「${title}」開始，${days} 天。每天傳「打卡」${{ any: '就行', text: '加一句話', picture: '配一張圖' }[proof]}，簽到一起算。`,
    challengeRuns: (title) => `「${title}」還在進行，結束了再開新的。`,
    wantsPicture: '這個挑戰要配圖，圖和「打卡」一起傳。',
    wantsText: '加一句今天做了什麼，比如「打卡 跑了 3 公里」。',
    kept: (items) => {
      const [one, another] = items;
      if (!one || another) return `打卡：${items.map((i) => `${i.name} 第 ${i.day} 天`).join('、')}。`;
      const points = one.moved ? `，+${one.moved.amount}，現在 ${one.moved.balance} 點` : '';
      return say`${who(one)} 第 ${one.day}/${one.days} 天${one.waits ? '，等一位認可' : '打卡'}${points}。`;
    },
    keptToday: (w) => say`${w} 今天打過卡了，明天見。`,
    finished: (w, title, days) => say`🎉 ${w} 完成了「${title}」${days} 天挑戰！`,
    approve: (w) => say`${w} 今天的打卡，算嗎？`,
    yes: '算',
    no: '不算',
    notOwn: '自己的打卡要別人來認可。',
    approved: (name, day) => `${name} 的第 ${day} 天算了。`,
    refusedDay: (name) => `${name} 今天這次先不算，明天再來。`,
    challengeOver: (title, n, done) => `「${title}」結束，${n} 人參加${done === '' ? '' : `，堅持到底：${done}`}。`,
  },
  en: {
    idiomsBegin: (i) => `Idiom chain: "${i}". Same character or same sound; it ends after three quiet minutes.`,
    linked: (items) =>
      `Linked: ${items.map((i) => `${i.name} "${i.idiom}"`).join(', ')}. Go on from "${items.at(-1)?.next ?? ''}"`,
    mustFollow: (c) => `Close! It must begin with "${c}" or its sound.`,
    saidBefore: (i) => `"${i}" was said already. Try another.`,
    question: (n, all, q, choices) => `Question ${n}/${all}: ${q}${choices === '' ? '' : `\n${choices}`}`,
    right: (w, a, why) => say`${w} is right: ${a}.${why === '' ? '' : ` ${why}`}`,
    timeUp: (a, why) => `Time is up. The answer is ${a}.${why === '' ? '' : ` ${why}`}`,
    over: (scores) => `That was it! ${scores}`,
    nobody: 'Nobody got one right this time.',
    quiet: 'It has gone quiet, so we stop here. Call me when you want more.',
    stopped: 'Stopped.',
    nothing: 'No game is on. Start one with "/idioms" or "/quiz".',
    running: 'A game is on already. Let it end first.',
    night: (from, to) => `No games from ${from}:00 to ${to}:00. Let people sleep.`,
    noQuestions: 'There are no questions yet. Staff add one with "/question What? | This".',
    noBank: (banks) => `There is no such set. There are: ${banks}.`,
    howQuestion: 'Like this: "/question Days in a year? | 365 | 360 | why: 366 in leap years".',
    added: (n) => `Added. There are ${n} questions.`,
    quizUsage: 'Like this: "/quiz" or "/quiz name 10".',
    onlyGroup: 'Games are for groups. Please say it there.',
    challengeUsage: 'Like this: "/challenge early bird 7 days", with "with pictures" or "by peers".',
    challengeBegin: (title, days, proof) =>
      `Challenge "${title}" is on for ${days} days. Say "打卡" or /proof every day${{ any: '', text: ' with a few words', picture: ' with a picture' }[proof]}.`,
    challengeRuns: (title) => `"${title}" is still on. Let it end first.`,
    wantsPicture: 'This one needs a picture: send it together with the word.',
    wantsText: 'Add what you did: "/proof ran 3 km".',
    kept: (items) => {
      const [one, another] = items;
      if (!one || another) return `Kept: ${items.map((i) => `${i.name} day ${i.day}`).join(', ')}.`;
      const points = one.moved ? `, +${one.moved.amount}, ${one.moved.balance} points now` : '';
      return say`${who(one)} day ${one.day}/${one.days}${one.waits ? ', waiting for a nod' : ''}${points}.`;
    },
    keptToday: (w) => say`${w} you are done for today. See you tomorrow.`,
    finished: (w, title, days) => say`🎉 ${w} kept "${title}" for all ${days} days!`,
    approve: (w) => say`Does today count for ${w}?`,
    yes: 'Yes',
    no: 'No',
    notOwn: 'Somebody else has to say so.',
    approved: (name, day) => `Day ${day} of ${name} counts.`,
    refusedDay: (name) => `Today does not count for ${name}. Tomorrow is another day.`,
    challengeOver: (title, n, done) =>
      `"${title}" is over. ${n} took part${done === '' ? '' : `; all days kept: ${done}`}.`,
  },
};
