/** The queue of updates: kept until confirmed by an offset, or pushed to a webhook until it answers 200. */
import { request } from 'node:http';

import type { Chat, Update } from '../../../adapters/telegram/wire.ts';
import { chatOf } from '../../../adapters/telegram/wire.ts';

type Note = (what: string, about: Record<string, unknown>) => void;

export interface Updates {
  push(update: Omit<Update, 'update_id'>, chat: Chat): number;
  /** Confirms all below `offset`, then what waits; held until there is something, `holdMs` went by or `ended`. */
  poll(offset: number | undefined, limit: number, holdMs: number, ended: AbortSignal): Promise<readonly Update[]>;
  /** Which kinds the bot asked for. */
  allow(kinds: readonly string[] | undefined): void;
  webhook(target: { url: string; secret: string } | undefined): void;
  /** What is not confirmed yet. */
  readonly waiting: readonly Update[];
  close(): void;
}

const usual = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
const retryMs = 150;

export function createUpdates(note: Note, firstId: number): Updates {
  let next = firstId;
  let queue: Update[] = [];
  let allowed: readonly string[] = usual;
  let target: { url: string; secret: string } | undefined;
  const wakes = new Set<() => void>();
  /** Pushes of one chat go one after another, as Telegram's do. */
  const lanes = new Map<number, Promise<void>>();
  let closed = false;

  const confirm = (ids: readonly number[]): void => {
    if (ids.length > 0) note('confirmed', { updates: ids });
  };

  const post = (u: Update, at: { url: string; secret: string }): Promise<number> =>
    new Promise((resolve) => {
      const sent = request(
        at.url,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': at.secret },
        },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode ?? 0));
        },
      );
      sent.once('error', () => resolve(0));
      sent.end(JSON.stringify(u));
    });
  const deliver = async (u: Update): Promise<void> => {
    while (!closed && target && queue.includes(u)) {
      note('delivered', { updates: [u.update_id] });
      const code = await post(u, target);
      if (code === 200) {
        queue = queue.filter((x) => x !== u);
        confirm([u.update_id]);
        return;
      }
      note('webhook-refused', { update: u.update_id, code });
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  };
  const hand = (u: Update): void => {
    if (!target) {
      for (const wake of wakes) wake();
      return;
    }
    const chat = chatOf(u)?.id ?? 0;
    lanes.set(
      chat,
      (lanes.get(chat) ?? Promise.resolve()).then(() => deliver(u)),
    );
  };

  return {
    get waiting() {
      return queue;
    },
    push: (update, chat) => {
      const kind = Object.keys(update)[0] ?? '';
      if (!allowed.includes(kind)) return 0;
      const u: Update = { update_id: next++, ...update };
      queue.push(u);
      note('queued', { update: u.update_id, kind, chat: chat.id, message: u.message?.message_id ?? null });
      hand(u);
      return u.update_id;
    },
    poll: async (offset, limit, holdMs, ended) => {
      if (offset !== undefined) {
        confirm(queue.filter((u) => u.update_id < offset).map((u) => u.update_id));
        queue = queue.filter((u) => u.update_id >= offset);
      }
      if (queue.length === 0 && holdMs > 0)
        await new Promise<void>((resolve) => {
          const end = (): void => {
            clearTimeout(timer);
            wakes.delete(end);
            ended.removeEventListener('abort', end);
            resolve();
          };
          const timer = setTimeout(end, holdMs);
          wakes.add(end);
          ended.addEventListener('abort', end);
          if (ended.aborted) end();
        });
      if (ended.aborted) return [];
      const batch = queue.slice(0, limit);
      if (batch.length > 0) note('delivered', { updates: batch.map((u) => u.update_id) });
      return batch;
    },
    allow: (kinds) => {
      if (kinds) allowed = kinds.length === 0 ? usual : kinds;
    },
    webhook: (to) => {
      target = to;
      if (to) for (const u of queue) hand(u);
    },
    close: () => {
      closed = true;
      for (const wake of wakes) wake();
    },
  };
}
