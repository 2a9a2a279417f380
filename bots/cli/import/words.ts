/** What an import says in the end, in three languages. */
import { civilDay } from '../../../core/kit/calendar.ts';
import type { ImportTotals } from '../../../core/schema.ts';
import type { Locale, Texts } from '../../../core/types.ts';
import type { PassReason } from '../history/incoming.ts';
import { table } from '../history/report.ts';

interface Words {
  readonly groups: string;
  readonly names: (names: readonly string[]) => string;
  readonly community: string;
  readonly messages: string;
  readonly messagesOf: (added: string, known: string) => string;
  readonly people: string;
  readonly peopleOf: (speakers: string, fresh: string) => string;
  readonly days: string;
  readonly daysOf: (n: string, first: string, last: string) => string;
  readonly moves: string;
  readonly movesOf: (joins: string, leaves: string) => string;
  readonly texts: string;
  readonly textsOf: (kept: string, all: string) => string;
  readonly left: string;
  readonly reasons: Readonly<Record<PassReason, string>>;
  readonly faults: string;
  readonly before: (day: string) => string;
  readonly nothing: string;
}

export const words: Texts<Words> = {
  'zh-CN': {
    groups: '群',
    names: (names) => names.join('、'),
    community: '社群',
    messages: '消息',
    messagesOf: (added, known) => `新加 ${added} 条，本来就有 ${known} 条`,
    people: '发言的人',
    peopleOf: (speakers, fresh) => `${speakers} 位，其中 ${fresh} 位第一次见`,
    days: '有人说话的日子',
    daysOf: (n, first, last) => `${n} 天（这次的从 ${first} 到 ${last}）`,
    moves: '来去',
    movesOf: (joins, leaves) => `${joins} 人进群，${leaves} 人离开`,
    texts: '留下原文',
    textsOf: (kept, all) => `${kept} / ${all} 条，更早的只计数（设置「消息保留天数」）`,
    left: '没有导入',
    reasons: {
      notice: '通知',
      private: '私聊',
      channel: '频道',
      bot: '机器人',
      without: '--without',
      elsewhere: '别的群',
    },
    faults: '读不懂的',
    before: (day) => `这个文件 ${day} 已经导入过了，这次没有变化。`,
    nothing: '没有',
  },
  'zh-TW': {
    groups: '群組',
    names: (names) => names.join('、'),
    community: '社群',
    messages: '訊息',
    messagesOf: (added, known) => `新增 ${added} 則，原本就有 ${known} 則`,
    people: '發言的人',
    peopleOf: (speakers, fresh) => `${speakers} 位，其中 ${fresh} 位第一次見`,
    days: '有人說話的日子',
    daysOf: (n, first, last) => `${n} 天（這次的從 ${first} 到 ${last}）`,
    moves: '來去',
    movesOf: (joins, leaves) => `${joins} 人進群，${leaves} 人離開`,
    texts: '留下原文',
    textsOf: (kept, all) => `${kept} / ${all} 則，更早的只計數（設定「訊息保留天數」）`,
    left: '沒有匯入',
    reasons: {
      notice: '通知',
      private: '私訊',
      channel: '頻道',
      bot: '機器人',
      without: '--without',
      elsewhere: '別的群組',
    },
    faults: '讀不懂的',
    before: (day) => `這個檔案 ${day} 已經匯入過了，這次沒有變化。`,
    nothing: '沒有',
  },
  en: {
    groups: 'groups',
    names: (names) => names.join(', '),
    community: 'community',
    messages: 'messages',
    messagesOf: (added, known) => `${added} added, ${known} were there already`,
    people: 'speakers',
    peopleOf: (speakers, fresh) => `${speakers}, ${fresh} of them new`,
    days: 'active days',
    daysOf: (n, first, last) => `${n} (added: ${first} to ${last})`,
    moves: 'come and gone',
    movesOf: (joins, leaves) => `${joins} joined, ${leaves} left`,
    texts: 'text kept',
    textsOf: (kept, all) => `${kept} of ${all}; older ones are only counted (setting keep-text-days)`,
    left: 'left out',
    reasons: {
      notice: 'notices',
      private: 'private chats',
      channel: 'channels',
      bot: 'bots',
      without: '--without',
      elsewhere: 'other groups',
    },
    faults: 'not understood',
    before: (day) => `This file was imported on ${day} already; nothing changed.`,
    nothing: 'none',
  },
};

export interface Told {
  readonly totals: ImportTotals;
  readonly groups: readonly string[];
  readonly communities: readonly string[];
  readonly days: number;
  readonly speakers: number;
  readonly passed: ReadonlyMap<PassReason, number>;
  readonly faults: number;
  readonly timeZone: string;
}

/** The lines of the summary. */
export function summary(told: Told, locale: Locale): string[] {
  const t = words[locale];
  const { totals, passed } = told;
  const n = (v: number): string => v.toLocaleString(locale);
  const day = (at: number): string => civilDay(at, told.timeZone);
  const left = [...passed].filter(([, count]) => count > 0).map(([why, count]) => `${t.reasons[why]} ${n(count)}`);
  const rows: [string, string][] = [
    [t.groups, t.names(told.groups) || t.nothing],
    [t.community, t.names(told.communities) || t.nothing],
    [t.messages, t.messagesOf(n(totals.messages), n(totals.known))],
    [t.people, t.peopleOf(n(told.speakers), n(totals.members))],
  ];
  if (totals.first !== null && totals.last !== null)
    rows.push([t.days, t.daysOf(n(told.days), day(totals.first), day(totals.last))]);
  rows.push([t.moves, t.movesOf(n(totals.joins), n(totals.leaves))]);
  rows.push([t.texts, t.textsOf(n(totals.texts), n(totals.messages))]);
  if (left.length > 0) rows.push([t.left, left.join(locale === 'en' ? ', ' : '、')]);
  if (told.faults > 0) rows.push([t.faults, n(told.faults)]);
  return table(rows);
}

export const doneBefore = (at: number, timeZone: string, locale: Locale): string =>
  words[locale].before(civilDay(at, timeZone));
