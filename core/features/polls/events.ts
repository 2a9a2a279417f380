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
/** Whoever tells this wants a poll in a group, unasked: a step of a campaign. Words in the group's language. */
export interface PollWanted extends Happening {
  readonly what: 'poll.wanted';
  readonly member: null;
  readonly room: number;
  readonly question: string;
  readonly options: readonly string[];
  readonly anonymous?: boolean;
  readonly multiple?: boolean;
  /** How long one may vote; left out: the community's usual length. */
  readonly minutes?: number;
}
