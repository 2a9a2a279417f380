/** The day of test/scenarios, played in a Telegram group: the same ledger and the same words as on the playground. */
import { afterEach, expect, it } from 'vitest';

import { harness, type Harness } from '../../harness.ts';
import { acts, morning, onPlayground, playDay } from '../../scenarios/day.ts';
import { freshDatabase, onEachDialect, type Fresh } from '../../servers/index.ts';
import { onTelegram, type TelegramStage } from './day-stage.ts';

let h: Harness | undefined;
let stage: TelegramStage | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await h?.close();
  await stage?.close();
  await fresh?.drop();
  h = stage = fresh = undefined;
});

onEachDialect('a day in a Telegram group', (dialect) => {
  it('is the same day as on the playground', async () => {
    h = await harness({ start: morning, mergeSeconds: 3 });
    const { people, group } = h.platform.snapshot();
    const there = await playDay(onPlayground(h));

    const joins = new Set(acts().flatMap((a) => (a.how === '+' ? [a.who] : [])));
    const names = [...people.map((p) => p.name), ...acts().map((a) => a.who)].filter((n) => !joins.has(n));
    fresh = await freshDatabase(dialect);
    const [owner = '', ...others] = new Set(names);
    stage = await onTelegram(fresh.url, morning, [owner, ...others], group.name);
    const here = await playDay(stage);

    expect(here.texts).toEqual(there.texts);
    expect(here.ledger).toEqual(there.ledger);
    expect(here.balances).toEqual(there.balances);
    expect(stage.bot.errors).toEqual([]);
    expect(stage.api.entries('refused').filter((e) => e['code'] === 400)).toEqual([]);
  }, 120_000);
});
