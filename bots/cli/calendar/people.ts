/** Members for a preview of campaigns that speak to them: read from the bot's database without writing. */
import { and, eq } from 'drizzle-orm';

import { membersOf, type Campaign } from '../../../core/features/campaigns/language.ts';
import { meantFor, reaches } from '../../../core/features/campaigns/calendar.ts';
import type { Someone } from '../../../core/features/campaigns/members.ts';
import type { PeopleOf, PreviewGroup } from '../../../core/features/campaigns/preview.ts';
import { membersIn } from '../../../core/features/campaigns/store-people.ts';
import { levels } from '../../../core/features/levels/index.ts';
import { defineLevels } from '../../../core/features/levels/schema.ts';
import { tags } from '../../../core/features/tags/index.ts';
import { defineTags } from '../../../core/features/tags/schema.ts';
import type { FeatureDef } from '../../../core/house.ts';
import type { Database } from '../../../core/ports.ts';
import { defineSettings } from '../../../core/schema.ts';
import { switchKey } from '../../../core/settings.ts';

/** A group of the bot's, with its row. */
export type OwnGroup = PreviewGroup & { readonly id: number };

/** Reads, for each of these campaigns that speaks to members, everybody in the groups it means. */
export async function peopleFor(
  database: Database,
  campaigns: readonly Campaign[],
  groups: readonly OwnGroup[],
): Promise<PeopleOf> {
  const found = new Map<Campaign, Map<number, readonly Someone[]>>();
  const homes = new Map(groups.map((g) => [g.home.id, g.home]));
  for (const campaign of campaigns) {
    if (membersOf(campaign) === undefined) continue;
    const here = new Map<number, readonly Someone[]>();
    for (const home of homes.values()) {
      if (!meantFor(campaign, home)) continue;
      const meant = groups.filter((g) => g.home.id === home.id && reaches(campaign, g)).map((g) => g.id);
      here.set(home.id, await peopleIn(database, home.id, new Set(meant)));
    }
    found.set(campaign, here);
  }
  return (campaign, community) => found.get(campaign)?.get(community);
}

async function peopleIn(database: Database, community: number, groups: ReadonlySet<number>): Promise<Someone[]> {
  const { read } = database;
  const met = await membersIn({ database, from: read, community }, groups, 0);
  const { memberLevels } = database.t(defineLevels);
  const { tags: given } = database.t(defineTags);
  const reached = new Map<number, number>();
  const called = new Map<number, string[]>();
  if (await isOn(database, levels, community))
    for (const row of await read.select().from(memberLevels).where(eq(memberLevels.community, community)))
      reached.set(row.member, row.level);
  if (await isOn(database, tags, community))
    for (const row of await read.select().from(given).where(eq(given.community, community)))
      called.set(row.member, [...(called.get(row.member) ?? []), row.tag]);
  return met.map((m) => ({ ...m, level: reached.get(m.member) ?? 0, tags: called.get(m.member) ?? [] }));
}

/** Is a feature on in the community? A file that fixes it is not looked at. */
async function isOn(database: Database, feature: FeatureDef, community: number): Promise<boolean> {
  const { settings } = database.t(defineSettings);
  const [row] = await database.read
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.community, community), eq(settings.room, 0), eq(settings.key, switchKey(feature.name))));
  return row === undefined ? feature.on : row.value === true;
}
