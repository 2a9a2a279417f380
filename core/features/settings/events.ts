import type { Happening } from '../../types.ts';

/** The community's own name or time zone changed. */
export interface CommunityChanged extends Happening {
  readonly what: 'community.changed';
  readonly member: number;
}
