/**
 * Levels: from the points awards ever brought, so that neither spending nor a season lowers them. What a level brings is
 * enforced: a title on the platforms, a multiplier of points, and `House.level` for whatever asks for one.
 */
import { defineFeature, type FeatureDef, type House } from '../../house.ts';
import type { Tx } from '../../ports.ts';
import { at, reply } from '../../kit/reply.ts';
import type { Context, Effect, Effects, Locale, MergeItem } from '../../types.ts';
import type { CommunityJoined } from '../communities/events.ts';
import type { MembersLinked } from '../link/events.ts';
import type { PointsChanged } from '../points/events.ts';
import { levelCommands } from './commands.ts';
import type { LevelReached } from './events.ts';
import { levelFacts } from './facts.ts';
import { setPerks, stepsHere, type LevelMemory } from './memory.ts';
import { boostAt, levelFor, titleAt, type Perk } from './rules.ts';
import { defineLevels } from './schema.ts';
import { announceSetting, baseSetting, tableSetting } from './settings.ts';
import { levelStore, type LevelRow, type LevelStore } from './store.ts';
import { levelTexts, type Up } from './texts.ts';

const named = 5;

export const levels: FeatureDef = defineFeature({
  name: 'levels',
  title: { 'zh-CN': '等级', 'zh-TW': '等級', en: 'Levels' },
  on: false,
  schema: defineLevels,
  settings: [baseSetting, tableSetting, announceSetting],
  create: (house) => {
    const awards = house.features.flatMap((f) => f.awards ?? []).map((a) => a.what);
    const store = levelStore(house.database, awards);
    const memory: LevelMemory = { levels: new Map(), perks: new Map() };
    const counts = new Set(awards);
    const perksOf = (community: number): readonly Perk[] => memory.perks.get(community) ?? [];
    const isOn = (c: Context): boolean => house.isOn(levels, { community: c.community.id, room: c.room.id });

    /** Writes what is reached now. The highest level ever reached stays, whatever the settings become. */
    const settle = async (c: Context, tx: Tx, row: LevelRow): Promise<Effects> => {
      const level = Math.max(row.level, levelFor(row.earned, ...stepsHere(house, row.community, c.room.id)));
      const title = titleAt(level, perksOf(row.community));
      await store.put({ ...row, level, title, eventId: c.cause });
      const roles = title === row.title ? [] : await retitled(house, store, row, title);
      if (level === row.level) return roles;
      tx.changed('levels', row.member);
      tx.after(() => void memory.levels.set(row.member, level));
      const what: LevelReached = { what: 'level.reached', member: row.member, level };
      const news = await announced(house, c, row.member, level, title === row.title ? '' : title);
      return [...roles, { do: 'tell', what }, ...news];
    };
    const earned = async (c: Context, what: PointsChanged, tx: Tx): Promise<Effects> =>
      what.amount > 0 && counts.has(what.reason) && isOn(c)
        ? settle(c, tx, await store.current(c.community.id, what.member))
        : [];
    /** Two who are one have the higher of both, so that linking and parting again brings nobody further. */
    const carried = async (c: Context, tx: Tx, from: [number, number], to: [number, number]): Promise<void> => {
      const was = await store.current(...from);
      const is = await store.current(...to);
      const level = Math.max(was.level, is.level);
      if (was.earned <= is.earned && was.level <= is.level) return;
      await store.put({ ...is, earned: Math.max(was.earned, is.earned), level, eventId: c.cause });
      tx.changed('levels', is.member);
      tx.after(() => void (level > 0 && memory.levels.set(is.member, level)));
    };

    const loadPerks = async (): Promise<void> => {
      const all = await store.allPerks();
      memory.perks.clear();
      for (const { community, level, kind, value } of all)
        memory.perks.set(community, [...perksOf(community), { level, kind, value }]);
    };
    house.database.peers?.follow('levels.perks', loadPerks);
    house.database.peers?.follow('levels', async (members) => {
      for (const { member, level } of await store.levelsOf([...members])) memory.levels.set(member, level);
    });

    return {
      commands: levelCommands(house, store, memory),
      knows: (c, member) => levelFacts(house, store, memory, c, member),
      hears: {
        'points.changed': earned,
        'members.linked': async (c: Context, what: MembersLinked, tx: Tx): Promise<Effects> => {
          await carried(c, tx, [c.community.id, what.was], [c.community.id, what.member]);
          return [];
        },
        'community.joined': async (c: Context, what: CommunityJoined, tx: Tx): Promise<Effects> => {
          for (const m of what.members) if (m.wholly) await carried(c, tx, [what.from, m.was], [what.into, m.is]);
          return [];
        },
      },
      merges: { up: saidOf },
      undoes: {
        'levels.perk': async (row, c, tx) => {
          const { level } = row.after as { level: number };
          const before = row.before as readonly Perk[];
          await store.setPerks(c.community.id, level, before, c.cause);
          tx.changed('levels.perks', 0);
          tx.after(() => setPerks(memory, c.community.id, level, before));
          return [];
        },
      },
      boosts: (c, member) => boostAt(memory.levels.get(member) ?? 0, perksOf(c.community.id)),
      levelOf: (member) => memory.levels.get(member) ?? 0,
      load: async () => {
        for (const { member, level } of await store.allLevels()) memory.levels.set(member, level);
        await loadPerks();
      },
    };
  },
});

/** The new title in place of the old, in every group of theirs whose platform has titles. Elsewhere words alone show it. */
async function retitled(house: House, store: LevelStore, row: LevelRow, title: string): Promise<Effects> {
  const rooms = (await store.rooms(row.community, row.member)).filter((r) => house.can(r.account).has('role'));
  return rooms.flatMap(({ id: room }) => {
    const change = (name: string, on: boolean): Effect[] =>
      name === '' ? [] : [{ do: 'role', room, member: row.member, title: name, on }];
    return [...change(row.title, false), ...change(title, true)];
  });
}

interface Item extends MergeItem {
  readonly level: number;
  readonly title: string;
}
/** Said where it happened; somebody else's level is not said in a private chat. */
async function announced(house: House, c: Context, member: number, level: number, title: string): Promise<Effects> {
  const where = { community: c.community.id, room: c.room.id };
  const own = member === c.who.member;
  if ((c.room.kind === 'private' && !own) || !house.settings.get(announceSetting, where)) return [];
  const name = own ? c.who.name : ((await house.people.names([member])).get(member) ?? '?');
  const item: Item = { member, name, level, title };
  return [reply(c, '', { merge: { as: 'up', item } })];
}

/** Somebody may rise twice in one window: the higher level counts. */
function saidOf(items: readonly unknown[], locale: Locale) {
  const t = levelTexts[locale];
  const best = new Map<number, Up>();
  for (const { member, name, level, title } of items as readonly Item[]) {
    const known = best.get(member);
    if (!known || known.level < level) best.set(member, { member, name, level, title: title || known?.title || '' });
  }
  const all = [...best.values()];
  const [only, another] = all;
  return only && !another ? t.one(only, at(only)) : t.many(all.slice(0, named), all.length - named);
}
