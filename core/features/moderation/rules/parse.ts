/** Reading words and what to do about them, as owners type it. */
import { noOptions, parseOptions, unclearIn, type Options, type Token, type Unclear } from './options.ts';
import type { RuleKind, Spec } from './rules.ts';

/** One thing not welcome, as typed. */
export interface Wanted {
  readonly kind: RuleKind;
  /** How it is shown and found again. */
  readonly word: string;
  readonly spec: Spec;
}
export interface Typed extends Options {
  readonly wanted: readonly Wanted[];
  /** Something behind the words reads like an option and is none: nothing is to be done before it is clear. */
  readonly unclear?: Unclear;
}

/** Put apart by spaces or list commas; a phrase in quotes stays together and is never an option; `/…/` is an expression. */
const token = /"([^"]+)"|“([^”]+)”|「([^」]+)」|(\/(?:[^/\\\n]|\\[^\n])+\/)(?=[\s、，,；;]|$)|([^\s、，,；;]+)/gu;

export const tokens = (text: string): Token[] =>
  [...text.matchAll(token)].map((m) => ({
    text: (m[1] ?? m[2] ?? m[3] ?? m[4] ?? m[5] ?? '').trim(),
    quoted: m[4] === undefined && m[5] === undefined,
  }));

/** Words alone, each once: `刷单 "free money"`. */
export const typedWords = (text: string): string[] => [...new Set(tokens(text).map((t) => t.text))];

/** Kinds that are called by a word of their own. Quoted they are words like others. */
const special: Readonly<Record<string, Omit<Wanted, 'word'>>> = {
  链接: { kind: 'link', spec: {} },
  外链: { kind: 'link', spec: {} },
  連結: { kind: 'link', spec: {} },
  鏈接: { kind: 'link', spec: {} },
  links: { kind: 'link', spec: {} },
  邀请链接: { kind: 'invite', spec: {} },
  邀請連結: { kind: 'invite', spec: {} },
  invites: { kind: 'invite', spec: {} },
  联系方式: { kind: 'contact', spec: {} },
  聯絡方式: { kind: 'contact', spec: {} },
  contacts: { kind: 'contact', spec: {} },
  微信号: { kind: 'contact', spec: { what: ['wechat'] } },
  微信號: { kind: 'contact', spec: { what: ['wechat'] } },
  'wechat-id': { kind: 'contact', spec: { what: ['wechat'] } },
  手机号: { kind: 'contact', spec: { what: ['phone'] } },
  手機號: { kind: 'contact', spec: { what: ['phone'] } },
  'phone-number': { kind: 'contact', spec: { what: ['phone'] } },
  qq号: { kind: 'contact', spec: { what: ['qq'] } },
  qq號: { kind: 'contact', spec: { what: ['qq'] } },
  'qq-number': { kind: 'contact', spec: { what: ['qq'] } },
};
const domain = /^(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})\/?$/iu;
const near = /^(?:靠近|附近|near)([0-9]{0,3})$/iu;
const defaultWithin = 10;
const widest = 50;

/** One token by itself. */
function wantedIn(t: Token, whole: boolean): Wanted {
  const { text } = t;
  const plain: Wanted = { kind: 'word', word: text, spec: whole ? { whole } : {} };
  if (t.quoted) return plain;
  const named = special[text.toLowerCase()];
  if (named) return { ...named, word: text };
  if (text.length > 2 && text.startsWith('/') && text.endsWith('/'))
    return { kind: 'regex', word: text.slice(1, -1), spec: {} };
  const host = domain.exec(text)?.[1];
  if (host) return { kind: 'link', word: host.toLowerCase(), spec: { deny: [host.toLowerCase()] } };
  // A question mark at the end is one; `什么?` is no pattern.
  return /\*|\?./u.test(text) ? { kind: 'wildcard', word: text, spec: {} } : plain;
}

/** `a 靠近 b`, `"a" near10 "b"`, `a near 10 b`: how many tokens, and what they say. */
function nearAt(all: readonly Token[], i: number): { taken: number; wanted: Wanted } | undefined {
  const [a, middle] = [all[i], all[i + 1]];
  const m = middle && !middle.quoted ? near.exec(middle.text) : null;
  if (!a || !m) return undefined;
  const apart = m[1] === '' && /^[0-9]{1,3}$/.test(all[i + 2]?.text ?? '') ? all[i + 2] : undefined;
  const b = all[apart ? i + 3 : i + 2];
  if (!b) return undefined;
  const within = Math.min(widest, Number(apart?.text ?? m[1]) || defaultWithin);
  const spec = { a: a.text, b: b.text, within };
  return { taken: apart ? 4 : 3, wanted: { kind: 'near', word: `${a.text} ~${within} ${b.text}`, spec } };
}

function wantedOf(all: readonly Token[], whole: boolean): Wanted[] {
  const found = new Map<string, Wanted>();
  for (let i = 0; i < all.length;) {
    const two = nearAt(all, i);
    const t = all[i];
    const wanted = two?.wanted ?? (t && wantedIn(t, whole));
    if (wanted) found.set(`${wanted.kind} ${wanted.word}`, wanted);
    i += two?.taken ?? 1;
  }
  return [...found.values()];
}

const typed = (words: readonly Token[], options: Options): Typed => {
  const unclear = unclearIn(words);
  return { ...options, wanted: wantedOf(words, options.whole), ...(unclear && { unclear }) };
};

/**
 * `刷单 加微信`, `"free money" delete mute 10m`, `刷单、兼职 禁言 30分钟 只管新人 3天`: words first, then options, if
 * any. The first is always a word.
 */
export function parseRules(text: string): Typed {
  const all = tokens(text);
  for (let end = 1; end < all.length; end++) {
    const options = parseOptions(all, end);
    if (options) return typed(all.slice(0, end), options);
  }
  return typed(all, noOptions());
}
