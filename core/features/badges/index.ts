/** Badges: earned once for ever, by what happens. What earns them is data: rules.ts, and what the community adds by message. */
import { defineFeature, type FeatureDef } from '../../house.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, reply } from '../../kit/reply.ts';
import { foldCommand } from '../../text/index.ts';
import {
  locales,
  type Command,
  type Context,
  type Effects,
  type Happening,
  type Locale,
  type MergeItem,
} from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { BadgeEarned } from './events.ts';
import { earns, isCounted, standardBadges, type Badge } from './rules.ts';
import { defineBadges } from './schema.ts';
import { badgeStore } from './store.ts';
import { badgeTexts } from './texts.ts';

const longestTitle = 12;
const mostTimes = 10_000;
const named = 5;
/** So many happenings are named to whoever asks what can be counted. */
const namedAwards = 10;
const shown = 6;
interface Item extends MergeItem {
  readonly titles: readonly string[];
}
interface Order {
  readonly title: string;
  readonly what: string;
  readonly times: number;
}

export const badges: FeatureDef = defineFeature({
  name: 'badges',
  title: { 'zh-CN': '徽章', 'zh-TW': '徽章', en: 'Badges' },
  on: false,
  schema: defineBadges,
  create: (house) => {
    const store = badgeStore(house.database);
    const awards = house.features.flatMap((f) => f.awards ?? []);
    /** The community's own, by community. */
    const own = new Map<number, readonly Badge[]>();
    const of = (community: number): readonly Badge[] => [...standardBadges, ...(own.get(community) ?? [])];
    const ownBadge = (row: { id: number; title: string; what: string; times: number }): Badge => ({
      id: `own:${row.id}`,
      title: { 'zh-CN': row.title, 'zh-TW': row.title, en: row.title },
      what: row.what,
      times: row.times,
    });

    const hear = async (c: Context, what: Happening): Promise<Effects> => {
      const { member } = what;
      if (member === null || !house.isOn(badges, { community: c.community.id, room: c.room.id })) return [];
      const about = of(c.community.id).filter((b) => b.what === what.what);
      if (about.length === 0) return [];
      const counted = about.some(isCounted);
      const n = counted ? await store.count(c.community.id, member, what.what, 1, c.cause) : 1;
      const due = about.filter((b) => earns(b, what, n));
      if (due.length === 0) return [];
      const has = await store.held(member);
      const fresh = due.filter((b) => !has.includes(b.id));
      for (const b of fresh)
        await store.hold({ community: c.community.id, member, badge: b.id, at: c.at, eventId: c.cause });
      return fresh.length === 0 ? [] : [...fresh.map((b) => told(member, b)), ...(await news(c, member, fresh))];
    };
    const news = async (c: Context, member: number, fresh: readonly Badge[]): Promise<Effects> => {
      const mine = member === c.who.member;
      if (c.room.kind === 'private' && !mine) return [];
      const name = mine ? c.who.name : ((await house.people.names([member])).get(member) ?? '?');
      const item: Item = { member, name, titles: fresh.map((b) => b.title[c.locale]) };
      return [reply(c, '', { merge: { as: 'earned', item } })];
    };

    const titlesOf = async (c: Context, member: number): Promise<string[]> => {
      const has = await store.held(member);
      return of(c.community.id)
        .filter((b) => has.includes(b.id))
        .map((b) => b.title[c.locale]);
    };
    const list: Command<null> = {
      name: 'badges',
      words: { 'zh-CN': ['我的徽章'], 'zh-TW': ['我的徽章'], en: ['badges'] },
      level: 'bare',
      allow: 'member',
      help: { 'zh-CN': '自己得过的徽章', 'zh-TW': '自己得過的徽章', en: 'your badges' },
      example: { 'zh-CN': '我的徽章', 'zh-TW': '我的徽章', en: '/badges' },
      parse: noArguments,
      run: async (c) => {
        const t = badgeTexts[c.locale];
        const titles = await titlesOf(c, c.who.member);
        const [first] = standardBadges;
        if (titles.length === 0) return [reply(c, t.none(first?.title[c.locale] ?? ''))];
        return [reply(c, t.mine(at(c.who), titles.length > shown ? [...titles.slice(-shown + 1), '…'] : titles))];
      },
    };
    const make: Command<Order> = {
      name: 'badges.new',
      words: { 'zh-CN': ['新徽章'], 'zh-TW': ['新徽章'], en: ['new-badge'] },
      level: 'called',
      allow: 'admin',
      help: { 'zh-CN': '做一枚自己的徽章', 'zh-TW': '做一枚自己的徽章', en: 'a badge of your own' },
      example: {
        'zh-CN': '/新徽章 热心人 话题 20',
        'zh-TW': '/新徽章 熱心人 話題 20',
        en: '/new-badge Regular topic 20',
      },
      parse: (rest, c) => {
        const t = badgeTexts[c.locale];
        const [, title = '', called = '', times] = /^(\S+)\s+(\S.*\S|\S)\s+([0-9]{1,5})(?:\s*次)?$/u.exec(rest) ?? [];
        const award = awards.find((a) => locales.some((l) => foldCommand(a.title[l]) === foldCommand(called)));
        const n = Number(times);
        if (!award || title.length > longestTitle || !(n >= 1 && n <= mostTimes))
          return {
            refuse: t.howToMake([...new Set(awards.map((a) => a.title[c.locale]))].slice(0, namedAwards).join('、')),
          };
        const taken = of(c.community.id).some((b) =>
          locales.some((l) => foldCommand(b.title[l]) === foldCommand(title)),
        );
        return taken ? { refuse: t.already(title) } : { title, what: award.what, times: n };
      },
      run: async (c, order, tx) => {
        const { id: community } = c.community;
        const id = await store.make({ community, ...order, eventId: c.cause });
        tx.changed('badges', 0);
        tx.after(() => void own.set(community, [...(own.get(community) ?? []), ownBadge({ id, ...order })]));
        await house.audit.write(c, {
          act: 'badges.new',
          subject: order.title,
          room: null,
          before: null,
          after: { id, ...order },
        });
        const what = awards.find((a) => a.what === order.what)?.title[c.locale] ?? order.what;
        return [reply(c, badgeTexts[c.locale].made(order.title, what, order.times))];
      },
    };
    const load = async (): Promise<void> => {
      const rows = await store.all();
      own.clear();
      for (const row of rows) own.set(row.community, [...(own.get(row.community) ?? []), ownBadge(row)]);
    };
    house.database.peers?.follow('badges', load);
    return {
      commands: [list, make],
      knows: async (c, member) => {
        const items = await titlesOf(c, member);
        return items.length > 0 ? [{ is: 'list', label: badgeTexts[c.locale].label, items }] : [];
      },
      hears: {
        '*': hear,
        'members.linked': async (c: Context, { member, was }: MembersLinked): Promise<Effects> => {
          for (const badge of await store.held(was))
            await store.hold({ community: c.community.id, member, badge, at: c.at, eventId: c.cause });
          for (const { what, n } of await store.counts(was)) {
            await store.count(c.community.id, member, what, n, c.cause);
            await store.count(c.community.id, was, what, -n, c.cause);
          }
          return [];
        },
      },
      merges: { earned: saidOf },
      undoes: {
        // Whoever earned it meanwhile keeps a row that names nothing any more: it is shown to nobody.
        'badges.new': async (row, c, tx) => {
          const { id } = row.after as { id: number };
          await store.drop(id);
          tx.changed('badges', 0);
          tx.after(
            () =>
              void own.set(
                c.community.id,
                (own.get(c.community.id) ?? []).filter((b) => b.id !== `own:${id}`),
              ),
          );
          return [];
        },
      },
      load,
    };
  },
});

const told = (member: number, b: Badge): Effects[number] => {
  const what: BadgeEarned = { what: 'badge.earned', member, badge: b.id };
  return { do: 'tell', what };
};

/** Several badges of one person in one window are one line. */
function saidOf(items: readonly unknown[], locale: Locale) {
  const t = badgeTexts[locale];
  const all = new Map<number, Item>();
  for (const item of items as readonly Item[]) {
    const known = all.get(item.member);
    all.set(item.member, known ? { ...item, titles: [...new Set([...known.titles, ...item.titles])] } : item);
  }
  const [only, another] = all.values();
  const names = [...all.values()].map((i) => i.name);
  return only && !another ? t.one(at(only), only.titles) : t.many(names.slice(0, named), names.length - named);
}
