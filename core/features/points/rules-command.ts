/** `积分规则`: what earns points here, and changing it by message. */
import type { Award } from '../../awards.ts';
import type { House } from '../../house.ts';
import { parseDuration } from '../../kit/parse.ts';
import { reply } from '../../kit/reply.ts';
import { foldCommand } from '../../text/index.ts';
import { locales, type Command, type Refusal } from '../../types.ts';
import { awardHere, coolDownKey, declaredAwards, timesKey } from './awarding.ts';
import { dailyCap, weeklyCap } from './awards.ts';
import { pointsTexts } from './texts.ts';

/** How many awards the list names; one asked for by name tells all of it. */
const listed = 8;
const mostTimes = 1000;
const longestMs = 30 * 86_400_000;

export interface RuleChange {
  readonly award: Award | undefined;
  readonly key: string;
  readonly value: number;
}
const timesWord = /^(?:每天|每日|一天|times|daily)\s*([0-9]{1,4})\s*(?:次)?$/iu;
const coolWord = /^(?:冷却|冷卻|间隔|間隔|every|cooldown)\s*(\S+)$/iu;
const dayWord = /^(?:每天|每日|每日上限|每天上限|daily)\s+([0-9]{1,7})$/iu;
const weekWord = /^(?:每周|每週|每周上限|每週上限|weekly)\s+([0-9]{1,7})$/iu;

/** The award whose title, in any language, begins these words, and what follows it. */
export function awardMeant(awards: readonly Award[], rest: string): { award: Award; rest: string } | undefined {
  const folded = foldCommand(rest);
  const found = awards
    .flatMap((award) => locales.map((l) => ({ award, title: award.title[l] })))
    .filter(({ title }) => folded === foldCommand(title) || rest.toLowerCase().startsWith(`${title.toLowerCase()} `))
    .sort((a, b) => b.title.length - a.title.length)[0];
  if (!found) return undefined;
  return { award: found.award, rest: folded === foldCommand(found.title) ? '' : rest.slice(found.title.length).trim() };
}

/** `签到 10`, `发言 每天 20`, `发言 冷却 5分钟`, `每天 200`, `每周 1000`; undefined when it is none of these or out of bounds. */
export function parseChange(awards: readonly Award[], rest: string): RuleChange | undefined {
  const cap = (found: RegExpExecArray | null, setting: typeof dailyCap): RuleChange | undefined => {
    const value = Number(found?.[1]);
    return setting.schema.safeParse(value).success ? { award: undefined, key: setting.key, value } : undefined;
  };
  const meant = awardMeant(awards, rest);
  if (!meant) return cap(dayWord.exec(rest), dailyCap) ?? cap(weekWord.exec(rest), weeklyCap);
  const { award } = meant;
  const amount = award.amount.parse(meant.rest.replace(/^[+＋]/u, ''));
  if (award.amount.schema.safeParse(amount).success && typeof amount === 'number')
    return { award, key: award.amount.key, value: amount };
  const times = Number(timesWord.exec(meant.rest)?.[1]);
  if (times >= 1 && times <= mostTimes) return { award, key: timesKey(award), value: times };
  const typed = coolWord.exec(meant.rest)?.[1] ?? '';
  const coolDown = /^0$/.test(typed) ? 0 : parseDuration(typed);
  return coolDown !== undefined && coolDown <= longestMs
    ? { award, key: coolDownKey(award), value: coolDown }
    : undefined;
}

/** Anybody looks; staff change. Two commands that share the word. */
export function rulesCommands(house: House): readonly Command[] {
  const awards = declaredAwards(house);
  const look: Command<Award | null> = {
    name: 'points.rules',
    words: { 'zh-CN': ['积分规则'], 'zh-TW': ['點數規則'], en: ['points-rules', 'points rules'] },
    level: 'called',
    allow: 'member',
    shares: true,
    help: { 'zh-CN': '什么能得积分', 'zh-TW': '什麼能得點數', en: 'what earns points' },
    example: { 'zh-CN': '/积分规则', 'zh-TW': '/點數規則', en: '/points-rules' },
    parse: (rest, c): Award | null | Refusal => {
      const meant = awardMeant(awards, rest);
      return meant?.rest === '' ? meant.award : rest === '' ? null : { refuse: pointsTexts[c.locale].howToChange };
    },
    run: (c, award) => {
      const t = pointsTexts[c.locale];
      const where = { community: c.community.id, room: c.room.id };
      if (award) return [reply(c, t.rule(award.title[c.locale], awardHere(house.settings, award, where)))];
      const given = awards
        .map((a) => ({ title: a.title[c.locale], amount: house.settings.get(a.amount, where) }))
        .filter((a) => a.amount > 0);
      const cap = house.settings.get(dailyCap, where);
      return [reply(c, t.rules(given.slice(0, listed), Math.max(0, given.length - listed), cap))];
    },
  };
  const change: Command<RuleChange> = {
    ...look,
    name: 'points.rules.set',
    allow: 'admin',
    help: null,
    example: { 'zh-CN': '/积分规则 签到 10', 'zh-TW': '/點數規則 簽到 10', en: '/points-rules check-in 10' },
    parse: (rest, c) => (rest && parseChange(awards, rest)) || { refuse: pointsTexts[c.locale].howToChange },
    run: async (c, { award, key, value }, tx) => {
      const t = pointsTexts[c.locale];
      const { id } = c.community;
      await house.settings.set(c, tx, key, 0, value);
      if (!award) return [reply(c, t.capSet(key === dailyCap.key ? 'day' : 'week', value))];
      const before = awardHere(house.settings, award, { community: id, room: 0 });
      const now = {
        ...before,
        ...(key === award.amount.key && { amount: value }),
        ...(key === timesKey(award) && { timesADay: value }),
        ...(key === coolDownKey(award) && { coolDownMs: value }),
      };
      return [reply(c, t.rule(award.title[c.locale], now))];
    },
  };
  return [look, change];
}
