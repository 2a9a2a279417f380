/** Many at once, and a process that ends while it is sending. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createBanyan } from '../../core/banyan.ts';
import { defineLedger } from '../../core/ledger/schema.ts';
import type { Database, Performance, Platform, Receipt } from '../../core/ports.ts';
import { defineCounts, defineMessages, defineOutbox } from '../../core/schema.ts';
import type { Event, MessageEvent } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { embeddedQueue } from '../../jobs/embedded.ts';
import { fakeClock, seeded } from '../clock.ts';

const now = Date.parse('2026-11-21T10:00:00+08:00');

/** A platform that tells what it was asked to say, and answers as it is told. */
function scripted(idempotent: boolean, answer: (what: Performance) => Promise<Receipt>) {
  const asked: Performance[] = [];
  const platform: Platform = {
    name: 'line',
    can: new Set(['send']),
    idempotent,
    mergeSeconds: 0,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    perform: (what) => {
      asked.push(what);
      return answer(what);
    },
  };
  return { platform, asked };
}

const event = (n: number, who: string, text: string, more: Partial<MessageEvent> = {}): MessageEvent => ({
  kind: 'message',
  id: `e${n}`,
  account: 'line',
  at: now,
  room: { id: 'g', kind: 'group', name: '群' },
  from: { id: who, name: who, role: 'member' },
  messageId: `m${n}`,
  text,
  ...more,
});

let dir: string;
let errors: unknown[];
const open: Database[] = [];
const start = async (platform: Platform, onError = (error: unknown): void => void errors.push(error)) => {
  const clock = fakeClock(now);
  // No test here cuts the power.
  const database = await openDatabase(join(dir, 'banyan.db'), allDefinitions, { onError, throwAway: true });
  open.push(database);
  const dice = seeded(1);
  const queue = embeddedQueue({ database, clock, dice, onError });
  const banyan = createBanyan({ database, queue, platforms: [platform], clock, dice, onError });
  await banyan.start();
  return { banyan, database };
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'banyan-'));
  errors = [];
});
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  rmSync(dir, { recursive: true });
  expect(errors).toEqual([]);
});

/** Never more than 64 under way. */
async function crowd(accept: (e: Event) => Promise<void>, events: readonly MessageEvent[]): Promise<void> {
  const waiting = [...events];
  const one = async (): Promise<void> => {
    for (let e = waiting.shift(); e; e = waiting.shift()) await accept(e);
  };
  await Promise.all(Array.from({ length: 64 }, one));
}

describe('600 messages, 64 in flight, 20 members', () => {
  it('are 600 points, 600 rows and 600 counted', async () => {
    const { platform } = scripted(true, () => Promise.resolve({}));
    const { banyan, database } = await start(platform);
    const dice = seeded(12);
    const who = (): string => `u${Math.floor(dice() * 20)}`;
    // Every message moves a point: read the balance, write it again, for twenty balances in each other's way.
    const gifts = Array.from({ length: 600 }, (_, i) => {
      const [from, to] = [who(), who()];
      return event(i, from, '/加分 1', {
        from: { id: from, name: from, role: 'admin' },
        mentions: [{ id: to, name: to }],
      });
    });
    await crowd(banyan.accept, gifts);
    await banyan.stop();
    const { read, t } = database;
    const { balances, entries } = t(defineLedger);
    const { counts } = t(defineCounts);
    const total = async (query: PromiseLike<{ n: number }[]>) => (await query)[0]?.n;
    const sum = (column: typeof balances.balance | typeof counts.n) => ({
      n: sql<number>`sum(${column})`.mapWith(Number),
    });
    expect(await total(read.select(sum(balances.balance)).from(balances))).toBe(600);
    expect(await read.$count(entries)).toBe(1200);
    expect(await read.$count(t(defineMessages).messages)).toBe(600);
    expect(await total(read.select(sum(counts.n)).from(counts).where(eq(counts.what, 'message')))).toBe(600);
    expect(await total(read.select(sum(counts.n)).from(counts).where(eq(counts.what, 'message.hour')))).toBe(600);
  });
});

describe('a process that ends while it is sending', () => {
  /** Says it, and ends before it knows what came of it. */
  const cutShort = async (idempotent: boolean): Promise<Performance> => {
    let heard = (): void => undefined;
    const said = new Promise<void>((resolve) => (heard = resolve));
    const first = scripted(idempotent, () => {
      heard();
      return new Promise(() => undefined);
    });
    // What it complains about when its database is gone is nobody's concern: it is dead.
    const { banyan } = await start(first.platform, () => undefined);
    await banyan.accept(event(1, 'may', '我的积分'));
    await said;
    for (const database of open.splice(0)) await database.close();
    const [only, another] = first.asked;
    if (!only || another) throw new Error('one line should have been said');
    return only;
  };
  const states = async ({ read, t }: Database) => {
    const { outbox } = t(defineOutbox);
    return (await read.select({ state: outbox.state }).from(outbox)).map((r) => r.state);
  };

  it('leaves the line in doubt, and nobody says it again', async () => {
    await cutShort(false);
    const second = scripted(false, () => Promise.resolve({}));
    const { banyan, database } = await start(second.platform);
    await banyan.idle();
    expect(second.asked).toEqual([]);
    expect(await states(database)).toEqual(['maybe']);
    await banyan.stop();
  });

  it('says it again under the same key where the platform tells copies apart', async () => {
    const before = await cutShort(true);
    const second = scripted(true, () => Promise.resolve({ messageId: 'm9' }));
    const { banyan, database } = await start(second.platform);
    await banyan.idle();
    expect(second.asked.map((x) => x.key)).toEqual([before.key]);
    expect(await states(database)).toEqual(['sent']);
    await banyan.stop();
  });
});
