import { say } from '../../kit/reply.ts';
import type { At, Say, Texts } from '../../types.ts';

interface Row {
  readonly n: number;
  readonly name: string;
  readonly community: string;
  readonly tags: readonly string[];
}
interface Catalogue {
  readonly list: (rows: readonly Row[]) => string;
  /** Over the groups nobody said yes to. */
  readonly unsaid: string;
  readonly none: string;
  readonly inPrivate: string;
  readonly whichNumbers: (most: number) => string;
  readonly assignHow: string;
  readonly tagHow: string;
  readonly noCommunity: (name: string, known: readonly string[]) => string;
  readonly assigned: (n: number, name: string) => string;
  readonly tagged: (n: number, tag: string) => string;
  readonly untagged: (n: number, tag: string) => string;
  readonly pulledIn: (who: string, group: string, community: string) => string;
  readonly notGone: (who: string, group: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly taken: (group: string) => string;
  readonly left: string;
  readonly gone: string;
  /** Over what could not be said before. */
  readonly kept: string;
  /** In a group, to who is no friend of the account. */
  readonly unheard: (who: At) => Say;
}
/** One line for each community: `小鹿母婴：1 甲群 #福利  2 乙群`. */
const listed = (rows: readonly Row[], colon: string): string => {
  const by = new Map<string, string[]>();
  for (const r of rows)
    by.set(r.community, [...(by.get(r.community) ?? []), `${r.n} ${r.name}${r.tags.map((t) => ` #${t}`).join('')}`]);
  return [...by].map(([name, all]) => `${name}${colon}${all.join('  ')}`).join('\n');
};

export const groupsTexts: Texts<Catalogue> = {
  'zh-CN': {
    list: (rows) =>
      `${listed(rows, '：')}\n归到一起：「1-${rows.length} 都归 小鹿母婴」；贴标签：「标签 1-3 福利群」。`,
    unsaid: '还没点头的',
    none: '您名下还没有群。拉我进群就行。',
    inPrivate: '这个私聊我发，群里就不念了。',
    whichNumbers: (most) => `号码没看懂，有 1 到 ${most}。先发「我的群」看看。`,
    assignHow: '这样发：「分群 1-40 都归 小鹿母婴」。',
    tagHow: '这样发：「标签 1-12 福利群」；去掉就「标签 1-12 -福利群」。',
    noCommunity: (name, known) => `没有叫「${name}」的社群，有：${known.slice(0, 6).join('、')}。`,
    assigned: (n, name) => `好，${n} 个群都归「${name}」了，成员的积分一起过来。`,
    tagged: (n, tag) => `${n} 个群贴上了「${tag}」。`,
    untagged: (n, tag) => `${n} 个群去掉了「${tag}」。`,
    pulledIn: (who, group, community) => `${who} 拉我进了「${group}」，我还没开口。这个群归「${community}」管吗？`,
    notGone: (who, group) => `${who} 请我进群${group ? `「${group}」` : ''}，我不认识 TA，没有去。要去的话请您拉我。`,
    yes: '归我管',
    no: '不管',
    taken: (group) => `好，「${group}」归您了，设置跟着走。`,
    left: '好，我在那个群里不说话。不想留我就移出我。',
    gone: '那个群已经定过了，或者我不在里面了。',
    kept: '之前没能私下告诉你的：',
    unheard: (who) => say`${who} 有话要私下告诉你，可你还没加我好友。加一下，通过了就发给你，留 7 天。`,
  },
  'zh-TW': {
    list: (rows) =>
      `${listed(rows, '：')}\n歸到一起：「1-${rows.length} 都歸 小鹿母嬰」；貼標籤：「標籤 1-3 福利群」。`,
    unsaid: '還沒點頭的',
    none: '您名下還沒有群。拉我進群就行。',
    inPrivate: '這個私訊我傳，群裡就不唸了。',
    whichNumbers: (most) => `號碼沒看懂，有 1 到 ${most}。先傳「我的群」看看。`,
    assignHow: '這樣傳：「分群 1-40 都歸 小鹿母嬰」。',
    tagHow: '這樣傳：「標籤 1-12 福利群」；去掉就「標籤 1-12 -福利群」。',
    noCommunity: (name, known) => `沒有叫「${name}」的社群，有：${known.slice(0, 6).join('、')}。`,
    assigned: (n, name) => `好，${n} 個群都歸「${name}」了，成員的點數一起過來。`,
    tagged: (n, tag) => `${n} 個群貼上了「${tag}」。`,
    untagged: (n, tag) => `${n} 個群去掉了「${tag}」。`,
    pulledIn: (who, group, community) => `${who} 拉我進了「${group}」，我還沒開口。這個群歸「${community}」管嗎？`,
    notGone: (who, group) => `${who} 請我進群${group ? `「${group}」` : ''}，我不認識 TA，沒有去。要去的話請您拉我。`,
    yes: '歸我管',
    no: '不管',
    taken: (group) => `好，「${group}」歸您了，設定跟著走。`,
    left: '好，我在那個群裡不說話。不想留我就移出我。',
    gone: '那個群已經定過了，或者我不在裡面了。',
    kept: '之前沒能私下告訴你的：',
    unheard: (who) => say`${who} 有話要私下告訴你，可你還沒加我好友。加一下，通過了就傳給你，留 7 天。`,
  },
  en: {
    list: (rows) => `${listed(rows, ': ')}\nPut together: "1-${rows.length} belong to Deer". Tag: "/tag 1-3 deals".`,
    unsaid: 'Waiting for your yes',
    none: 'No group is yours yet. Just pull me into one.',
    inPrivate: 'Send me that in private; I will not read it out here.',
    whichNumbers: (most) => `Which ones? There are 1 to ${most}. See /my-groups first.`,
    assignHow: 'Like this: /sort-groups 1-40 belong to Deer',
    tagHow: 'Like this: /tag 1-12 deals. To take it off: /tag 1-12 -deals',
    noCommunity: (name, known) => `No community is called "${name}". There are: ${known.slice(0, 6).join(', ')}.`,
    assigned: (n, name) => `Done: ${n} groups belong to "${name}". Points came along.`,
    tagged: (n, tag) => `${n} groups are tagged "${tag}".`,
    untagged: (n, tag) => `"${tag}" is off ${n} groups.`,
    pulledIn: (who, group, community) =>
      `${who} pulled me into "${group}". I have not said a word. Does it belong to "${community}"?`,
    notGone: (who, group) =>
      `${who} invited me${group ? ` to "${group}"` : ' to a group'}. I do not know them, so I did not go. Pull me in yourself if you want me there.`,
    yes: 'It is mine',
    no: 'Not mine',
    taken: (group) => `Right, "${group}" is yours and has your settings.`,
    left: 'Fine, I stay silent there. Remove me if you like.',
    gone: 'That was settled before, or I am no longer there.',
    kept: 'What I could not tell you before:',
    unheard: (who) =>
      say`${who}, I have something for you in private, but we are not friends yet. Add me within 7 days and I'll send it.`,
  },
};
