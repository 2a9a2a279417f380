/**
 * A group's day, week or month at a glance: for the group, or for staff over all their groups; by message, and as a step
 * of a campaign. Nobody is named in it. docs/recap.md.
 */
import { defineFeature, type House } from '../../house.ts';
import { complete } from '../../kit/complete.ts';
import { cut } from '../../kit/cut.ts';
import { groupLocale } from '../../kit/reply.ts';
import { keepers } from '../../kit/staff.ts';
import { pictured, picturesSetting } from '../../pictures.ts';
import type { Command, Context, Effect, Effects, Feature, Say, To, Unasked } from '../../types.ts';
import type { CampaignReport } from '../campaigns/events.ts';
import type { MembersLinked } from '../link/events.ts';
import { createCount } from './count.ts';
import { groupsIn, placeOf, recapIn } from './look.ts';
import { recapPicture } from './picture.ts';
import { parseAsked, spanOf, type Asked, type Period } from './rules.ts';
import { defineRecap } from './schema.ts';
import { recapStore, type RecapStore } from './store.ts';
import { recapTexts } from './texts.ts';

const noteTimer = 'recap.note';
const mostTold = 5;
const nameLength = 20;
/** What a `recap.note` job carries. */
interface Note {
  readonly period: Period;
  /** When it was planned, epoch ms. */
  readonly planned: number;
}

export const recap = defineFeature({
  name: 'recap',
  title: { 'zh-CN': '周报', 'zh-TW': '週報', en: 'Recap' },
  on: true,
  schema: defineRecap,
  create: (house) => {
    const store = recapStore(house.database);
    const self = (c: Context): boolean => {
      const feature = house.features.find((f) => f.name === 'recap');
      return feature !== undefined && house.isOn(feature, { community: c.community.id, room: c.room.id });
    };
    const count = createCount(store, self);
    const hears = {
      ...count.hears,
      'members.linked': async (c: Context, { was, member }: MembersLinked): Promise<Effects> => {
        await store.merge(was, member, c.cause);
        return [];
      },
      'campaign.report': (c: Context, due: CampaignReport) => step(c, house, store, due),
    };
    return {
      commands: [command(house, store)],
      listens: [{ on: 'message', wants: count.wants, run: count.spoke }],
      hears: hears as unknown as NonNullable<Feature['hears']>,
      answering: [noteTimer],
      timers: { [noteTimer]: (c, data) => note(c, house, store, data as Note) },
    };
  },
});

const suggestions = {
  'zh-CN': ['本周', '上周', '今天', '昨天', '本月', '上月'],
  'zh-TW': ['本週', '上週', '今天', '昨天', '本月', '上月'],
  en: ['this week', 'last week', 'today', 'yesterday', 'this month', 'last month'],
} as const;

/** In a group: of this group, for everybody to see. In private: of all groups. */
const command = (house: House, store: RecapStore): Command<Asked> => ({
  name: 'recap',
  words: { 'zh-CN': ['周报', '群报'], 'zh-TW': ['週報', '群報'], en: ['recap'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '看这一周群里怎样', 'zh-TW': '看這一週群裡怎樣', en: 'how the week went here' },
  example: { 'zh-CN': '/周报 上周', 'zh-TW': '/週報 上週', en: '/recap last week' },
  suggest: (typed, locale) => complete(suggestions[locale], typed),
  parse: (rest, c) => parseAsked(rest) ?? { refuse: recapTexts[c.locale].which },
  run: async (c, asked) => {
    const t = recapTexts[c.locale];
    const span = spanOf(asked, c.at, c.community.timeZone);
    if (c.room.kind === 'group') {
      const told = await recapIn(store, c.community, [c.room], c.room.id, span, c.locale);
      return [pictured(house, c, t.group(told), () => recapPicture(c.locale, c.room.name, told, false))];
    }
    const { groups, name, told } = await ofCommunity(c, house, store, span);
    return [pictured(house, c, t.staff(name, told, groups), () => recapPicture(c.locale, name, told, true))];
  },
});

/** All groups of the community; of a single one its own name stands above. */
async function ofCommunity(c: Context, house: House, store: RecapStore, span: ReturnType<typeof spanOf>) {
  const rooms = await groupsIn(house, c.community.id);
  const [only] = rooms;
  const place = rooms.length === 1 && only ? only.id : placeOf(c.community.id);
  const told = await recapIn(store, c.community, rooms, place, span, c.locale);
  const name = cut(rooms.length === 1 && only ? only.name : c.community.name, nameLength);
  return { groups: rooms.length, name, told };
}

/** A step of a campaign has come: said in the group, or noted once for staff, for however many groups it came. */
async function step(c: Context, house: House, store: RecapStore, due: CampaignReport): Promise<Effects> {
  if (due.to === 'staff') {
    const data: Note = { period: due.period, planned: due.planned };
    const key = `${noteTimer}:${due.run}:${due.period}:${due.planned}`;
    return [{ do: 'later', key, timer: noteTimer, at: c.now, room: due.room, community: c.community.id, data }];
  }
  const room = await house.people.room(due.room, house.database.db);
  if (!room) return [];
  const locale = groupLocale({ room, community: c.community });
  const span = spanOf({ period: due.period }, due.planned, c.community.timeZone);
  const told = await recapIn(store, c.community, [room], room.id, span, locale);
  const shown = { to: { room: room.id }, words: recapTexts[locale].group(told), unasked: due.unasked };
  return [
    drawn(house, c, { ...shown, room: room.id, account: room.account }, () =>
      recapPicture(locale, room.name, told, false),
    ),
  ];
}

interface Shown {
  readonly to: To;
  readonly words: Say;
  readonly room: number;
  readonly account: string;
  readonly unasked?: Unasked;
}
/** As core/pictures.ts does it for an answer. */
function drawn(house: House, c: Context, o: Shown, svg: () => string): Effect {
  const on = house.settings.get(picturesSetting, { community: c.community.id, room: o.room });
  const common = { to: o.to, say: o.words, ...(o.unasked && { unasked: o.unasked }) };
  return on && house.can(o.account).has('picture')
    ? { do: 'picture', svg: svg(), ...common }
    : { do: 'send', ...common };
}

/** To those who can be written to; where nobody can, one is tried. */
async function note(c: Context, house: House, store: RecapStore, { period, planned }: Note): Promise<Effects> {
  const locale = c.community.locale;
  const at = { ...c, locale };
  const { groups, name, told } = await ofCommunity(at, house, store, spanOf({ period }, planned, c.community.timeZone));
  const { account } = c.room;
  const staff = await keepers(house.people, { community: c.community.id, account }, 'admin');
  const reached = staff.filter((k) => k.reached);
  const words = recapTexts[locale].staff(name, told, groups);
  const svg = recapPicture(locale, name, told, true);
  return (reached.length > 0 ? reached : staff.slice(0, 1))
    .slice(0, mostTold)
    .map((k) => drawn(house, c, { to: { private: k.member }, words, room: 0, account }, () => svg));
}
