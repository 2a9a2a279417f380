import type { Happening } from '../../types.ts';

/** A kind of group was switched on: others may add what belongs to it. */
export interface PresetApplied extends Happening {
  readonly what: 'preset.applied';
  readonly member: number;
  /** `shop`, `hobby` … */
  readonly preset: string;
  /** The features it is made of. */
  readonly features: readonly string[];
}
/** It was taken back. */
export interface PresetUndone extends Happening {
  readonly what: 'preset.undone';
  readonly member: number;
  readonly preset: string;
}
