/** Who may give which role to whom. May the command be used at all is decided by its `allow`. */
import { roles, type Role } from '../../types.ts';

const rank = (role: Role): number => roles.indexOf(role);
const higher = (a: Role, b: Role): Role => (rank(a) >= rank(b) ? a : b);

/** A person's role by both sources; the higher one counts. */
export interface Standing {
  readonly member: number;
  readonly granted: Role;
  readonly platformRole: Role;
}
export const standingOf = (s: Standing): Role => higher(s.granted, s.platformRole);

/**
 * Why a role is not given. `same`: it is theirs already; `platform`: the platform gives more than that;
 * `above`: at or above the actor's own; `over`: the person stands at or above the actor; `last`: nobody would be owner.
 */
export type Why = 'same' | 'platform' | 'above' | 'over' | 'last';

export interface Grant {
  readonly actor: { readonly member: number; readonly role: Role };
  readonly target: Standing;
  readonly to: Role;
  /** How many owners there are besides the target. */
  readonly otherOwners: number;
}

/** Undefined when it may be done. Owners give any role; everybody else only roles below their own, to people below them. */
export function refusal({ actor, target, to, otherOwners }: Grant): Why | undefined {
  const before = standingOf(target);
  const after = higher(to, target.platformRole);
  if (after === before) return rank(to) < rank(before) ? 'platform' : 'same';
  const lowered = rank(after) < rank(before);
  if (before === 'owner' && lowered && otherOwners === 0) return 'last';
  if (actor.role === 'owner') return undefined;
  if (actor.member === target.member && lowered) return undefined;
  if (rank(to) >= rank(actor.role)) return 'above';
  return rank(before) >= rank(actor.role) ? 'over' : undefined;
}

/** The highest role this one may give. */
export const highestToGive = (role: Role): Role => (role === 'owner' ? 'owner' : (roles[rank(role) - 1] ?? 'member'));

const triesAnHour = 5;
/** How many more wrong codes are allowed, after so many in the last hour. */
export const triesLeft = (wrong: number): number => Math.max(0, triesAnHour - wrong);
