/** The distributions the tests of a trial need, in plain arithmetic. */

const steps = 80;

/** Of a function that rises over [low, high]: where it passes `target`. */
function solve(f: (x: number) => number, target: number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < steps; i++) {
    const middle = (a + b) / 2;
    if (f(middle) < target) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/**
 * The standard normal distribution function, by the series of G. Marsaglia, "Evaluating the Normal Distribution",
 * Journal of Statistical Software 11(4), 2004.
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) > 8) return x < 0 ? 0 : 1;
  let [sum, term] = [x, x];
  for (let i = 3; Math.abs(term) > 1e-17 && i < 400; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.918_938_533_204_672_8);
}
const normalQuantiles = new Map<number, number>();
/** Kept: a bot asks for a handful of levels. */
export function normalQuantile(p: number): number {
  const known = normalQuantiles.get(p) ?? solve(normalCdf, p, -8, 8);
  if (normalQuantiles.size < 100) normalQuantiles.set(p, known);
  return known;
}

const lanczos = [
  676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1, -176.615_029_162_140_6, 12.507_343_278_686_905,
  -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
];
/** ln Γ(x) for x > 0, by the approximation of Lanczos (1964), g = 7. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  const sum = lanczos.reduce((s, c, i) => s + c / (x + i), 0.999_999_999_999_809_9);
  return 0.918_938_533_204_672_8 + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The regularised incomplete beta function, by the continued fraction DLMF 8.17.22 (Lentz's method). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const tiny = 1e-300;
  const safe = (v: number): number => (Math.abs(v) < tiny ? tiny : v);
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let f = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const by of [even, odd]) {
      d = 1 / safe(1 + by * d);
      c = safe(1 + by / c);
      change = c * d;
      f *= change;
    }
    if (Math.abs(change - 1) < 1e-14) break;
  }
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x);
  return (Math.exp(front) * f) / a;
}

/** Student's t distribution function. `df` > 0, need not be whole. */
export function tCdf(t: number, df: number): number {
  const tail = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}
/** By Newton's method: above the middle the function bends down, so from the normal quantile it rises to the root. */
export function tQuantile(p: number, df: number): number {
  if (p < 0.5) return -tQuantile(1 - p, df);
  const front = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  const density = (t: number): number => Math.exp(front - ((df + 1) / 2) * Math.log1p((t * t) / df));
  let t = normalQuantile(p);
  for (let i = 0; i < 200; i++) {
    const step = (p - tCdf(t, df)) / density(t);
    t += step;
    if (Math.abs(step) < 1e-11 * (1 + t)) break;
  }
  return t;
}
