import type { Texts } from '../../types.ts';
import type { Summary } from './roster.ts';

interface Catalogue {
  readonly summary: (s: Summary & { readonly questions: number }) => string;
  readonly room: (name: string, people: number) => string;
  readonly people: (group: string, names: readonly string[]) => string;
  readonly yes: string;
  readonly no: string;
  readonly thanks: string;
  readonly whichName: string;
  readonly whichProof: string;
  readonly wrong: string;
  readonly tomorrow: string;
  readonly waiting: string;
  readonly nobody: string;
  readonly mayThey: (now: string, before: string, points: number) => string;
  readonly found: string;
  readonly foundThere: string;
  readonly refused: string;
  readonly refusedThere: string;
  readonly changed: string;
}
const numbered = (names: readonly string[]): string => names.map((n, i) => `${i + 1} ${n.slice(0, 20)}`).join('  ');

export const recogniseTexts: Texts<Catalogue> = {
  'zh-CN': {
    summary: (s) =>
      [
        `重新登录后大家的号都变了。认回 ${s.groups} 个群、${s.people} 个人，积分都在。`,
        ...(s.apart > 0 ? [`还有 ${s.apart} 个人没把握，先分开放着。TA 说「找回积分」，对得上再还给 TA。`] : []),
        ...(s.questions > 0 ? [`有 ${s.questions} 处想问问您，不急。`] : []),
      ].join('\n'),
    room: (name, people) => `「${name}」（${people} 人）是以前那个群吗？人换了不少，我不敢认。`,
    people: (group, names) =>
      `「${group}」里这几位，和以前同名的是同一个人吗？\n${numbered(names)}\n是的发号码，比如「1 3」；或者「都是」「都不是」。`,
    yes: '是',
    no: '不是',
    thanks: '问完了，谢谢。',
    whichName: '我来帮你找。你以前在群里叫什么？',
    whichProof: '那时最后一次签到是哪天（比如 11-20）？或者有多少积分？',
    wrong: '和我记的对不上，没动。想起来了再发「找回积分」。',
    tomorrow: '今天试了好几次了，明天再来，或者找管理员。',
    waiting: '对上了，等管理员点个头。',
    nobody: '对上了，可是现在联系不到管理员，请你叫 TA 私聊我一声再试。',
    mayThey: (now, before, points) => `${now} 说自己是以前的「${before}」（${points} 分），说的都对得上。是 TA 吗？`,
    found: '好，合回来了。',
    foundThere: '找回来了，以前的积分都在。',
    refused: '好，没有动。',
    refusedThere: '管理员没有认，先不动。有疑问可以直接找 TA。',
    changed: '那边后来变过了，没有动。',
  },
  'zh-TW': {
    summary: (s) =>
      [
        `重新登入後大家的號都變了。認回 ${s.groups} 個群、${s.people} 個人，點數都在。`,
        ...(s.apart > 0 ? [`還有 ${s.apart} 個人沒把握，先分開放著。TA 說「找回點數」，對得上再還給 TA。`] : []),
        ...(s.questions > 0 ? [`有 ${s.questions} 處想問問您，不急。`] : []),
      ].join('\n'),
    room: (name, people) => `「${name}」（${people} 人）是以前那個群嗎？人換了不少，我不敢認。`,
    people: (group, names) =>
      `「${group}」裡這幾位，和以前同名的是同一個人嗎？\n${numbered(names)}\n是的傳號碼，例如「1 3」；或者「都是」「都不是」。`,
    yes: '是',
    no: '不是',
    thanks: '問完了，謝謝。',
    whichName: '我來幫你找。你以前在群裡叫什麼？',
    whichProof: '那時最後一次簽到是哪天（例如 11-20）？或者有多少點數？',
    wrong: '和我記的對不上，沒動。想起來了再傳「找回點數」。',
    tomorrow: '今天試了好幾次了，明天再來，或者找管理員。',
    waiting: '對上了，等管理員點個頭。',
    nobody: '對上了，可是現在聯絡不到管理員，請你叫 TA 私訊我一聲再試。',
    mayThey: (now, before, points) => `${now} 說自己是以前的「${before}」（${points} 點），說的都對得上。是 TA 嗎？`,
    found: '好，合回來了。',
    foundThere: '找回來了，以前的點數都在。',
    refused: '好，沒有動。',
    refusedThere: '管理員沒有認，先不動。有疑問可以直接找 TA。',
    changed: '那邊後來變過了，沒有動。',
  },
  en: {
    summary: (s) =>
      [
        `After the new login everybody has another id. I knew ${s.groups} groups and ${s.people} people again; their points are there.`,
        ...(s.apart > 0
          ? [`${s.apart} people I am not sure of are kept apart. Who says /recover and proves it gets theirs back.`]
          : []),
        ...(s.questions > 0 ? [`I have ${s.questions} questions for you. No hurry.`] : []),
      ].join('\n'),
    room: (name, people) =>
      `Is "${name}" (${people} people) the group from before? Too many faces changed for me to tell.`,
    people: (group, names) =>
      `In "${group}": are these the same people as those of that name before?\n${numbered(names)}\nSend the numbers, like "1 3", or "all" or "none".`,
    yes: 'Yes',
    no: 'No',
    thanks: 'That was all. Thank you.',
    whichName: 'Let me look. What was your name in the group before?',
    whichProof: 'Which day did you last check in (like 11-20)? Or how many points did you have?',
    wrong: 'That is not what I have, so nothing moved. Send /recover when you remember.',
    tomorrow: 'That was several tries today. Come back tomorrow, or ask an admin.',
    waiting: 'That fits. Waiting for an admin to agree.',
    nobody: 'That fits, but I can reach no admin now. Have one write to me in private, then try again.',
    mayThey: (now, before, points) =>
      `${now} says they were "${before}" (${points} points), and what they said fits. Is it them?`,
    found: 'Right, they are one again.',
    foundThere: 'Found: your points from before are back.',
    refused: 'Fine, nothing changed.',
    refusedThere: 'The admin did not agree, so nothing changed. Talk to them if that is wrong.',
    changed: 'Something changed there since. Nothing was done.',
  },
};
