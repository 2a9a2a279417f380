/** One handler in a hundred throws, in the middle of a batch, after it has written. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';

import { featureDefinitions } from '../../core/features/index.ts';
import { defineFeature } from '../../core/house.ts';
import { plain, reply } from '../../core/kit/reply.ts';
import { defineInbox, defineMessages, defineOutbox, defineSettings } from '../../core/schema.ts';
import { coreTexts } from '../../core/texts.ts';
import type { Send } from '../../core/types.ts';
import { harness, type Harness } from '../harness.ts';

const all = 100;
const bad = 37;

const fragile = defineFeature({
  name: 'fragile',
  title: null,
  on: true,
  create: ({ audit }) => ({
    commands: [
      {
        name: 'fragile.book',
        words: { 'zh-CN': ['记一笔'], 'zh-TW': ['記一筆'], en: ['book-it'] },
        level: 'bare',
        allow: 'member',
        help: null,
        example: { 'zh-CN': '记一笔 1', 'zh-TW': '記一筆 1', en: '/book-it 1' },
        parse: (rest) => Number(rest),
        run: async (c, n) => {
          await audit.write(c, { act: 'fragile', subject: `${String(n)}`, room: c.room.id, before: null, after: n });
          if (n === bad) throw new Error('this one is broken');
          return [reply(c, `记下了 ${String(n)}`)];
        },
      },
    ],
  }),
});

describe('one handler in a hundred throws', () => {
  let h: Harness;
  afterEach(() => h.close());

  it('costs its own savepoint and one plain sentence; the other 99 are handled', async () => {
    h = await harness({ features: [...featureDefinitions, fragile] });
    const { read, t } = h.database;
    const people = Array.from({ length: all }, (_, i) => `u${i}`);
    // Known before, so that all hundred meet in the same commit.
    await Promise.all(people.map((who) => h.deliver({ who, text: '大家好' })));
    await Promise.all(people.map((who, i) => h.deliver({ who, id: `n${i}`, text: `记一笔 ${i}` })));
    await h.settle();

    const { auditLog } = t(defineSettings);
    const booked = await read.select({ subject: auditLog.subject }).from(auditLog).where(eq(auditLog.act, 'fragile'));
    const others = people.map((_, i) => `${i}`).filter((n) => n !== `${bad}`);
    expect(booked.map((r) => r.subject).sort()).toEqual(others.sort());

    const { inbox } = t(defineInbox);
    const failed = await read.select().from(inbox).where(eq(inbox.state, 'failed'));
    expect(failed.map(({ key, error }) => ({ key, error }))).toEqual([{ key: `n${bad}`, error: 'this one is broken' }]);
    expect(await read.$count(inbox, eq(inbox.state, 'done'))).toBe(2 * all - 1);
    // What was said is kept, whatever came of it.
    expect(await read.$count(t(defineMessages).messages)).toBe(2 * all);

    const { outbox } = t(defineOutbox);
    const rows = await read.select().from(outbox).orderBy(outbox.id);
    const said = rows.filter((r) => r.eventId.startsWith('playground|n'));
    expect(said.map((r) => r.state)).toEqual(Array.from({ length: all }, () => 'sent'));
    const words = (r: (typeof said)[number]): string => plain((r.payload.effect as Send).say);
    expect(said.filter((r) => r.eventId === `playground|n${bad}`).map(words)).toEqual([coreTexts['zh-CN'].failed]);
    expect(said.filter((r) => r.eventId !== `playground|n${bad}`).map(words)).toEqual(
      others.sort((a, b) => Number(a) - Number(b)).map((n) => `记下了 ${n}`),
    );
    expect(h.errors.map(String)).toEqual(['Error: this one is broken']);
  });

  it('is not tried again when the platform delivers it again', async () => {
    h = await harness({ features: [...featureDefinitions, fragile] });
    await h.deliver({ who: 'may', id: 'again', text: `记一笔 ${bad}` });
    await h.deliver({ who: 'may', id: 'again', text: `记一笔 ${bad}` });
    await h.settle();
    expect(h.errors).toHaveLength(1);
    expect(h.traces.map((x) => x.stage)).toEqual(['failed', 'redelivered']);
  });
});
