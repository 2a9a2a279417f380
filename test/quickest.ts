/** How long work takes when nothing else is in its way: what a test may hold against a limit on a busy machine. */

const tries = 20;

/** The least of up to twenty runs, in ms; ends with the first that stays below `enough`. */
export function quickest(enough: number, work: () => unknown): number {
  let least = Infinity;
  for (let i = 0; i < tries && least >= enough; i++) {
    const from = performance.now();
    work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}
