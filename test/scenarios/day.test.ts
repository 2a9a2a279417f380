/** A day in a community: the same day on every database, delivered twice, and across a restart. */
import { afterEach, expect, it } from 'vitest';

import { defineLedger } from '../../core/ledger/schema.ts';
import { defineHappenings, defineOutbox, defineSettings } from '../../core/schema.ts';
import type { PlatformEvent } from '../../core/types.ts';
import { harness, wechatCan, type Harness, type HarnessOptions } from '../harness.ts';
import { freshDatabase, onEachDialect, sharedRedis, type Fresh } from '../servers/index.ts';
import { missingRedis } from '../servers/redis.ts';
import { failures, unasked, unaudited, unbalanced, withoutCause } from './day-checks.ts';
import { morning, onPlayground, playDay, type Played } from './day.ts';

const wechat: HarnessOptions = { can: wechatCan, mergeSeconds: 20 };
const others: HarnessOptions = { mergeSeconds: 3 };

let h: Harness | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  const errors = h?.errors ?? [];
  await h?.close();
  await fresh?.drop();
  h = undefined;
  fresh = undefined;
  expect(errors).toEqual([]);
});

/** One play per way and process: the days to compare with. */
const known = new Map<HarnessOptions, Promise<Played>>();
const plain = (o: HarnessOptions): Promise<Played> => {
  const before = known.get(o);
  if (before) return before;
  const made = (async () => {
    const first = await harness({ start: morning, ...o });
    try {
      return await playDay(onPlayground(first));
    } finally {
      await first.close();
    }
  })();
  known.set(o, made);
  return made;
};
const same = (played: Played, as: Played): void => {
  expect(played.texts).toEqual(as.texts);
  expect(played.ledger).toEqual(as.ledger);
  expect(played.balances).toEqual(as.balances);
};

onEachDialect('a day in a community', (dialect) => {
  const begin = async (o: HarnessOptions): Promise<Harness> => {
    fresh = await freshDatabase(dialect);
    return (h = await harness({ start: morning, url: fresh.url, ...o }));
  };

  it.each([
    ['as WeChat is', wechat],
    ['as other platforms are', others],
  ])('%s: few lines, nothing lost, nothing without a cause', async (_name, o) => {
    const b = await begin(o);
    const day = await playDay(onPlayground(b));

    const said = day.texts['group']?.length ?? 0;
    expect(said).toBeGreaterThan(10);
    expect(said / (said + day.lines)).toBeLessThanOrEqual(0.15);
    expect(await unasked(b.database)).toBeLessThanOrEqual(4);

    expect(await unbalanced(b.database)).toEqual([]);
    expect(await withoutCause(b.database)).toEqual([]);
    expect(await unaudited(b.database)).toEqual([]);
    expect(await failures(b.database)).toEqual([]);
    expect(b.traces.filter((t) => t.stage === 'failed')).toEqual([]);
    same(day, await plain(o));
  });

  it('every event twice at once, and once more at the end of the day, is the same day', async () => {
    const b = await begin({ ...wechat, twice: true });
    const stage = onPlayground(b);
    const day = await playDay(stage);
    same(day, await plain(wechat));

    const seen = b.traces.map((t) => t.event).filter((e): e is PlatformEvent => e.kind !== 'timer');
    expect(b.traces.filter((t) => t.stage === 'redelivered').length).toBeGreaterThanOrEqual(seen.length / 2);
    const heard = stage.heard().length;
    for (const event of new Set(seen)) await b.platform.deliver(event);
    await b.settle();
    expect(stage.heard()).toHaveLength(heard);
    expect(await unbalanced(b.database)).toEqual([]);
  });

  it('a restart at noon, with an answer still waiting, is the same day', async () => {
    const b = await begin(wechat);
    const day = await playDay(onPlayground(b), {
      '10:30': b.restart,
      '12:00': b.restart,
      '13:05': b.restart,
      '20:08': b.restart,
    });
    same(day, await plain(wechat));
    expect(await withoutCause(b.database)).toEqual([]);
    expect(await failures(b.database)).toEqual([]);
  });

  it.skipIf(missingRedis() !== undefined)('with the jobs through Redis it is the same day', async () => {
    const b = await begin({ ...others, redis: await sharedRedis() });
    const day = await playDay(onPlayground(b), { '12:00': b.restart });
    same(day, await plain(others));
    expect(await failures(b.database)).toEqual([]);
  });

  it('would be noticed: a balance that is off, a row without a cause, a change not written down, a lost line', async () => {
    const b = await begin(others);
    await b.say('lin', '早');
    await b.say('may', '签到');
    await b.tell('lin', '设置 签到积分 7');
    const { db } = b.database;
    await b.database.write(async () => {
      const { balances } = b.database.t(defineLedger);
      const { happenings } = b.database.t(defineHappenings);
      const { auditLog } = b.database.t(defineSettings);
      const { outbox } = b.database.t(defineOutbox);
      await db.update(balances).set({ balance: 6 });
      await db.update(happenings).set({ eventId: 'nobody|1' });
      await db.delete(auditLog);
      await db.update(outbox).set({ state: 'maybe', error: 'cut short' });
    });
    expect(await unbalanced(b.database)).toEqual([expect.stringContaining('5, kept 6')]);
    expect(await withoutCause(b.database)).toEqual(['happenings.eventId: nobody|1']);
    expect(await unaudited(b.database)).toEqual([expect.stringContaining('points.award.checkin.done = 7')]);
    expect(await failures(b.database)).toEqual(Array(2).fill(expect.stringContaining('cut short')));
  });
});
