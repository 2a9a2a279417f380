/**
 * Clicks: staff say which links are counted and look at the figures; members may ask for a short link of their own.
 * What is said unasked has the short links by itself (core/links). docs/clicks.md.
 */
import { defineFeature, type ClickRow, type House, type Link } from '../../house.ts';
import { utf8Base64 } from '../../kit/base64.ts';
import { addDays, civilDay } from '../../kit/calendar.ts';
import { csvOf } from '../../kit/csv.ts';
import { cut } from '../../kit/cut.ts';
import { platformTitle } from '../../kit/platforms.ts';
import { privately, reply } from '../../kit/reply.ts';
import { shownUrl } from '../../kit/urls.ts';
import type { Tx } from '../../ports.ts';
import { wechatLinks } from '../../settings.ts';
import type { Command, Context, Effects, MessageEvent } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { ClicksShown } from './events.ts';
import { readAsked, readNumber, readOrder, sumBy, totalOf, type Asked, type Order } from './rules.ts';
import { clickTexts } from './texts.ts';

const shownDays = 30;
const shownLinks = 4;
const shownParts = 3;

export const clicks = defineFeature({
  name: 'clicks',
  title: { 'zh-CN': '点击统计', 'zh-TW': '點擊統計', en: 'Clicks' },
  on: true,
  settings: [wechatLinks],
  create: (house) => ({
    commands: [track(house), results(house), mine(house)] as readonly Command[],
    hears: {
      'members.linked': async (_c, what) => {
        const { was, member } = what as MembersLinked;
        await house.links.store.rename(was, member);
        return [];
      },
    },
    undoes: {
      'clicks.link': async (row, c, tx) => {
        const before = row.before as Pick<Link, 'on' | 'shared'> | null;
        const link = await house.links.store.find(c.community.id, Number(row.subject));
        if (!link) return { refuse: clickTexts[c.locale].unknown(Number(row.subject)) };
        // One that was new goes out as it is again: short ones that are out must keep working.
        await change(house, c, tx, link, before ?? { on: false, shared: false });
        return [];
      },
    },
  }),
});

async function change(house: House, c: Context, tx: Tx, link: Link, to: Pick<Link, 'on' | 'shared'>): Promise<void> {
  await house.links.store.change(link.id, { on: to.on, shared: to.shared }, c.cause);
  house.links.know(tx, { ...link, on: to.on, shared: to.shared });
}
const audited = (house: House, c: Context, id: number, before: unknown, after: unknown): Promise<unknown> =>
  house.audit.write(c, { act: 'clicks.link', subject: String(id), room: null, before, after });

const nameOf = (link: Link): string => cut(link.name || shownUrl(link.url), 20);

