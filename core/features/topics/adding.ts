/** What follows `添加话题`: the topic, and in brackets before it when and for whom it is: `[周五 美食 #福利群] 周末吃什么？` */
import { weekdays } from './language.ts';

export interface Added {
  readonly words: string;
  readonly theme: string | null;
  /** 1 (Monday) to 7; empty: every day. */
  readonly days: readonly number[];
  /** Only for groups with one of these tags. */
  readonly tags: readonly string[];
}
const longest = 40;
const hanDays = '一二三四五六日';

function daysMeant(token: string): readonly number[] | undefined {
  const word = token.toLowerCase();
  if (/^(?:工作日|平日|weekdays?)$/u.test(word)) return [1, 2, 3, 4, 5];
  if (/^(?:周末|週末|weekends?)$/u.test(word)) return [6, 7];
  const [, one] = /^每?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])$/u.exec(word) ?? [];
  if (one !== undefined) return [hanDays.indexOf(one === '天' ? '日' : one) + 1];
  const english = weekdays.findIndex((d) => new RegExp(`^${d}[a-z]*$`, 'u').test(word) && word.length <= 9);
  return english < 0 ? undefined : [english + 1];
}

/** Undefined when the brackets hold something too long or two themes. Without brackets at the front all is the topic. */
export function readTopic(text: string): Added | undefined {
  const [, inside, rest] = /^[[【]([^\]】]*)[\]】]\s*([\s\S]*)$/u.exec(text) ?? [];
  const plain = { words: text, theme: null, days: [], tags: [] };
  if (inside === undefined || rest === undefined) return plain;
  const themes: string[] = [];
  const tags: string[] = [];
  const days = new Set<number>();
  for (const token of inside.split(/[\s,，、]+/u).filter((x) => x !== '')) {
    const meant = daysMeant(token);
    if (token.length > longest) return undefined;
    if (meant) for (const day of meant) days.add(day);
    else if (/^[#＃]./u.test(token)) tags.push(token.slice(1));
    else themes.push(token);
  }
  if (themes.length > 1) return undefined;
  return { words: rest.trim(), theme: themes[0] ?? null, days: [...days].toSorted((a, b) => a - b), tags };
}
