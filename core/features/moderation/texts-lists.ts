/** What owners read when they keep their list, and when they try a sentence. */
import type { Texts } from '../../types.ts';
import { disguisesIn } from './texts.ts';

interface Catalogue {
  readonly added: (n: number, o: { lure: boolean; would: string; groups: number; known: number }) => string;
  readonly allKnown: string;
  readonly removed: (n: number) => string;
  readonly back: (n: number, on: boolean) => string;
  readonly notListed: string;
  readonly list: (words: readonly string[], total: number) => string;
  readonly count: (n: number) => string;
  readonly empty: string;
  readonly needWords: string;
  readonly tooMany: (most: number) => string;
  readonly unusable: string;
  readonly full: (most: number) => string;
  readonly filterHelp: string;
  readonly needText: string;
  readonly clean: string;
  readonly insideOnly: string;
  readonly tried: (would: string, found: string, views: readonly string[]) => string;
}

export const listTexts: Texts<Catalogue> = {
  'zh-CN': {
    added: (n, o) =>
      `记下了${n > 1 ? ` ${n} 个` : ''}，${o.lure ? '「薇信」「V信」这类写法' : '拆开写、换繁体'}也算。${o.known > 0 ? `有 ${o.known} 个早就在了。` : ''}${o.groups > 1 ? `${o.groups} 个群生效，` : ''}谁说了${o.would}`,
    allKnown: '这些早就记着了。',
    removed: (n) => `好，去掉了${n > 1 ? ` ${n} 个` : ''}。`,
    back: (n, on) => (on ? `撤销了，${n} 个词又记上了。` : `撤销了，刚加的 ${n} 个词不算了。`),
    notListed: '名单里没有这个。发「违禁词」看看有哪些。',
    list: (words, total) => `一共 ${total} 个：${words.join('、')}${words.length < total ? '……' : ''}`,
    count: (n) => `一共 ${n} 个，私聊我发「违禁词」看名单。`,
    empty: '还没有违禁词。这样加：「添加违禁词 刷单 加微信」。',
    needWords: '要哪几个词？比如「添加违禁词 刷单 加微信」，后面可以加「禁言 10分钟」。',
    tooMany: (most) => `一次最多 ${most} 个，分几次发吧。`,
    unusable: '太短或者看不见的词容易误伤，换个长一点的吧（2 到 50 个字）。',
    full: (most) => `已经有 ${most} 个了，先去掉一些再加。`,
    filterHelp: '这样用：/filter add 刷单 禁言 10分钟，/filter remove 刷单，/filter list',
    needText: '试哪一句？比如「试一试 加薇信领红包」。',
    clean: '这句没事，谁说都行。',
    insideOnly: '这句没事：里面的字刚好连成了违禁词，其实是别的词。',
    tried: (would, found, views) => {
      const how = disguisesIn(views, 'zh-CN');
      return `${would}碰到的是「${found}」${how ? `（${how}）` : ''}。`;
    },
  },
  'zh-TW': {
    added: (n, o) =>
      `記下了${n > 1 ? ` ${n} 個` : ''}，${o.lure ? '「薇信」「V信」這類寫法' : '拆開寫、換簡體'}也算。${o.known > 0 ? `有 ${o.known} 個早就在了。` : ''}${o.groups > 1 ? `${o.groups} 個群生效，` : ''}誰說了${o.would}`,
    allKnown: '這些早就記著了。',
    removed: (n) => `好，拿掉了${n > 1 ? ` ${n} 個` : ''}。`,
    back: (n, on) => (on ? `撤銷了，${n} 個詞又記上了。` : `撤銷了，剛加的 ${n} 個詞不算了。`),
    notListed: '名單裡沒有這個。傳「違禁詞」看看有哪些。',
    list: (words, total) => `一共 ${total} 個：${words.join('、')}${words.length < total ? '……' : ''}`,
    count: (n) => `一共 ${n} 個，私訊我「違禁詞」看名單。`,
    empty: '還沒有違禁詞。這樣加：「新增違禁詞 刷單 加微信」。',
    needWords: '要哪幾個詞？例如「新增違禁詞 刷單 加微信」，後面可以加「禁言 10分鐘」。',
    tooMany: (most) => `一次最多 ${most} 個，分幾次傳吧。`,
    unusable: '太短或看不見的詞容易誤傷，換個長一點的吧（2 到 50 個字）。',
    full: (most) => `已經有 ${most} 個了，先拿掉一些再加。`,
    filterHelp: '這樣用：/filter add 刷單 禁言 10分鐘，/filter remove 刷單，/filter list',
    needText: '試哪一句？例如「試一試 加薇信領紅包」。',
    clean: '這句沒事，誰說都行。',
    insideOnly: '這句沒事：裡面的字剛好連成了違禁詞，其實是別的詞。',
    tried: (would, found, views) => {
      const how = disguisesIn(views, 'zh-TW');
      return `${would}碰到的是「${found}」${how ? `（${how}）` : ''}。`;
    },
  },
  en: {
    added: (n, o) =>
      `Noted${n > 1 ? ` ${n}` : ''}. ${o.lure ? 'Spellings like "薇信" or "V信" count' : `Spaced out or in other letters ${n > 1 ? 'they count' : 'it counts'}`} too.${o.known > 0 ? ` ${o.known} were listed already.` : ''}${o.groups > 1 ? ` In ${o.groups} groups.` : ''} Whoever says it: ${o.would}`,
    allKnown: 'Those are listed already.',
    removed: (n) => `OK, took ${n > 1 ? `${n} words` : 'it'} off the list.`,
    back: (n, on) =>
      `Taken back. ${n === 1 ? 'The word is' : `The ${n} words are`} ${on ? 'on' : 'off'} the list again.`,
    notListed: "That's not on the list. /filters shows what is.",
    list: (words, total) => `${total} in all: ${words.join(', ')}${words.length < total ? ' …' : ''}`,
    count: (n) => `${n} in all. Send me /filters in private to see them.`,
    empty: 'No words yet. Add some: /filter add "free money" spam',
    needWords: 'Which words? For example: /filter add "free money" spam mute 10m',
    tooMany: (most) => `At most ${most} at a time, please.`,
    unusable: 'That is too short or cannot be seen, and would hit by accident. Try 2 to 50 characters.',
    full: (most) => `There are ${most} already. Take some off first.`,
    filterHelp: 'Like this: /filter add spam mute 10m, /filter remove spam, /filter list',
    needText: 'Which sentence? For example: /try free money for all',
    clean: "That's fine, anyone may say it.",
    insideOnly: "That's fine: the letters happen to form a listed word, but they belong to other words.",
    tried: (would, found, views) => {
      const how = disguisesIn(views, 'en');
      return `A member would get: ${would} It was "${found}"${how ? ` (${how})` : ''}.`;
    },
  },
};
