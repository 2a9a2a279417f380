/**
 * The whole bot on a real database and the playground adapter, with the clock held still.
 * `say` returns what the bot then said: in the group as is, in private with `※Name: ` before it, 🖼 before a picture's words.
 */
import { randomBytes } from 'node:crypto';

import {
  bot,
  createPlayground,
  createWorld,
  plainText,
  type Input,
  type MessageLine,
  type Playground,
  everything,
} from '../adapters/playground/index.ts';
import { createBanyan, type Banyan } from '../core/banyan.ts';
import type { Draw } from '../core/drawn.ts';
import type { FeatureDef } from '../core/house.ts';
import type { Capability, Database } from '../core/ports.ts';
import type { Locale, MessageEvent, Trace } from '../core/types.ts';
import { allDefinitions } from '../db/definitions.ts';
import { openDatabase } from '../db/open.ts';
import { bullQueue } from '../jobs/bullmq.ts';
import { embeddedQueue } from '../jobs/embedded.ts';
import { fakeClock, seeded, type FakeClock } from './clock.ts';
import { freshHouse, testDialect } from './servers/index.ts';
import { linesByRow } from './in-order.ts';
import { between, doubled, slowed, type Accept } from './between.ts';
import { atRest, underWay, watched } from './until.ts';

export interface HarnessOptions {
  /** A SQLite file or postgres:// address; default: a database of its own in the run's dialect, removed at the end. */
  readonly url?: string;
  /** Address of a Redis for the jobs; default: the embedded queue. */
  readonly redis?: string;
  readonly can?: readonly Capability[];
  /** Default 0: every answer at once. */
  readonly mergeSeconds?: number;
  readonly locale?: Locale;
  readonly timeZone?: string;
  /** Default: Saturday 2026-11-21, 10:00 in Shanghai. */
  readonly start?: number;
  readonly seed?: number;
  /** Default: the whole list. */
  readonly features?: readonly FeatureDef[];
  /** Default: none, pictures are their words alone. */
  readonly draw?: Draw;
  /** Every event arrives twice at once, as platforms do after a lost connection. */
  readonly twice?: boolean;
  /** The address under which others reach the bot. */
  readonly publicUrl?: string;
  /** How often it looks for other processes that ended. Default: never, as for jobs. */
  readonly lookAroundMs?: number;
  /** Awaited after every commit and every read of a server before the bot learns of it: a database that is slow. */
  readonly late?: (what: 'write' | 'read') => Promise<void>;
  /** Who runs the installation: `playground:lin`. */
  readonly staffIds?: readonly string[];
}

export const everythingBut = (...missing: readonly Capability[]): readonly Capability[] =>
  everything.filter((c) => !missing.includes(c));
/** What WeChat can do. */
export const wechatCan = everythingBut(
  'choices',
  'choices.muted',
  'private.open',
  'delete',
  'mute',
  'ban',
  'role',
  'pin',
);

