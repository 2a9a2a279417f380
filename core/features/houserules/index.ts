/**
 * House rules: written by message, shown when somebody asks, with one button to say 我知道了. Now and then one friendly
 * line: thanks when nobody had to be reminded, else where the rules are. Everything but the rules themselves is off until
 * somebody switches it on.
 */
import { defineFeature } from '../../house.ts';
import { addDays, civilDay, startOfDay } from '../../kit/calendar.ts';
import { dayBucket } from '../../kit/day-bucket.ts';
import { fingerprint } from '../../kit/hash.ts';
import { groupLocale, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { groupMeant, groupOrOnly } from '../../settings.ts';
import { graphemes } from '../../text/index.ts';
import {
  roles,
  type Command,
  type Context,
  type Effect,
  type Effects,
  type Locale,
  type MergeItem,
} from '../../types.ts';
import type { RulesAcknowledged } from './events.ts';
import { defineHouserules } from './schema.ts';
import { daysSetting, longestRules, newcomersSetting, rulesSetting } from './settings.ts';
import { houserulesStore } from './store.ts';
import { houserulesTexts } from './texts.ts';

const minute = 60_000;
const dayMs = 86_400_000;
/** A long text is shown in a group at most so often. */
const showEveryMs = minute;
const newcomersEveryMs = 10 * minute;
const ackMs = 7 * dayMs;
/** The friendly line comes in the evening, and not where nobody talks. */
const lineHour = 19;
const fewestMessages = 20;
/** Nobody means these as the rules of a group. */
const clearing = /^(?:关|關|关闭|關閉|清空|删除|刪除|删掉|刪掉|off|clear|none|-)$/iu;

export const houserules = defineFeature({
  name: 'houserules',
  title: { 'zh-CN': '群规', 'zh-TW': '群規', en: 'House rules' },
  on: false,
  schema: defineHouserules,
  settings: [rulesSetting, newcomersSetting, daysSetting],
  create: (house) => {
    const store = houserulesStore(house.database);
    /** When they were shown last, by room; when the next line is due. A restart forgets both: no harm. */
    const shown = new Map<number, number>();
    const planned = new Map<number, number>();
    const where = (c: Context, room = c.room.id) => ({ community: c.community.id, room });
    const rulesOf = (c: Context, room?: number): string => house.settings.get(rulesSetting, where(c, room));
    /** Of the group it is said in or about; from elsewhere of the one group only when that has words of its own. */
    const whereWritten = (c: Context, room: number): number =>
      groupMeant(house.settings, c) !== undefined ||
      house.settings.own(rulesSetting.key, c.community.id, room) !== undefined
        ? room
        : 0;
    const isAdmin = (c: Context): boolean => roles.indexOf(c.role) >= roles.indexOf('admin');

    const show = (c: Context, tx: Tx, text: string, locale: Locale, newcomer: boolean): Effects => {
      const every = newcomer ? newcomersEveryMs : showEveryMs;
      const room = c.room.id;
      if (!isAdmin(c) && c.now - (shown.get(room) ?? -every) < every) return [];
      tx.after(() => shown.set(room, c.now));
      const t = houserulesTexts[locale];
      // Without buttons only somebody who was asked can answer by number.
      const buttons = house.can(c.room.account).has('choices');
      return [
        {
          do: 'ask',
          step: 'ack',
          data: { version: fingerprint(text) },
          for: buttons ? 'anyone' : { member: c.who.member },
          to: { room },
          say: t.rules(text),
          choices: [{ label: t.know, value: 'yes' }],
          until: c.now + ackMs,
        },
      ];
    };

    const command: Command<string> = {
      name: 'houserules',
      words: { 'zh-CN': ['群规'], 'zh-TW': ['群規'], en: ['rules'] },
      level: 'bare',
      allow: 'member',
      help: { 'zh-CN': '看群规', 'zh-TW': '看群規', en: 'see the rules' },
      example: { 'zh-CN': '群规', 'zh-TW': '群規', en: '/rules' },
      parse: (rest, c) => {
        if (rest === '') return '';
        const t = houserulesTexts[c.locale];
        // Only said to the bot: 群规 大家看一下 is ordinary talk.
        if (!isAdmin(c) || !house.addressed(c)) return { refuse: t.notYours };
        return rest.length > longestRules ? { refuse: t.tooLong(longestRules) } : rest;
      },
      run: async (c, text, tx) => {
        const t = houserulesTexts[c.locale];
        const room = (await groupOrOnly(house, c))?.id ?? 0;
        if (text !== '') {
          const gone = clearing.test(text);
          const value = gone ? '' : rulesSetting.parse(text);
          await house.settings.set(c, tx, rulesSetting.key, whereWritten(c, room), value);
          return [reply(c, gone ? t.cleared : t.saved(graphemes(text).length))];
        }
        const rules = rulesOf(c, room);
        if (rules === '') return [reply(c, isAdmin(c) ? t.noneYet : t.none)];
        if (c.room.kind === 'group') return show(c, tx, rules, c.locale, false);
        if (!isAdmin(c) || room === 0) return [reply(c, t.rules(rules))];
        return [reply(c, `${t.rules(rules)}\n${t.known(await store.howMany(room, fingerprint(rules)))}`)];
      },
    };

    const days = (c: Context): number => house.settings.get(daysSetting, where(c));
    /** The evening of the day on which `days` days have gone by. */
    const plan = (c: Context, every: number): { due: number; line: Effect } => {
      const zone = c.community.timeZone;
      const due = startOfDay(addDays(civilDay(c.now, zone), every), zone) + lineHour * 60 * minute;
      const room = c.room.id;
      const key = `houserules.line/${room}`;
      return {
        due,
        line: { do: 'later', key: `${key}/${due}`, timer: 'houserules.line', at: due, room, community: c.community.id },
      };
    };
    const friendly = async (c: Context): Promise<Effects> => {
      const every = days(c);
      if (every === 0) return [];
      const since = c.now - every * dayMs;
      const zone = c.community.timeZone;
      if ((await store.messages(c.room.id, dayBucket(since, zone))) < fewestMessages) return [];
      const t = houserulesTexts[groupLocale(c)];
      const turn = Math.floor(c.now / (every * dayMs)) % 2;
      const good = (await store.acts(c, since)) === 0;
      if (!good && rulesOf(c) === '') return [];
      const say = good ? (t.praise[turn] ?? t.praise[0])(every) : (t.remind[turn] ?? t.remind[0]);
      return [{ do: 'send', to: { room: c.room.id }, say, unasked: { kind: 'other' } }];
    };

    return {
      commands: [command],
      listens: [
        {
          on: 'message',
          // The first message after the last line plans the next one: a group where nobody talks hears nothing.
          wants: (c) => c.room.kind === 'group' && days(c) > 0 && (planned.get(c.room.id) ?? 0) < c.now,
          run: (c, tx) => {
            const { due, line } = plan(c, days(c));
            tx.after(() => planned.set(c.room.id, due), false);
            return [line];
          },
        },
      ],
      hears: {
        'member.welcomed': (c, _what, tx) =>
          house.isOn(houserules, where(c)) && house.settings.get(newcomersSetting, where(c)) && rulesOf(c) !== ''
            ? show(c, tx, rulesOf(c), groupLocale(c), true)
            : [],
      },
      timers: { 'houserules.line': (c) => friendly(c) },
      answers: {
        ack: {
          run: async (c, _value, data) => {
            const { version } = data as { version: string };
            if (!(await store.acknowledge(c, version))) return [];
            const what: RulesAcknowledged = { what: 'rules.acknowledged', member: c.who.member, version };
            const item: MergeItem = { member: c.who.member, name: c.who.name };
            return [
              { do: 'tell', what },
              { do: 'send', to: { room: c.room.id }, say: '', merge: { as: 'known', item } },
            ];
          },
        },
      },
      merges: {
        known: (items, locale) =>
          houserulesTexts[locale].thanks((items as readonly MergeItem[]).map((i) => ({ at: i.member, name: i.name }))),
      },
    };
  },
});
