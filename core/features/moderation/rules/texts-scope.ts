/** Whom, where and when a rule concerns, in words: said when one is added or changed. */
import { platformTitle } from '../../../kit/platforms.ts';
import type { Locale, Role, Texts } from '../../../types.ts';
import type { Scope } from './rules.ts';

const words = {
  'zh-CN': {
    roles: { owner: '群主', admin: '管理员', moderator: '版主', helper: '帮手', member: '普通成员' },
    note: (whom) => `只管${whom}`,
    only: (whom) => `只管${whom}。`,
    gap: '、',
    newcomers: (n, unit) => `入群 ${n} ${{ day: '天', hour: '小时', minute: '分钟' }[unit]}内的人`,
    tags: (tags) => `标着「${tags}」的人`,
    except: (tags) => `没标「${tags}」的人`,
    rooms: (n) => (n === 1 ? '一个群' : ` ${n} 个群`),
    thread: '这个话题',
  },
  'zh-TW': {
    roles: { owner: '群主', admin: '管理員', moderator: '版主', helper: '幫手', member: '一般成員' },
    note: (whom) => `只管${whom}`,
    only: (whom) => `只管${whom}。`,
    gap: '、',
    newcomers: (n, unit) => `入群 ${n} ${{ day: '天', hour: '小時', minute: '分鐘' }[unit]}內的人`,
    tags: (tags) => `標著「${tags}」的人`,
    except: (tags) => `沒標「${tags}」的人`,
    rooms: (n) => (n === 1 ? '一個群' : ` ${n} 個群`),
    thread: '這個話題',
  },
  en: {
    roles: { owner: 'owners', admin: 'admins', moderator: 'moderators', helper: 'helpers', member: 'members' },
    note: (whom) => `only ${whom}`,
    only: (whom) => ` Only: ${whom}.`,
    gap: ', ',
    newcomers: (n, unit) => `people here less than ${n} ${unit}${n === 1 ? '' : 's'}`,
    tags: (tags) => `people tagged "${tags}"`,
    except: (tags) => `people not tagged "${tags}"`,
    rooms: (n) => `${n} group${n === 1 ? '' : 's'}`,
    thread: 'this thread',
  },
} satisfies Texts<{
  readonly roles: Readonly<Record<Role, string>>;
  /** Behind the word in the list. */
  readonly note: (whom: string) => string;
  readonly only: (whom: string) => string;
  readonly gap: string;
  readonly newcomers: (n: number, unit: 'day' | 'hour' | 'minute') => string;
  readonly tags: (tags: string) => string;
  readonly except: (tags: string) => string;
  readonly rooms: (n: number) => string;
  readonly thread: string;
}>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const length = (ms: number): readonly [number, 'day' | 'hour' | 'minute'] =>
  ms % dayMs === 0
    ? [ms / dayMs, 'day']
    : ms % hourMs === 0
      ? [ms / hourMs, 'hour']
      : [Math.ceil(ms / minuteMs), 'minute'];
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** One sentence; empty when the rule concerns everybody everywhere. */
export const sayScope = (scope: Scope, locale: Locale): string => said(scope, locale, words[locale].only);
/** The same behind a word of the list. */
export const noteScope = (scope: Scope, locale: Locale): string => said(scope, locale, words[locale].note);

function said(scope: Scope, locale: Locale, as: (whom: string) => string): string {
  const t = words[locale];
  const whom = [
    ...(scope.rooms ? [t.rooms(scope.rooms.length)] : []),
    ...(scope.platforms ?? []).map((p) => platformTitle(p, locale)),
    ...(scope.thread === undefined ? [] : [t.thread]),
    ...(scope.roles ?? []).map((r) => t.roles[r]),
    ...(scope.newcomerMs === undefined ? [] : [t.newcomers(...length(scope.newcomerMs))]),
    ...(scope.tags ? [t.tags(scope.tags.join(t.gap))] : []),
    ...(scope.notTags ? [t.except(scope.notTags.join(t.gap))] : []),
    ...(scope.hours ? [`${clock(scope.hours.from)}–${clock(scope.hours.to)}`] : []),
  ];
  return whom.length === 0 ? '' : as(whom.join(t.gap));
}
