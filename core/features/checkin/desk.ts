/** What the parts of check-in share. */
import type { House } from '../../house.ts';
import type { Context } from '../../types.ts';
import type { CheckinStore } from './store.ts';
import type { RewardStore } from './store-rewards.ts';

export interface Desk {
  readonly house: House;
  readonly store: CheckinStore;
  readonly rewards: RewardStore;
}
/** An event older than this (a backlog after an outage) no longer checks anybody in. */
export const staleMs = 86_400_000;

/** Where settings are asked for. */
export const here = (c: Context) => ({ community: c.community.id, room: c.room.id });
