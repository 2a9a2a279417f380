/** Telephone numbers: Chinese ones however they are hidden, others where they are written as one writes numbers. */
import { groupsOf, type Levelled, type Run } from './digits.ts';

/** Places in the folded text, and the number in plain digits. */
export interface PhoneSeen {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/** Right before a number that is no telephone. */
const otherNumber =
  /(?:第|订单|单号|运单|快递|物流|取件|编号|货号|款号|型号|批号|序列号|流水号?|合同|发票|条码|学号|工号|会员号|会议号?|房间号|身份证|期号|彩票|(?<![a-z])(?:id|no|uid|order|tracking|sku|isbn|issn|invoice|ref|serial|case|ticket|code|meeting|awb|imei|pid|aid|cid|bv|av))[^0-9\n]{0,6}$/;
/** Right before one that is. */
const telephone =
  /(?:电话|手机|手機|手提|座机|联系|聯繫|聯絡|致电|拨打|来电|热线|专线|咨询|号码|微信|加我|找我|打我|(?<![a-z])(?:tel|telephone|phone|mobile|cell|call|text|sms|whatsapp|wa|viber|contact|hotline|v|vx|wx|me at))[^0-9\n]{0,8}$/;
/** Right behind what is an amount. */
const amount = /^\s?(?:元|块|塊|円|万|亿|%|rmb|usd)|^(?:个|個|件|人|次|条|份|kb|mb|gb|km|kg|ml|mm|cm)/;

const behindIs = (l: Levelled, to: number): string => l.d.slice(to, to + 6);
const beforeIs = (l: Levelled, from: number): string => l.d.slice(Math.max(0, from - 24), from);

const mobile = /^1[3-9]\d{9}$/;
/** How eleven digits are grouped by people who want to be called. */
const shapes = new Set([
  '11',
  '3,4,4',
  '4,4,3',
  '3,3,5',
  '3,8',
  '7,4',
  '5,6',
  '6,5',
  '4,7',
  '8,3',
  '3,4,2,2',
  '1,1,1,1,1,1,1,1,1,1,1',
  '2,3,3,3',
  '3,3,3,2',
  '1,2,4,4',
]);

/** Mainland mobile numbers in a run of digits. */
function mobiles(l: Levelled, run: Run): PhoneSeen[] {
  const out: PhoneSeen[] = [];
  const groups = groupsOf(run);
  for (let g = 0; g < groups.length; g++) {
    let size = 0;
    for (let h = g; h < groups.length && size < 15; h++) {
      size += (groups[h] as { size: number }).size;
      const from = (groups[g] as { from: number }).from;
      const digits = run.digits.slice(from, from + size);
      const bare = digits.replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
      if (!mobile.test(bare)) continue;
      const skip = from + digits.length - bare.length;
      const inner = run.gaps.slice(skip + 1, from + size);
      const shape = groups.slice(g, h + 1).map((x) => x.size);
      if (
        !standsAlone(l, run, { from, end: from + size }, inner) ||
        !likely(l, run.at[from] as number, shape, inner, bare.length !== digits.length)
      )
        continue;
      const start = run.at[from] as number;
      const plus = skip > from && l.d.charAt(start - 1) === '+' ? 1 : 0;
      out.push({ from: start - plus, to: (run.at[from + size - 1] as number) + 1, digits: bare });
      g = h;
      break;
    }
  }
  return out;
}

/** Neither a piece of a longer code nor of a list of numbers. */
function standsAlone(
  l: Levelled,
  run: Run,
  { from, end }: { from: number; end: number },
  inner: readonly string[],
): boolean {
  const before = run.gaps[from] as string;
  const after = run.gaps[end] ?? '';
  const spaced = inner.find((gap) => gap !== '');
  for (const gap of [from > 0 ? before : '', end < run.digits.length ? after : '']) {
    if (gap === '') continue;
    if (/^[-–._/:*#]$/.test(gap) || gap === spaced) return false;
  }
  const first = run.at[from] as number;
  const last = run.at[end - 1] as number;
  const ahead = beforeIs(l, first);
  if (/[a-z_]$/.test(ahead) && !/(?:^|[^a-z])(?:v|vx|wx|tel|phone|qq|wechat|weixin|call)$/.test(ahead)) return false;
  if (/[¥￥$€£]\s?$/.test(ahead) || amount.test(behindIs(l, last + 1)) || /^[a-z_]/.test(behindIs(l, last + 1)))
    return false;
  return !otherNumber.test(ahead) || (telephone.test(ahead) && !/(?:会议|单号|订单)[^0-9]{0,3}$/.test(ahead));
}

function likely(
  l: Levelled,
  first: number,
  shape: readonly number[],
  inner: readonly string[],
  prefixed: boolean,
): boolean {
  const gaps = inner.filter((gap) => gap !== '');
  if (gaps.length === 0) return true;
  if (gaps.some((gap) => /[/:]/.test(gap)) && gaps.length < 10) return false;
  if (prefixed || shapes.has(shape.join(','))) return true;
  if (telephone.test(beforeIs(l, first))) return true;
  // Pictures or odd signs between digits: nobody counts like that.
  return (
    gaps.every((gap) => /^(?:[*~_#·•=^]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)+$/u.test(gap)) &&
    new Set(gaps).size <= 3
  );
}

/** Written as one writes telephone numbers elsewhere; read from the levelled text. */
const written: readonly { readonly pattern: RegExp; readonly asked: boolean }[] = [
  // +852 9123 4567, +1 (555) 123-4567
  { pattern: /(?<![\d+a-z=])\+\s?[1-9](?:[\s().-]{0,2}\d){7,14}(?!\d)/g, asked: false },
  // 010-12345678, (0755) 8123 4567
  { pattern: /(?<![\d.-])\(?0(?:10|2\d|[3-9]\d{2})\)?[\s-]{1,2}[1-9]\d{2,3}[\s-]?\d{4}(?![\d-])/g, asked: false },
  // 400-123-4567
  { pattern: /(?<![\d.-])[48]00[\s-]\d{3,4}[\s-]\d{3,4}(?![\d-])/g, asked: false },
  // 0912-345-678, 02-2345-6789 (Taiwan); 010-1234-5678 (Korea), 090-1234-5678 (Japan)
  { pattern: /(?<![\d.-])09\d{2}[\s-]?\d{3}[\s-]?\d{3}(?![\d-])/g, asked: false },
  { pattern: /(?<![\d.-])\(?0[2-8]\)?[\s-]\d{3,4}[\s-]\d{4}(?![\d-])/g, asked: false },
  { pattern: /(?<![\d.-])0[1-9]0-\d{4}-\d{4}(?![\d-])/g, asked: false },
  // (555) 123-4567, 555-123-4567, 555.123.4567
  { pattern: /(?<![\d.-])(?:1[-. ])?\([2-9]\d{2}\)\s?\d{3}[-. ]\d{4}(?![\d-])/g, asked: false },
  { pattern: /(?<![\d.-])(?:1-)?[2-9]\d{2}([-.])\d{3}\1\d{4}(?![\d.-])/g, asked: false },
  // 07911 123456 (Britain), and whatever comes after "call"
  { pattern: /(?<![\d.-])07\d{3}\s?\d{6}(?![\d-])/g, asked: false },
  { pattern: /(?<![\d.+-])\d(?:[\s().-]{0,2}\d){6,13}(?![\d-])/g, asked: true },
];

/** Every telephone number of a text, none twice. */
export function findPhones(l: Levelled, runs: readonly Run[]): PhoneSeen[] {
  const out = runs.flatMap((run) => (run.digits.length >= 11 ? mobiles(l, run) : []));
  for (const { pattern, asked } of written)
    for (const m of l.d.matchAll(pattern)) {
      const to = m.index + m[0].length;
      const ahead = beforeIs(l, m.index);
      const digits = m[0].replaceAll(/\D/g, '');
      if (asked ? !telephone.test(ahead) || date.test(m[0]) : otherNumber.test(ahead)) continue;
      if (/[¥￥$€£]\s?$/.test(ahead) || amount.test(behindIs(l, to)) || digits.length < 7) continue;
      if (out.some((o) => m.index < o.to && o.from < to)) continue;
      const lead = /^\D*/.exec(m[0])?.[0].replaceAll(/[+(]/g, '').length ?? 0;
      out.push({ from: m.index + lead, to, digits: m[0].startsWith('+') ? `+${digits}` : digits });
    }
  return out;
}

/** 2024-01-15 18.30 */
const date = /^(?:19|20)\d{2}[-. ]?(?:0?[1-9]|1[0-2])[-. ]?(?:0?[1-9]|[12]\d|3[01])\b/;