export interface Harness {
  readonly clock: FakeClock;
  readonly database: Database;
  readonly platform: Playground;
  readonly traces: Trace[];
  readonly errors: unknown[];
  readonly banyan: Banyan;
  /** What somebody says in the group; what the bot then said. */
  say(who: string, text: string, replyTo?: string): Promise<string[]>;
  /** The same in private with the bot. */
  tell(who: string, text: string): Promise<string[]>;
  /** Presses the button with this label (or number from 1) of the newest message with buttons. */
  press(who: string, label: string | number, room?: 'group' | 'private'): Promise<string[]>;
  act(input: Input): Promise<string[]>;
  /** An event as any platform might deliver it: who need not be a persona. */
  deliver(event: Partial<MessageEvent> & { who: string; text: string }): Promise<void>;
  /** The owner brings the bot into the group. */
  arrive(): Promise<string[]>;
  /** What the bot says of whatever is done here. */
  hear(what: () => Promise<unknown>): Promise<string[]>;
  /** Lets time go by; what the bot said meanwhile. */
  pass(ms: number): Promise<string[]>;
  /** Everything said by anybody, as a transcript. @throws Error when something was delivered and not waited for. */
  transcript(): string[];
  /** Ids of the messages said by this person in the group, newest last. */
  idOf(text: string): string;
  /** Stops the process and starts another on the same database, at the same time. */
  restart(): Promise<void>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Starts one. Call `close` at the end. */
export async function harness(o: HarnessOptions = {}): Promise<Harness> {
  const fresh = o.url === undefined ? await freshHouse(testDialect()) : undefined;
  const url = o.url ?? fresh!.url;
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const clock = fakeClock(o.start ?? Date.parse('2026-11-21T10:00:00+08:00'));
  const traces: Trace[] = [];
  const errors: unknown[] = [];
  const unwatch = watched({ errors, traces });
  let heard: MessageLine[] = [];
  /** A line that changes (a button pressed) is no new line. */
  const known = new Set<string>();
  let count = 0;
  const events = underWay();
  const writes = underWay();
  const reads = underWay();
  /** Events that came since everything was at rest: what comes of them is not all there. */
  let restless = false;

  const world = createWorld(clock);
  const order = linesByRow();
  world.subscribe((change) => {
    if ('line' in change) order.made(change.line);
    if ('line' in change && change.line.kind === 'message' && change.line.from === bot.id && !change.line.removed)
      if (!known.has(change.line.id)) {
        known.add(change.line.id);
        heard.push(change.line);
      }
  });

  const heeded =
    (accept: Accept): Accept =>
    (e) => {
      restless = true;
      return events.track(accept(e));
    };

  const boot = async () => {
    // No test cuts the power: what a commit survives is the matter of test/contracts/database.test.ts.
    const database = await openDatabase(url, allDefinitions, {
      onError: (e) => errors.push(e),
      throwAway: true,
      around: (work, what) =>
        (what === 'write' ? writes : reads).track(o.late ? slowed(work(), () => o.late?.(what)) : work()),
    });
    const platform = createPlayground({
      clock,
      world,
      mergeSeconds: o.mergeSeconds ?? 0,
      ...(o.can ? { can: o.can } : {}),
    });
    const dice = seeded(o.seed ?? 1);
    // Time is moved by hand here: looking every 30 seconds would only make a month slow.
    const jobs = { database, clock, dice, lookMs: 400 * day, onError: (e: unknown) => errors.push(e) };
    const queue = o.redis ? bullQueue({ ...jobs, url: o.redis, prefix, horizonMs: 0 }) : embeddedQueue(jobs);
    const banyan = createBanyan({
      database,
      queue,
      platforms: [between(order.watching(platform), (accept) => (o.twice ? doubled(heeded(accept)) : heeded(accept)))],
      clock,
      dice,
      onTrace: (t) => traces.push(t),
      onError: (e) => errors.push(e),
      defaults: {
        locale: o.locale ?? 'zh-CN',
        timeZone: o.timeZone ?? 'Asia/Shanghai',
        ...(o.staffIds && { staffIds: o.staffIds }),
      },
      claimCode: '246810',
      lookAroundMs: o.lookAroundMs ?? 400 * day,
      ...(o.draw && { draw: o.draw }),
      ...(o.publicUrl ? { publicUrl: o.publicUrl } : {}),
      ...(o.features ? { features: o.features } : {}),
    });
    await banyan.start();
    return { database, platform, queue, banyan };
  };
  let live = await boot();

  const settle = async (): Promise<void> => {
    await atRest([live.queue, live.banyan, events, writes, reads], () => traces.length + writes.begun);
    restless = false;
  };
  /** What is read at once is read too early while the bot is still at work. */
  const rested = (): void => {
    if (restless) throw new Error('something was delivered, and the bot has not come to rest since: settle() first');
  };
  const show = (l: MessageLine): string => {
    const where = l.room === world.group.id ? '' : `※${world.person(l.room)?.name ?? l.room}: `;
    const buttons = l.buttons.length > 0 ? ` [${l.buttons.map((b) => b.label).join('] [')}]` : '';
    return `${where}${l.picture ? '🖼 ' : ''}${plainText(l.parts)}${buttons}`;
  };
  const listen = async (what: () => Promise<unknown>): Promise<string[]> => {
    // What was delivered before and not waited for is not of this.
    await settle();
    heard = [];
    await what();
    await settle();
    return order.inOrder(heard).map(show);
  };

  return {
    clock: {
      ...clock,
      moveTo: async (at, rested) => {
        // What is under way may still set an alarm for a moment on the way.
        await settle();
        await clock.moveTo(at, rested);
      },
    },
    traces,
    errors,
    get database() {
      return live.database;
    },
    get platform() {
      return live.platform;
    },
    get banyan() {
      return live.banyan;
    },
    settle,
    say: (who, text, replyTo) => listen(() => live.platform.inject({ do: 'say', who, text, replyTo })),
    tell: (who, text) => listen(() => live.platform.inject({ do: 'say', who, text, room: 'private' })),
    act: (input) => listen(() => live.platform.inject(input)),
    press: (who, label, room = 'group') =>
      listen(async () => {
        const id = room === 'group' ? world.group.id : world.person(who)?.id;
        const line = world.lastWithButtons(id ?? '');
        const choice =
          typeof label === 'number' ? label - 1 : (line?.buttons.findIndex((b) => b.label === label) ?? -1);
        await live.platform.inject({ do: 'press', who, choice, room, ...(line ? { messageId: line.id } : {}) });
      }),
    deliver: async ({ who, ...event }) => {
      const id = `x${++count}`;
      await live.platform.deliver({
        kind: 'message',
        id,
        account: 'playground',
        at: clock.now(),
        room: { id: world.group.id, kind: 'group', name: world.group.name },
        from: { id: who, name: who, role: 'member' },
        messageId: id,
        ...event,
      });
    },
    arrive: () =>
      listen(() =>
        live.platform.deliver({
          kind: 'joined',
          id: 'arrival',
          account: 'playground',
          at: clock.now(),
          room: { id: world.group.id, kind: 'group', name: world.group.name },
          from: { id: 'lin', name: '店长 Lin', role: 'owner' },
          self: true,
        }),
      ),
    hear: listen,
    pass: (ms) => listen(() => clock.moveTo(clock.now() + ms, settle)),
    transcript: () => {
      rested();
      return order
        .inOrder(world.lines)
        .flatMap((l) =>
          l.kind === 'message'
            ? [`${world.person(l.from)?.name ?? '榕'}: ${l.removed ? '(removed) ' : ''}${show(l)}`]
            : [`(${l.what} ${l.name ?? ''})`],
        );
    },
    idOf: (text) => {
      rested();
      const line = world.lines.findLast(
        (l): l is MessageLine => l.kind === 'message' && plainText(l.parts).includes(text),
      );
      if (!line) throw new Error(`nobody said "${text}"`);
      return line.id;
    },
    restart: async () => {
      await settle();
      await live.banyan.stop();
      await live.database.close();
      live = await boot();
    },
    close: async () => {
      unwatch();
      await live.banyan.stop();
      await live.database.close();
      await fresh?.drop();
    },
  };
}
