import type { Happening } from '../../types.ts';

/** Somebody voted in a poll for the first time; what they chose is told to nobody. */
export interface PollVoted extends Happening {
  readonly what: 'poll.voted';
  readonly member: number;
  readonly poll: number;
}
/** A poll is over; `voters`: how many took part. */
export interface PollClosed extends Happening {
  readonly what: 'poll.closed';
  readonly member: null;
  readonly poll: number;
  readonly voters: number;
}
