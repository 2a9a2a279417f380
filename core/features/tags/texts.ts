import type { Texts } from '../../types.ts';

/** What stands on a card; `tags` only for staff, and for oneself in private. */
export interface Card {
  readonly name: string;
  readonly level: number;
  readonly points: number;
  readonly since: string | null;
  readonly groups: number;
  readonly tags: readonly string[];
}
interface Catalogue {
  readonly card: (card: Card) => string;
  readonly tags: (tags: readonly string[]) => string;
  readonly how: string;
  readonly whom: string;
  /** Numbers are groups. */
  readonly groupsHow: string;
  /** In a group the tag itself is not repeated. */
  readonly done: string;
  readonly given: (name: string, tag: string) => string;
  readonly taken: (name: string, tag: string) => string;
  readonly hadIt: string;
  readonly hadNot: string;
  readonly tooMany: (most: number) => string;
  readonly sentInPrivate: string;
  readonly inPrivate: string;
  readonly none: string;
  readonly list: (lines: readonly string[], more: number) => string;
  readonly line: (tag: string, members: number, rule: string | null) => string;
  readonly rule: (what: 'points' | 'level', n: number) => string;
  readonly ruleSet: (tag: string, rule: string) => string;
  readonly ruleGone: (tag: string) => string;
  readonly ruleHow: string;
}

export const tagTexts: Texts<Catalogue> = {
  'zh-CN': {
    card: ({ name, level, points, since, groups }) =>
      `${name}：${level > 0 ? `${level} 级，` : ''}${points} 分${since === null ? '' : `，${since} 进群`}${groups > 1 ? `，在 ${groups} 个群` : ''}`,
    tags: (tags) => `标签：${tags.join('、')}`,
    how: '@ 一个人，或者回复 TA 的话：「标签 @May VIP」，拿掉是「标签 @May -VIP」。',
    groupsHow: '给群贴标签要群主私聊我：「标签 1-12 福利群」。编号看「我的群」。',
    whom: '@ 一个人，或者回复 TA 的话。',
    done: '好，记下了。',
    given: (name, tag) => `好，${name} 有「${tag}」了。`,
    taken: (name, tag) => `好，${name} 的「${tag}」拿掉了。`,
    hadIt: '本来就有这个标签。',
    hadNot: 'TA 没有这个标签。',
    tooMany: (most) => `一个人最多 ${most} 个标签，先拿掉一个。`,
    sentInPrivate: '私聊发你了。',
    inPrivate: '这个私聊我说。',
    none: '还没有标签。比如「标签 @May VIP」。',
    list: (lines, more) => [...lines, ...(more > 0 ? [`还有 ${more} 个。`] : [])].join('\n'),
    line: (tag, members, rule) => `${tag}：${members} 人${rule === null ? '' : `（${rule}自动有）`}`,
    rule: (what, n) => (what === 'points' ? `积分满 ${n} ` : `${n} 级以上`),
    ruleSet: (tag, rule) => `好，${rule}的人从现在起有「${tag}」。`,
    ruleGone: (tag) => `好，「${tag}」不再自动给，有的人还有。`,
    ruleHow: '这样说：「标签规则 VIP 积分 500」「标签规则 VIP 等级 5」「标签规则 VIP 停」。',
  },
  'zh-TW': {
    card: ({ name, level, points, since, groups }) =>
      `${name}：${level > 0 ? `${level} 級，` : ''}${points} 點${since === null ? '' : `，${since} 進群`}${groups > 1 ? `，在 ${groups} 個群組` : ''}`,
    tags: (tags) => `標籤：${tags.join('、')}`,
    how: '@ 一個人，或者回覆 TA 的話：「標籤 @May VIP」，拿掉是「標籤 @May -VIP」。',
    groupsHow: '幫群貼標籤要群主私訊我：「標籤 1-12 福利群」。編號看「我的群組」。',
    whom: '@ 一個人，或者回覆 TA 的話。',
    done: '好，記下了。',
    given: (name, tag) => `好，${name} 有「${tag}」了。`,
    taken: (name, tag) => `好，${name} 的「${tag}」拿掉了。`,
    hadIt: '本來就有這個標籤。',
    hadNot: 'TA 沒有這個標籤。',
    tooMany: (most) => `一個人最多 ${most} 個標籤，先拿掉一個。`,
    sentInPrivate: '私訊傳給你了。',
    inPrivate: '這個私訊我說。',
    none: '還沒有標籤。例如「標籤 @May VIP」。',
    list: (lines, more) => [...lines, ...(more > 0 ? [`還有 ${more} 個。`] : [])].join('\n'),
    line: (tag, members, rule) => `${tag}：${members} 人${rule === null ? '' : `（${rule}自動有）`}`,
    rule: (what, n) => (what === 'points' ? `點數滿 ${n} ` : `${n} 級以上`),
    ruleSet: (tag, rule) => `好，${rule}的人從現在起有「${tag}」。`,
    ruleGone: (tag) => `好，「${tag}」不再自動給，有的人還有。`,
    ruleHow: '這樣說：「標籤規則 VIP 點數 500」「標籤規則 VIP 等級 5」「標籤規則 VIP 停」。',
  },
  en: {
    card: ({ name, level, points, since, groups }) =>
      `${name}: ${level > 0 ? `level ${level}, ` : ''}${points} ${points === 1 ? 'point' : 'points'}${since === null ? '' : `, here since ${since}`}${groups > 1 ? `, in ${groups} groups` : ''}`,
    tags: (tags) => `Tags: ${tags.join(', ')}`,
    how: 'Mention somebody, or reply to them: /tag @May VIP, and to take it away: /tag @May -VIP',
    groupsHow: 'Tags of groups are for owners, in private: /tag 1-12 deals. /my-groups has the numbers.',
    whom: 'Mention somebody, or reply to them.',
    done: 'OK, noted.',
    given: (name, tag) => `OK, ${name} is tagged "${tag}".`,
    taken: (name, tag) => `OK, ${name} is no longer tagged "${tag}".`,
    hadIt: 'They carry that tag already.',
    hadNot: 'They do not carry that tag.',
    tooMany: (most) => `At most ${most} tags for one person: take one away first.`,
    sentInPrivate: 'Sent to you in private.',
    inPrivate: 'Tell me that one in private.',
    none: 'No tags yet. Try: /tag @May VIP',
    list: (lines, more) => [...lines, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n'),
    line: (tag, members, rule) =>
      `${tag}: ${members} ${members === 1 ? 'person' : 'people'}${rule === null ? '' : ` (by itself ${rule})`}`,
    rule: (what, n) => (what === 'points' ? `from ${n} points` : `from level ${n}`),
    ruleSet: (tag, rule) => `OK, whoever comes ${rule} is tagged "${tag}" from now on.`,
    ruleGone: (tag) => `OK, "${tag}" is no longer given by itself; who carries it keeps it.`,
    ruleHow: 'Try: /tag-rule VIP points 500, /tag-rule VIP level 5, /tag-rule VIP stop',
  },
};
