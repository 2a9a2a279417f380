import type { House } from '../../house.ts';
import { noArguments } from '../../kit/parse.ts';
import { at, lines, reply } from '../../kit/reply.ts';
import type { Command } from '../../types.ts';
import { setPerks, stepsHere, type LevelMemory } from './memory.ts';
import { boostAt, levelFor, parsePerk, pointsFor, titleAt, type Perk, type PerkOrder } from './rules.ts';
import type { LevelStore } from './store.ts';
import { levelTexts } from './texts.ts';

/** How many levels `等级表` shows from where one stands. */
const shownSteps = 4;
const shownPerks = 4;

export function levelCommands(house: House, store: LevelStore, memory: LevelMemory): readonly Command[] {
  const perksOf = (community: number): readonly Perk[] =>
    (memory.perks.get(community) ?? []).toSorted((a, b) => a.level - b.level || a.kind.localeCompare(b.kind));

  const mine: Command<null> = {
    name: 'levels',
    words: { 'zh-CN': ['我的等级'], 'zh-TW': ['我的等級'], en: ['level'] },
    level: 'bare',
    allow: 'member',
    help: { 'zh-CN': '自己几级了', 'zh-TW': '自己幾級了', en: 'your level' },
    example: { 'zh-CN': '我的等级', 'zh-TW': '我的等級', en: '/level' },
    parse: noArguments,
    run: async (c) => {
      const t = levelTexts[c.locale];
      const row = await store.current(c.community.id, c.who.member);
      const steps = stepsHere(house, c.community.id, c.room.id);
      const level = Math.max(row.level, levelFor(row.earned, ...steps));
      const perks = perksOf(c.community.id);
      const said = t.mine(at(c.who), level, row.earned, titleAt(level, perks), boostAt(level, perks));
      const next = pointsFor(level + 1, ...steps);
      // Kept from before the steps were made longer: nothing useful to say about the next one below what is held.
      return [reply(c, next === undefined ? said : lines(said, t.next(level + 1, Math.max(1, next - row.earned))))];
    },
  };
  const table: Command<null> = {
    name: 'levels.table',
    words: { 'zh-CN': ['等级表', '等级'], 'zh-TW': ['等級表', '等級'], en: ['levels'] },
    level: 'called',
    allow: 'member',
    help: { 'zh-CN': '几分升几级', 'zh-TW': '幾點升幾級', en: 'points for each level' },
    example: { 'zh-CN': '/等级表', 'zh-TW': '/等級表', en: '/levels' },
    parse: noArguments,
    run: (c) => {
      const t = levelTexts[c.locale];
      const steps = stepsHere(house, c.community.id, c.room.id);
      const from = Math.max(1, memory.levels.get(c.who.member) ?? 0);
      const shown = Array.from({ length: shownSteps }, (_, i) => from + i).flatMap((level) => {
        const points = pointsFor(level, ...steps);
        return points === undefined ? [] : [{ level, points }];
      });
      const perks = perksOf(c.community.id);
      const ahead = perks.filter((p) => p.level >= from);
      const some = (ahead.length > 0 ? ahead : perks).slice(0, shownPerks);
      return [reply(c, some.length > 0 ? lines(t.table(shown), t.perks(some)) : t.table(shown))];
    },
  };
  const perk: Command<PerkOrder> = {
    name: 'levels.perk',
    words: { 'zh-CN': ['等级奖励'], 'zh-TW': ['等級獎勵'], en: ['level-perk'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '某一级得什么', 'zh-TW': '某一級得什麼', en: 'what a level brings' },
    example: { 'zh-CN': '/等级奖励 5 头衔 老友', 'zh-TW': '/等級獎勵 5 頭銜 老友', en: '/level-perk 5 role Regular' },
    parse: (rest, c) => parsePerk(rest) ?? { refuse: levelTexts[c.locale].which },
    run: async (c, order, tx) => {
      const t = levelTexts[c.locale];
      const { level } = order;
      const { id } = c.community;
      const before = perksOf(id).filter((p) => p.level === level);
      const after: readonly Perk[] = order.perk
        ? [...before.filter((p) => p.kind !== order.perk?.kind), { level, ...order.perk }]
        : [];
      await store.setPerks(id, level, after, c.cause);
      tx.changed('levels.perks', 0);
      tx.after(() => setPerks(memory, id, level, after));
      await house.audit.write(c, {
        act: 'levels.perk',
        subject: String(level),
        room: null,
        before,
        after: { level, perks: after },
      });
      return [reply(c, order.perk ? t.perkSet(level, order.perk) : t.perkGone(level))];
    },
  };
  return [mine, table, perk];
}
