/**
 * Contact details as people hide them: WeChat ids, telephone and QQ numbers, e-mail addresses, names on other
 * platforms. Numbers of orders, prices, dates, versions and codes are none.
 */
import { levelDigits, runsOf, viewsOf, type Levelled } from './digits.ts';
import { findAddresses } from './links.ts';
import { findPhones } from './phones.ts';
import type { ContactKind, RuleView } from './rules.ts';

export interface Contact {
  readonly kind: ContactKind;
  /** UTF-16 positions of the detail itself in the text as written. */
  readonly start: number;
  readonly end: number;
  /** As one would write it plainly. */
  readonly value: string;
  readonly views: readonly RuleView[];
}
interface Seen {
  readonly kind: ContactKind;
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** So much of a text is read. UTF-16 units. */
const longest = 20_000;
const most = 100;
/** Without any of these there is nothing to find: asked of every message first. */
const worthALook =
  /[0-9０-９一二三四五六七八九零〇壹贰叁肆伍陆柒捌玖@＠]|\p{No}|\p{Nd}|[信薇微v❤]|[vwtｖｗ𝐕]|wechat|weixin|line|telegram|电报|電報|飞机|艾特/iu;

/** Everything of these kinds, by place; what overlaps is told once, the more telling kind first. */
export function findContacts(text: string, kinds: ReadonlySet<ContactKind>): Contact[] {
  if (!worthALook.test(text)) return [];
  const l = levelDigits(text.length > longest ? text.slice(0, longest) : text);
  const runs = runsOf(l);
  const seen: Seen[] = [];
  const mails: Contact[] = [];
  const addresses =
    /[@＠#艾]|(?<![a-z])at(?![a-z])|小老鼠/i.test(l.f) || l.f.includes('.') ? findAddresses(text) : undefined;
  for (const { start, end, address, views } of addresses?.mails ?? [])
    mails.push({ kind: 'email', start, end, value: address, views });
  if (kinds.has('wechat')) seen.push(...wechat(l));
  if (kinds.has('qq')) seen.push(...qq(l));
  if (kinds.has('account')) seen.push(...accounts(l));
  if (kinds.has('phone') && runs.length > 0)
    for (const { from, to, digits } of findPhones(l, runs)) seen.push({ kind: 'phone', from, to, value: digits });
  const found = seen.map((s): Contact => ({
    kind: s.kind,
    start: l.view.start[s.from] as number,
    end: l.view.end[s.to - 1] as number,
    value: s.value,
    views: viewsOf(l, s.from, s.to),
  }));
  // Numbers and names inside addresses are the address's.
  const covers = [...mails, ...(addresses?.links ?? [])];
  const own = found.filter((c) => !covers.some((a) => c.start < a.end && a.start < c.end));
  return once([...(kinds.has('email') ? mails : []), ...own]);
}

const rank: Readonly<Record<ContactKind, number>> = { email: 0, phone: 1, wechat: 2, qq: 3, account: 4 };

function once(contacts: readonly Contact[]): Contact[] {
  const out: Contact[] = [];
  for (const c of contacts.toSorted((a, b) => rank[a.kind] - rank[b.kind] || a.start - b.start))
    if (out.length < most && !out.some((o) => c.start < o.end && o.start < c.end)) out.push(c);
  return out.toSorted((a, b) => a.start - b.start);
}

// ---- WeChat -----------------------------------------------------------------------------------

const connector = String.raw`(?:号码|帐号|账号|賬號|同号|联系方式|联系|聯繫|我的|号|號|id|is|是|为|為|我|加|找|搜索|搜|:|\s|[=\-—_~→➡☞>》,，.。、;；!！*【[(（「『"“'|/\\+@、]|\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}\ufe0f]){0,10}`;
const hearts = '[❤♥♡💗💓💕💖💘💙💚💛💜🖤🤍🤎🧡]';
/** What asks one to add somebody. */
const invitation = String.raw`(?:加|\+|➕|佳|茄|找|搜)\s?(?:个|我的?|一下)?\s?`;
const wechatName = String.raw`微信|薇信|徽信|溦信|维信|威信|[薇微][芯心]|v\s?信|[微薇威]${hearts}|v${hearts}|微x(?![a-z])|wei信|绿泡泡|绿色软件|(?<![a-z])(?:wechat|weixin|we\s?chat)(?![a-z])|(?<![a-z])[vw]\s?x(?![a-z])`;
const wechatCue = new RegExp(
  String.raw`(?:(?:${invitation})?(?:${wechatName})|${invitation}(?:v(?![a-z])|v(?=[a-z]*\d)|薇|微|威|维|卫星)|(?<![a-z0-9])[vw](?=\s?:)|[薇威微](?=\s?:))(${connector})`,
  'giu',
);
/** Words that stand behind "WeChat" and are no names. */
const ordinary = new Set(
  (
    'official account accounts group groups payment payments paying mini program programs message messages moments article articles ' +
    'channel channels friend friends business wallet transfer please contact number support service services android iphone version ' +
    'update updates download install desktop windows because before people really number website chats video videos picture pictures ' +
    'sticker stickers emoji should online store public platform login logout notification notifications scanner official verified ' +
    'customer customers address username userid nickname without having follow followers anyone someone everyone instead'
  ).split(' '),
);
const units =
  /^\s?(?:元|块|塊|个|個|人|位|次|年|月|日|天|岁|歲|点|分|秒|万|亿|级|版|%|kb|mb|gb|k(?![a-z0-9])|w(?![a-z0-9]))/;
/** One sign or picture (or two) between the pieces of a name that was pulled apart. */
const pulled = /^(?:[\s.*~·•_\-|、，,]|\p{Extended_Pictographic}|\ufe0f){1,3}$/u;

/** The name that begins here: one piece, or short ones pulled apart. */
function nameAt({ d }: Levelled, from: number): { value: string; to: number } | undefined {
  const piece = /[a-z0-9_-]+/y;
  piece.lastIndex = from;
  const first = piece.exec(d)?.[0];
  if (first === undefined) return undefined;
  let value = first.replace(/[-_]+$/, '');
  let to = from + value.length;
  // 123-456-789, a-b-c-1-2-3
  if (/^(?:\d+-)+\d+$|^(?:[a-z0-9][-_]){3,}[a-z0-9]$/.test(value)) return { value: value.replaceAll(/[-_]/g, ''), to };
  if (value.length >= 6 || first.length > 4) return { value, to };
  for (let pieces = 1; pieces < 20 && value.length < 20; pieces++) {
    const gap = /[^a-z0-9]{1,4}/y;
    gap.lastIndex = to;
    const between = gap.exec(d)?.[0];
    if (between === undefined || !pulled.test(between)) break;
    const next = /[a-z0-9]+/y;
    next.lastIndex = to + between.length;
    const more = next.exec(d)?.[0];
    if (more === undefined || more.length > 5) break;
    // Words that follow each other are no name; single letters and digits are.
    if (
      /[\s,，、]/.test(between) &&
      !/^\d{2,}$/.test(more) &&
      (more.length > 2 || /[a-z0-9]{3,}$/.test(d.slice(from, to)))
    )
      break;
    value += more;
    to += between.length + more.length;
  }
  return { value, to };
}

function wechat(l: Levelled): Seen[] {
  const out: Seen[] = [];
  for (const m of l.d.matchAll(/(?<![a-z0-9])wxid_[a-z0-9]{6,24}/g))
    out.push({ kind: 'wechat', from: m.index, to: m.index + m[0].length, value: m[0] });
  for (const m of l.f.matchAll(wechatCue)) {
    const cue = m[0].slice(0, m[0].length - (m[1] ?? '').length);
    const from = m.index + m[0].length;
    const name = nameAt(l, from);
    if (name && isName(l, cue, m[1] ?? '', name)) out.push({ kind: 'wechat', from, to: name.to, value: name.value });
  }
  const behind =
    /(?<![a-z0-9_-])([a-z][a-z0-9_-]{5,19}|1[3-9]\d{9}|[1-9]\d{5,9})\s?(?:[([【]\s?(?:微信|vx|wx|v信|wechat|加v)(?:同号|号)?\s?[)\]】]|(?:微信|vx|wx|v|威信|薇信)同[号步])/g;
  for (const m of l.d.matchAll(behind)) {
    const value = m[1] as string;
    if (/\d/.test(value)) out.push({ kind: 'wechat', from: m.index, to: m.index + value.length, value });
  }
  return out;
}

function isName(
  { d, f }: Levelled,
  cue: string,
  joined: string,
  { value, to }: { value: string; to: number },
): boolean {
  const named = /[:：=→➡☞>]|号|號|id|是|为|為|is|同|搜|\p{Extended_Pictographic}/u.test(joined);
  const invited = /^[加+➕佳茄找搜]/u.test(cue);
  const behind = d.slice(to, to + 4);
  if (/^\d+$/.test(value)) {
    if (units.test(behind) || value.length > 11 || value.length < 6) return false;
    return /^1[3-9]\d{9}$/.test(value) || named || invited;
  }
  if (!/^[a-z][a-z0-9_-]{5,19}$/.test(value) || /^[a-z0-9_.-]*\.[a-z]/.test(behind)) return false;
  if (/^(?:vip|v\d+\.|version)/.test(value) && !named) return false;
  // In `(v: string)` it is a name of another kind.
  if (/^[vw]$/.test(cue.trim()) && !/[0-9_]/.test(value) && !/\p{Script=Han}/u.test(f)) return false;
  if (/[0-9]/.test(value)) return !/^(?:windows|android|iphone|iOS|version|mac|win)\d*$/i.test(value);
  return (
    (named || invited) && !ordinary.has(value) && !/^[-_]/.test(value) && !/^\s[a-z]+\s[a-z]/.test(d.slice(to, to + 20))
  );
}

// ---- QQ ---------------------------------------------------------------------------------------

const qqCue = new RegExp(
  String.raw`(?:(?<![a-z])q\s?q(?![a-z])|扣扣|叩叩|抠抠|蔻蔻|企鹅|球球|🐧|(?:加|\+|➕)\s?(?:个|我的?)?\s?q(?![a-z])|(?<![a-z])q(?=\s?[:：群]|号)|群号|(?:加|进|入|交流|讨论|粉丝|玩家|官方|福利|资源)群|群(?=\s?[:：]))((?:群号|群|${connector.slice(3, -6)}){0,10}`,
  'giu',
);

function qq(l: Levelled): Seen[] {
  const out: Seen[] = [];
  for (const m of l.f.matchAll(qqCue)) {
    const from = m.index + m[0].length;
    const name = nameAt(l, from);
    if (!name || !/^[1-9]\d{4,10}$/.test(name.value)) continue;
    const next = l.d.slice(name.to, name.to + 6);
    if (units.test(next) || /^[a-z0-9]/.test(next) || /^\.\d/.test(next)) continue;
    if (name.value.length === 5 && !/[:：号號]/.test(m[0]) && !/q|扣|企鹅/.test(m[0])) continue;
    out.push({ kind: 'qq', from, to: name.to, value: name.value });
  }
  for (const m of l.d.matchAll(
    /(?<![\da-z.-])([1-9]\d{4,10})\s?(?:[([【]\s?(?:qq|扣扣)(?:群|号)?\s?[)\]】]|(?:qq|扣扣)(?:群|同号))/g,
  ))
    out.push({ kind: 'qq', from: m.index, to: m.index + (m[1] as string).length, value: m[1] as string });
  return out;
}

// ---- names elsewhere --------------------------------------------------------------------------

const accountCue =
  /(?:(?<![a-z])(?:telegram|tg|whatsapp|line|skype|kakao(?:talk)?|signal|snapchat|snap|instagram|ins|ig|discord|twitter|potato)(?![a-z])|电报|電報|纸飞机|飞机|蝙蝠)((?:号|號|帐号|账号|id|is|群|频道|我|加|联系|\s|[:：=→>👉\-—~,，]){0,8})(@?)([a-z][a-z0-9_.]{3,31})/giu;

function accounts(l: Levelled): Seen[] {
  const out: Seen[] = [];
  for (const m of l.f.matchAll(accountCue)) {
    const [all, joined = '', at = '', name = ''] = m;
    const named = /[:：=→>👉]|号|號|id|账/u.test(joined);
    const value = name.replace(/\.+$/, '');
    if (
      at === '' &&
      !(
        named &&
        value.length >= 5 &&
        (/[\d_]/.test(value) || (/[:：]/.test(joined) && !/^[a-z]/.test(all))) &&
        !ordinary.has(value)
      )
    )
      continue;
    const from = m.index + all.length - name.length - at.length;
    out.push({ kind: 'account', from, to: from + at.length + value.length, value: `${at}${value}` });
  }
  return out;
}
