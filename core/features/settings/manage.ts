/** `管理 <群>`: which community, and which group of it, the words of a private chat are about. */
import type { House } from '../../house.ts';
import { nearest } from '../../kit/nearest.ts';
import { reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { aboutKey } from '../../settings.ts';
import { foldCommand } from '../../text/index.ts';
import type { Answer, Command, Context, Effects, MessageEvent, Room } from '../../types.ts';
import { untilOf } from './change.ts';
import { settingsTexts } from './texts.ts';

const offered = 9;

/** Every group of every community where this person is admin or owner. */
const groupsOf = async (house: House, c: Context): Promise<Room[]> => {
  const communities = await house.people.administered(c.room.account, c.who.user);
  const groups = await Promise.all(communities.map((k) => house.people.groups(k.id)));
  return groups.flat();
};

const choose = async (house: House, c: Context, tx: Tx, group: Room): Promise<Effects> => {
  if (group.community !== c.community.id) await house.people.move(tx, c.room.id, group.community);
  await house.settings.restore(c, tx, aboutKey, group.community, c.room.id, group.id);
  const all = await house.people.groups(group.community);
  return [reply(c, settingsTexts[c.locale].manageNow(group.name, all.length))];
};

const offer = (c: Context, groups: readonly Room[]): Effects => [
  {
    do: 'ask',
    step: 'manage',
    for: { member: c.who.member },
    to: { room: c.room.id },
    say: settingsTexts[c.locale].manageWhich,
    choices: groups.slice(0, offered).map((g) => ({ label: g.name, value: String(g.id) })),
    until: untilOf(c),
  },
];

/** Whose right it is shows in the groups found: only those the person runs. */
export const manageCommand = (house: House): Command<string> => ({
  name: 'settings.manage',
  words: { 'zh-CN': ['管理'], 'zh-TW': ['管理'], en: ['manage'] },
  level: 'called',
  allow: 'member',
  always: true,
  help: {
    'zh-CN': '私聊里换一个群来管',
    'zh-TW': '私訊裡換一個群來管',
    en: 'pick the group to look after, in private',
  },
  example: { 'zh-CN': '管理 小鹿母婴群', 'zh-TW': '管理 小鹿母嬰群', en: '/manage Book club' },
  parse: (rest, c: Context<MessageEvent>) =>
    c.room.kind === 'private' ? rest : { refuse: settingsTexts[c.locale].manageInPrivate },
  run: async (c, typed, tx) => {
    const t = settingsTexts[c.locale];
    const groups = await groupsOf(house, c);
    if (groups.length === 0) return [reply(c, t.manageNone)];
    const wanted = foldCommand(typed);
    const exact = groups.filter((g) => foldCommand(g.name) === wanted);
    const found = exact.length > 0 ? exact : groups.filter((g) => foldCommand(g.name).includes(wanted));
    const [only, another] = found;
    if (only && !another) return choose(house, c, tx, only);
    if (only) return offer(c, found);
    return [
      reply(
        c,
        t.manageUnknown(
          typed.slice(0, 20),
          nearest(
            typed,
            groups.map((g) => g.name),
          ),
        ),
      ),
    ];
  },
});

export const manageAnswer = (house: House): Answer => ({
  run: async (c, value, _data, tx) => {
    const group = (await groupsOf(house, c)).find((g) => String(g.id) === value);
    return group ? choose(house, c, tx, group) : [reply(c, settingsTexts[c.locale].notAnyMore)];
  },
});
