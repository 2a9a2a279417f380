/**
 * Clicks as what a trial compares. Nobody knows who clicked, so a group is the unit: of all the times a member of it could
 * have followed the link, how often did somebody? A group that no post reached says nothing. docs/trials.md.
 */
import type { Counted } from './judge.ts';

/** One group while the trial ran. */
export interface Reached {
  readonly variant: number;
  /** Members known in it at the start. */
  readonly size: number;
  /** Posts that reached it. */
  readonly posts: number;
  /** People who followed the link, each once a day. */
  readonly people: number;
}

/** Clicks by member and post. Strangers may come by a link that was passed on: never more than all. */
export function clickShare({ variant, size, posts, people }: Reached): Counted {
  const n = size * posts;
  return { variant, n, x: Math.min(n, people) };
}
