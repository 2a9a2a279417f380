import type { Texts } from '../../types.ts';

interface Catalogue {
  readonly kept: (days: number) => string;
  readonly notKept: string;
}
export const privacyTexts: Texts<Catalogue> = {
  'zh-CN': {
    kept: (days) =>
      `我记签到、积分和发言次数；消息原文留 ${days} 天，到期就抹掉。\n不会把你的话给别的群看；点链接只数人数。`,
    notKept: '我只记签到、积分和发言次数，消息原文不留。\n不会把你的话给别的群看；点链接只数人数。',
  },
  'zh-TW': {
    kept: (days) =>
      `我記簽到、點數和發言次數；訊息原文留 ${days} 天，到期就抹掉。\n不會把你的話給別的群看；點連結只數人數。`,
    notKept: '我只記簽到、點數和發言次數，訊息原文不留。\n不會把你的話給別的群看；點連結只數人數。',
  },
  en: {
    kept: (days) =>
      `I keep check-ins, points and counts. Text goes after ${days} days.\nNo other group sees your words. Links count clicks alone.`,
    notKept:
      'I keep check-ins, points and counts, but no text.\nNo other group sees your words. Links count clicks alone.',
  },
};
