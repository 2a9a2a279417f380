/** Numbers written out: 千 for 1000, 万 for w. What is one digit for one numeral is read so anyway (see glyphs.ts). */

const amounts: readonly (readonly [string, readonly string[]])[] = [
  ['十', ['10', '拾']],
  ['百', ['100', '佰']],
  ['千', ['1000', '1k', 'k', '仟']],
  ['万', ['10000', '1w', 'w']],
];
/** After a numeral or digit the amount multiplies: 三千 is 3000 or 3k. */
const after: readonly (readonly [string, readonly string[]])[] = [
  ['十', ['0']],
  ['百', ['00']],
  ['千', ['000', 'k']],
  ['万', ['0000', 'w']],
];
const digit = /[0-9零〇一二三四五六七八九]/;

/** Other ways to write the amounts in a folded word. */
export function numeralForms(folded: string): string[] {
  const forms = new Set<string>();
  for (const [i, c] of Array.from(folded).entries()) {
    const table = i > 0 && digit.test(folded.charAt(i - 1)) ? after : amounts;
    for (const to of table.find(([from]) => from === c)?.[1] ?? [])
      forms.add(folded.slice(0, i) + to + folded.slice(i + 1));
  }
  return [...forms];
}
