/**
 * Members who become one person while something is played, and part again. Rules: what either did counts for the person; a
 * question one of them had tried is tried; nobody agrees to a day that is their own by either account. Parting gives back
 * the days of a challenge that side showed itself; the points of a round stay where they are.
 */
import type { Context, Effects } from '../../types.ts';
import type { MembersLinked, MembersParted } from '../link/events.ts';
import type { GameStore } from './store.ts';

export function linkHears(store: GameStore) {
  return {
    'members.linked': async (c: Context, { was, member }: MembersLinked): Promise<Effects> => {
      for (const game of await store.runningIn(c.community.id)) {
        await store.link(game.id, was, member);
        const { tried = [] } = game.data;
        // Who is routed by it is read from the row; memory holds the question alone.
        if (tried.includes(was) && !tried.includes(member))
          await store.setData(game.id, { ...game.data, tried: [...tried, member] });
      }
      return [];
    },
    'members.parted': async (c: Context, { was, member }: MembersParted): Promise<Effects> => {
      for (const game of await store.runningIn(c.community.id)) await store.part(game.id, was, member);
      return [];
    },
  };
}
