/** Which topic comes next, what counts as an answer, who is named in the wrap-up, and when to slow down. All pure. */
import { fingerprint } from '../../kit/hash.ts';

/** A topic as far as choosing goes. */
export interface Candidate {
  readonly id: number;
  readonly key: string;
  readonly theme: string | null;
  /** 1 (Monday) to 7; empty: every day. */
  readonly days: readonly number[];
  /** Only for groups with one of these tags; empty: for all. */
  readonly tags: readonly string[];
  /** When this group heard it last, epoch ms; null: never. */
  readonly usedAt: number | null;
}
export interface Wish {
  readonly ids?: readonly string[] | undefined;
  readonly theme?: string | undefined;
}

/**
 * The topic this group has not heard for longest; none heard twice before all were heard once. Among those never heard
 * the group's seed decides, so that groups differ and the order can be foretold. On a day that some topics are for,
 * only those are taken.
 * @param day 1 (Monday) to 7
 * @param tags the group's own
 */
export function nextTopic<T extends Candidate>(
  all: readonly T[],
  wish: Wish,
  day: number,
  seed: number,
  tags: readonly string[] = [],
): T | undefined {
  const own = new Set(tags.map((tag) => tag.toLowerCase()));
  const meant = all.filter(
    (t) =>
      (wish.ids === undefined || wish.ids.includes(t.key)) &&
      (wish.theme === undefined || t.theme === wish.theme) &&
      (t.tags.length === 0 || t.tags.some((tag) => own.has(tag.toLowerCase()))) &&
      (t.days.length === 0 || t.days.includes(day)),
  );
  const ofTheDay = meant.filter((t) => t.days.length > 0);
  const [first, ...rest] = ofTheDay.length > 0 ? ofTheDay : meant;
  return first && rest.reduce((best, t) => (before(t, best, seed) ? t : best), first);
}

const before = (a: Candidate, b: Candidate, seed: number): boolean => {
  const [x, y] = [a.usedAt ?? -Infinity, b.usedAt ?? -Infinity];
  return x === y ? fingerprint(a.key, seed) < fingerprint(b.key, seed) : x < y;
};

const letters = /[\p{L}\p{N}]/gu;
const hans = /\p{Script=Han}/u;

/**
 * Is this an answer, or only a noise (`哈哈哈`, `+1`, `ok`, an emoji)? Four Chinese characters or twelve other letters,
 * three of them different; half of that when the topic itself is quoted.
 */
export function substantial(text: string, quoting: boolean): boolean {
  const found = text.match(letters) ?? [];
  const weight = found.reduce((n, ch) => n + (hans.test(ch) ? 3 : 1), 0);
  const different = new Set(found).size;
  return quoting ? weight >= 6 && different >= 2 : weight >= 12 && different >= 3;
}

/** Neighbouring letters, whatever the script: what a text is made of, for telling whether it says something new. */
export function pairsOf(text: string): ReadonlySet<string> {
  const found = text.normalize('NFKC').toLowerCase().slice(0, 400).match(letters) ?? [];
  return new Set(found.slice(1).map((ch, i) => `${found[i]}${ch}`));
}
/** How much of it nobody said before in this topic, 0 to 100. */
export function novelty(pairs: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const fresh = [...pairs].filter((p) => !said.has(p)).length;
  return pairs.size === 0 ? 0 : Math.round((fresh / pairs.size) * 100);
}

export interface Said {
  readonly member: number;
  readonly length: number;
  readonly reactions: number;
  /** 0 to 100. */
  readonly novelty: number;
  readonly id: number;
}

/** The best answers: what the group liked, then what took some thought and was new; the earlier one wins a tie. */
export const best = <T extends Said>(replies: readonly T[], most: number): T[] =>
  replies.toSorted((a, b) => worth(b) - worth(a) || a.id - b.id).slice(0, most);
/**
 * The group's own votes first: a reaction is worth twenty characters. Then length, which foretells best answers better
 * than other features of a text (Agichtein et al., Finding High-Quality Content in Social Media, WSDM 2008), up to a
 * hundred characters, so that nobody wins by pasting. It counts half where it only repeats what was said and whole where
 * all of it is new: relevance less redundancy, as in maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998).
 */
const worth = (r: Said): number => r.reactions * 20 + Math.min(r.length, 100) * (0.5 + r.novelty / 200);

/** How a group's topics go. */
export interface Pace {
  /** Topics in a row without an answer. */
  readonly silent: number;
  /** Every so many occurrences one is posted; 0: none. */
  readonly every: number;
  /** Occurrences since the last one posted. */
  readonly turns: number;
  /** When a slower rhythm was proposed and not decided yet; null: not. */
  readonly askedAt: number | null;
}
export type Step =
  | { readonly do: 'post' | 'skip' | 'wait' | 'ask' }
  /** Nobody decided in time: slower by itself. */
  | { readonly do: 'slow' };

const silentAtMost = 3;
export const decideWithinMs = 7 * 86_400_000;
/** Once a week for a daily topic: slower than that is stopped by hand. */
const slowest = 7;

/** What a campaign's occurrence does in a group. */
export function step(pace: Pace, now: number): Step {
  if (pace.every === 0) return { do: 'skip' };
  if (pace.askedAt !== null) return { do: now < pace.askedAt + decideWithinMs ? 'wait' : 'slow' };
  if (pace.silent >= silentAtMost) return { do: 'ask' };
  return { do: pace.turns + 1 >= pace.every ? 'post' : 'skip' };
}
export const slower = (every: number): number => Math.min(slowest, Math.max(1, every) * 2);
