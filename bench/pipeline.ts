/** The whole durable pipeline as one side of the comparison. */
import { eq, sql } from 'drizzle-orm';

import { defineCheckin } from '../core/features/checkin/schema.ts';
import { definePoints } from '../core/features/points/schema.ts';
import { defineCounts, defineInbox, defineMessages, defineOutbox } from '../core/schema.ts';
import { openBot, type Bot } from './bot.ts';
import type { Load } from './load.ts';
import { flood, type Side } from './measure.ts';

/** Enough that a commit is full whenever one begins. */
const inFlight = 4000;

/**
 * From accept to commit. With `sending` the replies are also performed, by a platform that does nothing;
 * without, they stay in the outbox, where their commit put them.
 */
export async function pipeline(dir: string, load: Load, sending: boolean): Promise<Side> {
  const bot = await openBot(dir);
  if (sending) await bot.banyan.start();
  return {
    name: sending ? 'the bot, replies performed too' : 'the bot, accept to commit',
    slice: async (events) => {
      await flood(bot.banyan.accept, events, inFlight);
      if (sending) await bot.banyan.idle();
    },
    check: () => check(bot, load, sending),
    close: () => bot.close(),
  };
}

async function check({ database: { read, t }, platform }: Bot, { expected }: Load, sending: boolean): Promise<void> {
  const { messages } = t(defineMessages);
  const { inbox } = t(defineInbox);
  const { counts } = t(defineCounts);
  const { outbox } = t(defineOutbox);
  const { checkins } = t(defineCheckin);
  const { balances } = t(definePoints);
  const all = sql<number>`count(*)`.mapWith(Number);
  const sum = (column: typeof counts.n | typeof balances.balance) => sql<number>`sum(${column})`.mapWith(Number);
  const of = async (what: string, query: PromiseLike<{ n: number }[]>, wanted: number): Promise<void> => {
    const n = (await query)[0]?.n;
    if (n !== wanted) throw new Error(`${what}: ${String(n)}, not ${wanted}`);
  };
  await of('message rows', read.select({ n: all }).from(messages), expected.messages);
  await of('inbox rows', read.select({ n: all }).from(inbox).where(eq(inbox.state, 'done')), expected.messages);
  const counted = read.select({ n: sum(counts.n) }).from(counts);
  await of('messages counted', counted.where(eq(counts.what, 'message')), expected.messages);
  await of('check-ins', read.select({ n: all }).from(checkins), expected.checkedIn.size);
  await of('points', read.select({ n: sum(balances.balance) }).from(balances), expected.checkedIn.size * 5);
  const replies = (await read.select({ n: all }).from(outbox))[0]?.n ?? 0;
  // A third "already checked in" is not answered; everything else is.
  if (replies > expected.commands || replies < expected.commands * 0.95)
    throw new Error(`replies: ${replies} to ${expected.commands} commands`);
  if (sending && platform.performed !== replies) throw new Error(`performed: ${platform.performed} of ${replies}`);
}
