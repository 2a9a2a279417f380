/** A member reports the message they quote. */
import { startOfDay, civilDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { groupLocale, privately, reply } from '../../kit/reply.ts';
import { keepTextDays } from '../../settings.ts';
import type { Command, Context, Effect, Effects, MergeItem, MessageEvent } from '../../types.ts';
import { panel, showCards, type Deps } from './card.ts';
import type { ReportMade } from './events.ts';
import { cardEveryMs, judgedWithinMs, lapseMs, weightOf } from './rules.ts';
import { dailySetting, thresholdSetting } from './settings.ts';
import type { Report } from './store.ts';
import { reportTexts } from './texts.ts';

type Said = Context<MessageEvent>;
const longestReason = 60;
const longestExcerpt = 300;
export const cardTimer = 'reports.card';
export const lapseTimer = 'reports.lapse';

const place = (c: Context) => ({ community: c.community.id, room: c.room.id });

/** Where the reporter wrote to the bot in private, the thanks go there; else one short line for all of them. */
async function thank(d: Deps, c: Said): Promise<Effect> {
  const t = reportTexts[c.locale];
  if (await d.house.people.reached(c.who.member, c.room.account)) return privately(c, c.who.member, t.thanksAlone);
  const item: MergeItem = { member: c.who.member, name: '' };
  return {
    do: 'send',
    to: { room: c.room.id },
    say: reportTexts[groupLocale(c)].thanks([item]),
    merge: { as: 'thanks', item },
  };
}

/** Whose message it is and what it says: by our own rows, else by what the platform quotes. */
async function quoted(d: Deps, c: Said): Promise<{ author: number; words: string | null } | undefined> {
  const { replyTo } = c.event;
  if (!replyTo) return undefined;
  const kept = await d.store.message(c.room.id, replyTo.messageId);
  const words = kept?.text ?? replyTo.text ?? null;
  if (kept) return { author: kept.member, words };
  if (!replyTo.from) return undefined;
  const { people } = d.house;
  return { author: (await people.memberOf(c.community.id, c.event.account, replyTo.from, c.now)).member, words };
}

/** A card now, or when five minutes after the last one are over. */
export async function cardSoon(d: Deps, c: Context): Promise<Effects> {
  const due = await d.store.due(c.community.id, c.room.id, d.house.settings.get(thresholdSetting, place(c)));
  if (due.length === 0) return [];
  const last = await d.store.lastCard(c.room.id);
  if (last === null || c.now - last >= cardEveryMs) return showCards(d, c, due);
  const at = last + cardEveryMs;
  const key = `reports:card:${c.room.id}:${last}`;
  return [{ do: 'later', key, timer: cardTimer, at, room: c.room.id, community: c.community.id }];
}

async function open(d: Deps, c: Said, messageId: string, author: number, words: string | null): Promise<Report> {
  const keeps = d.house.settings.get(keepTextDays, place(c)) > 0;
  return d.store.open({
    ...place(c),
    messageId,
    author,
    excerpt: keeps && words !== null ? cut(words, longestExcerpt) : null,
    eventId: c.cause,
    at: c.now,
  });
}

async function make(d: Deps, c: Said, reason: string): Promise<Effects> {
  const t = reportTexts[c.locale];
  const messageId = c.event.replyTo?.messageId;
  if (messageId === undefined) return [reply(c, t.needQuote)];
  if (c.event.replyTo?.from?.bot) return [reply(c, t.mine)];
  const what = await quoted(d, c);
  if (!what) return [reply(c, t.unknown)];
  if (what.author === c.who.member) return [reply(c, t.own)];
  const known = await d.store.about(c.room.id, messageId);
  if (known && known.state !== 'open') return [reply(c, t.seen)];
  const { settings } = d.house;
  const most = settings.get(dailySetting, place(c));
  const dayBegan = startOfDay(civilDay(c.at, c.community.timeZone), c.community.timeZone);
  if ((await d.store.reportedSince(c.community.id, c.who.member, dayBegan)) >= most) return [reply(c, t.tooMany(most))];
  const staff = await panel(d, c);
  if (staff.of(what.author).length === 0) return [reply(c, staff.of(0).length === 0 ? t.nobody : t.onlyThem)];
  const report = known ?? (await open(d, c, messageId, what.author, what.words));
  const { right, wrong } = await d.store.standing(c.community.id, c.who.member, c.now - judgedWithinMs);
  const fresh = await d.store.join({
    report: report.id,
    member: c.who.member,
    reason: cut(reason.replace(/\s+/gu, ' '), longestReason),
    weight: weightOf(right, wrong),
    eventId: c.cause,
    at: c.now,
  });
  if (!fresh) return [reply(c, t.again)];
  const told: ReportMade = { what: 'report.made', member: c.who.member, report: report.id };
  const lapse = { key: `reports:lapse:${report.id}`, timer: lapseTimer, at: report.at + lapseMs, room: c.room.id };
  return [
    { do: 'tell', what: told },
    ...(known ? [] : [{ do: 'later', ...lapse, community: c.community.id, data: { report: report.id } } as const]),
    await thank(d, c),
    ...(await cardSoon(d, c)),
  ];
}

export const reportCommand = (d: Deps): Command<string> => ({
  name: 'reports.make',
  words: { 'zh-CN': ['举报'], 'zh-TW': ['檢舉', '舉報'], en: ['report'] },
  level: 'bare',
  allow: 'member',
  help: {
    'zh-CN': '引用一条消息，请管理员看看',
    'zh-TW': '引用一則訊息，請管理員看看',
    en: 'reply to a message to show it to staff',
  },
  example: { 'zh-CN': '（引用）举报 广告', 'zh-TW': '（引用）檢舉 廣告', en: '/report spam' },
  // Without a quote it is ordinary talk: 举报 is a word people use.
  parse: (rest, c) => (c.event.replyTo ? rest : { refuse: reportTexts[c.locale].needQuote }),
  run: (c, reason) => make(d, c, reason),
});
