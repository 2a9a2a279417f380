import type { Happening } from '../../types.ts';

/** `was`, met under an id given anew, is `member`, whom we know: they are one person from now on. */
export interface MemberRecognised extends Happening {
  readonly what: 'member.recognised';
  readonly member: number;
  readonly was: number;
}
