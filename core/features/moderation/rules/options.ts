/** What may follow the words of a rule: actions, disguises, whom and when it concerns, how grave it is. */
import { parseDuration } from '../../../kit/parse.ts';
import type { Variant } from '../../../text/index.ts';
import type { Role } from '../../../types.ts';
import type { Action } from '../acts/actions.ts';
import { actionWords, readInto } from '../acts/ladder.ts';
import type { RuleState } from './rules.ts';

export interface Token {
  readonly text: string;
  readonly quoted: boolean;
}
/** A scope as typed: groups by name, still to be found. */
export interface ScopeTyped {
  readonly here: boolean;
  readonly groups: readonly string[];
  readonly platforms: readonly string[];
  readonly roles: readonly Role[];
  readonly tags: readonly string[];
  readonly notTags: readonly string[];
  readonly newcomerMs: number | null;
  readonly hours: { readonly from: number; readonly to: number } | null;
  readonly thisThread: boolean;
}
export interface Options {
  /** Empty: the usual ones. */
  readonly actions: readonly Action[];
  readonly muteMs: number | null;
  readonly points: number;
  readonly variants: readonly Variant[];
  readonly scope: ScopeTyped;
  readonly category: string | null;
  readonly severity: number | null;
  readonly state: RuleState | null;
  readonly whole: boolean;
}

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Draft = Omit<Open<Options>, 'scope'> & { scope: Open<ScopeTyped> };

const dayMs = 86_400_000;
const defaultNewcomerMs = 7 * dayMs;
const longestCategory = 20;

const variantWords: Readonly<Record<string, Variant>> = {
  拼音: 'pinyin',
  首字母: 'initials',
  谐音: 'homophone',
  諧音: 'homophone',
  同音: 'homophone',
  形近: 'lookalike',
  拆字: 'split',
  倒写: 'reversed',
  倒寫: 'reversed',
  别名: 'alias',
  別名: 'alias',
  pinyin: 'pinyin',
  initials: 'initials',
  homophone: 'homophone',
  homophones: 'homophone',
  lookalike: 'lookalike',
  lookalikes: 'lookalike',
  split: 'split',
  reversed: 'reversed',
  alias: 'alias',
  aliases: 'alias',
};
const stateWords: Readonly<Record<string, RuleState>> = {
  马上: 'on',
  立刻: 'on',
  馬上: 'on',
  now: 'on',
  观察: 'watch',
  觀察: 'watch',
  watch: 'watch',
  影子: 'shadow',
  shadow: 'shadow',
};
const platformWords: Readonly<Record<string, string>> = {
  微信: 'wechat',
  wechat: 'wechat',
  telegram: 'telegram',
  tg: 'telegram',
  电报: 'telegram',
  電報: 'telegram',
  discord: 'discord',
  qq: 'qq',
  playground: 'playground',
};
/** Owners are exempt from everything. */
const roleWords: Readonly<Record<string, Role>> = {
  成员: 'member',
  普通成员: 'member',
  成員: 'member',
  一般成員: 'member',
  members: 'member',
  帮手: 'helper',
  幫手: 'helper',
  helpers: 'helper',
  版主: 'moderator',
  moderators: 'moderator',
  mods: 'moderator',
  管理员: 'admin',
  管理員: 'admin',
  admins: 'admin',
};
const tagged = new Set(['标签', '標籤', 'tagged']);
const except = /^(?:不管|除了|except)(.*)$/iu;
const newcomers = new Set(['新人', '新成员', '新成員', 'newcomers', 'newcomer', 'new']);
const here = new Set(['本群', '这个群', '這個群', 'here', 'this-group']);
const thread = new Set(['本话题', '本話題', '这个话题', '這個話題', 'this-thread', 'thread']);
const onlyWord = /^(?:只管|只限|仅限|僅限|只在|only)(.*)$/iu;
const wholeWords = new Set(['整词', '整詞', 'whole']);

