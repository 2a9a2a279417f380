/** Quiet at once: nothing is said unasked, members' commands are booked in silence, staff are answered. */
import { defineFeature, type House } from '../../house.ts';
import { civilDay, formatMoment, formatTime } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments, parseDuration } from '../../kit/parse.ts';
import { plain, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { groupAbout } from '../../settings.ts';
import type { Command, Context, Effects, MessageEvent, Refusal, Room } from '../../types.ts';
import { allKey, heldByOperator, obey, orderTimer, toAll, type QuietOrder } from './everywhere.ts';
import { defineQuiet } from './schema.ts';
import { quietStore } from './store.ts';
import { quietTexts } from './texts.ts';

const longestMs = 30 * 86_400_000;
/** Until somebody says otherwise: a year, so that a forgotten bot does come back. */
const openEndMs = 365 * 86_400_000;
const answerMs = 10 * 60_000;
const shownHeld = 3;
/** `所有社群`, and how long. */
const everyCommunity = /^(所有社群|所有社區|所有社区|everywhere)\s*(.*)$/iu;
type Held = Awaited<ReturnType<House['budget']['quieted']>>[number];

export const quiet = defineFeature({
  name: 'quiet',
  title: null,
  on: true,
  schema: defineQuiet,
  create: (house) => {
    const store = quietStore(house.database);
    const until = new Map<number, number>();
    const everywhere = (community: number): number => {
      const end = house.settings.own(allKey, community, 0);
      return typeof end === 'number' ? end : 0;
    };

    /** The last of these ends and of the operator's hold: a shorter quiet of one never ends a longer one of another. */
    const lastEnd = (c: Context, ...ends: readonly (number | undefined)[]): number | undefined => {
      const end = Math.max(heldByOperator(house, c.community.id), ...ends.map((e) => e ?? 0));
      return end > c.now ? end : undefined;
    };
    const hush = async (c: Context, tx: Tx, room: Room, forMs: number | null): Promise<number> => {
      const end = c.now + (forMs ?? openEndMs);
      const last = lastEnd(c, end, everywhere(c.community.id)) ?? end;
      await store.set(room.id, c.community.id, c.now, end, c.cause);
      await house.budget.replan(c.community, room, c.now, last);
      await house.budget.hold({ room: room.id }, c.now, last);
      tx.changed('quiet', 0);
      tx.after(() => until.set(room.id, end));
      return end;
    };
    const wake = async (tx: Tx, room: number): Promise<void> => {
      await store.clear(room);
      tx.changed('quiet', 0);
      tx.after(() => until.delete(room));
    };
    const hushAll = async (c: Context, tx: Tx, end: number | undefined): Promise<void> => {
      await house.settings.set(c, tx, allKey, 0, end);
      for (const id of await house.budget.heldRooms(c.community.id)) {
        const room = await house.people.room(id, house.database.db);
        if (room) await house.budget.replan(c.community, room, c.now, lastEnd(c, end, until.get(id)));
      }
      if (end !== undefined) await house.budget.hold({ community: c.community.id }, c.now, lastEnd(c, end) ?? end);
    };
    /** Until when the owners hold this room, by itself or with all others. */
    const ownHold = (community: number, room: number, now: number): number | undefined => {
      const end = Math.max(until.get(room) ?? 0, everywhere(community));
      return end > now ? end : undefined;
    };
    const operates = (c: Context): boolean => house.people.operates(c.room.account, c.who.user);
    const audit = (c: Context, room: Room | null, after: unknown): Promise<number> =>
      house.audit.write(c, {
        act: 'quiet',
        subject: room === null ? 'all' : room.name,
        room: room?.id ?? null,
        before: null,
        after,
      });
    const groups = (c: Context) => house.people.groups(c.community.id);
    const time = (c: Context, end: number): string => {
      const { timeZone } = c.community;
      const today = civilDay(c.now, timeZone) === civilDay(end, timeZone);
      return (today ? formatTime : formatMoment)(end, timeZone, c.locale);
    };

    const parseHowLong = (rest: string, c: Context<MessageEvent>): { forMs: number | null } | Refusal => {
      if (rest === '') return { forMs: null };
      const forMs = parseDuration(rest);
      return forMs === undefined || forMs === 0 || forMs > longestMs
        ? { refuse: quietTexts[c.locale].duration }
        : { forMs };
    };

    /** `所有社群 1天`: every community, for those who run the installation; else this one. */
    const parseWhere = (rest: string, c: Context<MessageEvent>) => {
      const [, wide, length = ''] = everyCommunity.exec(rest) ?? [];
      if (wide !== undefined && !operates(c)) return { refuse: quietTexts[c.locale].operatorOnly };
      const long = parseHowLong(wide === undefined ? rest : length, c);
      return 'refuse' in long ? long : { ...long, wide: wide !== undefined };
    };

    /** What was held, and the question what is to become of it; without an answer it is dropped. */
    const choose = async (
      c: Context,
      rooms: readonly number[],
      held: readonly Held[],
      all: boolean,
    ): Promise<Effects> => {
      const t = quietTexts[c.locale];
      const until = c.now + answerMs;
      await house.budget.dropAt(rooms, until);
      const some = held.slice(0, shownHeld).map((h) => cut(plain(h.say ?? '').replace(/\n/gu, ' '), 16));
      const shown = held.length > shownHeld ? [...some, '…'] : some;
      return [
        {
          do: 'ask',
          step: 'held',
          data: { rooms },
          for: { member: c.who.member },
          to: { room: c.room.id },
          say: all ? t.allBackHeld(held.length, shown) : t.backHeld(held.length, shown),
          choices: [
            { label: t.send, value: 'send' },
            { label: t.drop, value: 'drop' },
          ],
          until,
        },
      ];
    };

    const hushHere: Command<{ forMs: number | null }> = {
      name: 'quiet',
      words: { 'zh-CN': ['安静', '暂停'], 'zh-TW': ['安靜', '暫停'], en: ['quiet', 'pause'] },
      level: 'called',
      allow: 'moderator',
      help: { 'zh-CN': '让我先别说话', 'zh-TW': '讓我先別說話', en: 'keep me quiet for a while' },
      example: { 'zh-CN': '/安静 2小时', 'zh-TW': '/安靜 2小時', en: '/quiet 2h' },
      parse: parseHowLong,
      run: async (c, { forMs }, tx) => {
        const t = quietTexts[c.locale];
        const room = await groupAbout(house, c);
        if (!room) return [reply(c, t.inPrivate)];
        const end = await hush(c, tx, room, forMs);
        await audit(c, room, { until: end });
        return [reply(c, forMs === null ? t.quiet : t.quietUntil(time(c, end)))];
      },
    };
    const allQuiet: Command<{ forMs: number | null; wide: boolean }> = {
      ...hushHere,
      name: 'quiet.all',
      words: { 'zh-CN': ['全部暂停', '全部安静'], 'zh-TW': ['全部暫停', '全部安靜'], en: ['quiet-all', 'pause-all'] },
      allow: 'admin',
      help: { 'zh-CN': '所有群都先别说话', 'zh-TW': '所有群都先別說話', en: 'quiet in every group' },
      example: { 'zh-CN': '/全部暂停 1天', 'zh-TW': '/全部暫停 1天', en: '/quiet-all 1d' },
      parse: parseWhere,
      run: async (c, { forMs, wide }, tx) => {
        const t = quietTexts[c.locale];
        const end = c.now + (forMs ?? openEndMs);
        const shown = forMs === null ? null : time(c, end);
        if (wide) {
          const orders = await toAll(c, house, { until: end, held: 'keep', by: c.who.name });
          return [...orders, reply(c, t.everywhereQuiet(orders.length, shown))];
        }
        await hushAll(c, tx, end);
        await audit(c, null, { until: end });
        return [reply(c, t.allQuiet((await groups(c)).length, shown))];
      },
    };
    const back: Command<null> = {
      name: 'quiet.resume',
      words: { 'zh-CN': ['恢复'], 'zh-TW': ['恢復'], en: ['resume'] },
      level: 'called',
      allow: 'moderator',
      help: { 'zh-CN': '让我回来说话', 'zh-TW': '讓我回來說話', en: 'have me back' },
      example: { 'zh-CN': '/恢复', 'zh-TW': '/恢復', en: '/resume' },
      parse: noArguments,
      run: async (c, _none, tx): Promise<Effects> => {
        const t = quietTexts[c.locale];
        const room = await groupAbout(house, c);
        if (!room) return [reply(c, t.inPrivate)];
        const own = (until.get(room.id) ?? 0) > c.now;
        if (heldByOperator(house, c.community.id) > c.now) return [reply(c, t.byOperator)];
        if (everywhere(c.community.id) > c.now) return [reply(c, t.stillAll)];
        if (!own) return [reply(c, t.notQuiet)];
        const held = await house.budget.quieted([room.id]);
        await wake(tx, room.id);
        await audit(c, room, { until: null, held: held.length });
        return held.length === 0 ? [reply(c, t.back)] : choose(c, [room.id], held, false);
      },
    };
    /** The operator lets every community speak again, and decides at once what becomes of all that was held. */
    const backEverywhere = async (c: Context): Promise<Effects> => {
      const rooms: number[] = [];
      const all = await house.people.communities();
      const paused = all.filter(({ id }) => heldByOperator(house, id) > c.now);
      if (paused.length === 0) return [reply(c, quietTexts[c.locale].notQuiet)];
      for (const { id } of paused)
        for (const room of await house.budget.heldRooms(id, 'quiet'))
          if (ownHold(id, room, c.now) === undefined) rooms.push(room);
      const held = await house.budget.quieted(rooms);
      const orders = await toAll(c, house, { until: null, held: 'keep', by: c.who.name });
      const words = quietTexts[c.locale].everywhereBack(paused.length);
      return [...orders, ...(held.length > 0 ? await choose(c, rooms, held, true) : [reply(c, words)])];
    };
    const allBack: Command<{ wide: boolean }> = {
      ...back,
      name: 'quiet.resume.all',
      words: { 'zh-CN': ['全部恢复'], 'zh-TW': ['全部恢復'], en: ['resume-all'] },
      allow: 'admin',
      help: { 'zh-CN': '所有群都恢复', 'zh-TW': '所有群都恢復', en: 'back in every group' },
      example: { 'zh-CN': '/全部恢复', 'zh-TW': '/全部恢復', en: '/resume-all' },
      parse: (rest, c) => {
        if (rest === '') return { wide: false };
        const where = parseWhere(rest, c);
        return 'refuse' in where ? where : { wide: where.wide };
      },
      run: async (c, { wide }, tx) => {
        if (wide) return backEverywhere(c);
        if (heldByOperator(house, c.community.id) > c.now) return [reply(c, quietTexts[c.locale].byOperator)];
        const all = await groups(c);
        const whole = everywhere(c.community.id) > c.now;
        const quiet = whole ? all : all.filter((g) => (until.get(g.id) ?? 0) > c.now);
        for (const g of all) if (until.has(g.id)) await wake(tx, g.id);
        if (whole) await house.settings.set(c, tx, allKey, 0, undefined);
        const rooms = await house.budget.heldRooms(c.community.id, 'quiet');
        const held = await house.budget.quieted(rooms);
        await audit(c, null, { until: null, rooms: quiet.map((g) => g.id), held: held.length });
        if (held.length > 0) return choose(c, rooms, held, true);
        const t = quietTexts[c.locale];
        return [reply(c, quiet.length === 0 && !whole ? t.notQuiet : t.allBack(quiet.length))];
      },
    };
    const load = async (): Promise<void> => {
      const rows = await store.all();
      until.clear();
      for (const row of rows) until.set(row.room, row.until);
    };
    house.database.peers?.follow('quiet', load);
    return {
      commands: [hushHere, allQuiet, back, allBack] as readonly Command[],
      timers: {
        [orderTimer]: async (c, data, tx) => {
          await obey(c, tx, house, data as QuietOrder, (room) => ownHold(c.community.id, room, c.now));
          return [];
        },
      },
      answers: {
        held: {
          run: async (c, value, data) => {
            const t = quietTexts[c.locale];
            const { rooms } = data as { readonly rooms: readonly number[] };
            if (value === 'send') await house.budget.release(rooms, c.now);
            else await house.budget.drop(rooms, c.now);
            return [reply(c, value === 'send' ? t.sent : t.dropped)];
          },
        },
      },
      undoes: {
        quiet: async (row, c, tx) => {
          const { until: end } = row.after as { readonly until: number | null };
          if (row.room === null) await hushAll(c, tx, end === null ? c.now + openEndMs : undefined);
          else {
            const room = await house.people.room(row.room, house.database.db);
            if (room && end === null) await hush(c, tx, room, null);
            if (room && end !== null) {
              await wake(tx, room.id);
              await house.budget.replan(c.community, room, c.now, lastEnd(c, everywhere(c.community.id)));
            }
          }
          return [];
        },
      },
      holds: (room, now) => {
        const own = (room.kind === 'group' && until.get(room.id)) || 0;
        const end = Math.max(own, everywhere(room.community), heldByOperator(house, room.community));
        return end > now ? end : undefined;
      },
      load,
    };
  },
});
