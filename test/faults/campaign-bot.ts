/**
 * The bot under test in the middle of a campaign: `campaign-bot.ts <database> <groups> <planned> <offset> <most>
 * [members]`, all in ms; with `members` it is for so many members of one group instead. A moment after it has said it to
 * more than `most` of them it stands still, to be killed. Its clock is the real one, `offset` ahead. With offset 0 it makes the groups, takes the campaign and ends; with another it
 * carries it out until it is killed, or has nothing left to do. It reads the files at every start, as the real one does.
 */
import { writeSync } from 'node:fs';

import { inArray } from 'drizzle-orm';

import { Refusal } from '../../adapters/telegram/errors.ts';
import { createSend, usualBudgets } from '../../adapters/telegram/send.ts';
import { createBanyan } from '../../core/banyan.ts';
import { campaignSchema } from '../../core/features/campaigns/language.ts';
import type { Platform } from '../../core/ports.ts';
import { defineOutbox } from '../../core/schema.ts';
import type { Event, MessageEvent } from '../../core/types.ts';
import { allDefinitions } from '../../db/definitions.ts';
import { openDatabase } from '../../db/open.ts';
import { embeddedQueue } from '../../jobs/embedded.ts';
import { jumpClock } from '../jump-clock.ts';
import { account } from './line.ts';

const [file = '', groups = '0', planned = '0', offset = '0', most = 'Infinity', to = 'groups'] = process.argv.slice(2);
const clock = jumpClock(Date.now() + Number(offset));
const onError = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
/** Written before this returns: what was said before a kill was said. */
const tell = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);

let accept: ((event: Event) => Promise<void>) | undefined;
const words = '来啦';
let said = 0;
/** The kill comes when it comes: nothing more is said until then. */
const standStill = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
const seventh = (chat: string): boolean => Number(chat) % 7 === 0;
/** Telegram's own way of sending, at its own pace; the line ends here. */
const send = createSend({
  clock,
  budgets: usualBudgets,
  call: async <T>(_method: string, params: Readonly<Record<string, unknown>> = {}) => {
    const room = String(params['chat_id']);
    // Every seventh group lets the bot say nothing.
    if (seventh(room))
      throw new Refusal({ method: 'sendMessage', code: 403, description: 'Forbidden: bot was kicked' });
    tell({ room, text: String(params['text']), at: Date.now() });
    if (String(params['text']).startsWith(words) && ++said > Number(most)) {
      setTimeout(standStill, Math.random() * 6);
      if (said > Number(most) + 3) standStill();
    }
    // A kill between the word and its receipt is what leaves a row in doubt.
    await new Promise((done) => {
      setTimeout(done, 3);
    });
    return { message_id: 1 } as T;
  },
});
const parent: Platform = {
  name: account,
  // Not idempotent: what is cut short while being said must never be said a second time.
  can: new Set(['send', 'ask']),
  begins: true,
  mergeSeconds: 0,
  start: (to) => {
    accept = to;
    return Promise.resolve();
  },
  stop: () => Promise.resolve(),
  perform: send,
};

const database = await openDatabase(file, allDefinitions, { onError });
const { outbox } = database.t(defineOutbox);
const queue = embeddedQueue({ database, clock, dice: Math.random, onError });
const banyan = createBanyan({ database, queue, platforms: [parent], clock, dice: Math.random, onError });
await banyan.start();

if (offset === '0') {
  const heard = (i: number, where: { id: string; kind: 'group' | 'private' }, who: string): MessageEvent => ({
    kind: 'message',
    id: `e${i}-${where.kind}`,
    account,
    at: clock.now(),
    room: { ...where, name: `群${i}` },
    from: { id: who, name: `成员${who}`, role: where.kind === 'group' && to === 'groups' ? 'owner' : 'member' },
    messageId: `m${i}-${where.kind}`,
    text: '大家好',
  });
  const meet = async (i: number): Promise<void> => {
    if (to === 'groups') await accept?.(heard(i, { id: `-${i + 1}`, kind: 'group' }, 'owner'));
    else {
      // Everybody is in the one group, and wrote to the bot in private.
      await accept?.(heard(i, { id: '-1', kind: 'group' }, `${i + 1}`));
      await accept?.(heard(i, { id: `${i + 1}`, kind: 'private' }, `${i + 1}`));
    }
  };
  const atOnce = 50;
  for (let from = 0; from < Number(groups); from += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, Number(groups) - from) }, (_, i) => meet(from + i)));
}
const at = `${new Date(Number(planned)).toISOString().slice(0, 10)} ${new Date(Number(planned)).toISOString().slice(11, 16)}`;
const say = { 'zh-CN': words, 'zh-TW': '來啦', en: 'Here' };
const who = to === 'groups' ? { groups: 'all' } : { members: 'all' };
const campaigns = [campaignSchema.parse({ id: 'deal', when: { at }, timeZone: 'UTC', say, who })];
await banyan.give('campaigns.files', { campaigns });
for (let i = 0; i < 3; i++) {
  await queue.idle();
  await banyan.idle();
}
// A turn that has not come is no idle end: it is over when no row waits.
const open = async (): Promise<number> => {
  const rows = await database.read
    .select({ id: outbox.id })
    .from(outbox)
    .where(inArray(outbox.state, ['pending', 'sending']));
  return rows.length;
};
while (offset !== '0' && (await open()) > 0)
  await new Promise((done) => {
    setTimeout(done, 10);
  });
tell({ done: true, rss: process.resourceUsage().maxRSS / 1024 });
await banyan.stop();
await database.close();
