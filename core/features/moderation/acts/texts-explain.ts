/** Why something was done, in a member's words: which rule, what was met, what follows, who can take it back. */
import type { Locale, Texts } from '../../../types.ts';
import type { Did } from '../rules/rules.ts';
import { disguisesIn, minutes } from '../texts.ts';

/** Where the rule stands: the community's nth, a list by its name, or a behaviour. */
export type Place = { readonly nth: number } | { readonly list: string } | { readonly title: Texts };
/** How it stands with it: for its member or for staff, and what became of it. */
export type Standing = 'mine' | 'staff' | 'undone' | 'open' | 'kept';

/** What is said about one act to who may know. */
export interface Why {
  readonly place: Place;
  /** The beginning of it in a group, all of it in private. */
  readonly found: string;
  readonly views: readonly string[];
  readonly did: Did;
  /** Only written down: the brake was on. */
  readonly held: boolean;
  /** Which strike it was; 0: it counted for none. */
  readonly strike: number;
  /** What the next step brings and at which strike; null: nothing more. */
  readonly next: { readonly at: number; readonly what: string } | null;
  readonly standing: Standing;
  readonly ref: string;
  /** When an open appeal is answered. */
  readonly when: string;
}
interface Catalogue {
  readonly why: (w: Why) => string;
  readonly staffLook: string;
  readonly noSuchAct: string;
  readonly notYours: string;
  readonly needId: string;
  readonly alreadyForgiven: string;
}

/** The place and what was met. */
const met = {
  'zh-CN': (w) => {
    const how = disguisesIn(w.views, 'zh-CN');
    if ('title' in w.place) return `因为${w.place.title['zh-CN']}${w.found ? `（${w.found}）` : ''}`;
    const place = 'nth' in w.place ? `群规第 ${w.place.nth} 条` : `名单「${w.place.list}」`;
    return `${place}，碰到的是「${w.found}」${how ? `（${how}）` : ''}`;
  },
  'zh-TW': (w) => {
    const how = disguisesIn(w.views, 'zh-TW');
    if ('title' in w.place) return `因為${w.place.title['zh-TW']}${w.found ? `（${w.found}）` : ''}`;
    const place = 'nth' in w.place ? `群規第 ${w.place.nth} 條` : `名單「${w.place.list}」`;
    return `${place}，碰到的是「${w.found}」${how ? `（${how}）` : ''}`;
  },
  en: (w) => {
    const how = disguisesIn(w.views, 'en');
    if ('title' in w.place) return `It was ${w.place.title.en}${w.found ? ` (${w.found})` : ''}`;
    const place = 'nth' in w.place ? `Rule ${w.place.nth}` : `List "${w.place.list}"`;
    return `${place}: "${w.found}"${how ? ` (${how})` : ''}`;
  },
} satisfies Texts<(w: Why) => string>;

/** What was done. */
const done = {
  'zh-CN': ({ did, held }) => {
    if (held) return '那会儿停手了，只记下来';
    const points = did.points > 0 ? `扣 ${did.points} 分` : '没扣分';
    if (did.ban) return `封禁了，${points}`;
    if (did.kick) return `请出了群，${points}`;
    if (did.muteMs > 0) return `禁言 ${minutes(did.muteMs)} 分钟，${points}`;
    if (did.words === 'warn') return `警告，${points}`;
    return did.points > 0 ? points : did.words === null && did.remove ? '收起了，没扣分' : '只是提醒，没扣分';
  },
  'zh-TW': ({ did, held }) => {
    if (held) return '那時停手了，只記下來';
    const points = did.points > 0 ? `扣 ${did.points} 點` : '沒扣點';
    if (did.ban) return `封鎖了，${points}`;
    if (did.kick) return `請出了群組，${points}`;
    if (did.muteMs > 0) return `禁言 ${minutes(did.muteMs)} 分鐘，${points}`;
    if (did.words === 'warn') return `警告，${points}`;
    return did.points > 0 ? points : did.words === null && did.remove ? '收起了，沒扣點' : '只是提醒，沒扣點';
  },
  en: ({ did, held }) => {
    if (held) return 'paused, so only noted';
    const points = did.points > 0 ? `${did.points} points off` : 'no points lost';
    if (did.ban) return `banned, ${points}`;
    if (did.kick) return `removed from the group, ${points}`;
    if (did.muteMs > 0) return `muted ${minutes(did.muteMs)} min, ${points}`;
    if (did.words === 'warn') return `a warning, ${points}`;
    return did.points > 0
      ? points
      : did.words === null && did.remove
        ? 'taken down, no points lost'
        : 'a reminder, no points lost';
  },
} satisfies Texts<(w: Why) => string>;

