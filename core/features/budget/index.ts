/**
 * The budget by message: what is said unasked at most, why something was not said, and members who want nothing in
 * private that they did not ask for. The judging itself: core/budget.ts.
 */
import { budgetSettings, limitsOf, quietHours } from '../../budget.ts';
import { defineFeature, type House } from '../../house.ts';
import { civilDay, formatMoment, formatTime, startOfDay } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments } from '../../kit/parse.ts';
import { plain, reply } from '../../kit/reply.ts';
import { groupAbout } from '../../settings.ts';
import type { Command, Context, Effects, MessageEvent, Refusal, Room } from '../../types.ts';
import type { MembersLinked } from '../link/events.ts';
import type { SettingChanged } from '../settings/events.ts';
import { readChange, type Change } from './read.ts';
import { refit, refitLater, refitTimer } from './refit.ts';
import { budgetTexts } from './texts.ts';

const shownHeld = 4;
/** What was dropped longer ago than this is no longer worth asking about. */
const lookBackMs = 2 * 86_400_000;
type Held = Awaited<ReturnType<House['budget']['held']>>[number];

export const budget = defineFeature({
  name: 'budget',
  title: null,
  on: true,
  settings: budgetSettings,
  create: (house) => ({
    commands: [limits(house), why(house), ...subscriptions(house)],
    timers: { [refitTimer]: (c, data) => refit(c, house, data as Parameters<typeof refit>[2]) },
    hears: {
      'setting.changed': (c, what) => {
        const { key, room } = what as SettingChanged;
        return budgetSettings.some((setting) => setting.key === key) ? refitLater(c, house, room) : [];
      },
      /** One person now: their no holds for both. */
      'members.linked': async (c, what) => {
        const { was, member } = what as MembersLinked;
        if (await house.budget.unsubscribed(was)) await house.budget.subscribe(c, member, false);
        return [];
      },
    },
  }),
});

function limits(house: House): Command<Change | null> {
  return {
    name: 'budget',
    words: { 'zh-CN': ['上限'], 'zh-TW': ['上限'], en: ['budget'] },
    level: 'called',
    allow: 'admin',
    help: { 'zh-CN': '我主动说话的上限', 'zh-TW': '我主動說話的上限', en: 'how much I say unasked' },
    example: { 'zh-CN': '/上限 每天 6', 'zh-TW': '/上限 每天 6', en: '/budget day 6' },
    parse: (rest, c): Change | null | Refusal => {
      if (rest === '') return null;
      const change = readChange(rest);
      const t = budgetTexts[c.locale];
      if (!change) return { refuse: t.how };
      const { setting, value } = change;
      return setting.schema.safeParse(value).success
        ? change
        : { refuse: t.bounds(setting.name[c.locale], setting.takes[c.locale]) };
    },
    run: async (c, change, tx): Promise<Effects> => {
      const t = budgetTexts[c.locale];
      const room = (await groupAbout(house, c)) ?? null;
      if (change) {
        const { setting, value } = change;
        await house.settings.set(c, tx, setting.key, room?.id ?? 0, value);
        return [
          ...(await refitLater(c, house, room?.id ?? 0)),
          reply(c, t.set(setting.name[c.locale], setting.show(value as never, c.locale), room === null)),
        ];
      }
      const place = room ?? { id: 0, kind: 'group' as const, community: c.community.id };
      const of = (kind: Room['kind'], pool: 'lines' | 'welcome') =>
        limitsOf(house.settings, { ...place, kind }, c.community.timeZone, pool);
      const [group, member] = [of('group', 'lines'), of('private', 'lines')];
      const quiet = house.settings.get(quietHours, { community: c.community.id, room: place.id });
      const today = startOfDay(civilDay(c.now, c.community.timeZone), c.community.timeZone);
      return [
        reply(
          c,
          t.show(
            group,
            of('group', 'welcome').perHour,
            member,
            quietHours.show(quiet, c.locale),
            room ? await house.budget.spent(room.id, today) : null,
          ),
        ),
      ];
    },
  };
}

