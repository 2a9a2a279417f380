import type { Say, Texts } from '../../types.ts';

interface Side {
  /** `Discord` */
  readonly platform: string;
  readonly name: string;
}
interface Catalogue {
  readonly inPrivate: string;
  readonly code: (code: string) => string;
  readonly noCode: string;
  readonly notACode: string;
  readonly tooOften: string;
  readonly otherCommunity: (name: string) => string;
  readonly already: string;
  readonly higherRole: string;
  readonly tooSoon: (days: number) => string;
  readonly waiting: (s: Side) => string;
  readonly isItYou: (s: Side) => Say;
  readonly yes: string;
  readonly no: string;
  readonly linked: (s: Side) => string;
  readonly declined: string;
  readonly declinedThere: string;
  readonly changed: string;
  readonly none: string;
  readonly part: (sides: readonly Side[]) => string;
  readonly partYes: string;
  readonly partNo: string;
  readonly parted: string;
  readonly kept: string;
}
const side = (s: Side, and: string): string => `${s.platform}${and}${s.name}`;

export const linkTexts: Texts<Catalogue> = {
  'zh-CN': {
    inPrivate: '合并账号要私聊：在两个平台各私聊我一次就行。',
    code: (code) => `您的合并码 ${code}，10 分钟内有效。\n到另一个平台私聊我，发「合并 ${code}」。别发给别人。`,
    noCode: '没有这个合并码，可能过期了。在原来的平台重新发「合并」拿一个。',
    notACode: '合并码是 6 个字母数字，例如「合并 K7M3W9」。先在另一个平台私聊我发「合并」拿码。',
    tooOften: '错了好几次，先歇一小时再试。',
    otherCommunity: (name) => `这个码是「${name}」的，您在那边还没进过群。先进群说句话，再来合并。`,
    already: '这两边已经算一个人了。',
    higherRole: '您在这边有管理身份。请从这边发「合并」拿码，到另一边去填。',
    tooSoon: (days) => `刚拆开不久，${days} 天后才能再合。`,
    waiting: (s) => `好，等 ${side(s, ' 上的 ')}确认。`,
    isItYou: (s) => [`${side(s, ' 上的 ')} 要和您合并成一个人，积分算到一起。是您本人吗？`],
    yes: '是我，合并',
    no: '不是我',
    linked: (s) => `合好了，您和 ${side(s, ' 上的 ')}算一个人，积分、连签都在一起。想拆开发「拆分」。`,
    declined: '好，没有合并。要是有人骗您发码，别理 TA。',
    declinedThere: '对方没有确认，没有合并。',
    changed: '情况变了，请重新发「合并」。',
    none: '您还没有合并过账号。',
    part: (sides) =>
      `拆开后 ${sides.map((s) => side(s, ' 上的 ')).join('、')} 单独算，带走合并时的积分和之后在那边挣的。拆吗？`,
    partYes: '拆开',
    partNo: '先不拆',
    parted: '拆开了，两边各算各的。',
    kept: '好，还在一起。',
  },
  'zh-TW': {
    inPrivate: '合併帳號要私訊：在兩個平台各私訊我一次就行。',
    code: (code) => `您的合併碼 ${code}，10 分鐘內有效。\n到另一個平台私訊我，傳「合併 ${code}」。別傳給別人。`,
    noCode: '沒有這個合併碼，可能過期了。在原來的平台重新傳「合併」拿一個。',
    notACode: '合併碼是 6 個字母數字，例如「合併 K7M3W9」。先在另一個平台私訊我傳「合併」拿碼。',
    tooOften: '錯了好幾次，先歇一小時再試。',
    otherCommunity: (name) => `這個碼是「${name}」的，您在那邊還沒進過群。先進群說句話，再來合併。`,
    already: '這兩邊已經算一個人了。',
    higherRole: '您在這邊有管理身分。請從這邊傳「合併」拿碼，到另一邊去填。',
    tooSoon: (days) => `剛拆開不久，${days} 天後才能再合。`,
    waiting: (s) => `好，等 ${side(s, ' 上的 ')}確認。`,
    isItYou: (s) => [`${side(s, ' 上的 ')} 要和您合併成一個人，點數算到一起。是您本人嗎？`],
    yes: '是我，合併',
    no: '不是我',
    linked: (s) => `合好了，您和 ${side(s, ' 上的 ')}算一個人，點數、連簽都在一起。想拆開傳「拆分」。`,
    declined: '好，沒有合併。要是有人騙您傳碼，別理 TA。',
    declinedThere: '對方沒有確認，沒有合併。',
    changed: '情況變了，請重新傳「合併」。',
    none: '您還沒有合併過帳號。',
    part: (sides) =>
      `拆開後 ${sides.map((s) => side(s, ' 上的 ')).join('、')} 單獨算，帶走合併時的點數和之後在那邊賺的。拆嗎？`,
    partYes: '拆開',
    partNo: '先不拆',
    parted: '拆開了，兩邊各算各的。',
    kept: '好，還在一起。',
  },
  en: {
    inPrivate: 'Linking accounts is private: message me once on each platform.',
    code: (code) =>
      `Your code is ${code}, good for 10 minutes.\nOn the other platform send me "/link ${code}". Give it to nobody.`,
    noCode: 'There is no such code, or it has run out. Send /link on the first platform for a new one.',
    notACode:
      'A link code has 6 letters and digits, for example /link K7M3W9. Get it with /link on the other platform.',
    tooOften: 'That went wrong several times. Try again in an hour.',
    otherCommunity: (name) =>
      `This code is for "${name}", and you are in none of its groups here yet. Say something there first.`,
    already: 'These two are one person already.',
    higherRole: 'You are staff on this side. Get the code here with /link and enter it on the other side.',
    tooSoon: (days) => `You parted them not long ago. Again in ${days} days.`,
    waiting: (s) => `Fine. Waiting for ${s.name} on ${s.platform} to confirm.`,
    isItYou: (s) => [`${s.name} on ${s.platform} wants to become one person with you, points together. Is that you?`],
    yes: "Yes, that's me",
    no: 'Not me',
    linked: (s) =>
      `Done: you and ${s.name} on ${s.platform} are one person, points and streak together. /unlink parts them.`,
    declined: 'Fine, nothing was linked. If somebody talked you into this, ignore them.',
    declinedThere: 'The other side did not confirm. Nothing was linked.',
    changed: 'Something changed meanwhile. Please send /link again.',
    none: 'You have not linked any accounts.',
    part: (sides) =>
      `Then ${sides.map((s) => `${s.name} on ${s.platform}`).join(', ')} counts alone, with the points brought in and those earned there since. Part them?`,
    partYes: 'Part them',
    partNo: 'Not now',
    parted: 'Parted. Each side counts for itself again.',
    kept: 'Fine, still together.',
  },
};
