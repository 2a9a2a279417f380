/** Slow mode: one message per person in so many seconds, set by message, ending by itself when told how long. */
import { defineFeature } from '../../house.ts';
import { civilDay, formatMoment, formatTime } from '../../kit/calendar.ts';
import { groupLocale, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { groupOrOnly } from '../../settings.ts';
import {
  locales,
  roles,
  type Command,
  type Context,
  type EditedEvent,
  type Effects,
  type Locale,
  type MessageEvent,
  type Texts,
} from '../../types.ts';
import type { RuleBroken } from '../moderation/events.ts';
import { parseSlow, type Slow } from './parse.ts';
import { slowSetting, untilKey } from './settings.ts';
import { slowTexts } from './texts.ts';

/** So many people's last message is remembered; who wrote longest ago may write at once. */
const mostPeople = 20_000;
const stale = 10 * 60_000;
/** Pictures sent together are one message. */
const bunchMs = 3000;

interface Last {
  readonly at: number;
  readonly messageId: string;
  /** Heard why already; the rest goes without a word. */
  told: boolean;
}
interface Ending {
  readonly until: number;
}

const every = (seconds: number, locale: Locale): string => {
  const t = slowTexts[locale];
  return seconds % 60 === 0 ? t.minutes(seconds / 60) : t.seconds(seconds);
};
const inAll = (pick: (l: Locale) => string): Texts =>
  Object.fromEntries(locales.map((l) => [l, pick(l)])) as unknown as Texts;

export const slow = defineFeature({
  name: 'slow',
  title: null,
  on: true,
  settings: [slowSetting],
  create: (house) => {
    const lasts = new Map<number, Last>();
    const remember = (key: number, last: Last): void => {
      lasts.delete(key);
      if (lasts.size >= mostPeople) lasts.delete(lasts.keys().next().value as number);
      lasts.set(key, last);
    };

    const broken = (c: Context<MessageEvent>, seconds: number, last: Last, tx: Tx): Effects => {
      const silent = last.told;
      tx.after(() => (last.told = true));
      const what: RuleBroken = {
        what: 'rule.broken',
        member: c.who.member,
        rule: 'slow',
        found: every(seconds, groupLocale(c)),
        messageId: c.event.messageId,
        actions: silent ? ['delete'] : ['remind', 'delete'],
        severity: 0,
        silent,
        title: inAll((l) => slowTexts[l].title),
        lead: inAll((l) => slowTexts[l].lead(every(seconds, l))),
      };
      return [{ do: 'tell', what }];
    };
    const look = (c: Context<MessageEvent>): { seconds: number; last: Last } | undefined => {
      const seconds = house.settings.get(slowSetting, { community: c.community.id, room: c.room.id });
      if (seconds === 0 || c.now - c.at > stale || roles.indexOf(c.role) >= roles.indexOf('helper')) return undefined;
      // Both are row ids, far below 2^26.
      const key = c.room.id * 0x4000000 + c.who.member;
      const last = lasts.get(key);
      const { messageId } = c.event;
      const wait = last ? last.at + seconds * 1000 - c.at : 0;
      if (!last || wait <= 0) {
        remember(key, { at: c.at, messageId, told: false });
        return undefined;
      }
      const picture = c.event.has !== undefined && c.event.text === '' && c.at - last.at <= bunchMs;
      if (last.messageId === messageId || picture || house.awaited(c)) return undefined;
      // Without a word and without a way to take it down there is nothing to do.
      return last.told && !house.can(c.room.account).has('delete') ? undefined : { seconds, last };
    };

    const begin = async (c: Context, tx: Tx, room: number, { seconds, forMs }: Slow): Promise<Effects> => {
      const { settings, people } = house;
      const until = forMs === null ? undefined : c.now + forMs;
      await settings.set(c, tx, slowSetting.key, room, seconds);
      await settings.restore(c, tx, untilKey, c.community.id, room, until);
      const { timeZone } = c.community;
      const show =
        until !== undefined && civilDay(until, timeZone) === civilDay(c.now, timeZone) ? formatTime : formatMoment;
      const words = (l: Locale): string =>
        seconds === 0
          ? slowTexts[l].off
          : slowTexts[l].on(every(seconds, l), until === undefined ? '' : show(until, timeZone, l));
      const there = room === c.room.id ? c.room : await people.room(room, house.database.db);
      return [
        reply(c, words(c.locale)),
        // The group hears what was said in private.
        ...(there && room !== c.room.id
          ? [{ do: 'send' as const, to: { room }, say: words(groupLocale({ room: there, community: c.community })) }]
          : []),
        ...(until === undefined
          ? []
          : [
              {
                do: 'later' as const,
                key: `slow.end/${room}/${until}`,
                timer: 'slow.end',
                at: until,
                room,
                community: c.community.id,
                data: { until } satisfies Ending,
              },
            ]),
      ];
    };

    const command: Command<Slow> = {
      name: 'slow',
      words: { 'zh-CN': ['慢速'], 'zh-TW': ['慢速'], en: ['slow'] },
      level: 'called',
      allow: 'moderator',
      help: { 'zh-CN': '让大家慢点说', 'zh-TW': '讓大家慢點說', en: 'let people talk more slowly' },
      example: { 'zh-CN': '/慢速 30秒 10分钟', 'zh-TW': '/慢速 30秒 10分鐘', en: '/slow 30s 10m' },
      parse: (rest, c) => parseSlow(rest) ?? { refuse: slowTexts[c.locale].how },
      run: async (c, how, tx) => {
        const room = await groupOrOnly(house, c);
        return room ? begin(c, tx, room.id, how) : [reply(c, slowTexts[c.locale].inGroup)];
      },
    };

    return {
      commands: [command],
      screen: (c: Context<MessageEvent | EditedEvent>) => {
        if (c.room.kind !== 'group' || c.event.kind !== 'message') return undefined;
        const m = c as Context<MessageEvent>;
        const found = look(m);
        if (!found) return undefined;
        return { rule: 'slow', words: [], run: (_c, tx) => broken(m, found.seconds, found.last, tx) };
      },
      answering: ['slow.end'],
      timers: {
        'slow.end': async (c, data: Ending, tx) => {
          const { community, room } = c;
          // Somebody ended it or set another since.
          if (house.settings.own(untilKey, community.id, room.id) !== data.until) return [];
          await house.settings.restore(c, tx, slowSetting.key, community.id, room.id, undefined);
          await house.settings.restore(c, tx, untilKey, community.id, room.id, undefined);
          return [{ do: 'send', to: { room: room.id }, say: slowTexts[groupLocale(c)].over }];
        },
      },
    };
  },
});
