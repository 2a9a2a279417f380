/** `我的群`: an owner's groups by number, into which community they belong, and their tags. */
import type { House } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { roomTags, tagsKey } from '../../settings.ts';
import { foldCommand } from '../../text/index.ts';
import type { Answer, Command, Community, Context, Effect, Effects, MessageEvent, Refusal, Room } from '../../types.ts';
import type { CommunityJoined } from '../communities/events.ts';
import type { Deps } from './arrive.ts';
import { assignment, numbersIn, tagging } from './rules.ts';
import type { Owned } from './store.ts';
import { groupsTexts } from './texts.ts';

const minute = 60_000;
const mostShown = 200;
const mostTags = 10;

/** The group and everybody in it go to that community, with its tags; audited. */
export async function moveRoom(house: House, c: Context, tx: Tx, room: Room, to: Community): Promise<Effects> {
  if (room.community === to.id) return [];
  const tags = roomTags(house.settings, room);
  const members = await house.people.merging.adopt(tx, room, to, c.now);
  if (tags.length > 0) {
    await house.settings.restore(c, tx, tagsKey, room.community, room.id, undefined);
    await house.settings.restore(c, tx, tagsKey, to.id, room.id, tags);
  }
  await house.audit.write(c, {
    act: 'community.join',
    subject: room.name,
    room: room.id,
    before: { community: room.community },
    after: { community: to.id, by: c.who.name },
  });
  const what: CommunityJoined = {
    what: 'community.joined',
    member: null,
    room: room.id,
    from: room.community,
    into: to.id,
    members,
  };
  return [{ do: 'tell', what }];
}

/** What the numbers mean: the list shown last, as far as it is still theirs. */
async function numbered(d: Deps, c: Context): Promise<(Owned | undefined)[]> {
  const groups = await d.store.groups(c.room.account, c.who.user);
  const shown = await d.store.shown(c.who.member);
  return shown ? shown.map((id) => groups.find((g) => g.room === id)) : groups;
}
async function meant(d: Deps, c: Context, numbers: string): Promise<Owned[] | string> {
  const all = await numbered(d, c);
  const picked = numbersIn(numbers, all.length);
  if (!picked || picked.length === 0) return groupsTexts[c.locale].whichNumbers(all.length);
  return picked.flatMap((n) => all[n - 1] ?? []);
}

async function show(d: Deps, c: Context): Promise<Effects> {
  const t = groupsTexts[c.locale];
  const groups = (await d.store.groups(c.room.account, c.who.user)).slice(0, mostShown);
  if (groups.length === 0) return [reply(c, t.none)];
  await d.store.show(
    c.who.member,
    groups.map((g) => g.room),
    c.cause,
    c.now,
  );
  const rows = groups.map((g, i) => ({
    n: i + 1,
    name: g.name.slice(0, 24),
    community: g.waits ? t.unsaid : g.title,
    tags: roomTags(d.house.settings, { id: g.room, community: g.community }),
  }));
  return [
    {
      do: 'ask',
      step: 'sort',
      for: { member: c.who.member },
      to: { room: c.room.id },
      say: t.list(rows),
      until: c.now + 30 * minute,
    },
  ];
}

async function assign(d: Deps, c: Context, tx: Tx, said: { numbers: string; name: string }): Promise<Effects> {
  const t = groupsTexts[c.locale];
  const groups = await meant(d, c, said.numbers);
  if (typeof groups === 'string') return [reply(c, groups)];
  const own = await d.store.ownedBy(c.room.account, c.who.user);
  const { people, database } = d.house;
  let to = own.find((x) => foldCommand(x.name) === foldCommand(said.name))?.id;
  const first = groups[0];
  if (to === undefined && first && !first.waits) {
    // A new name for a community that is all among them; otherwise the name is not known.
    const all = await people.groups(first.community);
    if (!all.every((r) => groups.some((g) => g.room === r.id)))
      return [
        reply(
          c,
          t.noCommunity(
            said.name,
            own.map((o) => o.name),
          ),
        ),
      ];
    await people.setCommunity(tx, first.community, { name: said.name });
    to = first.community;
  }
  const community = to === undefined ? undefined : await people.community(to, database.db);
  if (!community)
    return [
      reply(
        c,
        t.noCommunity(
          said.name,
          own.map((o) => o.name),
        ),
      ),
    ];
  const told: Effect[] = [];
  for (const g of groups) {
    const room = await people.room(g.room, database.db);
    if (!room) continue;
    if (g.waits && (await d.store.decide(g.room, 'yes', c.cause))) tx.after(() => void d.waiting.delete(g.room));
    told.push(...(await moveRoom(d.house, c, tx, room, community)));
  }
  return [...told, reply(c, t.assigned(groups.length, said.name))];
}

