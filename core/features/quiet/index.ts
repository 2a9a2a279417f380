/** Quiet at once: nothing is said unasked, members' commands are booked in silence, staff are answered. */
import { defineFeature } from '../../house.ts';
import { civilDay, formatMoment, formatTime } from '../../kit/calendar.ts';
import { cut } from '../../kit/cut.ts';
import { noArguments, parseDuration } from '../../kit/parse.ts';
import { plain, reply } from '../../kit/reply.ts';
import type { Tx } from '../../ports.ts';
import type { Command, Context, Effects, MessageEvent, Refusal } from '../../types.ts';
import { defineQuiet } from './schema.ts';
import { quietStore } from './store.ts';
import { quietTexts } from './texts.ts';

const longestMs = 30 * 86_400_000;
/** Until somebody says otherwise: a year, so that a forgotten bot does come back. */
const openEndMs = 365 * 86_400_000;
const answerMs = 10 * 60_000;
const shownHeld = 3;

export const quiet = defineFeature({
  name: 'quiet',
  title: null,
  on: true,
  schema: defineQuiet,
  create: (house) => {
    const store = quietStore(house.database);
    const until = new Map<number, number>();

    const hush = async (c: Context, tx: Tx, room: number, forMs: number | null): Promise<number> => {
      const end = c.now + (forMs ?? openEndMs);
      await store.set(room, c.community.id, c.now, end, c.cause);
      tx.after(() => until.set(room, end));
      return end;
    };
    const wake = async (tx: Tx, room: number): Promise<void> => {
      await store.clear(room);
      tx.after(() => until.delete(room));
    };
    const audit = (c: Context, room: number | null, after: unknown): Promise<number> =>
      house.audit.write(c, { act: 'quiet', subject: room === null ? 'all' : c.room.name, room, before: null, after });
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
        if (c.room.kind === 'private') return [reply(c, t.inPrivate)];
        const end = await hush(c, tx, c.room.id, forMs);
        await audit(c, c.room.id, { until: end });
        return [reply(c, forMs === null ? t.quiet : t.quietUntil(time(c, end)))];
      },
    };
    const hushAll: Command<{ forMs: number | null }> = {
      ...hushHere,
      name: 'quiet.all',
      words: { 'zh-CN': ['全部暂停', '全部安静'], 'zh-TW': ['全部暫停', '全部安靜'], en: ['quiet-all', 'pause-all'] },
      allow: 'admin',
      help: { 'zh-CN': '所有群都先别说话', 'zh-TW': '所有群都先別說話', en: 'quiet in every group' },
      example: { 'zh-CN': '/全部暂停 1天', 'zh-TW': '/全部暫停 1天', en: '/quiet-all 1d' },
      run: async (c, { forMs }, tx) => {
        const all = await groups(c);
        let end = c.now;
        for (const g of all) end = await hush(c, tx, g.id, forMs);
        await audit(c, null, { until: end, rooms: all.map((g) => g.id) });
        return [reply(c, quietTexts[c.locale].allQuiet(all.length, forMs === null ? null : time(c, end)))];
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
        if ((until.get(c.room.id) ?? 0) <= c.now) return [reply(c, t.notQuiet)];
        const held = await store.held(c.room.id);
        await wake(tx, c.room.id);
        await audit(c, c.room.id, { until: null, held: held.length });
        if (held.length === 0) return [reply(c, t.back)];
        const some = held.slice(0, shownHeld).map((h) => cut(plain(h).replace(/\n/gu, ' '), 16));
        return [
          {
            do: 'ask',
            step: 'held',
            for: { member: c.who.member },
            to: { room: c.room.id },
            say: t.backHeld(held.length > shownHeld ? [...some, '…'] : some),
            choices: [
              { label: t.send, value: 'send' },
              { label: t.drop, value: 'drop' },
            ],
            until: c.now + answerMs,
          },
        ];
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
        const all = (await groups(c)).filter((g) => (until.get(g.id) ?? 0) > c.now);
        for (const g of all) {
          await wake(tx, g.id);
          await store.release(g.id, c.now);
        }
        await audit(c, null, { until: null, rooms: all.map((g) => g.id) });
        return [reply(c, quietTexts[c.locale].allBack(all.length))];
      },
    };
    return {
      commands: [hushHere, hushAll, back, allBack],
      answers: {
        held: {
          run: async (c, value) => {
            const t = quietTexts[c.locale];
            if (value === 'send') await store.release(c.room.id, c.now);
            else await store.drop(c.room.id, c.now);
            return [reply(c, value === 'send' ? t.sent : t.dropped)];
          },
        },
      },
      undoes: {
        quiet: async (row, c, tx) => {
          const { until: end, rooms } = row.after as { until: number | null; rooms?: readonly number[] };
          for (const room of rooms ?? (row.room === null ? [] : [row.room]))
            if (end === null) await hush(c, tx, room, null);
            else await wake(tx, room);
          return [];
        },
      },
      holds: (room, now) => {
        const end = until.get(room.id);
        return end !== undefined && end > now ? end : undefined;
      },
      load: async () => {
        for (const row of await store.all()) until.set(row.room, row.until);
      },
    };
  },
});
