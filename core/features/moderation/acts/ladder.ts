/** The ladder: what follows from the first breach, the second, and so on. `1 提醒 2 警告 3 禁言10分钟 5 移出`. */
import { parseDuration } from '../../../kit/parse.ts';
import type { Locale, Texts } from '../../../types.ts';
import { actions, type Action } from './actions.ts';

/** From this many strikes on (until the next step) this is done. */
export interface Step {
  readonly at: number;
  readonly actions: readonly Action[];
  /** For `mute`; null: the community's setting. */
  readonly muteMs: number | null;
  readonly points: number;
}

/** What people call the actions, folded to lower case. */
export const actionWords: Readonly<Record<string, Action>> = {
  ...Object.fromEntries(actions.map((a) => [a, a])),
  删除: 'delete',
  刪除: 'delete',
  收起: 'delete',
  提醒: 'remind',
  警告: 'warn',
  扣分: 'points',
  扣点: 'points',
  扣點: 'points',
  禁言: 'mute',
  timeout: 'mute',
  移出: 'kick',
  踢出: 'kick',
  踢: 'kick',
  踢人: 'kick',
  封禁: 'ban',
  封鎖: 'ban',
  封锁: 'ban',
};
export const actionNames: Texts<Readonly<Record<Action, string>>> = {
  'zh-CN': {
    remind: '提醒',
    delete: '删除',
    warn: '警告',
    points: '扣分',
    mute: '禁言',
    kick: '移出',
    ban: '封禁',
  },
  'zh-TW': {
    remind: '提醒',
    delete: '刪除',
    warn: '警告',
    points: '扣點',
    mute: '禁言',
    kick: '移出',
    ban: '封鎖',
  },
  en: { remind: 'remind', delete: 'delete', warn: 'warn', points: 'points', mute: 'mute', kick: 'kick', ban: 'ban' },
};

const most = 9;
const highest = 50;
const longestMuteMs = 30 * 86_400_000;
const mostPoints = 10_000;

/** The step that holds at so many strikes. */
export const stepAt = (ladder: readonly Step[], strikes: number): Step | undefined =>
  ladder.findLast((s) => s.at <= strikes);

/** Nobody is muted, fined or removed by it: after the second the owner decides (the setting of strikes). */
export const defaultLadder: readonly Step[] = [
  { at: 1, actions: ['remind'], muteMs: null, points: 0 },
  { at: 2, actions: ['warn'], muteMs: null, points: 0 },
];

/** Undefined when it is no ladder: unknown words, steps that do not rise, too many. */
export function parseLadder(text: string): Step[] | undefined {
  const words = text.trim().split(/[\s,，;；]+/u);
  const steps: { at: number; actions: Action[]; muteMs: number | null; points: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const step = /^([0-9]{1,2})(?:次|x|:|：)?(.*)$/iu.exec(word);
    const last = steps.at(-1);
    const lastAction = last?.actions.at(-1);
    if (step && !(parseDuration(word) !== undefined && /[^0-9]$/u.test(word) && lastAction === 'mute')) {
      const n = Number(step[1]);
      if (step[2] === '' && last && lastAction === 'points' && last.points === 0) {
        last.points = n;
        continue;
      }
      steps.push({ at: n, actions: [], muteMs: null, points: 0 });
      if (step[2] && !readInto(steps.at(-1), step[2])) return undefined;
    } else if (!last || !readInto(last, word)) return undefined;
  }
  return steps.length > 0 && steps.every(sound) && rising(steps) ? steps : undefined;
}

/** Actions being read, with the numbers that belong to them. */
export interface Draft {
  actions: Action[];
  muteMs: number | null;
  points: number;
}

/** One word of a step: an action, with its number stuck to it, or the length of the mute before it. */
export function readInto(step: Draft | undefined, word: string): boolean {
  if (!step) return false;
  const alone = actionWords[word.toLowerCase()];
  if (alone) {
    step.actions.push(alone);
    return true;
  }
  const length = parseDuration(word);
  if (length !== undefined && step.actions.at(-1) === 'mute') {
    step.muteMs = length;
    return true;
  }
  for (const name of Object.keys(actionWords)) {
    const action = actionWords[name];
    if (!action || !word.toLowerCase().startsWith(name)) continue;
    const rest = word.slice(name.length).replace(/^\+/u, '');
    const ms = action === 'mute' ? parseDuration(rest) : undefined;
    if (ms !== undefined) {
      step.actions.push(action);
      step.muteMs = ms;
      return true;
    }
    if (action === 'points' && /^[0-9]{1,5}$/.test(rest)) {
      step.actions.push(action);
      step.points = Number(rest);
      return true;
    }
    const before = step.actions.length;
    step.actions.push(action);
    if (readInto(step, rest)) return true;
    step.actions.length = before;
  }
  return false;
}

const sound = (s: Step): boolean =>
  s.at >= 1 &&
  s.at <= highest &&
  s.actions.length > 0 &&
  (s.muteMs === null || (s.muteMs > 0 && s.muteMs <= longestMuteMs)) &&
  s.actions.includes('points') === s.points > 0 &&
  s.points <= mostPoints;
const rising = (steps: readonly Step[]): boolean =>
  steps.length <= most && steps.every((s, i) => i === 0 || s.at > (steps[i - 1]?.at ?? 0));

const lengthIn = (ms: number, locale: Locale): string => {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [n, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, 'd'] : minutes % 60 === 0 ? [minutes / 60, 'h'] : [minutes, 'm'];
  if (locale === 'en') return `${n}${unit}`;
  const names = locale === 'zh-CN' ? { d: '天', h: '小时', m: '分钟' } : { d: '天', h: '小時', m: '分鐘' };
  return `${n}${names[unit as 'd' | 'h' | 'm']}`;
};

/** One action in words: `禁言10分钟`, `mute 10m`. */
export function showAction(action: Action, o: { muteMs: number | null; points: number }, locale: Locale): string {
  const name = actionNames[locale][action];
  const gap = locale === 'en' ? ' ' : '';
  if (action === 'mute' && o.muteMs !== null) return `${name}${gap}${lengthIn(o.muteMs, locale)}`;
  if (action === 'points' && o.points > 0) return `${name}${gap}${o.points}`;
  return name;
}
/** As it can be typed again. */
export const showLadder = (ladder: readonly Step[], locale: Locale): string =>
  ladder
    .map((s) => `${s.at} ${s.actions.map((a) => showAction(a, s, locale)).join(' ')}`)
    .join(locale === 'en' ? ', ' : ' ');
