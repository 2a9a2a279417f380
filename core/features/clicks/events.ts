import type { Happening } from '../../types.ts';

/** Staff look at the clicks of a link that was said for these campaigns. What they were to bring is answered beside. */
export interface ClicksShown extends Happening {
  readonly what: 'clicks.shown';
  readonly member: number;
  readonly campaigns: readonly string[];
}
