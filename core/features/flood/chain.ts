/** Order chains (接龙): a list with numbers that everybody copies and makes longer by one line. Pure. */

const entry = /(?:^|[\s#：:])([0-9]{1,3})\s*[.、．)）:：]\s*(?=\S)/gu;

/** How many entries, numbered from 1 without a gap; 0: no chain. One entry is one only under the word itself. */
export function chainLength(text: string): number {
  let next = 1;
  for (const m of text.matchAll(entry)) {
    if (Number(m[1]) === next) next++;
    else if (next > 1) break;
  }
  const entries = next - 1;
  return entries >= 2 || (entries === 1 && /接[龙龍]/u.test(text)) ? entries : 0;
}
