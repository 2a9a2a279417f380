/** Counting votes and reading them. All pure. */

/** How one votes here: the platform's own poll, buttons, or a number said in the group. */
export type Mode = 'native' | 'buttons' | 'numbers';
/** What stands in a button or a list of the platform's own polls, Discord's the shortest. */
const longestNative = 55;

/** Who voted what in a native poll is shown by the platform, or (Telegram) not even told to the bot: so never anonymous. */
export function modeOf(
  can: ReadonlySet<string>,
  poll: { readonly anonymous: boolean; readonly options: readonly string[] },
): Mode {
  if (can.has('poll') && !poll.anonymous && poll.options.every((o) => o.length <= longestNative)) return 'native';
  return can.has('choices') ? 'buttons' : 'numbers';
}

/** How many chose each option. */
export function tally(votes: readonly (readonly number[])[], options: number): number[] {
  const counts = Array.from({ length: options }, () => 0);
  for (const vote of votes) for (const n of vote) counts[n] = (counts[n] ?? 0) + 1;
  return counts;
}

const barWidth = 8;
/** A bar of at most eight blocks, the longest for the most votes. */
export const bar = (n: number, most: number): string =>
  n === 0 ? '' : '█'.repeat(Math.max(1, Math.round((n / Math.max(most, 1)) * barWidth)));
/** Whole per cent of the voters. */
export const percent = (n: number, voters: number): number => (voters === 0 ? 0 : Math.round((n / voters) * 100));

/** The options with the most votes, numbers from 0; none when nobody voted. */
export function leaders(counts: readonly number[]): number[] {
  const most = Math.max(0, ...counts);
  return most === 0 ? [] : counts.flatMap((n, i) => (n === most ? [i] : []));
}

/** A choice as it is kept: each option once, in order, one alone unless several are allowed. */
export function clean(choices: readonly number[], options: number, multiple: boolean): readonly number[] {
  const inside = [...new Set(choices)].filter((n) => Number.isInteger(n) && n >= 0 && n < options);
  return multiple ? inside.toSorted((a, b) => a - b) : inside.slice(0, 1);
}

/** What a press does: with several allowed it puts the option in or takes it out, else it is the choice. */
export const pressed = (before: readonly number[], n: number, multiple: boolean): readonly number[] =>
  !multiple ? [n] : before.includes(n) ? before.filter((x) => x !== n) : [...before, n];

const one = /^(?:扣|选|選|投|\+)?\s*([1-9][0-9]?)\s*[号號]?$/u;
const several = /^(?:扣|选|選|投)?\s*([1-9][0-9]?(?:(?:\s*[,，、+和]\s*|\s+)[1-9][0-9]?)*)$/u;

/** `2`, `扣2`, `+1`, `２`, `2️⃣`; with several allowed `1 3`, `1、3`. Numbers from 0; undefined when it is no such vote. */
export function readNumbers(text: string, options: number, multiple: boolean): readonly number[] | undefined {
  if (text.length > 40) return undefined;
  const said = text
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3]/gu, '')
    .trim();
  const found = (multiple ? several.exec(said) : null) ?? one.exec(said);
  const numbers = found?.[1]?.match(/[0-9]+/gu)?.map((n) => Number(n) - 1) ?? [];
  return numbers.length > 0 && numbers.every((n) => n < options) ? clean(numbers, options, multiple) : undefined;
}
