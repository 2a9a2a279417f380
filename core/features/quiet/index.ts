/** Quiet at once: nothing is said unasked, members' commands are booked in silence, staff are answered. */
import { defineFeature, type House } from '../../house.ts';
import { civilDay, formatMoment, formatTime } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments, parseDuration } from '../../kit/parse.ts';
import { plain, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import { groupMeant } from '../../settings.ts';
import type { Command, Context, Effects, MessageEvent, Refusal, Room } from '../../types.ts';
import { defineQuiet } from './schema.ts';
import { quietStore } from './store.ts';
import { quietTexts } from './texts.ts';

const longestMs = 30 * 86_400_000;
/** Until somebody says otherwise: a year, so that a forgotten bot does come back. */
const openEndMs = 365 * 86_400_000;
const answerMs = 10 * 60_000;
const shownHeld = 3;
/** Until when the whole community is quiet, epoch ms: groups met meanwhile and private chats too. */
const allKey = 'quiet.all';
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

    const hush = async (c: Context, tx: Tx, room: Room, forMs: number | null): Promise<number> => {
      const end = c.now + (forMs ?? openEndMs);
      await store.set(room.id, c.community.id, c.now, end, c.cause);
      await house.budget.replan(c.community, room, c.now, end);
      tx.after(() => until.set(room.id, end));
      return end;
    };
    const wake = async (tx: Tx, room: number): Promise<void> => {
      await store.clear(room);
      tx.after(() => until.delete(room));
    };
    const hushAll = async (c: Context, tx: Tx, end: number | undefined): Promise<void> => {
      await house.settings.set(c, tx, allKey, 0, end);
      for (const id of await house.budget.heldRooms(c.community.id)) {
        const room = await house.people.room(id, house.database.db);
        if (room) await house.budget.replan(c.community, room, c.now, end);
      }
    };
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
    /** The group it is said in, or the one this private chat is about. */
    const meant = async (c: Context): Promise<Room | undefined> => {
      const id = groupMeant(house.settings, c);
      return id === undefined ? undefined : house.people.room(id, house.database.db);
    };

    const parseHowLong = (rest: string, c: Context<MessageEvent>): { forMs: number | null } | Refusal => {
      if (rest === '') return { forMs: null };
      const forMs = parseDuration(rest);
      return forMs === undefined || forMs === 0 || forMs > longestMs
        ? { refuse: quietTexts[c.locale].duration }
        : { forMs };
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
        const room = await meant(c);
        if (!room) return [reply(c, t.inPrivate)];
        const end = await hush(c, tx, room, forMs);
        await audit(c, room, { until: end });
        return [reply(c, forMs === null ? t.quiet : t.quietUntil(time(c, end)))];
      },
    };
    const allQuiet: Command<{ forMs: number | null }> = {
      ...hushHere,
      name: 'quiet.all',
      words: { 'zh-CN': ['全部暂停', '全部安静'], 'zh-TW': ['全部暫停', '全部安靜'], en: ['quiet-all', 'pause-all'] },
      allow: 'admin',
      help: { 'zh-CN': '所有群都先别说话', 'zh-TW': '所有群都先別說話', en: 'quiet in every group' },
      example: { 'zh-CN': '/全部暂停 1天', 'zh-TW': '/全部暫停 1天', en: '/quiet-all 1d' },
      run: async (c, { forMs }, tx) => {
        const end = c.now + (forMs ?? openEndMs);
        await hushAll(c, tx, end);
        await audit(c, null, { until: end });
        const n = (await groups(c)).length;
        return [reply(c, quietTexts[c.locale].allQuiet(n, forMs === null ? null : time(c, end)))];
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
        const room = await meant(c);
        if (!room) return [reply(c, t.inPrivate)];
        const own = (until.get(room.id) ?? 0) > c.now;
        if (everywhere(c.community.id) > c.now) return [reply(c, t.stillAll)];
        if (!own) return [reply(c, t.notQuiet)];
        const held = await house.budget.quieted([room.id]);
        await wake(tx, room.id);
        await audit(c, room, { until: null, held: held.length });
        return held.length === 0 ? [reply(c, t.back)] : choose(c, [room.id], held, false);
      },
    };
    const allBack: Command<null> = {
      ...back,
      name: 'quiet.resume.all',
      words: { 'zh-CN': ['全部恢复'], 'zh-TW': ['全部恢復'], en: ['resume-all'] },
      allow: 'admin',
      help: { 'zh-CN': '所有群都恢复', 'zh-TW': '所有群都恢復', en: 'back in every group' },
      example: { 'zh-CN': '/全部恢复', 'zh-TW': '/全部恢復', en: '/resume-all' },
      run: async (c, _none, tx) => {
        const all = await groups(c);
        const whole = everywhere(c.community.id) > c.now;
        const quiet = whole ? all : all.filter((g) => (until.get(g.id) ?? 0) > c.now);
        for (const g of all) if (until.has(g.id)) await wake(tx, g.id);
        if (whole) await house.settings.set(c, tx, allKey, 0, undefined);
        const rooms = await house.budget.heldRooms(c.community.id, 'quiet');
        const held = await house.budget.quieted(rooms);
        await audit(c, null, { until: null, rooms: quiet.map((g) => g.id), held: held.length });
        if (held.length > 0) return choose(c, rooms, held, true);
        return [reply(c, quietTexts[c.locale].allBack(quiet.length))];
      },
    };
    return {
      commands: [hushHere, allQuiet, back, allBack],
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
              await house.budget.replan(c.community, room, c.now);
            }
          }
          return [];
        },
      },
      holds: (room, now) => {
        const end = Math.max((room.kind === 'group' && until.get(room.id)) || 0, everywhere(room.community));
        return end > now ? end : undefined;
      },
      load: async () => {
        for (const row of await store.all()) until.set(row.room, row.until);
      },
    };
  },
});
