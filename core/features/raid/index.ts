/**
 * The door: a wave of joins (raid) and, when the owner switched it on, a question for everybody who comes in. Nobody is
 * muted for longer than it takes to answer, nobody is let go unless the owner said so, and never many without asking.
 */
import { defineFeature } from '../../house.ts';
import { reply } from '../../kit/reply.ts';
import { groupOrOnly } from '../../settings.ts';
import { foldCommand } from '../../text/index.ts';
import {
  roles,
  type Answer,
  type Command,
  type Context,
  type Hit,
  type JoinedEvent,
  type Locale,
  type MergeItem,
} from '../../types.ts';
import { repeatGate, type Deps } from './doors.ts';
import { answeredHere, failedAnswer } from './failed.ts';
import { createMemory } from './memory.ts';
import { judge } from './rules.ts';
import { defineRaids } from './schema.ts';
import { quietSetting, raidSettings } from './settings.ts';
import { raidStore } from './store.ts';
import { raidTexts } from './texts.ts';
import { arrived, begin, goOn, inRaid, letIn, lock, quietYet, placeOf, stop, sweep, type About } from './wave.ts';

const dayMs = 86_400_000;
/** Joins that are told so late were during an outage: nobody is locked out for that. */
const stale = 10 * 60_000;
/** An answer is a number or a few words. */
const longestAnswer = 60;

type Order = 'show' | 'on' | 'off' | 'lock';
const orders: Readonly<Record<string, Order>> = {
  '': 'show',
  开: 'on',
  開: 'on',
  on: 'on',
  关: 'off',
  關: 'off',
  off: 'off',
  锁: 'lock',
  鎖: 'lock',
  lock: 'lock',
};

const raidCommand = (d: Deps): Command<Order> => ({
  name: 'raid',
  words: { 'zh-CN': ['入群保护'], 'zh-TW': ['入群保護'], en: ['raid'] },
  level: 'called',
  allow: 'moderator',
  help: { 'zh-CN': '很多人一起进群时守着', 'zh-TW': '很多人一起進群時守著', en: 'keep watch when many join at once' },
  example: { 'zh-CN': '/入群保护 开', 'zh-TW': '/入群保護 開', en: '/raid on' },
  parse: (rest, c) => orders[foldCommand(rest)] ?? { refuse: raidTexts[c.locale].how },
  run: async (c, order, tx) => {
    const t = raidTexts[c.locale];
    const room = await groupOrOnly(d.house, c);
    if (!room) return [reply(c, t.inGroup)];
    const raid = d.memory.raids.get(room.id);
    if (order === 'on' && !raid) {
      const effects = await begin(d, c, tx, { community: c.community, room }, [], null);
      return [
        ...effects,
        reply(c, t.byHand(d.house.settings.get(quietSetting, { community: c.community.id, room: room.id }))),
      ];
    }
    if (!raid) return [reply(c, t.calm)];
    if (order === 'off') return stop(d, c, tx, raid);
    if (order === 'lock') return lock(d, c, tx, raid);
    return [reply(c, t.now(raid.joins, inRaid(d, room.id, raid.id).length, raid.locked))];
  },
});

function staffAnswers(d: Deps): Readonly<Record<'alarm' | 'brake' | 'rest', Answer<About>>> {
  return {
    alarm: {
      allow: 'moderator',
      run: (c, value, { room, raid: id }, tx) => {
        const t = raidTexts[c.locale];
        const raid = d.memory.raids.get(room);
        if (raid?.id !== id) return [reply(c, t.over)];
        return value === 'off' ? stop(d, c, tx, raid) : value === 'lock' ? lock(d, c, tx, raid) : [reply(c, t.kept)];
      },
    },
    brake: {
      allow: 'admin',
      run: (c, value, about, tx) => (value === 'go' ? goOn(d, c, tx, about) : [reply(c, raidTexts[c.locale].staying)]),
    },
    rest: {
      allow: 'admin',
      run: (c, value, about, tx) =>
        value === 'in'
          ? letIn(d, c, tx, about)
          : value === 'go'
            ? goOn(d, c, tx, about)
            : [reply(c, raidTexts[c.locale].staying)],
    },
  };
}

