/** The rows of tracked links. Called once per bot. */
import { and, asc, eq, gte, lte, ne, sql } from 'drizzle-orm';

import type { Database } from '../ports.ts';
import { defineLinks } from './schema.ts';

export interface Link {
  readonly id: number;
  readonly community: number;
  readonly url: string;
  readonly name: string;
  readonly on: boolean;
  readonly shared: boolean;
}
/** What one short link did on one day, and where it was said. */
export interface ClickRow {
  readonly link: number;
  readonly code: string;
  readonly room: number;
  readonly platform: string;
  readonly campaign: string;
  readonly variant: string;
  readonly sharer: number;
  readonly day: string;
  readonly clicks: number;
  readonly visitors: number;
}
/** People, each once a day and link, who followed what was said in a group. */
export interface CampaignClicks {
  readonly room: number;
  readonly variant: string;
  readonly visitors: number;
}
export interface CodeKey {
  readonly link: number;
  readonly room: number;
  readonly platform: string;
  readonly campaign: string;
  readonly variant: string;
  readonly sharer: number;
}

export function linkStore(database: Database) {
  const t = database.t(defineLinks);
  const { links, linkCodes, linkDays, linkSeen, linkSalts } = t;
  const { db, read } = database;
  const p = sql.placeholder;
  const columns = {
    id: links.id,
    community: links.community,
    url: links.url,
    name: links.name,
    on: links.on,
    shared: links.shared,
  };
  const findCode = db
    .select({ code: linkCodes.code })
    .from(linkCodes)
    .where(
      and(
        eq(linkCodes.link, p('link')),
        eq(linkCodes.room, p('room')),
        eq(linkCodes.sharer, p('sharer')),
        eq(linkCodes.campaign, p('campaign')),
        eq(linkCodes.variant, p('variant')),
      ),
    )
    .prepare('links_code');
  const addCode = db
    .insert(linkCodes)
    .values({
      code: p('code'),
      link: p('link'),
      room: p('room'),
      platform: p('platform'),
      campaign: p('campaign'),
      variant: p('variant'),
      sharer: p('sharer'),
      eventId: p('eventId'),
      at: p('at'),
    })
    .prepare('links_add_code');
  const see = db
    .insert(linkSeen)
    .values({ hash: p('hash'), until: p('until') })
    .onConflictDoNothing()
    .returning({ hash: linkSeen.hash })
    .prepare('links_see');
  const addClick = db
    .insert(linkDays)
    .values({ code: p('code'), day: p('day'), clicks: 1, visitors: p('visitors') })
    .onConflictDoUpdate({
      target: [linkDays.code, linkDays.day],
      set: {
        clicks: sql`${linkDays.clicks} + 1`,
        visitors: sql`${linkDays.visitors} + excluded.visitors`,
      },
    })
    .prepare('links_click');
  const clickColumns = {
    link: linkCodes.link,
    code: linkCodes.code,
    room: linkCodes.room,
    platform: linkCodes.platform,
    campaign: linkCodes.campaign,
    variant: linkCodes.variant,
    sharer: linkCodes.sharer,
    day: linkDays.day,
    clicks: linkDays.clicks,
    visitors: linkDays.visitors,
  };
  return {
    /** Outside of a handler: for memory. */
    all: (): Promise<Link[]> => read.select(columns).from(links).orderBy(asc(links.id)),
    find: async (community: number, id: number): Promise<Link | undefined> =>
      (
        await db
          .select(columns)
          .from(links)
          .where(and(eq(links.id, id), eq(links.community, community)))
      )[0],
    byUrl: async (community: number, url: string): Promise<Link | undefined> =>
      (
        await db
          .select(columns)
          .from(links)
          .where(and(eq(links.community, community), eq(links.url, url)))
      )[0],
    list: (community: number): Promise<Link[]> =>
      db.select(columns).from(links).where(eq(links.community, community)).orderBy(asc(links.id)),
    add: async (row: {
      community: number;
      url: string;
      name: string;
      author: number;
      eventId: string;
      at: number;
    }): Promise<Link> => {
      const [made] = await db
        .insert(links)
        .values({ ...row, on: true, shared: false })
        .returning(columns);
      if (!made) throw new Error('a link was not kept');
      return made;
    },
    change: async (id: number, to: { on?: boolean; shared?: boolean; name?: string }, eventId: string): Promise<void> =>
      void (await db
        .update(links)
        .set({ ...to, eventId })
        .where(eq(links.id, id))),
    code: async (key: CodeKey): Promise<string | undefined> => (await findCode.execute({ ...key }))[0]?.code,
    addCode: async (row: CodeKey & { code: string; eventId: string; at: number }): Promise<void> =>
      void (await addCode.execute({ ...row })),
    /** A member's own ones are nobody's from now on; they keep working. */
    disown: async (sharer: number, eventId: string): Promise<void> =>
      void (await db.update(linkCodes).set({ sharer: 0, eventId }).where(eq(linkCodes.sharer, sharer))),
    /** Two members are one person. */
    rename: async (was: number, member: number): Promise<void> => {
      await db.update(linkCodes).set({ sharer: member }).where(eq(linkCodes.sharer, was));
      await db.update(links).set({ author: member }).where(eq(links.author, was));
    },
    /** Days from `since` on, oldest first. Inside a handler. */
    clicks: (community: number, since: string): Promise<ClickRow[]> =>
      db
        .select(clickColumns)
        .from(linkDays)
        .innerJoin(linkCodes, eq(linkCodes.code, linkDays.code))
        .innerJoin(links, eq(links.id, linkCodes.link))
        .where(and(eq(links.community, community), gte(linkDays.day, since)))
        .orderBy(asc(linkDays.day), asc(linkCodes.link), asc(linkCodes.code)),
    /** People by group, variant and day, from `from` to `to`, of what was said for a campaign or a trial. Inside a handler. */
    ofCampaign: (community: number, campaign: string, from: string, to: string): Promise<CampaignClicks[]> =>
      db
        .select({
          room: linkCodes.room,
          variant: linkCodes.variant,
          visitors: sql<number>`sum(${linkDays.visitors})`.mapWith(Number),
        })
        .from(linkDays)
        .innerJoin(linkCodes, eq(linkCodes.code, linkDays.code))
        .innerJoin(links, eq(links.id, linkCodes.link))
        .where(
          and(
            eq(links.community, community),
            eq(linkCodes.campaign, campaign),
            gte(linkDays.day, from),
            lte(linkDays.day, to),
          ),
        )
        .groupBy(linkCodes.room, linkCodes.variant),
    /** All that came through one member's own links. Inside a handler. */
    ofSharer: (community: number, sharer: number): Promise<ClickRow[]> =>
      db
        .select(clickColumns)
        .from(linkDays)
        .innerJoin(linkCodes, eq(linkCodes.code, linkDays.code))
        .innerJoin(links, eq(links.id, linkCodes.link))
        .where(and(eq(links.community, community), eq(linkCodes.sharer, sharer), ne(linkCodes.sharer, 0))),

    /** What a short link leads to. Reads what is committed. */
    target: async (code: string): Promise<{ readonly url: string; readonly community: number } | undefined> =>
      (
        await read
          .select({ url: links.url, community: links.community })
          .from(linkCodes)
          .innerJoin(links, eq(links.id, linkCodes.link))
          .where(eq(linkCodes.code, code))
      )[0],
    salt: async (community: number, day: string, fresh: string, until: number): Promise<string> => {
      await db.insert(linkSalts).values({ community, day, salt: fresh, until }).onConflictDoNothing();
      const [row] = await db
        .select({ salt: linkSalts.salt })
        .from(linkSalts)
        .where(and(eq(linkSalts.community, community), eq(linkSalts.day, day)));
      return row?.salt ?? fresh;
    },
    /** True: the first time today. */
    firstToday: async (hash: string, until: number): Promise<boolean> =>
      (await see.execute({ hash, until })).length > 0,
    addClick: async (code: string, day: string, visitors: 0 | 1): Promise<void> =>
      void (await addClick.execute({ code, day, visitors })),
    /** Hashes and salts of days that are over. */
    forget: async (now: number): Promise<void> => {
      await db.delete(linkSeen).where(lte(linkSeen.until, now));
      await db.delete(linkSalts).where(lte(linkSalts.until, now));
    },
  };
}
export type LinkStore = ReturnType<typeof linkStore>;
