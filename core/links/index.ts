/**
 * Tracked links: staff name an address once, and what the bot says unasked has a short one in its place, one for each
 * group, campaign and variant, wherever that may be. `web/links.ts` serves them.
 */
import type { Database, Tx } from '../ports.ts';
import { newLinkCode, replaceUrls, urlsIn } from '../kit/urls.ts';
import { wechatLinks, type Settings } from '../settings.ts';
import type { Context, Room, Sake, Say } from '../types.ts';
import { linkStore, type CodeKey, type Link, type LinkStore } from './store.ts';

export type { ClickRow, Link, LinkStore } from './store.ts';

/** Why a link is said as it is: no public address, a platform that had better not, the feature is off. */
export type Plain = 'address' | 'platform' | 'off';

export interface Links {
  readonly store: LinkStore;
  /** `https://go.example.org`, without a slash at its end; undefined: nobody outside reaches the bot. */
  readonly publicUrl: string | undefined;
  /** Why links are plain in this room; undefined: they are short. From memory. */
  plainIn(room: Room): Plain | undefined;
  /** Does it hold an address whose clicks are counted? From memory. */
  tracks(community: number, words: Say): boolean;
  /** Until then (epoch ms) nobody is told which variant of a campaign brought the clicks: a trial is deciding. */
  blind(community: number, campaign: string, until: number): void;
  blindUntil(community: number, campaign: string): number;
  /** The words as this room hears them: tracked addresses in their short form. Inside a handler. */
  rendered(c: Context, words: Say, room: Room, sake: Sake): Promise<Say>;
  /** The short address for somebody or somewhere, the same each time. Inside a handler; undefined without a public address. */
  shortFor(c: Context, key: Pick<CodeKey, 'link'> & Partial<CodeKey>): Promise<string | undefined>;
  /** Keeps memory in step with a row that was added or changed. */
  know(tx: Tx, link: Link): void;
  load(): Promise<void>;
}

interface Needs {
  readonly database: Database;
  readonly settings: Settings;
  readonly publicUrl: string | undefined;
  /** Is the feature on in this room? */
  readonly on: (room: Room) => boolean;
}

/** Called once per bot. */
export function createLinks({ database, settings, publicUrl, on }: Needs): Links {
  const store = linkStore(database);
  /** By community, the links that are on, by their address. */
  const memory = new Map<number, Map<string, number>>();
  const remember = (link: Link): void => {
    const known = memory.get(link.community) ?? new Map<string, number>();
    if (link.on) known.set(link.url, link.id);
    else known.delete(link.url);
    memory.set(link.community, known);
  };
  const blinds = new Map<string, number>();
  const plainIn: Links['plainIn'] = (room) => {
    if (publicUrl === undefined) return 'address';
    if (!on(room)) return 'off';
    const wechat = room.account.split(':')[0] === 'wechat';
    return wechat && !settings.get(wechatLinks, { community: room.community, room: room.id }) ? 'platform' : undefined;
  };
  const shortFor: Links['shortFor'] = async (c, some) => {
    if (publicUrl === undefined) return undefined;
    const key: CodeKey = { room: 0, platform: '', campaign: '', variant: '', sharer: 0, ...some };
    const known = await store.code(key);
    const code = known ?? newLinkCode(c.dice);
    if (known === undefined) await store.addCode({ ...key, code, eventId: c.cause, at: c.now });
    return `${publicUrl}/l/${code}`;
  };
  return {
    store,
    publicUrl,
    plainIn,
    blind: (community, campaign, until) => void blinds.set(`${community}:${campaign}`, until),
    blindUntil: (community, campaign) => blinds.get(`${community}:${campaign}`) ?? 0,
    tracks: (community, words) => urlsIn(words).some((url) => memory.get(community)?.has(url) === true),
    shortFor,
    rendered: async (c, words, room, { campaign = '', variant = '' }) => {
      const tracked = memory.get(room.community);
      if (!tracked || tracked.size === 0 || plainIn(room) !== undefined) return words;
      const short = new Map<string, string>();
      for (const url of urlsIn(words)) {
        const link = tracked.get(url);
        if (link === undefined) continue;
        // Whose private chat it is must not be known from the link.
        const where = room.kind === 'group' ? room.id : 0;
        const platform = room.account.split(':')[0] ?? '';
        const address = await shortFor(c, { link, room: where, platform, campaign, variant });
        if (address !== undefined) short.set(url, address);
      }
      return short.size === 0 ? words : replaceUrls(words, (url) => short.get(url));
    },
    know: (tx, link) => tx.after(() => remember(link)),
    load: async () => {
      for (const link of await store.all()) remember(link);
    },
  };
}
