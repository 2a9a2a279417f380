/** What owners read when they keep their list, and when they try a sentence. */
import type { Texts } from '../../../types.ts';
import type { RuleKind, RuleState } from './rules.ts';
import { disguisesIn } from '../texts.ts';

interface Added {
  /** 微信 in its many spellings is among the words. */
  readonly lure: boolean;
  readonly kind: RuleKind;
  readonly groups: number;
  readonly known: number;
  readonly state: RuleState;
  readonly would: string;
  /** Whom, where and when it concerns; empty: everybody. */
  readonly whom: string;
}
/** Why a rule cannot be taken, by what core/text says. */
export type Trouble = 'short' | 'long' | 'regex' | 'pattern' | 'slow' | 'unsupported';

interface Catalogue {
  /** Kinds that are not words. */
  readonly kinds: Readonly<Record<RuleKind, string>>;
  readonly states: Readonly<Record<Exclude<RuleState, 'on'>, string>>;
  readonly added: (n: number, o: Added) => string;
  readonly edited: (would: string, whom: string) => string;
  readonly allKnown: string;
  /** `missing`: so many of those named were not there. */
  readonly removed: (n: number, missing: number) => string;
  /** Taken back: rules just added are off the list again, or removed ones on it. */
  readonly back: (n: number, on: boolean) => string;
  readonly editBack: string;
  readonly notListed: string;
  readonly list: (words: readonly string[], o: { total: number; page: number; pages: number }) => string;
  readonly seen: string;
  readonly count: (n: number) => string;
  readonly empty: string;
  readonly needWords: string;
  readonly tooMany: (most: number) => string;
  readonly trouble: Readonly<Record<Trouble, string>>;
  readonly full: (most: number) => string;
  readonly filterHelp: string;
  readonly whichGroup: string;
  readonly onlyWhom: string;
  readonly noSuchGroup: (name: string) => string;
  readonly noThread: string;
  readonly needText: string;
  readonly clean: string;
  readonly insideOnly: string;
  readonly allowedOnly: (phrase: string) => string;
  /** `kind` in words; empty for plain words. */
  readonly tried: (would: string, o: { found: string; kind: string; views: readonly string[] }) => string;
  /** The rule is there, and does nothing yet. */
  readonly onlyCounts: (o: { found: string; state: RuleState; would: string }) => string;
}

