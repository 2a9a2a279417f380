/** Tests wait for what they look for, not for a rate. */
import type { Limits } from '../../../adapters/account-pace.ts';

const limits: Limits = { sameTargetMs: 0, betweenMs: [0, 0], perMinute: 1_000_000 };
export const unpaced = { limits, holdMs: 0, dice: () => 0.5, varied: false, begins: 'start' } as const;
