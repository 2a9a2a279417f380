/** What a trial is, read from a filled-in template. Pure. */

export const kinds = ['text', 'time', 'reward'] as const;
export type Kind = (typeof kinds)[number];
/** What the members should do: at least once while it runs. */
export type Goal = 'checkin' | 'talk' | 'clicks';
export type Unit = 'members' | 'groups';
export interface Variant {
  /** Said each day; empty for rewards. */
  readonly text: string;
  /** `9:00`; empty for rewards. */
  readonly time: string;
  /** What earned points are multiplied by, per cent. */
  readonly percent: number;
}
export interface Spec {
  readonly kind: Kind;
  readonly variants: readonly Variant[];
  readonly goal: Goal;
  readonly unit: Unit;
  readonly gain: number;
  readonly days: number;
}
export type Fault = 'variants' | 'same' | 'time' | 'text' | 'numbers' | 'clicks';
export type Order =
  | { readonly do: 'show' }
  | { readonly do: 'template'; readonly kind: Kind }
  | { readonly do: 'start'; readonly spec: Spec }
  /** That of a campaign, by its name. */
  | { readonly do: 'campaign'; readonly name: string }
  | { readonly do: 'result'; readonly id: number | null }
  | { readonly do: 'stop' }
  | { readonly do: 'apply'; readonly variant: number | null };

export const letters = ['A', 'B', 'C', 'D'] as const;
export const letter = (variant: number): string => letters[variant] ?? '?';

const kindWords: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:文案|文字|text)(?=\s|$)/iu, 'text'],
  [/^(?:时间|時間|time)(?=\s|$)/iu, 'time'],
  [/^(?:奖励|獎勵|积分|點數|reward)(?=\s|$)/iu, 'reward'],
];
const longestText = 500;
const time = /([01]?\d|2[0-3])\s*[:：]\s*([0-5]\d)/u;
const clock = (hour = '', minute = ''): string => `${Number(hour)}:${minute}`;
const letterLine = /^\s*([A-D])\s*[:：]\s*(\S.*)$/iu;
const wordLine = /^\s*(?:话|話|说|說|text|say)\s*[:：]\s*(\S.*)$/iu;

/** What follows the command word. A fault names what is missing in the template of its kind. */
export function readOrder(rest: string): Order | { readonly fault: Fault; readonly kind: Kind } | undefined {
  if (rest === '') return { do: 'show' };
  const [, result] = /^(?:结果|結果|result)\s*#?(\d{0,9})$/iu.exec(rest) ?? [];
  if (result !== undefined) return { do: 'result', id: result === '' ? null : Number(result) };
  if (/^(?:停|停止|stop)$/iu.test(rest)) return { do: 'stop' };
  const [, name] = /^(?:开始|開始|start)\s+(\S.{0,39})$/iu.exec(rest) ?? [];
  if (name !== undefined) return { do: 'campaign', name };
  const [, chosen] = /^(?:应用|應用|套用|采用|採用|apply)\s*([A-D]?)$/iu.exec(rest) ?? [];
  if (chosen !== undefined)
    return { do: 'apply', variant: chosen === '' ? null : letters.indexOf(chosen.toUpperCase() as 'A') };
  const [pattern, kind] = kindWords.find(([p]) => p.test(rest)) ?? [];
  if (!pattern || !kind) return undefined;
  const body = rest.replace(pattern, '').trim();
  if (body === '') return { do: 'template', kind };
  const spec = readSpec(kind, body);
  return typeof spec === 'string' ? { fault: spec, kind } : { do: 'start', spec };
}

function readSpec(kind: Kind, body: string): Spec | Fault {
  const lines = body.split(/\r?\n/u);
  const words = lines.map((l) => wordLine.exec(l)?.[1]).find((l) => l !== undefined);
  const isText = (l: string): boolean => wordLine.test(l) || (kind === 'text' && letterLine.test(l));
  const options = lines.filter((l) => !isText(l)).join(' ');
  const variants = variantsOf[kind](lines, options, words?.trim() ?? '');
  if (typeof variants === 'string') return variants;
  if (variants.length < 2) return 'variants';
  if (variants.some((v) => v.text.length > longestText)) return 'text';
  if (new Set(variants.map((v) => JSON.stringify(v))).size < variants.length) return 'same';
  const number = (pattern: RegExp): number | undefined => {
    const found = pattern.exec(options)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const gain = number(/(?:提高|多|gain|by)\s*[:：]?\s*(\d{1,3})(?!\d)/iu) ?? 10;
  const days = number(/(\d{1,3})\s*(?:天|日|days?)/iu) ?? number(/(?:天数|天數)\s*[:：]?\s*(\d{1,3})/u) ?? 7;
  if (gain < 1 || gain > 90 || days < 1 || days > 28) return 'numbers';
  const goal = goalIn(options);
  if (goal === 'clicks' && kind === 'reward') return 'clicks';
  return {
    kind,
    variants,
    goal,
    unit: kind === 'reward' && !/按群|每群|by group|per group/iu.test(options) ? 'members' : 'groups',
    gain,
    days,
  };
}

function goalIn(options: string): Goal {
  if (/点击|點擊|点链接|點連結|\bclicks?\b/iu.test(options)) return 'clicks';
  return /发言|發言|说话|說話|\btalk/iu.test(options) ? 'talk' : 'checkin';
}

/** In the order of their letters, from A on without a gap; else too few. */
function inOrder<T>(found: ReadonlyMap<string, T>): T[] {
  const all: T[] = [];
  for (const l of letters) {
    const v = found.get(l);
    if (v === undefined) break;
    all.push(v);
  }
  return all.length === found.size ? all : [];
}

const variantsOf: Readonly<
  Record<Kind, (lines: readonly string[], options: string, words: string) => Variant[] | Fault>
> = {
  text: (lines, options) => {
    const [, hour, minute] = time.exec(options) ?? [];
    if (hour === undefined) return 'time';
    const texts = new Map<string, Variant>();
    for (const l of lines) {
      const [, which, text] = letterLine.exec(l) ?? [];
      if (which !== undefined && text !== undefined)
        texts.set(which.toUpperCase(), { text: text.trim(), time: clock(hour, minute), percent: 100 });
    }
    return inOrder(texts);
  },
  time: (_lines, options, text) => {
    if (text === '') return 'text';
    const times = new Map<string, Variant>();
    for (const [, which = '', hour, minute] of options.matchAll(
      /(?<![A-Z])([A-D])\s*[:：]\s*([01]?\d|2[0-3])\s*[:：]\s*([0-5]\d)/giu,
    ))
      times.set(which.toUpperCase(), { text, time: clock(hour, minute), percent: 100 });
    return inOrder(times);
  },
  reward: (_lines, options) => {
    const rewards = new Map<string, Variant>();
    for (const [, which = '', times = ''] of options.matchAll(
      /(?<![A-Z])([A-D])\s*[:：]\s*([1-5](?:\.\d{1,2})?)\s*(?:倍|x|times)/giu,
    ))
      rewards.set(which.toUpperCase(), { text: '', time: '', percent: Math.round(Number(times) * 100) });
    return inOrder(rewards).some((v) => v.percent > 500) ? 'numbers' : inOrder(rewards);
  },
};
