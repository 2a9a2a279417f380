/** Which groups a preview is for: the bot's own, read from its database without writing, or ones made up by name. */
import { existsSync } from 'node:fs';

import { and, eq, isNull } from 'drizzle-orm';

import { createAudit } from '../../../core/audit.ts';
import { defineCampaigns } from '../../../core/features/campaigns/schema.ts';
import { whoOf, type Campaign } from '../../../core/features/campaigns/language.ts';
import type { PeopleOf, PreviewGroup } from '../../../core/features/campaigns/preview.ts';
import { defineTopics } from '../../../core/features/topics/schema.ts';
import { definePeople } from '../../../core/schema.ts';
import type { Database } from '../../../core/ports.ts';
import { createSettings, type Settings } from '../../../core/settings.ts';
import type { Locale } from '../../../core/types.ts';
import { allDefinitions } from '../../../db/definitions.ts';
import { isPostgres, openDatabase } from '../../../db/open.ts';
import { readConfig } from '../../config.ts';
import { peopleFor } from './people.ts';

export interface Groups {
  readonly groups: readonly PreviewGroup[];
  /** Where they come from, for the first line of the report. */
  readonly from: string;
  /** Campaigns of owners, made by message; each for the groups of its own community. */
  readonly byMessage: readonly { readonly community: number; readonly definition: Campaign }[];
  /** Made up: then a campaign for one platform or community is shown for them too. */
  readonly assumed: boolean;
  /** Topics added by message, all communities together. */
  readonly topicsByMessage: number;
  /** What groups and communities have set; of those made up, nothing. */
  readonly settings: Pick<Settings, 'get'>;
  /** Members of the bot's own groups, for the campaigns that speak to them. */
  readonly people?: PeopleOf;
}

/** Throws `ConfigError` or `DatabaseError`. */
export async function groupsOf(o: {
  /** Asked for. */
  readonly names: readonly string[];
  /** Of the files. Groups they name are shown when no group is known. */
  readonly campaigns: readonly Campaign[];
  readonly zone: string | undefined;
  readonly database: string | undefined;
}): Promise<Groups> {
  const config = readConfig();
  const url = o.database ?? config.databaseUrl;
  const zone = o.zone ?? config.defaultTimeZone;
  const instead = (names: readonly string[], from: string): Groups => ({
    groups: madeUp(names, zone, config.defaultLocale),
    from,
    assumed: true,
    byMessage: [],
    topicsByMessage: 0,
    settings: { get: (setting) => setting.default },
  });
  const anyone = ['any group', ...new Set(o.campaigns.flatMap(named))];
  if (o.names.length > 0 || o.zone !== undefined)
    return instead(o.names.length > 0 ? o.names : anyone, `as given, in ${zone}`);
  // A path that was named must be there; the usual one is simply not made yet.
  const there = url !== 'none' && (isPostgres(url) || o.database !== undefined || existsSync(url));
  if (there) {
    const database = await openDatabase(url, allDefinitions, { readOnly: true });
    try {
      const found = await read(database, o.campaigns);
      if (found.groups.length > 0) return found;
    } finally {
      await database.close();
    }
  }
  return instead(anyone, `the bot knows none yet; made up, in ${zone}`);
}

const named = (campaign: Campaign): readonly string[] => {
  const groups = whoOf(campaign)?.groups;
  return Array.isArray(groups) ? groups : [];
};

const madeUp = (names: readonly string[], timeZone: string, locale: Locale): PreviewGroup[] =>
  names.map((name) => ({
    name,
    account: '',
    platformId: name,
    locale,
    home: { id: 0, name: '', timeZone },
  }));

async function read(database: Database, campaigns: readonly Campaign[]): Promise<Groups> {
  const { rooms, communities } = database.t(definePeople);
  const { campaigns: written } = database.t(defineCampaigns);
  const { topics } = database.t(defineTopics);
  const rows = await database.read
    .select({
      id: rooms.id,
      name: rooms.name,
      account: rooms.account,
      platformId: rooms.platformId,
      locale: rooms.locale,
      community: communities.id,
      communityName: communities.name,
      communityLocale: communities.locale,
      timeZone: communities.timeZone,
    })
    .from(rooms)
    .innerJoin(communities, eq(communities.id, rooms.community))
    .where(and(eq(rooms.kind, 'group'), isNull(rooms.leftAt)))
    .orderBy(rooms.id);
  const own = await database.read
    .select({ community: written.community, definition: written.definition })
    .from(written)
    .where(and(eq(written.source, 'message'), eq(written.state, 'active')));
  const added = await database.read
    .select({ id: topics.id })
    .from(topics)
    .where(and(eq(topics.source, 'message'), eq(topics.state, 'active')));
  const groups = rows.map((r) => ({
    id: r.id,
    name: r.name,
    account: r.account,
    platformId: r.platformId,
    locale: (r.locale ?? r.communityLocale) as Locale,
    home: { id: r.community, name: r.communityName, timeZone: r.timeZone },
  }));
  const settings = createSettings(database, createAudit(database));
  await settings.load();
  return {
    from: 'from the bot’s database',
    settings,
    assumed: false,
    groups,
    people: await peopleFor(database, campaigns, groups),
    byMessage: own,
    topicsByMessage: added.length,
  };
}
