/** Completing what somebody is typing, for platforms that ask while it is typed. */
import { foldCommand } from '../text/index.ts';

const most = 25;

/** Those that begin with it, then those that hold it; at most 25. */
export function complete(words: readonly string[], typed: string): string[] {
  const wanted = foldCommand(typed);
  const folded = words.map((word) => ({ word, at: foldCommand(word).indexOf(wanted) }));
  return folded
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .slice(0, most)
    .map(({ word }) => word);
}
