/** What members and staff read when something was done. Lists: texts-lists.ts; why and taking back: texts-explain.ts. */
import { say } from '../../kit/reply.ts';
import { disguiseNames } from '../../text/index.ts';
import type { At, Locale, MergeItem, Say, Texts } from '../../types.ts';
import type { Action } from './acts/actions.ts';
import type { Did, End } from './rules/rules.ts';

/** One act in an answer that may hold many. */
export interface Item extends MergeItem {
  readonly ref: string;
  readonly did: Did;
  /** The rule's own words in place of the usual ones. */
  readonly lead?: Texts;
  /** The kind of rule: `name` is about what somebody is called. */
  readonly of?: string;
}
interface Catalogue {
  readonly one: (i: Item) => Say;
  readonly many: (items: readonly Item[]) => Say;
  /** The same in the member's private chat: the second time and later. */
  readonly inPrivate: (i: Item, group: string) => string;
  /** What a member would get; `unable`: what was wished for and this platform lacks. */
  readonly would: (did: Did, end: End, unable: readonly Action[]) => string;
  readonly exempt: (would: string) => string;
  readonly review: (who: string, group: string, n: number, last: Last) => string;
  /** `rule`: the name of a rule about behaviour; null: words. */
  readonly unable: (who: string, group: string, ref: string, rule: string | null) => string;
  readonly kicked: (who: string, group: string, ref: string, rule: string | null) => string;
  readonly letGo: string;
  readonly keep: string;
  readonly going: (who: string) => string;
  readonly kept: string;
}
/** What somebody met last: the words, empty when there is nothing to show, or the name of a rule about behaviour. */
export interface Last {
  readonly found: string;
  readonly rule: string | null;
}
const quoted = (last: Last): string => (last.rule ?? last.found) && `「${last.rule ?? last.found}」`;
const who = (i: Item): At => ({ at: i.member, name: i.name });
export const minutes = (ms: number): number => Math.max(1, Math.round(ms / 60_000));
const joined = (items: readonly Item[], comma: string): string => [...new Set(items.map((i) => i.name))].join(comma);
/** Disguises in words; case says nothing worth telling. */
export const disguisesIn = (views: readonly string[], locale: Locale): string => {
  const names: Readonly<Record<string, string>> = disguiseNames[locale];
  const told = views.filter((v) => v !== 'case').flatMap((v) => names[v] ?? []);
  return [...new Set(told)].join(locale === 'en' ? ', ' : '、');
};

const cnLacks: Readonly<Partial<Record<Action, string>>> = {
  delete: '这里删不了消息，我请 TA 自己撤回。',
  mute: '这里没有禁言，所以只是警告。',
  kick: '这里我移不了人，会马上告诉您。',
  ban: '这里我移不了人，会马上告诉您。',
};
const twLacks: Readonly<Partial<Record<Action, string>>> = {
  delete: '這裡刪不了訊息，我請 TA 自己收回。',
  mute: '這裡沒有禁言，所以只是警告。',
  kick: '這裡我移不了人，會馬上告訴您。',
  ban: '這裡我移不了人，會馬上告訴您。',
};
const enLacks: Readonly<Partial<Record<Action, string>>> = {
  delete: " I can't delete here, so I ask them to.",
  mute: " I can't mute here, so it stays a warning.",
  kick: " I can't remove anyone here, so I tell you at once.",
  ban: " I can't remove anyone here, so I tell you at once.",
};
const lacking = (unable: readonly Action[], lacks: Readonly<Partial<Record<Action, string>>>): string =>
  [...new Set(unable.map((a) => lacks[a] ?? ''))].join('');

