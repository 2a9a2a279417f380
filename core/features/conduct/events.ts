import type { Happening } from '../../types.ts';

/**
 * What is known of how somebody behaves changed. For whoever makes it a condition (a draw, a role, a benefit): the
 * numbers are those of now; `trouble` halves every thirty days and never goes below 0.
 */
export interface ConductChanged extends Happening {
  readonly what: 'conduct.changed';
  readonly member: number;
  /** Strikes that stand, fading, in hundredths: 150 is one and a half. */
  readonly trouble: number;
  /** In all, not faded. */
  readonly strikes: number;
  readonly overturned: number;
  /** Reports of theirs that staff agreed with, and that were wrong. */
  readonly right: number;
  readonly wrong: number;
}
