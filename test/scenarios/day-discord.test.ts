/** The day in a community on Discord is the day on the playground: one ledger, the same words. */
import { afterEach, expect, it } from 'vitest';

import { harness } from '../harness.ts';
import { onDiscord, type DiscordStage } from '../platforms/discord/day-stage.ts';
import { freshDatabase, onEachDialect, type Fresh } from '../servers/index.ts';
import { acts, morning, onPlayground, playDay } from './day.ts';

let stage: DiscordStage | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await stage?.close();
  await fresh?.drop();
  stage = fresh = undefined;
});

onEachDialect('the day in a community', (dialect) => {
  it('on Discord is the same', async () => {
    const first = await harness({ start: morning, mergeSeconds: 3 });
    const { people, group } = first.platform.snapshot();
    const joins = new Set(acts().flatMap((a) => (a.how === '+' ? [a.who] : [])));
    const all = new Set([...people.map((p) => p.name), ...acts().map((a) => a.who)].filter((n) => !joins.has(n)));
    const [owner = '', ...others] = all;
    const day = await playDay(onPlayground(first));
    await first.close();

    fresh = await freshDatabase(dialect);
    stage = await onDiscord(fresh.url, morning, [owner, ...others], group.name);
    const here = await playDay(stage);
    expect(here.texts).toEqual(day.texts);
    expect(here.ledger).toEqual(day.ledger);
    expect(here.balances).toEqual(day.balances);
    expect(stage.bot.errors).toEqual([]);
    expect(stage.api.faulty).toEqual([]);
    expect(stage.api.entries('refused')).toEqual([]);
  }, 120_000);
});
