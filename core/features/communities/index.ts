/** One community over groups of any platform: a code of its owner, typed by the owner of another group, confirmed by the first. */
import { defineFeature, type House } from '../../house.ts';
import { newCode, readCode } from '../../kit/code.ts';
import { platformTitle } from '../../kit/platforms.ts';
import { privately, reply } from '../../kit/reply.ts';
import type { Answer, Command, Context, Effects, MessageEvent } from '../../types.ts';
import type { CommunityJoined } from './events.ts';
import { defineCommunityCodes } from './schema.ts';
import { communityStore } from './store.ts';
import { communitiesTexts } from './texts.ts';

const dayMs = 86_400_000;
interface Deps {
  readonly house: House;
  readonly store: ReturnType<typeof communityStore>;
}
/** What the question to the owner carries. */
interface Wanted {
  readonly room: number;
  readonly community: number;
  readonly by: string;
}

export const communities = defineFeature({
  name: 'communities',
  title: null,
  on: true,
  schema: defineCommunityCodes,
  create: (house) => {
    const d = { house, store: communityStore(house.database) };
    return { commands: [command(d)], answers: { mayIt: decide(d) } };
  },
});

async function giveCode(d: Deps, c: Context<MessageEvent>): Promise<Effects> {
  const t = communitiesTexts[c.locale];
  const { people } = d.house;
  const room =
    c.room.kind === 'private' ? c.room : await people.privateRoom(c.community, c.room.account, c.who.member, c.now);
  if (!room) return [];
  const code = newCode(c.dice);
  const row = { community: c.community.id, member: c.who.member, room: room.id, until: c.now + dayMs, at: c.now };
  await d.store.give({ ...row, code, eventId: c.cause });
  const said = privately(c, c.who.member, t.code(code, c.community.name));
  return c.room.kind === 'private' ? [said] : [said, reply(c, t.sentPrivately)];
}

async function typed(d: Deps, c: Context<MessageEvent>, written: string): Promise<Effects> {
  const t = communitiesTexts[c.locale];
  const code = await d.store.find(written, c.now);
  if (!code) return [reply(c, t.noCode)];
  if (code.community === c.community.id) return [reply(c, t.same)];
  if (c.room.kind === 'private') return [reply(c, t.inTheGroup)];
  await d.store.use(code.id, c.cause);
  const owner = await d.house.people.room(code.room, d.house.database.db);
  const community = await d.house.people.community(code.community, d.house.database.db);
  const there = communitiesTexts[owner?.locale ?? community?.locale ?? c.locale];
  const data: Wanted = { room: c.room.id, community: c.community.id, by: c.who.name };
  return [
    {
      do: 'ask',
      step: 'mayIt',
      data,
      for: { member: code.member },
      to: { room: code.room },
      say: there.mayIt({
        platform: platformTitle(c.room.account, owner?.locale ?? c.locale),
        name: c.room.name,
        by: c.who.name,
        people: await d.house.people.merging.people(c.room.id),
      }),
      choices: [
        { label: there.yes, value: 'yes' },
        { label: there.no, value: 'no' },
      ],
      until: code.until,
    },
    reply(c, t.waiting),
  ];
}

const decide = (d: Deps): Answer<Wanted> => ({
  allow: 'owner',
  run: async (c, value, data, tx): Promise<Effects> => {
    const t = communitiesTexts[c.locale];
    const room = await d.house.people.room(data.room, d.house.database.db);
    if (!room || room.community !== data.community) return [reply(c, t.gone)];
    const there = communitiesTexts[room.locale ?? c.community.locale];
    if (value !== 'yes') return [reply(c, t.declined), { do: 'send', to: { room: room.id }, say: there.declinedThere }];
    const members = await d.house.people.merging.adopt(tx, room, c.community, c.now);
    await d.house.audit.write(c, {
      act: 'community.join',
      subject: room.name,
      room: room.id,
      before: { community: room.community },
      after: { community: c.community.id, by: data.by },
    });
    const told: CommunityJoined = {
      what: 'community.joined',
      member: null,
      room: room.id,
      from: room.community,
      into: c.community.id,
      members,
    };
    const group = { platform: platformTitle(room.account, c.locale), name: room.name, people: members.length };
    return [
      { do: 'tell', what: told },
      reply(c, t.done(group)),
      { do: 'send', to: { room: room.id }, say: there.joined(c.community.name) },
    ];
  },
});

const command = (d: Deps): Command<string | null> => ({
  name: 'community',
  words: { 'zh-CN': ['社群', '社群码'], 'zh-TW': ['社群', '社群碼'], en: ['community'] },
  level: 'called',
  allow: 'owner',
  help: {
    'zh-CN': '把别的群并进这个社群',
    'zh-TW': '把別的群併進這個社群',
    en: 'bring another group into this community',
  },
  example: { 'zh-CN': '/社群 K7M3W9', 'zh-TW': '/社群 K7M3W9', en: '/community K7M3W9' },
  parse: (rest, c) => {
    if (rest === '') return null;
    return readCode(rest) ?? { refuse: communitiesTexts[c.locale].notACode };
  },
  run: (c, code) => (code === null ? giveCode(d, c) : typed(d, c, code)),
});
