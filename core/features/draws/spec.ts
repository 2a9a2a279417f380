/** Reading a draw out of one line: `奶茶券 x3 明天20点 满50人 花10分 进群满7天 今天签到`. Order is free; the rest is the prize, or several: `手机 x1；奶茶券 x3`. */
import { parseWhen } from '../../kit/when.ts';
import { winnersOf, type Prize } from './prizes.ts';

/** What one must be to take part. */
export interface Needs {
  /** So many points at least; they are kept. */
  readonly points?: number;
  /** This level at least. */
  readonly level?: number;
  /** In the group for so many days. */
  readonly days?: number;
  /** Carries this tag of the staff's. Members are told that not everybody may, and never the tag. */
  readonly tag?: string;
  /** Checked in today. */
  readonly checkin?: boolean;
}
/** What is known of a draw while it is being made. */
export interface Draft {
  readonly prize?: string;
  readonly winners?: number;
  /** More than one prize, instead of these two. */
  readonly prizes?: readonly Prize[];
  /** Epoch ms. */
  readonly closesAt?: number;
  /** Drawn as soon as so many take part. */
  readonly full?: number;
  /** Points to take part. */
  readonly price: number;
  readonly needs: Needs;
  /** `checkin`: who checked in that day counts twice. */
  readonly weighting: 'equal' | 'checkin';
  readonly phrase?: string;
}
export const emptyDraft: Draft = { price: 0, needs: {}, weighting: 'equal' };

export const limits = {
  tag: 20,
  prize: 40,
  prizes: 5,
  winners: 100,
  price: 10_000,
  full: 100_000,
  days: 90,
  phrase: 20,
} as const;
export type Fault = 'tag' | 'winners' | 'price' | 'full' | 'when' | 'phrase' | 'prize' | 'prizes';

const points = '\\s*(?:积分|積分|点数|點數|点|點|分|points?)';
const patterns = {
  winners: /(?:^|\s)[x×*]\s*([0-9]{1,6})(?!\S)|(?:^|\s)([0-9]{1,6})\s*(?:份|个|個|名|winners?)(?!\S)/iu,
  phrase: /(?:^|\s)(?:口令|phrase)[:：]?\s*(\S+)/iu,
  days: /(?:进群|入群|進群|加入)[满滿]\s*([0-9]{1,4})\s*天|joined\s+([0-9]{1,4})\s*d(?:ays?)?/iu,
  points: new RegExp(`(?:积分|積分|点数|點數)[满滿]\\s*([0-9]{1,7})|have\\s+([0-9]{1,7})\\s*points?`, 'iu'),
  level: /(?:等级|等級)\s*([0-9]{1,3})|([0-9]{1,3})\s*[级級]以上|level\s+([0-9]{1,3})/iu,
  full: /[满滿]\s*([0-9]{1,7})\s*(?:人|位)|(?:at|full)\s+([0-9]{1,7})\s*people/iu,
  price: new RegExp(`(?:花|门票|門票|costs?|price)\\s*([0-9]{1,7})(?:${points})?`, 'iu'),
  tag: /(?:^|\s)(?:标签|標籤|tag)[:：]?\s*(\S+)/iu,
  double: /(?:签到|簽到)[双雙]倍|double for check-?ins?/iu,
  checkin: /(?:今天|今日|要|需)?(?:签到|簽到|签过到|簽過到)|checked in(?: today)?/iu,
};

/** The draft, or the first thing that does not fit. */
export function readSpec(text: string, now: number, zone: string): Draft | { readonly fault: Fault } {
  let rest = ` ${text} `;
  const take = (what: RegExp): string | undefined => {
    const m = what.exec(rest);
    if (!m) return undefined;
    rest = `${rest.slice(0, m.index)} ${rest.slice(m.index + m[0].length)}`;
    return m.slice(1).find((g) => g !== undefined) ?? m[0];
  };
  const number = (what: RegExp): number | undefined => {
    const found = take(what);
    return found === undefined ? undefined : Number(found);
  };
  const phrase = take(patterns.phrase);
  const tag = take(patterns.tag);
  const days = number(patterns.days);
  const least = number(patterns.points);
  const level = number(patterns.level);
  const full = number(patterns.full);
  const price = number(patterns.price) ?? 0;
  const double = take(patterns.double) !== undefined;
  const checkin = take(patterns.checkin) !== undefined;
  const when = parseWhen(rest, now, zone);
  if (when) rest = ` ${when.rest} `;
  const prizes = prizesIn(rest);
  const all = { prizes, price, full, closesAt: when?.at, phrase, tag };
  const fault = faultOf(all, now);
  if (fault) return { fault };
  const [only, another] = prizes;
  return {
    ...(only && !another && only.name !== '' && { prize: only.name }),
    ...(another ? { prizes } : { winners: only?.count ?? 1 }),
    ...(when && { closesAt: when.at }),
    ...(full !== undefined && { full }),
    price,
    needs: {
      ...(least !== undefined && { points: least }),
      ...(days !== undefined && { days }),
      ...(level !== undefined && { level }),
      ...(tag !== undefined && { tag }),
      ...(checkin && { checkin }),
    },
    weighting: double ? 'checkin' : 'equal',
    ...(phrase !== undefined && { phrase }),
  };
}

/** `手机 x1；奶茶券 x3`: one between two separators, each with its number. */
function prizesIn(text: string): Prize[] {
  const found: Prize[] = [];
  for (const part of text.split(/[;；\n]/u)) {
    const m = patterns.winners.exec(part);
    const rest = m ? `${part.slice(0, m.index)} ${part.slice(m.index + m[0].length)}` : part;
    const name = rest.replace(/[\s，,、]+/gu, ' ').trim();
    if (name !== '' || m) found.push({ name, count: Number(m?.[1] ?? m?.[2] ?? 1) });
  }
  return found;
}

interface Read {
  readonly prizes?: readonly Prize[] | undefined;
  readonly winners?: number | undefined;
  readonly price?: number | undefined;
  readonly full?: number | undefined;
  readonly closesAt?: number | undefined;
  readonly phrase?: string | undefined;
  readonly tag?: string | undefined;
}
/** What lies outside the limits. */
export function faultOf(d: Read, now: number): Fault | undefined {
  const out = (n: number | undefined, most: number): boolean => n !== undefined && (n < 1 || n > most);
  const { prizes = [] } = d;
  if (prizes.length > limits.prizes || (prizes.length > 1 && prizes.some((p) => p.name === ''))) return 'prizes';
  if (out(d.winners, limits.winners) || prizes.some((p) => out(p.count, limits.winners))) return 'winners';
  if (winnersOf(prizes) > limits.winners) return 'winners';
  if ((d.price ?? 0) > limits.price) return 'price';
  if (out(d.full, limits.full)) return 'full';
  if (d.closesAt !== undefined && d.closesAt - now > limits.days * 86_400_000) return 'when';
  if (d.tag !== undefined && d.tag.length > limits.tag) return 'tag';
  if (d.phrase !== undefined && d.phrase.length > limits.phrase) return 'phrase';
  if (prizes.some((p) => p.name.length > limits.prize)) return 'prize';
  return undefined;
}