export const listTexts: Texts<Catalogue> = {
  'zh-CN': {
    kinds: {
      word: '违禁词',
      wildcard: '通配词',
      near: '相近的两个词',
      regex: '表达式',
      link: '链接',
      invite: '邀请链接',
      contact: '联系方式',
      list: '词单',
      preset: '词库',
      allow: '放行词',
    },
    states: { watch: '观察中', remind: '只提醒', shadow: '影子' },
    added: (n, o) => {
      const what = o.kind === 'word' ? `${o.lure ? '「薇信」「V信」这类写法' : '拆开写、换繁体'}也算。` : '';
      const known = o.known > 0 ? `有 ${o.known} 个早就在了。` : '';
      const wide = o.groups > 1 ? `${o.groups} 个群生效。` : '';
      const then =
        o.state === 'watch'
          ? '先观察一天，明天给您看结果再动手。'
          : o.state === 'shadow'
            ? '只在旁边看，三天后给您看结果。'
            : `谁说了${o.would}`;
      return `记下了${n > 1 ? ` ${n} 个` : ''}${what ? '，' : '。'}${what}${known}${wide}${o.whom}${then}`;
    },
    edited: (would, whom) => `改好了。${whom}谁说了${would}`,
    allKnown: '这些早就记着了，没动。要改怎么处理，发「修改违禁词」。',
    removed: (n, missing) =>
      `好，去掉了${n > 1 ? ` ${n} 个` : ''}。${missing > 0 ? `另外 ${missing} 个不在名单里。` : ''}`,
    back: (n, on) => (on ? `撤销了，${n} 个词又记上了。` : `撤销了，刚加的 ${n} 个词不算了。`),
    editBack: '撤销了，规则改回原样。',
    notListed: '名单里没有这个。发「违禁词」看看有哪些。',
    list: (words, o) =>
      `一共 ${o.total} 个：${words.join('、')}${o.pages > 1 ? `（${o.page}/${o.pages}，下一页发「违禁词 ${(o.page % o.pages) + 1}」）` : ''}`,
    seen: '名单您看过了，观察中的从现在起先提醒。',
    count: (n) => `一共 ${n} 个，私聊我发「违禁词」看名单。`,
    empty: '还没有违禁词。这样加：「添加违禁词 刷单 加微信」。',
    needWords: '要哪几个词？比如「添加违禁词 刷单 加微信」，后面可以加「禁言 10分钟」。',
    tooMany: (most) => `一次最多 ${most} 个，分几次发吧。`,
    trouble: {
      short: '太短或者看不见的词容易误伤，换个长一点的吧（2 到 50 个字）。',
      long: '太长了，挑里面最说明问题的几个字吧。',
      regex: '这个表达式我不敢用：不支持回看和反向引用，也可能太慢。换个简单的。',
      pattern: '这样会碰到太多话。多写几个字，「*」代表一段，「?」代表一个字。',
      slow: '这个表达式太慢，会拖住整个群。换个简单的。',
      unsupported: '这种规则我还不会，换成词试试。',
    },
    full: (most) => `已经有 ${most} 个了，先去掉一些再加。`,
    filterHelp:
      '这样用：/filter add 刷单 禁言 10分钟，/filter edit，/filter remove，/filter list，/filter shadow，/filter start',
    whichGroup: '哪个群？先发「管理 群名」，或者在群里说。',
    onlyWhom: '只管谁？比如「只管新人 3天」「只管帮手」「只管标签 VIP」「只在本群」。',
    noSuchGroup: (name) =>
      `没有叫「${name}」的群。别的写法：「只管新人 3天」「只管帮手」「只管标签 VIP」「只在本群」。`,
    noThread: '这里不是话题，在话题里说才行。',
    needText: '试哪一句？比如「试一试 加薇信领红包」。',
    clean: '这句没事，谁说都行。',
    insideOnly: '这句没事：里面的字刚好连成了违禁词，其实是别的词。',
    allowedOnly: (p) => `这句没事：「${p}」是放行的。`,
    tried: (would, o) => {
      const how = disguisesIn(o.views, 'zh-CN');
      return `${would}碰到的是${o.kind}「${o.found}」${how ? `（${how}）` : ''}。`;
    },
    onlyCounts: (o) =>
      `碰到的是「${o.found}」，${o.state === 'shadow' ? '这条在影子里' : '还在观察'}，先不动手。开始以后${o.would}`,
  },
  'zh-TW': {
    kinds: {
      word: '違禁詞',
      wildcard: '萬用詞',
      near: '相近的兩個詞',
      regex: '表達式',
      link: '連結',
      invite: '邀請連結',
      contact: '聯絡方式',
      list: '詞單',
      preset: '詞庫',
      allow: '放行詞',
    },
    states: { watch: '觀察中', remind: '只提醒', shadow: '影子' },
    added: (n, o) => {
      const what = o.kind === 'word' ? `${o.lure ? '「薇信」「V信」這類寫法' : '拆開寫、換簡體'}也算。` : '';
      const known = o.known > 0 ? `有 ${o.known} 個早就在了。` : '';
      const wide = o.groups > 1 ? `${o.groups} 個群生效。` : '';
      const then =
        o.state === 'watch'
          ? '先觀察一天，明天給您看結果再動手。'
          : o.state === 'shadow'
            ? '只在旁邊看，三天後給您看結果。'
            : `誰說了${o.would}`;
      return `記下了${n > 1 ? ` ${n} 個` : ''}${what ? '，' : '。'}${what}${known}${wide}${o.whom}${then}`;
    },
    edited: (would, whom) => `改好了。${whom}誰說了${would}`,
    allKnown: '這些早就記著了，沒動。要改怎麼處理，傳「修改違禁詞」。',
    removed: (n, missing) =>
      `好，拿掉了${n > 1 ? ` ${n} 個` : ''}。${missing > 0 ? `另外 ${missing} 個不在名單裡。` : ''}`,
    back: (n, on) => (on ? `撤銷了，${n} 個詞又記上了。` : `撤銷了，剛加的 ${n} 個詞不算了。`),
    editBack: '撤銷了，規則改回原樣。',
    notListed: '名單裡沒有這個。傳「違禁詞」看看有哪些。',
    list: (words, o) =>
      `一共 ${o.total} 個：${words.join('、')}${o.pages > 1 ? `（${o.page}/${o.pages}，下一頁傳「違禁詞 ${(o.page % o.pages) + 1}」）` : ''}`,
    seen: '名單您看過了，觀察中的從現在起先提醒。',
    count: (n) => `一共 ${n} 個，私訊我「違禁詞」看名單。`,
    empty: '還沒有違禁詞。這樣加：「新增違禁詞 刷單 加微信」。',
    needWords: '要哪幾個詞？例如「新增違禁詞 刷單 加微信」，後面可以加「禁言 10分鐘」。',
    tooMany: (most) => `一次最多 ${most} 個，分幾次傳吧。`,
    trouble: {
      short: '太短或看不見的詞容易誤傷，換個長一點的吧（2 到 50 個字）。',
      long: '太長了，挑裡面最說明問題的幾個字吧。',
      regex: '這個表達式我不敢用：不支援回看和反向引用，也可能太慢。換個簡單的。',
      pattern: '這樣會碰到太多話。多寫幾個字，「*」代表一段，「?」代表一個字。',
      slow: '這個表達式太慢，會拖住整個群組。換個簡單的。',
      unsupported: '這種規則我還不會，換成詞試試。',
    },
    full: (most) => `已經有 ${most} 個了，先拿掉一些再加。`,
    filterHelp:
      '這樣用：/filter add 刷單 禁言 10分鐘，/filter edit，/filter remove，/filter list，/filter shadow，/filter start',
    whichGroup: '哪個群組？先傳「管理 群名」，或者在群組裡說。',
    onlyWhom: '只管誰？例如「只管新成員 3天」「只管幫手」「只管標籤 VIP」「只在本群」。',
    noSuchGroup: (name) =>
      `沒有叫「${name}」的群組。別的寫法：「只管新成員 3天」「只管幫手」「只管標籤 VIP」「只在本群」。`,
    noThread: '這裡不是話題，在話題裡說才行。',
    needText: '試哪一句？例如「試一試 加薇信領紅包」。',
    clean: '這句沒事，誰說都行。',
    insideOnly: '這句沒事：裡面的字剛好連成了違禁詞，其實是別的詞。',
    allowedOnly: (p) => `這句沒事：「${p}」是放行的。`,
    tried: (would, o) => {
      const how = disguisesIn(o.views, 'zh-TW');
      return `${would}碰到的是${o.kind}「${o.found}」${how ? `（${how}）` : ''}。`;
    },
    onlyCounts: (o) =>
      `碰到的是「${o.found}」，${o.state === 'shadow' ? '這條在影子裡' : '還在觀察'}，先不動手。開始以後${o.would}`,
  },
  en: {
    kinds: {
      word: 'word',
      wildcard: 'pattern',
      near: 'pair of words',
      regex: 'expression',
      link: 'link',
      invite: 'invite link',
      contact: 'contact detail',
      list: 'list',
      preset: 'preset',
      allow: 'allowed phrase',
    },
    states: { watch: 'watching', remind: 'only reminds', shadow: 'shadow' },
    added: (n, o) => {
      const them = n > 1 ? 'they count' : 'it counts';
      const what =
        o.kind === 'word'
          ? ` ${o.lure ? 'Spellings like "薇信" or "V信" count' : `Spaced out or in other letters ${them}`} too.`
          : '';
      const known = o.known > 0 ? ` ${o.known} were listed already.` : '';
      const wide = o.groups > 1 ? ` In ${o.groups} groups.` : '';
      const then =
        o.state === 'watch'
          ? ' I watch for a day first and show you tomorrow.'
          : o.state === 'shadow'
            ? ' It only stands by; you get the result in three days.'
            : ` Whoever says it: ${o.would}`;
      return `Noted${n > 1 ? ` ${n} words (a phrase goes in quotes)` : ''}.${what}${known}${wide}${o.whom}${then}`;
    },
    edited: (would, whom) => `Changed.${whom} Whoever says it: ${would}`,
    allKnown: 'Those are listed already, left as they are. To change what follows: /filter edit',
    removed: (n, missing) =>
      `OK, took ${n > 1 ? `${n} words` : 'it'} off the list.${missing > 0 ? ` ${missing} more ${missing === 1 ? "wasn't" : "weren't"} on it.` : ''}`,
    back: (n, on) =>
      `Taken back. ${n === 1 ? 'The word is' : `The ${n} words are`} ${on ? 'on' : 'off'} the list again.`,
    editBack: 'Taken back. The rule is as it was.',
    notListed: "That's not on the list. /filters shows what is.",
    list: (words, o) =>
      `${o.total} in all: ${words.join(', ')}${o.pages > 1 ? ` (${o.page}/${o.pages}, next: /filters ${(o.page % o.pages) + 1})` : ''}`,
    seen: 'You have seen the list, so what I only watched reminds from now on.',
    count: (n) => `${n} in all. Send me /filters in private to see them.`,
    empty: 'No words yet. Add some: /filter add "free money" spam',
    needWords: 'Which words? For example: /filter add "free money" spam mute 10m',
    tooMany: (most) => `At most ${most} at a time, please.`,
    trouble: {
      short: 'That is too short or cannot be seen, and would hit by accident. Try 2 to 50 characters.',
      long: 'That is too long. Take the few words that tell most.',
      regex: "I can't use that expression: no look-around, no back-references, nothing slow. Try a simpler one.",
      pattern: 'That would hit too much. Write more letters; "*" is any run, "?" one character.',
      slow: 'That expression is too slow and would hold up the group. Try a simpler one.',
      unsupported: "I don't know that kind of rule yet. Try words.",
    },
    full: (most) => `There are ${most} already. Take some off first.`,
    filterHelp:
      'Like this: /filter add spam mute 10m, /filter edit, /filter remove, /filter list, /filter shadow, /filter start',
    whichGroup: 'Which group? Send /manage and its name first, or say it in the group.',
    onlyWhom: 'Only whom? For example: only newcomers 3d, only helpers, only tagged VIP, only here.',
    noSuchGroup: (name) =>
      `There's no group "${name}". Or: only newcomers 3d, only helpers, only tagged VIP, only here.`,
    noThread: "This isn't a thread. Say it in one.",
    needText: 'Which sentence? For example: /try free money for all',
    clean: "That's fine, anyone may say it.",
    insideOnly: "That's fine: the letters happen to form a listed word, but they belong to other words.",
    allowedOnly: (p) => `That's fine: "${p}" is allowed.`,
    tried: (would, o) => {
      const how = disguisesIn(o.views, 'en');
      return `A member would get: ${would} It was ${o.kind}${o.kind ? ' ' : ''}"${o.found}"${how ? ` (${how})` : ''}.`;
    },
    onlyCounts: (o) =>
      `It was "${o.found}". That one ${o.state === 'shadow' ? 'stands by' : 'is only watched'}, so nothing happens yet. Once started: ${o.would}`,
  },
};
