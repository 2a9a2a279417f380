/**
 * What was said while a platform was away and kept nothing for us: a row in the log of acts for each community there,
 * and one line to its owners in private.
 */
import { and, eq, isNull } from 'drizzle-orm';

import { outboxStore, outsideBudget } from './outbox.ts';
import { platformOf } from './people/account.ts';
import type { People } from './people/index.ts';
import type { Clock, Database } from './ports.ts';
import { definePeople, defineSettings } from './schema.ts';
import type { Locale, Texts } from './types.ts';

/** From `since` to `until`, epoch ms, nothing was heard on this account, and it does not come again. */
export interface Gap {
  readonly account: string;
  readonly since: number;
  readonly until: number;
}

/** Shorter ones are written down and nobody is told: a line for every blink would teach not to read them. */
const worthTellingMs = 60_000;

export const gapTexts: Texts<(platform: string, from: string, to: string) => string> = {
  'zh-CN': (platform, from, to) => `${platform} 从 ${from} 到 ${to} 断过线，这段时间群里的话我没看到，也没补上。`,
  'zh-TW': (platform, from, to) => `${platform} 從 ${from} 到 ${to} 斷過線，這段時間群裡的話我沒看到，也沒補上。`,
  en: (platform, from, to) =>
    `${platform} was cut off from ${from} to ${to}. What was said in the groups meanwhile I did not see.`,
};
const clockTime = (at: number, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
const title = (platform: string): string => platform.charAt(0).toUpperCase() + platform.slice(1);

/** Once per account and end of the gap. */
export function createGap(d: { database: Database; people: People; clock: Clock }) {
  const { insert } = outboxStore(d.database);
  const { rooms } = d.database.t(definePeople);
  const { auditLog } = d.database.t(defineSettings);
  const { db } = d.database;

  const tell = async (gap: Gap, id: number, key: string, now: number): Promise<void> => {
    const community = await d.people.community(id, db);
    if (!community) return;
    const { locale, timeZone } = community;
    const [from, to] = [gap.since, gap.until].map((at) => clockTime(at, locale, timeZone)) as [string, string];
    const words = gapTexts[locale](title(platformOf(gap.account)), from, to);
    const owners = (await d.people.staff(id)).filter((s) => s.role === 'owner' && s.account === gap.account);
    for (const member of new Set(owners.map((s) => s.member))) {
      const room = await d.people.privateRoom(community, gap.account, member, now);
      if (!room) continue;
      const payload = { effect: { do: 'send', to: { room: room.id }, say: words }, say: words } as const;
      const row = { room: room.id, member: 0, class: 'reply', payload, mergeKey: null, state: 'pending', error: null };
      await d.database.many(insert, [{ ...row, ...outsideBudget, notBefore: now, eventId: `gap|${key}`, at: now }]);
    }
  };

  return async (gap: Gap): Promise<void> => {
    const now = d.clock.now();
    const key = `gap:${gap.account}:${gap.until}`;
    await d.database.write(
      async () => {
        const here = await db
          .selectDistinct({ id: rooms.community })
          .from(rooms)
          .where(and(eq(rooms.account, gap.account), eq(rooms.kind, 'group'), isNull(rooms.leftAt)));
        for (const { id } of here) {
          await db.insert(auditLog).values({
            community: id,
            room: null,
            actor: 0,
            act: 'platform.gap',
            subject: gap.account,
            before: { since: gap.since },
            after: { until: gap.until },
            eventId: `gap|${key}`,
            at: now,
          });
          if (gap.until - gap.since >= worthTellingMs) await tell(gap, id, key, now);
        }
      },
      { claim: { account: 'gap', key, at: now } },
    );
  };
}