/** Which strike it was and what the next ones bring. */
const step = (w: Why, locale: Locale): string => {
  if (w.strike === 0 || w.standing === 'undone') return '';
  const { next } = w;
  if (locale === 'en') return ` Strike ${w.strike}${next ? `; at ${next.at}: ${next.what}` : ''}.`;
  return `第 ${w.strike} 次${next ? `，第 ${next.at} 次${next.what}` : ''}。`;
};
const tail = {
  'zh-CN': {
    mine: (w) => `不对就发「申诉 ${w.ref} 理由」。`,
    staff: (w) => `误会就发「放行 ${w.ref}」。`,
    undone: () => '这条已经撤掉了。',
    open: (w) => `申诉在看，${w.when} 前有结果。`,
    kept: () => '申诉看过，维持。',
  },
  'zh-TW': {
    mine: (w) => `不對就傳「申訴 ${w.ref} 理由」。`,
    staff: (w) => `誤會就傳「放行 ${w.ref}」。`,
    undone: () => '這條已經撤掉了。',
    open: (w) => `申訴在看，${w.when} 前有結果。`,
    kept: () => '申訴看過，維持。',
  },
  en: {
    mine: (w) => `Wrong? /appeal ${w.ref} why`,
    staff: (w) => `A mistake? /pardon ${w.ref}`,
    undone: () => 'It was taken back.',
    open: (w) => `Appeal: answer by ${w.when}.`,
    kept: () => 'An appeal was looked at; it stands.',
  },
} satisfies Texts<Readonly<Record<Standing, (w: Why) => string>>>;

export const explainTexts: Texts<Catalogue> = {
  'zh-CN': {
    why: (w) => `${met['zh-CN'](w)}。${done['zh-CN'](w)}。\n${step(w, 'zh-CN')}${tail['zh-CN'][w.standing](w)}`,
    staffLook: '请管理员看',
    noSuchAct: '没有这条记录。看看编号对不对，或者到那个群里发。',
    notYours: '这条只有本人和管理员能看。',
    needId: '要撤哪一条？比如「放行 3F2」。',
    alreadyForgiven: '这条早就撤掉了。',
  },
  'zh-TW': {
    why: (w) => `${met['zh-TW'](w)}。${done['zh-TW'](w)}。\n${step(w, 'zh-TW')}${tail['zh-TW'][w.standing](w)}`,
    staffLook: '請管理員看',
    noSuchAct: '沒有這筆紀錄。看看編號對不對，或者到那個群組裡傳。',
    notYours: '這條只有本人和管理員能看。',
    needId: '要撤哪一條？例如「放行 3F2」。',
    alreadyForgiven: '這條早就撤掉了。',
  },
  en: {
    why: (w) => `${met.en(w)}: ${done.en(w)}.\n${`${step(w, 'en')} ${tail.en[w.standing](w)}`.trim()}`,
    staffLook: 'staff are asked',
    noSuchAct: "There's no such record. Check the number, or send it in the group it was in.",
    notYours: 'Only the person concerned and staff can see that one.',
    needId: 'Which one? For example: /pardon 3F2',
    alreadyForgiven: 'That one is taken back already.',
  },
};