/** `22:00-8:00` as minutes of the day. */
function hoursIn(text: string): Options['scope']['hours'] {
  const m =
    /^([01]?[0-9]|2[0-4])(?:[:：]([0-5][0-9]))?\s*[-–~到至]\s*([01]?[0-9]|2[0-4])(?:[:：]([0-5][0-9]))?(?:点|點)?$/u.exec(
      text,
    );
  if (!m || (m[2] === undefined && m[4] === undefined && !/[点點]$/u.test(text))) return null;
  const at = (h: string | undefined, min: string | undefined): number => (Number(h) * 60 + Number(min ?? 0)) % 1440;
  return { from: at(m[1], m[2]), to: at(m[3], m[4]) };
}

const empty = (): Draft => ({
  actions: [],
  muteMs: null,
  points: 0,
  variants: [],
  scope: {
    here: false,
    groups: [],
    platforms: [],
    roles: [],
    tags: [],
    notTags: [],
    newcomerMs: null,
    hours: null,
    thisThread: false,
  },
  category: null,
  severity: null,
  state: null,
  whole: false,
});
export const noOptions = (): Options => empty();

/** Reads tokens one after another; every reader returns how many it took, 0 when they are not its own. */
type Reader = (all: readonly Token[], i: number, into: Draft) => number;
const word = (all: readonly Token[], i: number): string => {
  const t = all[i];
  return t && !t.quoted ? t.text.toLowerCase() : '';
};

const action: Reader = (all, i, into) => {
  const typed = word(all, i);
  const plain = actionWords[typed];
  if (plain === undefined) return typed !== '' && readInto(into, typed) ? 1 : 0;
  into.actions.push(plain);
  const next = word(all, i + 1);
  const length = plain === 'mute' && next !== '' ? parseDuration(next) : undefined;
  if (length !== undefined) into.muteMs = length;
  const points = plain === 'points' && /^[1-9][0-9]{0,3}$/.test(next) ? Number(next) : 0;
  if (points > 0) into.points = points;
  return length !== undefined || points > 0 ? 2 : 1;
};
const flag: Reader = (all, i, into) => {
  const typed = word(all, i);
  const variant = variantWords[typed];
  if (variant) into.variants.push(variant);
  const state = stateWords[typed];
  if (state) into.state = state;
  const whole = wholeWords.has(typed);
  if (whole) into.whole = true;
  if (typed === 'whole' && /^words?$/u.test(word(all, i + 1))) return 2;
  return variant || state || whole ? 1 : 0;
};
const grave: Reader = (all, i, into) => {
  const stuck = /^(?:级别|級別|level)([123])$/u.exec(word(all, i));
  const apart = /^(?:级别|級別|level)$/u.test(word(all, i)) ? /^[123]$/.exec(word(all, i + 1)) : null;
  const n = stuck?.[1] ?? apart?.[0];
  if (n === undefined) return 0;
  into.severity = Number(n);
  return stuck ? 1 : 2;
};
const category: Reader = (all, i, into) => {
  const name = all[i + 1]?.text;
  if (!/^(?:分类|分類|category)$/u.test(word(all, i)) || name === undefined) return 0;
  into.category = name.slice(0, longestCategory);
  return 2;
};
const hours: Reader = (all, i, into) => {
  const read = hoursIn(word(all, i));
  if (read) into.scope.hours = read;
  return read ? 1 : 0;
};
/** `入群 3 天内`, `入群3天内`. */
const joined: Reader = (all, i, into) => {
  for (const n of [1, 2, 3]) {
    const text = all
      .slice(i, i + n)
      .map((t) => t.text)
      .join('');
    const m = /^入群([0-9]{1,4}(?:分钟|分鐘|小时|小時|天|周|週))(?:内|內|以内|以內)$/u.exec(text);
    const ms = m?.[1] === undefined ? undefined : parseDuration(m[1]);
    if (ms === undefined) continue;
    into.scope.newcomerMs = ms;
    return n;
  }
  return 0;
};
/** `只管新人 3天`, `only newcomers 3d`, `只管帮手`, `only tagged regulars`, `only on wechat`, `只在 "小鹿二群"`, `only here`. */
const only: Reader = (all, i, into) => {
  const m = onlyWord.exec(word(all, i));
  if (!m) return 0;
  let taken = 1;
  let what = m[1] ?? '';
  if (what === '' || what === '在') what = word(all, i + taken++);
  if (what === 'on' || what === 'in') what = word(all, i + taken++);
  const { scope } = into;
  const platform = platformWords[what];
  if (newcomers.has(what)) {
    const length = parseDuration(word(all, i + taken));
    scope.newcomerMs = length ?? defaultNewcomerMs;
    return length === undefined ? taken : taken + 1;
  }
  const role = roleWords[what];
  const tag = tagged.has(what) ? all[i + taken]?.text : undefined;
  if (tag !== undefined) {
    scope.tags.push(tag);
    return taken + 1;
  }
  if (here.has(what)) scope.here = true;
  else if (role) scope.roles.push(role);
  else if (thread.has(what)) scope.thisThread = true;
  else if (platform) scope.platforms.push(platform);
  else {
    const name = all[i + taken - 1]?.text ?? '';
    const group = taken === 1 ? what : name;
    if (group === '') return 0;
    scope.groups.push(group);
  }
  return taken;
};
/** `不管标签 老客户`, `except tagged regulars`. */
const unless: Reader = (all, i, into) => {
  const m = except.exec(word(all, i));
  if (!m) return 0;
  const stuck = m[1] !== '';
  const tag = tagged.has(stuck ? (m[1] ?? '') : word(all, i + 1)) ? all[i + (stuck ? 1 : 2)]?.text : undefined;
  if (tag === undefined) return 0;
  into.scope.notTags.push(tag);
  return stuck ? 2 : 3;
};
const readers: readonly Reader[] = [joined, only, unless, hours, grave, category, flag, action];

