/**
 * The same people under other ids: which group is which, then who is who. Pure. A pair is sure only by what nobody else
 * can have: a remark of the bot's account, a place in the list, or the same groups with a name nobody shares.
 */
import { orderOf, type Anchor } from './order.ts';

/** Somebody in a list, in its order. `name`: folded. */
export interface Seat {
  readonly user: string;
  readonly name: string;
  readonly alias?: string;
}
export interface Listing {
  /** The platform's id of the group. */
  readonly id: string;
  /** Folded. */
  readonly name: string;
  readonly seats: readonly Seat[];
  /** False: the seats are in no order. */
  readonly ordered?: boolean;
}
export interface Pair {
  readonly was: string;
  readonly is: string;
}
export interface Likely extends Pair {
  /** The group, by its id before. */
  readonly room: string;
}
export interface Matched {
  readonly rooms: readonly Pair[];
  /** Groups somebody must say yes to. */
  readonly askRooms: readonly Pair[];
  readonly people: readonly Pair[];
  /** One name, one group, and nothing else for or against it. */
  readonly likely: readonly Likely[];
}

/** Names so many people carry that one says nothing, folded. */
const everyday = new Set(
  '宝妈 宝爸 妈妈 爸爸 小雨 平安 平安是福 幸福 开心 快乐 阳光 微笑 天使 心静如水 随缘 静 晴天 小小 豆豆 糖糖 乐乐 果果 果果妈 豆豆妈 . 。 a aa admin user 微信用户'.split(
    ' ',
  ),
);
/** Of the rarer names of two groups so many are the same people's: the same group. */
const surely = 0.5;
const hardly = 0.15;
const margin = 0.2;

/** How many different people carry each name. */
function carriers(listings: readonly Listing[]): Map<string, number> {
  const people = new Map<string, Set<string>>();
  for (const { seats } of listings)
    for (const { name, user } of seats) people.set(name, (people.get(name) ?? new Set()).add(user));
  return new Map([...people].map(([name, users]) => [name, users.size]));
}
type Rare = (name: string) => boolean;

/** The share of the rarer names that both have. */
export function overlap(a: Listing, b: Listing, rare: Rare): number {
  const names = (l: Listing) => new Set(l.seats.map((s) => s.name).filter(rare));
  const [mine, theirs] = [names(a), names(b)];
  const most = Math.max(mine.size, theirs.size);
  return most === 0 ? 0 : [...mine].filter((n) => theirs.has(n)).length / most;
}

function matchRooms(before: readonly Listing[], after: readonly Listing[], rare: Rare) {
  const known = new Set(before.map((b) => b.id));
  const gone = before.filter((b) => !after.some((a) => a.id === b.id));
  const fresh = after.filter((a) => !known.has(a.id));
  const score = new Map(gone.map((b) => [b, new Map(fresh.map((a) => [a, overlap(b, a, rare)]))]));
  const of = (b: Listing, a: Listing): number => score.get(b)?.get(a) ?? 0;
  const rooms: Pair[] = before.filter((b) => !gone.includes(b)).map((b) => ({ was: b.id, is: b.id }));
  const askRooms: Pair[] = [];
  for (const b of gone) {
    const a = fresh.toSorted((x, y) => of(b, y) - of(b, x))[0];
    if (!a) continue;
    const rival = Math.max(
      0,
      ...fresh.filter((x) => x !== a).map((x) => of(b, x)),
      ...gone.filter((x) => x !== b).map((x) => of(x, a)),
    );
    const sameName = a.name === b.name && a.name !== '';
    const clear = of(b, a) - rival >= margin;
    if (clear && of(b, a) >= (sameName ? surely / 2 : surely)) rooms.push({ was: b.id, is: a.id });
    else if (of(b, a) >= hardly || (sameName && fresh.filter((x) => x.name === a.name).length === 1))
      askRooms.push({ was: b.id, is: a.id });
  }
  // Nobody is asked about two groups that cannot both be the same one.
  const taken = new Set(rooms.map((r) => r.is));
  const wanted = new Map<string, number>();
  for (const r of askRooms) wanted.set(r.is, (wanted.get(r.is) ?? 0) + 1);
  return { rooms, askRooms: askRooms.filter((r) => !taken.has(r.is) && wanted.get(r.is) === 1) };
}

const bySeat = (l: Listing): Map<string, number> => new Map(l.seats.map((s, i) => [s.name, i]));
const onceHere = (l: Listing): Set<string> => {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const { name } of l.seats) (once.has(name) ? twice : once).add(name);
  return new Set([...once].filter((n) => !twice.has(n) && n !== ''));
};
const isSorted = (l: Listing): boolean => l.seats.every((s, i) => i === 0 || (l.seats[i - 1]?.name ?? '') <= s.name);

