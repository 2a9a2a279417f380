import { say } from '../../kit/reply.ts';
import { disguiseNames } from '../../text/index.ts';
import type { At, MergeItem, Say, Texts } from '../../types.ts';
import type { Action, Did } from './rules.ts';

/** One act in an answer that may hold many. */
export interface Item extends MergeItem {
  readonly ref: string;
  readonly did: Did;
}
/** What is said about one act to who may know. */
export interface Why {
  /** The beginning of it in a group, all of it in private. */
  readonly found: string;
  readonly views: readonly string[];
  readonly did: Did;
  readonly undone: boolean;
  readonly ref: string;
}
interface Catalogue {
  readonly one: (i: Item) => Say;
  readonly many: (items: readonly Item[]) => Say;
  /** What a member would get; `unable`: what was wished for and this platform lacks. */
  readonly would: (did: Did, strikes: number, unable: readonly Action[]) => string;
  readonly added: (n: number, o: { lure: boolean; would: string; groups: number; known: number }) => string;
  readonly allKnown: string;
  readonly removed: (n: number) => string;
  /** Taken back: words just added are off the list again, or removed ones on it. */
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
  readonly exempt: (would: string) => string;
  readonly why: (w: Why) => string;
  readonly noSuchAct: string;
  readonly notYours: string;
  readonly needId: string;
  readonly forgiven: (who: At) => Say;
  readonly alreadyForgiven: string;
  readonly review: (who: string, group: string, n: number) => string;
  readonly unable: (who: string, group: string, ref: string) => string;
  readonly kicked: (who: string, group: string, ref: string) => string;
  readonly letGo: string;
  readonly keep: string;
  readonly going: (who: string) => string;
  readonly kept: string;
}
const who = (i: Item): At => ({ at: i.member, name: i.name });
const minutes = (ms: number): number => Math.max(1, Math.round(ms / 60_000));
const joined = (items: readonly Item[], comma: string): string => [...new Set(items.map((i) => i.name))].join(comma);
const named = (views: readonly string[], names: Readonly<Record<string, string>>, comma: string): string =>
  views
    .filter((v) => v !== 'case')
    .map((v) => names[v])
    .filter((v) => v !== undefined)
    .join(comma);

const cnLacks: Readonly<Partial<Record<Action, string>>> = {
  delete: '这里删不了消息，我请 TA 自己撤回。',
  mute: '这里没有禁言，所以只是警告。',
  kick: '这里我移不了人，会马上告诉您。',
};
const twLacks: Readonly<Partial<Record<Action, string>>> = {
  delete: '這裡刪不了訊息，我請 TA 自己收回。',
  mute: '這裡沒有禁言，所以只是警告。',
  kick: '這裡我移不了人，會馬上告訴您。',
};
const enLacks: Readonly<Partial<Record<Action, string>>> = {
  delete: " I can't delete here, so I ask them to.",
  mute: " I can't mute here, so it stays a warning.",
  kick: " I can't remove anyone here, so I tell you at once.",
};

