/**
 * What the order of a group's list proves. WeChat lists members in the order they came: nobody is ever put between two
 * others, so two known people with as many between them as before have the same people between them. Where a list is
 * not in that order nothing of this holds, and the list shows it: then it proves nothing here.
 */

/** A person of both lists by name alone: their places before and after. */
export interface Anchor {
  readonly before: number;
  readonly after: number;
}

/** Fewer than these prove no order. */
const fewestAnchors = 8;
/** So many of them must be in the same order in both lists. */
const inOrder = 0.8;
/** Newcomers stand at the end: what has fewer known people than these behind it may be one. */
const behind = 5;

/** The length of the longest rising run that ends at each. */
function rises(values: readonly number[]): number[] {
  const tails: number[] = [];
  return values.map((v) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((tails[mid] ?? Infinity) < v) low = mid + 1;
      else high = mid;
    }
    tails[low] = v;
    return low + 1;
  });
}

/** The anchors that are in every longest chain of anchors in the same order; `anchors` rise by `before`. */
export function agreeing(anchors: readonly Anchor[]): Anchor[] {
  const values = anchors.map((a) => a.after);
  const up = rises(values);
  const down = rises(values.map((v) => -v).toReversed()).toReversed();
  const longest = Math.max(0, ...up);
  const atLevel = new Map<number, number>();
  const onOne = anchors.map((_, i) => (up[i] ?? 0) + (down[i] ?? 0) - 1 === longest);
  onOne.forEach((yes, i) => {
    if (yes) atLevel.set(up[i] ?? 0, (atLevel.get(up[i] ?? 0) ?? 0) + 1);
  });
  return anchors.filter((_, i) => onOne[i] && atLevel.get(up[i] ?? 0) === 1);
}

export interface Order {
  /** The lists are in the order people came, as far as can be seen. */
  readonly proves: boolean;
  /** Places that are the same person's, before to after; the names are still to be compared. */
  readonly same: ReadonlyMap<number, number>;
  /** Places before whose namesake after is out of order: somebody else. */
  readonly against: ReadonlySet<number>;
}
const nothing: Order = { proves: false, same: new Map(), against: new Set() };

/** `sorted`: one of the lists is sorted by name, so that its order says nothing about when people came. */
export function orderOf(anchors: readonly Anchor[], sorted: boolean): Order {
  const rising = anchors.toSorted((a, b) => a.before - b.before);
  const agreed = agreeing(rising);
  if (sorted || rising.length < fewestAnchors || agreed.length < inOrder * rising.length) return nothing;
  const against = new Set(rising.filter((a) => !agreed.includes(a)).map((a) => a.before));
  const same = new Map<number, number>();
  const chain = [{ before: -1, after: -1 }, ...agreed];
  const rigid = (a: Anchor | undefined, b: Anchor | undefined): boolean =>
    a !== undefined && b !== undefined && b.before - a.before === b.after - a.after;
  chain.forEach((a, i) => {
    const next = chain[i + 1];
    if (!next || chain.length - 1 - i <= behind || !rigid(a, next)) return;
    for (let n = 1; n < next.before - a.before; n++) same.set(a.before + n, a.after + n);
    // One that only stands between others is sure when nobody went away on either side of it.
    if (rigid(next, chain[i + 2]) && chain.length - 2 - i > behind) same.set(next.before, next.after);
  });
  return { proves: true, same, against };
}
