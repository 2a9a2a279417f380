/** Days of packets, shop, draw, levels, praise, transfers and days made up: one ledger and the same words everywhere. */
import { afterEach, describe, expect, it } from 'vitest';

import type { Capability, Platform } from '../../core/ports.ts';
import { locales, type Locale } from '../../core/types.ts';
import { harness, type Harness } from '../harness.ts';
import { onDiscord, type DiscordStage } from '../platforms/discord/day-stage.ts';
import { onQq, type QqStage } from '../platforms/qq/day-stage.ts';
import { onTelegram, type TelegramStage } from '../platforms/telegram/day-stage.ts';
import { onWechat, type WechatStage } from '../platforms/wechat/day-stage.ts';
import { freshDatabase, type Fresh } from '../servers/index.ts';
import { failures, unaudited, unbalanced, withoutCause } from './day-checks.ts';
import { acts, morning, onPlayground, playDay, type Played, type Stage } from './day.ts';
import { incentivesScript } from './incentives-script.ts';

interface LiveStage extends Stage {
  readonly bot: { readonly errors: readonly unknown[] };
  close(): Promise<void>;
}
type Names = readonly [string, ...string[]];
type Parts = Pick<Platform, 'can' | 'mergeSeconds'>;
interface Live {
  readonly open: (url: string, names: Names, title: string, locale: Locale) => Promise<LiveStage>;
  readonly platform: (stage: LiveStage) => Parts;
}
const live: Readonly<Record<string, Live>> = {
  telegram: {
    open: (url, names, title, locale) => onTelegram(url, morning, names, title, undefined, locale),
    platform: (s) => (s as TelegramStage).bot.telegram,
  },
  discord: {
    open: (url, names, title, locale) => onDiscord(url, morning, names, title, locale),
    platform: (s) => (s as DiscordStage).bot.discord,
  },
  qq: {
    open: (url, names, title, locale) => onQq(url, morning, names, title, locale),
    platform: (s) => (s as QqStage).bot.platform,
  },
  wechat: {
    open: (url, names, title, locale) => onWechat(url, morning, names, title, locale),
    platform: (s) => (s as WechatStage).bot.platform,
  },
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

/** The same on the playground, as far as a platform goes. */
const known = new Map<string, Promise<Played>>();
const onceHere = ({ can, mergeSeconds }: Parts, locale: Locale): Promise<Played> => {
  const key = [locale, mergeSeconds, ...[...can].sort()].join(' ');
  const played = known.get(key) ?? play(can, mergeSeconds, locale);
  known.set(key, played);
  return played;
};
async function play(can: ReadonlySet<Capability>, mergeSeconds: number, locale: Locale): Promise<Played> {
  const first = await harness({ start: morning, can: [...can], mergeSeconds, locale });
  try {
    return await playDay(onPlayground(first), {}, incentivesScript);
  } finally {
    await first.close();
  }
}
const sum = (played: Played, who: string, reason: string): number =>
  played.ledger.filter((e) => e.who === who && e.reason === reason).reduce((n, e) => n + e.amount, 0);

/** An invite link is the platform's own, and the playground makes none. */
const withoutLinks = ({ texts }: Played): Record<string, readonly string[]> =>
  Object.fromEntries(Object.entries(texts).map(([to, said]) => [to, said.filter((t) => !t.includes('https://'))]));

describe('days of incentives', () => {
  it('on the playground: exact, with a cause for everything', async () => {
    h = await harness({ start: morning });
    const day = await playDay(onPlayground(h), {}, incentivesScript);
    expect(h.errors).toEqual([]);
    expect(await unbalanced(h.database)).toEqual([]);
    expect(await withoutCause(h.database)).toEqual([]);
    expect(await unaudited(h.database)).toEqual([]);
    expect(await failures(h.database)).toEqual([]);
    expect(day.balances).toMatchObject({ May: 17, 阿豪: 18, 果果妈: 10, 豆豆爸: 3, 小满爸: 6 });
    expect(sum(day, '小满爸', 'checkin.done')).toBe(10);
    expect(['May', '阿豪', '果果妈'].map((who) => sum(day, who, 'checkin.card'))).toEqual([-3, 0, -3]);
    expect(['May', '阿豪', '小满爸'].map((who) => sum(day, who, 'transfer'))).toEqual([3, 1, -4]);
    expect(['May', '阿豪'].map((who) => sum(day, who, 'kudos.received'))).toEqual([2, 2]);
  });

  describe.each(Object.entries(live))('on %s: the same ledger and the same words', (_name, { open, platform }) => {
    it.each(locales)('in %s', async (locale) => {
      const first = await harness({ start: morning });
      const { people, group } = first.platform.snapshot();
      await first.close();
      const [owner = '', ...others] = new Set([
        ...people.map((p) => p.name),
        ...acts(incentivesScript).map((a) => a.who),
      ]);
      fresh = await freshDatabase('sqlite');
      stage = await open(fresh.url, [owner, ...others], group.name, locale);
      const day = await onceHere(platform(stage), locale);
      const here = await playDay(stage, {}, incentivesScript);
      expect(here.ledger).toEqual(day.ledger);
      expect(here.balances).toEqual(day.balances);
      expect(withoutLinks(here)).toEqual(withoutLinks(day));
      expect(stage.bot.errors).toEqual([]);
    });
  });
});
