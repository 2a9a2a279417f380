/** What owners read about the options behind the words of a rule: as they stand, and what could not be read. */
import type { Variant } from '../../../text/index.ts';
import type { Texts } from '../../../types.ts';
import type { Unclear } from './options.ts';

interface Catalogue {
  /** As they are typed. */
  readonly variants: Readonly<Record<Variant, string>>;
  readonly whole: string;
  readonly level: (n: number) => string;
  /** Nothing was said about what is to change. */
  readonly asItIs: (would: string, whom: string) => string;
  /** Which of several words it is about. */
  readonly about: (word: string, trouble: string) => string;
  readonly unclear: (u: Unclear) => string;
  /** It is of this ready-made list; `word`: null where it is not to be said again. */
  readonly ofPreset: (preset: string, word: string | null) => string;
}

export const optionTexts: Texts<Catalogue> = {
  'zh-CN': {
    variants: {
      pinyin: '拼音',
      initials: '首字母',
      homophone: '谐音',
      lookalike: '形近',
      split: '拆字',
      reversed: '倒写',
      alias: '别名',
    },
    whole: '整词',
    level: (n) => `级别 ${n}`,
    asItIs: (would, whom) =>
      `现在是：${whom}谁说了${would}\n要改成什么，写在词后面，比如「修改违禁词 刷单 警告 禁言10分钟」。`,
    about: (word, trouble) => `「${word}」：${trouble}`,
    ofPreset: (preset, word) => `这是「${preset}」词库里的词。不想管它就发「放行词 ${word ?? '…'}」。`,
    unclear: (u) =>
      u.what === 'hours'
        ? `「${u.text}」我看不出是几点到几点，照「22:00-8:00」写。还没动。`
        : u.what === 'level'
          ? '级别写 1、2 或 3，比如「级别 2」。还没动。'
          : `「${u.option}」我当成处理方式，后面的「${u.text}」就看不懂了，所以还没动。先写词，再写处理；要当词就加引号。`,
  },
  'zh-TW': {
    variants: {
      pinyin: '拼音',
      initials: '首字母',
      homophone: '諧音',
      lookalike: '形近',
      split: '拆字',
      reversed: '倒寫',
      alias: '別名',
    },
    whole: '整詞',
    level: (n) => `級別 ${n}`,
    asItIs: (would, whom) =>
      `現在是：${whom}誰說了${would}\n要改成什麼，寫在詞後面，例如「修改違禁詞 刷單 警告 禁言10分鐘」。`,
    about: (word, trouble) => `「${word}」：${trouble}`,
    ofPreset: (preset, word) => `這是「${preset}」詞庫裡的詞。不想管它就傳「放行詞 ${word ?? '…'}」。`,
    unclear: (u) =>
      u.what === 'hours'
        ? `「${u.text}」我看不出是幾點到幾點，照「22:00-8:00」寫。還沒動。`
        : u.what === 'level'
          ? '級別寫 1、2 或 3，例如「級別 2」。還沒動。'
          : `「${u.option}」我當成處理方式，後面的「${u.text}」就看不懂了，所以還沒動。先寫詞，再寫處理；要當詞就加引號。`,
  },
  en: {
    variants: {
      pinyin: 'pinyin',
      initials: 'initials',
      homophone: 'homophone',
      lookalike: 'lookalike',
      split: 'split',
      reversed: 'reversed',
      alias: 'alias',
    },
    whole: 'whole',
    level: (n) => `level ${n}`,
    asItIs: (would, whom) =>
      `As it is now:${whom} Whoever says it: ${would}\nWhat shall change goes behind the word: /filter edit spam warn mute 10m`,
    about: (word, trouble) => `"${word}": ${trouble}`,
    ofPreset: (preset, word) => `That is of the ${preset} preset. To let it pass: /allow ${word ?? '…'}`,
    unclear: (u) =>
      u.what === 'hours'
        ? `I can't read "${u.text}" as hours. Write them like 22:00-8:00. Nothing is changed yet.`
        : u.what === 'level'
          ? 'The level is 1, 2 or 3, like: level 2. Nothing is changed yet.'
          : `I can't read "${u.text}" after the option "${u.option}", so nothing is changed yet. Words first, then options; a word that reads like an option goes in quotes.`,
  },
};
