import type { Happening } from '../../types.ts';

/** A member read the rules of the group and said so, once for each version of them. */
export interface RulesAcknowledged extends Happening {
  readonly what: 'rules.acknowledged';
  readonly member: number;
  /** Fingerprint of the text. */
  readonly version: string;
}