const cnThen = (i: Item): string => {
  if (i.did.words === 'mute') return `先歇 ${minutes(i.did.muteMs)} 分钟`;
  if (i.of === 'name') return '方便的话改一下';
  if (i.did.askBack) return '方便的话撤回一下';
  if (i.did.remove) return '我先收起来了';
  return i.did.words === 'warn' ? '请别再发了' : '下次留意一下';
};
const twThen = (i: Item): string => {
  if (i.did.words === 'mute') return `先歇 ${minutes(i.did.muteMs)} 分鐘`;
  if (i.of === 'name') return '方便的話改一下';
  if (i.did.askBack) return '方便的話收回一下';
  if (i.did.remove) return '我先收起來了';
  return i.did.words === 'warn' ? '請別再傳了' : '下次留意一下';
};
const enThen = (i: Item): string => {
  if (i.did.words === 'mute') return `so a break of ${minutes(i.did.muteMs)} min`;
  if (i.of === 'name') return 'could you change it?';
  if (i.did.askBack) return 'could you take it back?';
  if (i.did.remove) return 'so I took it down';
  return i.did.words === 'warn' ? 'please stop' : 'please mind it next time';
};
const leadOf = (i: Item, locale: Locale): string => {
  if (i.lead) return i.lead[locale];
  const name = i.of === 'name';
  if (locale === 'zh-CN') return name ? '名字里有群里不用的词' : '群里先不发这类内容哦';
  if (locale === 'zh-TW') return name ? '名字裡有群裡不用的詞' : '群裡先不發這類內容喔';
  return name ? 'your name has a word we leave out here' : 'that has something we leave out here';
};
const cnBody = (i: Item): string => {
  const taken = i.did.points > 0 ? `扣 ${i.did.points} 分。` : i.did.words === 'remind' ? '只是提醒。' : '';
  return `${leadOf(i, 'zh-CN')}，${cnThen(i)}。${taken}原因发「为什么 ${i.ref}」。`;
};
const twBody = (i: Item): string => {
  const taken = i.did.points > 0 ? `扣 ${i.did.points} 點。` : i.did.words === 'remind' ? '只是提醒。' : '';
  return `${leadOf(i, 'zh-TW')}，${twThen(i)}。${taken}原因傳「為什麼 ${i.ref}」。`;
};
const enBody = (i: Item): string => {
  const then = enThen(i);
  const taken = i.did.points > 0 ? ` ${i.did.points} points off.` : i.did.words === 'remind' ? ' Just a reminder.' : '';
  return `${leadOf(i, 'en')}, ${then}${then.endsWith('?') ? '' : '.'}${taken} Reason: /why ${i.ref}`;
};
/** All of one kind speak with its words, a mixture with the usual ones. */
const common = (items: readonly Item[], locale: Locale): string => {
  const [first, ...rest] = items;
  if (!first) return '';
  const lead = leadOf(first, locale);
  return rest.every((i) => leadOf(i, locale) === lead)
    ? lead
    : leadOf({ member: 0, name: '', ref: first.ref, did: first.did }, locale);
};

