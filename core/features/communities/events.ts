import type { Happening } from '../../types.ts';

/** A group moved from one community to another, with the people in it. */
export interface CommunityJoined extends Happening {
  readonly what: 'community.joined';
  readonly member: null;
  readonly room: number;
  readonly from: number;
  readonly into: number;
  /** `wholly`: they were in no other group of the old community, so everything of theirs comes along. */
  readonly members: readonly { readonly was: number; readonly is: number; readonly wholly: boolean }[];
}
