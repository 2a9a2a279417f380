/** Whom to ask: the people above member who can be written to where something happened. */
import { roles, type Role } from '../types.ts';

export interface Keeper {
  readonly member: number;
  readonly name: string;
  readonly role: Role;
  /** They wrote to the bot in private before; somebody else may never see what is sent. */
  readonly reached: boolean;
}
interface Ranked {
  readonly member: number;
  readonly name: string;
  readonly granted: Role;
  readonly platformRole: Role;
}
/** What is asked of `House.people`. */
interface Registry {
  ranks(community: number): Promise<readonly Ranked[]>;
  identity(member: number, account: string): Promise<{ readonly name: string } | undefined>;
  reached(member: number, account: string): Promise<boolean>;
}
const rank = (role: Role): number => roles.indexOf(role);

/**
 * Everybody with at least this role who is known on the account. Who can surely be reached comes first, then by
 * `from`: the lowest role first, so that owners are the last to be bothered, or the highest. Inside a handler only.
 */
export async function keepers(
  people: Registry,
  where: { readonly community: number; readonly account: string },
  least: Role,
  from: 'lowest' | 'highest' = 'highest',
): Promise<Keeper[]> {
  const found: Keeper[] = [];
  for (const r of await people.ranks(where.community)) {
    const role = rank(r.granted) >= rank(r.platformRole) ? r.granted : r.platformRole;
    if (rank(role) < rank(least)) continue;
    const here = await people.identity(r.member, where.account);
    if (!here) continue;
    found.push({ member: r.member, name: here.name, role, reached: await people.reached(r.member, where.account) });
  }
  const sign = from === 'lowest' ? 1 : -1;
  return found.sort(
    (a, b) => Number(b.reached) - Number(a.reached) || sign * (rank(a.role) - rank(b.role)) || a.member - b.member,
  );
}
