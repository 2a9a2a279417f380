import type { At, Say, Texts } from '../../types.ts';

interface Catalogue {
  /** What a group says when nobody wrote a text of its own. */
  readonly standard: string;
  readonly greet: (who: readonly At[], words: string) => Say;
  readonly show: (words: string) => string;
  readonly saved: string;
  readonly tooLong: (most: number) => string;
}
const named = (who: readonly At[], comma: string, end: string): Say => {
  const parts: (string | At)[] = [];
  who.forEach((w, i) => parts.push(...(i ? [comma] : []), w));
  return [...parts, end];
};

export const welcomeTexts: Texts<Catalogue> = {
  'zh-CN': {
    standard: '欢迎！发「签到」领第一份积分，发「帮助」看我能做什么。',
    greet: (who, words) => named(who, '、', ` ${words}`),
    show: (words) => `现在的欢迎词：${words}\n改一句：「欢迎词 欢迎来，先看看群规」。`,
    saved: '欢迎词换好了，下一位新人就能看到。',
    tooLong: (most) => `最多 ${most} 个字，短一点新人才会看。`,
  },
  'zh-TW': {
    standard: '歡迎！傳「簽到」領第一份點數，傳「幫助」看我能做什麼。',
    greet: (who, words) => named(who, '、', ` ${words}`),
    show: (words) => `現在的歡迎詞：${words}\n改一句：「歡迎詞 歡迎來，先看看群規」。`,
    saved: '歡迎詞換好了，下一位新人就看得到。',
    tooLong: (most) => `最多 ${most} 個字，短一點新人才會看。`,
  },
  en: {
    standard: 'Welcome! Send /checkin for your first points, or /help to see what I do.',
    greet: (who, words) => named(who, ', ', ` ${words}`),
    show: (words) => `The welcome now: ${words}\nChange it: /welcome Glad you are here, have a look at the rules`,
    saved: 'The new welcome is set. The next newcomer will see it.',
    tooLong: (most) => `At most ${most} characters; newcomers read short ones.`,
  },
};
