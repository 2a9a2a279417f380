/**
 * A quiz of a campaign whose first question waits in the outbox, because the group is quiet or heard enough for now. It has
 * not begun for anybody: nobody answers it, its time does not run, and a round begun by hand takes its place.
 */
import type { Context } from '../../types.ts';
import type { Desk } from './round.ts';
import type { GameRow } from './store.ts';

/** How long at most until somebody looks whether it has gone out: what holds it may end sooner than was planned. */
const lookMs = 5 * 60_000;

/** Did its first question leave? `waits`: not yet, or not before that instant; `gone`: it will not. */
export type First =
  | { readonly is: 'out'; readonly at: number }
  | { readonly is: 'waits'; readonly until: number }
  | { readonly is: 'gone' };

export async function firstOf(c: Context, { store }: Desk, game: GameRow): Promise<First> {
  const post = await store.post(game.room, game.eventId);
  if (!post || post.state === 'failed') return { is: 'gone' };
  if (post.state === 'pending' || post.state === 'claimed') return { is: 'waits', until: post.notBefore };
  return { is: 'out', at: post.settledAt ?? c.now };
}

/** As it is once its question was seen. */
export const seen = (game: GameRow, at: number): GameRow => {
  const { unseen: _, ...data } = game.data;
  return { ...game, data: { ...data, askedAt: at } };
};

/** When its time is looked at again; undefined: it is over, and nobody heard of it. */
export async function whenSeen(
  c: Context,
  desk: Desk,
  game: GameRow,
  limitMs: number,
): Promise<{ readonly game: GameRow; readonly at: number } | undefined> {
  const first = await firstOf(c, desk, game);
  if (first.is === 'gone') return undefined;
  if (first.is === 'waits') return { game, at: Math.min(Math.max(first.until, c.now), c.now + lookMs) + limitMs };
  const now = seen(game, first.at);
  await desk.store.setData(game.id, now.data);
  return { game: now, at: first.at + limitMs };
}

/** Another round begins where it still waits: it will not come any more. True: the place is free. */
export async function giveWay(c: Context, desk: Desk, room: number): Promise<boolean> {
  const other = (await desk.store.runningIn(c.community.id)).find((g) => g.room === room && g.slot === 'round');
  if (other?.data.unseen !== true || (await firstOf(c, desk, other)).is === 'out') return false;
  await desk.store.end(other.id, c.cause);
  await takeBack(c, desk, other);
  return true;
}

/** The question of a quiz that ends before anybody saw it does not come. */
export async function takeBack(c: Context, { store }: Desk, game: GameRow): Promise<void> {
  if (game.data.unseen === true) await store.dropPost(game.room, game.eventId, c.now);
}