export const raid = defineFeature({
  name: 'raid',
  title: { 'zh-CN': '入群保护', 'zh-TW': '入群保護', en: 'Join guard' },
  on: false,
  schema: defineRaids,
  settings: raidSettings,
  create: (house) => {
    const store = raidStore(house.database);
    const memory = createMemory();
    const d: Deps = { house, store, memory };

    const isStaff = (c: Context): boolean => roles.indexOf(c.role) >= roles.indexOf('helper');
    const isGuest = (c: Context<JoinedEvent>): boolean => {
      const { by, self } = c.event;
      // Whom staff bring in they know.
      const brought = by !== undefined && (by.role === 'owner' || by.role === 'admin');
      return self !== true && !brought && !isStaff(c);
    };
    const merged = (as: 'passed' | 'wrong' | 'failed') => (items: readonly MergeItem[], locale: Locale) => {
      const who = new Map(items.map((i) => [i.member, { at: i.member, name: i.name }]));
      return raidTexts[locale][as]([...who.values()]);
    };

    /** Who came to the door before is not waited for any more. */
    let since = 0;
    const again = async (): Promise<void> => memory.fill(await store.live(), await store.waiting(since));
    house.database.peers?.follow('raid', again);
    return {
      commands: [raidCommand(d)],
      // Where there are no buttons, and before anything else: a newcomer's "3" is the answer to what was asked.
      screen: (c): Hit | undefined => {
        const check = memory.check(c.room.id, c.who.member);
        if (!check || c.now > check.until + dayMs || isStaff(c)) return undefined;
        const { event } = c;
        const right =
          event.kind === 'message' && event.text.length <= longestAnswer ? judge(event.text, check.answers) : undefined;
        if (right !== undefined && check.state !== 'failed')
          return { rule: 'join', words: [], run: (at, tx) => answeredHere(d, at, tx, check, right) };
        // Where somebody muted could not answer they are not muted, and what they say before is taken down instead.
        if (check.muted || !house.can(c.room.account).has('delete')) return undefined;
        const { messageId } = event;
        return { rule: 'join', words: [], run: (at) => [{ do: 'delete', room: at.room.id, messageId }] };
      },
      listens: [
        {
          on: 'joined',
          wants: (c) => c.room.kind === 'group' && c.now - c.at <= stale && isGuest(c as Context<JoinedEvent>),
          run: (c, tx) => arrived(d, c, tx),
        },
        {
          on: 'left',
          wants: (c) => memory.check(c.room.id, c.who.member) !== undefined,
          run: async (c, tx) => {
            const check = memory.check(c.room.id, c.who.member);
            if (!check) return [];
            await store.settle(check.id, 'left', check.tries, c.now);
            tx.changed('raid', 0);
            tx.after(() => memory.drop(c.room.id, c.who.member));
            return [];
          },
        },
        {
          on: 'requested',
          // Held: nobody answers them before staff do.
          wants: (c) => c.event.kind === 'requested' && c.event.what === 'join' && memory.raids.has(c.room.id),
          run: async (c) => {
            const live = memory.raids.get(c.room.id);
            if (live) await store.requested(live.id);
            return [];
          },
        },
      ],
      answers: {
        gate: {
          run: (c, value, _data, tx) => {
            const check = memory.check(c.room.id, c.who.member);
            // Whoever else presses is in already: nothing happens.
            return check ? answeredHere(d, c, tx, check, value === 'yes') : [];
          },
        },
        ...staffAnswers(d),
        failed: failedAnswer(d) as Answer,
      } as Readonly<Record<string, Answer>>,
      answering: ['raid.gate', 'raid.sweep', 'raid.quiet'],
      timers: {
        'raid.gate': (c, data, tx) =>
          repeatGate(d, c, tx, placeOf(c), (data as { all?: boolean } | null)?.all === true),
        'raid.sweep': (c, _data, tx) => sweep(d, c, tx),
        'raid.quiet': (c, data, tx) => quietYet(d, c, tx, (data as { raid: number }).raid),
      },
      merges: { passed: merged('passed') as never, wrong: merged('wrong') as never, failed: merged('failed') as never },
      load: async (now) => {
        since = now - dayMs;
        await again();
      },
    };
  },
});
