/**
 * The delivery loop: outbox rows in order per room, one at a time per room, rooms side by side.
 * A row is `sending`, committed, right before the call to the platform is written (core/departure.ts); what a crash leaves
 * in that state is "maybe", unless the platform takes an idempotency key; all other rows simply go again. See
 * docs/architecture.md, "Delivery".
 */
import { createTakesOver, keyKnownMs, lookAroundMs, mayRepeat } from './cut-short.ts';
import { departure, type Departure } from './departure.ts';
import { createDrawn, type Draw } from './drawn.ts';
import { createEscalate } from './escalate.ts';
import { adapt } from './fallback.ts';
import { createInviteSaid } from './invite-said.ts';
import { groupLocale } from './kit/reply.ts';
import { deliveryStore, type Due } from './deliver-store.ts';
import type { People } from './people/index.ts';
import { NotYet, PlatformError, type Clock, type Database, type Platform, type Receipt } from './ports.ts';
import type { Leaving, Locale, Outward, Room, Say } from './types.ts';

export interface DeliverDeps {
  readonly database: Database;
  readonly people: People;
  readonly clock: Clock;
  /** The platform of an account. */
  readonly platform: (account: string) => Platform | undefined;
  /** Draws pictures; without it their words go alone. */
  readonly draw?: Draw | undefined;
  /** How often it looks for other processes that ended, ms. Default 5,000. */
  readonly lookAroundMs?: number | undefined;
  /** An answer did not reach a private chat, on a platform where private words reach friends only. */
  readonly onUnheard?: ((room: Room) => Promise<void>) | undefined;
  readonly onError: (error: unknown) => void;
}
export interface Deliver {
  /** Something may be due. Cheap; many calls make one look. */
  poke(): void;
  start(): Promise<void>;
  /** Ends after what is under way; rows that wait stay for the next start. */
  stop(): Promise<void>;
  /** Resolves when nothing is due and nothing is under way. For tests and for shutting down. */
  idle(): Promise<void>;
}

const maxAttempts = 8;
const batch = 200;
/** Rows under way at once, each of another room; more wait where they are. */
const mostAtOnce = 1000;
/** What can be said later as well as now; a question has a time of its own. */
const keepable: ReadonlySet<string> = new Set<Leaving['do']>(['send', 'picture', 'file']);
/** What could not be written down is tried again after so long, then after twice as long. */
const [firstRestMs, longestRestMs] = [1000, 60_000];

