/** What owners read about lists, presets, what is always fine, and words taken from a quoted message. */
import type { Texts } from '../../../types.ts';

interface Catalogue {
  readonly needList: string;
  /** `levels`: so many could not be read; `some` of the words. */
  readonly preview: (o: {
    n: number;
    skipped: number;
    levels: number;
    parts: readonly string[];
    some: readonly string[];
  }) => string;
  readonly part: (category: string, n: number) => string;
  readonly bring: string;
  readonly leave: string;
  readonly left: string;
  readonly nothing: string;
  readonly brought: (n: number) => string;
  readonly name: string;
  readonly allowed: (phrases: readonly string[], n: number) => string;
  readonly allowedHere: (n: number) => string;
  readonly known: string;
  readonly allowList: (phrases: readonly string[], n: number) => string;
  readonly allowCount: (n: number) => string;
  readonly allowEmpty: string;
  readonly notAllowed: string;
  readonly unallowed: (n: number) => string;
  readonly products: string;
  readonly productsIn: (n: number) => string;
  readonly needProducts: string;
  readonly presets: (on: readonly string[], off: readonly string[]) => string;
  readonly noSuchPreset: (names: readonly string[]) => string;
  readonly presetOn: (name: string, n: number) => string;
  readonly presetThere: (name: string) => string;
  readonly presetOff: (name: string) => string;
  readonly presetNotOn: (name: string) => string;
  readonly ownWords: (name: string) => string;
  readonly propose: string;
  readonly noWords: string;
  readonly sent: string;
}

