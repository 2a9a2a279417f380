/**
 * The same day on the playground and on Telegram, on SQLite and on PostgreSQL, with the embedded queue and through
 * Redis: eight combinations, one ledger, the same words.
 */
import { afterEach, expect, it } from 'vitest';

import { harness, type Harness } from '../harness.ts';
import { onTelegram, type TelegramStage } from '../platforms/telegram/day-stage.ts';
import { freshDatabase, onEachDialect, sharedRedis, type Fresh } from '../servers/index.ts';
import { missingRedis } from '../servers/redis.ts';
import { acts, morning, onPlayground, playDay, type Played } from './day.ts';

let h: Harness | undefined;
let stage: TelegramStage | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await h?.close();
  await stage?.close();
  await fresh?.drop();
  h = stage = fresh = undefined;
});

/** The day to compare with, and who is in the group from the start. */
let known: Promise<{ day: Played; names: readonly [string, ...string[]]; group: string }> | undefined;
const reference = () =>
  (known ??= (async () => {
    const first = await harness({ start: morning, mergeSeconds: 3 });
    try {
      const { people, group } = first.platform.snapshot();
      const joins = new Set(acts().flatMap((a) => (a.how === '+' ? [a.who] : [])));
      const all = [...people.map((p) => p.name), ...acts().map((a) => a.who)].filter((n) => !joins.has(n));
      const [owner = '', ...others] = new Set(all);
      return { day: await playDay(onPlayground(first)), names: [owner, ...others], group: group.name };
    } finally {
      await first.close();
    }
  })());

const queues = ['embedded', 'redis'] as const;
const platforms = ['playground', 'telegram'] as const;

onEachDialect('the day in a community', (dialect) => {
  for (const queue of queues)
    for (const platform of platforms)
      it.skipIf(queue === 'redis' && missingRedis() !== undefined)(
        `on ${platform}, jobs ${queue === 'redis' ? 'through Redis' : 'embedded'}, is the same`,
        async () => {
          const { day, names, group } = await reference();
          fresh = await freshDatabase(dialect);
          const redis = queue === 'redis' ? await sharedRedis() : undefined;
          if (platform === 'telegram') stage = await onTelegram(fresh.url, morning, names, group, redis);
          else h = await harness({ start: morning, mergeSeconds: 3, url: fresh.url, ...(redis && { redis }) });
          const here = await playDay(stage ?? onPlayground(h as Harness));

          expect(here.texts).toEqual(day.texts);
          expect(here.ledger).toEqual(day.ledger);
          expect(here.balances).toEqual(day.balances);
          expect(stage?.bot.errors ?? h?.errors).toEqual([]);
          expect(stage?.api.entries('refused').filter((e) => e['code'] === 400) ?? []).toEqual([]);
        },
      );
});