export const moderationTexts: Texts<Catalogue> = {
  'zh-CN': {
    one: (i) => say`${who(i)} ${cnBody(i)}`,
    many: (items) =>
      `${joined(items, '、')}：${common(items, 'zh-CN')}，下次留意一下。原因发「为什么 ${items.at(-1)?.ref ?? ''}」。`,
    inPrivate: (i, group) => `「${group}」：${cnBody(i)}`,
    would: (did, end, unable) => {
      const parts = [
        did.remove ? '收起这条消息' : '',
        did.words === 'remind' ? '提醒这个人一次' : did.words === 'warn' ? '警告这个人一次' : '',
        did.muteMs > 0 ? `禁言 ${minutes(did.muteMs)} 分钟` : '',
        did.kick ? (did.ban ? '移出群，不能再进' : '移出群') : '',
        did.points > 0 ? `扣 ${did.points} 分` : '不扣分',
      ].filter(Boolean);
      const then = end.what === 'review' ? `满 ${end.at} 次请您决定去留。` : `满 ${end.at} 次移出群。`;
      return `会${parts.join('，')}。${did.kick ? '' : then}${lacking(unable, cnLacks)}`;
    },
    exempt: (would) => `您是管理人员，不拦您。换成员来说：${would}`,
    review: (name, group, n, last) =>
      `「${group}」的 ${name} 违规算满 ${n} 次了${quoted(last) && `，这回是${quoted(last)}`}。您看怎么办？`,
    unable: (name, group, ref, rule) =>
      `「${group}」里 ${name} 碰了${rule === null ? '违禁词' : `「${rule}」这条`}，这边我只能提醒，剩下的请您来。误会就发「放行 ${ref}」。`,
    kicked: (name, group, ref, rule) =>
      `我按${rule === null ? '违禁词' : `「${rule}」`}把 ${name} 请出了「${group}」。弄错了发「放行 ${ref}」。`,
    letGo: '移出',
    keep: '再看看',
    going: (name) => `好，请 ${name} 离开了。`,
    kept: '好，再看看。',
  },
  'zh-TW': {
    one: (i) => say`${who(i)} ${twBody(i)}`,
    many: (items) =>
      `${joined(items, '、')}：${common(items, 'zh-TW')}，下次留意一下。原因傳「為什麼 ${items.at(-1)?.ref ?? ''}」。`,
    inPrivate: (i, group) => `「${group}」：${twBody(i)}`,
    would: (did, end, unable) => {
      const parts = [
        did.remove ? '收起這則訊息' : '',
        did.words === 'remind' ? '提醒這個人一次' : did.words === 'warn' ? '警告這個人一次' : '',
        did.muteMs > 0 ? `禁言 ${minutes(did.muteMs)} 分鐘` : '',
        did.kick ? (did.ban ? '移出群組，不能再進' : '移出群組') : '',
        did.points > 0 ? `扣 ${did.points} 點` : '不扣點',
      ].filter(Boolean);
      const then = end.what === 'review' ? `滿 ${end.at} 次請您決定去留。` : `滿 ${end.at} 次移出群組。`;
      return `會${parts.join('，')}。${did.kick ? '' : then}${lacking(unable, twLacks)}`;
    },
    exempt: (would) => `您是管理人員，不攔您。換成員來說：${would}`,
    review: (name, group, n, last) =>
      `「${group}」的 ${name} 違規算滿 ${n} 次了${quoted(last) && `，這回是${quoted(last)}`}。您看怎麼辦？`,
    unable: (name, group, ref, rule) =>
      `「${group}」裡 ${name} 碰了${rule === null ? '違禁詞' : `「${rule}」這條`}，這邊我只能提醒，剩下的請您來。誤會就傳「放行 ${ref}」。`,
    kicked: (name, group, ref, rule) =>
      `我依${rule === null ? '違禁詞' : `「${rule}」`}把 ${name} 請出了「${group}」。弄錯了傳「放行 ${ref}」。`,
    letGo: '移出',
    keep: '再看看',
    going: (name) => `好，請 ${name} 離開了。`,
    kept: '好，再看看。',
  },
  en: {
    one: (i) => say`${who(i)} ${enBody(i)}`,
    many: (items) =>
      `${joined(items, ', ')}: ${common(items, 'en')}, please mind it next time. Reason: /why ${items.at(-1)?.ref ?? ''}`,
    inPrivate: (i, group) => `"${group}": ${enBody(i)}`,
    would: (did, end, unable) => {
      const parts = [
        did.remove ? 'message taken down' : '',
        did.words === 'remind' ? 'one reminder' : did.words === 'warn' ? 'one warning' : '',
        did.muteMs > 0 ? `muted ${minutes(did.muteMs)} min` : '',
        did.kick ? (did.ban ? 'removed from the group for good' : 'removed from the group') : '',
        did.points > 0 ? `${did.points} points off` : 'no points lost',
      ].filter(Boolean);
      const then = end.what === 'review' ? ` After ${end.at} you decide.` : ` At ${end.at} they are removed.`;
      return `${parts.join(', ')}.${did.kick ? '' : then}${lacking(unable, enLacks)}`;
    },
    exempt: (would) => `You're staff, so I let it pass. A member would get: ${would}`,
    review: (name, group, n, { found, rule }) =>
      `${name} in "${group}" has ${n} strikes now${(rule ?? found) && `, this time "${rule ?? found}"`}. What shall I do?`,
    unable: (name, group, ref, rule) =>
      `${name} broke a rule${rule === null ? '' : ` (${rule})`} in "${group}". I can only remind there, the rest is yours. A mistake? /pardon ${ref}`,
    kicked: (name, group, ref, rule) =>
      `I removed ${name} from "${group}" by ${rule === null ? 'a word rule' : `the rule "${rule}"`}. Wrong? /pardon ${ref}`,
    letGo: 'Remove',
    keep: 'Leave it',
    going: (name) => `OK, ${name} is out.`,
    kept: 'OK, left as it is.',
  },
};