export const importTexts: Texts<Catalogue> = {
  'zh-CN': {
    needList: '把词贴在后面，一行一个，也可以「词|分类|级别」。',
    preview: (o) =>
      [
        `读到 ${o.n} 个词${o.parts.length > 0 ? `：${o.parts.join('、')}` : ''}。`,
        o.some.length > 0 ? `开头是${o.some.map((w) => `「${w}」`).join('')}。` : '',
        o.skipped > 0 ? `跳过 ${o.skipped} 个（重复、太短或已有）。` : '',
        o.levels > 0 ? `${o.levels} 个级别不是 1 到 3，按 1 算。` : '',
        '导入吗？先观察一天。',
      ].join(''),
    part: (category, n) => `${category} ${n}`,
    bring: '导入',
    leave: '算了',
    left: '好，没导入。',
    nothing: '里面没有新词。',
    brought: (n) => `导入了 ${n} 个。先观察一天，明天给您看结果再动手。`,
    name: '导入',
    allowed: (phrases, n) => `好，${n === 1 ? `「${phrases[0] ?? ''}」` : `${n} 个词`}以后都放行。`,
    allowedHere: (n) => `好，${n} 个放行了。`,
    known: '这些早就放行了。',
    allowList: (phrases, n) => `放行的 ${n} 个：${phrases.join('、')}${phrases.length < n ? '……' : ''}`,
    allowCount: (n) => `放行的有 ${n} 个，私聊我发「放行词」看名单。`,
    allowEmpty: '还没有放行词。这样加：「放行词 大麻烦」。',
    notAllowed: '放行名单里没有这个。',
    unallowed: (n) => `好，${n} 个不再放行。`,
    products: '商品词',
    productsIn: (n) => `记下 ${n} 个商品名，提到它们不算违禁。`,
    needProducts: '把商品名贴在后面，一行一个。',
    presets: (on, off) =>
      `${on.length > 0 ? `开着：${on.join('、')}。` : ''}${off.length > 0 ? `可以开：${off.join('、')}，发「启用词库 ${off[0] ?? ''}」。` : ''}`,
    noSuchPreset: (names) => `没有这个词库。有${names.join('、')}。`,
    presetOn: (name, n) => `「${name}」词库打开了，${n} 个词。先观察一天，明天给您看结果再动手。`,
    presetThere: (name) => `「${name}」词库早就开着了。`,
    presetOff: (name) => `「${name}」词库关了。`,
    presetNotOn: (name) => `「${name}」词库没开。`,
    ownWords: (name) => `「${name}」我不替您定词，要管的话用「添加违禁词」自己写。`,
    propose: '这条里哪个词最说明问题？',
    noWords: '这条里没有特别的词，自己写吧：「添加违禁词 刷单」。',
    sent: '私聊里请您挑一个词。',
  },
  'zh-TW': {
    needList: '把詞貼在後面，一行一個，也可以「詞|分類|級別」。',
    preview: (o) =>
      [
        `讀到 ${o.n} 個詞${o.parts.length > 0 ? `：${o.parts.join('、')}` : ''}。`,
        o.some.length > 0 ? `開頭是${o.some.map((w) => `「${w}」`).join('')}。` : '',
        o.skipped > 0 ? `跳過 ${o.skipped} 個（重複、太短或已有）。` : '',
        o.levels > 0 ? `${o.levels} 個級別不是 1 到 3，當 1 算。` : '',
        '匯入嗎？先觀察一天。',
      ].join(''),
    part: (category, n) => `${category} ${n}`,
    bring: '匯入',
    leave: '算了',
    left: '好，沒匯入。',
    nothing: '裡面沒有新詞。',
    brought: (n) => `匯入了 ${n} 個。先觀察一天，明天給您看結果再動手。`,
    name: '匯入',
    allowed: (phrases, n) => `好，${n === 1 ? `「${phrases[0] ?? ''}」` : `${n} 個詞`}以後都放行。`,
    allowedHere: (n) => `好，${n} 個放行了。`,
    known: '這些早就放行了。',
    allowList: (phrases, n) => `放行的 ${n} 個：${phrases.join('、')}${phrases.length < n ? '……' : ''}`,
    allowCount: (n) => `放行的有 ${n} 個，私訊我「放行詞」看名單。`,
    allowEmpty: '還沒有放行詞。這樣加：「放行詞 大麻煩」。',
    notAllowed: '放行名單裡沒有這個。',
    unallowed: (n) => `好，${n} 個不再放行。`,
    products: '商品詞',
    productsIn: (n) => `記下 ${n} 個商品名，提到它們不算違禁。`,
    needProducts: '把商品名貼在後面，一行一個。',
    presets: (on, off) =>
      `${on.length > 0 ? `開著：${on.join('、')}。` : ''}${off.length > 0 ? `可以開：${off.join('、')}，傳「啟用詞庫 ${off[0] ?? ''}」。` : ''}`,
    noSuchPreset: (names) => `沒有這個詞庫。有${names.join('、')}。`,
    presetOn: (name, n) => `「${name}」詞庫打開了，${n} 個詞。先觀察一天，明天給您看結果再動手。`,
    presetThere: (name) => `「${name}」詞庫早就開著了。`,
    presetOff: (name) => `「${name}」詞庫關了。`,
    presetNotOn: (name) => `「${name}」詞庫沒開。`,
    ownWords: (name) => `「${name}」我不替您定詞，要管的話用「新增違禁詞」自己寫。`,
    propose: '這則裡哪個詞最說明問題？',
    noWords: '這則裡沒有特別的詞，自己寫吧：「新增違禁詞 刷單」。',
    sent: '私訊裡請您挑一個詞。',
  },
  en: {
    needList: 'Paste the words after it, one a line, or "word,category,level".',
    preview: (o) =>
      [
        `${o.n} ${o.n === 1 ? 'word' : 'words'}${o.parts.length > 0 ? `: ${o.parts.join(', ')}` : ''}.`,
        o.some.length > 0 ? ` First: ${o.some.map((w) => `"${w}"`).join(', ')}.` : '',
        o.skipped > 0 ? ` Left out ${o.skipped} (doubles, too short or listed).` : '',
        o.levels > 0 ? ` ${o.levels} levels are none of 1, 2, 3 and count as 1.` : '',
        ` Bring ${o.n === 1 ? 'it' : 'them'} in? I watch for a day first.`,
      ].join(''),
    part: (category, n) => `${category} ${n}`,
    bring: 'Bring in',
    leave: 'Leave it',
    left: 'OK, nothing was brought in.',
    nothing: 'There are no new words in it.',
    brought: (n) => `Brought in ${n}. I watch for a day first and show you tomorrow.`,
    name: 'import',
    allowed: (phrases, n) =>
      n === 1 ? `OK, "${phrases[0] ?? ''}" is fine from now on.` : `OK, ${n} phrases are fine from now on.`,
    allowedHere: (n) => `OK, ${n} allowed.`,
    known: 'Those are allowed already.',
    allowList: (phrases, n) => `${n} allowed: ${phrases.join(', ')}${phrases.length < n ? ' …' : ''}`,
    allowCount: (n) => `${n} allowed. Send me /allow in private to see them.`,
    allowEmpty: 'Nothing is allowed by name yet. Add a phrase: /allow big trouble',
    notAllowed: "That's not among what is allowed.",
    unallowed: (n) => `OK, ${n} no longer allowed.`,
    products: 'products',
    productsIn: (n) => `Noted ${n} product names. Mentioning them is fine.`,
    needProducts: 'Paste the product names after it, one a line.',
    presets: (on, off) =>
      [
        on.length > 0 ? `On: ${on.join(', ')}.` : '',
        off.length > 0 ? `There are: ${off.join(', ')}. Try /filter preset ${off[0] ?? ''}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    noSuchPreset: (names) => `There's no such preset. There are ${names.join(', ')}.`,
    presetOn: (name, n) => `The ${name} preset is on, ${n} phrases. I watch for a day first and show you tomorrow.`,
    presetThere: (name) => `The ${name} preset is on already.`,
    presetOff: (name) => `The ${name} preset is off.`,
    presetNotOn: (name) => `The ${name} preset isn't on.`,
    ownWords: (name) => `I don't choose words about ${name} for you. Write your own with /filter add.`,
    propose: 'Which word of it tells most?',
    noWords: 'No word in it stands out. Write one yourself: /filter add spam',
    sent: 'I asked you in private which word to take.',
  },
};
