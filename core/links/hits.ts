/**
 * Clicks, counted without knowing anybody: a visitor is the hash of address and browser with a salt that is made anew
 * each day and thrown away at its end, together with the hashes. What stays are two numbers a day. docs/trials.md.
 */
import { startOfDay, civilDay, addDays } from '../kit/calendar.ts';
import { hex, hmacSha256, fromHex } from '../kit/sha256.ts';
import { linkCode } from '../kit/urls.ts';
import type { Clock, Database } from '../ports.ts';
import type { Community, Dice } from '../types.ts';
import type { LinkStore } from './store.ts';

export interface Hits {
  /** Where a code leads; undefined: nowhere. Asked outside of a handler. */
  target(code: string): Promise<string | undefined>;
  /** One visit by somebody who is no machine. Never fails: a click that cannot be counted is told to `onError` and lost. */
  count(code: string, visitor: { readonly address: string; readonly agent: string }): Promise<void>;
  /** Forgets what days left behind that are over, now and every hour. */
  start(): void;
  stop(): void;
}

const hourMs = 3_600_000;
/** So many are written at once at most: a flood is redirected, not counted. */
const mostAtOnce = 500;

interface Needs {
  readonly database: Database;
  readonly store: LinkStore;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly community: (id: number) => Promise<Community | undefined>;
  readonly onError: (error: unknown) => void;
}

/** Header values as bytes: one character each, as the wire has them. */
const bytes = (text: string): number[] => Array.from(text, (ch) => (ch.codePointAt(0) ?? 0) & 0xff);
const newSalt = (dice: Dice): string => hex(Array.from({ length: 32 }, () => Math.floor(dice() * 256)));

export function createHits({ database, store, clock, dice, community, onError }: Needs): Hits {
  let atOnce = 0;
  let cancel = (): void => undefined;

  const write = async (code: string, visitor: { address: string; agent: string }): Promise<void> => {
    const found = await store.target(code);
    const home = found && (await community(found.community));
    if (!found || !home) return;
    const now = clock.now();
    const day = civilDay(now, home.timeZone);
    const until = startOfDay(addDays(day, 1), home.timeZone);
    await database.write(async () => {
      const salt = await store.salt(home.id, day, newSalt(dice), until);
      const what = bytes(`${day}|${code}|${visitor.address.slice(0, 64)}|${visitor.agent.slice(0, 300)}`);
      const first = await store.firstToday(hex(hmacSha256(fromHex(salt), what)).slice(0, 32), until);
      await store.addClick(code, day, first ? 1 : 0);
    });
  };
  const sweep = (): void => {
    database.write(() => store.forget(clock.now())).catch(onError);
    cancel = clock.wake(clock.now() + hourMs, sweep);
  };

  return {
    target: async (code) => (linkCode.test(code) ? (await store.target(code))?.url : undefined),
    count: async (code, visitor) => {
      if (atOnce >= mostAtOnce || !linkCode.test(code)) return;
      atOnce++;
      try {
        await write(code, visitor);
      } catch (error) {
        onError(error);
      } finally {
        atOnce--;
      }
    },
    start: sweep,
    stop: () => cancel(),
  };
}
