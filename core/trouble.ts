/**
 * A platform that is down cannot say so itself: after a while the owners of its groups are told in private wherever else
 * the bot can write to them, and again when it is back.
 */
import { and, eq, isNull } from 'drizzle-orm';

import { outboxStore, outsideBudget } from './outbox.ts';
import { platformOf } from './people/account.ts';
import type { People } from './people/index.ts';
import type { Clock, Database } from './ports.ts';
import { definePeople } from './schema.ts';
import type { Locale, Texts } from './types.ts';

/** What `account` says of its connection now; `why` undefined: it works. */
export interface Trouble {
  readonly account: string;
  readonly why: string | undefined;
}

/** Blinks are not told: a line for each would teach not to read them. */
const worthTellingMs = 120_000;

interface Lines {
  readonly down: (platform: string, since: string) => string;
  readonly back: (platform: string) => string;
}
export const troubleTexts: Texts<Lines> = {
  'zh-CN': {
    down: (platform, since) =>
      `${platform}从 ${since} 起没连上，那边群里的话我看不到，也回不了。原因和怎么办在网页上。`,
    back: (platform) => `${platform}连回来了。`,
  },
  'zh-TW': {
    down: (platform, since) =>
      `${platform}從 ${since} 起沒連上，那邊群裡的話我看不到，也回不了。原因和怎麼辦在網頁上。`,
    back: (platform) => `${platform}連回來了。`,
  },
  en: {
    down: (platform, since) =>
      `${platform} has been off since ${since}. I can neither read nor answer there. The page says why and what helps.`,
    back: (platform) => `${platform} is back.`,
  },
};
const own: Texts = { 'zh-CN': '微信', 'zh-TW': '微信', en: 'WeChat' };
const named: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', qq: 'QQ' };
const titleOf = (platform: string, locale: Locale): string => {
  if (platform === 'wechat') return own[locale];
  const title = named[platform] ?? platform;
  return locale === 'en' ? title : `${title} `;
};
const clockTime = (at: number, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(at);

export interface TroubleDeps {
  readonly database: Database;
  readonly people: People;
  readonly clock: Clock;
  /** Does this account's platform work now? */
  readonly works: (account: string) => boolean;
  /** Something was put into the outbox. */
  readonly poke: () => void;
  readonly onError: (error: unknown) => void;
}

export function createTrouble(d: TroubleDeps) {
  const { insert } = outboxStore(d.database);
  const { rooms } = d.database.t(definePeople);
  const { db } = d.database;
  /** What is wrong since when, by account, and whether anybody was told. */
  const open = new Map<string, { since: number; told: boolean; cancel: () => void }>();

  const tellIn = async (community: number, account: string, since: number, what: keyof Lines): Promise<void> => {
    const found = await d.people.community(community, db);
    if (!found) return;
    const { locale, timeZone } = found;
    const words = troubleTexts[locale][what](titleOf(platformOf(account), locale), clockTime(since, locale, timeZone));
    const now = d.clock.now();
    const told = new Set<number>();
    for (const s of await d.people.staff(community)) {
      if (s.role !== 'owner' || told.has(s.member) || platformOf(s.account) === platformOf(account)) continue;
      if (!d.works(s.account)) continue;
      const room = await d.people.privateRoom(found, s.account, s.member, now);
      if (!room) continue;
      told.add(s.member);
      const payload = { effect: { do: 'send', to: { room: room.id }, say: words }, say: words } as const;
      const row = { room: room.id, member: 0, class: 'reply', payload, mergeKey: null, state: 'pending', error: null };
      const eventId = `trouble|${account}:${since}:${what}`;
      await d.database.many(insert, [{ ...row, ...outsideBudget, notBefore: now, eventId, at: now }]);
    }
  };
  /** Once for each trouble and each of the two lines, whatever is repeated. */
  const tell = async (account: string, since: number, what: keyof Lines): Promise<void> => {
    const key = `trouble:${account}:${since}:${what}`;
    await d.database.write(
      async () => {
        const here = await db
          .selectDistinct({ id: rooms.community })
          .from(rooms)
          .where(and(eq(rooms.account, account), eq(rooms.kind, 'group'), isNull(rooms.leftAt)));
        for (const { id } of here) await tellIn(id, account, since, what);
      },
      { claim: { account: 'trouble', key, at: d.clock.now() } },
    );
    d.poke();
  };

  const live = new Set<Promise<void>>();
  const telling = (account: string, since: number, what: keyof Lines): void => {
    const done: Promise<void> = tell(account, since, what)
      .catch(d.onError)
      .finally(() => live.delete(done));
    live.add(done);
  };

  return {
    note: ({ account, why }: Trouble): void => {
      const known = open.get(account);
      if (why === undefined) {
        open.delete(account);
        known?.cancel();
        if (known?.told) telling(account, known.since, 'back');
        return;
      }
      if (known) return;
      const since = d.clock.now();
      const trouble = { since, told: false, cancel: (): void => undefined };
      open.set(account, trouble);
      trouble.cancel = d.clock.wake(since + worthTellingMs, () => {
        trouble.told = true;
        telling(account, since, 'down');
      });
    },
    idle: async (): Promise<void> => {
      while (live.size > 0) await Promise.all(live);
    },
    stop: (): void => {
      for (const { cancel } of open.values()) cancel();
      open.clear();
    },
  };
}
