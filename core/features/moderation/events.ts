import type { Happening } from '../../types.ts';
import type { Did } from './rules.ts';

/** Something was done about what a member said. `strikes`: those that count now, this one among them. */
export interface ModerationActed extends Happening {
  readonly what: 'moderation.acted';
  readonly member: number;
  readonly act: string;
  readonly did: Did;
  readonly strikes: number;
}
/** It was taken back. */
export interface ModerationUndone extends Happening {
  readonly what: 'moderation.undone';
  readonly member: number;
  readonly act: string;
}