/** What stands in the way of reading everything behind the words as options. */
export type Unclear =
  /** Like `25:00-8:00`, and no time of the day. */
  | { readonly what: 'hours'; readonly text: string }
  /** A level that is none of 1, 2, 3. */
  | { readonly what: 'level'; readonly text: string }
  /** `option` reads like one, and `text` behind it is neither an option nor a word in its place. */
  | { readonly what: 'option'; readonly option: string; readonly text: string };

const likeHours = /^[0-9]{1,2}(?:[:：.][0-9]{1,2})?[-–~到至][0-9]{1,2}(?:[:：.][0-9]{1,2})?[点點]?$/u;
const likeLevel = /^(?:级别|級別|level)([0-9]*)$/u;

/** How far everything from `from` on is an option. */
function readFrom(all: readonly Token[], from: number, into: Draft): number {
  let i = from;
  while (i < all.length) {
    let taken = 0;
    for (const read of readers) {
      taken = read(all, i, into);
      if (taken > 0) break;
    }
    if (taken === 0 || i + taken > all.length) break;
    i += taken;
  }
  return i;
}

/** What among words that were read without options was surely meant as one. The first token is always a word. */
export function unclearIn(all: readonly Token[]): Unclear | undefined {
  for (let i = 1; i < all.length; i++) {
    const t = all[i];
    if (!t || t.quoted) continue;
    if (likeHours.test(t.text) && hoursIn(t.text) === null) return { what: 'hours', text: t.text };
    const level = likeLevel.exec(t.text.toLowerCase());
    const number = level?.[1] === '' ? all[i + 1]?.text : level?.[1];
    if (number !== undefined && /^[0-9]+$/u.test(number) && !/^[123]$/u.test(number))
      return { what: 'level', text: number };
    const end = readFrom(all, i, empty());
    const odd = all[end];
    if (end > i && odd) return { what: 'option', option: t.text, text: odd.text };
  }
  return undefined;
}

/** Undefined when not everything from `from` on is an option. */
export function parseOptions(all: readonly Token[], from: number): Options | undefined {
  const into = empty();
  if (readFrom(all, from, into) < all.length) return undefined;
  if (into.points > 0 && !into.actions.includes('points')) into.actions.push('points');
  return { ...into, actions: [...new Set(into.actions)], variants: [...new Set(into.variants)] };
}
