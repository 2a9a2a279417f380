import type { Happening } from '../../types.ts';
import type { Kind } from './spec.ts';

/**
 * Staff want the trial that a campaign of this name declares. Its feature answers with `campaign.trial`, or says why not.
 * `begin`: null to hear what it needs; the version that was offered, to start it.
 */
export interface TrialAsked extends Happening {
  readonly what: 'trial.asked';
  readonly member: number;
  readonly name: string;
  readonly begin: string | null;
}
/** From now on these groups are in it; `from` and `to` are midnights, epoch ms, fixed. */
export interface TrialBegun extends Happening {
  readonly what: 'trial.begun';
  readonly member: number;
  readonly trial: number;
  readonly campaign: number;
  readonly hash: string;
  readonly kind: Kind;
  /** Groups by variant; none where members are dealt out. */
  readonly sides: readonly (readonly number[])[];
  readonly from: number;
  readonly to: number;
}
/** It has its result, or was given up. */
export interface TrialOver extends Happening {
  readonly what: 'trial.over';
  readonly member: null;
  readonly trial: number;
  readonly campaign: number;
  readonly stopped: boolean;
}
/** Staff want this variant from now on. Answered by the campaigns. */
export interface TrialChosen extends Happening {
  readonly what: 'trial.chosen';
  readonly member: number;
  readonly trial: number;
  readonly campaign: number;
  readonly hash: string;
  readonly variant: number;
}
