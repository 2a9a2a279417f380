/**
 * The same day on every platform through its real client library, in three languages: one ledger, and what is said is
 * what the core says to a platform that can do as much.
 */
import { afterEach, describe, expect, it } from 'vitest';

import type { Capability, Platform } from '../../core/ports.ts';
import { locales, type Locale } from '../../core/types.ts';
import { harness, type Harness } from '../harness.ts';
import { onDiscord, type DiscordStage } from '../platforms/discord/day-stage.ts';
import { onQq } from '../platforms/qq/day-stage.ts';
import { onTelegram } from '../platforms/telegram/day-stage.ts';
import { onWechat } from '../platforms/wechat/day-stage.ts';
import { freshDatabase, type Fresh } from '../servers/index.ts';
import { acts, morning, onPlayground, playDay, type Played, type Stage } from './day.ts';

type Names = readonly [string, ...string[]];
export interface LiveStage extends Stage {
  readonly bot: { readonly errors: readonly unknown[] };
  close(): Promise<void>;
}
type Open = (url: string, start: number, names: Names, title: string, locale: Locale) => Promise<LiveStage>;
interface Live {
  readonly open: Open;
  readonly platform: (stage: LiveStage) => Pick<Platform, 'can' | 'mergeSeconds'>;
}

const live: Readonly<Record<string, Live>> = {
  telegram: {
    open: (url, start, names, title, locale) => onTelegram(url, start, names, title, undefined, locale),
    platform: (s) => (s as Awaited<ReturnType<typeof onTelegram>>).bot.telegram,
  },
  discord: {
    open: onDiscord,
    platform: (s) => (s as DiscordStage).bot.discord,
  },
  qq: {
    open: onQq,
    platform: (s) => (s as Awaited<ReturnType<typeof onQq>>).bot.platform,
  },
  wechat: {
    open: onWechat,
    platform: (s) => (s as Awaited<ReturnType<typeof onWechat>>).bot.platform,
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

/** The day on the playground, as far as a platform goes; who is in the group from the start. */
const days = new Map<string, Promise<Played>>();
const reference = (can: ReadonlySet<Capability>, mergeSeconds: number, locale: Locale): Promise<Played> => {
  const key = [locale, mergeSeconds, ...[...can].sort()].join(' ');
  const known = days.get(key);
  if (known) return known;
  const day = (async () => {
    const first = await harness({ start: morning, can: [...can], mergeSeconds, locale });
    try {
      return await playDay(onPlayground(first));
    } finally {
      await first.close();
    }
  })();
  days.set(key, day);
  return day;
};
const cast = async (): Promise<{ names: Names; title: string }> => {
  const first = await harness({ start: morning });
  const { people, group } = first.platform.snapshot();
  await first.close();
  const joins = new Set(acts().flatMap((a) => (a.how === '+' ? [a.who] : [])));
  const all = [...people.map((p) => p.name), ...acts().map((a) => a.who)].filter((n) => !joins.has(n));
  const [owner = '', ...others] = new Set(all);
  return { names: [owner, ...others], title: group.name };
};

describe.each(Object.entries(live))('the day in a community on %s', (_name, { open, platform }) => {
  it.each(locales)('in %s', async (locale) => {
    const { names, title } = await cast();
    fresh = await freshDatabase('sqlite');
    stage = await open(fresh.url, morning, names, title, locale);
    const { can, mergeSeconds } = platform(stage);
    const day = await reference(can, mergeSeconds, locale);
    const here = await playDay(stage);

    expect(here.ledger).toEqual(day.ledger);
    expect(here.balances).toEqual(day.balances);
    expect(here.texts).toEqual(day.texts);
    expect(stage.bot.errors).toEqual([]);
  });
});
