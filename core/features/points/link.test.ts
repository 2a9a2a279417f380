/** Ten thousand histories of earning, spending, linking and parting: no point is lost or made. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { allDefinitions } from '../../../db/definitions.ts';
import { openDatabase } from '../../../db/open.ts';
import { freshDatabase, type Fresh } from '../../../test/servers/index.ts';
import type { Database } from '../../ports.ts';
import type { Context } from '../../types.ts';
import { linkHears } from './link.ts';
import { ledgerStore } from '../../ledger/store.ts';

const people = 4;
/** Identity i is member i at first. */
type Step =
  | { readonly do: 'earn' | 'spend'; readonly who: number; readonly n: number }
  | { readonly do: 'link'; readonly who: number; readonly with: number }
  | { readonly do: 'part'; readonly who: number };
const who = fc.nat(people - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('earn' as const), who, n: fc.integer({ min: 1, max: 50 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('spend' as const), who, n: fc.integer({ min: 1, max: 80 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('link' as const), who, with: who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('part' as const), who }) },
);

/** What a person would expect, kept beside the ledger and without it. */
interface Link {
  readonly id: number;
  readonly member: number;
  readonly was: number;
  readonly identities: readonly number[];
  readonly brought: number;
  /** Earned less spent by these identities since. */
  net: number;
}

let database: Database;
let fresh: Fresh;
let store: ReturnType<typeof ledgerStore>;
beforeAll(async () => {
  fresh = await freshDatabase('sqlite');
  database = await openDatabase(fresh.url, allDefinitions);
  store = ledgerStore(database);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

let links = 0;
/** Plays a history in a community of its own. @returns what the model and the ledger make of it. */
async function play(community: number, steps: readonly Step[]) {
  const hears = linkHears(store);
  const c = { community: { id: community }, cause: `test|${community}`, at: 1 } as Context;
  const expected = new Map<number, number>(Array.from({ length: people }, (_, i) => [i + 1, 0]));
  const memberOf = new Map<number, number>(Array.from({ length: people }, (_, i) => [i + 1, i + 1]));
  const open: Link[] = [];
  let minted = 0;
  const add = (member: number, n: number): void => void expected.set(member, (expected.get(member) ?? 0) + n);
  for (const s of steps) {
    const identity = s.who + 1;
    const member = memberOf.get(identity) ?? 0;
    if (s.do === 'earn' || s.do === 'spend') {
      const amount = s.do === 'earn' ? s.n : -Math.min(s.n, expected.get(member) ?? 0);
      await store.move({ community, member, identity, amount, reason: s.do, cause: c.cause, at: 1 });
      add(member, amount);
      minted += amount;
      for (const l of open) if (l.member === member && l.identities.includes(identity)) l.net += amount;
    } else if (s.do === 'link') {
      const was = memberOf.get(s.with + 1) ?? 0;
      if (was === member) continue;
      const identities = [...memberOf].flatMap(([i, m]) => (m === was ? [i] : []));
      const brought = expected.get(was) ?? 0;
      for (const i of identities) memberOf.set(i, member);
      const id = ++links;
      await hears['members.linked'](c, { what: 'members.linked', member, was, identities, link: id });
      add(was, -brought);
      add(member, brought);
      open.push({ id, member, was, identities, brought, net: 0 });
    } else {
      const last = open.findLastIndex((l) => l.member === member || l.was === member);
      const l = open[last];
      if (!l || l.member !== member) continue;
      open.splice(last, 1);
      for (const i of l.identities) memberOf.set(i, l.was);
      const told = { member: l.member, was: l.was, identities: l.identities, link: l.id, since: 0 };
      await hears['members.parted'](c, { what: 'members.parted', ...told });
      const back = Math.max(0, Math.min(l.brought + l.net, expected.get(l.member) ?? 0));
      add(l.member, -back);
      add(l.was, back);
    }
  }
  const kept = new Map<number, number>();
  for (const member of expected.keys()) kept.set(member, await store.balance(community, member));
  return { expected, kept, minted };
}

describe('linking and parting', () => {
  it('keeps every point, in any order', async () => {
    let community = 1000;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const mine = community++;
        const played = await database.write(() => play(mine, steps));
        if (!played) throw new Error('nothing was played');
        expect(played.kept).toEqual(played.expected);
        expect([...played.kept.values()].reduce((a, b) => a + b, 0)).toBe(played.minted);
        expect(Math.min(...played.kept.values())).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 10_000, seed: 20261122 },
    );
  }, 180_000);
});
