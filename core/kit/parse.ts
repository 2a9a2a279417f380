/** Reading what follows a command word. */
import {
  locales,
  type Context,
  type Locale,
  type MessageEvent,
  type PersonRef,
  type Refusal,
  type Texts,
} from '../types.ts';

export const surplus: Texts<(rest: string) => string> = {
  'zh-CN': (rest) => `后面的「${rest}」我没看懂，单独发命令就行。`,
  'zh-TW': (rest) => `後面的「${rest}」我沒看懂，單獨傳指令就行。`,
  en: (rest) => `I don't know what to do with "${rest}". The word alone is enough.`,
};

/** For commands that take nothing. */
export const noArguments = (rest: string, c: Context<MessageEvent>): null | Refusal =>
  rest === '' ? null : { refuse: surplus[c.locale](rest.slice(0, 20)) };

/** The language meant by `中文`, `繁體`, `English`, `zh-TW`…; undefined when none. */
export function parseLocale(text: string): Locale | undefined {
  const folded = text.trim().toLowerCase();
  const known: Readonly<Record<string, Locale>> = {
    简体: 'zh-CN',
    简体中文: 'zh-CN',
    中文: 'zh-CN',
    zh: 'zh-CN',
    cn: 'zh-CN',
    繁体: 'zh-TW',
    繁體: 'zh-TW',
    繁體中文: 'zh-TW',
    繁体中文: 'zh-TW',
    tw: 'zh-TW',
    英文: 'en',
    english: 'en',
    英语: 'en',
    英語: 'en',
  };
  return known[folded] ?? locales.find((l) => l.toLowerCase() === folded);
}

/**
 * A length of time in ms: `30`, `30分钟`, `2小时`, `1天`, `10m`, `2h`, `1d`, `90s`; a bare number is minutes.
 * Undefined when it is none or longer than ten years.
 */
export function parseDuration(text: string): number | undefined {
  const m =
    /^([0-9]{1,6})\s*(秒|s|sec|分|分钟|分鐘|m|min|小时|小時|个小时|個小時|h|hour|hours|天|日|d|day|days|周|週|w|week|weeks)?$/iu.exec(
      text.trim(),
    );
  if (!m?.[1]) return undefined;
  const unit = (m[2] ?? 'm').toLowerCase();
  const second = 1000;
  const ms = /^(秒|s|sec)$/.test(unit)
    ? second
    : /^(分|分钟|分鐘|m|min)$/.test(unit)
      ? 60 * second
      : /^(天|日|d|day|days)$/.test(unit)
        ? 86_400 * second
        : /^(周|週|w|week|weeks)$/.test(unit)
          ? 7 * 86_400 * second
          : 3600 * second;
  const total = Number(m[1]) * ms;
  return total <= 3650 * 86_400 * second ? total : undefined;
}

/** The one person a command is about: a mention, else the author of the quoted message; undefined when none or several. */
export function personMeant(e: MessageEvent): PersonRef | undefined {
  const people = (e.mentions ?? []).filter((m) => !m.bot);
  if (people.length === 1) return people[0];
  return people.length === 0 && e.replyTo?.from && !e.replyTo.from.bot ? e.replyTo.from : undefined;
}

/** The words of a command without the mention: `@May 5 谢谢` gives `5 谢谢`. */
export const withoutMentions = (rest: string, e: MessageEvent): string => {
  let out = rest;
  for (const m of e.mentions ?? []) out = out.replace(`@${m.name}`, ' ');
  return out.replace(/\s+/gu, ' ').trim();
};