export function createDeliver(d: DeliverDeps): Deliver {
  const store = deliveryStore(d.database);
  const escalate = createEscalate(d);
  const inviteSaid = createInviteSaid(d);
  const drawn = createDrawn(d);
  const busy = new Set<number>();
  /** Accounts at their rate, and until when: nothing unasked is tried there before. */
  const resting = new Map<string, number>();
  const live = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let cancelWake: (() => void) | undefined;

  /** Mentions carry our member ids; the platform needs its own. */
  const resolve = async (words: Say, account: string): Promise<Say> => {
    if (typeof words === 'string') return words;
    const out = [];
    for (const part of words) {
      if (typeof part === 'string') out.push(part);
      else {
        const user = part.user ?? (await store.identity(part.at, account))?.user;
        out.push(user ? { ...part, user } : part.name);
      }
    }
    return out;
  };

  const perform = async (
    row: Due,
    platform: Platform,
    room: Room,
    locale: Locale,
    leaving: Departure,
  ): Promise<Receipt> => {
    const effect = await drawn(row.payload.effect as Leaving, platform);
    const about = 'member' in effect ? await store.identity(effect.member, room.account) : undefined;
    const steps = adapt(effect, platform.can, locale, about?.name ?? '');
    if (!platform.can.has(effect.do)) await escalate(row.id, effect, room, about?.name ?? '', 'cannot');
    if (steps.length === 0) throw new PlatformError('unsupported', `${platform.name} cannot ${effect.do}`);
    let receipt: Receipt = {};
    for (const [i, step] of steps.entries()) {
      const words = 'say' in step ? { say: await resolve(step.say, room.account) } : {};
      const buttons =
        row.payload.question !== undefined && 'choices' in step && step.choices
          ? { choices: step.choices.map((choice, n) => ({ ...choice, value: `q${row.payload.question}.${n}` })) }
          : {};
      if (platform.begins !== true) await leaving.begin();
      receipt = await leaving.inTime(
        platform.perform({
          effect: { ...step, ...words, ...buttons } as Outward,
          target: {
            account: room.account,
            room: { id: room.platformId, kind: room.kind },
            ...(about ? { user: about.user } : {}),
          },
          key: i === 0 ? `${row.id}` : `${row.id}.${i}`,
          cause: row.eventId,
          locale,
          begin: leaving.begin,
        }),
      );
    }
    if (effect.do === 'invite' && receipt.link !== undefined) await inviteSaid(row.id, effect, room, receipt.link);
    return receipt;
  };

  const settle = async (
    row: Due,
    error: unknown,
    receipt: Receipt | undefined,
    platform: Platform | undefined,
    o: { readonly at: number; readonly now: number; readonly begun: boolean },
  ): Promise<void> => {
    const { now } = o;
    if (error === undefined) return store.sent(row.id, now, receipt?.messageId ?? null);
    const text = error instanceof Error ? error.message : 'a platform threw what is no error';
    const told = error instanceof PlatformError ? error.what : 'maybe';
    // Before it has begun nothing can have been done.
    const what = told === 'maybe' && !o.begun ? 'retry' : told;
    const may = what === 'retry' || (what === 'maybe' && mayRepeat(row, platform));
    const at = now + (error instanceof PlatformError ? error.afterMs : 1000);
    if (error instanceof NotYet) return store.again({ ...row, attempts: row.attempts - 1 }, at, text);
    // Beyond the platform's memory of the key, counted from the first attempt, it is not sent again.
    const since = row.unsureSince ?? (what === 'maybe' ? o.at : null);
    const known = since === null || at - since <= keyKnownMs(row, platform);
    if (may && known && row.attempts < maxAttempts) return store.again({ ...row, unsureSince: since }, at, text);
    const end = what === 'maybe' || row.unsureSince !== null ? 'maybe' : 'failed';
    return store.ended(row.id, now, end, `${what}: ${text}`);
  };

  const moved = async (room: Room, platformId: string): Promise<void> => {
    await d.database.write((tx) => d.people.rekey(tx, room, platformId));
  };

  const refusedBy = async (row: Due, room: Room): Promise<void> => {
    const effect = row.payload.effect as Leaving;
    const about = 'member' in effect ? await store.identity(effect.member, room.account) : undefined;
    await escalate(row.id, effect, room, about?.name ?? '', 'denied');
  };

  /** Said to one person, who is no friend yet where private words reach friends only. */
  const isUnheard = (row: Due, room: Room, platform: Platform | undefined): boolean =>
    room.kind === 'private' &&
    row.class === 'reply' &&
    platform?.can.has('private.open') === false &&
    keepable.has((row.payload.effect as Leaving).do);

  /** The account is at its rate: its rows wait where they are, untouched, until it may speak again. */
  const rests = (row: Due, room: Room | undefined, failure: unknown, leaving: Departure): boolean => {
    if (!(failure instanceof NotYet && failure.account && room) || row.class === 'reply' || leaving.begun) return false;
    const until = d.clock.now() + failure.afterMs;
    resting.set(room.account, Math.min(until, resting.get(room.account) ?? Infinity));
    return true;
  };

  /** Carries a row out. What became of it, step by step to be written; empty: nothing did. */
  const deliver = async (row: Due): Promise<(() => Promise<void>)[]> => {
    const at = d.clock.now();
    const leaving = departure(d.clock, () => store.begin(row.id, d.clock.now()));
    let platform: Platform | undefined;
    let room: Room | undefined;
    let receipt: Receipt | undefined;
    let failure: unknown;
    try {
      room = await d.people.room(row.room);
      const community = room && (await d.people.community(room.community));
      platform = room && d.platform(room.account);
      if (!room || !community) throw new PlatformError('gone', 'the room is not known any more');
      if (!platform) throw new PlatformError('gone', `no platform runs for ${room.account}`);
      receipt = await perform(row, platform, room, groupLocale({ room, community }), leaving);
    } catch (error) {
      failure = error;
      if (!(error instanceof PlatformError)) d.onError(error);
    }
    if (leaving.takenBack || rests(row, room, failure, leaving)) return [];
    const here = room;
    const known = here && failure instanceof PlatformError ? failure : undefined;
    const now = d.clock.now();
    return [
      ...(here && known?.what === 'denied' ? [() => refusedBy(row, here)] : []),
      ...(here && known?.movedTo !== undefined ? [() => moved(here, known.movedTo ?? '')] : []),
      () => settle(row, failure, receipt, platform, { at, now, begun: leaving.begun }),
      ...(here && known?.what === 'denied' && isUnheard(row, here, platform) ? [async () => d.onUnheard?.(here)] : []),
    ];
  };

  /** What cannot be written now is not tried again at once, over and over; until it is, the room waits with it. */
  const write = async (row: Due, steps: (() => Promise<void>)[], restMs = firstRestMs): Promise<void> => {
    try {
      for (let step = steps[0]; step; step = steps[0]) {
        await step();
        steps.shift();
      }
      busy.delete(row.room);
    } catch (error) {
      d.onError(error);
      d.clock.wake(d.clock.now() + restMs, () => {
        if (!stopped) during(write(row, steps, Math.min(2 * restMs, longestRestMs)));
      });
    }
  };

  /** One row from beginning to end; its room is free again afterwards. */
  const carry = async (row: Due): Promise<void> => write(row, await deliver(row));

  /** It is waited for, and then looked for more. */
  const during = (work: Promise<void>): void => {
    const done = work.finally(() => {
      live.delete(done);
      poke();
    });
    live.add(done);
  };

  const look = async (): Promise<void> => {
    const now = d.clock.now();
    for (const [account, until] of resting) if (until <= now) resting.delete(account);
    const space = Math.min(batch, mostAtOnce - busy.size);
    // Full: whatever ends looks again.
    if (space <= 0) return;
    const due = await store.due(now, [...busy], [...resting.keys()], space);
    for (const row of due) {
      busy.add(row.room);
      during(carry(row));
    }
    if (due.length === 0) {
      const next = Math.min((await store.next(now)) ?? Infinity, ...resting.values());
      cancelWake?.();
      cancelWake = next === Infinity || stopped ? undefined : d.clock.wake(next, poke);
    } else again = true;
  };

  function poke(): void {
    if (stopped) return;
    if (looking) {
      again = true;
      return;
    }
    again = false;
    looking = look()
      .catch((error: unknown) => {
        d.onError(error);
        cancelWake?.();
        cancelWake = stopped ? undefined : d.clock.wake(d.clock.now() + 1000, poke);
      })
      .finally(() => {
        looking = undefined;
        if (again) poke();
      });
  }

  const idle = async (): Promise<void> => {
    while (looking || live.size > 0 || again) {
      await looking;
      await Promise.all(live);
      if (stopped) break;
    }
  };

  const takesOver = createTakesOver({
    store,
    people: d.people,
    clock: d.clock,
    platform: d.platform,
    lookMs: d.database.peers && (d.lookAroundMs ?? lookAroundMs),
    poke,
    onError: d.onError,
  });

  return {
    poke,
    idle: async () => {
      await takesOver.idle();
      poke();
      await idle();
    },
    start: async () => {
      await takesOver.start();
      stopped = false;
      poke();
    },
    stop: async () => {
      stopped = true;
      await takesOver.stop();
      cancelWake?.();
      await looking;
      await Promise.all(live);
    },
  };
}