function why(house: House): Command<null> {
  return {
    name: 'budget.held',
    words: { 'zh-CN': ['为什么没发', '没发的'], 'zh-TW': ['為什麼沒發', '沒發的'], en: ['held', 'why-not-sent'] },
    level: 'called',
    allow: 'moderator',
    help: { 'zh-CN': '哪些没发、为什么', 'zh-TW': '哪些沒發、為什麼', en: 'what was held back, and why' },
    example: { 'zh-CN': '/为什么没发', 'zh-TW': '/為什麼沒發', en: '/held' },
    discreet: true,
    parse: noArguments,
    run: async (c) => {
      const t = budgetTexts[c.locale];
      const room = (await groupAbout(house, c)) ?? null;
      const rooms = room ? [room] : await house.people.groups(c.community.id);
      const rows = await house.budget.held(
        rooms.map((r) => r.id),
        c.now - lookBackMs,
        shownHeld + 1,
      );
      if (rows.length === 0) return [reply(c, t.nothingHeld)];
      const name = (r: Held): string => (room ? '' : cut(rooms.find(({ id }) => id === r.room)?.name ?? '', 8));
      const lines = rows.slice(0, shownHeld).map((r) => line(c, r, name(r)));
      return [reply(c, [...lines, ...(rows.length > shownHeld ? [t.more(room !== undefined)] : [])].join('\n'))];
    },
  };
}

function line(c: Context, r: Held, group: string): string {
  const t = budgetTexts[c.locale];
  const zone = c.community.timeZone;
  const when = (at: number): string =>
    (civilDay(at, zone) === civilDay(c.now, zone) ? formatTime : formatMoment)(at, zone, c.locale);
  const what = cut(plain(r.say ?? '').replace(/\s+/gu, ' '), 12) || r.campaign || t.kinds[r.kind];
  const end = r.state === 'dropped' ? t.dropped : r.why === 'quiet' ? t.waits : t.comes(when(r.until));
  return t.held(group, when(r.at), t.kinds[r.kind], what, t.why[r.why], end);
}

function subscriptions(house: House): Command[] {
  const make = (on: boolean, more: Pick<Command, 'name' | 'words' | 'help' | 'example'>): Command<null> => ({
    ...more,
    level: 'called',
    allow: 'member',
    discreet: true,
    parse: noArguments,
    run: async (c: Context<MessageEvent>) => {
      const t = budgetTexts[c.locale];
      if ((await house.budget.unsubscribed(c.who.member)) === !on) return [reply(c, on ? t.already : t.alreadyOut)];
      await house.budget.subscribe(c, c.who.member, on);
      await house.audit.write(c, {
        act: 'unsubscribe',
        subject: `${c.who.member}`,
        room: null,
        before: { on: !on },
        after: { on },
      });
      return [reply(c, on ? t.subscribed : t.unsubscribed)];
    },
  });
  return [
    make(false, {
      name: 'budget.unsubscribe',
      words: { 'zh-CN': ['退订', 'TD', 'T'], 'zh-TW': ['退訂', 'TD', 'T'], en: ['unsubscribe', 'stop-messages'] },
      help: { 'zh-CN': '别主动私信我', 'zh-TW': '別主動私訊我', en: 'no private messages unasked' },
      example: { 'zh-CN': '/退订', 'zh-TW': '/退訂', en: '/unsubscribe' },
    }),
    make(true, {
      name: 'budget.subscribe',
      words: { 'zh-CN': ['重新订阅'], 'zh-TW': ['重新訂閱'], en: ['resubscribe'] },
      help: { 'zh-CN': '可以主动私信我', 'zh-TW': '可以主動私訊我', en: 'private messages are fine again' },
      example: { 'zh-CN': '/重新订阅', 'zh-TW': '/重新訂閱', en: '/resubscribe' },
    }),
  ];
}