export const moderationTexts: Texts<Catalogue> = {
  'zh-CN': {
    one: (i) => {
      const then =
        i.did.words === 'mute'
          ? `先歇 ${minutes(i.did.muteMs)} 分钟`
          : i.did.askBack
            ? '方便的话撤回一下'
            : i.did.remove
              ? '我先收起来了'
              : i.did.words === 'warn'
                ? '请别再发了'
                : '下次留意一下';
      const firm = i.did.words === 'remind' ? '只是提醒。' : '';
      return say`${who(i)} 群里先不发这类内容哦，${then}。${firm}原因发「为什么 ${i.ref}」。`;
    },
    many: (items) =>
      `${joined(items, '、')}：群里先不发这类内容哦，下次留意一下。原因发「为什么 ${items.at(-1)?.ref ?? ''}」。`,
    would: (did, strikes, unable) => {
      const parts = [
        did.remove ? '收起这条消息' : '',
        did.words === 'remind' ? '提醒这个人一次' : did.words === 'warn' ? '警告这个人一次' : '',
        did.muteMs > 0 ? `禁言 ${minutes(did.muteMs)} 分钟` : '',
        did.kick ? '移出群' : '',
      ].filter(Boolean);
      const lacks = unable.map((a) => cnLacks[a]).join('');
      return `会${parts.join('，')}，不扣分。${did.kick ? '' : `满 ${strikes} 次请您决定去留。`}${lacks}`;
    },
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
      const how = named(views, disguiseNames['zh-CN'], '、');
      return `${would}碰到的是「${found}」${how ? `（${how}）` : ''}。`;
    },
    exempt: (would) => `您是管理人员，不拦您。换成员来说：${would}`,
    why: (w) => {
      const how = named(w.views, disguiseNames['zh-CN'], '、');
      const did = w.did.kick
        ? '所以请出了群'
        : w.did.muteMs > 0
          ? `禁言了 ${minutes(w.did.muteMs)} 分钟，没扣分`
          : w.did.words === 'warn'
            ? '警告一次，没扣分'
            : '只是提醒，没扣分';
      const tail = w.undone ? '这条已经撤掉了。' : `觉得不对，跟管理员说「放行 ${w.ref}」。`;
      return `碰到的是「${w.found}」${how ? `（${how}）` : ''}，${did}。${tail}`;
    },
    noSuchAct: '没有这条记录，看看编号对不对。',
    notYours: '这条只有本人和管理员能看。',
    needId: '要撤哪一条？比如「放行 3F2」。',
    forgiven: (w) => say`${w} 看过了，是误会，提醒已撤掉，抱歉打扰。`,
    alreadyForgiven: '这条早就撤掉了。',
    review: (name, group, n) => `「${group}」的 ${name} 碰到违禁词满 ${n} 次了，您看怎么办？`,
    unable: (name, group, ref) =>
      `「${group}」里 ${name} 碰了违禁词，这边我只能提醒，剩下的请您来。误会就发「放行 ${ref}」。`,
    kicked: (name, group, ref) => `我按违禁词把 ${name} 请出了「${group}」。弄错了发「放行 ${ref}」。`,
    letGo: '移出',
    keep: '再看看',
    going: (name) => `好，请 ${name} 离开了。`,
    kept: '好，再看看。',
  },
  'zh-TW': {
    one: (i) => {
      const then =
        i.did.words === 'mute'
          ? `先歇 ${minutes(i.did.muteMs)} 分鐘`
          : i.did.askBack
            ? '方便的話收回一下'
            : i.did.remove
              ? '我先收起來了'
              : i.did.words === 'warn'
                ? '請別再傳了'
                : '下次留意一下';
      const firm = i.did.words === 'remind' ? '只是提醒。' : '';
      return say`${who(i)} 群裡先不發這類內容喔，${then}。${firm}原因傳「為什麼 ${i.ref}」。`;
    },
    many: (items) =>
      `${joined(items, '、')}：群裡先不發這類內容喔，下次留意一下。原因傳「為什麼 ${items.at(-1)?.ref ?? ''}」。`,
    would: (did, strikes, unable) => {
      const parts = [
        did.remove ? '收起這則訊息' : '',
        did.words === 'remind' ? '提醒這個人一次' : did.words === 'warn' ? '警告這個人一次' : '',
        did.muteMs > 0 ? `禁言 ${minutes(did.muteMs)} 分鐘` : '',
        did.kick ? '移出群組' : '',
      ].filter(Boolean);
      const lacks = unable.map((a) => twLacks[a]).join('');
      return `會${parts.join('，')}，不扣點。${did.kick ? '' : `滿 ${strikes} 次請您決定去留。`}${lacks}`;
    },
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
      const how = named(views, disguiseNames['zh-TW'], '、');
      return `${would}碰到的是「${found}」${how ? `（${how}）` : ''}。`;
    },
    exempt: (would) => `您是管理人員，不攔您。換成員來說：${would}`,
    why: (w) => {
      const how = named(w.views, disguiseNames['zh-TW'], '、');
      const did = w.did.kick
        ? '所以請出了群組'
        : w.did.muteMs > 0
          ? `禁言了 ${minutes(w.did.muteMs)} 分鐘，沒扣點`
          : w.did.words === 'warn'
            ? '警告一次，沒扣點'
            : '只是提醒，沒扣點';
      const tail = w.undone ? '這條已經撤掉了。' : `覺得不對，跟管理員說「放行 ${w.ref}」。`;
      return `碰到的是「${w.found}」${how ? `（${how}）` : ''}，${did}。${tail}`;
    },
    noSuchAct: '沒有這筆紀錄，看看編號對不對。',
    notYours: '這條只有本人和管理員能看。',
    needId: '要撤哪一條？例如「放行 3F2」。',
    forgiven: (w) => say`${w} 看過了，是誤會，提醒已撤掉，抱歉打擾。`,
    alreadyForgiven: '這條早就撤掉了。',
    review: (name, group, n) => `「${group}」的 ${name} 碰到違禁詞滿 ${n} 次了，您看怎麼辦？`,
    unable: (name, group, ref) =>
      `「${group}」裡 ${name} 碰了違禁詞，這邊我只能提醒，剩下的請您來。誤會就傳「放行 ${ref}」。`,
    kicked: (name, group, ref) => `我依違禁詞把 ${name} 請出了「${group}」。弄錯了傳「放行 ${ref}」。`,
    letGo: '移出',
    keep: '再看看',
    going: (name) => `好，請 ${name} 離開了。`,
    kept: '好，再看看。',
  },
  en: {
    one: (i) => {
      const then =
        i.did.words === 'mute'
          ? `so a break of ${minutes(i.did.muteMs)} min`
          : i.did.askBack
            ? 'could you take it back?'
            : i.did.remove
              ? 'so I took it down'
              : i.did.words === 'warn'
                ? 'please stop'
                : 'please mind it next time';
      const stop = then.endsWith('?') ? '' : '.';
      const firm = i.did.words === 'remind' ? ' Just a reminder.' : '';
      return say`${who(i)} that has something we leave out here, ${then}${stop}${firm} Reason: /why ${i.ref}`;
    },
    many: (items) =>
      `${joined(items, ', ')}: that had something we leave out here, please mind it next time. Reason: /why ${items.at(-1)?.ref ?? ''}`,
    would: (did, strikes, unable) => {
      const parts = [
        did.remove ? 'message taken down' : '',
        did.words === 'remind' ? 'one reminder' : did.words === 'warn' ? 'one warning' : '',
        did.muteMs > 0 ? `muted ${minutes(did.muteMs)} min` : '',
        did.kick ? 'removed from the group' : '',
      ].filter(Boolean);
      const lacks = unable.map((a) => enLacks[a]).join('');
      return `${parts.join(', ')}, no points lost.${did.kick ? '' : ` After ${strikes} you decide.`}${lacks}`;
    },
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
      const how = named(views, disguiseNames.en, ', ');
      return `A member would get: ${would} It was "${found}"${how ? ` (${how})` : ''}.`;
    },
    exempt: (would) => `You're staff, so I let it pass. A member would get: ${would}`,
    why: (w) => {
      const how = named(w.views, disguiseNames.en, ', ');
      const did = w.did.kick
        ? 'removed from the group'
        : w.did.muteMs > 0
          ? `muted ${minutes(w.did.muteMs)} min, no points lost`
          : w.did.words === 'warn'
            ? 'a warning, no points lost'
            : 'just a reminder, no points lost';
      const tail = w.undone ? 'It was taken back.' : `Think it's wrong? Ask an admin for /pardon ${w.ref}`;
      return `It was "${w.found}"${how ? ` (${how})` : ''}: ${did}. ${tail}`;
    },
    noSuchAct: "There's no such record. Check the number.",
    notYours: 'Only the person concerned and staff can see that one.',
    needId: 'Which one? For example: /pardon 3F2',
    forgiven: (w) => say`${w} that was a misunderstanding. The reminder is taken back, sorry for the bother.`,
    alreadyForgiven: 'That one is taken back already.',
    review: (name, group, n) => `${name} in "${group}" has ${n} strikes now. What shall I do?`,
    unable: (name, group, ref) =>
      `${name} broke a word rule in "${group}". I can only remind there, the rest is yours. A mistake? /pardon ${ref}`,
    kicked: (name, group, ref) => `I removed ${name} from "${group}" by a word rule. Wrong? /pardon ${ref}`,
    letGo: 'Remove',
    keep: 'Leave it',
    going: (name) => `OK, ${name} is out.`,
    kept: 'OK, left as it is.',
  },
};
