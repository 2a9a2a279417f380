/** Groups and their community, as an import needs them. Found or made inside a handler. */
import { keepTextDays } from '../../../core/settings.ts';
import type { Incoming } from '../history/incoming.ts';
import type { ImportStore } from './store.ts';

const dayMs = 86_400_000;

export interface Place {
  readonly id: number;
  readonly platformId: string;
  /** Whose identities speak here: a live account, or the bare platform. */
  readonly account: string;
  readonly community: number;
  /** The community's, for civil days. */
  readonly timeZone: string;
  /** Texts older than this moment are not kept. */
  readonly keepSince: number;
  /** Since when a live bot counts comings and goings there itself; undefined: none ever was. */
  readonly liveSince: number | undefined;
  readonly importedUntil: number;
}

export interface PlacesOptions {
  readonly platform: string;
  /** Chosen by the caller; else the only one with groups on this platform, else a new one. */
  readonly community?: number;
  readonly locale: string;
  readonly timeZone: string;
  /** When the import began, epoch ms. */
  readonly now: number;
}

/** Called once per import. `home`: the community of the groups made before, kept by the caller. */
export function placeFinder(store: ImportStore, o: PlacesOptions) {
  const newCommunity = async (name: string): Promise<number> => {
    const [made] = await store.addCommunity.execute({ name, locale: o.locale, timeZone: o.timeZone, at: o.now });
    if (!made) throw new Error('community was not written');
    return made.id;
  };
  const homeOf = async (name: string): Promise<number> => {
    if (o.community !== undefined) return o.community;
    const [only, ...more] = await store.communitiesOn(o.platform);
    return only && more.length === 0 ? only.id : newCommunity(name);
  };
  /** Days of text kept in this group: its own setting, the community's, the default. */
  const keepDays = async (community: number, room: number): Promise<number> => {
    const rows = await store.settings(keepTextDays.key, community);
    const own = rows.find((r) => r.room === room) ?? rows.find((r) => r.room === 0);
    return own === undefined ? keepTextDays.default : keepTextDays.schema.parse(own.value);
  };
  return async (ref: Incoming['room'], home: number | undefined): Promise<Place> => {
    const { platform, now } = o;
    const known = await store.rooms(platform, ref.id);
    let row = known.find((r) => r.leftAt === null) ?? known[0];
    if (!row) {
      const community = home ?? (await homeOf(ref.name));
      [row] = await store.addRoom.execute({
        account: platform,
        platformId: ref.id,
        name: ref.name,
        community,
        at: now,
      });
      if (!row) throw new Error('room was not written');
    }
    const [community] = await store.community(row.community);
    if (!community) throw new Error(`community ${row.community} is gone`);
    const days = await keepDays(row.community, row.id);
    return {
      id: row.id,
      platformId: row.platformId,
      account: row.account,
      community: row.community,
      timeZone: community.timeZone,
      // Whole days: an import that is resumed, or made again the same day, keeps the same texts.
      keepSince: days === 0 ? Infinity : Math.ceil((now - days * dayMs) / dayMs) * dayMs,
      liveSince: row.account !== platform || row.leftAt === null ? row.at : undefined,
      importedUntil: row.importedUntil ?? -Infinity,
    };
  };
}
