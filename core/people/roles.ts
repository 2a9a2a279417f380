import { roles, type Person, type PersonRef, type Role } from '../types.ts';

const rank = Object.fromEntries(roles.map((role, i) => [role, i])) as Readonly<Record<Role, number>>;

/** True when `role` may do what asks for `needed`. */
export const atLeast = (role: Role, needed: Role): boolean => rank[role] >= rank[needed];

export const higher = (a: Role, b: Role): Role => (atLeast(a, b) ? a : b);

/** The platform's word as one of our roles; unknown counts as member. */
export const fromPlatform = (role: PersonRef['role']): Role => (role === 'owner' || role === 'admin' ? role : 'member');

/** The role that counts here: granted by message or given by the platform, the higher one. */
export const effectiveRole = (person: Person): Role => higher(person.granted, person.platformRole);
