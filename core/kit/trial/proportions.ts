/** Two shares compared: of n members, x did it. */
import { logGamma, normalQuantile } from './distributions.ts';

export interface Share {
  readonly n: number;
  readonly x: number;
}
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval of one share (E. B. Wilson, JASA 22, 1927). */
function wilson({ n, x }: Share, z: number): Interval {
  const p = x / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const all = 1 + (z * z) / n;
  return { low: (middle - half) / all, high: (middle + half) / all };
}

/**
 * The interval of the difference b − a, by the hybrid score method: R. G. Newcombe, "Interval estimation for the
 * difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17, 1998, method 10.
 * @param alpha 0.05 gives an interval of 95 %. Both shares need n > 0.
 */
export function differenceInterval(a: Share, b: Share, alpha: number): Interval {
  const z = normalQuantile(1 - alpha / 2);
  const [pa, pb] = [a.x / a.n, b.x / b.n];
  const [wa, wb] = [wilson(a, z), wilson(b, z)];
  const d = pb - pa;
  return {
    low: d - Math.hypot(pb - wb.low, wa.high - pa),
    high: d + Math.hypot(wb.high - pb, pa - wa.low),
  };
}

const logFactorials: number[] = [0];
/** Exact sums for what groups have, the approximation beyond. */
function logFactorial(n: number): number {
  if (n > 20_000) return logGamma(n + 1);
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push((logFactorials[i - 1] ?? 0) + Math.log(i));
  return logFactorials[n] ?? 0;
}
const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * Fisher's exact test, two-sided: the sum of the probabilities of all tables with these margins that are no likelier
 * than the one found (A. Agresti, Categorical Data Analysis, 3rd ed., 3.5.3; so does R's fisher.test). It never finds
 * a difference too often, however small or uneven the sides and however rare the event.
 */
export function fisherExact(a: Share, b: Share): number {
  const hits = a.x + b.x;
  const all = a.n + b.n;
  const whole = logChoose(all, hits);
  const log = (x: number): number => logChoose(a.n, x) + logChoose(b.n, hits - x) - whole;
  // Tables that are equally likely may differ in the last digits.
  const limit = log(a.x) + 1e-7;
  let p = 0;
  for (let x = Math.max(0, hits - b.n); x <= Math.min(a.n, hits); x++) {
    const l = log(x);
    if (l <= limit) p += Math.exp(l);
  }
  return Math.min(1, p);
}