/** `链接 https://…`: its clicks are counted from now on. */
const track = (house: House): Command<Order> => ({
  name: 'clicks.track',
  words: { 'zh-CN': ['链接'], 'zh-TW': ['連結'], en: ['track'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '数一个链接的点击', 'zh-TW': '數一個連結的點擊', en: 'count the clicks on a link' },
  example: {
    'zh-CN': '/链接 https://example.com/11 双十一',
    'zh-TW': '/連結 https://example.com/11 雙十一',
    en: '/track https://example.com/11 Sale',
  },
  parse: (rest, c) => readOrder(rest) ?? { refuse: clickTexts[c.locale].usage },
  run: async (c, order, tx) => {
    if (order.do === 'list') return list(house, c);
    if (order.do === 'keep') return keep(house, c, tx, order);
    const t = clickTexts[c.locale];
    const link = await house.links.store.find(c.community.id, order.id);
    if (!link) return [reply(c, t.unknown(order.id))];
    const was = { on: link.on, shared: link.shared };
    const to =
      order.do === 'on' || order.do === 'off'
        ? { ...was, on: order.do === 'on' }
        : { ...was, shared: order.do === 'share' };
    await change(house, c, tx, link, to);
    await audited(house, c, link.id, was, to);
    return [reply(c, t.turned[order.do](link.id))];
  },
});

async function keep(
  house: House,
  c: Context<MessageEvent>,
  tx: Tx,
  { url, name }: { readonly url: string; readonly name: string },
): Promise<Effects> {
  const { store, publicUrl } = house.links;
  const t = clickTexts[c.locale];
  // A short link to a short link would lead round in a circle.
  if (publicUrl !== undefined && url.startsWith(`${publicUrl}/l/`)) return [reply(c, t.usage)];
  const known = await store.byUrl(c.community.id, url);
  const at = c.now;
  const link =
    known ?? (await store.add({ community: c.community.id, url, name, author: c.who.member, eventId: c.cause, at }));
  if (known && name !== '' && name !== known.name) await store.change(known.id, { name }, c.cause);
  if (!known || !known.on) {
    await change(house, c, tx, link, { on: true, shared: link.shared });
    await audited(house, c, link.id, known ? { on: known.on, shared: known.shared } : null, {
      on: true,
      shared: link.shared,
    });
  }
  const short = await house.links.shortFor(c, { link: link.id });
  const rooms = await house.people.groups(c.community.id);
  const plainWechat = short !== undefined && rooms.some((r) => house.links.plainIn(r) === 'platform');
  const lines = [
    known?.on ? t.known(link.id) : t.kept(link.id),
    short === undefined ? t.noAddress : t.short(short),
    ...(plainWechat ? [t.wechatPlain] : []),
  ];
  return [reply(c, lines.join('\n'))];
}

const since = (c: Context, days: number): string => addDays(civilDay(c.now, c.community.timeZone), 1 - days);

async function list(house: House, c: Context<MessageEvent>): Promise<Effects> {
  const t = clickTexts[c.locale];
  const links = (await house.links.store.list(c.community.id)).toReversed();
  if (links.length === 0) return [reply(c, t.none)];
  const rows = await house.links.store.clicks(c.community.id, since(c, shownDays));
  const visitors = (id: number): number => totalOf(rows.filter((r) => r.link === id)).visitors;
  const shown = links.slice(0, shownLinks).map((l) => t.line(l.id, nameOf(l), visitors(l.id), l.on));
  const more = links.length > shown.length ? [t.more(links.length - shown.length)] : [];
  const noFigure = house.links.publicUrl === undefined ? [t.noFigure] : [];
  return [reply(c, [...shown, ...(noFigure.length > 0 ? noFigure : more)].join('\n'))];
}

/** `点击 3`: the figures; `点击 文件`: all of them, to take away. */
const results = (house: House): Command<Asked> => ({
  name: 'clicks.results',
  words: { 'zh-CN': ['点击'], 'zh-TW': ['點擊'], en: ['clicks'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '看链接有多少人点', 'zh-TW': '看連結有多少人點', en: 'see how many followed a link' },
  example: { 'zh-CN': '/点击 3', 'zh-TW': '/點擊 3', en: '/clicks 3' },
  parse: (rest, c) => readAsked(rest) ?? { refuse: clickTexts[c.locale].usageClicks },
  run: async (c, asked) => {
    const t = clickTexts[c.locale];
    const found = asked.link === null ? undefined : await house.links.store.find(c.community.id, asked.link);
    if (asked.link !== null && !found) return [reply(c, t.unknown(asked.link))];
    if (asked.file) return [await file(house, c, found)];
    if (!found) return list(house, c);
    const all = await house.links.store.clicks(c.community.id, since(c, shownDays));
    const rows = unseen(house, c, all).filter((r) => r.link === found.id);
    if (rows.length === 0)
      return [reply(c, house.links.publicUrl === undefined ? t.noFigure : t.noClicks(found.id, nameOf(found)))];
    const campaigns = [...new Set(rows.flatMap((r) => (r.campaign === '' ? [] : [r.campaign])))];
    const shown: ClicksShown = { what: 'clicks.shown', member: c.who.member, campaigns };
    const words = reply(c, (await figures(house, c, found, rows)).join('\n'));
    return campaigns.length === 0 ? [words] : [words, { do: 'tell', what: shown }];
  },
});

/** While a trial decides which variant brings more clicks, nobody sees which one brought these. */
const unseen = (house: House, c: Context, rows: readonly ClickRow[]): ClickRow[] =>
  rows.map((r) => (house.links.blindUntil(c.community.id, r.campaign) > c.now ? { ...r, variant: '' } : r));

async function figures(house: House, c: Context, link: Link, rows: readonly ClickRow[]): Promise<string[]> {
  const t = clickTexts[c.locale];
  const names = new Map((await house.people.groups(c.community.id)).map((r) => [r.id, r.name]));
  const parts = (key: (r: ClickRow) => string, named: (k: string) => string = (k) => k): string[] =>
    sumBy(rows, key)
      .slice(0, shownParts)
      .map((s) => t.part(cut(named(s.key), 12), s.visitors));
  const campaigns = parts((r) => [r.campaign, r.variant].filter(Boolean).join(' '));
  const rooms = parts(
    (r) => (r.room === 0 ? '' : String(r.room)),
    (k) => names.get(Number(k)) ?? k,
  );
  const days = Array.from({ length: 7 }, (_, i) => addDays(civilDay(c.now, c.community.timeZone), i - 6));
  const { clicks: n, visitors } = totalOf(rows);
  return [
    t.total(link.id, nameOf(link), n, visitors),
    t.platforms(
      parts(
        (r) => r.platform || '-',
        (p) => (p === '-' ? t.elsewhere : platformTitle(p, c.locale)),
      ),
    ),
    ...(campaigns.length > 0 ? [t.campaigns(campaigns)] : []),
    ...(rooms.length > 0 ? [t.rooms(rooms)] : []),
    t.week(days.map((d) => totalOf(rows.filter((r) => r.day === d)).visitors)),
  ];
}

async function file(house: House, c: Context<MessageEvent>, only: Link | undefined): Promise<Effects[number]> {
  const t = clickTexts[c.locale];
  const rows = unseen(house, c, await house.links.store.clicks(c.community.id, ''));
  const links = new Map((await house.links.store.list(c.community.id)).map((l) => [l.id, l]));
  const groups = new Map((await house.people.groups(c.community.id)).map((r) => [r.id, r.name]));
  const sharers = await house.people.names(rows.flatMap((r) => (r.sharer === 0 ? [] : [r.sharer])));
  const table = rows
    .filter((r) => !only || r.link === only.id)
    .map((r) => [
      r.link,
      links.get(r.link)?.url ?? '',
      r.day,
      groups.get(r.room) ?? '',
      r.platform === '' ? '' : platformTitle(r.platform, c.locale),
      r.campaign,
      r.variant,
      sharers.get(r.sharer) ?? '',
      r.clicks,
      r.visitors,
    ]);
  return {
    do: 'file',
    // Who shared how much is for staff alone.
    to: c.room.kind === 'private' ? { room: c.room.id } : { private: c.who.member },
    name: `clicks-${civilDay(c.now, c.community.timeZone)}.csv`,
    bytes: utf8Base64(csvOf([t.headings, ...table])),
    mime: 'text/csv',
    say: t.file,
  };
}

/** `我的链接 3`: a short one of one's own. Asking is the consent, `关` takes it back. */
const mine = (house: House): Command<number | 'off'> => ({
  name: 'clicks.mine',
  words: { 'zh-CN': ['我的链接'], 'zh-TW': ['我的連結'], en: ['mylink'] },
  level: 'called',
  allow: 'member',
  discreet: true,
  help: { 'zh-CN': '领一个自己的分享链接', 'zh-TW': '領一個自己的分享連結', en: 'get a link of your own to share' },
  example: { 'zh-CN': '/我的链接 3', 'zh-TW': '/我的連結 3', en: '/mylink 3' },
  parse: (rest, c) =>
    /^(?:关|關|off|stop)$/iu.test(rest) ? 'off' : (readNumber(rest) ?? { refuse: clickTexts[c.locale].usageMine }),
  run: async (c, asked) => {
    const t = clickTexts[c.locale];
    const { store } = house.links;
    if (asked === 'off') {
      await store.disown(c.who.member, c.cause);
      await house.audit.write(c, {
        act: 'clicks.mine',
        subject: String(c.who.member),
        room: null,
        before: true,
        after: false,
      });
      return [privately(c, c.who.member, t.disowned)];
    }
    const link = await store.find(c.community.id, asked);
    if (!link?.shared) return [reply(c, t.notShared)];
    const address = await house.links.shortFor(c, { link: link.id, sharer: c.who.member });
    if (address === undefined) return [reply(c, t.noMine)];
    const rows = (await store.ofSharer(c.community.id, c.who.member)).filter((r) => r.link === link.id);
    await house.audit.write(c, {
      act: 'clicks.mine',
      subject: String(c.who.member),
      room: null,
      before: null,
      after: true,
    });
    return [privately(c, c.who.member, t.mine(address, totalOf(rows).visitors))];
  },
});
