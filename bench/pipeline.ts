/** The whole durable pipeline as one side of the comparison. */
import { eq, like, sql, type SQL } from 'drizzle-orm';

import { defineCheckin } from '../core/features/checkin/schema.ts';
import { defineLedger } from '../core/ledger/schema.ts';
import { defineCounts, defineInbox, defineMessages, defineOutbox } from '../core/schema.ts';
import { inFlight, openBot, settleIn, type Bot } from './bot.ts';
import type { Load } from './load.ts';
import { flood, type Side } from './measure.ts';

/**
 * From accept to commit. With `sending` the replies are also performed, by a platform that does nothing;
 * without, they stay in the outbox, where their commit put them.
 */
export async function pipeline(dir: string, load: Load, sending: boolean): Promise<Side> {
  const bot = await openBot(dir);
  await settleIn(bot, load);
  if (sending) {
    await bot.banyan.start();
    await bot.banyan.idle();
  }
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
  const { balances } = t(defineLedger);
  const all = sql<number>`count(*)`.mapWith(Number);
  const same = async (what: string, query: PromiseLike<{ n: number }[]>, wanted: number): Promise<void> => {
    const n = (await query)[0]?.n;
    if (n !== wanted) throw new Error(`${what}: ${String(n)}, not ${wanted}`);
  };
  const counted = (which: SQL) =>
    read
      .select({ n: sql<number>`sum(${counts.n})`.mapWith(Number) })
      .from(counts)
      .where(which);
  const points = sql<number>`sum(${balances.balance})`.mapWith(Number);
  const sent = read.select({ n: all }).from(outbox).where(eq(outbox.state, 'sent'));

  await same('inbox rows', read.select({ n: all }).from(inbox).where(eq(inbox.state, 'done')), expected.events);
  await same('message rows', read.select({ n: all }).from(messages), expected.messages);
  await same('messages counted', counted(eq(counts.what, 'message')), expected.messages);
  await same('commands counted', counted(like(counts.what, 'command.%')), expected.commands);
  await same('check-ins', read.select({ n: all }).from(checkins), expected.checkedIn.size);
  await same('points', read.select({ n: points }).from(balances), expected.checkedIn.size * 5);
  if (sending) await same('replies sent', sent, platform.performed);
}