async function tag(d: Deps, c: Context, tx: Tx, said: { numbers: string; tag: string }): Promise<Effects> {
  const t = groupsTexts[c.locale];
  const groups = await meant(d, c, said.numbers);
  if (typeof groups === 'string') return [reply(c, groups)];
  const off = /^[-－]/u.test(said.tag);
  const word = said.tag.replace(/^[-－#＃]+/u, '');
  if (word === '') return [reply(c, t.tagHow)];
  for (const g of groups) {
    const before = roomTags(d.house.settings, { id: g.room, community: g.community });
    const rest = before.filter((x) => foldCommand(x) !== foldCommand(word));
    const after = off ? rest : [...rest, word].slice(-mostTags);
    await d.house.settings.restore(c, tx, tagsKey, g.community, g.room, after.length > 0 ? after : undefined);
    await d.house.audit.write(c, { act: 'room.tags', subject: g.name, room: g.room, before, after });
  }
  return [reply(c, off ? t.untagged(groups.length, word) : t.tagged(groups.length, word))];
}

const inPrivate = (c: Context<MessageEvent>): Refusal | undefined =>
  c.room.kind === 'private' ? undefined : { refuse: groupsTexts[c.locale].inPrivate };

export const myGroups = (d: Deps): Command<null> => ({
  name: 'groups.mine',
  words: { 'zh-CN': ['我的群'], 'zh-TW': ['我的群', '我的群組'], en: ['my-groups'] },
  level: 'called',
  allow: 'owner',
  help: { 'zh-CN': '看我的群，分到社群里', 'zh-TW': '看我的群，分到社群裡', en: 'your groups, by number' },
  example: { 'zh-CN': '/我的群', 'zh-TW': '/我的群', en: '/my-groups' },
  parse: (_rest, c) => inPrivate(c) ?? null,
  run: (c) => show(d, c),
});
export const assignGroups = (d: Deps): Command<{ numbers: string; name: string }> => ({
  name: 'groups.assign',
  words: { 'zh-CN': ['分群'], 'zh-TW': ['分群'], en: ['sort-groups'] },
  level: 'called',
  allow: 'owner',
  help: { 'zh-CN': '把几个群归到一个社群', 'zh-TW': '把幾個群歸到一個社群', en: 'put groups into a community' },
  example: {
    'zh-CN': '/分群 1-40 都归 小鹿母婴',
    'zh-TW': '/分群 1-40 都歸 小鹿母嬰',
    en: '/sort-groups 1-40 belong to Deer',
  },
  parse: (rest, c) => inPrivate(c) ?? assignment(rest) ?? { refuse: groupsTexts[c.locale].assignHow },
  run: (c, said, tx) => assign(d, c, tx, said),
});
export const tagGroups = (d: Deps): Command<{ numbers: string; tag: string }> => ({
  name: 'groups.tag',
  shares: true,
  // The longer word first: in the settings a command goes by its first word, and tags of members have the short one.
  words: { 'zh-CN': ['群标签', '标签'], 'zh-TW': ['群標籤', '標籤'], en: ['tag-groups', 'tag'] },
  level: 'called',
  allow: 'owner',
  help: { 'zh-CN': '给几个群贴标签', 'zh-TW': '給幾個群貼標籤', en: 'tag groups' },
  example: { 'zh-CN': '/标签 1-12 福利群', 'zh-TW': '/標籤 1-12 福利群', en: '/tag 1-12 deals' },
  parse: (rest, c) => inPrivate(c) ?? tagging(rest) ?? { refuse: groupsTexts[c.locale].tagHow },
  run: (c, said, tx) => tag(d, c, tx, said),
});
/** After the list the numbers may come first: `1-40 都归 小鹿母婴`. */
export const sort = (d: Deps): Answer<null> => ({
  allow: 'owner',
  parse: (text) => (assignment(text) ? text : null),
  run: (c, value, _data, tx) => {
    const said = assignment(value);
    return said ? assign(d, c, tx, said) : [];
  },
});