interface Evidence {
  readonly sure: Pair[];
  readonly against: Pair[];
  /** Of the same name, the only ones of it here. */
  readonly namesakes: Pair[];
}
/** What one group says about its people. */
function inRoom(before: Listing, after: Listing, rare: Rare): Evidence {
  const [once, still] = [onceHere(before), onceHere(after)];
  const [old, now] = [bySeat(before), bySeat(after)];
  const unique = [...once].filter((n) => still.has(n));
  const anchors: Anchor[] = unique.filter(rare).map((n) => ({ before: old.get(n) ?? 0, after: now.get(n) ?? 0 }));
  const unordered = before.ordered === false || after.ordered === false;
  const order = orderOf(anchors, unordered || isSorted(before) || isSorted(after));
  const pair = (i: number, j: number): Pair => ({ was: before.seats[i]?.user ?? '', is: after.seats[j]?.user ?? '' });
  return {
    sure: [...order.same]
      .filter(([i, j]) => before.seats[i]?.name === after.seats[j]?.name)
      .map(([i, j]) => pair(i, j)),
    against: [...order.against].map((i) => pair(i, now.get(before.seats[i]?.name ?? '') ?? -1)),
    namesakes: unique.filter(rare).map((n) => pair(old.get(n) ?? -1, now.get(n) ?? -1)),
  };
}

/** Remarks of the bot's account that are on one person before and on one after. */
function byAlias(before: readonly Listing[], after: readonly Listing[]): Pair[] {
  const holders = (all: readonly Listing[]): Map<string, Set<string>> => {
    const found = new Map<string, Set<string>>();
    for (const { seats } of all)
      for (const s of seats) if (s.alias) found.set(s.alias, (found.get(s.alias) ?? new Set()).add(s.user));
    return found;
  };
  const now = holders(after);
  return [...holders(before)].flatMap(([alias, users]) => {
    const [was, is] = [[...users], [...(now.get(alias) ?? [])]];
    return was.length === 1 && is.length === 1 ? [{ was: was[0] ?? '', is: is[0] ?? '' }] : [];
  });
}

const key = (p: Pair): string => `${p.was}\n${p.is}`;
/** Pairs in which nobody stands twice. */
function single<P extends Pair>(pairs: readonly P[]): P[] {
  const distinct = [...new Map(pairs.map((p) => [key(p), p])).values()];
  const count = (of: (p: Pair) => string): Map<string, number> => {
    const n = new Map<string, number>();
    for (const p of distinct) n.set(of(p), (n.get(of(p)) ?? 0) + 1);
    return n;
  };
  const [was, is] = [count((p) => p.was), count((p) => p.is)];
  return distinct.filter((p) => was.get(p.was) === 1 && is.get(p.is) === 1);
}
/** In which of the matched groups each person is, as one text. */
function groupsOf(listings: readonly (readonly [Listing, number])[]): Map<string, string> {
  const found = new Map<string, number[]>();
  for (const [l, n] of listings) for (const s of l.seats) found.set(s.user, [...(found.get(s.user) ?? []), n]);
  return new Map([...found].map(([user, ns]) => [user, ns.toSorted((a, b) => a - b).join()]));
}

/** Who is who in these groups. */
export function matchPeople(couples: readonly (readonly [Listing, Listing])[]): Pick<Matched, 'people' | 'likely'> {
  const [before, after] = [couples.map((c) => c[0]), couples.map((c) => c[1])];
  const [had, has] = [carriers(before), carriers(after)];
  const rare: Rare = (n) => n !== '' && !everyday.has(n) && had.get(n) === 1 && has.get(n) === 1;
  const [were, are] = [groupsOf(before.map((l, i) => [l, i])), groupsOf(after.map((l, i) => [l, i]))];
  const evidence = couples.map(([b, a]) => ({ room: b.id, ...inRoom(b, a, rare) }));
  const against = new Set(evidence.flatMap((e) => e.against.map(key)));
  const everywhere = (p: Pair): boolean => (were.get(p.was) ?? '').includes(',') && were.get(p.was) === are.get(p.is);
  const namesakes = evidence.flatMap((e) => e.namesakes.map((p) => ({ ...p, room: e.room })));
  const sure = [...evidence.flatMap((e) => e.sure), ...byAlias(before, after), ...namesakes.filter(everywhere)].filter(
    (p) => p.was !== p.is && p.was !== '' && p.is !== '' && !against.has(key(p)),
  );
  const people = single(sure.map(({ was, is }) => ({ was, is })));
  const settled = new Set(sure.flatMap((p) => [p.was, p.is]));
  const likely = single(
    namesakes.filter((p) => p.was !== p.is && !against.has(key(p)) && !settled.has(p.was) && !settled.has(p.is)),
  );
  return { people, likely };
}

const mostNew = 0.5;
const stayed = (before: Listing, after: Listing): number => {
  const now = new Set(after.seats.map((s) => s.user));
  return before.seats.filter((s) => now.has(s.user)).length / Math.max(1, before.seats.length);
};

/** @param before what was known of the groups  @param after what they are now */
export function match(before: readonly Listing[], after: readonly Listing[]): Matched {
  const [had, has] = [carriers(before), carriers(after)];
  const { rooms, askRooms } = matchRooms(
    before,
    after,
    (n) => n !== '' && !everyday.has(n) && (had.get(n) ?? 0) <= 1 && (has.get(n) ?? 0) <= 1,
  );
  const listing = (all: readonly Listing[], id: string): Listing | undefined => all.find((l) => l.id === id);
  const couples = rooms.flatMap(({ was, is }) => {
    const [b, a] = [listing(before, was), listing(after, is)];
    // Where most are there by the ids they had, nobody was given another one.
    return b && a && stayed(b, a) < mostNew ? [[b, a] as const] : [];
  });
  return { rooms, askRooms, ...matchPeople(couples) };
}
