import { foldCommand } from '../text/index.ts';

/** How many letters differ, a swap of two neighbours counted once (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/**
 * The names most like what was typed, likeliest first: those that hold it or are held by it, and those at most a third
 * of their letters away (one letter for short ones). Empty when nothing is close.
 */
export function nearest(typed: string, names: readonly string[], most = 3): string[] {
  const t = foldCommand(typed);
  if (t === '') return [];
  const scored: { name: string; score: number }[] = [];
  for (const name of new Set(names)) {
    const n = foldCommand(name);
    const apart = distance(t, n);
    const within = n.length > 1 && t.length > 1 && (n.includes(t) || t.includes(n));
    const close = apart <= Math.max(1, Math.floor(n.length / 3)) && apart < n.length;
    if (within || close) scored.push({ name, score: close ? apart : apart / 2 + 1 });
  }
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, most)
    .map((s) => s.name);
}
