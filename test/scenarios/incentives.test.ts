/** A day of packets, shop, draw and levels: one ledger on the playground and on every platform. */
import { afterEach, describe, expect, it } from 'vitest';

import { harness, type Harness } from '../harness.ts';
import { onDiscord } from '../platforms/discord/day-stage.ts';
import { onQq } from '../platforms/qq/day-stage.ts';
import { onTelegram } from '../platforms/telegram/day-stage.ts';
import { onWechat } from '../platforms/wechat/day-stage.ts';
import { freshDatabase, type Fresh } from '../servers/index.ts';
import { failures, unaudited, unbalanced, withoutCause } from './day-checks.ts';
import { acts, morning, onPlayground, playDay, type Played, type Stage } from './day.ts';
import { incentivesScript } from './incentives-script.ts';

interface LiveStage extends Stage {
  readonly bot: { readonly errors: readonly unknown[] };
  close(): Promise<void>;
}
type Names = readonly [string, ...string[]];
const live: Readonly<Record<string, (url: string, names: Names, title: string) => Promise<LiveStage>>> = {
  telegram: (url, names, title) => onTelegram(url, morning, names, title),
  discord: (url, names, title) => onDiscord(url, morning, names, title),
  qq: (url, names, title) => onQq(url, morning, names, title),
  wechat: (url, names, title) => onWechat(url, morning, names, title),
};

let h: Harness | undefined;
let stage: LiveStage | undefined;
let fresh: Fresh | undefined;
afterEach(async () => {
  await h?.close();
  await stage?.close();
  await fresh?.drop();
  h = stage = fresh = undefined;
});

let known: Promise<Played> | undefined;
const onceHere = (): Promise<Played> =>
  (known ??= (async () => {
    const first = await harness({ start: morning });
    try {
      return await playDay(onPlayground(first), {}, incentivesScript);
    } finally {
      await first.close();
    }
  })());
const sum = (played: Played, who: string, reason: string): number =>
  played.ledger.filter((e) => e.who === who && e.reason === reason).reduce((n, e) => n + e.amount, 0);

describe('a day of incentives', () => {
  it('on the playground: exact, with a cause for everything', async () => {
    h = await harness({ start: morning });
    const day = await playDay(onPlayground(h), {}, incentivesScript);
    expect(h.errors).toEqual([]);
    expect(await unbalanced(h.database)).toEqual([]);
    expect(await withoutCause(h.database)).toEqual([]);
    expect(await unaudited(h.database)).toEqual([]);
    expect(await failures(h.database)).toEqual([]);
    expect(day.balances).toMatchObject({ May: 5, 阿豪: 5, 果果妈: 13, 豆豆爸: 3, 小满爸: 10 });
    expect(sum(day, '小满爸', 'checkin.done')).toBe(10);
  });

  it.each(Object.entries(live))(
    'on %s: the same ledger',
    async (_name, open) => {
      const day = await onceHere();
      const first = await harness({ start: morning });
      const { people, group } = first.platform.snapshot();
      await first.close();
      const [owner = '', ...others] = new Set([
        ...people.map((p) => p.name),
        ...acts(incentivesScript).map((a) => a.who),
      ]);
      fresh = await freshDatabase('sqlite');
      stage = await open(fresh.url, [owner, ...others], group.name);
      const here = await playDay(stage, {}, incentivesScript);
      expect(here.ledger).toEqual(day.ledger);
      expect(here.balances).toEqual(day.balances);
      expect(stage.bot.errors).toEqual([]);
    },
    120_000,
  );
});
