/**
 * Tags: what staff call members, by hand, by rule, and by what other features tell (`tag.wanted`). They are for staff: a
 * group never sees one, nor does another member (J5). Others filter by `House.tags`.
 */
import { defineFeature, type House } from '../../house.ts';
import { formatDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments, personMeant, withoutMentions } from '../../kit/parse.ts';
import { privately, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Command, Context, Effect, Effects, MessageEvent, PersonRef, Refusal } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { PointsChanged } from '../points/events.ts';
import type { TagChanged, TagWanted } from './events.ts';
import { keyOf, mostTags, readRule, readTag, readTagging, type RuleAsked } from './rules.ts';
import { defineTags } from './schema.ts';
import { tagStore, type RuleRow, type Source, type TagRow, type TagStore } from './store.ts';
import { tagTexts } from './texts.ts';

const shownTags = 4;

/** Mirrors the rows: who carries what, and the rules. */
class Memory {
  readonly #tags = new Map<number, Map<string, string>>();
  readonly #rules = new Map<number, RuleRow[]>();

  /** All that these members carry, in place of what was known. */
  fill(members: ReadonlySet<number>, rows: readonly TagRow[]): void {
    for (const member of members) this.#tags.delete(member);
    for (const row of rows) this.put(row);
  }
  fillRules(rules: readonly RuleRow[]): void {
    this.#rules.clear();
    for (const rule of rules) this.setRule(rule);
  }
  of(member: number): readonly string[] {
    return [...(this.#tags.get(member)?.values() ?? [])];
  }
  has(member: number, key: string): boolean {
    return this.#tags.get(member)?.has(key) ?? false;
  }
  put({ member, key, tag }: TagRow): void {
    const mine = this.#tags.get(member) ?? new Map<string, string>();
    this.#tags.set(member, mine.set(key, tag));
  }
  drop(member: number, key: string): void {
    this.#tags.get(member)?.delete(key);
  }
  rules(community: number): readonly RuleRow[] {
    return this.#rules.get(community) ?? [];
  }
  setRule(rule: RuleRow): void {
    const others = this.rules(rule.community).filter((r) => r.key !== rule.key);
    this.#rules.set(rule.community, [...others, rule]);
  }
  dropRule(community: number, key: string): void {
    this.#rules.set(
      community,
      this.rules(community).filter((r) => r.key !== key),
    );
  }
}
interface Desk {
  readonly house: House;
  readonly store: TagStore;
  readonly memory: Memory;
}

/** Gives a tag; nothing when they carry it already. */
async function give(c: Context, tx: Tx, d: Desk, member: number, tag: string, source: Source): Promise<Effects> {
  const row: TagRow = { community: c.community.id, member, tag, key: keyOf(tag), source };
  if (!(await d.store.add({ ...row, eventId: c.cause, at: c.now }))) return [];
  tx.changed('tags', member);
  tx.after(() => d.memory.put(row));
  const what: TagChanged = { what: 'tag.changed', member, tag, on: true };
  return [{ do: 'tell', what }];
}
async function take(c: Context, tx: Tx, d: Desk, member: number, tag: string): Promise<Effects> {
  const key = keyOf(tag);
  if (!(await d.store.remove(c.community.id, member, key))) return [];
  tx.changed('tags', member);
  tx.after(() => d.memory.drop(member, key));
  const what: TagChanged = { what: 'tag.changed', member, tag, on: false };
  return [{ do: 'tell', what }];
}

interface Tagging {
  readonly ref: PersonRef;
  readonly tag: string;
  readonly on: boolean;
}
/** Shares its word with the tags of groups (`标签 1-12 福利群`): this one names a person. */
const tagging = (d: Desk): Command<Tagging> => ({
  name: 'tags.give',
  words: { 'zh-CN': ['标签'], 'zh-TW': ['標籤'], en: ['tag'] },
  level: 'called',
  allow: 'moderator',
  shares: true,
  ahead: true,
  help: { 'zh-CN': '给成员贴标签', 'zh-TW': '給成員貼標籤', en: 'tag a member' },
  example: { 'zh-CN': '/标签 @May VIP', 'zh-TW': '/標籤 @May VIP', en: '/tag @May VIP' },
  discreet: true,
  parse: (rest, c): Tagging | Refusal => {
    const t = tagTexts[c.locale];
    const ref = personMeant(c.event);
    const said = readTagging(withoutMentions(rest, c.event));
    return ref && said ? { ref, ...said } : { refuse: /^\d/u.test(rest) ? t.groupsHow : t.how };
  },
  run: async (c, { ref, tag, on }, tx) => {
    const t = tagTexts[c.locale];
    const { member } = await d.house.people.memberOf(c.community.id, c.event.account, ref, c.now);
    const carried = await d.store.of(c.community.id, member);
    if (on && carried.length >= mostTags && !d.memory.has(member, keyOf(tag))) return [reply(c, t.tooMany(mostTags))];
    const effects = on ? await give(c, tx, d, member, tag, 'hand') : await take(c, tx, d, member, tag);
    if (effects.length === 0) return [reply(c, on ? t.hadIt : t.hadNot)];
    await d.house.audit.write(c, {
      act: 'tag',
      subject: ref.name,
      room: null,
      before: { member, tag, on: !on },
      after: { member, tag, on },
    });
    const name = cut(ref.name, 16);
    // Who tags in a group has written the tag there; the bot does not say it again.
    const words = c.room.kind === 'group' ? t.done : on ? t.given(name, tag) : t.taken(name, tag);
    return [...effects, reply(c, words)];
  },
});

/** The card of a member; with tags only where nobody else reads. */
async function card(c: Context, d: Desk, member: number, name: string, withTags: boolean): Promise<string> {
  const t = tagTexts[c.locale];
  const { since, groups } = await d.store.presence(c.community.id, member);
  const tags = withTags ? (await d.store.of(c.community.id, member)).map((r) => r.tag) : [];
  const head = t.card({
    name: cut(name, 20),
    level: d.house.level(c, member),
    points: await d.house.ledger.balance(c, member),
    since: since === null ? null : formatDay(since, c.community.timeZone, c.locale),
    groups,
    tags,
  });
  return tags.length > 0 ? `${head}\n${cut(t.tags(tags), 60)}` : head;
}

const me = (d: Desk): Command<null> => ({
  name: 'tags.me',
  words: { 'zh-CN': ['我的名片', '名片'], 'zh-TW': ['我的名片', '名片'], en: ['me'] },
  level: 'called',
  allow: 'member',
  discreet: true,
  help: { 'zh-CN': '看我在这里的名片', 'zh-TW': '看我在這裡的名片', en: 'your card here' },
  example: { 'zh-CN': '/我的名片', 'zh-TW': '/我的名片', en: '/me' },
  parse: noArguments,
  run: async (c) => [reply(c, await card(c, d, c.who.member, c.who.name, c.room.kind === 'private'))],
});

const whois = (d: Desk): Command<PersonRef> => ({
  name: 'tags.whois',
  words: { 'zh-CN': ['这是谁', '资料'], 'zh-TW': ['這是誰', '資料'], en: ['whois'] },
  level: 'called',
  allow: 'moderator',
  discreet: true,
  help: { 'zh-CN': '看一位成员的资料', 'zh-TW': '看一位成員的資料', en: 'the card of a member' },
  example: { 'zh-CN': '/资料 @May', 'zh-TW': '/資料 @May', en: '/whois @May' },
  parse: (rest, c) => {
    const ref = personMeant(c.event);
    return ref && withoutMentions(rest, c.event) === '' ? ref : { refuse: tagTexts[c.locale].whom };
  },
  run: async (c, ref) => {
    const { member } = await d.house.people.memberOf(c.community.id, c.event.account, ref, c.now);
    const words = await card(c, d, member, ref.name, true);
    // Never in the group, whoever asks.
    const told: Effect[] = c.room.kind === 'group' ? [reply(c, tagTexts[c.locale].sentInPrivate)] : [];
    return [privately(c, c.who.member, words), ...told];
  },
});

const inPrivate = (c: Context<MessageEvent>): Refusal | undefined =>
  c.room.kind === 'private' ? undefined : { refuse: tagTexts[c.locale].inPrivate };

const list = (d: Desk): Command<null> => ({
  name: 'tags.list',
  words: { 'zh-CN': ['标签列表'], 'zh-TW': ['標籤列表'], en: ['tags'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '看有哪些标签', 'zh-TW': '看有哪些標籤', en: 'the tags there are' },
  example: { 'zh-CN': '/标签列表', 'zh-TW': '/標籤列表', en: '/tags' },
  parse: (rest, c) => inPrivate(c) ?? noArguments(rest, c),
  run: async (c) => {
    const t = tagTexts[c.locale];
    const counted = await d.store.counts(c.community.id);
    const rules = d.memory.rules(c.community.id);
    const keys = [...new Set([...counted.map((r) => r.key), ...rules.map((r) => r.key)])];
    if (keys.length === 0) return [reply(c, t.none)];
    const lines = keys.slice(0, shownTags).map((key) => {
      const rule = rules.find((r) => r.key === key);
      const found = counted.find((r) => r.key === key);
      return t.line(found?.tag ?? rule?.tag ?? key, found?.n ?? 0, rule ? t.rule(rule.what, rule.atLeast) : null);
    });
    return [reply(c, t.list(lines, keys.length - lines.length))];
  },
});

const ruling = (d: Desk): Command<RuleAsked> => ({
  name: 'tags.rule',
  words: { 'zh-CN': ['标签规则'], 'zh-TW': ['標籤規則'], en: ['tag-rule'] },
  level: 'called',
  allow: 'admin',
  help: { 'zh-CN': '到了就自动有的标签', 'zh-TW': '到了就自動有的標籤', en: 'tags given by themselves' },
  example: { 'zh-CN': '/标签规则 VIP 积分 500', 'zh-TW': '/標籤規則 VIP 點數 500', en: '/tag-rule VIP points 500' },
  parse: (rest, c) => inPrivate(c) ?? readRule(rest) ?? { refuse: tagTexts[c.locale].ruleHow },
  run: async (c, { tag, rule }, tx) => {
    const t = tagTexts[c.locale];
    const community = c.community.id;
    const key = keyOf(tag);
    const before = d.memory.rules(community).find((r) => r.key === key) ?? null;
    if (rule === null && !before) return [reply(c, t.ruleHow)];
    await setRule(c, tx, d, rule === null ? { community, key } : { community, key, tag, ...rule });
    await d.house.audit.write(c, { act: 'tag.rule', subject: tag, room: null, before, after: rule });
    return [reply(c, rule === null ? t.ruleGone(tag) : t.ruleSet(tag, t.rule(rule.what, rule.atLeast)))];
  },
});

async function setRule(
  c: Context,
  tx: Tx,
  d: Desk,
  rule: RuleRow | { readonly community: number; readonly key: string },
): Promise<void> {
  if ('tag' in rule) {
    await d.store.setRule({ ...rule, eventId: c.cause, at: c.now });
    tx.changed('tags.rules', 0);
    tx.after(() => d.memory.setRule(rule));
    return;
  }
  await d.store.dropRule(rule.community, rule.key);
  tx.changed('tags.rules', 0);
  tx.after(() => d.memory.dropRule(rule.community, rule.key));
}

/** Points moved: whoever has come so far carries the tag from now on. */
async function risen(c: Context, tx: Tx, d: Desk, what: PointsChanged): Promise<Effects> {
  const effects: Effect[] = [];
  for (const rule of d.memory.rules(c.community.id)) {
    if (d.memory.has(what.member, rule.key)) continue;
    const n = rule.what === 'points' ? what.balance : d.house.level(c, what.member);
    if (n >= rule.atLeast) effects.push(...(await give(c, tx, d, what.member, rule.tag, 'rule')));
  }
  return effects;
}

export const tags = defineFeature({
  name: 'tags',
  title: { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  on: true,
  schema: defineTags,
  create: (house) => {
    const d: Desk = { house, store: tagStore(house.database), memory: new Memory() };
    const loadRules = async (): Promise<void> => d.memory.fillRules(await d.store.rules());
    house.database.peers?.follow('tags.rules', loadRules);
    house.database.peers?.follow('tags', async (members) =>
      d.memory.fill(members, await d.store.ofMembers([...members])),
    );
    return {
      commands: [tagging(d), me(d), whois(d), list(d), ruling(d)] as readonly Command[],
      hears: {
        'tag.wanted': async (c, what, tx) => {
          const { member, tag, source } = what as TagWanted;
          const read = readTag(tag);
          const carried = await d.store.of(c.community.id, member);
          return read === undefined || carried.length >= mostTags ? [] : give(c, tx, d, member, read, source);
        },
        'points.changed': (c, what, tx) => risen(c, tx, d, what as PointsChanged),
        /** Two members are one: what one carried the other carries. */
        'members.linked': async (c, what, tx) => {
          const { member, was } = what as MembersLinked;
          const effects: Effect[] = [];
          for (const row of await d.store.of(c.community.id, was)) {
            effects.push(...(await give(c, tx, d, member, row.tag, row.source)));
            effects.push(...(await take(c, tx, d, was, row.tag)));
          }
          return effects;
        },
      },
      undoes: {
        tag: async (row, c, tx) => {
          const { member, tag, on } = row.before as { member: number; tag: string; on: boolean };
          return on ? give(c, tx, d, member, tag, 'hand') : take(c, tx, d, member, tag);
        },
        'tag.rule': async (row, c, tx) => {
          const before = row.before as RuleRow | null;
          await setRule(c, tx, d, before ?? { community: row.community, key: keyOf(row.subject) });
          return [];
        },
      },
      tagsOf: (member) => d.memory.of(member),
      load: async () => {
        for (const row of await d.store.all()) d.memory.put(row);
        await loadRules();
      },
    };
  },
});
