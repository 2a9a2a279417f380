import type { Locale, Texts } from '../../types.ts';

/** What a language calls itself. */
export const ownNames: Readonly<Record<Locale, string>> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

interface Catalogue {
  readonly pick: { readonly me: string; readonly group: string; readonly all: string };
  readonly follow: string;
  readonly unknown: (typed: string) => string;
  readonly mine: string;
  readonly mineFollows: string;
  readonly group: string;
  readonly groupFollows: string;
  readonly all: (groups: number, differing: number) => string;
  readonly whichGroup: string;
  readonly changedSince: string;
}
export const languageTexts: Texts<Catalogue> = {
  'zh-CN': {
    pick: { me: '跟你说哪种语言？', group: '这个群说哪种语言？', all: '所有群说哪种语言？' },
    follow: '跟着群走',
    unknown: (typed) => `「${typed}」我不会。会简体中文、繁體中文、English，比如「语言 英文」。`,
    mine: '好，以后跟你说简体中文。',
    mineFollows: '好，群里说什么我就跟你说什么。',
    group: '好，这个群以后说简体中文。所有群都改：「语言 中文 全部」。',
    groupFollows: '好，这个群跟着社群的语言走。',
    all: (groups, differing) =>
      `好，以后说简体中文，${groups} 个群生效。${differing > 0 ? `另有 ${differing} 个群单独设过，没动。` : ''}`,
    whichGroup: '哪个群？先发「管理 群名」，或者到群里说。',
    changedSince: '后来语言又改过，先不动。',
  },
  'zh-TW': {
    pick: { me: '跟你說哪種語言？', group: '這個群說哪種語言？', all: '所有群說哪種語言？' },
    follow: '跟著群走',
    unknown: (typed) => `「${typed}」我不會。會簡體中文、繁體中文、English，例如「語言 英文」。`,
    mine: '好，以後跟你說繁體中文。',
    mineFollows: '好，群裡說什麼我就跟你說什麼。',
    group: '好，這個群以後說繁體中文。所有群都改：「語言 繁體 全部」。',
    groupFollows: '好，這個群跟著社群的語言走。',
    all: (groups, differing) =>
      `好，以後說繁體中文，${groups} 個群生效。${differing > 0 ? `另有 ${differing} 個群單獨設過，沒動。` : ''}`,
    whichGroup: '哪個群？先傳「管理 群名」，或者到群裡說。',
    changedSince: '後來語言又改過，先不動。',
  },
  en: {
    pick: {
      me: 'Which language for you?',
      group: 'Which language for this group?',
      all: 'Which language for all groups?',
    },
    follow: 'same as the group',
    unknown: (typed) => `I don't speak "${typed}". I know 简体中文, 繁體中文 and English: /language en`,
    mine: 'OK, English for you from now on.',
    mineFollows: 'OK, I speak to you as I speak to the group.',
    group: 'OK, English in this group from now on. For all groups: /language en all',
    groupFollows: 'OK, this group follows the language of the community.',
    all: (groups, differing) =>
      `OK, English from now on, in ${groups} ${groups === 1 ? 'group' : 'groups'}.${differing > 0 ? ` ${differing} with a language of their own stay as they are.` : ''}`,
    whichGroup: 'Which group? Send /manage and its name first, or say it in the group.',
    changedSince: 'The language was changed again since then, so I left it.',
  },
};
